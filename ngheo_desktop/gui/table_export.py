"""Xuất Excel of tables without personal numbers: where to, and what came of it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ngheo_desktop.domain.plain_tables import PlainTable
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report


class TableExport(QObject):
    """Belongs to a page or dialog; the file is written on the worker."""

    told = Signal(str)  # what was written, in a sentence

    def __init__(self, office: Office, runner: TaskRunner, page: QWidget) -> None:
        super().__init__(page)
        self._office, self._runner, self._page = office, runner, page

    def ask(self, tables: Sequence[PlainTable], code: str, name: str) -> None:
        """Ask for the file, beginning with `name`, and write the tables there."""
        target = self.ask_target(f"{name}.xlsx")
        if target is not None:
            self.write(tables, code, target)

    def ask_target(self, name: str) -> Path | None:
        """Where the file goes; None when the officer changed their mind."""
        chosen, _kind = QFileDialog.getSaveFileName(
            self._page, "Xuất Excel", name, "Excel (*.xlsx)"
        )
        return Path(chosen).with_suffix(".xlsx") if chosen else None

    def write(self, tables: Sequence[PlainTable], code: str, target: Path) -> None:
        """Write the tables on the worker."""
        office = self._office

        def work(report: Report) -> str:
            from ngheo_desktop.operations.table_export import export_tables

            rows = export_tables(office, tables, code, target, report)
            return f"Đã xuất {rows} dòng ra «{target}»."

        task = self._runner.start(work)
        task.succeeded.connect(self._on_written)
        task.failed.connect(self._on_failed)

    def _on_written(self, sentence: str) -> None:
        self.told.emit(sentence)

    def _on_failed(self, error: Exception) -> None:
        show_failure(self._page, error, "khi xuất danh sách")
