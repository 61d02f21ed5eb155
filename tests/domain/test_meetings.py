"""How many must agree: the edge counts, nobody present agrees to nothing, votes have a roof."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngheo_desktop.domain.meetings import (
    MeetingDraft,
    MeetingRule,
    Vote,
    VoteLine,
    check_meeting,
    told_result,
    votes_of,
)
from ngheo_desktop.domain.terms import HouseholdClass

REVIEW = MeetingRule(50, inclusive=True, source="QĐ 24/2021/QĐ-TTg")
POOR, NOT = HouseholdClass.POOR, HouseholdClass.NOT_POOR


@given(present=st.integers(1, 500), percent=st.integers(1, 100), inclusive=st.booleans())
def test_the_least_number_that_is_needed_is_enough_and_one_less_is_not(
    present: int, percent: int, *, inclusive: bool
) -> None:
    rule = MeetingRule(percent, inclusive)
    needed = rule.needed(present)
    assert rule.passes(needed, present)
    assert not rule.passes(needed - 1, present)


@given(agree=st.integers(0, 500), present=st.integers(1, 500))
def test_more_who_agree_never_make_it_fail(agree: int, present: int) -> None:
    assert not REVIEW.passes(agree, present) or REVIEW.passes(agree + 1, present)


def test_the_same_share_differs_by_the_rule_of_the_meeting() -> None:
    assert REVIEW.passes(25, 50)
    assert not MeetingRule(50, inclusive=False).passes(25, 50)
    assert not REVIEW.passes(0, 0)


def test_a_share_just_below_is_never_shown_as_the_line() -> None:
    line = VoteLine("h", "0412", "Trần Văn Tám", POOR, 499, 501, passed=False, meeting_class=None)
    told = told_result(line, 1000, REVIEW)
    assert told.startswith("499 trên 1000 người đồng ý (49%), chưa đủ")
    assert "họp lại" in told


def draft(*exceptions: Vote, present: int = 50, left_out: tuple[str, ...] = ()) -> MeetingDraft:
    return MeetingDraft(
        "r",
        "h",
        date(2026, 11, 5),
        present,
        chair="Chau Sóc",
        secretary="Neáng Phương",
        exceptions=exceptions,
        left_out=left_out,
    )


def codes(told: MeetingDraft, computed: dict[str, HouseholdClass]) -> set[str]:
    names = dict.fromkeys(computed, "Trần Văn Tám")
    return {each.code for each in check_meeting(told, computed, names, date(2026, 11, 5))}


@given(present=st.integers(1, 200), agree=st.integers(0, 300), against=st.integers(0, 300))
def test_votes_above_attendance_are_always_refused(present: int, agree: int, against: int) -> None:
    told = draft(Vote("a", agree, against), present=present)
    assert ("votes_above_attendance" in codes(told, {"a": POOR})) == (agree + against > present)


def test_all_agree_but_those_who_are_told() -> None:
    told = draft(Vote("b", 20, 30), left_out=("c",))
    computed = {"a": POOR, "b": POOR, "c": POOR}
    votes = votes_of(told, computed)
    assert votes == {"a": Vote("a", 50), "b": Vote("b", 20, 30)}
    assert codes(told, computed) == set()


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (draft(Vote("x", 1)), "vote_stranger"),
        (draft(Vote("a", 1), Vote("a", 2)), "vote_twice"),
        (draft(Vote("a", -1)), "vote_below_nought"),
        (draft(Vote("a", 50, 0, NOT)), "vote_without_reason"),
        (draft(Vote("a", 50, 0, HouseholdClass.UNDETERMINED)), "vote_undetermined"),
        (draft(left_out=("a",)), "meeting_empty"),
        (draft(present=0), "nobody_present"),
    ],
)
def test_what_cannot_stand_in_minutes_is_named(told: MeetingDraft, code: str) -> None:
    assert code in codes(told, {"a": POOR})
