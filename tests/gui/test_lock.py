"""The lock by keys: nothing stays readable, the open form waits, only the password opens."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.rights import Role
from ngheo_desktop.gui.app import Session
from ngheo_desktop.gui.dialogs.lock_screen import LockScreen
from ngheo_desktop.gui.dialogs.login_dialog import LoginDialog
from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.household_window import HouseholdWindows
from ngheo_desktop.gui.lock import Lock
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.accounts import NewUser, add_user
from ngheo_desktop.operations.drafts import list_drafts
from ngheo_desktop.operations.office import Office
from ngheo_desktop.paths import Places
from ngheo_desktop.settings import Settings, write_settings
from tests.conftest import PASSWORD
from tests.fakes.clock import Clock
from tests.gui.full_disk import fill_the_disk, free_the_disk
from tests.gui.hands import settle
from tests.gui.typing import press, type_text

ENOUGH = 20_000  # ms; waits end as soon as the thing happens
MINUTE = 60.0
pytestmark = pytest.mark.usefixtures("own_clock")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def window(qtbot: QtBot, office: Office, household_id: str, runner: TaskRunner) -> MainWindow:
    made = MainWindow(office, runner)
    qtbot.addWidget(made)
    made.resize(1366, 728)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    settle(qtbot, runner)
    return made


@pytest.fixture
def make_lock(
    qtbot: QtBot, window: MainWindow, office: Office, runner: TaskRunner, clock: Clock
) -> Iterator[Callable[[int], Lock]]:
    made: list[Lock] = []

    def make(minutes: int) -> Lock:
        made.append(Lock(window, office, runner, minutes, clock))
        return made[-1]

    yield make
    for each in made:
        if each.screen is not None:
            each.screen.accept()


@pytest.fixture
def lock(make_lock: Callable[[int], Lock]) -> Lock:
    return make_lock(10)


def locked(qtbot: QtBot, lock: Lock, window: MainWindow) -> LockScreen:
    press(window, "Ctrl+L")
    return screen_of(qtbot, lock)


def locked_from(qtbot: QtBot, lock: Lock, front: QWidget) -> LockScreen:
    """By the key in a dialog or a second window, as the system sends it."""
    front.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is front)
    QTest.keyClick(front.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: lock.screen is not None)
    return screen_of(qtbot, lock)


def screen_of(qtbot: QtBot, lock: Lock) -> LockScreen:
    screen = lock.screen
    assert screen is not None
    qtbot.waitUntil(screen.form.password_edit.hasFocus, timeout=ENOUGH)
    return screen


def unlock(qtbot: QtBot, lock: Lock, password: str = PASSWORD) -> None:
    screen = lock.screen
    assert screen is not None
    screen.form.notice.clear()
    type_text(screen.form.password_edit, password)
    press(screen.form.password_edit, "Return")
    qtbot.waitUntil(lambda: lock.screen is None or bool(screen.form.notice.text), timeout=ENOUGH)


def seen() -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def look(lock: Lock) -> None:
    """The moment at which the watch looks at the clock."""
    assert lock.watch is not None
    lock.watch.timer.timeout.emit()


def test_ctrl_l_leaves_nothing_of_a_household_on_the_screen(
    qtbot: QtBot, window: MainWindow, lock: Lock
) -> None:
    place = window.geometry()
    screen = locked(qtbot, lock, window)
    assert seen() == [screen]
    assert screen.geometry() == place
    said = [screen.windowTitle(), *[each.text() for each in screen.findChildren(QLabel)]]
    assert "Đang khóa. Người đang làm việc: Neáng Sa." in said
    assert not any("Trần" in text for text in said)
    assert "Neáng Sa" not in screen.windowTitle()


def test_the_password_brings_the_open_form_back_as_it_was(
    qtbot: QtBot, window: MainWindow, lock: Lock, runner: TaskRunner, household_id: str
) -> None:
    window.go(Place("household", household_id))
    settle(qtbot, runner)
    address = window.page().findChild(QWidget, "address_edit")
    address.setFocus()
    type_text(address, "Số 5, tổ 3")
    locked(qtbot, lock, window)
    unlock(qtbot, lock)
    assert window.isVisible()
    assert address.text() == "Số 5, tổ 3"
    qtbot.waitUntil(address.hasFocus, timeout=ENOUGH)
    press(window, "Ctrl+L")
    assert lock.screen is not None


def test_only_the_password_opens_the_lock(qtbot: QtBot, window: MainWindow, lock: Lock) -> None:
    screen = locked(qtbot, lock, window)
    press(screen.form.password_edit, "Escape")
    screen.close()
    press(screen.form.password_edit, "Return")
    assert screen.form.notice.text == "Chưa gõ mật khẩu."
    unlock(qtbot, lock, "khong-phai-no")
    assert screen.form.notice.text == "Mật khẩu chưa đúng. Hãy gõ lại."
    assert screen.form.password_edit.hasFocus()
    assert seen() == [screen]


def test_five_wrong_passwords_make_the_lock_wait(
    qtbot: QtBot, window: MainWindow, lock: Lock
) -> None:
    screen = locked(qtbot, lock, window)
    for _ in range(5):
        unlock(qtbot, lock, "khong-phai-no")
    assert "đợi 60 giây" in screen.form.notice.text
    assert not screen.form.unlock_button.isEnabled()
    press(screen.form.password_edit, "Return")
    assert lock.screen is screen


def test_a_dialog_over_the_window_waits_behind_the_lock(
    qtbot: QtBot, window: MainWindow, lock: Lock
) -> None:
    box = QMessageBox(window)
    box.setText("Trần Văn Tám")
    box.open()
    lock.lock()
    screen = screen_of(qtbot, lock)
    assert seen() == [screen]
    unlock(qtbot, lock)
    assert set(seen()) == {window, box}
    press(box, "Escape")
    assert not box.isVisible()


def test_what_work_opens_while_locked_is_shown_only_afterwards(
    qtbot: QtBot, window: MainWindow, lock: Lock
) -> None:
    screen = locked(qtbot, lock, window)
    box = QMessageBox(window)
    box.setText("Đã in danh sách.")
    box.open()
    qtbot.waitUntil(lambda: seen() == [screen], timeout=ENOUGH)
    unlock(qtbot, lock)
    assert box.isVisible()
    box.close()


def test_ten_minutes_without_a_key_or_the_mouse_lock_the_window(
    qtbot: QtBot, window: MainWindow, lock: Lock, clock: Clock
) -> None:
    assert Settings().lock_minutes == 10
    clock.seconds += 10 * MINUTE - 1
    look(lock)
    assert lock.screen is None
    clock.seconds += 1
    look(lock)
    screen_of(qtbot, lock)
    unlock(qtbot, lock)
    look(lock)
    assert lock.screen is None


def test_a_key_the_mouse_or_a_composed_letter_puts_the_lock_off(
    qtbot: QtBot, window: MainWindow, lock: Lock, clock: Clock
) -> None:
    handle = window.windowHandle()
    at, no = QPointF(5, 5), Qt.KeyboardModifier.NoModifier
    none = Qt.MouseButton.NoButton
    acts = (
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, no),
        QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, no),
    )
    for act in acts:
        clock.seconds += 9 * MINUTE
        QCoreApplication.sendEvent(handle, act)
        look(lock)
    clock.seconds += 9 * MINUTE
    search = window.page().findChild(QWidget, "search_edit")
    search.setFocus()
    type_text(search, "Trần")
    clock.seconds += 9 * MINUTE
    look(lock)
    assert lock.screen is None


def test_with_the_setting_at_zero_the_window_locks_by_its_key_only(
    qtbot: QtBot, window: MainWindow, make_lock: Callable[[int], Lock]
) -> None:
    lock = make_lock(0)
    assert lock.watch is None
    locked(qtbot, lock, window)
    unlock(qtbot, lock)


def test_another_person_is_let_in_from_the_lock(
    qtbot: QtBot, window: MainWindow, lock: Lock
) -> None:
    screen = locked(qtbot, lock, window)
    with qtbot.waitSignal(window.closed, timeout=ENOUGH):
        press(screen.form.person_button, "Space")
    assert window.wants_other_person
    assert seen() == []


def test_what_was_searched_for_and_the_list_of_finds_are_gone(
    qtbot: QtBot, window: MainWindow, lock: Lock, runner: TaskRunner
) -> None:
    press(window, "Ctrl+K")
    type_text(window.header.search_box, "tran van")
    box = window.header.search_box
    qtbot.waitUntil(box.list.isVisible)
    screen = locked(qtbot, lock, window)
    assert seen() == [screen]
    assert box.text() == ""
    assert box.model.rowCount() == 0
    unlock(qtbot, lock)
    settle(qtbot, runner)
    assert seen() == [window]


def test_a_second_window_is_covered_and_comes_back_and_lets_another_person_in(
    qtbot: QtBot,
    window: MainWindow,
    lock: Lock,
    office: Office,
    runner: TaskRunner,
    household_id: str,
) -> None:
    beside = HouseholdWindows(office, runner, window)
    beside.open(household_id)
    second = next(each for each in seen() if each is not window)
    qtbot.waitUntil(lambda: "Trần Văn Tám" in second.windowTitle())
    screen = locked_from(qtbot, lock, second)
    assert seen() == [screen]
    unlock(qtbot, lock)
    assert set(seen()) == {window, second}
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    screen = locked(qtbot, lock, window)
    with qtbot.waitSignal(window.closed, timeout=ENOUGH):
        press(screen.form.person_button, "Space")
    beside.close_all()


def test_a_dialog_that_only_shows_something_does_not_keep_another_person_out(
    qtbot: QtBot, window: MainWindow, lock: Lock
) -> None:
    window.keys_action.trigger()
    dialog = next(each for each in seen() if each is not window)
    screen = locked_from(qtbot, lock, dialog)
    with qtbot.waitSignal(window.closed, timeout=ENOUGH):
        press(screen.form.person_button, "Space")


def test_a_dialog_with_fields_keeps_another_person_out_and_says_why(
    qtbot: QtBot, window: MainWindow, lock: Lock
) -> None:
    dialog = QDialog(window)
    QLineEdit(dialog)
    dialog.open()
    lock.lock()
    screen = screen_of(qtbot, lock)
    press(screen.form.person_button, "Space")
    assert "còn phần chưa lưu" in screen.form.notice.text
    dialog.reject()


def test_from_one_person_to_the_next_by_three_keys_and_the_password(
    qtbot: QtBot, window: MainWindow, lock: Lock, office: Office, runner: TaskRunner
) -> None:
    """Journey 15: Ctrl+L, Alt+G, the digit of the name; then the password."""
    add_user(office, NewUser("tam", "Lê Tám", "mat-khau-tam", (Role.VIEWER,)), PASSWORD)
    screen = locked(qtbot, lock, window)
    with qtbot.waitSignal(window.closed, timeout=ENOUGH):
        press(screen, "Alt+G")
    door = LoginDialog(office.folder, runner)
    qtbot.addWidget(door)
    with qtbot.waitActive(door):
        door.show()
        door.activateWindow()
    press(QApplication.focusWidget(), "2")
    type_text(QApplication.focusWidget(), "mat-khau-tam")
    with qtbot.waitSignal(door.accepted, timeout=ENOUGH):
        press(QApplication.focusWidget(), "Return")
    assert door.office is not None
    assert door.office.actor.name == "Lê Tám"
    assert list_drafts(door.office) == []
    door.office.store.close()


def typed_address(qtbot: QtBot, window: MainWindow, household_id: str, text: str) -> None:
    window.go(Place("household", household_id))
    qtbot.waitUntil(lambda: bool(window.page().title()))
    type_text(window.page().form.address_edit, text)


def test_what_the_first_person_typed_waits_as_a_draft_while_another_works(
    qtbot: QtBot, window: MainWindow, lock: Lock, office: Office, household_id: str
) -> None:
    typed_address(qtbot, window, household_id, "Tổ 9")
    screen = locked(qtbot, lock, window)
    qtbot.waitUntil(lambda: bool(list_drafts(office)) and not window.has_unsaved())
    with qtbot.waitSignal(window.closed, timeout=ENOUGH):
        press(screen.form.person_button, "Space")
    assert [line.household_id for line in list_drafts(office)] == [household_id]


def test_another_person_never_drops_what_could_not_be_kept(
    qtbot: QtBot,
    window: MainWindow,
    lock: Lock,
    office: Office,
    household_id: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fill_the_disk(office)
    typed_address(qtbot, window, household_id, "x" * 30_000)
    with qtbot.waitSignal(window.page().drafts.failed):
        screen = locked(qtbot, lock, window)
    press(screen.form.person_button, "Space")
    assert "Neáng Sa còn phần chưa lưu" in screen.form.notice.text
    assert not window.wants_other_person
    free_the_disk(office)
    monkeypatch.setattr(window.page(), "leave", lambda: False, raising=False)
    press(screen.form.person_button, "Space")
    assert not window.wants_other_person
    assert seen() == [screen]


def test_the_lock_stands_in_the_menu_and_beside_the_person(window: MainWindow) -> None:
    assert window.lock_action in window.menuBar().actions()[0].menu().actions()
    assert window.lock_action in window.status.person_button.menu().actions()


@pytest.fixture
def opened(
    qtbot: QtBot, qapp: QApplication, office: Office, request: pytest.FixtureRequest
) -> Iterator[MainWindow]:
    """The window as the program opens it on a PC with these minutes in its settings."""
    places = Places(office.folder.parent)
    write_settings(places.settings, Settings(lock_minutes=request.param))
    session = Session(places)
    window = session.open_window(office)
    qtbot.waitUntil(window.isVisible)
    yield window
    window.hide()  # closing it would end the program, and with it the loops of later tests
    session._runner.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


@pytest.mark.parametrize(
    ("opened", "watched"), [(10, True), (3, True), (0, False)], indirect=["opened"]
)
def test_the_program_locks_after_the_minutes_of_the_settings(
    opened: MainWindow, watched: bool
) -> None:
    lock = opened.findChild(Lock)
    assert lock is not None
    assert (lock.watch is not None) is watched
