"""Biến động with real events: births, deaths, moves, splits and mergers find their columns."""

from collections.abc import Callable
from datetime import date

import pytest

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.family_events import EventKind, FamilyEvent
from ngheo_desktop.domain.movement import Column, Movement, StandardBreak
from ngheo_desktop.domain.register import HEAD, Member
from ngheo_desktop.domain.standings import CHANGES
from ngheo_desktop.domain.terms import HouseholdClass, Sex
from ngheo_desktop.operations.family_events import record_event
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.movement import (
    Difference,
    movement_or_break,
    view_movement,
)
from ngheo_desktop.operations.office import Office
from ngheo_desktop.storage.imports import DecidedHousehold, insert_decision
from ngheo_desktop.storage.tables import DecisionRow
from tests.operations.signed_lists import FIRST, LAST, decide

POOR, NEAR, OUTSIDE = HouseholdClass.POOR, HouseholdClass.NEAR_POOR, HouseholdClass.NOT_POOR
BETWEEN = date(2026, 6, 1)


def person(name: str, relation: str = "child", birth: str = "1990") -> Member:
    return Member(
        name=name, relation=relation, sex=Sex.MALE, birth=Birth.from_iso(birth), ethnic="Kinh"
    )


@pytest.fixture
def homes(office: Office, add_household: Callable[..., str]) -> dict[str, str]:
    made = {
        name: add_household(f"Trần Văn {name}", person("Trần Văn Con"), person("Trần Văn Em"))
        for name in ("Nở", "Tách", "Nhập", "Đi", "Yên")
    }
    decide(office, FIRST, dict.fromkeys(made.values(), POOR))
    return made


def moved(office: Office) -> Movement:
    found = movement_or_break(office, Difference(FIRST, LAST))
    assert isinstance(found, Movement)
    return found


def test_events_of_families_stand_in_the_other_columns(
    office: Office, homes: dict[str, str]
) -> None:
    def members(name: str) -> list[str]:
        return [each.id for each in open_household(office, homes[name]).household.members]

    born = (person("Trần Thị Bé", birth="2026-05-30"),)
    record_event(office, FamilyEvent(EventKind.BIRTH, BETWEEN, homes["Nở"], newcomers=born))
    dead = (members("Nở")[1],)
    record_event(office, FamilyEvent(EventKind.DEATH, BETWEEN, homes["Nở"], people=dead))
    son = members("Tách")[1]
    record_event(
        office, FamilyEvent(EventKind.SPLIT, BETWEEN, homes["Tách"], people=(son,), head_id=son)
    )
    merged = dict.fromkeys(members("Nhập"), "sibling")
    record_event(
        office,
        FamilyEvent(
            EventKind.MERGE, BETWEEN, homes["Nhập"], other_id=homes["Yên"], relations=merged
        ),
    )
    gone = tuple(members("Đi"))
    record_event(office, FamilyEvent(EventKind.MOVE_OUT, BETWEEN, homes["Đi"], people=gone))
    came = record_event(
        office,
        FamilyEvent(
            EventKind.MOVE_IN,
            BETWEEN,
            newcomers=(person("Lê Đến", HEAD),),
            hamlet_id=list_hamlets(office)[1].id,
        ),
    ).household_id
    split = next(
        household
        for (household,) in office.store.query("SELECT household_id FROM summary")
        if household not in (*homes.values(), came)
    )
    staying = (homes["Nở"], homes["Tách"], homes["Yên"], came, split)
    decide(office, LAST, dict.fromkeys(staying, POOR))
    found = moved(office)
    assert found.unexplained == ()
    assert all(each.holds for each in found.identities), found.identities
    counts = found.counts(POOR)
    assert set(found.behind(POOR, Column.IN_OTHER)) == {homes["Nở"], homes["Yên"], came, split}
    assert counts.households[Column.IN_OTHER] == 2  # split off, moved in
    assert counts.people[Column.IN_OTHER] == 1 + 3 + 1 + 1  # born, merged, split off, moved in
    assert counts.households[Column.OUT_OTHER] == 2  # merged away, moved away
    assert counts.people[Column.OUT_OTHER] == 1 + 1 + 3 + 3  # dead, split off, merged, moved away
    assert (counts.households[Column.OPENING], counts.households[Column.CLOSING]) == (5, 5)
    second = found.counts(POOR, list_hamlets(office)[1].id)
    assert second.households[Column.CLOSING] == second.households[Column.IN_OTHER] == 1


def test_a_household_that_had_left_and_is_back_has_returned(
    office: Office, homes: dict[str, str]
) -> None:
    middle = {each: POOR for name, each in homes.items() if name != "Yên"}
    decide(office, date(2026, 3, 10), {**middle, homes["Yên"]: OUTSIDE})
    decide(office, LAST, dict.fromkeys(homes.values(), POOR))
    found = movement_or_break(office)
    assert isinstance(found, Movement)
    assert (found.opening_on, found.closing_on) == (date(2026, 3, 10), LAST)
    assert found.behind(POOR, Column.IN_RETURNED) == (homes["Yên"],)
    assert found.balances


def test_another_standard_is_told_as_a_break(office: Office, homes: dict[str, str]) -> None:
    decide(office, LAST, {homes["Yên"]: NEAR, homes["Nở"]: POOR}, "2027-2030")
    found = movement_or_break(office)
    assert isinstance(found, StandardBreak)
    assert found.standards == ("2022-2025", "2027-2030")
    assert found.stayed == {POOR: (homes["Nở"],), NEAR: (homes["Yên"],)}
    assert len(found.left) == 3
    assert [each.standard for each in view_movement(office).points] == ["2022-2025", "2027-2030"]


def test_a_time_may_end_at_a_decision_within_the_year(
    office: Office, homes: dict[str, str]
) -> None:
    assert view_movement(office).found is None
    inside = date(2026, 4, 2)
    with office.store.writing() as session:
        lines = [DecidedHousehold(homes["Yên"], OUTSIDE, "", 3)]
        made = insert_decision(session, "12/QĐ-UBND", inside, "2022-2025", lines)
        session.get_one(DecisionRow, made).scope = CHANGES
    view = view_movement(office)
    assert [(each.day, each.is_whole) for each in view.points] == [(FIRST, True), (inside, False)]
    assert view.first is not None
    assert view.last is not None
    assert (view.first.day, view.last.day) == (FIRST, inside)
    assert isinstance(view.found, Movement)
    assert view.found.behind(POOR, Column.OUT_UP) == (homes["Yên"],)
    decide(office, LAST, dict.fromkeys(homes.values(), POOR))
    whole = view_movement(office)
    assert whole.first is not None
    assert whole.last is not None
    assert (whole.first.day, whole.last.day) == (FIRST, LAST)
    assert view_movement(office, Difference(FIRST, inside)).last == view.last


def test_lists_of_two_standards_on_one_day_are_told_apart(
    office: Office, homes: dict[str, str]
) -> None:
    decide(office, LAST, dict.fromkeys(homes.values(), POOR))
    decide(office, LAST, {homes["Yên"]: NEAR}, "2027-2030")
    newest = movement_or_break(office)
    assert isinstance(newest, StandardBreak)
    assert newest.standards == ("2022-2025", "2027-2030")
    assert (newest.opening_on, newest.closing_on) == (LAST, LAST)
    closed = movement_or_break(office, Difference(last_standard="2022-2025"))
    assert isinstance(closed, Movement)
    assert (closed.opening_on, closed.closing_on) == (FIRST, LAST)
