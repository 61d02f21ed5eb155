"""Xin ý kiến cấp trên: the paper is sent for some hamlets, or its answer is recorded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.rounds import HamletBoard, Step, StepState
from ngheo_desktop.gui.dialogs.act_dialog import ActDialog, fit_dialog
from ngheo_desktop.gui.models.round_words import capital
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.birth_edit import DayEdit
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_lists import ask_opinion, record_opinion
from ngheo_desktop.progress import Report

_HAMLET = Qt.ItemDataRole.UserRole
_ANSWERS = ("Đồng ý danh sách", "Chưa đồng ý danh sách")
_ASKS = (StepState.READY, StepState.REDO)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the superior said."""

    agreed: bool
    paper: str


class RoundOpinionDialog(ActDialog):
    """The hamlet in hand says which of the two it is; others at the same point can be ticked."""

    def __init__(
        self,
        office: Office,
        runner: TaskRunner,
        round_id: str,
        hamlets: Sequence[HamletBoard],
        chosen: HamletBoard,
        parent: QWidget | None = None,
    ) -> None:
        self._asks = chosen.cell(Step.OPINION).state in _ASKS
        title = "Xin ý kiến cấp trên" if self._asks else "Ghi ý kiến cấp trên"
        super().__init__(office, runner, title, parent)
        self.setObjectName("round_opinion_dialog")
        self._round_id = round_id
        self.hamlet_list = QListWidget(self)
        self.hamlet_list.setObjectName("hamlet_list")
        for each in hamlets:
            if (each.cell(Step.OPINION).state in _ASKS) == self._asks and _is_here(each):
                self._offer(each, ticked=each.hamlet_id == chosen.hamlet_id)
        self.day_edit = DayEdit(self)
        self.day_edit.setObjectName("day_edit")
        self.day_edit.set_day(office.today())
        self.answer_combo = self.combo("answer_combo", _ANSWERS)
        self.paper_edit = self.line("paper_edit")
        self.paper_edit.setPlaceholderText("Công văn 30/UBND ngày 20/11/2026")
        self.add("Ấp, &khóm", self.hamlet_list)
        self.add("Ngày &gửi tờ trình" if self._asks else "N&gày trả lời", self.day_edit)
        self.add("Ý &kiến", self.answer_combo)
        self.add("&Văn bản trả lời", self.paper_edit)
        self.show_rows(self.answer_combo, self.paper_edit, shown=not self._asks)
        fit_dialog(self, 520, 380)
        self.day_edit.setFocus()

    def _offer(self, hamlet: HamletBoard, *, ticked: bool) -> None:
        item = QListWidgetItem(capital(hamlet.hamlet), self.hamlet_list)
        item.setData(_HAMLET, hamlet.hamlet_id)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def chosen(self) -> list[str]:
        """Ids of the hamlets that are ticked."""
        items = [self.hamlet_list.item(at) for at in range(self.hamlet_list.count())]
        return [each.data(_HAMLET) for each in items if each.checkState() == Qt.CheckState.Checked]

    def problems(self) -> list[Problem]:
        if self.day_edit.day() is None:
            text = "Chưa có ngày. Hãy nhập đủ, ví dụ 20/11/2026."
            return [Problem("day_missing", text, field="day")]
        return []

    def work(self) -> Callable[[Report], Act]:
        day = self.day_edit.day() or self._office.today()
        agreed = self.answer_combo.currentIndex() == 0
        answer = None if self._asks else _Answer(agreed, self.paper_edit.text())
        return partial(_record, self._office, self._round_id, self.chosen(), day, answer)

    def field_of(self, _name: str) -> QWidget:
        return self.day_edit


def _is_here(hamlet: HamletBoard) -> bool:
    """Whether a hamlet has come to this step."""
    return hamlet.cell(Step.OPINION).state in (*_ASKS, StepState.RUNNING)


def _record(
    office: Office,
    round_id: str,
    hamlets: list[str],
    day: date,
    answer: _Answer | None,
    _report: Report,
) -> Act:
    if answer is None:
        return ask_opinion(office, round_id, hamlets, day)
    return record_opinion(office, round_id, hamlets, day, agreed=answer.agreed, paper=answer.paper)
