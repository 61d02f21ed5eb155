"""Chuyển cột: one household of the movement tables stands in another column, for a reason."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.movement_columns import COLUMN_TERMS, Change
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.gui.dialogs.act_dialog import ActDialog, fit_dialog
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.movement import Difference
from ngheo_desktop.operations.movement_overrides import Move, move_by_hand
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report
from ngheo_desktop.text import clean

_SAME = "Tổng của hai bảng không đổi. Số trong bảng không sửa được, chỉ đổi cột của một hộ."


class MovementColumnDialog(ActDialog):
    """Offers only the columns that keep both tables balanced."""

    def __init__(
        self,
        office: Office,
        runner: TaskRunner,
        change: Change,
        head_name: str,
        difference: Difference,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(office, runner, "Chuyển cột", parent, verb="&Chuyển cột")
        self.setObjectName("movement_column_dialog")
        self._change, self._difference = change, difference
        terms = COLUMN_TERMS[change.household_class]
        self.add_words(f"Hộ {head_name} đang ở cột «{terms[change.column]}». {_SAME}")
        self.column_combo = self.combo("column_combo", [terms[each] for each in change.choices])
        self.reason_edit = self.line("reason_edit")
        self.reason_edit.setPlaceholderText("ví dụ: đã có trong sổ giấy năm 2019")
        self.add("Sang &cột", self.column_combo)
        self.add("Lý &do (bắt buộc)", self.reason_edit)
        fit_dialog(self, 520, 260)
        self.column_combo.setFocus()

    def problems(self) -> list[Problem]:
        if clean(self.reason_edit.text()):
            return []
        return [Problem("reason_missing", "Chưa ghi lý do chuyển cột.", field="reason")]

    def field_of(self, name: str) -> QWidget:
        return self.reason_edit if name == "reason" else self.column_combo

    def work(self) -> Callable[[Report], Act]:
        column = self._change.choices[self.column_combo.currentIndex()]
        wanted = Move(
            self._change.household_class,
            self._change.household_id,
            column,
            self.reason_edit.text(),
        )
        return partial(_moved, self._office, self._difference, wanted)


def _moved(office: Office, difference: Difference, wanted: Move, _report: Report) -> Act:
    return move_by_hand(office, difference, wanted)
