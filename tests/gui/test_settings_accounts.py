"""The page of accounts by keys: added, roles changed, stopped, used again."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.rights import ROLE_DUTIES, Role
from ngheo_desktop.errors import AccessRefused
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.dialogs.account_dialog import AccountDialog
from ngheo_desktop.gui.dialogs.account_password_dialog import AccountPasswordDialog
from ngheo_desktop.gui.dialogs.stop_account_question import StopAccountQuestion
from ngheo_desktop.gui.pages.households_page import HouseholdsPage
from ngheo_desktop.gui.pages.settings_accounts import AccountsSection
from ngheo_desktop.gui.pages.settings_page import SettingsPage
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.accounts import NewUser, add_user, list_users
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.office import Office, open_office
from tests.conftest import PASSWORD
from tests.gui.typing import press, type_text

ENOUGH = 20_000  # ms; waits end as soon as the thing happens
NEW = "mat-khau-moi"


@pytest.fixture
def with_tam(office: Office) -> Office:
    add_user(office, NewUser("tam", "Trần Tám", "mat-khau-tam", (Role.VIEWER,)), PASSWORD)
    return office


@pytest.fixture
def page(qtbot: QtBot, office: Office, runner: TaskRunner) -> SettingsPage:
    made = SettingsPage(office, runner)
    qtbot.addWidget(made)
    made.resize(1180, 620)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def section(qtbot: QtBot, page: SettingsPage) -> AccountsSection:
    """The section, reached by keys from the first one."""
    while not isinstance(page.tabs.currentWidget(), AccountsSection):
        press(page, "Ctrl+PgDown")
    found = page.tabs.currentWidget()
    assert isinstance(found, AccountsSection)
    idle(qtbot, found)
    return found


def idle(qtbot: QtBot, section: AccountsSection) -> None:
    qtbot.waitUntil(lambda: not section.is_working, timeout=ENOUGH)


def dialog_of(qtbot: QtBot, section: AccountsSection, kind: type[QDialog]) -> Any:
    qtbot.waitUntil(lambda: any(each.isVisible() for each in section.findChildren(kind)))
    dialog = next(each for each in section.findChildren(kind) if each.isVisible())
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
    return dialog


def back(qtbot: QtBot, section: AccountsSection) -> None:
    """To the window behind a dialog, as a window manager does."""
    section.window().activateWindow()
    qtbot.waitUntil(section.window().isActiveWindow)


def rows(section: AccountsSection) -> list[list[str]]:
    model = section.table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def save(qtbot: QtBot, section: AccountsSection, dialog: Any, field: Any) -> None:
    with qtbot.waitSignals([section.told, dialog.accepted], timeout=ENOUGH):
        press(field, "Return")
    idle(qtbot, section)


def go_on(keys: str = "Tab") -> Any:
    press(QApplication.focusWidget(), keys)
    return QApplication.focusWidget()


def test_everybody_stands_in_the_list_with_roles_and_state(
    qtbot: QtBot, with_tam: Office, section: AccountsSection
) -> None:
    assert rows(section)[1] == ["Trần Tám", "tam", "đang dùng", "", "Người xem"]
    assert rows(section)[0][:3] == ["Neáng Sa", "canbo", "đang dùng"]


def test_a_surveyor_is_added_by_keys_alone_and_sees_one_hamlet(
    qtbot: QtBot,
    section: AccountsSection,
    office: Office,
    runner: TaskRunner,
    add_household: Callable[..., str],
) -> None:
    add_household("Danh Ruông", hamlet=0)
    add_household("Lê Thị Mười", hamlet=1)
    press(section.table, "Ctrl+N")
    dialog = dialog_of(qtbot, section, AccountDialog)
    assert dialog.form.name_edit.hasFocus()
    type_text(dialog.form.name_edit, "Lê Thị Lan")
    assert dialog.form.login_edit.text() == "lethilan"
    go_on()
    type_text(go_on(), "mat-khau-lan")
    type_text(go_on(), "mat-khau-lan")
    while QApplication.focusWidget() is not dialog.role_checks[Role.SURVEYOR]:
        go_on()
    press(QApplication.focusWidget(), "Space")
    while QApplication.focusWidget() is not dialog.form.hamlet_list:
        go_on()
    press(dialog.form.hamlet_list, "Right")
    press(dialog.form.hamlet_list, "Space")
    type_text(go_on(), PASSWORD)
    save(qtbot, section, dialog, dialog.form.own_edit)
    assert rows(section)[1][1:] == ["lethilan", "đang dùng", "ấp Phước Long", "Rà soát viên"]
    assert section.table.currentIndex().row() == 1

    surveyor = open_office(office.folder, "lethilan", "mat-khau-lan")
    page = HouseholdsPage(surveyor, runner)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: not runner.is_busy, timeout=ENOUGH)
    table = page.form.household_table.model()
    assert table.rowCount() == 1
    shown = [table.index(0, column).data() for column in range(table.columnCount())]
    assert "Lê Thị Mười" in shown
    surveyor.store.close()


def test_what_is_missing_is_said_at_its_field(qtbot: QtBot, section: AccountsSection) -> None:
    press(section.table, "Ctrl+N")
    dialog = dialog_of(qtbot, section, AccountDialog)
    form = dialog.form

    def refused(field: Any) -> str:
        press(form.name_edit, "Return")
        assert field.hasFocus()
        return str(form.notice.text)

    assert refused(form.name_edit) == "Chưa có họ và tên."
    type_text(form.name_edit, "Lê Thị Lan")
    assert "ít nhất 8 ký tự" in refused(form.password_edit)
    type_text(form.password_edit, NEW)
    assert "chưa giống nhau" in refused(form.again_edit)
    type_text(form.again_edit, NEW)
    assert refused(dialog.role_checks[Role.ADMIN]) == "Chưa chọn vai trò nào."
    dialog.role_checks[Role.SURVEYOR].setChecked(True)
    assert refused(form.hamlet_list) == "Chưa chọn ấp, khóm cho rà soát viên."
    dialog.role_checks[Role.VIEWER].setChecked(True)
    assert refused(form.own_edit) == "Chưa gõ mật khẩu của quản trị."
    type_text(form.own_edit, "khong-phai-no")
    press(form.own_edit, "Return")
    qtbot.waitUntil(lambda: "Mật khẩu chưa đúng" in form.notice.text, timeout=ENOUGH)
    assert form.name_edit.text() == "Lê Thị Lan"
    press(dialog, "Escape")
    assert len(rows(section)) == 1


def test_every_role_tells_what_it_may_do(qtbot: QtBot, section: AccountsSection) -> None:
    press(section.table, "Ctrl+N")
    dialog = dialog_of(qtbot, section, AccountDialog)
    said = {label.text() for label in dialog.findChildren(QLabel)}
    assert set(ROLE_DUTIES.values()) <= said
    for role, check in dialog.role_checks.items():
        assert check.accessibleDescription() == ROLE_DUTIES[role]
    press(dialog, "Escape")


def test_roles_are_changed_and_hamlets_only_asked_of_a_surveyor(
    qtbot: QtBot, with_tam: Office, section: AccountsSection
) -> None:
    press(section.table, "Down")
    press(section.table, "F2")
    dialog = dialog_of(qtbot, section, AccountDialog)
    assert dialog.windowTitle() == "Vai trò của Trần Tám"
    assert not dialog.form.name_edit.isVisible()
    assert not dialog.form.hamlet_list.isEnabled()
    assert QApplication.focusWidget() is dialog.role_checks[Role.VIEWER]
    press(dialog.role_checks[Role.VIEWER], "Space")
    press(dialog.role_checks[Role.SURVEYOR], "Space")
    press(dialog.form.hamlet_list, "Space")
    save(qtbot, section, dialog, dialog.role_checks[Role.SURVEYOR])
    changed = list_users(with_tam)[1]
    assert changed.roles == (Role.SURVEYOR,)
    assert changed.hamlets == {list_hamlets(with_tam)[0].id}
    assert rows(section)[1][3:] == ["ấp Phước Lợi", "Rà soát viên"]


def test_the_last_admin_stays_one(qtbot: QtBot, section: AccountsSection) -> None:
    press(section.table, "F2")
    dialog = dialog_of(qtbot, section, AccountDialog)
    press(dialog.role_checks[Role.ADMIN], "Space")
    press(dialog.role_checks[Role.ADMIN], "Return")
    qtbot.waitUntil(lambda: "ít nhất một quản trị" in dialog.form.notice.text, timeout=ENOUGH)
    press(dialog, "Escape")
    back(qtbot, section)
    press(section.table, "Delete")
    stop(qtbot, section)
    qtbot.waitUntil(lambda: "ít nhất một quản trị" in section.notice.text, timeout=ENOUGH)
    assert rows(section)[0][2] == "đang dùng"


def stop(qtbot: QtBot, section: AccountsSection) -> None:
    question = dialog_of(qtbot, section, StopAccountQuestion)
    press(next(each for each in question.buttons() if each.text() == "Ngừng dùng"), "Space")


def test_an_account_is_stopped_after_one_question_and_used_again_with_a_new_password(
    qtbot: QtBot, with_tam: Office, section: AccountsSection
) -> None:
    press(section.table, "Down")
    press(section.table, "Delete")
    question = dialog_of(qtbot, section, StopAccountQuestion)
    assert "Trần Tám" in question.text()
    press(question, "Return")  # the safe answer
    assert all(each.active for each in list_users(with_tam))
    back(qtbot, section)
    press(section.table, "Delete")
    with qtbot.waitSignal(section.told, timeout=ENOUGH):
        stop(qtbot, section)
    idle(qtbot, section)
    assert rows(section)[1][2] == "ngừng dùng"
    with pytest.raises(AccessRefused):
        open_office(with_tam.folder, "tam", "mat-khau-tam")
    assert not section.findChild(type(section._stop), "stop_action").isEnabled()
    section.findChild(type(section._stop), "resume_action").trigger()
    give(qtbot, section)
    assert rows(section)[1][2] == "đang dùng"
    open_office(with_tam.folder, "tam", NEW).store.close()


def give(qtbot: QtBot, section: AccountsSection) -> None:
    dialog = dialog_of(qtbot, section, AccountPasswordDialog)
    type_text(dialog.form.password_edit, NEW)
    type_text(go_on(), NEW)
    own = go_on()
    press(own, "Return")
    assert dialog.form.notice.text == "Chưa gõ mật khẩu của quản trị."
    type_text(own, PASSWORD)
    save(qtbot, section, dialog, own)


def test_somebody_who_forgot_the_password_is_given_a_new_one(
    qtbot: QtBot, with_tam: Office, section: AccountsSection
) -> None:
    press(section.table, "Down")
    section.findChild(type(section._stop), "password_action").trigger()
    give(qtbot, section)
    open_office(with_tam.folder, "tam", NEW).store.close()


def test_who_does_not_manage_accounts_does_not_see_them(
    qtbot: QtBot, office: Office, runner: TaskRunner
) -> None:
    viewer = replace(office.actor, roles=frozenset({Role.VIEWER}))
    for variant in (replace(office, actor=viewer), replace(office, is_practice=True)):
        page = SettingsPage(variant, runner)
        qtbot.addWidget(page)
        assert not any(isinstance(each, AccountsSection) for each in page.sections)


def test_nothing_of_the_dialog_is_out_of_reach_at_150_percent(
    qtbot: QtBot, section: AccountsSection, qapp: QApplication
) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, 150)
    press(section.table, "Ctrl+N")
    dialog = dialog_of(qtbot, section, AccountDialog)
    assert dialog.height() <= 768
    inside = dialog.form.scroll_inside
    assert inside.minimumSizeHint().width() <= dialog.form.scroll_area.viewport().width()
    assert dialog.form.save_button.isVisible()
    press(dialog, "Escape")
    theme.apply(qapp)


def test_the_days_of_an_account_are_set_with_its_roles_and_shown(
    qtbot: QtBot, with_tam: Office, section: AccountsSection
) -> None:
    qtbot.waitUntil(lambda: section._model.rowCount() == 2, timeout=ENOUGH)
    section.table.selectRow(1)
    press(section.table, "F2")
    dialog = section.findChild(AccountDialog)
    assert dialog is not None
    type_text(dialog.form.valid_to_edit, "31/2026")
    press(dialog.form.save_button, "Space")
    assert "chưa đủ ngày, tháng, năm" in dialog.form.notice.text
    assert dialog.focusWidget() is dialog.form.valid_to_edit
    dialog.form.valid_to_edit.clear()
    type_text(dialog.form.valid_to_edit, "31/12/2026")
    with qtbot.waitSignal(dialog.accepted, timeout=ENOUGH):
        press(dialog.form.save_button, "Space")
    qtbot.waitUntil(
        lambda: section._model.index(1, 2).data() == "đang dùng đến 31/12/2026", timeout=ENOUGH
    )
