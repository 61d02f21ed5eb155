"""Tổng quan by keys: every figure and every line leads to what it is about."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.applications import ApplicationForm
from ngheo_desktop.domain.drafts import HouseholdDraft
from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.pages.settings_backup import BackupSection
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.applications import receive_application
from ngheo_desktop.operations.drafts import keep_draft
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_opening import open_annual_round
from ngheo_desktop.operations.round_rules import set_rule
from tests.gui.typing import press


@pytest.fixture
def window(
    open_window: Callable[..., MainWindow],
    office: Office,
    household_id: str,
    add_household: Callable[..., str],
    qtbot: QtBot,
    runner: TaskRunner,
) -> MainWindow:
    add_household("Neáng Sa", hamlet=1)
    base = open_household(office, household_id).household
    keep_draft(office, household_id, HouseholdDraft(replace(base, address="Tổ 9"), base))
    opened = open_window()
    press(opened, "Ctrl+1")
    qtbot.waitUntil(lambda: not runner.is_busy)
    return opened


def lines(window: MainWindow) -> list[str]:
    shown = window.page().waiting_list
    return [shown.item(row).text() for row in range(shown.count())]


def choose(window: MainWindow, start: str) -> None:
    row = next(at for at, text in enumerate(lines(window)) if text.startswith(start))
    window.page().waiting_list.setFocus()
    window.page().waiting_list.setCurrentRow(row)
    press(window.page().waiting_list, "Return")


def test_the_window_still_opens_with_the_list(
    open_window: Callable[..., MainWindow], household_id: str
) -> None:
    assert open_window().page().objectName() == "households_page"


def test_figures_are_shown_and_what_waits_is_counted_beside_the_section(
    window: MainWindow,
) -> None:
    page = window.page()
    assert page.tiles["all"].figure == "2"
    assert page.tiles["all"].accessibleName() == "Hộ trong sổ: 2, 4 nhân khẩu"
    button = window.navigation.buttons[0]
    assert button.waiting == len(lines(window))
    assert button.accessibleName().endswith("việc đang chờ")


def test_a_draft_is_opened_from_its_line(
    window: MainWindow, qtbot: QtBot, runner: TaskRunner, household_id: str
) -> None:
    choose(window, "Đang nhập dở")
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert window._history.current == Place("household", household_id)
    assert window.page().form.address_edit.text() == "Tổ 9"


def test_the_backup_line_leads_to_the_backups(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, "Chưa sao lưu")
    assert isinstance(window.page().tabs.currentWidget(), BackupSection)


def test_a_bar_opens_the_list_behind_it(
    window: MainWindow, qtbot: QtBot, runner: TaskRunner
) -> None:
    chart = window.page().hamlets
    chart.setFocus()
    press(chart, "Down")
    press(chart, "Return")
    qtbot.waitUntil(lambda: not runner.is_busy)
    page = window.page()
    assert page.objectName() == "households_page"
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 1)
    assert page.filters.values().keys() == {"hamlet_id"}


def test_a_tile_opens_its_list_by_enter(
    window: MainWindow, qtbot: QtBot, runner: TaskRunner
) -> None:
    tile = window.page().tiles["poor"]
    tile.setFocus()
    press(tile, "Return")
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert window.page().filters.values() == {"household_class": "poor"}


def test_the_charts_tell_their_numbers_to_who_cannot_see_them(window: MainWindow) -> None:
    told = window.page().hamlets.accessibleDescription()
    assert told == "Phước Lợi: 0/1; Phước Long: 0/1"


def test_lines_of_a_round_lead_to_its_board_and_to_what_came_in(
    window: MainWindow, office: Office, qtbot: QtBot, runner: TaskRunner, household_id: str
) -> None:
    set_rule(office, "deadline.list", "20/11", source="Kế hoạch 20/KH-UBND")
    opened = open_annual_round(office).round
    day = date(2026, 10, 14)
    receive_application(office, household_id, ApplicationForm.REVIEW, day)
    window.page().refresh()
    qtbot.waitUntil(lambda: not runner.is_busy)
    choose(window, "12 ấp, khóm trễ hạn")
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert window._history.current == Place("review", opened.id)
    assert window.page().title() == "Rà soát định kỳ năm 2026"
    press(window, "Ctrl+1")
    qtbot.waitUntil(lambda: not runner.is_busy)
    choose(window, "1 giấy đề nghị đã quá hạn")
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert window.page().front() is window.page().applications
