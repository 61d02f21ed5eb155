"""A second household beside the main window: its own window, one draft, one register."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.household_window import HouseholdWindow
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.drafts import list_drafts
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.office import Office
from tests.gui.typing import press, type_text


@pytest.fixture
def window(open_window: Callable[..., MainWindow], household_id: str) -> MainWindow:
    return open_window()


def beside() -> list[HouseholdWindow]:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, HouseholdWindow)]
    return [each for each in found if each.isVisible()]


def open_beside(window: MainWindow, qtbot: QtBot, runner: TaskRunner) -> HouseholdWindow:
    press(window.page().form.household_table, "Shift+Return")
    qtbot.waitUntil(lambda: not runner.is_busy)
    (opened,) = beside()
    opened.activateWindow()
    return opened


def type_address(page, text: str) -> None:
    page.form.address_edit.setFocus()
    page.form.address_edit.clear()
    type_text(page.form.address_edit, text)


def test_shift_enter_opens_the_household_beside_and_the_list_stays(
    window: MainWindow, qtbot: QtBot, runner: TaskRunner, office: Office, household_id: str
) -> None:
    opened = open_beside(window, qtbot, runner)
    head = open_household(office, household_id).household.head_name
    assert opened.windowTitle() == f"{head} — xã Ô Lâm"
    assert window.page() is window.page_named("households")
    press(opened.page.form.address_edit, "Esc")
    assert beside() == []


def test_what_is_saved_beside_is_in_the_register_and_in_the_list(
    window: MainWindow, qtbot: QtBot, runner: TaskRunner, office: Office, household_id: str
) -> None:
    opened = open_beside(window, qtbot, runner)
    type_address(opened.page, "Tổ 7")
    with qtbot.waitSignal(opened.page.household_saved):
        press(opened.page.form.address_edit, "Ctrl+S")
    assert open_household(office, household_id).household.address == "Tổ 7"


def test_a_household_stands_in_one_window_only(
    window: MainWindow, qtbot: QtBot, runner: TaskRunner, household_id: str
) -> None:
    open_beside(window, qtbot, runner)
    assert not window.go(Place("household", household_id))
    open_beside(window, qtbot, runner)
    assert len(beside()) == 1


def test_what_was_typed_goes_along_to_the_other_window_and_back(
    window: MainWindow, qtbot: QtBot, runner: TaskRunner, household_id: str
) -> None:
    window.go(Place("household", household_id))
    qtbot.waitUntil(lambda: not runner.is_busy)
    type_address(window.page(), "Tổ 7, chưa lưu")
    press(window, "Ctrl+2")
    qtbot.waitUntil(lambda: not runner.is_busy)
    opened = open_beside(window, qtbot, runner)
    assert opened.page.form.address_edit.text() == "Tổ 7, chưa lưu"
    type_address(opened.page, "Tổ 8, chưa lưu")
    opened.close()
    window.go(Place("household", household_id))
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert window.page().form.address_edit.text() == "Tổ 8, chưa lưu"


def test_going_back_brings_a_household_home_from_its_window(
    window: MainWindow, qtbot: QtBot, runner: TaskRunner, household_id: str
) -> None:
    window.go(Place("household", household_id))
    qtbot.waitUntil(lambda: not runner.is_busy)
    press(window, "Ctrl+2")
    opened = open_beside(window, qtbot, runner)
    type_address(opened.page, "Tổ 9")
    with qtbot.waitActive(window):
        window.activateWindow()
    press(window, "Alt+Left")
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert beside() == []
    assert window.page().form.address_edit.text() == "Tổ 9"


def test_closing_the_main_window_closes_the_others_and_keeps_what_was_typed(
    window: MainWindow, qtbot: QtBot, runner: TaskRunner, office: Office, household_id: str
) -> None:
    opened = open_beside(window, qtbot, runner)
    type_address(opened.page, "Tổ 10")
    with qtbot.waitSignal(window.closed):
        window.close()
    assert beside() == []
    assert [line.household_id for line in list_drafts(office)] == [household_id]
