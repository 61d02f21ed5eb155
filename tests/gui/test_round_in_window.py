"""Đợt rà soát cả năm in one window by keys: from the opening of the round to its reports."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.movement_columns import Column
from ngheo_desktop.domain.rounds import Step, StepState
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.gui import page_names
from ngheo_desktop.gui.dialogs.basis_confirm_dialog import BasisConfirmDialog
from ngheo_desktop.gui.dialogs.round_open_dialog import RoundOpenDialog
from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.pages.decision_page import DecisionPage
from ngheo_desktop.gui.pages.meeting_page import MeetingPage
from ngheo_desktop.gui.pages.movement_page import MovementPage
from ngheo_desktop.gui.pages.posting_page import PostingPage
from ngheo_desktop.gui.pages.reports_page import ReportsPage
from ngheo_desktop.gui.pages.review_page import ReviewPage
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.decisions import list_decisions
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.list_verifying import verify_list
from ngheo_desktop.operations.meetings import list_meetings, record_signed
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.rounds import list_rounds
from ngheo_desktop.operations.standards import confirm_standard
from tests.conftest import PASSWORD
from tests.gui.hands import Hands
from tests.operations.campaign import Campaign

POOR, NEAR, OUTSIDE = HouseholdClass.POOR, HouseholdClass.NEAR_POOR, HouseholdClass.NOT_POOR


@pytest.fixture
def homes(add_household: Callable[..., str]) -> dict[str, str]:
    names = {"stays": "Trần Văn Tám", "leaves": "Neáng Sóc", "falls": "Chau Ôn"}
    return {key: add_household(name) for key, name in names.items()}


@pytest.fixture
def campaign(office: Office, monkeypatch: pytest.MonkeyPatch, homes: dict[str, str]) -> Campaign:
    """Last year's list is signed, the settings that are asked for once are settled."""
    made = Campaign(office, monkeypatch).at("2026-11-02")
    made.decided({homes["stays"]: POOR, homes["leaves"]: POOR, homes["falls"]: NEAR})
    made.settled()
    confirm_standard(office, "2022-2025")
    return made


@pytest.fixture
def officer(
    qtbot: QtBot, runner: TaskRunner, open_window: Callable[..., MainWindow], campaign: Campaign
) -> Hands:
    return Hands(qtbot, runner, open_window())


def open_the_round(officer: Hands) -> ReviewPage:
    officer.press("Ctrl+3")
    page: ReviewPage = officer.page_in_front(ReviewPage)
    officer.press("Return")  # «Mở đợt rà soát» is what an empty page offers
    officer.dialog(RoundOpenDialog)
    officer.press("F9")
    assert page.title() == "Rà soát định kỳ năm 2026"
    return page


def close_the_lists(officer: Hands, page: ReviewPage, hamlets: int) -> None:
    for _hamlet in range(hamlets):
        page.board.close_list_action.trigger()
        officer.settle()
        officer.press("Down")
    officer.press("Ctrl+Home")


def meet(officer: Hands) -> None:
    """Fifty people came; all agree."""
    page: MeetingPage = officer.page_in_front(MeetingPage)
    for name, text in (("held_on", "051126"), ("chair", "Chau Sóc"), ("secretary", "Neáng Phương"),
                       ("present", "50")):  # fmt: skip
        edit = page.view.fields.edits[name]
        edit.setFocus()
        edit.selectAll()
        officer.write(text)
    page.view.votes.all_button.setFocus()
    officer.press("Space", "Ctrl+S")


def post(officer: Hands) -> None:
    page: PostingPage = officer.page_in_front(PostingPage)
    page.view.form.begins_edit.setFocus()
    officer.press("Ctrl+S")


def go_to_cell(officer: Hands, page: ReviewPage, heading: str) -> None:
    model = page.board.model
    columns = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    page.board.table.setFocus()
    officer.press("Ctrl+Home", *["Right"] * columns.index(heading))


def go_red(officer: Hands, page: DecisionPage, code: str) -> None:
    """F8 until the condition is in hand, Enter to what mends it."""
    view = page.plan_view
    codes = [each.code for each in view.state.red]
    for _red in codes:
        officer.press("F8")
        if view.state.checks[view.checks.row].code == code:
            break
    officer.press("Return")


def decide(officer: Hands) -> DecisionPage:
    """Every red line is mended by keys, then the list is frozen with the password."""
    page: DecisionPage = officer.page_in_front(DecisionPage)
    officer.press("Return")  # the round that waits gets its plan
    view = page.plan_view
    assert {each.code for each in view.state.red} == {"words", "basis"}
    go_red(officer, page, "words")
    officer.write("45")
    officer.press("Tab")
    officer.write("20/11/2026")
    officer.press("Tab", "Tab")
    officer.write("Nguyễn Văn Chủ")
    officer.press("Tab")
    go_red(officer, page, "basis")
    view.words.confirm_button.setFocus()
    officer.press("Space")
    officer.dialog(BasisConfirmDialog).confirm_button.setFocus()
    officer.press("Space")
    assert view.state.red == ()
    officer.press("F9")
    question = view.freezing.question
    assert question is not None
    question.password_edit.setFocus()
    officer.write(PASSWORD)
    officer.press("Return")
    return page


def test_a_round_goes_from_its_opening_to_the_signed_list_and_its_reports(
    officer: Hands, campaign: Campaign, homes: dict[str, str]
) -> None:
    office = campaign.office
    page = open_the_round(officer)
    campaign.round_id = list_rounds(office)[0].id
    close_the_lists(officer, page, len(list_hamlets(office)))

    campaign.at("2026-11-03")
    for key, income in (("stays", 118), ("falls", 118), ("leaves", 200)):
        campaign.sheet(homes[key], income=income)
    campaign.at("2026-11-05")
    officer.press("Ctrl+1", "Ctrl+3")
    go_to_cell(officer, page, "Họp dân")
    officer.press("Return")
    meet(officer)
    (meeting,) = list_meetings(office, campaign.round_id)
    assert [each.passed for each in meeting.votes] == [True, True, True]
    record_signed(office, meeting.id, office.today())

    officer.press("Alt+Left")
    go_to_cell(officer, page, "Niêm yết")
    officer.press("Return")
    post(officer)
    assert campaign.states()[Step.POSTING] == StepState.RUNNING

    campaign.at("2026-11-20")
    officer.press("Alt+Left")
    go_to_cell(officer, page, "Quyết định")
    officer.press("Return")
    decided = decide(officer)
    (signed, _past) = list_decisions(office)
    assert signed.code in decided.frozen_view.strip.text_label.text()
    assert verify_list(office, signed.code).is_whole

    officer.press("Ctrl+4")
    moves: MovementPage = officer.page_in_front(MovementPage)
    told = moves.table.rows
    row = [told.index(0, at).data() for at in range(2, told.columnCount())]
    by_column = dict(zip(Column, row, strict=True))
    assert (by_column[Column.OPENING], by_column[Column.OUT_UP]) == ("2", "1")
    assert (by_column[Column.IN_ACROSS], by_column[Column.CLOSING]) == ("1", "2")

    officer.window.go(Place(page_names.REPORTS))
    reports: ReportsPage = officer.page_in_front(ReportsPage)
    assert "45/QĐ-UBND" in reports.moment_combo.currentText()
