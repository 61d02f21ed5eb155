"""Lưu hộ: one at a time; nothing is typed past what is being saved."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from ngheo_desktop.domain.register import Household
from ngheo_desktop.gui.models.household_loading import Saved, save
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.office import Office


class HouseholdSaving(QObject):
    """The fields are shut meanwhile; afterwards the officer goes on where the saving began."""

    saved = Signal(str, object)  # id that the household was shown by, "" if new; the Saved
    failed = Signal(object)  # the exception

    def __init__(
        self, office: Office, runner: TaskRunner, action: QAction, fields: QWidget
    ) -> None:
        super().__init__(fields)
        self._office, self._runner = office, runner
        self._action, self._fields = action, fields
        self._household_id = ""
        self._focused: QWidget | None = None

    def begin(self, household_id: str, household: Household, opened: Household) -> None:
        """Save what is typed over what it began from."""
        self._household_id = household_id
        self._focused = QApplication.focusWidget()
        self._action.setEnabled(False)
        self._fields.setEnabled(False)
        task = self._runner.start(partial(save, self._office, household, opened))
        task.succeeded.connect(self._on_saved)
        task.failed.connect(self._on_failed)

    def _end(self) -> None:
        self._action.setEnabled(self._action.isVisible())
        self._fields.setEnabled(True)
        if self._focused is not None and self._fields.isAncestorOf(self._focused):
            self._focused.setFocus()

    def _on_saved(self, saved: Saved) -> None:
        self._end()
        self.saved.emit(self._household_id, saved)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self.failed.emit(error)
