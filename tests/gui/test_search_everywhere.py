"""Ctrl+K: found, chosen and opened by keys, and the focus given back."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ngheo_desktop.domain.rights import Role
from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.main_window import MainWindow
from tests.gui.hands import settle
from tests.gui.typing import press, type_text


@pytest.fixture
def open_window(qtbot, office, runner):
    def opened(office=office) -> MainWindow:
        window = MainWindow(office, runner)
        qtbot.addWidget(window)
        window.resize(1366, 728)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: not runner.is_busy)
        return window

    return opened


@pytest.fixture
def window(open_window, household_id):
    return open_window()


@pytest.fixture
def look_for(qtbot):
    """Press Ctrl+K, type, and wait for the list."""

    def looked(window, text: str) -> list[str]:
        box = window.header.search_box
        press(QApplication.focusWidget(), "Ctrl+K")
        assert QApplication.focusWidget() is box
        type_text(box, text)
        qtbot.waitUntil(box.list.isVisible)
        return [box.model.index(row).data() for row in range(box.model.rowCount())]

    return looked


def in_front(window) -> Place:
    return window._history.current


def chosen(window) -> str:
    return window.header.search_box.list.currentIndex().data()


def test_a_household_is_opened_by_typing_its_head_and_enter(
    window, qtbot, runner, household_id, look_for
):
    lines = look_for(window, "tam tran")
    assert lines[:2] == ["Hộ", "Trần Văn Tám"]
    assert chosen(window) == "Trần Văn Tám"
    press(window.header.search_box, "Return")
    settle(qtbot, runner)
    assert in_front(window) == Place("household", household_id)
    assert not window.header.search_box.list.isVisible()
    assert window.header.search_box.text() == ""
    assert window.page().isAncestorOf(QApplication.focusWidget())


def test_f3_is_the_second_way(window):
    press(QApplication.focusWidget(), "F3")
    assert QApplication.focusWidget() is window.header.search_box


def test_a_member_is_opened_in_the_members_of_the_household(
    window, qtbot, runner, household_id, look_for
):
    assert look_for(window, "leej uts") == ["Người", "Lê Thị Út"]
    press(window.header.search_box, "Enter")
    settle(qtbot, runner)
    assert in_front(window) == Place("household", household_id)
    table = window.page().form.member_table
    assert QApplication.focusWidget() is table
    assert table.currentIndex().row() == 1


def test_another_member_of_the_household_in_front_is_gone_to_at_once(
    window, qtbot, runner, household_id, look_for
):
    window.go(Place("household", household_id))
    settle(qtbot, runner)
    look_for(window, "no tran")
    press(window.header.search_box, "Return")
    table = window.page().form.member_table
    assert QApplication.focusWidget() is table
    assert table.currentIndex().row() == 2


def test_the_arrows_go_over_the_headings_and_round(window, look_for):
    assert look_for(window, "tran") == ["Hộ", "Trần Văn Tám", "Người", "Trần Thị Nở"]
    box = window.header.search_box
    press(box, "Down")
    assert chosen(window) == "Trần Thị Nở"
    press(box, "Down")
    assert chosen(window) == "Trần Văn Tám"
    press(box, "Up")
    assert chosen(window) == "Trần Thị Nở"


def test_a_command_is_done_by_its_words(window, qtbot, runner, look_for):
    assert "Bảng phím tắt" in look_for(window, "phim tat")
    press(window.header.search_box, "Return")
    assert type(QApplication.activeModalWidget()).__name__ == "KeysDialog"
    QApplication.activeModalWidget().reject()


def test_a_command_of_the_page_in_front_is_found_half_typed(window, qtbot, runner, look_for):
    lines = look_for(window, "theem hooj")
    assert lines == ["Việc", "Thêm hộ"]
    press(window.header.search_box, "Return")
    settle(qtbot, runner)
    assert in_front(window) == Place("household")


def test_a_form_is_gone_to_by_name(window, qtbot, runner, look_for):
    assert "In bảng niêm yết hộ nghèo, hộ cận nghèo" in look_for(window, "in niêm yết")
    press(window.header.search_box, "Return")
    settle(qtbot, runner)
    assert in_front(window) == Place("print", "niem-yet")


def test_the_posting_list_of_a_hamlet_is_four_actions(
    open_window, qtbot, runner, add_household, look_for, monkeypatch
):
    household = add_household(hamlet=10)
    assert household
    window = open_window()
    lines = look_for(window, "niêm yết ninh hòa")  # 1 Ctrl+K, 2 the words
    assert lines[:2] == ["Việc", "In bảng niêm yết hộ nghèo, hộ cận nghèo"]
    press(window.header.search_box, "Return")  # 3
    settle(qtbot, runner)
    page = window.page()
    qtbot.waitUntil(lambda: page.form.hamlet_combo.currentText() == "ấp Ninh Hòa")
    assert page._scope().hamlet_id == page.form.hamlet_combo.currentData()
    printed = []
    monkeypatch.setattr(page, "has_printer", lambda: printed.append("asked") or False)
    page.print_action.setEnabled(True)  # this hamlet has nobody to post yet
    page.made = object()
    press(QApplication.focusWidget(), "Ctrl+P")  # 4
    assert printed == ["asked"]


@pytest.mark.parametrize("typed", ["in niem yet nh", "niem yet ap ninh hoa", "niêm yết hoà"])
def test_a_hamlet_of_a_form_is_known_by_initials_and_without_accents(window, look_for, typed):
    lines = look_for(window, typed)
    assert lines[:2] == ["Việc", "In bảng niêm yết hộ nghèo, hộ cận nghèo"]
    box = window.header.search_box
    assert box.model.entry(box.list.currentIndex().row()).note == "ấp Ninh Hòa"


def test_a_search_answers_while_an_import_runs(window, qtbot, runner, look_for):
    done = threading.Event()
    importing = runner.start(lambda _report: done.wait(60))
    assert look_for(window, "tam tran")[:2] == ["Hộ", "Trần Văn Tám"]
    assert not done.is_set()
    with qtbot.waitSignal(importing.finished):
        done.set()


def test_a_part_of_the_settings_is_gone_to_by_name(window, qtbot, runner, look_for):
    assert look_for(window, "chuan ngheo")[:2] == ["Việc", "Hệ thống: Chuẩn nghèo"]
    press(window.header.search_box, "Return")
    settle(qtbot, runner)
    assert in_front(window) == Place("settings")
    assert window.page().tabs.currentWidget().heading == "Chuẩn nghèo"


def test_a_section_is_found_by_its_name(window, look_for):
    assert "In và báo cáo" in look_for(window, "bao cao")


def test_esc_gives_the_focus_back_to_where_it_was(window, look_for):
    field = QApplication.focusWidget()
    look_for(window, "tran")
    press(window.header.search_box, "Esc")
    assert QApplication.focusWidget() is field
    assert not window.header.search_box.list.isVisible()


def test_nothing_found_offers_spellings_that_can_be_looked_for(window, qtbot, look_for):
    lines = look_for(window, "trần văn tán")
    assert lines == [
        "Không có hộ, người hoặc việc nào khớp «trần văn tán».",
        "Có phải là:",
        "Trần Văn Tám",
        "Thêm hộ mới với tên này",
    ]
    box = window.header.search_box
    press(box, "Return")
    assert box.text() == "Trần Văn Tám"
    qtbot.waitUntil(lambda: chosen(window) == "Trần Văn Tám" and box.model.rowCount() == 2)
    assert box.model.index(0).data() == "Hộ"


def test_a_name_that_is_not_found_begins_a_new_household(window, qtbot, runner, look_for):
    assert look_for(window, "Neáng Sóc Kha")[-1] == "Thêm hộ mới với tên này"
    press(window.header.search_box, "Return")
    settle(qtbot, runner)
    assert in_front(window) == Place("household")
    (head,) = window.page().members.members()
    assert (head.name, head.relation) == ("Neáng Sóc Kha", "head")
    assert QApplication.focusWidget() is window.page().form.code_edit
    look_for(window, "Danh Ruông")
    press(window.header.search_box, "Return")
    settle(qtbot, runner)
    (head,) = window.page().members.members()  # what was begun first is not overwritten
    assert head.name == "Neáng Sóc Kha"


def test_a_number_that_is_not_found_is_no_name(window, look_for):
    assert look_for(window, "0891") == ["Không có hộ, người hoặc việc nào khớp «0891»."]


def test_enter_before_the_answer_opens_the_first_line_once_it_is_there(
    window, qtbot, runner, household_id
):
    box = window.header.search_box
    press(QApplication.focusWidget(), "Ctrl+K")
    type_text(box, "tran tam")
    press(box, "Return")
    qtbot.waitUntil(lambda: in_front(window) == Place("household", household_id))
    settle(qtbot, runner)


def test_only_the_answer_to_what_was_typed_last_is_shown(window, qtbot, runner, look_for):
    box = window.header.search_box
    look_for(window, "tran")
    box.selectAll()
    type_text(box, "leej")
    qtbot.waitUntil(lambda: box.model.index(1).data() == "Lê Thị Út")
    settle(qtbot, runner)
    assert box.model.index(1).data() == "Lê Thị Út"
    box.selectAll()
    press(box, "Backspace")
    assert not box.list.isVisible()


def test_a_click_on_a_line_opens_it(window, qtbot, runner, household_id, look_for):
    look_for(window, "tran")
    found = window.header.search_box.list
    place = found.visualRect(found.model().index(1, 0)).center()
    qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle(qtbot, runner)
    assert in_front(window) == Place("household", household_id)


def test_leaving_the_field_takes_the_list_away(window, look_for):
    look_for(window, "tran")
    press(window.header.search_box, "F6")
    assert not window.header.search_box.list.isVisible()


def test_what_an_account_has_no_right_to_is_not_found(open_window, office, household_id, look_for):
    actor = replace(office.actor, roles=frozenset({Role.FUND_KEEPER}))
    window = open_window(replace(office, actor=actor))
    assert look_for(window, "tran")[0].startswith("Không có hộ")
    assert "In bảng niêm yết hộ nghèo, hộ cận nghèo" not in look_for(window, "niem yet")


def test_a_line_tells_the_year_the_hamlet_and_the_number_of_a_household(window, look_for):
    look_for(window, "tam tran")
    entry = window.header.search_box.model.entry(1)
    assert entry.spoken == "Trần Văn Tám · 1974 · Phước Lợi · hộ 0001"


def test_esc_after_a_click_into_the_field_goes_back_into_the_page(window, qtbot):
    box = window.header.search_box
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is box
    press(box, "Esc")
    assert window.page().isAncestorOf(QApplication.focusWidget())


def test_where_room_is_short_the_field_gives_way_to_the_title(window, qtbot):
    wide = window.header.search_box.width()
    window.resize(1100, 700)
    qtbot.waitUntil(lambda: window.header.search_box.width() < wide)
