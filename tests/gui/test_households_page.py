"""The household list by keys: find, filter, sort, open, and what is shown when there is nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.pages.households_page import HouseholdsPage
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.households import open_household, save_household
from ngheo_desktop.operations.office import Office
from tests.gui.typing import press, type_text

HEADS = ("Trần Văn Tám", "Neáng Hoa", "Chau Sóc Kha", "Nguyễn Thị Tằm", "Lê Văn Út")


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[TaskRunner]:
    theme.apply(qapp)
    made = TaskRunner()
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, office: Office, runner: TaskRunner) -> HouseholdsPage:
    made = HouseholdsPage(office, runner)
    qtbot.addWidget(made)
    return made


def shown(qtbot: QtBot, page: HouseholdsPage) -> HouseholdsPage:
    page.resize(1182, 560)
    page.show()
    return settled(qtbot, page)


def settled(qtbot: QtBot, page: HouseholdsPage) -> HouseholdsPage:
    """Once the list shows what was asked for last."""
    qtbot.waitUntil(lambda: not page.filters.pause.isActive() and not page._runner.is_busy)
    return page


def heads(page: HouseholdsPage) -> list[str]:
    lines = [page.list.model.line_at(row) for row in range(page.list.model.rowCount())]
    return [line.head_name for line in lines if line]


def search(qtbot: QtBot, page: HouseholdsPage, text: str) -> None:
    press(page, "Ctrl+F")
    type_text(page.form.search_edit, text)
    settled(qtbot, page)


def test_a_household_is_found_without_accents_and_opened_by_keys(
    qtbot: QtBot, page: HouseholdsPage, add_household: Callable[..., str]
) -> None:
    ids = {head: add_household(head) for head in HEADS}
    shown(qtbot, page)
    page.form.household_table.setFocus()
    search(qtbot, page, "hoa neang")
    assert heads(page) == ["Neáng Hoa"]
    press(page.form.search_edit, "Return")
    with qtbot.waitSignal(page.household_chosen) as chosen:
        press(page.form.household_table, "Return")
    assert chosen.args == [ids["Neáng Hoa"]]


def test_the_foot_counts_households_people_and_what_is_chosen(
    qtbot: QtBot, page: HouseholdsPage, household_id: str, add_household: Callable[..., str]
) -> None:
    add_household("Neáng Hoa")
    shown(qtbot, page)
    assert page.form.foot_label.text() == "2 hộ, 4 khẩu, đang chọn 1"
    page.form.household_table.selectAll()
    assert page.form.foot_label.text() == "2 hộ, 4 khẩu, đang chọn 2"


def test_an_empty_register_offers_what_helps(qtbot: QtBot, page: HouseholdsPage) -> None:
    shown(qtbot, page)
    assert page.empty.text_label.isVisible()
    assert page.empty.text_label.text() == "Chưa có hộ nào."
    with qtbot.waitSignal(page.import_requested):
        qtbot.keyClick(page.empty.help_button, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.new_requested):
        qtbot.mouseClick(page.empty.other_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.new_requested):
        press(page, "Ctrl+N")


def test_nothing_found_offers_to_drop_the_filters(
    qtbot: QtBot, page: HouseholdsPage, household_id: str
) -> None:
    shown(qtbot, page)
    search(qtbot, page, "khong co ai")
    assert page.empty.text_label.text() == "Không có hộ nào khớp."
    assert not page.empty.other_button.isVisible()
    qtbot.keyClick(page.empty.help_button, Qt.Key.Key_Space)
    settled(qtbot, page)
    assert heads(page) == ["Trần Văn Tám"]
    assert page.form.search_edit.text() == ""


def test_typing_in_the_table_jumps_by_given_name(
    qtbot: QtBot, page: HouseholdsPage, add_household: Callable[..., str]
) -> None:
    for head in HEADS:
        add_household(head)
    shown(qtbot, page)
    table = page.form.household_table

    def current() -> str:
        line = page.list.model.line_at(table.currentIndex().row())
        return line.head_name if line else ""

    table.setFocus()
    qtbot.keyClicks(table, "t")
    settled(qtbot, page)
    first = current()
    qtbot.waitUntil(lambda: not page.list.typing.isActive())
    qtbot.keyClicks(table, "t")
    settled(qtbot, page)
    assert {first, current()} == {"Trần Văn Tám", "Nguyễn Thị Tằm"}
    qtbot.waitUntil(lambda: not page.list.typing.isActive())
    qtbot.keyClicks(table, "u")
    settled(qtbot, page)
    assert current() == "Lê Văn Út"


def test_filters_narrow_the_list(
    qtbot: QtBot, page: HouseholdsPage, add_household: Callable[..., str]
) -> None:
    add_household("Neáng Hoa", hamlet=6)
    add_household("Lê Văn Út", hamlet=0)
    shown(qtbot, page)
    combos = page.filters.row.combos
    assert [combos["hamlet_id"].itemText(at) for at in range(3)] == [
        "Mọi ấp, khóm",
        "Phước Lợi",
        "Ô Tà Sóc",
    ]
    press(combos["hamlet_id"], "Down")
    press(combos["hamlet_id"], "Down")
    settled(qtbot, page)
    assert heads(page) == ["Neáng Hoa"]
    combos["household_class"].setCurrentIndex(1)
    settled(qtbot, page)
    assert heads(page) == []


def test_the_head_of_the_table_sorts_by_keys(
    qtbot: QtBot, page: HouseholdsPage, add_household: Callable[..., str]
) -> None:
    for head in HEADS:
        add_household(head)
    shown(qtbot, page)
    header = page.form.household_table.horizontalHeader()
    press(header, "Right")
    press(header, "Right")
    press(header, "Return")
    settled(qtbot, page)
    by_name = ["Neáng Hoa", "Chau Sóc Kha", "Trần Văn Tám", "Nguyễn Thị Tằm", "Lê Văn Út"]
    assert heads(page) == by_name
    press(header, "Return")
    settled(qtbot, page)
    assert heads(page) == by_name[::-1]


def test_selection_and_filter_stay_while_a_household_is_open_and_changed(
    qtbot: QtBot, page: HouseholdsPage, office: Office, add_household: Callable[..., str]
) -> None:
    ids = [add_household(head) for head in HEADS]
    shown(qtbot, page)
    search(qtbot, page, "van")
    page.form.household_table.selectRow(1)
    chosen = page.list.model.line_at(1)
    assert chosen is not None
    page.hide()
    household = open_household(office, chosen.id).household
    save_household(office, household)
    add_household("Đỗ Văn An", code="0000")
    shown(qtbot, page)
    current = page.list.model.line_at(page.form.household_table.currentIndex().row())
    assert current is not None
    assert current.id == chosen.id
    assert page.form.search_edit.text() == "van"
    assert len(heads(page)) == 3
    assert len(ids) == len(HEADS)


def test_a_stale_answer_is_dropped(
    qtbot: QtBot, page: HouseholdsPage, add_household: Callable[..., str]
) -> None:
    for head in HEADS:
        add_household(head)
    shown(qtbot, page)
    press(page, "Ctrl+F")
    for letters in ("u", "t"):
        type_text(page.form.search_edit, letters)
        page._on_filtered()  # as if each pause had just ended
    settled(qtbot, page)
    assert heads(page) == ["Lê Văn Út"]


def test_the_next_household_of_the_list_is_known(
    qtbot: QtBot, page: HouseholdsPage, add_household: Callable[..., str]
) -> None:
    first, second = add_household("Trần Văn Tám"), add_household("Lê Văn Út")
    shown(qtbot, page)
    assert page.neighbour_of(first) == second
    assert page.neighbour_of(second) == ""


def test_the_list_leaves_as_excel_with_its_count(
    qtbot: QtBot, page: HouseholdsPage, household_id: str, tmp_path: Path
) -> None:
    shown(qtbot, page)
    target = tmp_path / "danh-sach.xlsx"
    with qtbot.waitSignal(page.told, timeout=20_000) as told:
        page.export_to(target)
    assert target.exists()
    assert told.args == ["Đã xuất 0 hộ nghèo, hộ cận nghèo ra tệp Excel."]
    with qtbot.waitSignal(page.print_requested) as asked:
        press(page, "Ctrl+P")
    assert asked.args == ["danh-sach-noi-bo"]
