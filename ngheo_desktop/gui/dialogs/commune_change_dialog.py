"""Xã đổi tên, «xã → phường», nhập với xã khác, from a day on."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.hamlet_changes import CommuneChange
from ngheo_desktop.domain.register import Commune
from ngheo_desktop.gui.dialogs.act_dialog import fit_dialog
from ngheo_desktop.gui.dialogs.place_change_dialog import PlaceChangeDialog
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.commune_changes import COMMUNE_KINDS, record_commune_change
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report


class CommuneChangeDialog(PlaceChangeDialog):
    def __init__(
        self, office: Office, runner: TaskRunner, now: Commune, parent: QWidget | None = None
    ) -> None:
        super().__init__(office, runner, f"Thay đổi của {now.full_name}", parent)
        self.setObjectName("commune_change_dialog")
        self.word_combo = self.combo("word_combo", COMMUNE_KINDS)
        self.word_combo.setCurrentText(now.kind)
        self.name_edit = self.line("name_edit")
        self.name_edit.setText(now.name)
        self.joined_edit = self.line("joined_edit")
        self.joined_edit.setPlaceholderText("Lương Phi, An Tức")
        self.add("Gọ&i là", self.word_combo)
        self.add("&Tên mới", self.name_edit)
        self.add("Các &xã nhập vào", self.joined_edit)
        self.add_paper()
        fit_dialog(self, 560, 360)
        self.name_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name_edit.selectAll()

    def work(self) -> Callable[[Report], Act]:
        change = CommuneChange(
            self.name_edit.text(),
            self.word_combo.currentText(),
            self.day_edit.day() or self._office.today(),
            tuple(self.joined_edit.text().split(",")),
            self.paper(),
        )
        return partial(_record, self._office, change)

    def named_field(self, _name: str) -> QWidget:
        return self.name_edit


def _record(office: Office, change: CommuneChange, _report: Report) -> Act:
    return record_commune_change(office, change)
