"""Tìm ở mọi nơi: asks the register while the officer types, and shows what answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from ngheo_desktop.domain.register import HouseholdLine, PersonLine
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.standards import standard_on
from ngheo_desktop.gui.help import Topic, show_topic, topic_of_indicator, topics
from ngheo_desktop.gui.models.found_list import Entry
from ngheo_desktop.gui.tasks import Lane, Task, TaskRunner
from ngheo_desktop.gui.widgets.search_box import SearchBox
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.searching import BEST, Found, search_everywhere
from ngheo_desktop.progress import Report
from ngheo_desktop.text import clean, search_key, telex_key

_PAUSE_MS = 120  # a word is typed faster than that; only its end is looked for


@dataclass(frozen=True, slots=True)
class Printable:
    """A form, and whether it can be printed for one hamlet."""

    code: str
    title: str
    by_hamlet: bool

    @property
    def words(self) -> str:
        return f"In {self.title[0].lower()}{self.title[1:]}"


@dataclass(frozen=True, slots=True)
class Part:
    """Ấp, khóm as a command names it."""

    id: str
    name: str
    full_name: str

    @property
    def initials(self) -> str:
        """«vp» for Vĩnh Phú."""
        return "".join(word[0] for word in search_key(self.name).split(" ") if word)


@dataclass(frozen=True, slots=True)
class Papers:
    """What can be printed, set and read about, as far as this account may."""

    forms: tuple[Printable, ...] = ()
    hamlets: tuple[Part, ...] = ()
    settings: tuple[str, ...] = ()
    help: tuple[Topic, ...] = ()


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
    form_chosen = Signal(str, str)  # code, id of the hamlet or ""
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
        self._asking = self._runner.start(work, Lane.SEARCH)
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
        papers = answer.papers
        commands = _fitting([*self._commands(), *self._papers(papers)], answer.text)
        commands = [*self._papers_of_hamlets(papers, answer.text), *commands]
        texts = [Entry(each.title, run=partial(self._show_help, each)) for each in papers.help]
        kinds = {
            "Hộ": [self._household(line) for line in found.households],
            "Người": [self._person(line) for line in found.people],
            "Việc": commands[:BEST],
            "Trợ giúp": _told_by_whole_words(texts, answer.text)[:BEST],
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
            Entry(form.words, run=partial(self.form_chosen.emit, form.code, ""))
            for form in papers.forms
        ]
        return forms + [
            Entry(f"Hệ thống: {heading}", run=partial(self.settings_chosen.emit, heading))
            for heading in papers.settings
        ]

    def _papers_of_hamlets(self, papers: Papers, text: str) -> list[Entry]:
        """«niêm yết vĩnh phú»: a form, for the hamlet that the rest of the words name."""
        return [
            Entry(form.words, hamlet.full_name, run=partial(self.form_chosen.emit, form.code, id_))
            for form in papers.forms
            if form.by_hamlet and (words := _left_over(form.words, text))
            for hamlet in papers.hamlets
            if _names(hamlet, words) and (id_ := hamlet.id)
        ]

    def _show_help(self, topic: Topic) -> None:
        show_topic(self._box.window(), topic)


def _is_name(text: str) -> bool:
    return all(word.isalpha() for word in text.split(" "))


def _note(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _fitting(commands: Sequence[Entry], text: str) -> list[Entry]:
    """Commands with every word typed at the beginning of one of theirs; the shortest first."""
    for typed in dict.fromkeys([search_key(text), telex_key(text)]):
        words = typed.split(" ")
        fitting = [each for each in commands if _fits(search_key(each.title), words)]
        if fitting:
            return sorted(fitting, key=lambda each: len(_parts(each.title)))
    return []


def _told_by_whole_words(texts: Sequence[Entry], text: str) -> list[Entry]:
    """The beginning of a word would put a text of the help beside every other name."""
    words = set(telex_key(text).split(" "))
    return [each for each in texts if words <= set(_parts(search_key(each.title)))]


def _fits(title: str, words: Sequence[str]) -> bool:
    parts = _parts(title)
    return all(any(part.startswith(word) for part in parts) for word in words)


def _parts(title: str) -> list[str]:
    return [part.strip(":,.…()") for part in title.split(" ")]


def _left_over(title: str, text: str) -> list[str]:
    """The words typed that are none of a title's; nothing where none of its words was typed."""
    parts = _parts(search_key(title))
    for typed in dict.fromkeys([search_key(text), telex_key(text)]):
        words = typed.split(" ")
        rest = [word for word in words if not any(part.startswith(word) for part in parts)]
        if rest and len(rest) < len(words) and words[0] not in rest:
            return rest
    return []


def _names(hamlet: Part, words: Sequence[str]) -> bool:
    """Whether these are words of its name, of its kind, or its initials."""
    return list(words) == [hamlet.initials] or _fits(search_key(hamlet.full_name), words)


def _look(office: Office, sequence: int, text: str, _report: Report) -> _Answer:
    may_read = office.actor.may(Right.READ_HOUSEHOLDS)
    found = search_everywhere(office, text) if may_read else Found()
    return _Answer(sequence, text, found, _papers_of(office))


def _papers_of(office: Office) -> Papers:
    """Read here, on the worker: these modules are not loaded before somebody searches."""
    from ngheo_desktop.gui.pages.settings_page import sections_for
    from ngheo_desktop.operations.hamlets import list_hamlets
    from ngheo_desktop.operations.papers import Scope, list_forms

    may_print = office.actor.may(Right.PRINT_LISTS)
    forms = list_forms() if may_print else ()
    hamlets = list_hamlets(office) if may_print else ()
    standard = standard_on(office.standards, office.today())
    questions = standard.indicators if standard is not None else ()
    return Papers(
        tuple(
            Printable(str(each.code), each.title, each.scope == Scope.COMMUNE_OR_HAMLET)
            for each in forms
        ),
        tuple(Part(each.id, each.name, each.full_name) for each in hamlets),
        tuple(kind.heading for kind in sections_for(office)),
        (*topics(), *map(topic_of_indicator, questions)),
    )
