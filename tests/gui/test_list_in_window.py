"""The household list inside the main window: keys that lead on to other pages."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.models.household_table import HEAD_COLUMN, PHONE_COLUMN
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.office import Office
from tests.gui.hands import settle
from tests.gui.typing import press, type_text

HAMLET_COLUMN = 4


def focused() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


def test_f2_on_a_cell_leads_to_its_field_on_the_page_of_the_household(
    qtbot: QtBot,
    open_window: Callable[..., MainWindow],
    runner: TaskRunner,
    household_id: str,
) -> None:
    window = open_window()
    table = window.page().form.household_table
    for column, field in (
        (HAMLET_COLUMN, "hamlet_combo"),
        (1, "code_edit"),
        (HEAD_COLUMN, "member_table"),
    ):
        table.setFocus()
        table.setCurrentIndex(table.model().index(0, column))
        press(table, "F2")
        qtbot.waitUntil(lambda name=field: focused() == name)
        settle(qtbot, runner)
        press(window.page(), "Alt+Left")
        settle(qtbot, runner)


def test_the_phone_typed_in_the_list_is_taken_back_by_one_key(
    qtbot: QtBot,
    open_window: Callable[..., MainWindow],
    runner: TaskRunner,
    office: Office,
    household_id: str,
) -> None:
    window = open_window()
    page = window.page()
    page.list.columns.set_shown(PHONE_COLUMN, shown=True)
    table = page.form.household_table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, PHONE_COLUMN))
    press(table, "F2")
    type_text(QApplication.focusWidget(), "0912 345 678")
    with qtbot.waitSignal(page.acted):
        press(QApplication.focusWidget(), "Return")
    settle(qtbot, runner)
    assert open_household(office, household_id).household.phone == "0912 345 678"
    table.setFocus()
    press(table, "Ctrl+Z")
    settle(qtbot, runner)
    assert open_household(office, household_id).household.phone == ""
    qtbot.waitUntil(lambda: table.model().index(0, PHONE_COLUMN).data() == "")


def test_f6_goes_round_the_list_and_the_glance_beside_it(
    qtbot: QtBot,
    open_window: Callable[..., MainWindow],
    runner: TaskRunner,
    household_id: str,
) -> None:
    window = open_window()
    page = window.page()
    page.form.search_edit.setFocus()
    press(page.form.search_edit, "F6")
    assert focused() == "household_table"
    page.look.glance_action.trigger()
    settle(qtbot, runner)
    press(page.form.household_table, "F6")
    assert focused() == "glance_pane"
    press(page.look.glance, "Shift+F6")
    assert focused() == "household_table"


def test_tab_leaves_the_table_and_reaches_every_switch_of_the_list(
    qtbot: QtBot,
    open_window: Callable[..., MainWindow],
    runner: TaskRunner,
    household_id: str,
) -> None:
    window = open_window()
    window.page().form.search_edit.setFocus()
    seen = [focused()]
    for _each in range(14):
        press(QApplication.focusWidget(), "Tab")
        seen.append(focused())
    assert seen[:14] == [
        "search_edit",
        "hamlet_id_filter",
        "household_class_filter",
        "computed_class_filter",
        "ethnic_filter",
        "lacking_filter",
        "sheet_filter",
        "circumstance_filter",
        "saved_button",
        "list_head",
        "household_table",
        "group_check",
        "glance_check",
        "columns_button",
    ]
