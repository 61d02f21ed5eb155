"""A round from its opening to counted sheets, and what comes in during the year, by keys alone."""

import pytest
from PySide6.QtCore import Qt

from ngheo_desktop.domain.rounds import Step
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.gui.dialogs.application_dialog import (
    ReceiveApplicationDialog,
    RefuseApplicationDialog,
    TakeUpDialog,
)
from ngheo_desktop.gui.dialogs.paper_dialog import PaperDialog
from ngheo_desktop.gui.dialogs.round_close_dialog import RoundCloseDialog
from ngheo_desktop.gui.dialogs.round_household_dialog import AddToListDialog, TakeFromListDialog
from ngheo_desktop.gui.dialogs.round_open_dialog import RoundOpenDialog
from ngheo_desktop.gui.dialogs.round_opinion_dialog import RoundOpinionDialog
from ngheo_desktop.gui.dialogs.round_rule_dialog import RoundRuleDialog
from ngheo_desktop.gui.dialogs.round_surveyors_dialog import RoundSurveyorsDialog
from ngheo_desktop.gui.dialogs.screening_dialog import ScreeningDialog
from ngheo_desktop.operations.round_rules import rules_of, set_rule
from tests.gui.round_walk import RoundWalk
from tests.gui.typing import press, type_text
from tests.operations.campaign import Campaign

POOR, NEAR_POOR = HouseholdClass.POOR, HouseholdClass.NEAR_POOR


@pytest.fixture
def people(add_household):
    """Two poor households and one that asks in the first hamlet."""
    return [add_household(name) for name in ("Trần Văn Tám", "Chau Sóc", "Neáng Phương")]


@pytest.fixture
def campaign(office, monkeypatch, people):
    made = Campaign(office, monkeypatch)
    made.decided({people[0]: POOR, people[1]: NEAR_POOR})
    return made


@pytest.fixture
def walk(campaign, qtbot, runner, open_window):
    return RoundWalk(qtbot, runner, open_window())


@pytest.fixture
def running(campaign, qtbot, runner, open_window):
    """The same with the round open and its rules settled."""
    campaign.settled()
    campaign.opened()
    return RoundWalk(qtbot, runner, open_window())


def choose(chooser, text: str, walk: RoundWalk) -> None:
    type_text(chooser.search_edit, text)
    press(chooser.search_edit, "Return")
    walk.settle()
    press(chooser.search_edit, "Return")
    walk.settle()


def test_a_round_is_opened_after_its_rules_are_confirmed_there(walk, office, qtbot):
    page = walk.page
    assert page.empty.text_label.text() == "Chưa mở đợt nào."
    assert page.empty.help_button.hasFocus()
    page.empty.help_button.click()
    dialog = walk.dialog(RoundOpenDialog)
    assert dialog.listed_label.text() == (
        "Sẽ đưa vào 2 hộ: 1 hộ đang là hộ nghèo; 1 hộ đang là hộ cận nghèo. "
        "Danh sách đang có: Quyết định số 88/QĐ-UBND ngày 10/12/2025."
    )
    assert "số ngày làm việc niêm yết" in dialog.notice.text
    for value, confirmed in (("3", "posting.days"), ("không", "opinion.exists")):
        dialog.rule_button.click()
        rule = walk.dialog(RoundRuleDialog)
        if value == "3":
            assert rule.value_edit.text() == "3"  # proposed, not yet in force
            press(rule.source_edit, "F9")
            assert "Chưa ghi văn bản" in rule.error_strip.problem_list.item(0).text()
        else:
            rule.value_edit.setCurrentText(value)
        type_text(rule.source_edit, "Công văn 12/SNNMT")
        press(rule.source_edit, "F9")
        walk.settle()
        assert rules_of(office)[confirmed].confirmed_by == "Neáng Sa"
    assert dialog.notice.text == ""
    press(dialog.kind_combo, "F9")
    walk.settle()
    assert walk.row(0)[:3] == ["Ấp Phước Lợi", "đang lập, 2 hộ", "–"]
    assert page.board.table.hasFocus()
    assert page.title() == "Rà soát định kỳ năm 2026"
    press(page.board.table, "Ctrl+Z")
    walk.settle()
    assert page.empty.isVisible()
    press(walk.window, "Ctrl+Y")
    walk.settle()
    assert walk.row(0)[1] == "đang lập, 2 hộ"


def test_what_cannot_be_opened_says_why_beforehand(running):
    press(running.page.board.table, "Ctrl+N")
    dialog = running.dialog(RoundOpenDialog)
    assert dialog.notice.text == "Đã có đợt «Rà soát định kỳ năm 2026»."
    assert not dialog.save_button.isEnabled()
    dialog.kind_combo.setCurrentIndex(1)
    running.settle()
    assert dialog.month_combo.isVisible()
    assert dialog.listed_label.text() == "Chưa có giấy đề nghị nào chờ đợt này."
    assert dialog.save_button.isEnabled()
    press(dialog, "Esc")


def test_surveyors_are_ticked_and_the_list_is_closed_so_that_sheets_count(running, campaign):
    page, table = running.page, running.page.board.table
    page.board.surveyors_action.trigger()
    dialog = running.dialog(RoundSurveyorsDialog)
    press(dialog.people_list, "Space")
    press(dialog.people_list, "F9")
    running.settle()
    assert running.row(0)[-1] == "Neáng Sa"
    page.board.close_list_action.trigger()
    running.settle()
    assert running.row(0)[1:3] == ["2", "0/2"]
    press(table, "Return")  # on the name: its households
    running.settle()
    assert page.households.summary_label.text().startswith(
        "Ấp Phước Lợi: 2 hộ, 0 xong phiếu, 2 chưa rà soát. Rà soát viên: Neáng Sa."
    )
    with running.qtbot.waitSignal(page.sheet_wanted) as asked:
        press(page.households.table, "Return")
    campaign.sheet(asked.args[0])
    running.settle()
    press(running.window.page(), "Alt+Left")
    running.settle()
    assert "1 xong phiếu, 1 chưa rà soát" in page.households.summary_label.text()
    assert running.row(0)[5] == "chưa có phiếu"  # who is not reviewed stands first
    assert running.row(1)[5:7] == ["xong, 24/11/2026", "Hộ nghèo"]
    press(page.households.table, "Esc")
    running.settle()
    assert running.row(0)[2] == "1/2"
    assert page.board.table.hasFocus()


def test_a_household_is_added_with_a_reason_and_taken_off_with_a_reason(running):
    press(running.page.board.table, "Return")
    running.settle()
    press(running.page.households.table, "Ctrl+N")
    dialog = running.dialog(AddToListDialog)
    press(dialog.reason_edit, "F9")
    assert dialog.error_strip.problem_list.count() == 2
    choose(dialog.chooser, "phuong", running)
    type_text(dialog.reason_edit, "nhà sạt lở")
    press(dialog.reason_edit, "F9")
    running.settle()
    assert running.rows() == 3
    told = [running.row(at)[3] for at in range(3)]
    assert "ấp, khóm đề nghị: nhà sạt lở" in told
    table = running.page.households.table
    table.selectRow(told.index("đang là hộ nghèo"))
    assert not running.page.households.take_action.isEnabled()  # must be reviewed
    table.selectRow(told.index("ấp, khóm đề nghị: nhà sạt lở"))
    press(table, "Del")
    away = running.dialog(TakeFromListDialog)
    type_text(away.reason_edit, "hộ xin rút")
    press(away.reason_edit, "F9")
    running.settle()
    assert running.rows() == 2
    press(table, "Ctrl+Z")
    running.settle()
    assert running.rows() == 3


def test_the_quick_screen_uses_the_items_of_the_office(running, office, campaign, people):
    from ngheo_desktop.operations.round_lists import add_to_list

    add_to_list(office, campaign.round_id, people[2], "nhà sạt lở")
    press(running.page.board.table, "Return")
    running.settle()
    part = running.page.households
    part.table.selectRow(2)
    part.screen_action.trigger()
    assert part.notice.text.startswith("Chưa có các câu của Phiếu A")
    set_rule(office, "screen.items", "Có ô tô\nCó nhà kiên cố", source="Thông tư 07")
    set_rule(office, "screen.limit", "2", source="Thông tư 07")
    running.page.refresh()
    running.settle()
    part.screen_action.trigger()
    dialog = running.dialog(ScreeningDialog)
    dialog.item_combos["Có ô tô"].setCurrentText("có")
    press(dialog.keep_edit, "F9")
    assert dialog.error_strip.problem_list.item(0).text() == "Chưa trả lời: Có nhà kiên cố."
    dialog.item_combos["Có nhà kiên cố"].setCurrentText("có")
    assert "không cần rà soát tiếp" in dialog.result_label.text()
    press(dialog.keep_edit, "F9")
    running.settle()
    assert running.row(2)[5] == "Phiếu A: không rà soát"


def test_an_application_is_received_taken_up_and_answered(running, people):
    page = running.page
    press(page.board.table, "Ctrl+PgDown")
    assert running.part is page.applications
    page.applications.table.setFocus()
    press(page.applications.table, "Ctrl+N")
    dialog = running.dialog(ReceiveApplicationDialog)
    choose(dialog.chooser, "phuong", running)
    type_text(dialog.reason_edit, "mất việc làm")
    press(dialog.reason_edit, "F9")
    running.settle()
    assert running.row(0)[5:9] == ["15/12/2026", "30/12/2026", "còn 36 ngày", "chờ đợt rà soát"]
    page.applications.take_up_action.trigger()
    take_up = running.dialog(TakeUpDialog)
    assert take_up.round_combo.currentText() == "Rà soát định kỳ năm 2026"
    press(take_up.round_combo, "F9")
    running.settle()
    assert running.row(0)[8] == "đang rà soát"
    page.applications.refuse_action.trigger()
    refuse = running.dialog(RefuseApplicationDialog)
    press(refuse.refusal_edit, "F9")
    assert "phải nêu lý do" in refuse.error_strip.problem_list.item(0).text()
    type_text(refuse.refusal_edit, "Hộ không cư trú tại xã.")
    press(refuse.refusal_edit, "F9")
    running.settle()
    assert running.row(0)[8] == "đã trả lời không công nhận ngày 24/11/2026"
    assert page.applications.summary_label.text() == "Không có giấy đề nghị nào chờ trả lời."
    page.applications.answer_action.trigger()
    paper = running.dialog(PaperDialog)
    assert paper.docx_button.isVisible()
    assert paper.made.title == "Văn bản trả lời"
    press(paper.view, "Esc")


def test_the_superior_is_asked_and_answers_from_the_board(campaign, qtbot, runner, open_window):
    campaign.settled(opinion=True)
    campaign.opened()
    campaign.listed()
    for household in campaign.office.store.query("SELECT household_id FROM round_household"):
        campaign.sheet(household[0])
    campaign.met()
    campaign.posted()
    campaign.at("2026-12-01")
    walk = RoundWalk(qtbot, runner, open_window())
    table = walk.page.board.table
    for _column in range(list(Step).index(Step.OPINION) + 1):
        press(table, "Right")
    press(table, "Return")
    dialog = walk.dialog(RoundOpinionDialog)
    press(dialog.day_edit, "F9")
    walk.settle()
    assert walk.row(0)[6] == "chờ trả lời"
    press(table, "Return")
    dialog = walk.dialog(RoundOpinionDialog)
    assert dialog.hamlet_list.count() == 1
    assert dialog.hamlet_list.item(0).checkState() == Qt.CheckState.Checked
    press(dialog.paper_edit, "F9")
    walk.settle()
    assert walk.row(0)[6] == "xong"


def test_a_closed_round_is_only_read(running):
    page = running.page
    page.board.close_action.trigger()
    dialog = running.dialog(RoundCloseDialog)
    press(dialog, "F9")
    running.settle()
    assert "đã kết thúc ngày 24/11/2026, chỉ xem" in page.round_label.text()
    assert page.round_combo.currentText() == "Rà soát định kỳ năm 2026 (đã kết thúc)"
    for action in (page.board.close_list_action, page.board.surveyors_action):
        assert not action.isEnabled()
    assert page.board.open_action.isEnabled()
    assert page.board.print_action.isEnabled()


def test_papers_of_the_board_are_shown(running):
    board = running.page.board
    for action, title in (
        (board.print_action, "Bảng tiến độ rà soát"),
        (board.print_list_action, "Danh sách hộ cần rà soát"),
        (board.print_blank_action, "Phiếu rà soát để ghi tay"),
    ):
        action.trigger()
        paper = running.dialog(PaperDialog)
        assert paper.made.title == title
        press(paper.view, "Esc")
        running.settle()


@pytest.mark.parametrize(
    ("step", "page"),
    [
        (Step.MEETING, "meeting_page"),
        (Step.POSTING, "posting_page"),
        (Step.RECHECK, "posting_page"),
        (Step.DECISION, "decision_page"),
        (Step.CERTIFICATE, "decision_page"),
    ],
)
def test_a_cell_opens_the_screen_of_its_step_and_alt_left_comes_back(running, step, page):
    board = running.page.board.table
    for _column in range(list(Step).index(step) + 1):
        press(board, "Right")
    press(board, "Return")
    running.settle()
    assert running.window.page().objectName() == page
    press(running.window.page(), "Alt+Left")
    running.settle()
    assert running.page.board.table.hasFocus()


def test_the_links_of_the_head_open_their_pages(running):
    for at in range(3):
        running.page.links[at].trigger()
        running.settle()
        assert running.window.page().objectName() != "review_page"
        running.window.go_back()
        running.settle()
        assert running.window.page().objectName() == "review_page"


def test_a_command_pressed_in_the_tool_row_leaves_the_keyboard_in_the_page(running):
    row, page = running.window.tool_row, running.page
    for action, table in (
        (page.board.close_list_action, page.board.table),
        (page.board.households_action, page.households.table),
        (page.households.back_action, page.board.table),
    ):
        row.widgetForAction(action).setFocus()
        press(row.widgetForAction(action), "Space")
        running.settle()
        assert table.hasFocus(), action.text()


def test_a_hamlet_with_nobody_in_the_list_offers_to_add_and_is_named_only_there(running):
    page = running.page
    press(page.board.table, "Down")
    press(page.board.table, "Return")
    running.settle()
    assert page.households.empty.help_button.hasFocus()
    assert page.title().startswith("Rà soát định kỳ năm 2026, ")
    press(page.households.empty.help_button, "Ctrl+PgDown")
    running.settle()
    assert page.title() == "Rà soát định kỳ năm 2026"


def test_what_is_not_about_poverty_is_one_step_from_the_applications(running):
    running.page.show_applications()
    running.settle()
    running.page.applications.cases_action.trigger()
    running.settle()
    assert running.window.page().objectName() == "other_classes_page"
