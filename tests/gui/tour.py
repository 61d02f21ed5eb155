"""Every screen of the program, one after the other: for tests of all, and for pictures."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QTabWidget, QWidget

from ngheo_desktop.domain.family_events import EventKind
from ngheo_desktop.domain.hamlet_changes import ChangeKind
from ngheo_desktop.domain.movement_columns import Change, Column
from ngheo_desktop.domain.register import Member
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import EnvironmentProblem
from ngheo_desktop.gui.dialogs.account_dialog import AccountDialog
from ngheo_desktop.gui.dialogs.account_password_dialog import AccountPasswordDialog
from ngheo_desktop.gui.dialogs.bring_back_dialog import BringBackDialog
from ngheo_desktop.gui.dialogs.commune_change_dialog import CommuneChangeDialog
from ngheo_desktop.gui.dialogs.drafts_dialog import DraftsDialog
from ngheo_desktop.gui.dialogs.family_event_dialog import FamilyEventDialog
from ngheo_desktop.gui.dialogs.first_run_wizard import FirstRunWizard
from ngheo_desktop.gui.dialogs.hamlet_change_dialog import HamletChangeDialog
from ngheo_desktop.gui.dialogs.hamlet_counts_dialog import HamletCountsDialog
from ngheo_desktop.gui.dialogs.hamlet_dialog import HamletDialog
from ngheo_desktop.gui.dialogs.households_behind_dialog import HouseholdsBehindDialog
from ngheo_desktop.gui.dialogs.import_wizard import ImportWizard
from ngheo_desktop.gui.dialogs.lock_screen import LockScreen
from ngheo_desktop.gui.dialogs.login_dialog import LoginDialog
from ngheo_desktop.gui.dialogs.member_dialog import MemberDialog
from ngheo_desktop.gui.dialogs.movement_column_dialog import MovementColumnDialog
from ngheo_desktop.gui.dialogs.password_question import PasswordQuestion
from ngheo_desktop.gui.dialogs.put_away_dialog import PutAwayDialog
from ngheo_desktop.gui.dialogs.recovery_dialog import RecoveryDialog
from ngheo_desktop.gui.dialogs.restore_dialog import RestoreDialog
from ngheo_desktop.gui.dialogs.stop_account_question import StopAccountQuestion
from ngheo_desktop.gui.dialogs.trial_dialog import TrialDialog
from ngheo_desktop.gui.dialogs.unsaved_question import UnsavedQuestion
from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.household_window import HouseholdWindow
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.accounts import list_users
from ngheo_desktop.operations.backups import ChangedHousehold, Comparison
from ngheo_desktop.operations.drafts import list_drafts
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.movement import Difference
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.opening import Attempts
from ngheo_desktop.paths import Places
from tests.gui import tour_other_classes
from tests.gui.tour_decisions import decision_screens
from tests.gui.tour_meetings import meeting_screens
from tests.gui.tour_rounds import round_screens
from tests.gui.typing import press, type_text

SIZE = (1366, 697)  # what a 1366 × 768 screen leaves inside the window
LISTS = Path(__file__).parents[1] / "data" / "samples"
PASSWORD = "xin-moi-vao"
Screen = tuple[str, QWidget]
_EXPORT = (
    "Xuất 87 hộ, 341 khẩu ra tệp Excel, mỗi người một dòng? Tệp có số định danh: chỉ giao cho "
    "người được phép xem."
)
_NUMBER = "Hộ nghèo, thoát nghèo, vượt chuẩn cận nghèo, xã Ô Lâm"
_NEW = Change(HouseholdClass.POOR, Column.IN_NEW, "", "", 1, 4, date(2026, 12, 10))
NEWEST = Difference()
_COMPARED = Comparison(
    datetime(2026, 11, 20, 3, tzinfo=UTC), "xã Ô Lâm", 2412, 8930, 34, 1, 1, 1, 2,
    (
        ChangedHousehold("0412", "Trần Văn Tám", "changed"),
        ChangedHousehold("0398", "Neáng Sa", "lost"),
        ChangedHousehold("0431", "Nguyễn Thị Ngọc Phượng Hoàng", "added"),
    ),
)  # fmt: skip


class Tour:
    """Goes through one office; `settle` waits until nothing is read any more."""

    def __init__(
        self,
        office: Office,
        runner: TaskRunner,
        home: Path,
        household_id: str,
        settle: Callable[[], None],
    ) -> None:
        self.office, self.runner, self.settle = office, runner, settle
        self._home, self._household_id = home, household_id
        self._window: MainWindow | None = None

    @property
    def window(self) -> MainWindow:
        """The main window, made when the tour comes to it."""
        if self._window is None:
            self._window = MainWindow(self.office, self.runner)
            self._window.resize(*SIZE)
            self._window.show()
            self._window.activateWindow()
            self._window.read_standard()
            self.settle()
        return self._window

    def all(self) -> Iterator[Screen]:
        """Doors first, then the window, then what opens over it."""
        parts = (self.doors, self.first_run, self.pages, self.dialogs, self.importing)
        parts += (self.rounds, self.other_classes, self.decisions, self.meetings, self.practice)
        for part in parts:
            yield from part()

    def close(self) -> None:
        if self._window is not None:
            self._window.close()
            _take_apart(self._window)
            self._window = None

    def doors(self) -> Iterator[Screen]:
        attempts = Attempts(self.office.folder)
        yield from self._shown("login", LoginDialog(self.office.folder, self.runner))
        login = self.office.actor.login
        recovery = RecoveryDialog(self.office.folder, login, self.runner, attempts)
        yield from self._shown("recovery", recovery)
        lock = LockScreen(self.office, self.runner, attempts)
        lock.resize(*SIZE)
        yield from self._shown("lock", lock)

    def first_run(self) -> Iterator[Screen]:
        wizard = FirstRunWizard(Places(self._home / "moi"), self.runner)
        wizard.show()
        yield self._settled("first-run-1", wizard)
        place = wizard.place_page.form
        type_text(place.commune_edit, "o lam")
        yield self._settled("first-run-1-found", wizard)
        press(place.commune_edit, "Return")
        place.hamlets_edit.setPlainText("Phước Lợi\nKhóm 1")
        wizard.form.next_button.click()
        yield self._settled("first-run-2", wizard)
        person = wizard.person_page.form
        type_text(person.name_edit, "Neáng Sa")
        type_text(person.password_edit, PASSWORD)
        type_text(person.again_edit, PASSWORD)
        wizard.form.next_button.click()
        yield self._settled("first-run-3", wizard)
        code = str(wizard.code_page.form.code_label.text()).replace("\n", "-")
        type_text(wizard.code_page.form.last_edit, code.split("-")[-1])
        wizard.form.next_button.click()
        yield self._settled("first-run-4", wizard)
        wizard.form.next_button.click()
        yield self._settled("first-run-5", wizard)
        wizard.reject()
        _take_apart(wizard)

    def pages(self) -> Iterator[Screen]:
        window = self.window
        household = self._household_id
        for name, place in (
            ("overview", Place("overview")),
            ("doubles", Place("doubles")),
            ("events", Place("events")),
            ("past", Place("past")),
            ("households", Place("households")),
            ("household", Place("household", household)),
            ("household-new", Place("household")),
            ("checklist", Place("checklist", household)),
            ("movement", Place("movement")),
            ("reports", Place("reports")),
            ("print", Place("print")),
            ("settings", Place("settings")),
        ):
            window.go(place)
            yield self._settled(name, window)
            if name != "household-new":  # the same tabs again
                yield from self._tabs(name)
        yield from self._states()

    def _tabs(self, name: str) -> Iterator[Screen]:
        page = self.window.page()
        for tabs in page.findChildren(QTabWidget):
            for at in range(1, tabs.count() if tabs.isVisible() else 0):
                tabs.setCurrentIndex(at)
                yield self._settled(f"{name}-{at + 1}", self.window)
            tabs.setCurrentIndex(0)

    def _states(self) -> Iterator[Screen]:
        """What a page looks like when something is wrong, missing or being looked for."""
        window = self.window
        window.go(Place("household"))
        self.settle()
        window.page().save_action.trigger()
        yield self._settled("state-error", window)
        window.go(Place("households"))
        self.settle()
        window.header.search_box.ask()
        window.header.search_box.setText("tran")
        window.header.search_box.asked.emit("tran")
        yield self._settled("state-search", window)
        window.header.search_box.clear()
        window.header.search_box.give_back_focus()
        window.status.show_saved("Đã lưu hộ Trần Văn Tám lúc 14:05.")
        beside = HouseholdWindow(self.office, self.runner, self._household_id)
        beside.resize(1000, 640)
        beside.page.open(self._household_id)
        yield from self._shown("beside", beside)

    def dialogs(self) -> Iterator[Screen]:
        window, office = self.window, self.office
        household = open_household(office, self._household_id).household
        head, today = household.members[0], office.today()
        hamlets, account, ids = list_hamlets(office), list_users(office)[0], [household.id]
        sentence = "Người này vào sổ bằng mật khẩu mới. Mật khẩu cũ không dùng được nữa."
        made: list[tuple[str, QDialog]] = [
            ("member", MemberDialog(head, today, window)),
            ("member-new", MemberDialog(Member(), today, window, adding=True)),
            ("hamlet", HamletDialog(hamlets[0], today, office.commune.area, window)),
            *(
                (
                    f"hamlet-{kind}",
                    HamletChangeDialog(office, self.runner, hamlets, hamlets[0], kind, window),
                )
                for kind in (ChangeKind.RENAME, ChangeKind.SPLIT, ChangeKind.MERGE)
            ),
            ("commune", CommuneChangeDialog(office, self.runner, office.commune, window)),
            ("account", AccountDialog(account, hamlets, office.actor.name, window)),
            ("account-new", AccountDialog(None, hamlets, office.actor.name, window)),
            (
                "account-password",
                AccountPasswordDialog("Đặt mật khẩu", sentence, "Neáng Sa", window),
            ),
            ("stop-account", StopAccountQuestion(account.name, window)),
            ("unsaved", UnsavedQuestion(EnvironmentProblem("Ổ đĩa đã đầy."), window)),
            ("put-away", PutAwayDialog(household.code, head.name, window)),
            (
                "behind",
                HouseholdsBehindDialog(office, self.runner, _NUMBER, ids, window),
            ),
            ("column", MovementColumnDialog(office, self.runner, _NEW, head.name, NEWEST, window)),
            ("trial", TrialDialog(office, self.runner, office.standards[1], window)),
            ("hamlet-counts", HamletCountsDialog(office, self.runner, window)),
            ("drafts", DraftsDialog(list_drafts(office), window)),
            ("bring-back", BringBackDialog(self._home / "moi" / "office", self.runner, window)),
            ("restore", RestoreDialog(_COMPARED, window)),
            ("password", PasswordQuestion("Xuất Excel", _EXPORT, "&Xuất", "Khô&ng xuất", window)),
        ]
        for kind in EventKind:
            event = FamilyEventDialog(office, self.runner, household, hamlets, window)
            event.kind_combo.setCurrentIndex(event.kind_combo.findData(kind))
            made.append((f"event-{kind.value}", event))
        for name, dialog in made:
            yield from self._shown(f"dialog-{name}", dialog)
        yield from self._opened("dialog-told", window.status.saved_button.click)
        yield from self._opened("dialog-keys", window.keys_action.trigger)
        window.go(Place("settings"))
        self.settle()
        for section in window.page().sections:
            window.page().show_heading(section.heading)
            self.settle()
            for action in section.actions():  # others ask for a file, in a loop of their own
                if action.objectName() in ("change_action", "confirm_action"):
                    yield from self._opened(f"dialog-{action.objectName()}", action.trigger)

    def rounds(self) -> Iterator[Screen]:
        yield from round_screens(self)

    def meetings(self) -> Iterator[Screen]:
        yield from meeting_screens(self, self._household_id)

    def decisions(self) -> Iterator[Screen]:
        yield from decision_screens(self, self._household_id)

    def importing(self) -> Iterator[Screen]:
        wizard = ImportWizard(self.office, self.runner, self.window)
        wizard.show()
        wizard.resize(1180, 660)
        yield self._settled("import-1", wizard)
        wizard.file_page.path_edit.setText(str(LISTS / "danh-sach-loi.xlsx"))
        for at in range(2, 6):
            wizard.form.next_button.click()
            yield self._settled(f"import-{at}", wizard)
            if at == 4:
                wizard.kind_page.form.decision_radio.setChecked(True)
                yield self._settled("import-4-decision", wizard)
                wizard.kind_page.form.current_radio.setChecked(True)
            if at == 3:
                wizard.problems_page.form.tabs.setCurrentIndex(1)
                yield self._settled("import-3-households", wizard)
        wizard.reject()
        _take_apart(wizard)

    def other_classes(self) -> Iterator[Screen]:
        """The list without and with a case, and every dialog about it."""
        office, window = self.office, self.window
        window.go(Place("other_classes"))
        yield self._settled("other-classes-empty", window)
        case, household = tour_other_classes.posted_case(office)
        window.go(Place("households"))
        window.go(Place("other_classes", case.id))
        yield self._settled("other-classes", window)
        made = tour_other_classes.dialogs(office, self.runner, case, household, window)
        for name, dialog in made:
            yield from self._shown(f"other-classes-{name}", dialog)

    def practice(self) -> Iterator[Screen]:
        self.close()
        window = MainWindow(replace(self.office, is_practice=True), self.runner)
        window.resize(*SIZE)
        yield from self._shown("practice", window)

    def _settled(self, name: str, widget: QWidget) -> Screen:
        self.settle()
        return name, widget

    def _shown(self, name: str, widget: Any) -> Iterator[Screen]:
        widget.show()
        widget.activateWindow()
        yield self._settled(name, widget)
        widget.close()
        _take_apart(widget)
        self.settle()

    def _opened(self, name: str, open_it: Callable[[], object]) -> Iterator[Screen]:
        """What a command opens over the window, if it opens something."""
        open_it()
        self.settle()
        over = QApplication.activeModalWidget()
        if over is not None:
            yield name, over
            over.close()
            self.settle()


def _take_apart(widget: QWidget) -> None:
    """Let Qt do it now: a window only dropped goes when Python next looks for garbage, and that
    may be in the middle of one of its own methods, called for a change of the look.
    """
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete.value)
