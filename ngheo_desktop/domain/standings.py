"""Ai đang ở diện nào: how households stand after the signed lists of a time have spoken."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from ngheo_desktop.domain.terms import HouseholdClass

LISTED = (HouseholdClass.POOR, HouseholdClass.NEAR_POOR)
FULL = "full"  # a decision that tells every household of both lists
CLASSES = "classes"  # a past list brought in: every household of the classes it names
CHANGES = "changes"  # only what it changes


@dataclass(frozen=True, slots=True)
class Standing:
    """How a household stands after a decision."""

    household_class: HouseholdClass
    members: int


@dataclass(frozen=True, slots=True)
class DecidedList:
    """The lines of one signed decision; its scope says what follows for who has no line."""

    number: str
    decided_on: date
    standard: str
    scope: str
    lines: Mapping[str, Standing]  # by household id


State = Mapping[str, Standing]


def state_after(lists: Iterable[DecidedList], day: date) -> dict[str, Standing]:
    """How each household stands when all decisions up to a day have spoken, that day included."""
    state: dict[str, Standing] = {}
    for current in states(lists, day):
        state = current[1]
    return state


def states(lists: Iterable[DecidedList], until: date) -> Iterator[tuple[date, dict[str, Standing]]]:
    """Day by day how the households stand; lists of one day that are full are one list."""
    by_day = sorted((x for x in lists if x.decided_on <= until), key=lambda x: x.decided_on)
    state: dict[str, Standing] = {}
    for day, same in groupby(by_day, key=lambda each: each.decided_on):
        today = list(same)
        whole: dict[str, Standing] = {}
        for each in today:
            if each.scope != CHANGES:
                whole.update(each.lines)
        # A past list that names no near-poor household says nothing about those there are.
        named = {each.household_class for each in whole.values()}
        if any(each.scope == FULL for each in today):
            named.update(LISTED)
        state = {k: v for k, v in state.items() if v.household_class not in named} | whole
        for each in today:
            if each.scope == CHANGES:
                state.update(each.lines)
        yield day, dict(state)


def class_in(state: State, household_id: str) -> HouseholdClass | None:
    """Hộ nghèo or hộ cận nghèo; None when a household is on neither list."""
    standing = state.get(household_id)
    return standing.household_class if standing and standing.household_class in LISTED else None
