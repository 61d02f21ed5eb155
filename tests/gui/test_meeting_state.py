"""Minutes being typed: exceptions, the share against the rule, what is still open or wrong."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ngheo_desktop.domain.drafts import MinutesDraft, TypedVote
from ngheo_desktop.domain.meetings import MeetingRule, votes_of
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.gui.models.meeting_state import MeetingState, PutHousehold

POOR, NEAR = HouseholdClass.POOR, HouseholdClass.NEAR_POOR
TODAY = date(2026, 11, 24)
HALF = MeetingRule(50, inclusive=True)
NAMES = ("Trần Văn Tám", "Neáng Sóc", "Lê Út")


def state_of(*, present: str = "50", rule: MeetingRule = HALF) -> MeetingState:
    rows = [PutHousehold(f"h{at}", f"000{at}", name, POOR) for at, name in enumerate(NAMES)]
    typed = MinutesDraft(
        hamlet="ấp Phước Lợi",
        held_on="23/11/2026",
        chair="Chau Sóc",
        secretary="Neáng Phương",
        present=present,
        votes=tuple(TypedVote(each.household_id) for each in rows),
    )
    return MeetingState(rows, rule, typed, TODAY)


def codes(state: MeetingState) -> set[str]:
    return {each.code for each in state.problems()}


def test_everybody_agrees_except_who_is_typed() -> None:
    state = state_of()
    state.type_count(1, "agree", "23")
    state.type_count(1, "against", "27")
    state.all_agree()
    assert [state.shown_counts(row) for row in range(3)] == [("50", "0"), ("23", "27"), ("50", "0")]
    assert [state.passes(row) for row in range(3)] == [True, False, True]
    assert state.summary() == (
        "2/3 hộ đủ tỷ lệ; 1 hộ chưa đủ: rà soát lại và họp lại.",
        "warning",
    )
    assert state.told(1) == (
        "Neáng Sóc: 23 trên 50 người đồng ý (46%), chưa đủ 50% số người dự họp. "
        "Cần rà soát lại và họp lại. Biên bản lần này được giữ lại."
    )
    assert codes(state) == set()


def test_who_all_agreed_to_follows_the_number_of_people() -> None:
    state = state_of()
    state.all_agree()
    state.set_field("present", "48")
    assert state.shown_counts(0) == ("48", "0")
    assert state.draft("r", "a").exceptions == ()


def test_more_votes_than_people_are_told_at_the_row() -> None:
    state = state_of()
    state.all_agree()
    state.type_count(2, "against", "1")
    assert state.shown_counts(2) == ("50", "1")
    assert state.count_fault(2) == "50 + 1 nhiều hơn 50 người dự họp."
    assert state.passes(2) is None
    assert codes(state) == {"votes_above_attendance"}
    assert state.summary()[1] == "error"


def test_f8_goes_round_the_open_and_wrong_rows() -> None:
    state = state_of()
    assert [state.next_open(row) for row in range(3)] == [1, 2, 0]
    state.type_count(1, "agree", "50")
    assert state.next_open(0) == 2
    assert state.next_open(0, by=-1) == 2
    state.all_agree()
    assert state.next_open(0) == -1
    state.type_count(1, "agree", "51")
    assert state.next_open(0) == 1


def test_rows_without_votes_keep_the_minutes_from_being_saved() -> None:
    state = state_of()
    state.type_count(0, "agree", "30")
    (problem,) = state.problems()
    assert (problem.code, problem.field) == ("no_votes", "h1")
    assert "Còn 2 hộ chưa có số phiếu" in problem.text


def test_a_household_that_is_not_put_to_this_meeting_needs_no_votes() -> None:
    state = state_of()
    state.set_vote(2, asked=False)
    state.all_agree()
    assert codes(state) == set()
    assert state.draft("r", "a").left_out == ("h2",)
    assert state.told(2) == "Lê Út: chưa đưa ra cuộc họp này."


def test_another_class_by_the_meeting_wants_its_reason() -> None:
    state = state_of()
    state.all_agree()
    state.set_vote(0, meeting_class=NEAR.value)
    assert codes(state) == {"vote_without_reason"}
    state.set_vote(0, reason="Con đi làm")
    assert codes(state) == set()
    assert state.met_class(0) == NEAR
    (vote,) = state.draft("r", "a").exceptions
    assert (vote.agree, vote.meeting_class, vote.reason) == (50, NEAR, "Con đi làm")


@pytest.mark.parametrize(("agree", "passed"), [("24", False), ("25", True), ("26", True)])
def test_the_rule_counts_those_present(agree: str, *, passed: bool) -> None:
    state = state_of()
    state.type_count(0, "agree", agree)
    assert state.passes(0) is passed


def test_a_house_list_needs_more_than_half() -> None:
    state = state_of(rule=MeetingRule(50, inclusive=False))
    state.type_count(0, "agree", "25")
    assert state.passes(0) is False
    assert "cần ít nhất 26" in state.told(1).lower()


@pytest.mark.parametrize(("typed", "day"), [("231126", 23), ("23/11", 23), ("mai", None)])
def test_the_day_is_understood_as_people_type_it(typed: str, day: int | None) -> None:
    state = state_of()
    state.all_agree()
    state.set_field("held_on", typed)
    assert (state.held_on.day if state.held_on else None) == day
    assert ("no_day" in codes(state)) is (day is None)


def test_a_draft_is_laid_on_the_households_of_today() -> None:
    state = state_of()
    state.type_count(1, "agree", "23")
    kept = state.typed
    later = MeetingState(state.rows[1:], HALF, state_of().typed, TODAY)
    later.base = later.typed = MinutesDraft("ấp Phước Lợi", votes=kept.votes[1:])
    later.take_up(kept)
    assert later.shown_counts(0) == ("23", "")
    assert later.typed.chair == "Chau Sóc"
    assert later.is_changed


@given(present=some.integers(1, 200), agree=some.integers(0, 200), against=some.integers(0, 200))
def test_what_is_shown_is_what_is_recorded(present: int, agree: int, against: int) -> None:
    state = state_of(present=str(present))
    state.type_count(0, "agree", str(agree))
    state.type_count(0, "against", str(against))
    state.all_agree()
    computed = {each.household_id: each.computed for each in state.rows}
    vote = votes_of(state.draft("r", "a"), computed)["h0"]
    assert (vote.agree, vote.against) == (agree, against)
    too_many = agree + against > present
    assert ("votes_above_attendance" in codes(state)) is too_many
    if not too_many:
        assert state.passes(0) is HALF.passes(agree, present)
