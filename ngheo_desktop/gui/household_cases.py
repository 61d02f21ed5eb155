"""From the page of a household to the other classes: an application received, or one found open."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.register import Household
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.errors import UserError
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.members_panel import MembersPanel
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office


class HouseholdCases(QObject):
    """One command for the household, one on a person; a case that is open is gone to."""

    acted = Signal(object)  # the Act, to be taken back by
    told = Signal(str)  # a sentence for the status bar
    case_wanted = Signal(str)  # id of a case

    def __init__(
        self, office: Office, runner: TaskRunner, members: MembersPanel, page: QWidget
    ) -> None:
        super().__init__(page)
        self._office, self._runner, self._page = office, runner, page
        self._members = members
        self._household = Household()
        make = partial(command, page, allowed=office.actor.may(Right.RUN_ROUNDS))
        self.household_action = make("Mức sống trung bình…", self._on_household, sign="list")
        self.member_action = make("Thu nhập thấp…", self._on_member, sign="person")
        self.member_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        members.offer(self.member_action)

    def show(self, household: Household) -> None:
        """The household as it stands in the register; a new one has no case."""
        self._household = household
        for action in (self.household_action, self.member_action):
            action.setEnabled(bool(household.id) and action.isVisible())

    def _on_household(self) -> None:
        self._ask("")

    def _on_member(self) -> None:
        self._ask(self._members.chosen_id())

    def _ask(self, member_id: str) -> None:
        """A case that is not answered yet is gone to; else an application is taken in."""
        known = {each.id for each in self._household.members}
        if member_id and member_id not in known:
            self.told.emit("Hãy lưu hộ trước, rồi nhận đơn của người này.")
            return
        office, household_id = self._office, self._household.id
        task = self._runner.start(lambda _report: _open_case(office, household_id, member_id))
        task.succeeded.connect(partial(self._on_looked, member_id))
        task.failed.connect(self._on_failed)

    def _on_looked(self, member_id: str, case_id: str) -> None:
        if case_id:
            self.case_wanted.emit(case_id)
            return
        from ngheo_desktop.gui.dialogs.other_case_dialog import OtherCaseDialog

        dialog = OtherCaseDialog(self._office, self._runner, self._household, member_id, self._page)
        dialog.recorded.connect(self._on_recorded)
        dialog.received.connect(self.case_wanted)
        dialog.open()

    def _on_recorded(self, act: Act) -> None:
        self.acted.emit(act)
        self.told.emit(f"Đã {act.name}.")

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.told.emit(str(error))
        else:
            show_failure(self._page, error, "khi đọc hồ sơ")


def _open_case(office: Office, household_id: str, member_id: str) -> str:
    """Id of the case that is being worked on; "" when there is none."""
    from ngheo_desktop.operations.other_classes import list_cases

    return next(
        (
            each.id
            for each in list_cases(office, household_id)
            if each.member_id == member_id and not each.is_closed
        ),
        "",
    )
