"""Xem nhanh: the household of the row in short, beside the list; read in the background."""

from functools import partial
from html import escape

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QTextBrowser, QWidget

from ngheo_desktop import catalogs
from ngheo_desktop.domain.register import Household, HouseholdLine, Member
from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.household_table import shown_day
from ngheo_desktop.gui.tasks import Task, TaskRunner
from ngheo_desktop.operations.households import peek_household
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report

_PAUSE_MS = 120  # a row in hand this long is looked at
_WIDTH = 290  # at 100 %
_NOTHING = "Chưa chọn hộ nào."


class HouseholdGlance(QTextBrowser):
    """Members, class, last sheet, lacking and phone; numbers of people are not shown here."""

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("glance_pane")
        self.setAccessibleName("Xem nhanh hộ đang chọn")
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self._office, self._runner = office, runner
        self._line: HouseholdLine | None = None
        self._reading: Task | None = None
        self._lacking: dict[str, str] = {}
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(_PAUSE_MS)
        self.pause.timeout.connect(self._read)
        self.setHtml(_NOTHING)
        theme.follow(self._dress)

    def _dress(self) -> None:
        self.setFixedWidth(theme.metrics().px(_WIDTH))

    def name_indicators(self, words: dict[str, str]) -> None:
        """Words of the indicators by their numbers: «4» → «4. Bảo hiểm y tế»."""
        self._lacking = words

    def look_at(self, line: HouseholdLine | None) -> None:
        """Show this row once it stays in hand; nothing is read while the pane is folded."""
        if line == self._line:
            return
        self._line = line
        if not self.isHidden():
            self.pause.start()

    def unfold(self) -> None:
        """Shown again: read what is in hand now."""
        self.show()
        self.pause.start()

    def _read(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
        if self._line is None:
            self.setHtml(_NOTHING)
            return
        task = self._runner.start(partial(_peek, self._office, self._line))
        task.succeeded.connect(self._on_read)
        self._reading = task

    def _on_read(self, read: tuple[HouseholdLine, Household | None]) -> None:
        line, household = read
        if line != self._line:
            return  # another row is in hand meanwhile
        self._reading = None
        gone = "Hộ này không còn trong danh sách."
        self.setHtml(self._page(line, household) if household else gone)

    def _page(self, line: HouseholdLine, household: Household) -> str:
        people = "".join(_person(each) for each in household.members)
        told = [
            ("Điện thoại", household.phone or "chưa ghi"),
            ("Diện", _class(line.household_class, "chưa có quyết định")),
            ("Chấm điểm", _scored(line)),
            ("Phiếu gần nhất", shown_day(line.survey_date) or "chưa có"),
            ("Thiếu hụt", self._lacking_words(line)),
        ]
        facts = "".join(f"<p><b>{title}:</b> {escape(words)}</p>" for title, words in told)
        place = ", ".join(each for each in (line.hamlet, household.address) if each)
        return (
            f"<h3>{escape(line.head_name)}</h3><p>Hộ {escape(line.code)}, {escape(place)}</p>"
            f"{facts}<p><b>{len(household.members)} người:</b></p>{people}"
        )

    def _lacking_words(self, line: HouseholdLine) -> str:
        if line.computed_class is None:
            return "chưa chấm"
        known = [self._lacking.get(each, each) for each in line.lacking.split()]
        if line.computed_class is HouseholdClass.UNDETERMINED:  # unknown never counts as no
            known.append("còn câu chưa rõ")
        return "; ".join(known) or "không"

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes here by F6 reads from the top."""
        super().focusInEvent(event)
        self.verticalScrollBar().setValue(0)


def _peek(
    office: Office, line: HouseholdLine, _report: Report
) -> tuple[HouseholdLine, Household | None]:
    return line, peek_household(office, line.id)


def _class(household_class: HouseholdClass | None, missing: str) -> str:
    return CLASS_TERMS[household_class] if household_class else missing


def _scored(line: HouseholdLine) -> str:
    word = _class(line.computed_class, "chưa chấm")
    scores = (("B1", line.income_score), ("B2", line.deprivation_score))
    told = [f"{name} {score}" for name, score in scores if score is not None]
    return f"{word} ({', '.join(told)})" if told else word


def _person(member: Member) -> str:
    relation = catalogs.relation(member.relation)
    role = relation.label_for(member.sex) if relation else ""
    born = f"sinh {member.birth.shown}" if member.birth else ""
    more = ", ".join(each for each in (role.lower(), born) if each)
    return f"<p>{escape(member.name)}{f' ({escape(more)})' if more else ''}</p>"
