"""Báo cáo ra khỏi chương trình: looked at and printed, as Excel, or all fifteen at once."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from ngheo_desktop.domain.reports.basis import Basis
from ngheo_desktop.domain.reports.tables import Report
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.models.report_sight import ReportState
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report as Progress


class ReportOutput(QObject):
    """Belongs to the page, whose choice it takes; files are written on the worker."""

    told = Signal(str)  # a sentence: printed, saved
    failed = Signal(object)  # the exception
    begun = Signal(object)  # the Task that writes

    def __init__(
        self, office: Office, runner: TaskRunner, state: ReportState, page: QWidget
    ) -> None:
        super().__init__(page)
        self._office, self._runner, self._state, self._page = office, runner, state, page
        may = office.actor.may
        make = partial(command, page)
        self.print_action = make(
            "Xem và in…",
            self._on_print,
            key="print",
            sign="print",
            allowed=may(Right.PRINT_LISTS),
        )
        self.export_action = make(
            "Xuất Excel…",
            self._on_export,
            key="export",
            sign="export",
            allowed=may(Right.EXPORT_LISTS),
        )
        self.set_action = make(
            "Lưu cả bộ…", self._on_save_set, sign="folder", allowed=may(Right.PRINT_LISTS)
        )

    @property
    def actions(self) -> tuple[QAction, ...]:
        return self.print_action, self.export_action, self.set_action

    def ask_target(self, name: str) -> Path | None:
        """Where the file goes; None when the officer changed their mind."""
        kinds = "Excel (*.xlsx)"
        chosen, _kind = QFileDialog.getSaveFileName(self._page, "Xuất Excel", name, kinds)
        return Path(chosen).with_suffix(".xlsx") if chosen else None

    def ask_folder(self) -> Path | None:
        """Where the set goes; None when the officer changed their mind."""
        chosen = QFileDialog.getExistingDirectory(self._page, "Lưu cả bộ báo cáo vào thư mục")
        return Path(chosen) if chosen else None

    def _on_print(self) -> None:
        from ngheo_desktop.gui.dialogs.paper_dialog import PaperDialog
        from ngheo_desktop.operations.report_papers import make_report_pdf

        report, kind = self._state.report, self._state.kind
        if report is None:
            return
        title = f"Báo cáo {kind.number}. {kind.title}"
        make = partial(make_report_pdf, self._office, report)
        dialog = PaperDialog(self._office, self._runner, title, make, self._page)
        dialog.told.connect(self.told)
        dialog.open()

    def _on_export(self) -> None:
        report, basis = self._state.report, self._state.sight.basis
        if report is None or basis is None:
            return
        target = self.ask_target(f"{report.code} {basis.moment.on.isoformat()}.xlsx")
        if target is not None:
            self._run(partial(_exported, self._office, report, target))

    def _on_save_set(self) -> None:
        basis = self._state.sight.basis
        folder = self.ask_folder() if basis is not None else None
        if basis is not None and folder is not None:
            self._run(partial(_saved_set, self._office, basis, folder))

    def _run(self, work: Callable[[Progress], str]) -> None:
        task = self._runner.start(work)
        task.succeeded.connect(self._on_written)
        task.failed.connect(self.failed)
        self.begun.emit(task)

    def _on_written(self, said: str) -> None:
        self.told.emit(said)


def _exported(office: Office, report: Report, target: Path, progress: Progress) -> str:
    from ngheo_desktop.operations.report_papers import export_reports

    rows = export_reports(office, [report], target, progress)
    return f"Đã xuất {rows} dòng ra «{target}»."


def _saved_set(office: Office, basis: Basis, folder: Path, progress: Progress) -> str:
    from ngheo_desktop.operations.report_papers import save_report_set

    files = save_report_set(office, basis, folder, progress)
    return f"Đã lưu {len(files)} tệp vào «{folder}»."
