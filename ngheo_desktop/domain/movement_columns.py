"""Cột of the movement tables, and the few of them that an officer may choose by hand.

Only columns on one side, of households that crossed the border of the lists, can be exchanged: the
sums of a table, the crossings to the other table and the closing list stay what they are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ngheo_desktop.domain.standings import LISTED
from ngheo_desktop.domain.terms import HouseholdClass

_POOR, _NEAR = LISTED


class Column(StrEnum):
    """Cột of the tables «Diễn biến hộ nghèo», «Diễn biến hộ cận nghèo»."""

    OPENING = "opening"
    OUT_ACROSS = "out_across"  # became the other class
    OUT_UP = "out_up"  # passed the near-poor line
    OUT_OTHER = "out_other"
    IN_ACROSS = "in_across"  # came from the other class
    IN_RETURNED = "in_returned"
    IN_NEW = "in_new"
    IN_OTHER = "in_other"
    CLOSING = "closing"


OUT = (Column.OUT_ACROSS, Column.OUT_UP, Column.OUT_OTHER)
IN = (Column.IN_ACROSS, Column.IN_RETURNED, Column.IN_NEW, Column.IN_OTHER)
BY_HAND = (OUT[1:], IN[1:])  # columns that may be exchanged with each other
COLUMN_TERMS = {
    _POOR: {
        Column.OPENING: "Đầu kỳ",
        Column.OUT_ACROSS: "Thoát nghèo thành cận nghèo",
        Column.OUT_UP: "Thoát nghèo, vượt chuẩn cận nghèo",
        Column.OUT_OTHER: "Giảm khác",
        Column.IN_ACROSS: "Từ hộ cận nghèo",
        Column.IN_RETURNED: "Tái nghèo",
        Column.IN_NEW: "Phát sinh mới",
        Column.IN_OTHER: "Tăng khác",
        Column.CLOSING: "Cuối kỳ",
    },
    _NEAR: {
        Column.OPENING: "Đầu kỳ",
        Column.OUT_ACROSS: "Thành hộ nghèo",
        Column.OUT_UP: "Thoát cận nghèo",
        Column.OUT_OTHER: "Giảm khác",
        Column.IN_ACROSS: "Từ hộ nghèo",
        Column.IN_RETURNED: "Tái cận nghèo",
        Column.IN_NEW: "Phát sinh mới",
        Column.IN_OTHER: "Tăng khác",
        Column.CLOSING: "Cuối kỳ",
    },
}

# The columns that can be given by hand, whichever the table.
HAND_TERMS = {
    Column.OUT_UP: "Vượt chuẩn",
    Column.OUT_OTHER: "Giảm khác",
    Column.IN_RETURNED: "Tái nghèo, tái cận nghèo",
    Column.IN_NEW: "Phát sinh mới",
    Column.IN_OTHER: "Tăng khác",
}


@dataclass(frozen=True, slots=True)
class Override:
    """Sửa cột bằng tay: what an officer says of one way in or out, decided on one day."""

    id: str
    standard: str
    household_class: HouseholdClass
    household_id: str
    day: date  # the decision by which the household came or went
    column: Column
    derived: Column  # what history told when it was changed
    reason: str
    by: str = ""
    made_on: date | None = None

    @property
    def key(self) -> "WayKey":
        return self.household_class, self.household_id, self.column in IN, self.day


WayKey = tuple[HouseholdClass, str, bool, date]
"""One way of a household: the table, whether in or out, and the decision that did it."""


@dataclass(frozen=True, slots=True)
class Change:
    """One household in one column; `households` is 0 where only people came or went."""

    household_class: HouseholdClass
    column: Column
    household_id: str
    hamlet_id: str
    households: int
    people: int
    day: date | None = None  # of the decision, where the column may be changed by hand
    by_hand: Override | None = None

    @property
    def choices(self) -> tuple[Column, ...]:
        """Columns it may be moved to by hand, with a reason; mostly none."""
        if self.day is None:
            return ()
        return tuple(
            each
            for group in BY_HAND
            if self.column in group
            for each in group
            if each != self.column
        )


def dated(
    changes: Iterable[Change], turns: Mapping[tuple[HouseholdClass, str, bool], date]
) -> list[Change]:
    """The changes, those that may be moved with the day of their decision."""
    return [
        replace(each, day=turns[_way(each)])
        if each.households and any(each.column in group for group in BY_HAND)
        else each
        for each in changes
    ]


def _way(change: Change) -> tuple[HouseholdClass, str, bool]:
    return change.household_class, change.household_id, change.column in IN


def moved_by_hand(
    changes: Iterable[Change], overrides: Sequence[Override]
) -> tuple[list[Change], tuple[Override, ...]]:
    """The changes in the columns that officers gave them, and the overrides that fit none.

    The number of households and people of a change is never touched.
    """
    wanted = {each.key: each for each in overrides}
    used: set[WayKey] = set()
    moved = []
    for change in changes:
        key = (*_way(change), change.day) if change.day else None
        override = wanted.get(key) if key else None
        if override is not None and override.column in (change.column, *change.choices):
            used.add(override.key)
            change = replace(change, column=override.column, by_hand=override)
        moved.append(change)
    return moved, tuple(each for each in wanted.values() if each.key not in used)
