"""The window as a whole, driven by keys: sections, back and forward, panes, menus, closing."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QPushButton, QWidget

from ngheo_desktop.domain.rights import Role
from ngheo_desktop.gui.commands import KEYS, keys_of
from ngheo_desktop.gui.dialogs.drafts_dialog import DraftsDialog
from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.main_window import standard_note
from tests.gui.full_disk import fill_the_disk
from tests.gui.hands import settle
from tests.gui.typing import press, type_text


@pytest.fixture
def window(open_window, household_id):
    return open_window()


def in_front(window) -> str:
    return window._history.current.page


def test_the_window_opens_with_the_households_and_the_keyboard_in_them(window):
    assert window.windowTitle() == "Sổ hộ nghèo — xã Ô Lâm"
    assert in_front(window) == "households"
    assert window.page().isAncestorOf(QApplication.focusWidget())


def test_a_section_is_reached_by_its_digit(window, qtbot, runner):
    for section, _action in reversed(window.section_actions):
        press(window, f"Ctrl+{section.digit}")
        settle(qtbot, runner)
        assert in_front(window) == section.page
        assert window.navigation.current_button().section == section
        header = window.header
        assert section.title in (header.title_label.text(), header.section_button.text())


def test_a_household_is_opened_from_the_list_and_left_by_going_back(
    window, qtbot, runner, household_id
):
    table = window.page().findChild(QAbstractItemView, "household_table")
    table.setFocus()
    press(table, "Return")
    settle(qtbot, runner)
    assert window._history.current == Place("household", household_id)
    assert window.header.section_button.text() == "Hộ dân"
    press(window, "Alt+Left")
    settle(qtbot, runner)
    assert in_front(window) == "households"
    press(window, "Alt+Right")
    settle(qtbot, runner)
    assert window._history.current == Place("household", household_id)


def test_f9_in_a_sheet_goes_on_to_the_next_household_of_the_list(
    open_window, qtbot, runner, add_household
):
    first, second = add_household("Danh Ruông"), add_household("Lê Thị Mười")
    window = open_window()
    table = window.page().findChild(QAbstractItemView, "household_table")
    table.setFocus()
    press(table, "Return")
    settle(qtbot, runner)
    window.page().checklist_action.trigger()
    settle(qtbot, runner)
    assert window._history.current == Place("checklist", first)
    press(QApplication.focusWidget(), "F9")
    settle(qtbot, runner)
    assert window._history.current == Place("checklist", second)
    press(QApplication.focusWidget(), "F9")
    assert window.status.saved_button.text() == "Đã lưu phiếu. Đây là hộ cuối của danh sách."


def test_a_new_household_is_known_by_its_id_once_it_is_saved(open_window, qtbot, runner):
    window = open_window()
    press(window.page(), "Ctrl+N")
    settle(qtbot, runner)
    assert window._history.current == Place("household")
    window.page().household_saved.emit("an-id")
    assert window._history.current == Place("household", "an-id")


def test_f6_goes_round_the_panes_and_comes_back_to_the_field_it_left(window):
    field = QApplication.focusWidget()
    seen = []
    while True:
        press(QApplication.focusWidget(), "F6")
        if QApplication.focusWidget() is field:
            break
        seen.append(QApplication.focusWidget())
        assert len(seen) < 12
    assert any(window.navigation.isAncestorOf(widget) for widget in seen)
    assert any(window.status.isAncestorOf(widget) for widget in seen)
    press(QApplication.focusWidget(), "Shift+F6")
    assert QApplication.focusWidget() is seen[-1]


def test_enter_on_a_section_of_the_navigation_opens_it(window, qtbot, runner):
    button = window.navigation.buttons[-1]
    button.setFocus()
    press(button, "Return")
    settle(qtbot, runner)
    assert in_front(window) == button.section.page


def test_a_page_that_has_to_stay_stays(window, monkeypatch):
    monkeypatch.setattr(window.page(), "leave", lambda: False, raising=False)
    before = window._history.current
    press(window, f"Ctrl+{window.section_actions[-1][0].digit}")
    assert window._history.current == before
    assert not window.close()
    assert window.isVisible()


def test_sections_without_a_right_are_absent(open_window, office):
    actor = replace(office.actor, roles=frozenset({Role.VIEWER}))
    window = open_window(replace(office, actor=actor))
    assert 7 not in [section.digit for section, _action in window.section_actions]
    assert window.menuBar().isVisible()


def test_the_practice_strip_stands_over_a_practice_office_only(open_window, office):
    assert open_window().findChild(QWidget, "practice_strip") is None
    strip = open_window(replace(office, is_practice=True)).findChild(QWidget, "practice_strip")
    assert strip.isVisible()
    assert strip.accessibleName() == "THỰC HÀNH, số liệu không thật"


def test_the_navigation_folds_where_room_is_short_and_keeps_its_names(window, qtbot):
    wide = window.navigation.width()
    window.resize(1100, 700)
    button = window.navigation.buttons[1]
    assert wide == 184
    qtbot.waitUntil(lambda: window.navigation.width() == 56)
    assert button.accessibleName() == "Hộ dân, Ctrl+2"


def test_the_status_bar_names_the_standard_of_today_and_the_person(window, qtbot, runner, office):
    window.read_standard()
    settle(qtbot, runner)
    assert standard_note(office) == "Chuẩn 2022–2025, đến 31/12/2026"
    assert window.status.standard_button.text() == standard_note(office)
    assert window.status.person_button.text() == "Neáng Sa, 8 vai trò"


def test_the_table_of_keys_tells_every_key_of_the_window(window, qtbot):
    window.keys_action.trigger()
    table = QApplication.activeModalWidget().table
    told = {table.item(row, 0).text() for row in range(table.rowCount())}
    assert {"Ctrl+2", "F6", "Ctrl+N"} <= told
    assert "" not in told
    press(QApplication.activeModalWidget(), "Esc")
    assert QApplication.activeModalWidget() is None


def test_a_list_is_imported_over_the_window(window):
    window.page().import_requested.emit()
    wizard = QApplication.activeModalWidget()
    assert type(wizard).__name__ == "ImportWizard"
    wizard.list_imported.emit()
    assert window.status.saved_button.text().startswith("Đã ghi danh sách vào sổ lúc ")
    wizard.reject()


def test_another_person_is_asked_for_by_leaving_the_window(window):
    window.person_action.trigger()
    assert window.wants_other_person
    assert not window.isVisible()


def typed_address(window, qtbot, runner, household_id, text="Số 5, tổ 3"):
    window.go(Place("household", household_id))
    settle(qtbot, runner)
    address = window.page().findChild(QWidget, "address_edit")
    address.setFocus()
    type_text(address, text)


def test_closing_asks_nothing_and_what_was_typed_waits_in_the_list_of_drafts(
    window, open_window, qtbot, runner, household_id
):
    typed_address(window, qtbot, runner, household_id)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert QApplication.activeModalWidget() is None
    again = open_window()
    again.unfinished.tell_waiting()
    settle(qtbot, runner)
    assert again.status.saved_button.text() == (
        "Phần đang nhập đã được giữ làm bản nháp. Mở lại ở Tổng quan, mục Việc đang chờ (1)."
    )
    again.drafts_action.trigger()
    settle(qtbot, runner)
    dialog = again.findChild(DraftsDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    row = [dialog.table.model().index(0, column).data() for column in range(2)]
    assert row == ["0001 Trần Văn Tám", "Hồ sơ hộ"]
    press(QApplication.focusWidget(), "Return")
    settle(qtbot, runner)
    assert again._history.current == Place("household", household_id)
    assert again.page().form.address_edit.text() == "Số 5, tổ 3"
    assert again.page().form.draft_strip.isVisible()


def test_a_sheet_left_half_filled_is_opened_from_the_list_of_drafts(
    window, qtbot, runner, household_id
):
    window.go(Place("checklist", household_id))
    settle(qtbot, runner)
    press(QApplication.focusWidget(), "2")
    press(window, "Ctrl+2")
    settle(qtbot, runner)
    window.drafts_action.trigger()
    settle(qtbot, runner)
    dialog = window.findChild(DraftsDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.table.model().index(0, 1).data() == "Phiếu rà soát"
    press(QApplication.focusWidget(), "Return")
    settle(qtbot, runner)
    assert window._history.current == Place("checklist", household_id)


def test_an_empty_list_of_drafts_is_said_in_a_word(window, qtbot, runner):
    window.drafts_action.trigger()
    settle(qtbot, runner)
    assert window.status.saved_button.text() == "Không có việc dở dang."


def test_closing_asks_when_a_draft_could_not_be_kept_and_stays_by_default(
    window, office, qtbot, runner, household_id
):
    fill_the_disk(office)
    typed_address(window, qtbot, runner, household_id, "x" * 1_000_000)
    window.close()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    assert "Ổ đĩa đã đầy" in QApplication.activeModalWidget().text()
    press(QApplication.activeModalWidget(), "Return")
    assert window.isVisible()
    assert window.page().form.address_edit.text().startswith("xxx")
    window.close()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    question = QApplication.activeModalWidget()
    next(button for button in question.buttons() if button.text() == "Bỏ và đóng").click()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_closing_while_work_runs_stops_it_and_waits(window, runner, qtbot):
    begun, ended = threading.Event(), threading.Event()

    def until_stopped(report):
        begun.set()
        try:
            while True:
                report(1, 2)
        finally:
            ended.set()

    runner.start(until_stopped)
    qtbot.waitUntil(begun.is_set)
    assert window.close()
    runner.close()
    assert ended.is_set()


# --- keys and letters -----------------------------------------------------------------------


def every_page(window, qtbot, runner):
    for section, _action in window.section_actions:
        window.go(Place(section.page))
        settle(qtbot, runner)


PORTABLE = QKeySequence.SequenceFormat.PortableText


def forbidden(keys: str) -> bool:
    """Keys that UniKey, ibus or Windows take for themselves (ux.md §2.4)."""
    parts = set(keys.split("+"))
    letter = len(keys.rpartition("+")[2]) == 1 and keys[-1].isalpha()
    return (
        {"Ctrl", "Shift"} <= parts
        or {"Alt", "Shift"} <= parts
        or "Meta" in parts
        or keys in ("Alt+Z", "Ctrl+Space", "Ctrl+;", "F10")
        or ({"Ctrl", "Alt"} <= parts and letter)
    )


def test_no_key_of_the_table_is_one_that_input_tools_take():
    assert [each for keys in KEYS.values() for each in keys if forbidden(each)] == []


def test_no_key_of_the_table_means_two_things():
    keys = [each for keys in KEYS.values() for each in keys]
    assert len(keys) == len(set(keys))


def test_every_key_of_the_table_is_understood():
    for name, keys in KEYS.items():
        assert [key.toString(PORTABLE) for key in keys_of(name)] == list(keys)


def test_every_command_of_the_window_has_its_keys_from_the_table(window, qtbot, runner):
    every_page(window, qtbot, runner)
    table = set(KEYS.values())
    used = {
        tuple(key.toString(PORTABLE) for key in action.shortcuts())
        for action in window.findChildren(QAction)
        if action.shortcuts()
    }
    assert used
    assert used <= table


def test_no_two_commands_of_the_window_share_a_key(window):
    keys = [keys.toString() for action in window.actions() for keys in action.shortcuts()]
    assert len(keys) == len(set(keys))


def letters(texts: list[str]) -> list[str]:
    found = []
    for text in texts:
        plain = text.replace("&&", "")
        if "&" in plain:
            found.append(plain[plain.index("&") + 1].upper())
    return found


def test_menu_letters_are_unique_and_without_accents(window, qtbot, runner):
    every_page(window, qtbot, runner)
    bar = window.menuBar().actions()
    for texts in [
        [action.text() for action in bar],
        *[[action.text() for action in each.menu().actions()] for each in bar],
    ]:
        found = letters(texts)
        assert len(found) == len(set(found)), texts
        assert all("A" <= letter <= "Z" for letter in found), texts


def test_alt_letters_of_a_page_do_not_collide_with_the_menus(window, qtbot, runner):
    menus = letters([action.text() for action in window.menuBar().actions()])
    for section, _action in window.section_actions:
        window.go(Place(section.page))
        settle(qtbot, runner)
        kinds = (QLabel, QPushButton)
        shown = [w.text() for kind in kinds for w in window.findChildren(kind) if w.isVisible()]
        found = [*menus, *letters([text for text in shown if "<" not in text])]
        assert len(found) == len(set(found)), (section.title, found)


def test_everything_in_the_shell_that_takes_the_keyboard_has_a_name(window, qtbot, runner):
    window.read_standard()
    settle(qtbot, runner)
    buddies = {label.buddy() for label in window.findChildren(QLabel)}
    parts = [window.navigation, window.header, window.tool_row, window.status]
    focusable = [
        widget
        for part in parts
        for widget in part.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert focusable
    for widget in focusable:
        assert widget.accessibleName() or widget in buddies, widget.objectName()
