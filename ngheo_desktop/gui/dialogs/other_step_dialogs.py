"""One step of a case: posted, complained of, re-checked, refused; each a day and a few words."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.other_classes import Complaint, OtherCase
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.gui.dialogs.act_dialog import ActDialog, fit_dialog
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.birth_edit import DayEdit
from ngheo_desktop.operations import other_classes as cases
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report


class CaseStepDialog(ActDialog):
    """Today is offered; what a step asks besides stands above the day."""

    step = ""  # words of the title
    day_words = "&Ngày"

    def __init__(
        self, office: Office, runner: TaskRunner, case: OtherCase, parent: QWidget | None = None
    ) -> None:
        super().__init__(office, runner, self.step, parent)
        self.case = case
        self.setObjectName("case_step_dialog")
        self.add_words(f"{case.person}, hộ {case.code}.")
        self.add_fields()
        self.day_edit = DayEdit(self)
        self.day_edit.setObjectName("day_edit")
        self.day_edit.set_day(office.today())
        self.add(self.day_words, self.day_edit)
        first = self.first_field()
        first.setFocus()
        fit_dialog(self, 520, 250)

    def add_fields(self) -> None:
        """What this step asks."""

    def first_field(self) -> QWidget:
        return self.day_edit

    def problems(self) -> Sequence[Problem]:
        if self.day_edit.day() is not None:
            return ()
        return self.day_edit.problems() or [Problem("day_missing", "Chưa có ngày.")]

    def field_of(self, _name: str) -> QWidget:
        return self.first_field()


class PostCaseDialog(CaseStepDialog):
    """Niêm yết at the commune office; the last day follows from the rule."""

    step, day_words = "Niêm yết", "Niêm yết từ &ngày"

    def add_fields(self) -> None:
        self.add_words("Kết quả xét được niêm yết tại trụ sở trong số ngày làm việc theo quy định.")

    def work(self) -> Callable[[Report], Act]:
        office, case_id, day = self._office, self.case.id, self.day_edit.day()
        begins = day or office.today()
        return lambda _report: cases.post_case(office, case_id, begins)


class ComplaintDialog(CaseStepDialog):
    """Ghi kiến nghị received while the result hangs."""

    step, day_words = "Ghi kiến nghị", "Ngày nhậ&n"

    def add_fields(self) -> None:
        self.name_edit = self.line("name_edit")
        self.told_edit = self.line("told_edit")
        self.add("Người &kiến nghị", self.name_edit)
        self.add("Nội &dung", self.told_edit)

    def first_field(self) -> QWidget:
        return self.name_edit

    def work(self) -> Callable[[Report], Act]:
        office, case_id = self._office, self.case.id
        by, told = self.name_edit.text(), self.told_edit.text()
        day = self.day_edit.day() or office.today()
        return lambda _report: cases.record_complaint(office, case_id, by, told, day)


class ComplaintAnswerDialog(CaseStepDialog):
    """Ghi kết quả phúc tra of one complaint."""

    step, day_words = "Ghi kết quả phúc tra", "Ngày phúc tra &xong"

    def add_fields(self) -> None:
        self._open = [
            (at, each) for at, each in enumerate(self.case.complaints) if each.answered_on is None
        ]
        words = [f"{x.by_name}, {shown_day(x.received_on)}" for _at, x in self._open]
        self.complaint_combo = self.combo("complaint_combo", words)
        self.answer_edit = self.line("answer_edit")
        self.add("&Kiến nghị", self.complaint_combo)
        self.told_label = self.add_words("")
        self.complaint_combo.currentIndexChanged.connect(self._on_chosen)
        self._on_chosen()
        self.add("K&ết quả phúc tra", self.answer_edit)

    def _chosen(self) -> tuple[int, Complaint]:
        return self._open[max(0, self.complaint_combo.currentIndex())]

    def _on_chosen(self) -> None:
        self.told_label.setText(self._chosen()[1].told)

    def first_field(self) -> QWidget:
        return self.answer_edit

    def work(self) -> Callable[[Report], Act]:
        office, case_id = self._office, self.case.id
        at = self._chosen()[0]
        told, day = self.answer_edit.text(), self.day_edit.day() or office.today()
        return lambda _report: cases.answer_complaint(office, case_id, at, day, told)


class RefuseCaseDialog(CaseStepDialog):
    """Trả lời không công nhận, with reasons."""

    step, day_words = "Trả lời không công nhận", "Ngày t&rả lời"

    def add_fields(self) -> None:
        self.reason_edit = self.line("reason_edit")
        self.add("&Lý do (bắt buộc)", self.reason_edit)

    def first_field(self) -> QWidget:
        return self.reason_edit

    def work(self) -> Callable[[Report], Act]:
        office, case_id = self._office, self.case.id
        reason, day = self.reason_edit.text(), self.day_edit.day() or office.today()
        return lambda _report: cases.refuse_case(office, case_id, day, reason)
