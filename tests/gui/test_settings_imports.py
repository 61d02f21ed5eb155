"""Lịch sử nhập: the lists that were written, and a whole one taken back."""

from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter
from pytestqt.qtbot import QtBot

from ngheo_desktop.gui.pages.settings_imports import ImportsSection
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.household_list import (
    HouseholdQuery,
    count_households,
    find_households,
    read_households,
)
from ngheo_desktop.operations.households import (
    open_household,
    save_household,
)
from ngheo_desktop.operations.import_plans import plan_import
from ngheo_desktop.operations.importing import write_import
from ngheo_desktop.operations.office import Office
from tests.gui.typing import press

ROWS = [
    ["Mã hộ", "Họ và tên chủ hộ", "Ngày sinh", "Ấp"],
    ["0501", "Trần Văn Tám", "05/02/1974", "Phước Lợi"],
    ["0502", "Lê Thị Út", "01/03/1976", "Phước Lợi"],
]


@pytest.fixture
def imported(office: Office, tmp_path: Path) -> Path:
    path = tmp_path / "ds.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("DS")
        for at, row in enumerate(ROWS):
            sheet.write_row(at, 0, row)
    write_import(office, plan_import(office, path))
    return path


@pytest.fixture
def section(qtbot: QtBot, office: Office, runner: TaskRunner) -> ImportsSection:
    made = ImportsSection(office, runner)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    qtbot.waitUntil(lambda: not made.is_working)
    return made


def answer(section: ImportsSection, word: str) -> None:
    assert section._question is not None
    (button,) = [each for each in section._question.buttons() if each.text() == word]
    button.click()


def test_without_an_import_there_is_nothing_to_take_back(section: ImportsSection) -> None:
    assert not section.undo_action.isEnabled()
    assert "Chưa có danh sách" in section.notice.text


def test_a_whole_import_is_taken_back_after_a_question(
    qtbot: QtBot, office: Office, imported: Path, section: ImportsSection
) -> None:
    assert section.table.model().index(0, 3).data() == imported.name
    press(section.table, "Ctrl+B")
    answer(section, "Xem lại")
    assert count_households(office, HouseholdQuery()).households == 2
    press(section.table, "Ctrl+B")
    answer(section, "Hoàn tác")
    qtbot.waitUntil(lambda: section.table.model().index(0, 2).data() == "Đã hoàn tác 2 hộ")
    assert count_households(office, HouseholdQuery()).households == 0
    assert not section.undo_action.isEnabled()


def test_households_edited_since_are_listed(
    qtbot: QtBot, office: Office, imported: Path, section: ImportsSection
) -> None:
    rows = find_households(office, HouseholdQuery(order="code"))
    first = read_households(office, rows)[0]
    household = open_household(office, first.id).household
    save_household(office, replace(household, note="đã đến nhà"), opened=household)
    press(section.table, "Ctrl+B")
    answer(section, "Hoàn tác")
    qtbot.waitUntil(section.kept_table.isVisible)
    assert section.kept_table.model().index(0, 1).data() == "Trần Văn Tám"
    assert count_households(office, HouseholdQuery()).households == 1
