"""Người ghi hai lần and Kiểm tra dữ liệu in the window, by keys."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.register import Member
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.gui.dialogs.member_dialog import MemberDialog
from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.pages.settings_checking import CheckingSection
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.office import Office
from ngheo_desktop.storage.tables import MemberRow
from tests.gui.typing import press


def wife(**more: object) -> Member:
    told = Member(
        name="Lê Thị Út",
        relation="spouse",
        sex=Sex.FEMALE,
        birth=Birth(1976, 5, 3),
        personal_id="089176000012",
        ethnic="Kinh",
    )
    return replace(told, **more)


@pytest.fixture
def window(
    open_window: Callable[..., MainWindow],
    add_household: Callable[..., str],
    qtbot: QtBot,
    runner: TaskRunner,
) -> MainWindow:
    add_household("Trần Văn Tám", wife(), code="0412")
    add_household("Neáng Sa", wife(relation="other", phone="0912345678"), hamlet=1, code="0398")
    opened = open_window()
    opened.doubles_action.trigger()
    qtbot.waitUntil(lambda: opened.page().compare_table.rowCount() > 0)
    qtbot.waitUntil(lambda: not runner.is_busy)
    return opened


def people(office: Office, code: str) -> list[str]:
    rows = office.store.query("SELECT id FROM household WHERE code = ?", (code,))
    return [each.name for each in open_household(office, rows[0][0]).household.members]


def test_a_pair_is_shown_with_its_reasons_side_by_side(window: MainWindow) -> None:
    page = window.page()
    assert page.table.model().rowCount() == 1
    assert "số định danh" in page.reason_label.text().lower()
    cells = [page.compare_table.item(row, 0).text() for row in range(page.compare_table.rowCount())]
    assert {"Hộ", "Họ và tên", "Số định danh"} <= set(cells)


def test_one_key_says_that_they_are_two_people_and_one_takes_it_back(
    window: MainWindow, qtbot: QtBot, runner: TaskRunner
) -> None:
    page = window.page()
    page.table.setFocus()
    press(page.table, "3")
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 0)
    assert "Không có người nào" in page.notice.text
    qtbot.waitUntil(lambda: not runner.is_busy)
    with qtbot.waitActive(window):
        window.activateWindow()
    page.table.setFocus()
    press(page.table, "Ctrl+Z")
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 1)


def test_one_key_merges_them_and_keeps_what_was_ticked(
    window: MainWindow, qtbot: QtBot, office: Office, runner: TaskRunner
) -> None:
    page = window.page()
    page.table.setFocus()
    press(page.table, "1")
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 0)
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert (
        people(office, "0412").count("Lê Thị Út") + people(office, "0398").count("Lê Thị Út") == 1
    )


def test_the_self_check_says_that_all_is_well_and_finds_what_is_not(
    window: MainWindow, qtbot: QtBot, runner: TaskRunner, office: Office
) -> None:
    with office.store.writing() as session:
        row = session.get_one(MemberRow, office.store.query("SELECT min(id) FROM member")[0][0])
        row.relation = "spouse"
        session.add(row)
    window.go(Place("settings"))
    window.page().show_section(CheckingSection)
    section = window.page().tabs.currentWidget()
    press(section.table, "F9")
    qtbot.waitUntil(lambda: section.table.model().rowCount() > 0)
    assert "chỗ cần xem" in section.notice.text
    texts = [
        section.table.model().index(row, 2).data(Qt.ItemDataRole.DisplayRole)
        for row in range(section.table.model().rowCount())
    ]
    at = next(at for at, text in enumerate(texts) if "chủ hộ" in text)
    section.table.selectRow(at)
    section.table.setFocus()
    press(section.table, "Return")
    qtbot.waitUntil(lambda: window._history.current.page == "household")


def test_who_may_be_the_same_is_told_while_a_person_is_typed(
    window: MainWindow, qtbot: QtBot, runner: TaskRunner, add_household: Callable[..., str]
) -> None:
    window.go(Place("household", add_household("Chau Rên", code="0500")))
    qtbot.waitUntil(lambda: not runner.is_busy)
    window.page().members.add_action.trigger()
    dialog = window.findChild(MemberDialog)
    dialog.form.name_edit.setText("Le Thi Ut")
    dialog.form.birth_edit.setText("03/05/1976")
    qtbot.waitUntil(lambda: bool(dialog.form.like_notice.text))
    assert dialog.form.like_notice.text.startswith(
        "Có thể trùng với Lê Thị Út, sinh 03/05/1976, hộ 0"
    )
    assert "Vẫn lưu được" in dialog.form.like_notice.text
    dialog.form.name_edit.setText("Kim Sang")
    qtbot.waitUntil(lambda: not dialog.form.like_notice.text)
