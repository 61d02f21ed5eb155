"""Entering by keys, and what is said when the office cannot be opened."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.rights import Role
from ngheo_desktop.gui.dialogs.bring_back_dialog import BringBackDialog
from ngheo_desktop.gui.dialogs.login_dialog import LoginDialog
from ngheo_desktop.gui.dialogs.recovery_dialog import RecoveryDialog
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.password_edit import TYPING_NOTE
from ngheo_desktop.operations.accounts import NewUser, add_user
from ngheo_desktop.operations.backups import back_up
from ngheo_desktop.operations.diary import recent
from ngheo_desktop.operations.office import NewOffice, Office, create_office
from ngheo_desktop.operations.opening import Attempts
from tests.conftest import CHEAP, COMMUNE, PASSWORD
from tests.fakes.clock import Clock
from tests.gui.typing import press, type_text

ENOUGH = 20_000  # ms; waits end as soon as the thing happens
pytestmark = pytest.mark.usefixtures("own_clock")


@pytest.fixture
def clock() -> Clock:
    return Clock(1_800_000_000.0)


@pytest.fixture
def open_dialog(
    qtbot: QtBot, office: Office, runner: TaskRunner, clock: Clock
) -> Iterator[Callable[[], LoginDialog]]:
    """Opens the dialog of the office as a new start of the program does."""
    office.store.close()
    made: list[LoginDialog] = []

    def open_it() -> LoginDialog:
        dialog = LoginDialog(office.folder, runner, attempts=Attempts(office.folder, clock))
        made.append(dialog)
        qtbot.addWidget(dialog)
        show(qtbot, dialog)
        return dialog

    yield open_it
    for dialog in made:
        if dialog.office is not None:
            dialog.office.store.close()


def show(qtbot: QtBot, dialog: LoginDialog) -> None:
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()


def focused() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


def try_password(qtbot: QtBot, dialog: LoginDialog, password: str) -> None:
    dialog.form.password_edit.clear()
    dialog.form.notice.clear()
    type_text(dialog.form.password_edit, password)
    press(dialog.form.password_edit, "Return")
    qtbot.waitUntil(lambda: bool(dialog.form.notice.text) or dialog.office is not None)


def test_one_person_only_types_the_password(
    qtbot: QtBot, open_dialog: Callable[[], LoginDialog]
) -> None:
    dialog = open_dialog()
    assert "xã Ô Lâm" in dialog.form.office_label.text()
    assert focused() == "password_edit"
    type_text(dialog.form.password_edit, PASSWORD)
    with qtbot.waitSignal(dialog.accepted, timeout=ENOUGH):
        press(dialog.form.password_edit, "Return")
    assert dialog.office is not None
    assert dialog.office.actor.name == "Neáng Sa"


def test_names_are_chosen_by_digit_or_arrows(
    qtbot: QtBot, office: Office, open_dialog: Callable[[], LoginDialog]
) -> None:
    for number, name in enumerate(("Lê Minh", "Trần Thị Lan"), start=2):
        user = NewUser(f"nguoi{number}", name, "mat-khau-khac", (Role.VIEWER,))
        add_user(office, user, PASSWORD)
    dialog = open_dialog()
    assert focused() == "name_button_1"
    press(widget_in_focus(), "Down")
    assert focused() == "name_button_2"
    press(widget_in_focus(), "Up")
    assert dialog.login() == "canbo"
    press(widget_in_focus(), "Down")
    press(widget_in_focus(), "Return")
    assert dialog.login() == "nguoi2"
    assert focused() == "password_edit"
    press(dialog.form.password_edit, "Shift+Tab")
    press(widget_in_focus(), "3")
    assert dialog.login() == "nguoi3"
    assert focused() == "password_edit"
    type_text(dialog.form.password_edit, "mat-khau-khac")
    with qtbot.waitSignal(dialog.accepted, timeout=ENOUGH):
        press(dialog.form.password_edit, "Return")
    assert dialog.office is not None
    assert dialog.office.actor.name == "Trần Thị Lan"


def widget_in_focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_a_wrong_password_stays_said_and_the_field_is_selected(
    qtbot: QtBot, open_dialog: Callable[[], LoginDialog]
) -> None:
    dialog = open_dialog()
    try_password(qtbot, dialog, "sai-mat-khau")
    assert dialog.form.notice.text == "Mật khẩu chưa đúng. Hãy gõ lại."
    assert dialog.form.password_edit.selectionLength() == len("sai-mat-khau")
    assert dialog.form.password_edit.hasFocus()
    assert dialog.isVisible()


def test_an_empty_password_is_not_tried(open_dialog: Callable[[], LoginDialog]) -> None:
    dialog = open_dialog()
    press(dialog.form.password_edit, "Return")
    assert dialog.form.notice.text == "Chưa gõ mật khẩu."


def test_five_wrong_passwords_wait_a_minute_even_after_a_new_start(
    qtbot: QtBot, open_dialog: Callable[[], LoginDialog], clock: Clock
) -> None:
    dialog = open_dialog()
    for _ in range(5):
        try_password(qtbot, dialog, "sai-mat-khau")
    assert "Vui lòng đợi 60 giây" in dialog.form.notice.text
    assert not dialog.form.enter_button.isEnabled()
    dialog.reject()
    again = open_dialog()
    assert "Vui lòng đợi 60 giây" in again.form.notice.text
    assert not again.form.enter_button.isEnabled()
    clock.seconds += 60
    again._wait_timer.timeout.emit()
    assert again.form.notice.text == "Đã có thể gõ lại mật khẩu."
    type_text(again.form.password_edit, PASSWORD)
    with qtbot.waitSignal(again.accepted, timeout=ENOUGH):
        press(again.form.password_edit, "Return")


def test_vietnamese_letters_in_a_password_are_noticed(
    open_dialog: Callable[[], LoginDialog],
) -> None:
    dialog = open_dialog()
    type_text(dialog.form.password_edit, "mâ")
    assert dialog.form.typing_notice.text == TYPING_NOTE


def test_a_damaged_database_is_said_and_nobody_enters(
    qtbot: QtBot, office: Office, open_dialog: Callable[[], LoginDialog]
) -> None:
    path = office.store.path
    connection = office.store.connection()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(os.urandom(64))
    dialog = open_dialog()
    try_password(qtbot, dialog, PASSWORD)
    assert "bị hỏng" in dialog.form.notice.text
    assert dialog.office is None


def test_a_database_of_a_newer_program_is_said(
    qtbot: QtBot, office: Office, open_dialog: Callable[[], LoginDialog]
) -> None:
    connection = office.store.connection()
    connection.execute("UPDATE alembic_version SET version_num = '9999_later'")
    connection.close()
    dialog = open_dialog()
    try_password(qtbot, dialog, PASSWORD)
    assert "bản chương trình mới hơn" in dialog.form.notice.text
    assert dialog.office is None


def test_a_missing_database_is_said(
    qtbot: QtBot, office: Office, open_dialog: Callable[[], LoginDialog]
) -> None:
    dialog = open_dialog()
    office.store.path.unlink()
    try_password(qtbot, dialog, PASSWORD)
    assert "Không tìm thấy sổ" in dialog.form.notice.text


def test_a_missing_key_file_is_said_and_a_backup_may_be_brought_back(
    qtbot: QtBot, office: Office, open_dialog: Callable[[], LoginDialog]
) -> None:
    (office.folder / "office.keys").unlink()
    dialog = open_dialog()
    assert "Tệp chìa khóa" in dialog.form.notice.text
    assert not dialog.form.enter_button.isVisible()
    assert focused() == "restore_button"
    with qtbot.waitSignal(dialog.rejected):
        press(dialog, "Escape")


def test_a_clock_that_went_back_is_said_before_going_on(
    qtbot: QtBot,
    office: Office,
    open_dialog: Callable[[], LoginDialog],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    last = datetime.fromisoformat(recent(office)[0].at).astimezone().date()
    monkeypatch.setenv("NGHEO_TODAY", (last - timedelta(days=3)).isoformat())
    dialog = open_dialog()
    try_password(qtbot, dialog, PASSWORD)
    assert dialog.form.notice.text.startswith("Đồng hồ máy lùi 3 ngày so với lần làm việc trước.")
    assert dialog.isVisible()
    assert focused() == "enter_button"
    with qtbot.waitSignal(dialog.accepted):
        press(dialog.form.enter_button, "Return")


def test_leaving_closes_what_was_opened(
    qtbot: QtBot,
    office: Office,
    open_dialog: Callable[[], LoginDialog],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NGHEO_TODAY", "2020-01-01")
    dialog = open_dialog()
    try_password(qtbot, dialog, PASSWORD)
    with qtbot.waitSignal(dialog.rejected):
        press(dialog, "Escape")
    assert dialog.office is None


def test_a_forgotten_password_is_set_anew_by_the_recovery_code(
    qtbot: QtBot, tmp_path: Path, runner: TaskRunner, clock: Clock
) -> None:
    plan = NewOffice(COMMUNE, (), "Neáng Sa", PASSWORD, login="canbo")
    office, code = create_office(tmp_path / "home" / "office", plan, cost=CHEAP)
    office.store.close()
    login = LoginDialog(office.folder, runner, attempts=Attempts(office.folder, clock))
    qtbot.addWidget(login)
    show(qtbot, login)
    press(login, "Alt+Q")
    qtbot.waitUntil(lambda: login.findChild(RecoveryDialog) is not None)
    dialog = login.findChild(RecoveryDialog)
    qtbot.waitUntil(lambda: focused() == "code_edit")
    type_text(dialog.form.code_edit, "AAAA-BBBB")
    type_text(dialog.form.password_edit, "mat-khau-moi")
    type_text(dialog.form.again_edit, "mat-khau-khac")
    press(dialog.form.again_edit, "Return")
    assert "chưa giống nhau" in dialog.form.notice.text
    dialog.form.again_edit.clear()
    type_text(dialog.form.again_edit, "mat-khau-moi")
    press(dialog.form.again_edit, "Return")
    qtbot.waitUntil(lambda: "Mã khôi phục chưa đúng" in dialog.form.notice.text, timeout=ENOUGH)
    qtbot.waitUntil(lambda: focused() == "code_edit")
    dialog.form.code_edit.clear()
    type_text(dialog.form.code_edit, code.lower().replace("-", " "))
    with qtbot.waitSignal(dialog.accepted, timeout=ENOUGH):
        press(dialog.form.code_edit, "Return")
    assert "Đã đặt mật khẩu mới" in login.form.notice.text
    assert login.focusWidget() is login.form.password_edit
    type_text(login.form.password_edit, "mat-khau-moi")
    with qtbot.waitSignal(login.accepted, timeout=ENOUGH):
        press(login.form.password_edit, "Return")
    assert login.office is not None
    login.office.store.close()


def test_practice_is_offered_even_before_there_is_a_practice_commune(
    open_dialog: Callable[[], LoginDialog], office: Office
) -> None:
    assert not (office.folder.parent / "practice").exists()
    assert open_dialog().form.practice_button.isVisible()


def test_a_practice_commune_is_entered_with_one_key(
    qtbot: QtBot, office: Office, open_dialog: Callable[[], LoginDialog]
) -> None:
    from ngheo_desktop.operations import practice as invented

    practice = office.folder.parent / "practice"
    plan = NewOffice(
        COMMUNE,
        (),
        invented.NAME,
        invented.PASSWORD,
        invented.LOGIN,
        practice=True,
    )
    create_office(practice, plan, cost=CHEAP)[0].store.close()
    dialog = open_dialog()
    with qtbot.waitSignal(dialog.accepted, timeout=ENOUGH):
        press(dialog, "Alt+C")
    assert dialog.office is not None
    assert dialog.office.is_practice


def test_a_damaged_office_is_brought_back_from_its_backup_and_entered(
    qtbot: QtBot, office: Office, open_dialog: Callable[[], LoginDialog], tmp_path: Path
) -> None:
    file = back_up(office, tmp_path).file
    office.store.close()
    dialog = open_dialog()
    office.store.path.write_bytes(b"hong" * 5000)
    assert not dialog.form.restore_button.isVisible()
    try_password(qtbot, dialog, PASSWORD)
    assert dialog.form.restore_button.isVisible()
    dialog.form.restore_button.click()
    bring = dialog.findChild(BringBackDialog)
    bring.ask_file = lambda: file
    bring.file_button.click()
    qtbot.waitUntil(lambda: bring.restore_button.isEnabled())
    type_text(bring.password_edit, PASSWORD)
    bring.restore_button.click()
    qtbot.waitUntil(lambda: "Đã khôi phục" in dialog.form.notice.text)
    with qtbot.waitSignal(dialog.accepted):
        type_text(dialog.form.password_edit, PASSWORD)
        dialog.form.enter_button.click()
    assert dialog.office is not None


def test_a_password_typed_at_once_goes_to_the_name_that_is_chosen(
    qtbot: QtBot, office: Office, open_dialog: Callable[[], LoginDialog]
) -> None:
    user = NewUser("huong", "Trần Thị Hương", PASSWORD, (Role.VIEWER,))
    add_user(office, user, PASSWORD)
    dialog = open_dialog()
    assert focused() == "name_button_1"
    press(QApplication.focusWidget(), "m")
    assert focused() == "password_edit"
    assert dialog.form.password_edit.text() == "m"
