"""Chốt danh sách: asked once with all figures, fixed in the background, told when it stands."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.frozen_lists import KeptList
from ngheo_desktop.errors import UserError
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.models.decision_reading import PlanRead
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.frozen_lists import freeze_list
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report

if TYPE_CHECKING:
    from ngheo_desktop.gui.dialogs.freeze_dialog import FreezeDialog


class Freezing(QObject):
    """One list at a time: the question stays open until the list stands or is refused."""

    frozen = Signal(object)  # the KeptList

    def __init__(self, office: Office, runner: TaskRunner, view: QWidget) -> None:
        super().__init__(view)
        self._office, self._runner, self._view = office, runner, view
        self._plan_id = ""
        self.question: FreezeDialog | None = None

    def ask(self, read: PlanRead) -> None:
        """What will be fixed, in figures, and the password."""
        from ngheo_desktop.gui.dialogs.freeze_dialog import FreezeDialog, summary_of

        self._plan_id = read.prepared.plan.id
        self.question = FreezeDialog(summary_of(read), self._view)
        self.question.confirmed.connect(self._on_password)
        self.question.finished.connect(self._on_question_ended)
        self.question.open()

    def _on_question_ended(self) -> None:
        self.question = None

    def _on_password(self, password: str) -> None:
        task = self._runner.start(partial(_frozen, self._office, self._plan_id, password))
        task.progressed.connect(self._on_progressed)
        task.succeeded.connect(self._on_frozen)
        task.failed.connect(self._on_failed)

    def _on_progressed(self, done: int, total: int) -> None:
        if self.question is not None:
            self.question.show_progress(done, total)

    def _on_frozen(self, kept: KeptList) -> None:
        if self.question is not None:
            self.question.accept()
        self.frozen.emit(kept)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            if self.question is not None:
                self.question.refuse(str(error))
            return
        if self.question is not None:
            self.question.reject()
        show_failure(self._view, error, "khi chốt danh sách")


def _frozen(office: Office, plan_id: str, password: str, report: Report) -> KeptList:
    return freeze_list(office, plan_id, password, report)
