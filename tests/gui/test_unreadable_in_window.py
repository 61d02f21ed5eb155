"""A value that nobody can read, in the window: told, shown as such, mended by typing it anew."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.models.member_table import NAME
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.office import Office
from tests.gui.typing import press
from tests.operations.broken_values import break_value

BIRTH = 4


def test_the_household_opens_and_says_which_value_is_unreadable(
    office: Office,
    household_id: str,
    open_window: Callable[..., MainWindow],
    qtbot: QtBot,
    runner: TaskRunner,
) -> None:
    break_value(office, "member", "birth", "'1974-13-45'", "relation = 'head'")
    break_value(office, "household", "causes", "'[\"a'")
    window = open_window()
    model = window.page().form.household_table.model()
    shown = [model.index(0, column).data() for column in range(model.columnCount())]
    assert "không đọc được" in shown
    window.go(Place("household", household_id))
    qtbot.waitUntil(lambda: not runner.is_busy)
    page = window.page()
    told = [each.text for each in page.form.error_strip.problems()]
    assert "Ngày sinh của Trần Văn Tám không đọc được: sổ ghi «1974-13-45»." in told
    assert any(text.startswith("Nguyên nhân nghèo của hộ") for text in told)
    people = page.form.member_table.model()
    assert people.index(0, NAME).data() == "Trần Văn Tám"
    assert people.index(0, BIRTH).data() == "không đọc được"


def test_the_list_of_findings_leads_to_the_household(
    office: Office,
    household_id: str,
    open_window: Callable[..., MainWindow],
    qtbot: QtBot,
    runner: TaskRunner,
) -> None:
    from ngheo_desktop.gui.pages.settings_checking import CheckingSection

    break_value(office, "member", "sex", "'x'", "relation = 'head'")
    window = open_window()
    window.go(Place("settings"))
    page = window.page()
    page.show_section(CheckingSection)
    section = page.tabs.currentWidget()
    press(section, "F9")
    qtbot.waitUntil(lambda: not section.is_working)
    assert "Giới tính của Trần Văn Tám không đọc được" in section.table.model().index(0, 2).data()
    press(section.table, "Return")
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert window._history.current == Place("household", household_id)
