"""Tìm ở mọi nơi: asks the register while the officer types, and shows what answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from ngheo_desktop.domain.register import HouseholdLine, PersonLine
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.gui.models.found_list import Entry
from ngheo_desktop.gui.tasks import Task, TaskRunner
from ngheo_desktop.gui.widgets.search_box import SearchBox
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.searching import BEST, Found, search_everywhere
from ngheo_desktop.progress import Report
from ngheo_desktop.text import clean, search_key, telex_key

_PAUSE_MS = 120  # a word is typed faster than that; only its end is looked for


@dataclass(frozen=True, slots=True)
class Papers:
    """What can be printed and set, by code and heading, as far as this account may."""

    forms: tuple[tuple[str, str], ...] = ()
    settings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Answer:
    sequence: int
    text: str
    found: Found
    papers: Papers


class Search(QObject):
    """Answers that are no longer asked for are dropped."""

    household_chosen = Signal(str)  # id
    person_chosen = Signal(str, str)  # id of the household, id of the member
    household_wanted = Signal(str)  # name of the head of a new one
    form_chosen = Signal(str)  # code
    settings_chosen = Signal(str)  # heading of the section

    def __init__(
        self,
        box: SearchBox,
        office: Office,
        runner: TaskRunner,
        commands: Callable[[], Sequence[Entry]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._box, self._office, self._runner = box, office, runner
        self._commands = commands
        self._sequence = 0
        self._asking: Task | None = None
        self._opens_first = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        box.asked.connect(self._on_asked)
        box.entered.connect(self._on_entered)

    def _on_asked(self, text: str) -> None:
        self._sequence += 1
        self._opens_first = False
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self._box.show_entries(())

    def _on_entered(self) -> None:
        """Enter came before the answer: open the first line as soon as it is there."""
        if self._pause.isActive():
            self._pause.stop()
            self._ask()
        self._opens_first = self._asking is not None

    def _ask(self) -> None:
        work = partial(_look, self._office, self._sequence, self._box.text())
        self._asking = self._runner.start(work)
        self._asking.succeeded.connect(self._on_answered)
        self._asking.failed.connect(self._on_failed)

    def _on_answered(self, answer: _Answer) -> None:
        if answer.sequence != self._sequence:
            return
        self._asking = None
        self._box.show_entries(self._entries(answer))
        if self._opens_first:
            self._opens_first = False
            self._box.open_choice()

    def _on_failed(self, error: Exception) -> None:
        self._asking = None
        self._box.show_entries([Entry(str(error) or "Chưa tìm được. Hãy thử lại.")])

    # --- lines -----------------------------------------------------------------------------

    def _entries(self, answer: _Answer) -> list[Entry]:
        found = answer.found
        commands = _fitting([*self._commands(), *self._papers(answer.papers)], answer.text)
        kinds = {
            "Hộ": [self._household(line) for line in found.households],
            "Người": [self._person(line) for line in found.people],
            "Việc": commands[:BEST],
        }
        entries = [
            entry for kind, lines in kinds.items() if lines for entry in (Entry(kind), *lines)
        ]
        return entries or self._nothing(answer)

    def _nothing(self, answer: _Answer) -> list[Entry]:
        entries = [Entry(f"Không có hộ, người hoặc việc nào khớp «{answer.text.strip()}».")]
        if answer.found.spellings:
            entries.append(Entry("Có phải là:"))
        entries += [
            Entry(name, run=partial(self._look_for, name)) for name in answer.found.spellings
        ]
        name = clean(answer.text)
        if self._office.actor.may(Right.EDIT_HOUSEHOLDS) and _is_name(name):
            run = partial(self.household_wanted.emit, name)
            entries.append(Entry("Thêm hộ mới với tên này", name, run=run))
        return entries

    def _look_for(self, name: str) -> None:
        self._box.ask()
        self._box.setText(name)
        self._box.asked.emit(name)

    def _household(self, line: HouseholdLine) -> Entry:
        note = _note(line.birth[:4], line.hamlet, f"hộ {line.code}")
        title = line.head_name or f"Hộ {line.code}"
        run = partial(self.household_chosen.emit, line.id)
        return Entry(title, note, line.household_class, run)

    def _person(self, line: PersonLine) -> Entry:
        whose = f"hộ {line.head_name}" if line.head_name else ""
        run = partial(self.person_chosen.emit, line.household_id, line.id)
        return Entry(line.name, _note(line.birth[:4], whose, line.hamlet), run=run)

    def _papers(self, papers: Papers) -> list[Entry]:
        forms = [
            Entry(f"In {title[0].lower()}{title[1:]}", run=partial(self.form_chosen.emit, code))
            for code, title in papers.forms
        ]
        return forms + [
            Entry(f"Hệ thống: {heading}", run=partial(self.settings_chosen.emit, heading))
            for heading in papers.settings
        ]


def _is_name(text: str) -> bool:
    return all(word.isalpha() for word in text.split(" "))


def _note(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _fitting(commands: Sequence[Entry], text: str) -> list[Entry]:
    """Commands with every word typed at the beginning of one of theirs."""
    for typed in dict.fromkeys([search_key(text), telex_key(text)]):
        words = typed.split(" ")
        fitting = [each for each in commands if _fits(search_key(each.title), words)]
        if fitting:
            return fitting
    return []


def _fits(title: str, words: Sequence[str]) -> bool:
    parts = [part.strip(":,.…()") for part in title.split(" ")]
    return all(any(part.startswith(word) for part in parts) for word in words)


def _look(office: Office, sequence: int, text: str, _report: Report) -> _Answer:
    may_read = office.actor.may(Right.READ_HOUSEHOLDS)
    found = search_everywhere(office, text) if may_read else Found()
    return _Answer(sequence, text, found, _papers_of(office))


def _papers_of(office: Office) -> Papers:
    """Read here, on the worker: these modules are not loaded before somebody searches."""
    from ngheo_desktop.gui.pages.settings_page import sections_for
    from ngheo_desktop.operations.papers import list_forms

    may_print = office.actor.may(Right.PRINT_LISTS)
    forms = [(str(each.code), each.title) for each in list_forms()] if may_print else []
    return Papers(tuple(forms), tuple(kind.heading for kind in sections_for(office)))
