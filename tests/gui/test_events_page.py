"""Biến động đã ghi in the window: found, opened, taken back days later, refused with reasons."""

from collections.abc import Callable
from datetime import date

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.family_events import EventKind, FamilyEvent
from ngheo_desktop.domain.register import Member
from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.family_events import record_event
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.office import Office
from tests.gui.hands import settle
from tests.gui.typing import press

DAY = date(2026, 10, 2)


def named(office: Office, household_id: str) -> list[str]:
    return [each.name for each in open_household(office, household_id).household.members]


@pytest.fixture
def events(office: Office, household_id: str, add_household: Callable[..., str]) -> str:
    """A birth in one household, then a death there; a birth in another hamlet last year."""
    other = add_household("Neáng Sa", hamlet=1)
    older = Member(name="Neáng Hoa", relation="child", birth=Birth(2025, 3, 1))
    record_event(office, FamilyEvent(EventKind.BIRTH, date(2025, 3, 1), other, newcomers=(older,)))
    child = Member(name="Trần Thị Bé", relation="child", birth=Birth(2026, 10, 2))
    record_event(office, FamilyEvent(EventKind.BIRTH, DAY, household_id, newcomers=(child,)))
    born = open_household(office, household_id).household.members[-1].id
    dead = FamilyEvent(EventKind.DEATH, date(2026, 11, 1), household_id, people=(born,))
    record_event(office, dead)
    return other


@pytest.fixture
def window(
    events: str, open_window: Callable[..., MainWindow], qtbot: QtBot, runner: TaskRunner
) -> MainWindow:
    opened = open_window()
    opened.events_action.trigger()
    settle(qtbot, runner)
    return opened


def shown(window: MainWindow, column: int = 1) -> list[str]:
    model = window.page().table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def chosen(qtbot: QtBot, runner: TaskRunner, window: MainWindow, key: str, words: str) -> None:
    combo = window.page().filters.combos[key]
    combo.setCurrentIndex(combo.findText(words))
    settle(qtbot, runner)


def test_every_event_that_holds_is_listed_the_latest_first(window: MainWindow) -> None:
    assert shown(window) == ["Qua đời", "Sinh", "Sinh"]
    assert shown(window, 0) == ["01/11/2026", "02/10/2026", "01/03/2025"]
    assert shown(window, 4) == ["Trần Thị Bé", "Trần Thị Bé", "Neáng Hoa"]


def test_hamlet_kind_and_time_narrow_the_list(
    window: MainWindow, qtbot: QtBot, runner: TaskRunner
) -> None:
    chosen(qtbot, runner, window, "kind", "Sinh")
    assert shown(window) == ["Sinh", "Sinh"]
    chosen(qtbot, runner, window, "time", "Năm 2025")
    assert shown(window, 4) == ["Neáng Hoa"]
    chosen(qtbot, runner, window, "hamlet", "ấp Phước Lợi")
    assert window.page().stack.currentWidget() is window.page().empty
    press(window.page().empty.help_button, "Space")
    settle(qtbot, runner)
    assert len(shown(window)) == 3


def test_enter_opens_the_household(
    window: MainWindow, qtbot: QtBot, runner: TaskRunner, household_id: str
) -> None:
    press(window.page().table, "Return")
    settle(qtbot, runner)
    assert window._history.current == Place("household", household_id)


def test_an_event_is_taken_back_by_a_window_that_never_saw_it_and_ctrl_z_brings_it_again(
    window: MainWindow, qtbot: QtBot, runner: TaskRunner, office: Office, household_id: str
) -> None:
    press(window.page().table, "Ctrl+B")
    settle(qtbot, runner)
    assert shown(window) == ["Sinh", "Sinh"]
    assert "Trần Thị Bé" in named(office, household_id)
    press(window, "Ctrl+Z")
    settle(qtbot, runner)
    assert shown(window) == ["Qua đời", "Sinh", "Sinh"]
    assert "Trần Thị Bé" not in named(office, household_id)


def test_what_happened_since_is_told_as_the_reason_and_nothing_changes(
    window: MainWindow, qtbot: QtBot, runner: TaskRunner
) -> None:
    page = window.page()
    page.table.selectRow(1)
    press(page.table, "Ctrl+B")
    settle(qtbot, runner)
    assert "Trần Thị Bé đã có thay đổi sau đó, qua đời ngày 01/11/2026" in page.notice.text
    assert len(shown(window)) == 3


def test_the_history_of_a_household_leads_to_its_events(
    window: MainWindow, qtbot: QtBot, runner: TaskRunner, events: str
) -> None:
    window.go(Place("household", events))
    settle(qtbot, runner)
    window.page().tabs.history._way_on.click()
    settle(qtbot, runner)
    assert window.page().title() == "Biến động đã ghi của một hộ"
    assert shown(window, 4) == ["Neáng Hoa"]
    press(window.page(), "Escape")
    settle(qtbot, runner)
    assert window._history.current == Place("household", events)


def test_the_list_goes_out_as_excel_row_for_row(
    window: MainWindow, qtbot: QtBot, runner: TaskRunner, tmp_path, monkeypatch
) -> None:
    target = tmp_path / "bien-dong.xlsx"
    page = window.page()
    monkeypatch.setattr(page.exporting, "ask_target", lambda _name: target)
    with qtbot.waitSignal(page.told):
        press(page, "Ctrl+U")
    rows = list(load_workbook(target).active.iter_rows(values_only=True))
    assert [row[1] for row in rows[-3:]] == ["Qua đời", "Sinh", "Sinh"]
