"""Lịch sử nhập: every list that was written, and the way back for a whole one."""

from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.days import shown_moment
from ngheo_desktop.domain.imports import KEPT, UNDONE, ImportBatch
from ngheo_desktop.domain.unreadable import UNREADABLE
from ngheo_desktop.gui.dialogs.import_undo_question import ImportUndoQuestion
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.settings_section import SettingsSection
from ngheo_desktop.operations.import_undo import UndoneImport, undo_import
from ngheo_desktop.operations.importing import list_imports
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report

_HEADINGS = ("Lúc", "Người", "Kết quả", "Tệp")
_KEPT_HEADINGS = ("Mã hộ", "Chủ hộ", "Đã sửa sau khi nhập")


class ImportsSection(SettingsSection):
    heading = "Lịch sử nhập"

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(office, runner, parent)
        self._batches: list[ImportBatch] = []
        self._question: ImportUndoQuestion | None = None
        self._model, self.table = self._made_table("imports_table", "Các lần nhập", _HEADINGS)
        self._kept_model, self.kept_table = self._made_table(
            "kept_table", "Hộ được giữ lại", _KEPT_HEADINGS
        )
        self.kept_label = QLabel("&Hộ được giữ lại vì đã sửa sau khi nhập:", self)
        self.kept_label.setBuddy(self.kept_table)
        self.undo_action = self.command(
            "undo_import_action", "Hoàn tác cả lần nhập…", "undo", "take_back", self._on_undo_asked
        )
        again = self.command("again_action", "Đọc lại", "retry", "", self.reload)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(self.tool_row(self.undo_action, again))
        layout.addWidget(self.notice)
        layout.addWidget(self.table, 2)
        layout.addWidget(self.kept_label)
        layout.addWidget(self.kept_table, 1)
        self._show_kept(())
        self.table.selectionModel().currentRowChanged.connect(self._show_action)

    def _made_table(
        self, name: str, spoken: str, headings: tuple[str, ...]
    ) -> tuple[TextTableModel, ListTable]:
        model = TextTableModel(headings, self)
        table = ListTable(self)
        table.setObjectName(name)
        table.setAccessibleName(spoken)
        table.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        table.setModel(model)
        return model, table

    def first_field(self) -> QWidget:
        return self.table

    def reload(self) -> None:
        office = self._office
        self.run(lambda _report: list_imports(office), self._on_read)

    def _on_read(self, batches: list[ImportBatch]) -> None:
        self._batches = batches
        self._model.set_rows([_row(each) for each in batches])
        self.fit_columns(self.table)
        if batches:
            self.table.selectRow(0)
        else:
            self.notice.say("Chưa có danh sách nào được nhập vào sổ.")
        self._show_action()

    def _chosen(self) -> ImportBatch | None:
        row = self.table.currentIndex().row()
        return self._batches[row] if 0 <= row < len(self._batches) else None

    def _show_action(self, *_changed: Any) -> None:
        chosen = self._chosen()
        self.undo_action.setEnabled(chosen is not None and not chosen.is_undone)

    # Taking one back

    def _on_undo_asked(self) -> None:
        chosen = self._chosen()
        if chosen is None or chosen.is_undone or self.is_working:
            return
        self._question = ImportUndoQuestion(chosen, self)
        self._question.confirmed.connect(partial(self._undo, chosen.id))
        self._question.open()

    def _undo(self, batch_id: str) -> None:
        office = self._office

        def work(report: Report) -> UndoneImport:
            return undo_import(office, batch_id, report)

        self.notice.say("Đang hoàn tác lần nhập.")
        self.run(work, self._on_undone)

    def _on_undone(self, done: UndoneImport) -> None:
        said = (
            f"Đã hoàn tác lần nhập «{done.file_name}»: {grouped_digits(done.removed)} hộ vào mục "
            f"Đã bỏ, {grouped_digits(done.restored)} hộ trở lại như trước, "
            f"{grouped_digits(len(done.kept))} hộ giữ lại."
        )
        self.notice.say(said, "warning" if done.kept else "done")
        self.told.emit(said)
        self._show_kept([(each.code, each.head_name, each.reason) for each in done.kept])
        self.reload()

    def _show_kept(self, rows: Any) -> None:
        self._kept_model.set_rows(list(rows))
        self.fit_columns(self.kept_table)
        for part in (self.kept_label, self.kept_table):
            part.setVisible(bool(rows))


def _row(batch: ImportBatch) -> tuple[str, ...]:
    at = shown_moment(datetime.fromisoformat(batch.at)) if batch.at else UNREADABLE
    return at, batch.account, _result(batch), batch.file_name


def _result(batch: ImportBatch) -> str:
    counts = batch.counts
    if batch.is_undone:
        kept = counts.get(KEPT, 0)
        told = f"Đã hoàn tác {grouped_digits(counts[UNDONE])} hộ"
        return f"{told}, giữ lại {grouped_digits(kept)} hộ" if kept else told
    added, updated = counts.get("created", 0), counts.get("updated", 0)
    return f"Thêm {grouped_digits(added)}, cập nhật {grouped_digits(updated)} hộ"
