"""Xuất Excel: the list as it is shown, person by person, after the password was asked for."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.errors import UserError
from ngheo_desktop.gui.dialogs.password_question import PasswordQuestion
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.models.household_search import export
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.household_list import HouseholdQuery
from ngheo_desktop.operations.office import Office


class ListExport(QObject):
    """One file at a time: the question stays open until it is written or refused."""

    told = Signal(str)  # a sentence for the status bar

    def __init__(self, office: Office, runner: TaskRunner, page: QWidget) -> None:
        super().__init__(page)
        self._office, self._runner, self._page = office, runner, page
        self._question: PasswordQuestion | None = None

    def ask(self, query: HouseholdQuery, size: str) -> None:
        """Where to, and the password; `size` says how much it is, «300 hộ, 1.100 khẩu»."""
        name = f"so-ho {self._office.today():%Y-%m-%d}.xlsx"
        chosen, _kind = QFileDialog.getSaveFileName(
            self._page, "Xuất Excel", name, "Excel (*.xlsx)"
        )
        if chosen:
            self.export_to(Path(chosen), query, size)

    def export_to(self, target: Path, query: HouseholdQuery, size: str) -> None:
        """Asks for the password: the file carries numbers of persons."""
        self._question = PasswordQuestion(
            "Xuất Excel",
            f"Xuất {size} ra tệp Excel, mỗi người một dòng? "
            "Tệp có số định danh: chỉ giao cho người được phép xem.",
            "&Xuất Excel",
            "Khô&ng xuất",
            self._page,
        )
        self._question.confirmed.connect(partial(self._export, target, query))
        self._question.finished.connect(self._on_question_ended)
        self._question.open()

    def _on_question_ended(self) -> None:
        self._question = None

    def _export(self, target: Path, query: HouseholdQuery, password: str) -> None:
        task = self._runner.start(partial(export, self._office, target, query, password))
        task.succeeded.connect(self._on_exported)
        task.failed.connect(self._on_failed)

    def _on_exported(self, households: int) -> None:
        if self._question is not None:
            self._question.accept()
        self.told.emit(f"Đã xuất {grouped_digits(households)} hộ ra tệp Excel.")

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, UserError) and self._question is not None:
            self._question.refuse(str(error))
            return
        if self._question is not None:
            self._question.reject()
        show_failure(self._page, error, "khi xuất danh sách")
