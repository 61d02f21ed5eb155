"""Ctrl+Z and Ctrl+Y by name: typing first, then what is not saved, then what was saved."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.register import Member
from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.page_makers import HOUSEHOLD, HOUSEHOLDS, SETTINGS
from ngheo_desktop.gui.pages.household_page import HouseholdPage
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.household_changes import list_put_away
from ngheo_desktop.operations.households import open_household, save_household
from ngheo_desktop.operations.office import Office
from tests.gui.typing import press, type_text

Opens = Callable[..., MainWindow]


@pytest.fixture
def page(qtbot: QtBot, open_window: Opens, runner: TaskRunner, household_id: str) -> HouseholdPage:
    """The page of hộ 0001 in the main window."""
    window = open_window()
    window.go(Place(HOUSEHOLD, household_id))
    qtbot.waitUntil(lambda: not runner.is_busy)
    page = window.page()
    assert isinstance(page, HouseholdPage)
    return page


def window_of(page: HouseholdPage) -> MainWindow:
    window = page.window()
    assert isinstance(window, MainWindow)
    return window


def settled(qtbot: QtBot, page: HouseholdPage) -> None:
    qtbot.waitUntil(lambda: not page._runner.is_busy)


def saved_address(qtbot: QtBot, page: HouseholdPage, address: str) -> None:
    page.form.address_edit.setFocus()
    page.form.address_edit.selectAll()
    type_text(page.form.address_edit, address)
    press(page.form.address_edit, "Ctrl+S")
    settled(qtbot, page)


def stored(office: Office, household_id: str) -> str:
    return open_household(office, household_id).household.address


def test_a_wrong_save_is_taken_back_with_one_key_and_done_again_with_one(
    qtbot: QtBot, office: Office, page: HouseholdPage, household_id: str
) -> None:
    saved_address(qtbot, page, "Tổ 9")
    assert stored(office, household_id) == "Tổ 9"
    undo = window_of(page).undo
    assert undo.undo_action.text() == "Hoàn tác: sửa địa chỉ hộ 0001"
    keys = ["Ctrl+Z"]  # journey 15: one key, wherever the saving left the focus
    for key in keys:
        press(QApplication.focusWidget(), key)
    settled(qtbot, page)
    assert len(keys) == 1
    assert stored(office, household_id) == ""
    assert page.form.address_edit.text() == ""
    assert window_of(page).status.lines[-1][1] == "Đã hoàn tác: sửa địa chỉ hộ 0001."
    assert undo.redo_action.text() == "Làm lại: sửa địa chỉ hộ 0001"
    press(QApplication.focusWidget(), "Ctrl+Y")
    settled(qtbot, page)
    assert stored(office, household_id) == "Tổ 9"
    assert page.form.address_edit.text() == "Tổ 9"


def test_the_status_line_offers_it_until_it_is_used(qtbot: QtBot, page: HouseholdPage) -> None:
    from ngheo_desktop.gui.widgets.undo_button import UndoButton

    button = window_of(page).status.findChild(UndoButton)
    assert button is not None
    assert not button.isVisible()
    saved_address(qtbot, page, "Tổ 9")
    assert button.isVisible()
    assert button.accessibleName() == "Hoàn tác: sửa địa chỉ hộ 0001"
    button.click()
    settled(qtbot, page)
    assert not button.isVisible()
    assert page.form.address_edit.text() == ""


def test_in_a_field_typing_is_taken_back_first(
    qtbot: QtBot, office: Office, page: HouseholdPage, household_id: str
) -> None:
    saved_address(qtbot, page, "Tổ 9")
    page.form.address_edit.setFocus()
    type_text(page.form.address_edit, " ấp trên")
    press(page.form.address_edit, "Ctrl+Z")
    assert page.form.address_edit.text() == "Tổ 9"
    press(page.form.address_edit, "Ctrl+Y")
    assert page.form.address_edit.text() == "Tổ 9 ấp trên"
    press(page.form.address_edit, "Ctrl+Z")
    settled(qtbot, page)
    assert stored(office, household_id) == "Tổ 9"
    press(page.form.address_edit, "Ctrl+Z")
    settled(qtbot, page)
    assert stored(office, household_id) == ""


def test_what_is_typed_meanwhile_is_not_lost(
    qtbot: QtBot, office: Office, page: HouseholdPage, household_id: str
) -> None:
    saved_address(qtbot, page, "Tổ 9")
    type_text(page.form.phone_edit, "0600000001")
    page.form.hamlet_combo.setFocus()
    press(page.form.hamlet_combo, "Ctrl+Z")
    settled(qtbot, page)
    assert (page.form.address_edit.text(), page.form.phone_edit.text()) == ("", "0600000001")
    assert page.has_unsaved()
    assert stored(office, household_id) == ""


def test_a_person_taken_out_and_not_saved_comes_back_first(
    qtbot: QtBot, page: HouseholdPage
) -> None:
    saved_address(qtbot, page, "Tổ 9")
    page.form.tabs.setCurrentWidget(page.form.member_tab)
    page.members.choose_member(2)
    table = page.form.member_table
    table.setFocus()
    press(table, "Del")
    undo = window_of(page).undo
    assert undo.undo_action.text() == "Hoàn tác: đưa Lê Thị Út ra khỏi hộ"
    assert len(page.members.members()) == 2
    press(table, "Ctrl+Z")
    assert len(page.members.members()) == 3
    assert not page.has_unsaved()
    assert undo.redo_action.text() == "Làm lại: đưa Lê Thị Út ra khỏi hộ"
    assert undo.undo_action.text() == "Hoàn tác: sửa địa chỉ hộ 0001"
    press(table, "Ctrl+Y")
    assert len(page.members.members()) == 2


def test_what_others_saved_since_then_stays_and_is_told(
    qtbot: QtBot, office: Office, page: HouseholdPage, household_id: str
) -> None:
    page.form.phone_edit.setFocus()
    type_text(page.form.phone_edit, "0600000001")
    saved_address(qtbot, page, "Tổ 9")
    now = open_household(office, household_id).household
    save_household(office, replace(now, address="Tổ 10"))
    press(QApplication.focusWidget(), "Ctrl+Z")
    settled(qtbot, page)
    assert page.form.address_edit.text() == "Tổ 10"
    assert page.form.phone_edit.text() == ""
    assert window_of(page).status.lines[-1][1] == (
        "Đã hoàn tác: sửa 2 chỗ ở hộ 0001. Giữ nguyên chỗ có người sửa sau đó: địa chỉ."
    )


def test_what_cannot_be_taken_back_any_more_says_why_and_makes_way(
    qtbot: QtBot, office: Office, page: HouseholdPage, household_id: str
) -> None:
    saved_address(qtbot, page, "Tổ 9")
    now = open_household(office, household_id).household
    save_household(office, replace(now, address="Tổ 10"))
    undo = window_of(page).undo
    press(QApplication.focusWidget(), "Ctrl+Z")
    settled(qtbot, page)
    box = window_of(page).findChild(QMessageBox, "failure_box")
    assert box is not None
    assert "đã có người sửa địa chỉ sau đó" in box.text()
    box.close()
    assert stored(office, household_id) == "Tổ 10"
    assert not undo.undo_action.isEnabled()


def test_a_new_household_taken_back_leaves_the_screen_and_comes_back_by_redo(
    qtbot: QtBot, office: Office, open_window: Opens, runner: TaskRunner
) -> None:
    window = open_window()
    window.go(Place(HOUSEHOLD))
    qtbot.waitUntil(lambda: not runner.is_busy)
    page = window.page()
    page.form.hamlet_combo.setCurrentIndex(1)
    page.members.name_head("Neáng Sa")
    page.save_action.trigger()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert window.undo.undo_action.text() == "Hoàn tác: thêm hộ Neáng Sa"
    window.undo.undo_action.trigger()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert window._history.current == Place(HOUSEHOLDS)
    assert [line.head_name for line in list_put_away(office)] == ["Neáng Sa"]
    press(window.page(), "Ctrl+Y")
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert list_put_away(office) == []


def test_only_the_last_hundred_acts_are_kept(page: HouseholdPage) -> None:
    undo = window_of(page).undo
    for number in range(130):
        undo.add(Act(f"việc {number}", lambda _office: "", lambda _office: ""))
    assert undo.count == 100
    assert undo.undo_action.text() == "Hoàn tác: việc 129"


def test_a_new_act_forgets_what_was_taken_back(qtbot: QtBot, page: HouseholdPage) -> None:
    saved_address(qtbot, page, "Tổ 9")
    press(QApplication.focusWidget(), "Ctrl+Z")
    settled(qtbot, page)
    saved_address(qtbot, page, "Tổ 10")
    assert not window_of(page).undo.redo_action.isEnabled()


def test_undo_is_found_by_its_name_and_stands_first_in_the_menu(
    qtbot: QtBot, page: HouseholdPage
) -> None:
    saved_address(qtbot, page, "Tổ 9")
    window = window_of(page)
    assert "Hoàn tác: sửa địa chỉ hộ 0001" in [each.title for each in window._commands()]
    assert window.edit_menu.actions()[0] is window.undo.undo_action


def test_a_former_value_is_taken_back_from_the_history(
    qtbot: QtBot, office: Office, page: HouseholdPage, household_id: str
) -> None:
    now = open_household(office, household_id).household
    wife = replace(now.members[1], birth=Birth(1978))
    save_household(office, replace(now, members=(now.members[0], wife, now.members[2])))
    page.open(household_id)
    settled(qtbot, page)
    form = page.form
    form.tabs.setCurrentWidget(form.history_tab)
    form.history_table.setFocus()
    press(form.history_table, "Home")
    form.history_table.selectRow(0)
    assert form.take_back_label.text() == "Ngày sinh: 1976"
    press(form.history_table, "Ctrl+B")
    settled(qtbot, page)
    assert open_household(office, household_id).household.members[1].birth == Birth(1976)
    assert window_of(page).undo.undo_action.text() == "Hoàn tác: lấy lại ngày sinh Lê Thị Út"
    assert page.members.members()[1].birth == Birth(1976)


def test_a_household_is_put_away_by_keys_with_a_reason(
    qtbot: QtBot, office: Office, page: HouseholdPage
) -> None:
    from ngheo_desktop.gui.dialogs.put_away_dialog import PutAwayDialog

    window = window_of(page)
    page.acts.put_away_action.trigger()
    dialog = page.findChild(PutAwayDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    press(dialog.reason_edit, "Ctrl+Return")
    assert dialog.isVisible(), "nothing without a reason"
    type_text(dialog.reason_edit, "ghi hai lần")
    press(dialog.reason_edit, "Ctrl+Return")
    settled(qtbot, page)
    assert [line.reason for line in list_put_away(office)] == ["ghi hai lần"]
    assert window._history.current == Place(HOUSEHOLDS)
    assert window.undo.undo_action.text() == "Hoàn tác: đưa hộ 0001 vào mục Đã bỏ"
    with qtbot.waitActive(window):
        window.activateWindow()
    press(window.page(), "Ctrl+Z")
    qtbot.waitUntil(lambda: not page._runner.is_busy)
    assert list_put_away(office) == []


def test_the_order_of_hamlets_goes_back_by_the_same_key(
    qtbot: QtBot, open_window: Opens, office: Office, runner: TaskRunner
) -> None:
    window = open_window()
    window.go(Place(SETTINGS))
    qtbot.waitUntil(lambda: not runner.is_busy)
    before = list_hamlets(office)
    table = window.page().sections[0].table
    table.setFocus()
    table.selectRow(0)
    press(table, "Alt+Down")
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert list_hamlets(office) != before
    assert window.undo.undo_action.text() == "Hoàn tác: đổi thứ tự ấp, khóm"
    press(table, "Ctrl+Z")
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert list_hamlets(office) == before
    assert table.model().index(0, 1).data() == "ấp Phước Lợi"


def test_in_a_second_window_its_own_steps_go_back(
    qtbot: QtBot, open_window: Opens, add_household: Callable[..., str], runner: TaskRunner
) -> None:
    window = open_window()
    wife = Member(name="Lê Thị Út", relation="spouse")
    window.beside.open(add_household("Trần Văn Tám", wife))
    qtbot.waitUntil(lambda: not runner.is_busy)
    (page,) = window.beside.pages()
    with qtbot.waitActive(page.window()):
        page.window().activateWindow()
    page.form.tabs.setCurrentWidget(page.form.member_tab)
    page.members.choose_member(2)
    page.members.remove_action.trigger()
    assert window.undo.undo_action.text() == "Hoàn tác: đưa Lê Thị Út ra khỏi hộ"
    with qtbot.waitActive(window):
        window.activateWindow()
    assert not window.undo.undo_action.isEnabled(), "nothing to take back on the list"
    with qtbot.waitActive(page.window()):
        page.window().activateWindow()
    page.form.member_table.setFocus()
    press(page.form.member_table, "Ctrl+Z")
    assert len(page.members.members()) == 2
    page.window().close()
    assert not window.undo.redo_action.isEnabled()
