"""Báo cáo on the screen: chosen, walked by keys, opened behind a number, printed, exported."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ngheo_desktop.domain.reports.basis import HamletCount
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.gui.dialogs.hamlet_counts_dialog import HamletCountsDialog
from ngheo_desktop.gui.dialogs.households_behind_dialog import HouseholdsBehindDialog
from ngheo_desktop.gui.dialogs.paper_dialog import PaperDialog
from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.models.report_sight import ReportState
from ngheo_desktop.gui.pages.reports_page import ReportsPage
from ngheo_desktop.operations.hamlet_counts import list_hamlet_counts, save_hamlet_counts
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.reports import list_moments
from ngheo_desktop.operations.round_opening import open_annual_round
from ngheo_desktop.storage.imports import DecidedHousehold, insert_decision
from ngheo_desktop.storage.summaries import refresh_summaries
from tests.conftest import TODAY
from tests.gui.hands import dialog_over, settle
from tests.gui.typing import press

POOR, NEAR = HouseholdClass.POOR, HouseholdClass.NEAR_POOR


@pytest.fixture
def homes(office, add_household):
    """Two households of the list of last December, one of them in the second hamlet."""
    made = [add_household("Chau Ôn"), add_household("Neáng Sóc", hamlet=1)]
    with office.store.writing() as session:
        lines = [
            DecidedHousehold(made[0], POOR, "Chau Ôn", 1),
            DecidedHousehold(made[1], NEAR, "Neáng Sóc", 1),
        ]
        insert_decision(session, "41/QĐ-UBND", date(2025, 12, 10), "2022-2025", lines)
        refresh_summaries(session)
    return made


@pytest.fixture
def page(qtbot, office, runner, homes):
    made = ReportsPage(office, runner)
    qtbot.addWidget(made)
    made.resize(1180, 560)
    made.show()
    made.activateWindow()
    made.open_round("")
    settle(qtbot, runner)
    return made


def shown(page, row, column):
    return page.grid.rows.index(row, column).data()


def stand_on(page, row, column):
    page.grid.setFocus()
    page.grid.setCurrentIndex(page.grid.rows.index(row, column))


def test_the_newest_report_stands_there_with_its_kỳ_and_places(page, office):
    assert page.title() == "Báo cáo 1. Kết quả rà soát"
    assert page.moment_combo.currentText() == "Quyết định số 41/QĐ-UBND ngày 10/12/2025"
    assert page.hamlet_combo.count() == 1 + len(list_hamlets(office))
    assert shown(page, 0, 4) == "1"
    assert page.notice.text == "Còn ấp, khóm chưa có tổng số hộ nên chưa có tỷ lệ."


def test_going_through_the_reports_by_keys_reads_nothing_more(page, runner, qtbot):
    page.kind_combo.setFocus()
    press(page.kind_combo, "Down")
    assert page.title().startswith("Báo cáo 2")
    assert not runner.is_busy
    assert page.empty.text_label.text() == "Cần hai quyết định cùng một chuẩn để so sánh."
    assert not page.output.print_action.isEnabled()
    press(page.kind_combo, "Down")
    press(page.kind_combo, "Down")
    assert page.title().startswith("Báo cáo 4")
    assert page.output.print_action.isEnabled()


def test_a_hamlet_alone_has_one_line(page):
    page.hamlet_combo.setCurrentIndex(2)
    page.hamlet_combo.activated.emit(2)
    assert page.grid.rows.rowCount() == 1
    assert shown(page, 0, 6) == "1"


def test_enter_on_a_number_names_its_households_and_enter_opens_one(page, runner, qtbot, homes):
    stand_on(page, 0, 4)
    press(page.grid, "Return")
    settle(qtbot, runner)
    dialog = dialog_over(HouseholdsBehindDialog)
    assert "Báo cáo 1, ấp Phước Lợi: Hộ nghèo, Số hộ" in dialog.title_label.text()
    with qtbot.waitSignal(page.household_wanted) as asked:
        press(dialog.table, "Return")
    assert asked.args == [homes[0]]


def test_nothing_opens_behind_a_zero_or_what_is_not_known(page):
    for column in (2, 6, 7):
        stand_on(page, 0, column)
        press(page.grid, "Return")
        assert QApplication.activeModalWidget() is None


def test_a_line_of_a_detailed_list_opens_the_household(page, qtbot, homes):
    page.show_report(15)
    stand_on(page, 1, 2)
    with qtbot.waitSignal(page.household_wanted) as asked:
        press(page.grid, "Return")
    assert asked.args == [homes[0]]


def test_an_equation_that_does_not_hold_stands_first_and_opens_who_breaks_it(page, runner, qtbot):
    page.show_report(4)  # the list was brought in without sheets
    first = page.foot.item(0)
    assert "1 hộ làm lệch, Enter để xem" in first.text()
    said = first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Chưa khớp: Hộ nghèo: tổng thiếu hụt")
    page.foot.setFocus()
    press(page.foot, "Return")
    settle(qtbot, runner)
    dialog = dialog_over(HouseholdsBehindDialog)
    dialog.reject()


def test_esc_leaves_the_page(page, qtbot):
    with qtbot.waitSignal(page.closed):
        press(page.grid, "Esc")


def test_a_cell_is_read_aloud_with_its_place_and_heads(page):
    role = Qt.ItemDataRole.AccessibleTextRole
    assert page.grid.rows.index(0, 4).data(role) == "ấp Phước Lợi, Hộ nghèo, Số hộ: 1"


def test_the_paper_in_front_is_the_report_of_the_screen(page, runner, qtbot):
    page.output.print_action.trigger()
    settle(qtbot, runner)
    dialog = dialog_over(PaperDialog)
    assert dialog.made.code == "bao-cao-1"
    dialog.reject()


def test_excel_and_the_whole_set_are_written_where_they_were_asked(
    page, runner, qtbot, tmp_path: Path, monkeypatch
):
    target = tmp_path / "mot.xlsx"
    monkeypatch.setattr(page.output, "ask_target", lambda _name: target)
    page.output.export_action.trigger()
    settle(qtbot, runner)
    assert load_workbook(target).sheetnames == ["Báo cáo 1"]
    assert page.notice.text.startswith("Đã xuất")
    monkeypatch.setattr(page.output, "ask_folder", lambda: tmp_path)
    page.output.set_action.trigger()
    settle(qtbot, runner)
    assert len(list(tmp_path.glob("*.pdf"))) == 15
    assert page.notice.text.startswith("Đã lưu 16 tệp")


def test_a_round_without_a_decision_says_that_it_is_a_draft(page, office, runner, qtbot):
    round_id = open_annual_round(office).round.id
    page.open_round(round_id)
    settle(qtbot, runner)
    assert page.moment_combo.currentText().startswith("Dự kiến: ")
    assert page.notice.text.startswith("Dự kiến, chưa có quyết định")
    past = list_moments(office)[-1]
    page.moment_combo.setCurrentIndex(page.moment_combo.findData(past.key))
    page.moment_combo.activated.emit(page.moment_combo.currentIndex())
    settle(qtbot, runner)
    assert shown(page, 0, 4) == "1"


def test_an_office_without_any_list_is_told_so(qtbot, office, runner):
    page = ReportsPage(office, runner)
    qtbot.addWidget(page)
    page.show()
    page.open_round("")
    settle(qtbot, runner)
    assert page.empty.isVisible()
    told = "Chưa có đợt rà soát nào và chưa có danh sách đã quyết định."
    assert page.empty.text_label.text() == told


def test_totals_are_typed_by_keys_and_taken_back(open_window, office, runner, qtbot, homes):
    window = open_window()
    window.go(Place("reports"))
    settle(qtbot, runner)
    page = window.page()
    page.counts_action.trigger()
    settle(qtbot, runner)
    dialog = dialog_over(HamletCountsDialog)
    for column, number in ((1, "200"), (2, "801"), (3, "50")):
        dialog.table.setCurrentCell(0, column)
        dialog.table.setFocus()
        for digit in number:
            press(QApplication.focusWidget(), digit)
        press(QApplication.focusWidget(), "Return")
        QApplication.processEvents()
        assert dialog.table.currentRow() == 1  # and the dialog is still there
    dialog.day_edit.setText("01/12/2025")
    dialog.save_button.click()
    settle(qtbot, runner)
    written = list_hamlet_counts(office)[0].count
    assert (written.households, written.people, written.minority_households) == (200, 801, 50)
    assert shown(page, 0, 5) == "0,50"
    window.undo.undo_action.trigger()
    settle(qtbot, runner)
    assert list_hamlet_counts(office)[0].count is None


def test_a_number_that_is_none_is_told_and_nothing_is_written(qtbot, office, runner, homes):
    dialog = HamletCountsDialog(office, runner)
    qtbot.addWidget(dialog)
    dialog.show()
    settle(qtbot, runner)
    dialog.save_button.click()
    settle(qtbot, runner)
    assert dialog.error_strip.isVisible()  # nothing was typed
    dialog.table.item(0, 1).setText("hai trăm")
    dialog.save_button.click()
    assert dialog.error_strip.isVisible()
    dialog.fill_button.click()
    assert dialog.table.item(1, 1).text() == "1"
    assert dialog.source_edit.text() == "theo sổ"
    assert list_hamlet_counts(office)[0].count is None


def test_what_was_known_stands_in_the_dialog(qtbot, office, runner, homes):
    hamlet = list_hamlets(office)[0].id
    save_hamlet_counts(office, [HamletCount(hamlet, TODAY, 1200, 4800, 30, "Công an xã")])
    dialog = HamletCountsDialog(office, runner)
    qtbot.addWidget(dialog)
    dialog.show()
    settle(qtbot, runner)
    assert [dialog.table.item(0, at).text() for at in (1, 2, 3, 5)] == [
        *("1.200", "4.800", "30", "ngày 24/11/2026"),
    ]


def test_the_choice_without_a_window_forgets_a_place_that_is_gone():
    state = ReportState(hamlet_id="gone")
    state.show(state.sight)
    assert state.hamlet_id == ""
    assert state.report is None
