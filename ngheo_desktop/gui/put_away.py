"""Hộ đã bỏ, as a command of the window: the list, and taking a household back."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.rights import Right
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.household_changes import (
    PutAwayLine,
    list_put_away,
    restore_household,
)
from ngheo_desktop.operations.office import Office


class PutAway(QObject):
    """Absent for an account that may not edit households."""

    acted = Signal(object)  # the Act of taking one back
    told = Signal(str)  # a sentence for the status bar
    household_chosen = Signal(str)  # id of the household that is back: it wants to be seen

    def __init__(self, office: Office, runner: TaskRunner, window: QWidget) -> None:
        super().__init__(window)
        self._office, self._runner, self._window = office, runner, window
        self.action = command(
            window,
            "Hộ đã &bỏ…",
            self._on_asked,
            sign="restore",
            allowed=office.actor.may(Right.EDIT_HOUSEHOLDS),
            context=Qt.ShortcutContext.WindowShortcut,
        )

    def _on_asked(self) -> None:
        task = self._runner.start(partial(_listed, self._office))
        task.succeeded.connect(self._on_listed)
        task.failed.connect(self._on_failed)

    def _on_listed(self, lines: list[PutAwayLine]) -> None:
        from ngheo_desktop.gui.dialogs.put_away_list_dialog import PutAwayListDialog

        if not lines:
            self.told.emit("Chưa có hộ nào trong mục Đã bỏ.")
            return
        dialog = PutAwayListDialog(lines, self._window)
        dialog.restore_asked.connect(self._on_restore_asked)
        dialog.open()

    def _on_restore_asked(self, household_id: str) -> None:
        task = self._runner.start(partial(_restored, self._office, household_id))
        task.succeeded.connect(self._on_restored)
        task.failed.connect(self._on_failed)

    def _on_restored(self, act: Act) -> None:
        self.acted.emit(act)
        self.told.emit(f"Đã {act.name}.")
        self.household_chosen.emit(act.household_id)

    def _on_failed(self, error: Exception) -> None:
        show_failure(self._window, error, "khi lấy lại hộ")


def _listed(office: Office, _report: object) -> list[PutAwayLine]:
    return list_put_away(office)


def _restored(office: Office, household_id: str, _report: object) -> Act:
    return restore_household(office, household_id)
