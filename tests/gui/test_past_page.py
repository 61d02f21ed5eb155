"""Sổ của ngày trước in the window: read by day, under the names then, printed, exported."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.family_events import EventKind, FamilyEvent
from ngheo_desktop.domain.hamlet_changes import ChangeKind, HamletChange
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.gui.dialogs.paper_dialog import PaperDialog
from ngheo_desktop.gui.dialogs.password_question import PasswordQuestion
from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.family_events import record_event
from ngheo_desktop.operations.hamlet_changes import record_hamlet_change
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.office import Office
from ngheo_desktop.storage.imports import DecidedHousehold, insert_decision
from ngheo_desktop.storage.summaries import refresh_summaries
from tests.conftest import PASSWORD
from tests.gui.hands import settle
from tests.gui.typing import press, type_text


@pytest.fixture
def window(
    office: Office,
    household_id: str,
    add_household: Callable[..., str],
    open_window: Callable[..., MainWindow],
    qtbot: QtBot,
    runner: TaskRunner,
) -> MainWindow:
    """A household that has left since, a hamlet renamed since, a decision of last year."""
    gone = add_household("Neáng Sa", hamlet=1)
    people = tuple(each.id for each in open_household(office, gone).household.members)
    record_event(
        office,
        FamilyEvent(EventKind.MOVE_OUT, date(2026, 3, 1), gone, people=people, place="Cần Thơ"),
    )
    first = list_hamlets(office)[0]
    renamed = HamletChange(
        ChangeKind.RENAME, date(2026, 5, 1), (first.id,), name="Phước Lợi Mới", word="ấp"
    )
    record_hamlet_change(office, renamed)
    with office.store.writing() as session:
        line = DecidedHousehold(household_id, HouseholdClass.POOR, "Trần Văn Tám", 3)
        insert_decision(session, "45/QĐ-UBND", date(2025, 12, 10), "2022-2025", [line])
        refresh_summaries(session)
    opened = open_window()
    opened.past_action.trigger()
    settle(qtbot, runner)
    return opened


def shown(window: MainWindow, column: int) -> list[str]:
    model = window.page().table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def read_day(window: MainWindow, qtbot: QtBot, runner: TaskRunner, day: str) -> None:
    edit = window.page().day_edit
    edit.selectAll()
    type_text(edit, day)
    press(edit, "Return")
    settle(qtbot, runner)


def test_the_last_day_of_the_year_before_is_shown_under_its_names(window: MainWindow) -> None:
    assert window.page().title() == "Sổ của ngày 31/12/2025"
    assert shown(window, 1) == ["Trần Văn Tám", "Neáng Sa"]
    assert shown(window, 3) == ["ấp Phước Lợi", "ấp Phước Long"]
    assert shown(window, 6) == ["Hộ nghèo", ""]


def test_another_day_is_typed_and_one_hamlet_chosen(
    window: MainWindow, qtbot: QtBot, runner: TaskRunner
) -> None:
    read_day(window, qtbot, runner, "010626")
    assert shown(window, 3) == ["ấp Phước Lợi Mới"]
    read_day(window, qtbot, runner, "01/02/2026")
    combo = window.page().hamlet_combo
    combo.setCurrentIndex(combo.findText("ấp Phước Long"))
    combo.activated.emit(combo.currentIndex())
    settle(qtbot, runner)
    assert shown(window, 1) == ["Neáng Sa"]


def test_a_day_to_come_and_what_is_no_day_are_told(
    window: MainWindow, qtbot: QtBot, runner: TaskRunner
) -> None:
    read_day(window, qtbot, runner, "01/01/2030")
    assert "sau ngày hôm nay" in window.page().notice.text
    read_day(window, qtbot, runner, "hôm qua")
    assert "không phải một ngày" in window.page().notice.text
    assert shown(window, 1) == ["Trần Văn Tám", "Neáng Sa"]


def test_it_is_printed_and_exported_with_the_password(
    window: MainWindow,
    qtbot: QtBot,
    runner: TaskRunner,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = window.page()
    page.print_action.trigger()
    qtbot.waitUntil(lambda: any(page.findChildren(PaperDialog)))
    (dialog,) = page.findChildren(PaperDialog)
    qtbot.waitUntil(lambda: dialog.made is not None)
    assert dialog.made.title == "SỔ HỘ NGÀY 31/12/2025"
    settle(qtbot, runner)
    dialog.reject()
    target = tmp_path / "so.xlsx"
    monkeypatch.setattr(page, "ask_target", lambda _name: target)
    page.export_action.trigger()
    (question,) = page.findChildren(PasswordQuestion)
    type_text(question.password_edit, PASSWORD)
    with qtbot.waitSignal(page.told):
        press(question.password_edit, "Return")
    text = [cell for row in load_workbook(target).active.values for cell in row if cell]
    assert "Neáng Sa" in text
    assert "ấp Phước Lợi" in text


def test_enter_opens_the_household(
    window: MainWindow, qtbot: QtBot, runner: TaskRunner, household_id: str
) -> None:
    press(window.page().table, "Return")
    settle(qtbot, runner)
    assert window._history.current == Place("household", household_id)
