"""Giấy đề nghị: received at the counter, taken up by a round, or answered in writing."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ngheo_desktop.domain.applications import FORM_TERMS, Application, ApplicationForm
from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.register import Household
from ngheo_desktop.domain.rounds import Round
from ngheo_desktop.gui.dialogs.act_dialog import ActDialog, fit_dialog
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.birth_edit import DayEdit
from ngheo_desktop.gui.widgets.household_chooser import HouseholdChooser
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.applications import (
    receive_application,
    refuse_application,
    take_up,
)
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report

_NO_DAY = "Chưa có ngày. Hãy nhập đủ, ví dụ 12/11/2026."


class ReceiveApplicationDialog(ActDialog):
    """Nhận Mẫu 01, Mẫu 04: of whom, on which day, why."""

    refusal = "Chưa nhận được."

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(office, runner, "Nhận giấy đề nghị", parent, verb="Nhậ&n giấy")
        self.setObjectName("receive_application_dialog")
        self._household: Household | None = None
        self.form_combo = self.combo("form_combo", list(FORM_TERMS.values()))
        self.chooser = HouseholdChooser(office, runner, "", self)
        self.chooser.chosen.connect(self._on_chosen)
        self.day_edit = DayEdit(self)
        self.day_edit.setObjectName("day_edit")
        self.day_edit.set_day(office.today())
        self.reason_edit = self.line("reason_edit")
        self.reason_edit.setPlaceholderText("mất việc làm từ tháng 9")
        self.add("&Mẫu", self.form_combo)
        self.add("&Tìm hộ", self.chooser)
        self.chooser.search_edit.setAccessibleName("Tìm hộ")
        self.add("Ngà&y nhận", self.day_edit)
        self.add("&Lý do ghi trong giấy", self.reason_edit)
        fit_dialog(self, 620, 400)
        self.chooser.setFocus()

    def problems(self) -> list[Problem]:
        found = []
        if self._household is None:
            found.append(Problem("household_missing", "Chưa chọn hộ.", field="household"))
        if self.day_edit.day() is None:
            found.append(Problem("day_missing", _NO_DAY, field="day"))
        return found

    def work(self) -> Callable[[Report], Act]:
        household_id = self._household.id if self._household else ""
        form = list(FORM_TERMS)[self.form_combo.currentIndex()]
        day = self.day_edit.day() or self._office.today()
        return partial(_receive, self._office, household_id, form, day, self.reason_edit.text())

    def field_of(self, name: str) -> QWidget:
        return self.day_edit if name == "day" else self.chooser

    def _on_chosen(self, household: Household) -> None:
        self._household = household


class RefuseApplicationDialog(ActDialog):
    """Trả lời không công nhận: the reasons stand in the letter as they are typed here."""

    refusal = "Chưa ghi được văn bản trả lời."

    def __init__(
        self,
        office: Office,
        runner: TaskRunner,
        application: Application,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(office, runner, "Trả lời không công nhận", parent, verb="G&hi trả lời")
        self.setObjectName("refuse_application_dialog")
        self._application = application
        self.add_words(application_words(application))
        self.day_edit = DayEdit(self)
        self.day_edit.setObjectName("day_edit")
        self.day_edit.set_day(office.today())
        self.refusal_edit = QPlainTextEdit(self)
        self.refusal_edit.setObjectName("refusal_edit")
        self.refusal_edit.setTabChangesFocus(True)
        self.add("Ngà&y trả lời", self.day_edit)
        self.add("&Lý do (bắt buộc)", self.refusal_edit)
        fit_dialog(self, 560, 360)
        self.refusal_edit.setFocus()

    def problems(self) -> list[Problem]:
        found = []
        if self.day_edit.day() is None:
            found.append(Problem("day_missing", _NO_DAY, field="day"))
        if not self.refusal_edit.toPlainText().strip():
            text = "Văn bản trả lời phải nêu lý do."
            found.append(Problem("refusal_missing", text, field="refusal"))
        return found

    def work(self) -> Callable[[Report], Act]:
        day = self.day_edit.day() or self._office.today()
        words = self.refusal_edit.toPlainText()
        return partial(_refuse, self._office, self._application.id, day, words)

    def field_of(self, name: str) -> QWidget:
        return self.day_edit if name == "day" else self.refusal_edit


class TakeUpDialog(ActDialog):
    """Đưa vào đợt: which of the rounds that are open."""

    def __init__(
        self,
        office: Office,
        runner: TaskRunner,
        application: Application,
        rounds: Sequence[Round],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(office, runner, "Đưa vào đợt rà soát", parent, verb="Đưa &vào đợt")
        self.setObjectName("take_up_dialog")
        self._application, self._rounds = application, tuple(rounds)
        self.add_words(application_words(application))
        self.round_combo = self.combo("round_combo", [each.title for each in rounds])
        self.add("Đợt &rà soát", self.round_combo)
        fit_dialog(self, 520, 250)
        self.round_combo.setFocus()

    def work(self) -> Callable[[Report], Act]:
        chosen = self._rounds[self.round_combo.currentIndex()]
        return partial(_take_up, self._office, self._application.id, chosen.id)

    def field_of(self, _name: str) -> QWidget:
        return self.round_combo


def application_words(told: Application) -> str:
    """Which application is meant, in a sentence."""
    day = shown_day(told.received_on)
    return f"{FORM_TERMS[told.form]}, hộ {told.code} {told.head_name}, nhận ngày {day}."


def _receive(
    office: Office,
    household_id: str,
    form: ApplicationForm,
    day: date,
    reason: str,
    _report: Report,
) -> Act:
    return receive_application(office, household_id, form, day, reason)


def _refuse(office: Office, application_id: str, day: date, words: str, _report: Report) -> Act:
    return refuse_application(office, application_id, day, words)


def _take_up(office: Office, application_id: str, round_id: str, _report: Report) -> Act:
    return take_up(office, application_id, round_id)
