"""Biến động hộ on the page of a household: the command, its form, and what it has recorded."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.register import Hamlet, Household
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.office import Office


class HouseholdEvents(QObject):
    """Works on the household as it stands in the register; edits that are not saved stay drafts."""

    recorded = Signal(object)  # the Act

    def __init__(self, office: Office, runner: TaskRunner, page: QWidget) -> None:
        super().__init__(page)
        self._office, self._runner, self._page = office, runner, page
        self._household = Household()
        self._hamlets: tuple[Hamlet, ...] = ()
        self.action = command(
            page,
            "Biến động hộ…",
            self._on_asked,
            key="family_event",
            sign="movement",
            allowed=office.actor.may(Right.EDIT_HOUSEHOLDS),
        )

    def show(self, household: Household, hamlets: tuple[Hamlet, ...]) -> None:
        """The household that the next event is about; a new one has none yet."""
        self._household, self._hamlets = household, hamlets
        self.action.setEnabled(bool(household.id) and self.action.isVisible())

    def _on_asked(self) -> None:
        from ngheo_desktop.gui.dialogs.family_event_dialog import FamilyEventDialog

        dialog = FamilyEventDialog(
            self._office, self._runner, self._household, self._hamlets, self._page
        )
        dialog.recorded.connect(self.recorded)
        dialog.open()
