"""Biến động in the window, by keys on a real office."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.movement_columns import Column
from ngheo_desktop.domain.rights import Role
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.gui.dialogs.movement_behind_dialog import MovementBehindDialog
from ngheo_desktop.gui.dialogs.movement_column_dialog import MovementColumnDialog
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.pages.movement_page import MovementPage
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.movement_overrides import Move, list_overrides, move_by_hand
from ngheo_desktop.operations.office import Office
from tests.gui.hands import dialog_over, settle
from tests.gui.typing import press, type_text
from tests.operations.signed_lists import FIRST, LAST, decide

POOR, NEAR, OUTSIDE = HouseholdClass.POOR, HouseholdClass.NEAR_POOR, HouseholdClass.NOT_POOR
Opened = Callable[..., MovementPage]


@pytest.fixture
def homes(office: Office, add_household: Callable[..., str]) -> dict[str, str]:
    """Two lists: one stays, one rises, one leaves, one comes new."""
    made = {
        name: add_household(f"Trần Văn {name}", hamlet=at % 2)
        for at, name in enumerate(("Yên", "Lên", "Ra", "Mới"))
    }
    decide(office, FIRST, dict.fromkeys((made["Yên"], made["Lên"], made["Ra"]), POOR))
    decide(
        office,
        LAST,
        {made["Yên"]: POOR, made["Lên"]: NEAR, made["Ra"]: OUTSIDE, made["Mới"]: POOR},
    )
    return made


@pytest.fixture
def opened(qtbot: QtBot, office: Office, runner: TaskRunner) -> Opened:
    def open_page(as_office: Office = office) -> MovementPage:
        page = MovementPage(as_office, runner)
        qtbot.addWidget(page)
        page.resize(1150, 640)
        page.show()
        page.activateWindow()
        page.open_round("")
        settle(qtbot, runner)
        page.table.setFocus()
        return page

    return open_page


def numbers(page: MovementPage, row: int = 0) -> list[str]:
    rows = page.table.rows
    return [rows.index(row, at).data() for at in range(2, rows.columnCount())]


def go_to(page: MovementPage, column: Column, row: int = 0) -> None:
    """The cell of the commune's households, or of another row."""
    page.table.setCurrentIndex(page.table.rows.index(row, 2 + list(Column).index(column)))


def behind(qtbot: QtBot, page: MovementPage, runner: TaskRunner) -> MovementBehindDialog:
    press(page.table, "Return")
    settle(qtbot, runner)
    dialog: MovementBehindDialog = dialog_over(MovementBehindDialog)
    return dialog


def test_both_tables_stand_with_two_rows_for_the_commune_and_each_hamlet(
    homes: dict[str, str], opened: Opened
) -> None:
    page = opened()
    assert numbers(page) == ["3", "1", "1", "0", "0", "0", "1", "0", "2"]
    rows = page.table.rows
    assert rows.rowCount() == 2 * 13
    assert [rows.index(at, 0).data() for at in range(4)] == ["xã Ô Lâm", "", "ấp Phước Lợi", ""]
    assert [rows.index(at, 1).data() for at in range(2)] == ["Hộ", "Nhân khẩu"]
    press(page.table, "Ctrl+PgDown")
    assert page.table.hasFocus()
    assert numbers(page) == ["0", "0", "0", "0", "1", "0", "0", "0", "1"]


def test_enter_on_a_number_names_its_households_and_enter_again_opens_one(
    qtbot: QtBot, homes: dict[str, str], opened: Opened, runner: TaskRunner
) -> None:
    page = opened()
    go_to(page, Column.OUT_UP)
    dialog = behind(qtbot, page, runner)
    assert dialog.title_label.text() == (
        "Hộ nghèo, thoát nghèo, vượt chuẩn cận nghèo, xã Ô Lâm: 1 hộ"
    )
    with qtbot.waitSignal(page.household_wanted) as wanted:
        press(dialog.table, "Return")
    assert wanted.args == [homes["Ra"]]
    go_to(page, Column.IN_RETURNED)
    press(page.table, "Return")  # nothing stands behind a zero
    assert QApplication.activeModalWidget() is None


def test_a_household_is_moved_to_another_column_with_a_reason_and_the_sums_stay(
    qtbot: QtBot, office: Office, homes: dict[str, str], opened: Opened, runner: TaskRunner
) -> None:
    page = opened()
    go_to(page, Column.IN_NEW)
    press(behind(qtbot, page, runner).table, "F2")
    dialog = dialog_over(MovementColumnDialog)
    choices = [dialog.column_combo.itemText(at) for at in range(dialog.column_combo.count())]
    assert choices == ["Tái nghèo", "Tăng khác"]
    dialog.activateWindow()
    dialog.reason_edit.setFocus()
    qtbot.waitUntil(dialog.reason_edit.hasFocus)
    press(dialog.reason_edit, "F9")
    assert dialog.error_strip.isVisible()  # no reason
    type_text(dialog.reason_edit, "đã có trong sổ giấy năm 2019")
    with qtbot.waitSignal(page.acted):
        press(dialog.reason_edit, "Return")
    settle(qtbot, runner)
    assert numbers(page) == ["3", "1", "1", "0", "0", "1*", "0", "0", "2"]
    texts = [page.foot.item(at).text() for at in range(page.foot.count())]
    assert texts[0] == "1 hộ được chuyển cột bằng tay (số có dấu *), Enter để xem"
    assert not any("làm lệch" in each for each in texts)
    go_to(page, Column.IN_RETURNED)
    told = behind(qtbot, page, runner)
    note = told.model.index(0, 5).data()
    assert note == (
        "chuyển từ «Phát sinh mới» sang «Tái nghèo»: "
        "đã có trong sổ giấy năm 2019 (Neáng Sa, 24/11/2026)"
    )
    press(told.table, "Ctrl+B")  # back where history puts it
    settle(qtbot, runner)
    assert numbers(page)[5:7] == ["0", "1"]
    assert list_overrides(office) == []


def test_a_household_whose_column_follows_from_the_decisions_is_not_moved(
    qtbot: QtBot, homes: dict[str, str], opened: Opened, runner: TaskRunner
) -> None:
    page = opened()
    go_to(page, Column.OUT_ACROSS)
    dialog = behind(qtbot, page, runner)
    assert not dialog.move_button.isEnabled()
    press(dialog.table, "F2")
    assert "không chuyển bằng tay" in dialog.notice.text


def test_an_equation_that_does_not_hold_stands_first_and_names_who_breaks_it(
    qtbot: QtBot, office: Office, homes: dict[str, str], opened: Opened, runner: TaskRunner
) -> None:
    later = date(2026, 11, 23)
    decide(office, later, {homes["Yên"]: POOR})  # says nothing of «Mới»: the register still does
    page = opened()
    first = page.foot.item(0)
    assert first.text() == ("Hộ nghèo: cuối kỳ = số hộ trong sổ. 1 hộ làm lệch, Enter để xem")
    page.foot.setFocus()
    page.foot.setCurrentRow(0)
    press(page.foot, "Return")
    settle(qtbot, runner)
    dialog = dialog_over(MovementBehindDialog)
    assert dialog.model.index(0, 1).data() == "Trần Văn Mới"


def test_the_two_days_are_chosen_from_the_decisions(
    qtbot: QtBot, office: Office, homes: dict[str, str], opened: Opened, runner: TaskRunner
) -> None:
    decide(office, date(2024, 12, 10), {homes["Mới"]: POOR})
    page = opened()
    shown = [page.first_combo.itemText(at) for at in range(page.first_combo.count())]
    assert shown[0] == "10/12/2024, số 12/QĐ-UBND, chuẩn 2022–2025"
    page.first_combo.setFocus()
    press(page.first_combo, "Up")
    settle(qtbot, runner)
    assert numbers(page) == ["1", "0", "0", "0", "0", "0", "1", "0", "2"]
    assert page.last_combo.count() == 2
    press(page.last_combo, "Up")
    settle(qtbot, runner)
    assert numbers(page)[-1] == "3"


def test_a_new_standard_is_told_apart_and_has_no_new_poor(
    qtbot: QtBot, office: Office, homes: dict[str, str], opened: Opened, runner: TaskRunner
) -> None:
    decide(office, date(2026, 11, 23), {homes["Yên"]: POOR, homes["Ra"]: POOR}, "2027-2030")
    page = opened()
    assert page.notice.text.startswith("Đổi từ chuẩn 2022–2025 sang chuẩn 2027–2030")
    assert page.table.rows.heads()[2:] == [
        "Ra khỏi diện do đổi chuẩn",
        "Đã thuộc diện trước đó",
        "Vào diện do đổi chuẩn",
        "Danh sách theo chuẩn mới",
    ]
    assert numbers(page) == ["1", "1", "1", "2"]
    assert not page.foot.isVisible()
    page.table.setCurrentIndex(page.table.rows.index(0, 4))
    assert behind(qtbot, page, runner).model.index(0, 1).data() == "Trần Văn Ra"


def test_without_two_decisions_the_page_says_what_is_needed(
    qtbot: QtBot, office: Office, add_household: Callable[..., str], opened: Opened
) -> None:
    page = opened()
    assert page.empty.text_label.text() == "Cần hai quyết định cùng một chuẩn để so sánh."
    with qtbot.waitSignal(page.page_wanted) as wanted:
        press(page.empty.help_button, "Space")
    assert wanted.args == ["decision", ""]
    assert not page.export_action.isEnabled()


def test_both_tables_go_to_excel_and_the_reports_are_one_key_away(
    qtbot: QtBot,
    homes: dict[str, str],
    opened: Opened,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = opened()
    target = tmp_path / "bien-dong.xlsx"
    monkeypatch.setattr(page.exporting, "ask_target", lambda _name: target)
    with qtbot.waitSignal(page.told):
        press(page.table, "Ctrl+U")
    assert load_workbook(target).sheetnames == ["Hộ nghèo", "Hộ cận nghèo"]
    with qtbot.waitSignal(page.page_wanted) as wanted:
        press(page.table, "Ctrl+P")
    assert wanted.args == ["reports", ""]


def test_the_chairman_reads_and_a_surveyor_of_a_hamlet_is_told_why_not(
    qtbot: QtBot, office: Office, homes: dict[str, str], opened: Opened, runner: TaskRunner
) -> None:
    chairman = replace(office, actor=replace(office.actor, roles=frozenset({Role.CHAIRMAN})))
    page = opened(chairman)
    go_to(page, Column.IN_NEW)
    dialog = behind(qtbot, page, runner)
    assert not dialog.move_button.isVisible()
    press(dialog.table, "F2")
    assert dialog.isVisible()
    dialog.reject()
    hamlets = frozenset({list_hamlets(office)[0].id})
    actor = replace(office.actor, roles=frozenset({Role.SURVEYOR}), hamlets=hamlets)
    page = opened(replace(office, actor=actor))
    assert page.empty.text_label.text().startswith("Biến động là của cả xã")


def test_ctrl_4_opens_movement_and_ctrl_z_takes_a_moved_column_back(
    qtbot: QtBot,
    office: Office,
    homes: dict[str, str],
    runner: TaskRunner,
    open_window: Callable[..., MainWindow],
) -> None:
    window = open_window()
    press(window.page(), "Ctrl+4")
    settle(qtbot, runner)
    page = window.page()
    assert isinstance(page, MovementPage)
    qtbot.waitUntil(page.table.hasFocus)
    page.acted.emit(
        move_by_hand(office, None, Move(POOR, homes["Mới"], Column.IN_RETURNED, "sổ cũ"))
    )
    page.refresh()
    settle(qtbot, runner)
    assert numbers(page)[5] == "1*"
    press(page.table, "Ctrl+Z")
    settle(qtbot, runner)
    qtbot.waitUntil(lambda: numbers(page)[5] == "0")
    assert "đưa một hộ vào cột «tái nghèo»" in window.status.saved_button.toolTip()
