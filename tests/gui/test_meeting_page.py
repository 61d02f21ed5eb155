"""Biên bản họp dân by keys: recorded by exception, mended, kept as a draft, signed, met again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.attachments import SubjectKind
from ngheo_desktop.domain.meetings import Vote
from ngheo_desktop.domain.round_papers import minutes_code
from ngheo_desktop.domain.rounds import Step, StepState
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.gui import page_names
from ngheo_desktop.gui.dialogs.attach_dialog import AttachDialog
from ngheo_desktop.gui.dialogs.attachment_dialog import AttachmentDialog
from ngheo_desktop.gui.dialogs.paper_dialog import PaperDialog
from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.models.meeting_votes import AGREE, CODE, REASON, RESULT
from ngheo_desktop.gui.pages.meeting_page import MeetingPage
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.attachments import attachments_of
from ngheo_desktop.operations.drafts import list_drafts
from ngheo_desktop.operations.meetings import list_meetings
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_papers import make_minutes
from tests.exchange.pictures import photo
from tests.gui.hands import dialog_over, settle
from tests.gui.minutes_typed import count, head_typed, type_over
from tests.gui.typing import press, type_text
from tests.operations.campaign import Campaign

NAMES = ("Trần Văn Tám", "Neáng Sóc", "Lê Út")


@pytest.fixture
def campaign(
    office: Office, monkeypatch: pytest.MonkeyPatch, add_household: Callable[..., str]
) -> Campaign:
    """Three sheets of the first hamlet are done; today they meet."""
    made = Campaign(office, monkeypatch).at("2026-11-02")
    homes = [add_household(name) for name in NAMES]
    made.decided(dict.fromkeys(homes, HouseholdClass.POOR))
    made.settled()
    made.opened()
    made.listed()
    for home in homes:
        made.sheet(home)
    return made.at("2026-11-05")


@pytest.fixture
def window(campaign: Campaign, open_window: Callable[..., MainWindow]) -> MainWindow:
    return open_window()


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, campaign: Campaign, runner: TaskRunner) -> MeetingPage:
    window.go(Place(page_names.MEETING, campaign.round_id, hamlet_id=campaign.hamlet()))
    settle(qtbot, runner)
    found = window.page()
    assert isinstance(found, MeetingPage)
    return found


def saved(qtbot: QtBot, page: MeetingPage, runner: TaskRunner) -> None:
    press(page.view.votes.table, "Ctrl+S")
    settle(qtbot, runner)


def test_all_agree_except_one_and_the_minutes_are_kept_with_the_share(
    qtbot: QtBot, page: MeetingPage, campaign: Campaign, runner: TaskRunner
) -> None:
    head_typed(page)
    count(page, 1, "23")
    assert page.view.votes.table.currentIndex().row() == 2  # Enter went down
    page.view.votes.all_button.click()
    assert page.view.votes.summary.text == (
        "2/3 hộ đủ tỷ lệ; 1 hộ chưa đủ: rà soát lại và họp lại."
    )
    page.view.votes.go_to(1)
    assert "23 trên 50 người đồng ý (46%), chưa đủ 50%" in page.view.votes.told_label.text()
    saved(qtbot, page, runner)
    (meeting,) = list_meetings(campaign.office, campaign.round_id)
    assert [(each.agree, each.passed) for each in meeting.votes] == [
        (50, True),
        (23, False),
        (50, True),
    ]
    assert (meeting.chair, meeting.present) == ("Chau Sóc", 50)
    assert page.state is not None
    assert page.state.is_kept
    assert minutes_code(meeting) in page.view.head.told_label.text()
    assert not page.save_action.isEnabled()
    assert list_drafts(campaign.office) == []


def test_the_page_opens_where_the_typing_begins(
    qtbot: QtBot, window: MainWindow, page: MeetingPage, runner: TaskRunner
) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    assert page.view.fields.edits["held_on"].hasFocus()
    combo = page.view.head.hamlet_combo
    combo.setFocus()
    press(combo, "Down")  # looking through the hamlets stays in the choice
    settle(qtbot, runner)
    assert combo.hasFocus()


def test_f8_goes_to_who_has_no_votes_yet(page: MeetingPage) -> None:
    head_typed(page)
    count(page, 0, "40")
    count(page, 1, "41")
    press(page.view.fields.edits["chair"], "F8")
    assert page.view.votes.table.currentIndex().row() == 2
    count(page, 2, "42")
    told: list[str] = []
    page.told.connect(told.append)
    press(page.view.votes.table, "F8")
    assert told == ["Mọi hộ đã có số phiếu."]


def test_more_votes_than_people_are_shown_at_the_cell_and_nothing_is_saved(
    qtbot: QtBot, page: MeetingPage, campaign: Campaign, runner: TaskRunner
) -> None:
    head_typed(page)
    page.view.votes.all_button.click()
    count(page, 1, "51")
    index = page.view.votes.model.index(1, AGREE)
    assert index.data(Qt.ItemDataRole.BackgroundRole) is not None
    assert "51 + 0 nhiều hơn 50 người dự họp" in index.data(Qt.ItemDataRole.ToolTipRole)
    saved(qtbot, page, runner)
    (problem,) = page.view.error_strip.problems()
    assert problem.code == "votes_above_attendance"
    page.view.fields.edits["chair"].setFocus()
    press(page.view.error_strip.problem_list, "Return")
    assert page.view.votes.table.currentIndex().row() == 1
    assert list_meetings(campaign.office, campaign.round_id) == []


def test_everything_that_is_missing_is_told_at_once(
    qtbot: QtBot, page: MeetingPage, runner: TaskRunner
) -> None:
    type_over(page, held_on="mai")
    saved(qtbot, page, runner)
    told = {each.code for each in page.view.error_strip.problems()}
    assert told == {"no_day", "nobody_present", "no_chair", "no_secretary"}


def test_a_household_is_left_for_later_by_space(
    qtbot: QtBot, page: MeetingPage, campaign: Campaign, runner: TaskRunner
) -> None:
    head_typed(page)
    page.view.votes.go_to(2)
    press(page.view.votes.table, "Space")
    unchecked = page.view.votes.model.index(2, CODE).data(Qt.ItemDataRole.CheckStateRole)
    assert unchecked == Qt.CheckState.Unchecked
    page.view.votes.all_button.click()
    saved(qtbot, page, runner)
    (meeting,) = list_meetings(campaign.office, campaign.round_id)
    assert [each.head_name for each in meeting.votes] == ["Trần Văn Tám", "Neáng Sóc"]


def test_another_class_by_the_meeting_is_chosen_with_its_reason(
    qtbot: QtBot, page: MeetingPage, campaign: Campaign, runner: TaskRunner
) -> None:
    head_typed(page)
    page.view.votes.all_button.click()
    model = page.view.votes.model
    model.setData(model.index(0, RESULT), HouseholdClass.NEAR_POOR.value)
    saved(qtbot, page, runner)
    assert [each.code for each in page.view.error_strip.problems()] == ["vote_without_reason"]
    page.view.votes.go_to(0, REASON)
    press(page.view.votes.table, "F2")
    editor = QApplication.focusWidget()
    assert editor is not None
    type_text(editor, "Con đi làm")
    saved(qtbot, page, runner)  # what stands in the open cell counts
    (meeting,) = list_meetings(campaign.office, campaign.round_id)
    assert meeting.votes[0].meeting_class == HouseholdClass.NEAR_POOR
    assert meeting.votes[0].reason == "Con đi làm"


def test_who_was_there_is_ticked_and_named(
    qtbot: QtBot, page: MeetingPage, campaign: Campaign, runner: TaskRunner
) -> None:
    head_typed(page)
    table = page.view.fields.form.attendance_table
    model = page.view.fields.attendance
    table.setCurrentIndex(model.index(2, 1))
    table.setFocus()
    press(table, "F2")
    editor = QApplication.focusWidget()
    assert editor is not None
    type_text(editor, "Lê Bảy")
    press(editor, "Return")
    table.setCurrentIndex(model.index(7, 0))
    press(table, "Space")
    page.view.votes.all_button.click()
    saved(qtbot, page, runner)
    (meeting,) = list_meetings(campaign.office, campaign.round_id)
    assert [(each.role, each.name) for each in meeting.attendance] == [
        ("Bí thư Chi bộ", "Lê Bảy"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam xã (giám sát)", ""),
    ]


def test_what_is_typed_is_kept_as_a_draft_and_found_again(
    qtbot: QtBot, window: MainWindow, page: MeetingPage, campaign: Campaign, runner: TaskRunner
) -> None:
    head_typed(page)
    count(page, 1, "23")
    window.go(Place("households"))
    settle(qtbot, runner)
    (line,) = list_drafts(campaign.office)
    assert line.head_name == "ấp Phước Lợi"
    window.unfinished.chosen.emit(line)
    settle(qtbot, runner)
    assert window.page() is page
    assert page.view.draft_strip.isVisible()
    assert page.view.fields.edits["chair"].text() == "Chau Sóc"
    assert page.state is not None
    assert page.state.shown_counts(1)[0] == "23"
    page.view.draft_strip.drop_button.click()
    settle(qtbot, runner)
    assert page.view.fields.edits["chair"].text() == ""
    assert list_drafts(campaign.office) == []


def test_undo_of_recording_leaves_the_words_to_be_mended(
    qtbot: QtBot, window: MainWindow, page: MeetingPage, campaign: Campaign, runner: TaskRunner
) -> None:
    head_typed(page)
    page.view.votes.all_button.click()
    saved(qtbot, page, runner)
    press(window, "Ctrl+Z")
    settle(qtbot, runner)
    assert list_meetings(campaign.office, campaign.round_id) == []
    assert page.view.fields.edits["chair"].text() == "Chau Sóc"
    assert page.save_action.isEnabled()
    type_over(page, chair="Chau Ri")
    saved(qtbot, page, runner)
    (meeting,) = list_meetings(campaign.office, campaign.round_id)
    assert meeting.chair == "Chau Ri"


def test_unsigned_minutes_are_withdrawn_and_what_they_said_is_there_to_mend(
    qtbot: QtBot, page: MeetingPage, campaign: Campaign, runner: TaskRunner
) -> None:
    campaign.met(Vote(list_put(campaign)[0], 30), signed=False)
    page.refresh()
    settle(qtbot, runner)
    page.view.head.paper_combo.setCurrentIndex(0)
    page.withdraw_action.trigger()
    settle(qtbot, runner)
    assert list_meetings(campaign.office, campaign.round_id) == []
    assert page.state is not None
    assert not page.state.is_kept
    assert page.state.shown_counts(0)[0] == "30"
    assert len(page.state.typed.attendance) == 8


def list_put(campaign: Campaign) -> list[str]:
    from ngheo_desktop.operations.meetings import households_for_meeting

    put = households_for_meeting(campaign.office, campaign.round_id, campaign.hamlet())
    return [each.household_id for each in put]


def test_the_signed_paper_closes_the_step_and_opens_again(
    qtbot: QtBot,
    page: MeetingPage,
    campaign: Campaign,
    runner: TaskRunner,
    tmp_path: Path,
) -> None:
    head_typed(page)
    page.view.votes.all_button.click()
    saved(qtbot, page, runner)
    (meeting,) = list_meetings(campaign.office, campaign.round_id)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(make_minutes(campaign.office, meeting.id).pdf)
    page.attach_action.trigger()
    dialog = dialog_over(AttachDialog)
    assert dialog.day_edit.text() == "05/11/2026"
    dialog.ask_file = lambda: str(scan)  # type: ignore[method-assign]
    dialog.choose_button.click()
    settle(qtbot, runner)
    assert dialog.code_edit.text() == minutes_code(meeting)  # read from the words of the PDF
    dialog.code_edit.clear()
    type_text(dialog.code_edit, "22222-22222")
    dialog.save_button.click()
    settle(qtbot, runner)
    assert "Sổ không có giấy nào mang mã 22222-22222" in dialog.error_strip.problems()[0].text
    dialog.code_edit.clear()
    type_text(dialog.code_edit, minutes_code(meeting).lower())
    press(dialog.code_edit, "Ctrl+Return")
    settle(qtbot, runner)
    assert campaign.line().cell(Step.MEETING).state == StepState.DONE
    (kept,) = attachments_of(campaign.office, SubjectKind.MEETING, meeting.id)
    assert kept.code == minutes_code(meeting)
    assert "Đã ký ngày 05/11/2026" in page.view.head.told_label.text()
    assert not page.withdraw_action.isEnabled()
    page.view.shelf.list.setFocus()
    press(page.view.shelf.list, "Return")
    settle(qtbot, runner)
    shown = dialog_over(AttachmentDialog)
    assert shown.view.pages == 1
    press(shown, "Esc")


def test_a_photo_of_the_paper_is_shown_the_right_way_up(
    qtbot: QtBot, page: MeetingPage, campaign: Campaign, runner: TaskRunner, tmp_path: Path
) -> None:
    meeting = campaign.met(signed=False).meeting
    page.refresh()
    settle(qtbot, runner)
    (tmp_path / "anh.jpg").write_bytes(photo(turn=6, size=(64, 40)))
    page.attach_action.trigger()
    dialog = dialog_over(AttachDialog)
    type_text(dialog.file_edit, str(tmp_path / "anh.jpg"))
    type_text(dialog.code_edit, minutes_code(meeting))
    dialog.save_button.click()
    settle(qtbot, runner)
    page.view.shelf.open_button.click()
    settle(qtbot, runner)
    shown = dialog_over(AttachmentDialog)
    picture = shown.photo_label.pixmap()
    assert (picture.width(), picture.height()) == (40, 64)
    press(shown, "Esc")


def test_below_the_rule_the_first_minutes_stay_and_a_second_meeting_follows(
    qtbot: QtBot, page: MeetingPage, campaign: Campaign, runner: TaskRunner
) -> None:
    put = list_put(campaign)
    first = campaign.met(Vote(put[1], 10, 40)).meeting
    page.refresh()
    settle(qtbot, runner)
    assert page.state is not None
    assert page.state.is_kept
    assert "rà soát lại" in page.view.notice.text
    campaign.at("2026-11-09")
    campaign.sheet(put[1])
    campaign.at("2026-11-10")
    page.open_round(campaign.round_id, campaign.hamlet())
    settle(qtbot, runner)
    assert page.state is not None
    assert [each.head_name for each in page.state.rows] == ["Neáng Sóc"]
    assert page.view.fields.edits["chair"].text() == "Chau Sóc"  # as last time
    type_over(page, present="48")
    page.view.votes.all_button.click()
    saved(qtbot, page, runner)
    found = list_meetings(campaign.office, campaign.round_id)
    assert [(each.number, each.passed) for each in found] == [(1, 2), (2, 1)]
    assert found[0] == first.__class__(**{**_fields(first), "signed_on": found[0].signed_on})
    combo = page.view.head.paper_combo
    assert [combo.itemText(at)[:5] for at in range(combo.count())] == ["Lần 1", "Lần 2"]
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    assert page.view.fields.edits["present"].text() == "50"
    assert page.view.fields.edits["present"].isReadOnly()


def _fields(one: object) -> dict[str, object]:
    return {name: getattr(one, name) for name in type(one).__slots__}  # type: ignore[attr-defined]


def test_a_hamlet_without_a_sheet_says_so_and_leads_to_the_sheets(
    qtbot: QtBot, page: MeetingPage, campaign: Campaign, runner: TaskRunner
) -> None:
    combo = page.view.head.hamlet_combo
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    settle(qtbot, runner)
    assert page.view.empty.text_label.text().startswith("Chưa có hộ nào xong phiếu ở ấp này.")
    wanted: list[tuple[str, str]] = []
    page.page_wanted.connect(lambda name, round_id: wanted.append((name, round_id)))
    button = page.view.empty.help_button
    assert isinstance(button, QPushButton)
    assert button.text() == "Mở danh sách &phiếu"
    button.click()
    assert wanted == [(page_names.REVIEW, campaign.round_id)]


def test_the_papers_are_seen_before_they_are_printed(
    qtbot: QtBot, page: MeetingPage, campaign: Campaign, runner: TaskRunner
) -> None:
    page.attendance_action.trigger()
    settle(qtbot, runner)
    dialog = dialog_over(PaperDialog)
    assert dialog.made.code == "danh-sach-ky-ten"
    press(dialog, "Esc")
    campaign.met(signed=False)
    page.refresh()
    settle(qtbot, runner)
    page.window().activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)
    page.view.votes.table.setFocus()
    press(page.view.votes.table, "Ctrl+P")
    settle(qtbot, runner)
    dialog = dialog_over(PaperDialog)
    assert dialog.made.code == "bien-ban-hop-dan"
    assert dialog.docx_button.isVisible()
    press(dialog, "Esc")
