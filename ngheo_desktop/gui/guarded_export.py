"""Xuất Excel with numbers of persons: only after the password was asked for again."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ngheo_desktop.errors import UserError
from ngheo_desktop.gui.dialogs.password_question import PasswordQuestion
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report

_WARNING = "Tệp có số định danh: chỉ giao cho người được phép xem."


class GuardedExport(QObject):
    """One file at a time: the question stays open until it is written or refused."""

    told = Signal(str)  # what was written, in a sentence

    def __init__(self, office: Office, runner: TaskRunner, page: QWidget) -> None:
        super().__init__(page)
        self._office, self._runner, self._page = office, runner, page
        self._question: PasswordQuestion | None = None

    def ask(self, what: str, write: Callable[[Report], str]) -> None:
        """«Xuất 300 hộ …?»; `write` runs on the worker and says what it has written."""
        self._question = PasswordQuestion(
            "Xuất Excel", f"{what} {_WARNING}", "&Xuất Excel", "Khô&ng xuất", self._page
        )
        self._question.confirmed.connect(partial(self._start, write))
        self._question.finished.connect(self._on_question_ended)
        self._question.open()

    def _on_question_ended(self) -> None:
        self._question = None

    def _start(self, write: Callable[[Report], str], password: str) -> None:
        task = self._runner.start(partial(_confirmed, self._office, password, write))
        task.succeeded.connect(self._on_written)
        task.failed.connect(self._on_failed)

    def _on_written(self, sentence: str) -> None:
        if self._question is not None:
            self._question.accept()
        self.told.emit(sentence)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, UserError) and self._question is not None:
            self._question.refuse(str(error))
            return
        if self._question is not None:
            self._question.reject()
        show_failure(self._page, error, "khi xuất danh sách")


def _confirmed(
    office: Office, password: str, write: Callable[[Report], str], report: Report
) -> str:
    from ngheo_desktop.operations.locking import confirm_password
    from ngheo_desktop.operations.opening import Attempts

    confirm_password(office, password, Attempts(office.folder))
    return write(report)
