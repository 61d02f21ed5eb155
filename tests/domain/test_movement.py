"""Biến động: derived from signed lists; the tables balance whatever the history was."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ngheo_desktop.domain.movement import (
    IN,
    LISTED,
    OUT,
    Column,
    Fate,
    Movement,
    Period,
    movement_between,
    standard_break,
)
from ngheo_desktop.domain.movement_columns import BY_HAND, Override
from ngheo_desktop.domain.movement_tables import rows_of
from ngheo_desktop.domain.standard_breaks import BreakColumn
from ngheo_desktop.domain.standings import (
    CHANGES,
    CLASSES,
    FULL,
    DecidedList,
    Standing,
    state_after,
)
from ngheo_desktop.domain.terms import HouseholdClass

POOR, NEAR, OUTSIDE = HouseholdClass.POOR, HouseholdClass.NEAR_POOR, HouseholdClass.NOT_POOR
DAYS = [date(2024, 12, 10) + timedelta(days=100 * step) for step in range(6)]


def decided(day: date, scope: str = FULL, standard: str = "A", **lines: object) -> DecidedList:
    """poor=..., by household: `a=(POOR, 4)`."""
    told = {name: Standing(*value) for name, value in lines.items()}  # type: ignore[misc]
    return DecidedList("1/QĐ-UBND", day, standard, scope, told)


def between(lists: Sequence[DecidedList], **fates: Fate) -> Movement:
    return movement_between(Period(lists[-2].decided_on, lists[-1].decided_on, "A"), lists, fates)


def test_each_way_out_and_in_has_its_column() -> None:
    moved = between(
        [
            decided(DAYS[0], back=(POOR, 3)),
            decided(
                DAYS[1], down=(POOR, 4), up=(POOR, 2), gone=(POOR, 1), stays=(POOR, 5),
                parent=(POOR, 3), fell=(NEAR, 6), left=(NEAR, 2), back=(OUTSIDE, 3),
            ),
            decided(
                DAYS[2], down=(NEAR, 4), up=(OUTSIDE, 2), stays=(POOR, 5), parent=(POOR, 2),
                fell=(POOR, 6), back=(POOR, 3), fresh=(POOR, 4), came=(POOR, 2), split=(POOR, 1),
            ),
        ],
        gone=Fate(ended=True), came=Fate(moved_in=True), split=Fate(split_from="parent"),
        parent=Fate(people_out=1),
    )  # fmt: skip
    assert moved.balances
    poor = {column: moved.behind(POOR, column) for column in Column}
    assert poor[Column.OUT_ACROSS] == ("down",)
    assert poor[Column.OUT_UP] == ("up",)
    assert poor[Column.OUT_OTHER] == ("gone", "parent")
    assert poor[Column.IN_ACROSS] == ("fell",)
    assert poor[Column.IN_RETURNED] == ("back",)
    assert poor[Column.IN_NEW] == ("fresh",)
    assert poor[Column.IN_OTHER] == ("came", "split")
    assert moved.behind(NEAR, Column.IN_ACROSS) == ("down",)
    assert moved.behind(NEAR, Column.OUT_UP) == ("left",)
    assert moved.counts(POOR).households[Column.OUT_OTHER] == 1
    assert moved.counts(POOR).people[Column.OUT_OTHER] == 2
    assert moved.unexplained == ()


def test_births_and_deaths_of_a_household_that_stays_are_both_seen() -> None:
    moved = between(
        [decided(DAYS[0], a=(POOR, 4)), decided(DAYS[1], a=(POOR, 4))],
        a=Fate(people_in=1, people_out=1),
    )
    counts = moved.counts(POOR)
    assert counts.people[Column.IN_OTHER] == counts.people[Column.OUT_OTHER] == 1
    assert counts.households[Column.IN_OTHER] == counts.households[Column.OUT_OTHER] == 0


def test_a_change_of_people_that_no_event_explains_is_named() -> None:
    moved = between([decided(DAYS[0], a=(POOR, 4)), decided(DAYS[1], a=(POOR, 6))])
    assert moved.balances
    assert moved.unexplained == ("a",)


def test_people_that_come_on_the_way_to_the_other_class_are_counted_once() -> None:
    moved = between(
        [decided(DAYS[0], a=(POOR, 4)), decided(DAYS[1], a=(NEAR, 5))], a=Fate(people_in=1)
    )
    assert moved.counts(POOR).people[Column.IN_OTHER] == 1
    assert moved.counts(POOR).people[Column.OUT_ACROSS] == 5
    assert moved.counts(NEAR).people[Column.IN_ACROSS] == 5


def test_a_list_of_poor_households_alone_says_nothing_about_the_near_poor() -> None:
    lists = [decided(DAYS[0], a=(POOR, 4), b=(NEAR, 3)), decided(DAYS[1], CLASSES, a=(POOR, 4))]
    assert state_after(lists, DAYS[1])["b"].household_class == NEAR


def test_a_full_list_without_any_poor_household_leaves_nobody_poor() -> None:
    lists = [decided(DAYS[0], a=(POOR, 4), b=(NEAR, 3)), decided(DAYS[1], b=(NEAR, 3))]
    assert set(state_after(lists, DAYS[1])) == {"b"}
    moved = between(lists, a=Fate(ended=True))
    assert moved.behind(POOR, Column.OUT_OTHER) == ("a",)
    assert moved.counts(POOR).households[Column.CLOSING] == 0


def test_a_list_of_changes_leaves_everybody_else_where_they_were() -> None:
    lists = [decided(DAYS[0], a=(POOR, 4), b=(POOR, 3)), decided(DAYS[1], CHANGES, b=(OUTSIDE, 3))]
    assert {k for k, v in state_after(lists, DAYS[1]).items() if v.household_class == POOR} == {"a"}


def test_files_of_one_day_are_one_list() -> None:
    lists = [decided(DAYS[0], a=(POOR, 4)), decided(DAYS[0], b=(POOR, 3))]
    assert set(state_after(lists, DAYS[0])) == {"a", "b"}


def test_a_household_that_the_register_shows_otherwise_breaks_the_identity_by_name() -> None:
    lists = [decided(DAYS[0], a=(POOR, 4), b=(POOR, 1)), decided(DAYS[1], a=(POOR, 4))]
    moved = movement_between(Period(DAYS[0], DAYS[1], "A"), lists, {}, {"a": POOR, "b": POOR})
    (broken,) = [each for each in moved.identities if not each.holds]
    assert broken.broken == ("b",)


def test_a_new_standard_is_a_break_with_its_own_list() -> None:
    lists = [
        decided(DAYS[0], a=(POOR, 4), b=(NEAR, 2), c=(POOR, 1)),
        decided(DAYS[1], standard="B", a=(POOR, 4), b=(POOR, 2), d=(NEAR, 5)),
    ]
    told = standard_break((DAYS[0], "A"), (DAYS[1], "B"), lists)
    assert told.entered == {POOR: (), NEAR: ("d",)}
    assert told.stayed == {POOR: ("a", "b"), NEAR: ()}
    assert told.left == ("c",)
    poor = {each: len(told.behind(POOR, each)) for each in BreakColumn}
    assert poor == {"left": 1, "stayed": 2, "entered": 0, "listed": 2}
    assert [each.people for each in told.behind(NEAR, BreakColumn.ENTERED)] == [5]


RETURNED = Override("1", "A", POOR, "fresh", DAYS[1], Column.IN_RETURNED, Column.IN_NEW, "sổ cũ")
FRESH = [decided(DAYS[0], a=(POOR, 4)), decided(DAYS[1], a=(POOR, 4), fresh=(POOR, 3))]


def by_hand(lists: Sequence[DecidedList], *overrides: Override, **fates: Fate) -> Movement:
    period = Period(lists[0].decided_on, lists[-1].decided_on, "A")
    return movement_between(period, lists, fates, overrides=overrides)


def test_a_household_stands_in_the_column_that_an_officer_gave_it() -> None:
    moved = by_hand(FRESH, RETURNED)
    assert moved.behind(POOR, Column.IN_NEW) == ()
    assert moved.behind(POOR, Column.IN_RETURNED) == ("fresh",)
    assert moved.balances
    (change,) = moved.by_hand
    assert change.by_hand == RETURNED
    assert change.people == 3
    assert set(change.choices) == {Column.IN_NEW, Column.IN_OTHER}


def test_only_ways_over_the_border_of_the_lists_can_be_moved_and_only_to_their_own_side() -> None:
    lists = [
        decided(DAYS[0], stays=(POOR, 4), down=(POOR, 3), up=(POOR, 2)),
        decided(DAYS[1], stays=(POOR, 6), down=(NEAR, 3), up=(OUTSIDE, 2), fresh=(POOR, 1)),
    ]
    choices = {
        (each.household_id, each.column): set(each.choices)
        for each in by_hand(lists).changes
        if each.choices
    }
    assert choices == {
        ("up", Column.OUT_UP): {Column.OUT_OTHER},
        ("fresh", Column.IN_NEW): {Column.IN_RETURNED, Column.IN_OTHER},
    }


def test_what_was_said_by_hand_is_told_when_history_says_otherwise_since() -> None:
    """A list that came later made of a new household one that comes from the other class."""
    lists = [decided(DAYS[0], a=(POOR, 4), fresh=(NEAR, 3)), FRESH[1]]
    moved = by_hand(lists, RETURNED)
    assert moved.unfit == (RETURNED,)
    assert moved.behind(POOR, Column.IN_ACROSS) == ("fresh",)
    assert moved.balances


def test_what_was_said_by_hand_holds_for_every_time_that_has_that_decision_in_it() -> None:
    later = decided(DAYS[2], a=(POOR, 4), fresh=(POOR, 3), other=(POOR, 1))
    long = by_hand([*FRESH, later], RETURNED)
    assert long.behind(POOR, Column.IN_RETURNED) == ("fresh",)
    period = Period(DAYS[1], DAYS[2], "A")
    after = movement_between(period, [*FRESH, later], {}, overrides=[RETURNED])
    assert (after.by_hand, after.unfit) == ((), ())  # it speaks of an earlier decision


_NAMES = st.sampled_from("abcdefgh")
_STANDINGS = st.builds(Standing, st.sampled_from([POOR, NEAR, OUTSIDE]), st.integers(1, 9))
_LISTS = st.lists(
    st.builds(
        DecidedList,
        st.just("1/QĐ-UBND"),
        st.sampled_from(DAYS),
        st.sampled_from("AAAB"),
        st.sampled_from([FULL, CLASSES, CHANGES]),
        st.dictionaries(_NAMES, _STANDINGS, max_size=8),
    ),
    max_size=6,
)
_FATES = st.dictionaries(
    _NAMES,
    st.builds(
        Fate,
        st.sampled_from(["h1", "h2"]),
        st.booleans(),
        st.booleans(),
        st.one_of(st.just(""), _NAMES),
        st.integers(0, 4),
        st.integers(0, 4),
    ),
)


_COLUMNS = st.sampled_from([*BY_HAND[0], *BY_HAND[1]])
_OVERRIDES = st.lists(
    st.builds(
        Override,
        st.just("1"),
        st.sampled_from("AAB"),
        st.sampled_from(LISTED),
        _NAMES,
        st.sampled_from(DAYS),
        _COLUMNS,
        _COLUMNS,
        st.just("theo sổ cũ"),
    ),
    max_size=6,
)


@given(_LISTS, _FATES, st.sampled_from(DAYS), st.sampled_from(DAYS), _OVERRIDES)
def test_a_column_given_by_hand_moves_a_household_and_nothing_else(
    lists: list[DecidedList],
    fates: dict[str, Fate],
    one: date,
    other: date,
    overrides: list[Override],
) -> None:
    period = Period(*sorted((one, other)), "A")
    derived = movement_between(period, lists, fates)
    moved = movement_between(period, lists, fates, overrides=overrides)
    assert moved.identities == derived.identities
    known = {each.key: each for each in overrides if period.holds(each)}
    assert {each.by_hand for each in moved.by_hand} | set(moved.unfit) == set(known.values())
    for before, after in zip(derived.changes, moved.changes, strict=True):
        assert (before.households, before.people) == (after.households, after.people)
        assert after.column in (before.column, *before.choices)
        assert (after.by_hand is None) <= (after.column == before.column)


@given(_LISTS, _FATES, st.sampled_from(DAYS), st.sampled_from(DAYS), _OVERRIDES)
def test_the_tables_balance_whatever_the_history(
    lists: list[DecidedList],
    fates: dict[str, Fate],
    one: date,
    other: date,
    overrides: list[Override],
) -> None:
    first, last = sorted((one, other))
    moved = movement_between(Period(first, last, "A"), lists, fates, overrides=overrides)
    assert moved.balances
    closing = state_after([each for each in lists if each.standard == "A"], last)
    for kind in LISTED:
        held = [each for each in closing.values() if each.household_class == kind]
        whole = moved.counts(kind)
        assert whole.households[Column.CLOSING] == len(held)
        assert whole.people[Column.CLOSING] == sum(each.members for each in held)
        parts = [moved.counts(kind, hamlet) for hamlet in ("", "h1", "h2")]
        for counts in (whole, *parts):
            for numbers in (counts.households, counts.people):
                came = sum(numbers[each] for each in IN)
                went = sum(numbers[each] for each in OUT)
                closed = numbers[Column.OPENING] - went + came
                assert numbers[Column.CLOSING] == closed
                assert min(numbers.values()) >= 0
        for column in Column:
            total = sum(each.households[column] for each in parts)
            assert total == whole.households[column]


def test_who_stands_in_no_hamlet_of_today_has_rows_of_their_own() -> None:
    moved = between(
        [decided(DAYS[0], a=(POOR, 4), b=(POOR, 2)), decided(DAYS[1], a=(POOR, 4), b=(POOR, 2))],
        a=Fate("h1"),
    )
    rows = rows_of(moved, POOR, "xã", [("h1", "ấp 1"), ("h2", "ấp 2")])
    assert [(row.name, row.unit, row.numbers[0]) for row in rows] == [
        ("xã", "Hộ", 2),
        ("xã", "Nhân khẩu", 6),
        ("ấp 1", "Hộ", 1),
        ("ấp 1", "Nhân khẩu", 4),
        ("ấp 2", "Hộ", 0),
        ("ấp 2", "Nhân khẩu", 0),
        ("Chưa rõ ấp, khóm", "Hộ", 1),
        ("Chưa rõ ấp, khóm", "Nhân khẩu", 2),
    ]
