"""Hộ của danh sách rà soát: one more with the hamlet's reason, or one taken off with a reason."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.register import Household
from ngheo_desktop.domain.rounds import HamletBoard, HouseholdSteps
from ngheo_desktop.gui.dialogs.act_dialog import ActDialog, fit_dialog
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.household_chooser import HouseholdChooser
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_lists import add_to_list, take_from_list
from ngheo_desktop.progress import Report


class AddToListDialog(ActDialog):
    """Ấp, khóm đề nghị một hộ: who, and why."""

    refusal = "Chưa thêm được."

    def __init__(
        self,
        office: Office,
        runner: TaskRunner,
        round_id: str,
        hamlet: HamletBoard,
        parent: QWidget | None = None,
    ) -> None:
        title = f"Thêm hộ vào danh sách, {hamlet.hamlet}"
        super().__init__(office, runner, title, parent, verb="Thêm &hộ")
        self.setObjectName("add_to_list_dialog")
        self._round_id, self._hamlet = round_id, hamlet
        self._household: Household | None = None
        self.chooser = HouseholdChooser(office, runner, "", self)
        self.chooser.chosen.connect(self._on_chosen)
        self.reason_edit = self.line("reason_edit")
        self.reason_edit.setPlaceholderText("nhà sạt lở, lao động chính đau ốm…")
        self.add("&Tìm hộ", self.chooser)
        self.chooser.search_edit.setAccessibleName("Tìm hộ")
        self.add("&Lý do (bắt buộc)", self.reason_edit)
        fit_dialog(self, 560, 330)
        self.chooser.setFocus()

    def problems(self) -> list[Problem]:
        found = []
        if self._household is None:
            found.append(Problem("household_missing", "Chưa chọn hộ.", field="household"))
        elif self._household.hamlet_id != self._hamlet.hamlet_id:
            text = f"Hộ này không ở {self._hamlet.hamlet}. Hãy mở danh sách của nơi hộ đang ở."
            found.append(Problem("other_hamlet", text, field="household"))
        if not self.reason_edit.text().strip():
            found.append(Problem("reason_missing", "Chưa ghi lý do.", field="reason"))
        return found

    def work(self) -> Callable[[Report], Act]:
        household_id = self._household.id if self._household else ""
        reason = self.reason_edit.text()
        return partial(_add, self._office, self._round_id, household_id, reason)

    def field_of(self, name: str) -> QWidget:
        return self.reason_edit if name == "reason" else self.chooser

    def _on_chosen(self, household: Household) -> None:
        self._household = household


class TakeFromListDialog(ActDialog):
    """Bỏ một hộ khỏi danh sách, with the reason that stays in the diary."""

    refusal = "Chưa bỏ được."

    def __init__(
        self,
        office: Office,
        runner: TaskRunner,
        round_id: str,
        household: HouseholdSteps,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(office, runner, "Bỏ khỏi danh sách", parent, verb="&Bỏ khỏi danh sách")
        self.setObjectName("take_from_list_dialog")
        self._round_id, self._household = round_id, household
        self.add_words(
            f"Hộ {household.code} {household.head_name} không rà soát trong đợt này. "
            "Hộ vẫn còn trong sổ."
        )
        self.reason_edit = self.line("reason_edit")
        self.reason_edit.setPlaceholderText("hộ rút giấy đề nghị")
        self.add("&Lý do (bắt buộc)", self.reason_edit)
        fit_dialog(self, 500, 230)
        self.reason_edit.setFocus()

    def problems(self) -> list[Problem]:
        if self.reason_edit.text().strip():
            return []
        return [Problem("reason_missing", "Chưa ghi lý do.", field="reason")]

    def work(self) -> Callable[[Report], Act]:
        household_id, reason = self._household.household_id, self.reason_edit.text()
        return partial(_take, self._office, self._round_id, household_id, reason)

    def field_of(self, _name: str) -> QWidget:
        return self.reason_edit


def _add(office: Office, round_id: str, household_id: str, reason: str, _report: Report) -> Act:
    return add_to_list(office, round_id, household_id, reason)


def _take(office: Office, round_id: str, household_id: str, reason: str, _report: Report) -> Act:
    return take_from_list(office, round_id, household_id, reason)
