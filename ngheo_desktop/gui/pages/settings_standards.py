"""Chuẩn nghèo: each standard with its parts, where they come from, and who confirmed it."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.standards import ScoreTable, Standard
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.dialogs.standard_confirm_dialog import StandardConfirmDialog
from ngheo_desktop.gui.dialogs.standard_part_dialog import PERIOD, StandardPartDialog
from ngheo_desktop.gui.dialogs.standard_table_dialog import StandardTableDialog
from ngheo_desktop.gui.icons import icon
from ngheo_desktop.gui.models.standard_words import (
    head_of,
    part_row,
    period_row,
    table_detail,
    table_row,
    tables_of,
)
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.settings_section import SettingsSection
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.standards import (
    StandardSheet,
    change_standard,
    confirm_score_table,
    confirm_standard,
    is_score_table_file,
    list_standards,
    load_score_tables,
    load_standard,
    read_score_file,
    standard_text,
)
from ngheo_desktop.writing import whole_file

_HEADINGS = ("Phần", "Giá trị", "Mức chắc chắn", "Nguồn")
_WIDTHS = (220, 300, 120)


class StandardsSection(SettingsSection):
    heading = "Chuẩn nghèo"

    household_wanted = Signal(str)  # id

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(office, runner, parent)
        self._sheets: list[StandardSheet] = []
        self._wanted_code = ""
        self._dialog: StandardPartDialog | StandardTableDialog | None = None
        self._table_file: Path | None = None  # on its way to be loaded
        self.standard_list = QListWidget(self)
        self.standard_list.setObjectName("standard_list")
        self.standard_list.setAccessibleName("Chuẩn nghèo")
        theme.follow(self._fit)
        self.standard_list.setWordWrap(True)
        self.standard_list.currentRowChanged.connect(self._on_standard_chosen)
        self.head_label = QLabel(self)
        self.head_label.setWordWrap(True)
        self.head_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._model = TextTableModel(_HEADINGS, self)
        self.table = self._parts_table()
        self.detail_label = QLabel(self)
        self.detail_label.setWordWrap(True)
        self.detail_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()

    def _parts_table(self) -> ListTable:
        table = ListTable(self)
        table.setObjectName("part_table")
        table.setAccessibleName("Các phần của chuẩn")
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setModel(self._model)
        table.activated.connect(self._on_change_asked)
        table.selectionModel().currentRowChanged.connect(self._on_part_chosen)
        return table

    def _lay_out(self) -> None:
        make = self.command
        actions = [make("save_action", "Lưu ra tệp…", "save", "save", self._on_save_asked)]
        if self._office.actor.may(Right.READ_HOUSEHOLDS):
            words = "Thử trên số liệu…"
            actions.insert(0, make("try_action", words, "households", "", self._on_try_asked))
        if self._office.actor.may(Right.MANAGE_STANDARDS):
            actions = [
                make("load_action", "Nạp tệp…", "import", "new", self._on_load_asked),
                make("change_action", "Sửa phần…", "edit", "edit", self._on_change_asked),
                make(
                    "confirm_action",
                    "Xác nhận đã đối chiếu…",
                    "done",
                    "main",
                    self._on_confirm_asked,
                ),
                *actions,
            ]
        right = QVBoxLayout()
        right.addWidget(self.head_label)
        right.addWidget(self.table, 1)
        right.addWidget(self.detail_label)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.standard_list)
        middle.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addLayout(self.tool_row(*actions))
        layout.addWidget(self.notice)
        layout.addLayout(middle, 1)

    def _fit(self) -> None:
        self.standard_list.setFixedWidth(theme.metrics().px(230))

    def first_field(self) -> QWidget:
        return self.standard_list

    def reload(self) -> None:
        office = self._office
        self.run(lambda _report: list_standards(office), self._on_read)

    def current(self) -> StandardSheet | None:
        row = self.standard_list.currentRow()
        return self._sheets[row] if 0 <= row < len(self._sheets) else None

    def current_part(self) -> str:
        """Path of the part in focus; the period stands first."""
        sheet, row = self.current(), self.table.currentIndex().row()
        if sheet is None or not 0 <= row <= len(sheet.parts):
            return ""
        return PERIOD if row == 0 else sheet.parts[row - 1].path

    def current_table(self) -> ScoreTable | None:
        """The B1 table in focus; they stand below the parts."""
        sheet, row = self.current(), self.table.currentIndex().row()
        tables = tables_of(sheet) if sheet else []
        at = row - len(sheet.parts) - 1 if sheet else -1
        return tables[at] if 0 <= at < len(tables) else None

    # Showing

    def _on_read(self, sheets: list[StandardSheet]) -> None:
        kept = self.current()
        wanted = self._wanted_code or (kept.standard.code if kept else self._code_today(sheets))
        self._sheets = sheets
        self.standard_list.blockSignals(True)
        self.standard_list.clear()
        for sheet in sheets:
            self._add_standard(sheet.standard)
        self.standard_list.blockSignals(False)
        codes = [sheet.standard.code for sheet in sheets]
        self.standard_list.setCurrentRow(codes.index(wanted) if wanted in codes else 0)

    def _code_today(self, sheets: list[StandardSheet]) -> str:
        today = self._office.today()
        in_force = (
            each.standard.code
            for each in sheets
            if each.standard.valid_from <= today <= each.standard.valid_to
        )
        return next(in_force, "")

    def _add_standard(self, standard: Standard) -> None:
        colours = theme.tokens()
        sign = (
            icon("done", colours.done)
            if standard.is_confirmed
            else icon("warning", colours.warning)
        )
        state = "đã đối chiếu" if standard.is_confirmed else "chưa đối chiếu xong"
        QListWidgetItem(sign, f"{standard.title}\n{state}", self.standard_list)

    def _on_standard_chosen(self) -> None:
        sheet = self.current()
        if sheet is None:
            return
        self.head_label.setText(head_of(sheet))
        at = max(0, self.table.currentIndex().row())
        tables = [table_row(each) for each in tables_of(sheet)]
        parts = [part_row(each) for each in sheet.parts]
        self._model.set_rows([period_row(sheet.standard), *parts, *tables])
        self.fit_columns(self.table, _WIDTHS)
        self.table.selectRow(min(at, len(parts) + len(tables)))
        self._on_part_chosen()

    def _on_part_chosen(self) -> None:
        sheet, row = self.current(), self.table.currentIndex().row()
        table = self.current_table()
        if table is not None:
            self.detail_label.setText(table_detail(table))
        elif sheet is None or not 0 <= row <= len(sheet.parts):
            self.detail_label.setText("")
        elif row == 0:
            self.detail_label.setText("Căn cứ: " + "; ".join(sheet.standard.legal_basis))
        else:
            part = sheet.parts[row - 1]
            self.detail_label.setText(f"{part.title}: {part.shown}\nNguồn: {part.source}")

    # Changing

    def _on_change_asked(self) -> None:
        sheet, part = self.current(), self.current_part()
        if sheet is None or not part or not self._office.actor.may(Right.MANAGE_STANDARDS):
            return
        self.notice.clear()
        title = self._model.index(self.table.currentIndex().row(), 0).data()
        dialog = StandardPartDialog(sheet.standard, part, f"Sửa: {title}", self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.save_requested.connect(self._on_part_save_asked)
        dialog.finished.connect(self._on_dialog_closed)
        self._dialog = dialog
        dialog.open()

    def _on_part_save_asked(self, changes: dict[str, Any]) -> None:
        sheet, office = self.current(), self._office
        if sheet is not None:
            code = sheet.standard.code
            self.run(
                lambda _report: change_standard(office, code, changes),
                self._on_changed,
                self._on_part_refused,
            )

    def _on_part_refused(self, text: str) -> None:
        if self._dialog is not None:
            self._dialog.refuse(text)

    def _on_changed(self, standard: Standard) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self._say_new(standard, f"Đã sửa {standard.title}.")

    def _say_new(self, standard: Standard, text: str) -> None:
        self._wanted_code = standard.code
        self.told.emit(text)
        self.reload()
        self.scoring_needed.emit(f"{text} Kết quả đã chấm còn theo bản trước.")

    def _on_dialog_closed(self) -> None:
        self._dialog = None
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_load_asked(self) -> None:
        path, office = self.ask_file(), self._office
        if path is None:
            return
        self.notice.clear()
        if is_score_table_file(path):
            self._table_file = path
            self.run(lambda _report: read_score_file(office, path), self._on_tables_read)
        else:
            self.run(lambda _report: load_standard(office, path), self._on_loaded)

    def _on_tables_read(self, tables: list[ScoreTable]) -> None:
        dialog = StandardTableDialog(tables, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.load_requested.connect(self._on_table_wanted)
        dialog.finished.connect(self._on_dialog_closed)
        self._dialog = dialog
        dialog.open()

    def _on_table_wanted(self, region: str, source: str) -> None:
        path, office = self._table_file, self._office
        if path is not None:
            self.run(
                lambda _report: load_score_tables(office, path, region=region, source=source),
                self._on_tables_loaded,
                self._on_part_refused,
            )

    def _on_tables_loaded(self, tables: list[ScoreTable]) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self._wanted_code = tables[0].standard
        text = f"Đã nạp {len(tables)} bảng điểm B1."
        self.told.emit(text)
        self.reload()
        self.scoring_needed.emit(f"{text} Kết quả đã chấm còn theo bản trước.")

    def ask_file(self) -> Path | None:
        """The standard's file that the officer picks; None when none."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self,
            "Nạp tệp chuẩn nghèo",
            "",
            "Chuẩn nghèo, bảng điểm B1 (*.toml *.xlsx *.xls *.ods *.csv)",
        )
        return Path(chosen) if chosen else None

    def _on_loaded(self, standard: Standard) -> None:
        self._say_new(standard, f"Đã nạp {standard.title}.")

    # Confirming

    def _on_confirm_asked(self) -> None:
        sheet = self.current()
        if sheet is None:
            return
        self.notice.clear()
        subject = self.current_table() or sheet
        dialog = StandardConfirmDialog(subject, self._office.actor.name, self._office.today(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._on_confirm_accepted)
        dialog.open()

    def _on_confirm_accepted(self) -> None:
        sheet, table, office = self.current(), self.current_table(), self._office
        if table is not None:
            named = table.code
            self.run(lambda _report: confirm_score_table(office, named), self._on_table_confirmed)
        elif sheet is not None:
            code = sheet.standard.code
            self.run(lambda _report: confirm_standard(office, code), self._on_confirmed)

    def _on_table_confirmed(self, table: ScoreTable) -> None:
        self._wanted_code = table.standard
        self.told.emit("Đã xác nhận bảng điểm B1.")
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reload()
        self.scoring_needed.emit("Bảng điểm B1 đã được xác nhận. Kết quả đã chấm còn ghi chưa.")

    def _on_confirmed(self, standard: Standard) -> None:
        self._wanted_code = standard.code
        self.told.emit(f"Đã xác nhận {standard.title}.")
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reload()

    # Trying, saving to a file

    def _on_try_asked(self) -> None:
        """Also one that is loaded and not confirmed: that is when it is worth knowing."""
        from ngheo_desktop.gui.dialogs.trial_dialog import TrialDialog

        sheet = self.current()
        if sheet is not None:
            dialog = TrialDialog(self._office, self._runner, sheet.standard, self)
            dialog.household_wanted.connect(self.household_wanted)
            dialog.open()

    def _on_save_asked(self) -> None:
        sheet, office = self.current(), self._office
        target = self.ask_target(f"{sheet.standard.code}.toml") if sheet is not None else None
        if sheet is None or target is None:
            return
        code = sheet.standard.code

        def work(_report: object) -> Path:
            with whole_file(target) as file:
                file.write(standard_text(office, code).encode())
            return target

        self.notice.clear()
        self.run(work, self._on_file_saved)

    def ask_target(self, name: str) -> Path | None:
        """Where a standard's file goes; None when the officer changed their mind."""
        chosen, _kind = QFileDialog.getSaveFileName(
            self, "Lưu chuẩn nghèo ra tệp", name, "Chuẩn nghèo (*.toml)"
        )
        return Path(chosen).with_suffix(".toml") if chosen else None

    def _on_file_saved(self, target: Path) -> None:
        self.notice.say(f"Đã lưu vào «{target}».", "done")
