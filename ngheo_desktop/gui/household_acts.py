"""What the page of a household does to the register at once, past the edits typed on it."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.register import Hamlet, Household
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.dialogs.put_away_dialog import PutAwayDialog
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.models.history_lines import HistoryRow
from ngheo_desktop.gui.models.household_loading import note_ids, put_away, take_back
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.kept_drafts import KeptDrafts
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office


class HouseholdActs(QObject):
    """Works on the household as it stands in the register; edits that are not saved stay drafts."""

    acted = Signal(object)  # the Act, to be taken back by
    told = Signal(str)  # a sentence for the status bar
    changed = Signal(str)  # id of the household, which is to be read anew
    ended = Signal(str)  # id of the household, which is in the register no more
    events_wanted = Signal(str)  # id of the household

    def __init__(
        self, office: Office, runner: TaskRunner, drafts: KeptDrafts, page: QWidget
    ) -> None:
        super().__init__(page)
        self._office, self._runner, self._drafts, self._page = office, runner, drafts, page
        self._household = Household()
        self._hamlets: tuple[Hamlet, ...] = ()
        make = partial(command, page, allowed=office.actor.may(Right.EDIT_HOUSEHOLDS))
        self.put_away_action = make("Đưa vào mục Đã bỏ…", self._on_put_away_asked, sign="remove")
        self.event_action = make(
            "Biến động hộ…", self._on_event_asked, key="family_event", sign="movement"
        )
        self.events_action = command(
            page, "Biến động của hộ", self._on_events_asked, sign="history"
        )

    def show(self, household: Household, hamlets: tuple[Hamlet, ...]) -> None:
        """The household that the next act is about; a new one has none yet."""
        self._household, self._hamlets = household, hamlets
        for action in (self.put_away_action, self.event_action):
            action.setEnabled(bool(household.id) and action.isVisible())
        self.events_action.setEnabled(bool(household.id))

    def take_back(self, row: HistoryRow) -> None:
        """Lấy lại giá trị này, for one line of the history."""
        if self._household.id:
            task = self._runner.start(partial(take_back, self._office, self._household.id, row))
            task.succeeded.connect(self._on_taken_back)
            task.failed.connect(self._on_failed)

    def note_ids_shown(self) -> None:
        """Somebody looks at the numbers in full: that stands in the diary."""
        if self._household.id:
            self._runner.start(partial(note_ids, self._office, self._household.id))

    def _on_taken_back(self, act: Act | None) -> None:
        if act is not None:
            self._tell(act)
        self.changed.emit(self._household.id)

    def _on_event_asked(self) -> None:
        from ngheo_desktop.gui.dialogs.family_event_dialog import FamilyEventDialog

        dialog = FamilyEventDialog(
            self._office, self._runner, self._household, self._hamlets, self._page
        )
        dialog.recorded.connect(self._on_event_recorded)
        dialog.open()

    def _on_event_recorded(self, act: Act) -> None:
        self.acted.emit(act)
        self.told.emit(f"Đã ghi biến động: {act.name}.")
        self.changed.emit(act.household_id)  # reading it tells where the household has ended

    def _on_events_asked(self) -> None:
        self.events_wanted.emit(self._household.id)

    def _on_put_away_asked(self) -> None:
        dialog = PutAwayDialog(self._household.code, self._household.head_name, self._page)
        dialog.reason_given.connect(partial(self._put_away, self._household.id))
        dialog.open()

    def _put_away(self, household_id: str, reason: str) -> None:
        self._drafts.flush()
        task = self._runner.start(partial(put_away, self._office, household_id, reason))
        task.succeeded.connect(self._on_put_away)
        task.failed.connect(self._on_failed)

    def _on_put_away(self, act: Act) -> None:
        self._tell(act)
        self.ended.emit(act.household_id)

    def _tell(self, act: Act) -> None:
        self.acted.emit(act)
        self.told.emit(f"Đã {act.name}.")

    def _on_failed(self, error: Exception) -> None:
        show_failure(self._page, error, "khi lưu hộ")
