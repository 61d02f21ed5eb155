"""Kiểm tra dữ liệu: what the register finds wrong in itself, with the way to each and repairs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.self_checks import Finding
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.table_export import TableExport
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.settings_section import SettingsSection
from ngheo_desktop.operations.checking import Repaired, check_register, repair
from ngheo_desktop.operations.list_tables import (
    FINDING_HEADINGS,
    FINDINGS,
    finding_row,
    findings_table,
)
from ngheo_desktop.operations.office import Office

_WIDTHS = (90, 180, 420)


class CheckingSection(SettingsSection):
    heading = "Kiểm tra dữ liệu"

    household_wanted = Signal(str)  # id
    doubles_wanted = Signal()

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(office, runner, parent)
        self._found: list[Finding] = []
        self._model = TextTableModel(FINDING_HEADINGS, self)
        self.table = ListTable(self)
        self.table.setObjectName("finding_table")
        self.table.setAccessibleName("Những chỗ cần xem trong sổ")
        self.table.setModel(self._model)
        self.table.activated.connect(self._on_open)
        self.table.selectionModel().currentRowChanged.connect(self._show_commands)
        may_edit = office.actor.may(Right.EDIT_HOUSEHOLDS)
        self._may_export = office.actor.may(Right.EXPORT_LISTS)
        self.exporting = TableExport(office, runner, self)
        self.exporting.told.connect(self.told)
        make = self.command
        check = make("check_action", "Kiểm tra sổ", "done", "main", self._on_check_asked)
        self._open = make("open_action", "Mở hộ", "forward", "", self._on_open)
        self._repair = make("repair_action", "Sửa chỗ như vậy", "edit", "edit", self._on_repair)
        doubles = make(
            "doubles_action", "Người ghi hai lần…", "households", "", self.doubles_wanted.emit
        )
        self._export = make("export_action", "Xuất Excel…", "export", "export", self._on_export)
        self._export.setVisible(self._may_export)
        for action in (self._repair, doubles):
            action.setVisible(may_edit)
            action.setEnabled(may_edit)
        shown = [check, self._open, *((self._repair, doubles) if may_edit else ())]
        if self._may_export:
            shown.append(self._export)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(self.tool_row(*shown))
        layout.addWidget(self.notice)
        layout.addWidget(self.table, 1)
        self.notice.say("Chọn Kiểm tra sổ: xem từng hộ, danh sách, nhật ký và tệp. Không sửa gì.")
        self.fit_columns(self.table, _WIDTHS)
        self._show_commands()

    def first_field(self) -> QWidget:
        return self.table

    def _on_check_asked(self) -> None:
        office = self._office
        self.notice.say("Đang kiểm tra. Anh/chị cứ làm việc khác.")
        self.run(lambda report: check_register(office, report), self._on_checked)

    def _on_checked(self, found: list[Finding]) -> None:
        self._found = found
        self._model.set_rows([finding_row(each) for each in found])
        self.fit_columns(self.table, _WIDTHS)
        if found:
            self.table.selectRow(0)
            self.notice.say(f"Có {grouped_digits(len(found))} chỗ cần xem.", "warning")
        else:
            self.notice.say("Không có chỗ nào cần xem. Nhật ký và tệp sổ nguyên vẹn.", "done")
        self._show_commands()

    def _current(self) -> Finding | None:
        row = self.table.currentIndex().row()
        return self._found[row] if 0 <= row < len(self._found) else None

    def _show_commands(self) -> None:
        chosen = self._current()
        self._open.setEnabled(bool(chosen and chosen.household_id))
        may_edit = self._office.actor.may(Right.EDIT_HOUSEHOLDS)
        self._repair.setEnabled(bool(chosen and chosen.repairable) and may_edit)
        self._export.setEnabled(bool(self._found) and self._may_export)

    def _on_open(self) -> None:
        chosen = self._current()
        if chosen is not None and chosen.household_id:
            self.household_wanted.emit(chosen.household_id)

    def _on_export(self) -> None:
        if self._found:
            name = f"{FINDINGS} {self._office.today():%Y-%m-%d}"
            self.exporting.ask([findings_table(self._found)], FINDINGS, name)

    def _on_repair(self) -> None:
        office, chosen = self._office, self._current()
        if chosen is not None and chosen.repairable:
            self.run(lambda _report: repair(office, chosen.code), self._on_repaired)

    def _on_repaired(self, done: Repaired) -> None:
        left = f" Còn {done.left} chỗ cần người xem." if done.left else ""
        self.told.emit(f"Đã sửa {grouped_digits(done.repaired)} chỗ.{left}")
        self._on_check_asked()
