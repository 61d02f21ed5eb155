"""A round hamlet by hamlet: each step waits for the one on its left and can be taken back."""

from collections.abc import Callable
from datetime import date

import pytest

from ngheo_desktop.domain.applications import ApplicationForm, ApplicationState
from ngheo_desktop.domain.meetings import MeetingDraft, Vote, check_meeting
from ngheo_desktop.domain.postings import ObjectionDraft, Recheck
from ngheo_desktop.domain.rounds import ListedFor, RoundKind, Step, StepState
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import InputRefused, WrongUsage
from ngheo_desktop.operations.applications import (
    list_applications,
    receive_application,
    refuse_application,
    take_up,
)
from ngheo_desktop.operations.hamlets import add_hamlet, list_hamlets
from ngheo_desktop.operations.household_changes import put_away_household
from ngheo_desktop.operations.meetings import (
    list_meetings,
    record_meeting,
    record_signed,
    withdraw_meeting,
)
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.postings import (
    answer_objection,
    list_objections,
    list_postings,
    record_objection,
    start_posting,
    take_down,
)
from ngheo_desktop.operations.round_lists import (
    add_to_list,
    ask_opinion,
    assign_surveyors,
    close_list,
    record_opinion,
    reopen_list,
    screen_household,
    take_from_list,
)
from ngheo_desktop.operations.round_opening import (
    close_round,
    open_annual_round,
    open_in_year_round,
)
from ngheo_desktop.operations.round_rules import rules_of, set_rule
from ngheo_desktop.operations.rounds import board, list_rounds, not_reviewed, results_of_steps
from tests.operations.campaign import Campaign

POOR, NEAR, NOT = HouseholdClass.POOR, HouseholdClass.NEAR_POOR, HouseholdClass.NOT_POOR


@pytest.fixture
def campaign(office: Office, monkeypatch: pytest.MonkeyPatch) -> Campaign:
    return Campaign(office, monkeypatch).at("2026-11-02")


@pytest.fixture
def running(campaign: Campaign, add_household: Callable[..., str]) -> tuple[Campaign, str, str]:
    """A round with one poor and one near-poor household in the first hamlet."""
    poor, near = add_household("Trần Văn Tám"), add_household("Neáng Sóc")
    campaign.decided({poor: POOR, near: NEAR})
    campaign.settled()
    campaign.opened()
    return campaign, poor, near


def test_a_round_lists_who_is_poor_or_near_poor_by_decision(
    campaign: Campaign, add_household: Callable[..., str]
) -> None:
    poor, near, neither = (add_household(each) for each in ("Chau Sóc", "Lê Út", "Võ Ba"))
    never = add_household("Lý Tư")
    campaign.decided({poor: POOR, near: NEAR, neither: NOT})
    opened = open_annual_round(campaign.office)
    assert (opened.households, opened.round.begins, opened.round.ends) == (
        2,
        date(2026, 9, 1),
        date(2026, 12, 14),
    )
    told = {each.household_id: each for each in results_of_steps(campaign.office, opened.round.id)}
    assert told[poor].listed_for == ListedFor.POOR
    assert (told[near].class_before, told[near].proposed) == (NEAR, None)
    assert neither not in told
    assert never not in told
    with pytest.raises(WrongUsage, match="Đã có đợt"):
        open_annual_round(campaign.office)
    opened.act.undo(campaign.office)
    assert list_rounds(campaign.office) == []
    opened.act.redo(campaign.office)
    assert len(results_of_steps(campaign.office, opened.round.id)) == 2


def test_a_hamlet_goes_through_its_steps_one_after_the_other(
    running: tuple[Campaign, str, str],
) -> None:
    campaign, poor, near = running
    assert campaign.line().cell(Step.SHEETS).state == StepState.WAITING
    assert "chưa lập xong" in campaign.line().cell(Step.MEETING).why
    campaign.listed()
    assert campaign.line().cell(Step.SHEETS).shown == "0/2"
    assert len(not_reviewed(campaign.office, campaign.round_id)) == 2
    campaign.sheet(poor)
    with pytest.raises(WrongUsage, match="Còn 1 hộ chưa xong phiếu"):
        campaign.met()
    campaign.sheet(near, income=200)
    kept = campaign.met(signed=False)
    assert kept.meeting.passed == 2
    with pytest.raises(WrongUsage, match="chưa ghi nhận là đã ký"):
        campaign.posted()
    record_signed(campaign.office, kept.meeting.id, date(2026, 11, 2))
    posting = campaign.posted().posting
    assert (posting.ends, posting.number) == (date(2026, 11, 5), 1)
    assert campaign.at("2026-11-05").states()[Step.POSTING] == StepState.RUNNING
    assert "đến hết ngày 05/11/2026" in campaign.line().cell(Step.DECISION).why
    campaign.at("2026-11-06")
    assert campaign.states() == {
        Step.LIST: StepState.DONE,
        Step.SHEETS: StepState.DONE,
        Step.MEETING: StepState.DONE,
        Step.POSTING: StepState.DONE,
        Step.RECHECK: StepState.DONE,
        Step.OPINION: StepState.OFF,
        Step.DECISION: StepState.READY,
        Step.CERTIFICATE: StepState.WAITING,
    }
    told = {
        each.household_id: each for each in results_of_steps(campaign.office, campaign.round_id)
    }
    assert (told[poor].computed, told[poor].meeting_class, told[poor].proposed) == (
        POOR,
        POOR,
        POOR,
    )
    assert told[near].proposed == NOT
    take_down(campaign.office, posting.id, date(2026, 11, 6))
    assert list_postings(campaign.office, campaign.round_id)[0].taken_down_on


def test_below_half_the_household_is_reviewed_again_and_a_second_meeting_follows(
    running: tuple[Campaign, str, str],
) -> None:
    campaign, poor, near = running
    campaign.listed()
    campaign.sheet(poor)
    campaign.sheet(near)
    first = campaign.met(Vote(near, 24, 26)).meeting
    assert [each.household_id for each in first.failed] == [near]
    assert campaign.states()[Step.SHEETS] == StepState.REDO
    assert "1 hộ phải rà soát lại" in campaign.line().cell(Step.MEETING).why
    campaign.at("2026-11-09").sheet(near, income=200)
    second = campaign.met(signed=False).meeting
    assert ([each.household_id for each in second.votes], second.number) == ([near], 2)
    assert "Biên bản họp dân lần 2 chưa" in campaign.line().cell(Step.MEETING).why
    record_signed(campaign.office, second.id, campaign.office.today())
    kept = list_meetings(campaign.office, campaign.round_id)
    assert [each.number for each in kept] == [1, 2]
    assert kept[0].votes == first.votes
    assert campaign.states()[Step.POSTING] == StepState.READY


@pytest.mark.parametrize(("agree", "passes"), [(25, True), (24, False)])
def test_half_of_those_present_is_enough(
    running: tuple[Campaign, str, str], agree: int, *, passes: bool
) -> None:
    campaign, poor, near = running
    campaign.listed()
    campaign.sheet(poor)
    campaign.sheet(near)
    meeting = campaign.met(Vote(poor, agree, 10)).meeting
    assert {each.household_id: each.passed for each in meeting.votes}[poor] == passes


def test_votes_above_attendance_and_a_class_without_reason_are_refused_at_once(
    running: tuple[Campaign, str, str],
) -> None:
    campaign, poor, near = running
    campaign.listed()
    campaign.sheet(poor)
    campaign.sheet(near)
    with pytest.raises(InputRefused) as refused:
        campaign.met(Vote(poor, 40, 11), Vote(near, 50, 0, NOT))
    assert {each.code for each in refused.value.problems} == {
        "votes_above_attendance",
        "vote_without_reason",
    }
    assert list_meetings(campaign.office, campaign.round_id) == []
    kept = campaign.met(Vote(near, 50, 0, NOT, "Con đã đi làm xa")).meeting
    told = {each.household_id: each for each in kept.votes}
    assert (told[near].computed, told[near].meeting_class) == (POOR, NOT)


@pytest.mark.parametrize(
    ("typed", "passes"),
    [
        ("", True),
        ("14:00", True),
        ("7 giờ 30", True),
        ("19h", True),
        ("25:99", False),
        ("x", False),
    ],
)
def test_the_hour_of_a_meeting_is_an_hour(typed: str, *, passes: bool) -> None:
    day = date(2026, 11, 5)
    draft = MeetingDraft("r", "h", day, 50, held_at=typed, chair="A", secretary="B")
    codes = [each.code for each in check_meeting(draft, {"1": POOR}, {}, day)]
    assert codes == ([] if passes else ["no_clock"])


def test_minutes_are_withdrawn_only_before_they_are_signed(
    running: tuple[Campaign, str, str],
) -> None:
    campaign, poor, near = running
    campaign.listed()
    campaign.sheet(poor)
    campaign.sheet(near)
    kept = campaign.met(signed=False)
    act = withdraw_meeting(campaign.office, kept.meeting.id)
    assert campaign.states()[Step.MEETING] == StepState.READY
    act.undo(campaign.office)
    record_signed(campaign.office, kept.meeting.id, date(2026, 11, 2))
    with pytest.raises(WrongUsage, match="đã ký"):
        withdraw_meeting(campaign.office, kept.meeting.id)


def test_what_a_later_step_rests_on_is_not_taken_back(running: tuple[Campaign, str, str]) -> None:
    campaign, poor, near = running
    listed = close_list(campaign.office, campaign.round_id, campaign.hamlet())
    listed.undo(campaign.office)
    listed.redo(campaign.office)
    campaign.sheet(poor)
    campaign.sheet(near)
    kept = campaign.met()
    with pytest.raises(WrongUsage, match="đã họp dân mà danh sách chưa lập xong"):
        listed.undo(campaign.office)
    with pytest.raises(WrongUsage, match="không mở lại được"):
        reopen_list(campaign.office, campaign.round_id, campaign.hamlet())
    with pytest.raises(WrongUsage, match="đã được sửa lại sau đó"):
        kept.act.undo(campaign.office)  # signed since
    assert campaign.states()[Step.MEETING] == StepState.DONE


def test_posting_days_are_asked_for_once_and_signed_by_name(campaign: Campaign) -> None:
    campaign.opened()
    asked = board(campaign.office, campaign.round_id).unconfirmed
    assert any("ngày làm việc niêm yết" in each for each in asked)
    with pytest.raises(WrongUsage, match="Hãy ghi văn bản"):
        set_rule(campaign.office, "posting.days", "3", source=" ")
    with pytest.raises(InputRefused):
        set_rule(campaign.office, "posting.days", "ba", source="Công văn 12")
    act = set_rule(campaign.office, "posting.days", "3", source="Công văn 12/SNNMT")
    rule = rules_of(campaign.office)["posting.days"]
    assert (rule.value, rule.confirmed_by, rule.source) == (3, "Neáng Sa", "Công văn 12/SNNMT")
    act.undo(campaign.office)
    assert rules_of(campaign.office).value("posting.days") is None
    set_rule(
        campaign.office, "posting.days", "5", source="Công văn 20", valid_from=date(2027, 1, 1)
    )
    assert rules_of(campaign.office).value("posting.days") is None
    assert rules_of(campaign.office, date(2027, 1, 2)).value("posting.days") == 5


def test_a_posting_counts_working_days_and_skips_the_new_year(
    running: tuple[Campaign, str, str],
) -> None:
    campaign, poor, near = running
    campaign.listed()
    campaign.sheet(poor)
    campaign.sheet(near)
    campaign.met()
    posting = campaign.at("2026-12-31").posted().posting
    assert posting.ends == date(2027, 1, 6)  # 1/1 is a holiday, 2 and 3 are a weekend


def test_an_objection_is_checked_and_posted_again_before_the_decision(
    running: tuple[Campaign, str, str],
) -> None:
    campaign, poor, near = running
    campaign.listed()
    campaign.sheet(poor)
    campaign.sheet(near)
    campaign.met()
    campaign.posted()
    told = ObjectionDraft(
        campaign.round_id,
        campaign.hamlet(),
        "Võ Văn Bảy",
        "Có đất cho thuê",
        date(2026, 11, 4),
        poor,
    )
    kept = record_objection(campaign.at("2026-11-04").office, told)
    campaign.at("2026-11-09")
    assert campaign.states()[Step.RECHECK] == StepState.RUNNING
    assert campaign.line().cell(Step.DECISION).why == "Còn 1 kiến nghị chưa phúc tra."
    changed = Recheck(date(2026, 11, 9), "Đã xem đất", NEAR, post_again=False)
    with pytest.raises(InputRefused, match="phải niêm yết lại"):
        answer_objection(campaign.office, kept.id, changed)
    answer_objection(campaign.office, kept.id, Recheck(date(2026, 11, 9), "Đã xem đất", NEAR))
    assert campaign.states()[Step.POSTING] == StepState.REDO
    again = campaign.posted()
    assert again.posting.number == 2
    with pytest.raises(WrongUsage, match="còn niêm yết"):
        start_posting(campaign.office, campaign.round_id, campaign.hamlet())
    campaign.at("2026-11-13")
    assert campaign.states()[Step.DECISION] == StepState.READY
    steps = {
        each.household_id: each for each in results_of_steps(campaign.office, campaign.round_id)
    }
    assert (steps[poor].meeting_class, steps[poor].recheck_class) == (POOR, NEAR)
    assert (steps[poor].proposed, steps[poor].recheck_reason) == (NEAR, "Đã xem đất")
    again.act.undo(campaign.office)
    assert campaign.states()[Step.POSTING] == StepState.REDO
    assert list_objections(campaign.office, campaign.round_id)[0].head_name == "Trần Văn Tám"


def test_the_superior_is_asked_only_where_the_office_has_that_step(
    campaign: Campaign, add_household: Callable[..., str]
) -> None:
    poor = add_household("Trần Văn Tám")
    campaign.decided({poor: POOR})
    campaign.settled(opinion=True)
    campaign.opened()
    hamlets = [campaign.hamlet()]
    campaign.listed()
    campaign.sheet(poor)
    campaign.met()
    campaign.posted()
    with pytest.raises(WrongUsage, match="còn niêm yết"):
        ask_opinion(campaign.office, campaign.round_id, hamlets, date(2026, 11, 2))
    campaign.at("2026-11-09")
    with pytest.raises(WrongUsage, match="Chưa xin ý kiến"):
        record_opinion(campaign.office, campaign.round_id, hamlets, date(2026, 11, 9), agreed=True)
    ask_opinion(campaign.office, campaign.round_id, hamlets, date(2026, 11, 9))
    assert campaign.states()[Step.OPINION] == StepState.RUNNING
    record_opinion(campaign.office, campaign.round_id, hamlets, date(2026, 11, 9), agreed=False)
    assert campaign.states()[Step.OPINION] == StepState.REDO
    ask_opinion(campaign.office, campaign.round_id, hamlets, date(2026, 11, 9))
    record_opinion(campaign.office, campaign.round_id, hamlets, date(2026, 11, 9), agreed=True)
    assert campaign.states()[Step.DECISION] == StepState.READY


def test_what_is_late_is_told_by_the_days_of_the_plan(running: tuple[Campaign, str, str]) -> None:
    campaign, _poor, _near = running
    set_rule(campaign.office, "deadline.list", "10-30", source="Kế hoạch 9/KH-UBND")
    cell = campaign.line().cell(Step.LIST)
    assert (cell.due, cell.late_days) == (date(2026, 10, 30), 3)
    assert campaign.line().is_late
    campaign.listed()
    assert not campaign.line().is_late
    assert board(campaign.at("2026-12-16").office, campaign.round_id).days_left == -2


def test_the_hamlet_adds_households_with_a_reason_while_the_list_is_open(
    running: tuple[Campaign, str, str], add_household: Callable[..., str]
) -> None:
    campaign, poor, _near = running
    third = add_household("Lý Tư")
    with pytest.raises(WrongUsage, match="lý do"):
        add_to_list(campaign.office, campaign.round_id, third, " ")
    add_to_list(campaign.office, campaign.round_id, third, "Nhà bị cháy")
    with pytest.raises(WrongUsage, match="phải được rà soát"):
        take_from_list(campaign.office, campaign.round_id, poor)
    taken = take_from_list(campaign.office, campaign.round_id, third)
    assert campaign.line().cell(Step.LIST).total == 2
    taken.undo(campaign.office)
    assert campaign.line().cell(Step.LIST).total == 3
    campaign.listed()
    with pytest.raises(WrongUsage, match="đã lập xong"):
        take_from_list(campaign.office, campaign.round_id, third)


def test_quick_screen_uses_the_items_of_the_office_and_lets_it_keep_a_household(
    running: tuple[Campaign, str, str], add_household: Callable[..., str]
) -> None:
    campaign, _poor, _near = running
    third = add_household("Lý Tư")
    add_to_list(campaign.office, campaign.round_id, third, "Tự đề nghị")
    with pytest.raises(WrongUsage, match="Chưa có các câu của Phiếu A"):
        screen_household(campaign.office, campaign.round_id, third, {})
    set_rule(campaign.office, "screen.items", "Có ô tô\nCó nhà cho thuê", source="Phụ lục II")
    set_rule(campaign.office, "screen.limit", "2", source="Phụ lục II")
    with pytest.raises(WrongUsage, match="Còn 1 hộ chưa ghi Phiếu A"):
        campaign.listed()
    both = {"Có ô tô": True, "Có nhà cho thuê": True}
    screen_household(campaign.office, campaign.round_id, third, both)
    campaign.listed()
    assert campaign.line().cell(Step.SHEETS).total == 2
    screen_household(campaign.office, campaign.round_id, third, both, keep_reason="Nợ nhiều")
    assert campaign.line().cell(Step.SHEETS).total == 3


def test_surveyors_are_accounts_that_may_fill_sheets_there(
    running: tuple[Campaign, str, str],
) -> None:
    campaign, _poor, _near = running
    with pytest.raises(WrongUsage, match="chưa được làm phiếu"):
        assign_surveyors(campaign.office, campaign.round_id, campaign.hamlet(), ["ai-do"])
    assign_surveyors(campaign.office, campaign.round_id, campaign.hamlet(), ["canbo"])
    assert campaign.line().surveyors == ("Neáng Sa",)


def test_applications_have_fifteen_days_from_the_fifteenth(
    campaign: Campaign, add_household: Callable[..., str]
) -> None:
    poor, other = add_household("Trần Văn Tám"), add_household("Lý Tư")
    campaign.decided({poor: POOR})
    office = campaign.office
    with pytest.raises(WrongUsage, match="không dùng Mẫu 04"):
        receive_application(office, other, ApplicationForm.LEAVING, date(2026, 11, 2))
    receive_application(office, poor, ApplicationForm.LEAVING, date(2026, 11, 2))
    receive_application(office, other, ApplicationForm.REVIEW, date(2026, 11, 2), "Mất việc")
    with pytest.raises(WrongUsage, match="chưa trả lời"):
        receive_application(office, other, ApplicationForm.REVIEW, date(2026, 11, 2))
    third = add_household("Chau Ôn")
    for day, fault in ((date(2026, 12, 2), "chưa đến"), (date(2006, 11, 2), "xem lại năm")):
        with pytest.raises(WrongUsage, match=fault):
            receive_application(office, third, ApplicationForm.REVIEW, day, "Mất việc")
    for one in list_applications(office):
        assert (one.starts_on, one.due_on) == (date(2026, 11, 15), date(2026, 11, 30))
    with pytest.raises(WrongUsage, match="chưa đến"):
        open_in_year_round(office, 2026, 11)
    opened = open_in_year_round(campaign.at("2026-11-16").office, 2026, 11)
    assert (opened.round.kind, opened.round.ends) == (RoundKind.IN_YEAR, date(2026, 11, 30))
    campaign.round_id = opened.round.id
    told = {each.household_id: each for each in results_of_steps(office, opened.round.id)}
    assert (told[poor].listed_for, told[other].listed_for) == (ListedFor.LEAVING, ListedFor.APPLIED)
    assert campaign.states()[Step.OPINION] == StepState.OFF
    assert campaign.states()[Step.LIST] == StepState.READY
    assert set(campaign.states(1).values()) == {StepState.DONE, StepState.OFF}  # nobody asked
    first = next(each for each in list_applications(office) if each.household_id == other)
    assert first.state == ApplicationState.IN_ROUND
    with pytest.raises(WrongUsage, match="chưa trả lời"):
        receive_application(office, other, ApplicationForm.REVIEW, date(2026, 11, 16), "Mất việc")
    with pytest.raises(WrongUsage, match="nêu lý do"):
        refuse_application(office, first.id, date(2026, 11, 16), " ")
    act = refuse_application(office, first.id, date(2026, 11, 16), "Thu nhập trên chuẩn")
    assert list_applications(office)[0].state == ApplicationState.REFUSED
    act.undo(office)


def test_a_later_application_is_taken_up_by_the_round_that_runs(
    running: tuple[Campaign, str, str], add_household: Callable[..., str]
) -> None:
    campaign, _poor, _near = running
    third = add_household("Lý Tư")
    receive_application(campaign.office, third, ApplicationForm.REVIEW, date(2026, 11, 2))
    act = take_up(campaign.office, list_applications(campaign.office)[0].id, campaign.round_id)
    assert campaign.line().cell(Step.LIST).total == 3
    act.undo(campaign.office)
    assert campaign.line().cell(Step.LIST).total == 2


def test_a_closed_round_is_only_read(running: tuple[Campaign, str, str]) -> None:
    campaign, _poor, _near = running
    act = close_round(campaign.office, campaign.round_id)
    with pytest.raises(WrongUsage, match="đã kết thúc"):
        campaign.listed()
    act.undo(campaign.office)
    campaign.listed()


def test_a_meeting_is_not_recorded_before_its_sheets_or_in_the_future(
    running: tuple[Campaign, str, str],
) -> None:
    campaign, poor, near = running
    campaign.listed()
    campaign.sheet(poor)
    campaign.sheet(near)
    draft = MeetingDraft(campaign.round_id, campaign.hamlet(), date(2026, 11, 1), 10)
    with pytest.raises(InputRefused) as refused:
        record_meeting(campaign.office, draft)
    codes = {each.code for each in refused.value.problems}
    assert codes == {"meeting_before_sheets", "no_chair", "no_secretary"}


def test_a_hamlet_that_begins_after_the_opening_gets_its_line_with_its_first_household(
    running: tuple[Campaign, str, str], add_household: Callable[..., str]
) -> None:
    campaign, _poor, _near = running
    add_hamlet(campaign.office, "ấp Tân Lập")
    last = len(list_hamlets(campaign.office)) - 1
    household = add_household("Lý Tư", hamlet=last)
    act = add_to_list(campaign.office, campaign.round_id, household, "Nhà bị cháy")
    assert campaign.line(last).hamlet == "ấp Tân Lập"
    act.undo(campaign.office)
    assert len(board(campaign.office, campaign.round_id).hamlets) == last
    act.redo(campaign.office)
    campaign.listed(last)
    assert campaign.states(last)[Step.LIST] == StepState.DONE


def test_a_household_that_has_ended_is_not_waited_for(running: tuple[Campaign, str, str]) -> None:
    campaign, poor, near = running
    put_away_household(campaign.office, near, "Ghi nhầm")
    campaign.listed()
    campaign.sheet(poor)
    assert campaign.met().meeting.passed == 1
    gone = next(
        each
        for each in results_of_steps(campaign.office, campaign.round_id)
        if each.household_id == near
    )
    assert gone.gone
