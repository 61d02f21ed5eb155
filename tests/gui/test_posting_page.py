"""Niêm yết by keys: the last day, objections, re-check, posted again, taken down, papers."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.attachments import SubjectKind
from ngheo_desktop.domain.postings import Posting
from ngheo_desktop.domain.rounds import Step, StepState
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.gui import page_names
from ngheo_desktop.gui.dialogs.attach_dialog import AttachDialog
from ngheo_desktop.gui.dialogs.objection_dialog import ObjectionDialog, RecheckDialog
from ngheo_desktop.gui.dialogs.paper_dialog import PaperDialog
from ngheo_desktop.gui.dialogs.posting_down_dialog import PostingDownDialog
from ngheo_desktop.gui.dialogs.round_rule_dialog import RoundRuleDialog
from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.pages.posting_page import PostingPage
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.attachments import attachments_of, open_attachment
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.postings import list_objections, list_postings
from ngheo_desktop.operations.round_papers import make_posting, make_posting_notice
from tests.exchange.pictures import PLACE, photo
from tests.gui.hands import dialog_over, settle
from tests.gui.typing import press, type_text
from tests.operations.campaign import Campaign

OUTSIDE = HouseholdClass.NOT_POOR


@pytest.fixture
def campaign(
    office: Office, monkeypatch: pytest.MonkeyPatch, add_household: Callable[..., str]
) -> Campaign:
    """Two households of the first hamlet were agreed to on 5 November, a Thursday."""
    made = Campaign(office, monkeypatch).at("2026-11-02")
    homes = [add_household(name) for name in ("Trần Văn Tám", "Neáng Sóc")]
    made.decided(dict.fromkeys(homes, HouseholdClass.POOR))
    made.opened()
    made.listed()
    for home in homes:
        made.sheet(home)
    made.at("2026-11-05").met()
    return made


@pytest.fixture
def window(campaign: Campaign, open_window: Callable[..., MainWindow]) -> MainWindow:
    return open_window()


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, campaign: Campaign, runner: TaskRunner) -> PostingPage:
    campaign.settled()
    return opened(qtbot, window, campaign, runner)


def opened(qtbot: QtBot, window: MainWindow, campaign: Campaign, runner: TaskRunner) -> PostingPage:
    window.go(Place(page_names.POSTING, campaign.round_id, hamlet_id=campaign.hamlet()))
    settle(qtbot, runner)
    found = window.page()
    assert isinstance(found, PostingPage)
    return found


def in_front(qtbot: QtBot, page: PostingPage) -> None:
    page.window().activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)


def pressed(qtbot: QtBot, page: PostingPage, runner: TaskRunner, keys: str) -> None:
    in_front(qtbot, page)
    page.view.form.begins_edit.setFocus()
    press(page.view.form.begins_edit, keys)
    settle(qtbot, runner)


def objected(qtbot: QtBot, page: PostingPage, runner: TaskRunner, row: int = 1) -> None:
    """Ctrl+N, who, about whom, what, Ctrl+Enter."""
    pressed(qtbot, page, runner, "Ctrl+N")
    dialog: Any = dialog_over(ObjectionDialog)
    type_text(dialog.name_edit, "Võ Văn Bảy")
    dialog.household_combo.setCurrentIndex(row)
    type_text(dialog.told_edit, "Có đất cho thuê")
    press(dialog.name_edit, "Ctrl+Return")
    settle(qtbot, runner)


def test_the_last_day_follows_the_first_with_weekends_left_out(page: PostingPage) -> None:
    assert page.view.form.begins_edit.text() == "05/11/2026"
    assert page.view.form.ends_label.text() == "Đến hết ngày 10/11/2026"
    page.view.form.begins_edit.clear()
    type_text(page.view.form.begins_edit, "07/11/2026")
    assert "là ngày nghỉ" in page.view.form.ends_label.text()
    assert "3 ngày làm việc" in page.view.form.days_label.text()
    assert "Công văn 12/SNNMT" in page.view.form.days_label.text()


def test_days_off_that_nobody_has_compared_are_named(
    qtbot: QtBot, page: PostingPage, campaign: Campaign, runner: TaskRunner
) -> None:
    campaign.at("2026-12-31")
    page.refresh()
    settle(qtbot, runner)
    page.view.form.begins_edit.clear()
    type_text(page.view.form.begins_edit, "31/12/2026")
    assert page.view.form.ends_label.text() == "Đến hết ngày 06/01/2027"
    campaign.at("2027-02-04")
    page.refresh()
    settle(qtbot, runner)
    page.view.form.begins_edit.clear()
    type_text(page.view.form.begins_edit, "04/02/2027")
    assert page.view.form.unsure_label.text().startswith("Cần đối chiếu lịch nghỉ: Tết Âm lịch")


def test_how_long_is_asked_once_with_its_source(
    qtbot: QtBot, window: MainWindow, campaign: Campaign, runner: TaskRunner
) -> None:
    page = opened(qtbot, window, campaign, runner)
    assert "chưa xác nhận" in page.view.form.days_label.text()
    assert "Gợi ý: 3" in page.view.form.days_label.text()
    pressed(qtbot, page, runner, "Ctrl+S")
    dialog: Any = dialog_over(RoundRuleDialog)
    assert dialog.value_edit.text() == "3"
    type_text(dialog.source_edit, "Công văn 12/SNNMT")
    press(dialog.source_edit, "Ctrl+Return")
    settle(qtbot, runner)
    assert page.view.form.ends_label.text() == "Đến hết ngày 10/11/2026"
    assert not page.view.form.rule_button.isVisible()
    pressed(qtbot, page, runner, "Ctrl+S")
    assert list_postings(campaign.office, campaign.round_id)[0].ends.isoformat() == "2026-11-10"


def test_a_list_is_posted_objected_to_rechecked_posted_again_and_taken_down(
    qtbot: QtBot, page: PostingPage, campaign: Campaign, runner: TaskRunner
) -> None:
    office, round_id = campaign.office, campaign.round_id
    type_text(page.view.form.other_edit, "Chùa Phước Lợi")
    pressed(qtbot, page, runner, "Ctrl+S")
    (posting,) = list_postings(office, round_id)
    assert posting.places[-1] == "Chùa Phước Lợi"
    assert posting.posted_by == "Neáng Sa"
    assert campaign.states()[Step.POSTING] == StepState.RUNNING
    assert "còn niêm yết đến hết ngày 10/11/2026" in page.view.state_notice.text
    assert page.view.objections.empty_label.isVisible()
    campaign.at("2026-11-06")
    page.refresh()
    settle(qtbot, runner)
    objected(qtbot, page, runner)
    assert not page.view.objections.empty_label.isVisible()
    assert campaign.states()[Step.RECHECK] == StepState.WAITING
    page.view.objections.table.setFocus()
    press(page.view.objections.table, "Return")
    settle(qtbot, runner)
    dialog: Any = dialog_over(RecheckDialog)
    type_text(dialog.answer_edit, "Đúng là có 5 công đất cho thuê")
    dialog.class_combo.setCurrentIndex(dialog.class_combo.findData(OUTSIDE.value))
    assert dialog.post_check.isChecked()
    assert not dialog.post_check.isEnabled()  # another class is always posted again
    press(dialog.answer_edit, "Ctrl+Return")
    settle(qtbot, runner)
    assert campaign.states()[Step.POSTING] == StepState.REDO
    assert "Hãy niêm yết lại" in page.view.state_notice.text
    assert page.view.head.paper_combo.currentText() == "Niêm yết lần 2"
    pressed(qtbot, page, runner, "Ctrl+S")
    assert [each.number for each in list_postings(office, round_id)] == [1, 2]
    assert page.view.objections.model.index(0, 5).data() == "lần 2"
    first, second = list_postings(office, round_id)
    assert "Không thuộc diện" not in board_of(office, first)  # as it hung then
    assert "Không thuộc diện" in board_of(office, second)
    campaign.at("2026-11-12")
    page.refresh()
    settle(qtbot, runner)
    for each in (0, 1):
        page.view.head.paper_combo.setCurrentIndex(each)
        page.view.head.paper_combo.activated.emit(each)
        in_front(qtbot, page)
        page.down_action.trigger()
        down: Any = dialog_over(PostingDownDialog)
        qtbot.waitUntil(down.isActiveWindow)
        press(down.day_edit, "Ctrl+Return")
        settle(qtbot, runner)
    assert all(each.taken_down_on for each in list_postings(office, round_id))
    assert page.view.form.down_label.text() == "Đã gỡ ngày 12/11/2026."
    assert not page.down_action.isEnabled()
    assert campaign.line().ready_for(Step.DECISION)


def board_of(office: Office, posting: Posting) -> str:
    made = make_posting(office, posting.round_id, posting.id)
    return " ".join(PdfReader(BytesIO(made.pdf)).pages[0].extract_text().split())


def test_a_board_that_must_still_hang_is_not_taken_down(
    qtbot: QtBot, page: PostingPage, campaign: Campaign, runner: TaskRunner
) -> None:
    pressed(qtbot, page, runner, "Ctrl+S")
    page.down_action.trigger()
    dialog: Any = dialog_over(PostingDownDialog)
    dialog.save_button.click()
    settle(qtbot, runner)
    assert "còn niêm yết đến hết ngày 10/11/2026" in dialog.error_strip.problems()[0].text
    press(dialog, "Esc")


def test_undo_takes_a_posting_and_an_objection_back_by_name(
    qtbot: QtBot, window: MainWindow, page: PostingPage, campaign: Campaign, runner: TaskRunner
) -> None:
    pressed(qtbot, page, runner, "Ctrl+S")
    objected(qtbot, page, runner, row=0)
    (objection,) = list_objections(campaign.office, campaign.round_id)
    assert objection.household_id == ""
    assert page.view.objections.model.index(0, 2).data() == "không có trong danh sách"
    for _act in range(2):
        in_front(qtbot, page)
        page.view.objections.table.setFocus()
        press(window, "Ctrl+Z")
        settle(qtbot, runner)
    assert list_objections(campaign.office, campaign.round_id) == []
    assert list_postings(campaign.office, campaign.round_id) == []
    assert page.post_action.isEnabled()


def test_what_an_objection_lacks_is_told(
    qtbot: QtBot, page: PostingPage, campaign: Campaign, runner: TaskRunner
) -> None:
    pressed(qtbot, page, runner, "Ctrl+S")
    pressed(qtbot, page, runner, "Ctrl+N")
    dialog: Any = dialog_over(ObjectionDialog)
    dialog.save_button.click()
    settle(qtbot, runner)
    assert {each.code for each in dialog.error_strip.problems()} == {"no_objector", "no_objection"}
    press(dialog.error_strip.problem_list, "Return")  # and the main button is not pressed as well
    settle(qtbot, runner)
    assert dialog.name_edit.hasFocus()
    press(dialog, "Esc")
    assert list_objections(campaign.office, campaign.round_id) == []


def test_f8_goes_to_the_objection_that_waits(
    qtbot: QtBot, page: PostingPage, runner: TaskRunner
) -> None:
    pressed(qtbot, page, runner, "Ctrl+S")
    told: list[str] = []
    page.told.connect(told.append)
    pressed(qtbot, page, runner, "F8")
    assert told == ["Mọi kiến nghị đã phúc tra."]
    objected(qtbot, page, runner)
    pressed(qtbot, page, runner, "F8")
    assert page.view.objections.table.hasFocus()
    assert page.recheck_action.isEnabled()


def test_the_photo_of_the_board_is_kept_without_its_place(
    qtbot: QtBot, page: PostingPage, campaign: Campaign, runner: TaskRunner, tmp_path: Path
) -> None:
    pressed(qtbot, page, runner, "Ctrl+S")
    (tmp_path / "bang.jpg").write_bytes(photo())
    page.view.shelf.attach_button.click()
    dialog: Any = dialog_over(AttachDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert not dialog.code_edit.isVisible()  # no code is printed on a board
    type_text(dialog.file_edit, str(tmp_path / "bang.jpg"))
    press(dialog.file_edit, "Ctrl+Return")
    settle(qtbot, runner)
    (posting,) = list_postings(campaign.office, campaign.round_id)
    (kept,) = attachments_of(campaign.office, SubjectKind.POSTING, posting.id)
    assert PLACE not in open_attachment(campaign.office, kept.id).data
    assert page.view.shelf.list.count() == 1


def test_the_board_and_the_notice_are_seen_before_they_are_printed(
    qtbot: QtBot, page: PostingPage, campaign: Campaign, runner: TaskRunner
) -> None:
    pressed(qtbot, page, runner, "Ctrl+S")
    for action, code in (
        (page.print_action, "niem-yet-dot"),
        (page.large_action, "niem-yet-dot"),
        (page.notice_action, "thong-bao-niem-yet"),
    ):
        action.trigger()
        settle(qtbot, runner)
        dialog: Any = dialog_over(PaperDialog)
        assert dialog.made.code == code
        press(dialog, "Esc")
        settle(qtbot, runner)
    (posting,) = list_postings(campaign.office, campaign.round_id)
    made = make_posting_notice(campaign.office, campaign.round_id, posting.id)
    words = " ".join(PdfReader(BytesIO(made.pdf)).pages[0].extract_text().split())
    assert "từ ngày 05 tháng 11 năm 2026 đến hết ngày 10 tháng 11 năm 2026 (03 ngày" in words
    assert "Trần Văn Tám" not in words


def test_a_hamlet_that_has_not_met_says_so(
    qtbot: QtBot, page: PostingPage, runner: TaskRunner
) -> None:
    combo = page.view.head.hamlet_combo
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    settle(qtbot, runner)
    assert page.view.empty.text_label.text().startswith("Chưa niêm yết được: ")
    wanted: list[tuple[str, str]] = []
    page.page_wanted.connect(lambda name, round_id: wanted.append((name, round_id)))
    page.view.empty.help_button.click()
    assert wanted[0][0] == page_names.REVIEW
