"""The sheet inside the whole window: taken back by one key, told by the status bar."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ngheo_desktop.gui.history import Place as Where
from ngheo_desktop.gui.main_window import MainWindow, standard_note
from ngheo_desktop.gui.models.sheet_cells import Mode, Place
from ngheo_desktop.gui.page_makers import CHECKLIST
from ngheo_desktop.gui.pages.checklist_page import ChecklistPage
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.checklists import open_sheet
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.review_rules import set_second_standard
from tests.gui.typing import press

FIRST = Place("health_insurance", 1)


@pytest.fixture
def sheet(
    qtbot: QtBot, open_window: Callable[..., MainWindow], runner: TaskRunner, household_id: str
) -> ChecklistPage:
    """The sheet of hộ 0001 in the main window."""
    window = open_window()
    window.go(Where(CHECKLIST, household_id))
    qtbot.waitUntil(lambda: not runner.is_busy)
    page = window.page()
    assert isinstance(page, ChecklistPage)
    return page


def typed(key: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    press(widget, key)


def test_a_wrong_answer_then_a_wrong_save_are_taken_back_with_one_key_each(
    qtbot: QtBot, sheet: ChecklistPage, office: Office, runner: TaskRunner, household_id: str
) -> None:
    typed("2")
    assert sheet._state is not None
    typed("Ctrl+Z")
    assert not sheet._state.is_changed
    typed("2")
    with qtbot.waitSignal(sheet.sheet_saved):
        typed("Ctrl+S")
    assert open_sheet(office, household_id).is_saved
    with qtbot.waitSignal(sheet.sheet_shown):
        typed("Ctrl+Z")
    assert not open_sheet(office, household_id).is_saved
    assert sheet._state.shown(FIRST) == ""
    with qtbot.waitSignal(sheet.sheet_shown):
        typed("Ctrl+Y")
    assert open_sheet(office, household_id).facts.members[0].answers.health_insurance is False


def test_the_ticks_are_reached_from_the_window_and_left_by_the_same_key(
    sheet: ChecklistPage,
) -> None:
    assert sheet._state is not None
    typed("Ctrl+PgDown")
    assert sheet._state.mode == Mode.TICKS
    assert sheet.commands.mode_action.text() == "Nhập theo câu trả lời"
    typed("Ctrl+PgDown")
    assert sheet._state.mode == Mode.ANSWERS
    assert sheet.commands.mode_action in sheet.tool_actions()


def test_the_status_bar_says_when_two_standards_run(office: Office) -> None:
    assert standard_note(office) == "Chuẩn 2022–2025, đến 31/12/2026"
    set_second_standard(office, "2027-2030")
    assert standard_note(office) == "Song song 2 chuẩn"
