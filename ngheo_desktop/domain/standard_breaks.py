"""Đổi chuẩn: lists of two standards are not compared, only the new list is taken apart.

A household that is on the list only because the line rose is no «phát sinh mới».
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from ngheo_desktop.domain.standings import LISTED, DecidedList, class_in, state_after
from ngheo_desktop.domain.terms import HouseholdClass


class BreakColumn(StrEnum):
    """Cột of the list under the new standard, taken apart."""

    LEFT = "left"  # of this class before, on no list now
    STAYED = "stayed"
    ENTERED = "entered"
    LISTED = "listed"


BREAK_TERMS = {
    BreakColumn.LEFT: "Ra khỏi diện do đổi chuẩn",
    BreakColumn.STAYED: "Đã thuộc diện trước đó",
    BreakColumn.ENTERED: "Vào diện do đổi chuẩn",
    BreakColumn.LISTED: "Danh sách theo chuẩn mới",
}


@dataclass(frozen=True, slots=True)
class BreakLine:
    """One household of the new list, or one that is on none now."""

    household_class: HouseholdClass
    column: BreakColumn
    household_id: str
    people: int
    hamlet_id: str = ""


@dataclass(frozen=True, slots=True)
class StandardBreak:
    """The list under the new standard: who came by it alone, who was listed before, who left."""

    opening_on: date
    closing_on: date
    standards: tuple[str, str]
    entered: Mapping[HouseholdClass, tuple[str, ...]]  # tăng do đổi chuẩn
    stayed: Mapping[HouseholdClass, tuple[str, ...]]  # were on a list before as well
    left: tuple[str, ...]  # were on a list, are on none now
    lines: tuple[BreakLine, ...] = field(default=(), repr=False)

    def behind(
        self,
        household_class: HouseholdClass,
        column: BreakColumn,
        hamlet_id: str | None = None,
    ) -> tuple[BreakLine, ...]:
        """The households behind one number; the new list is who stayed and who entered."""
        both = (BreakColumn.STAYED, BreakColumn.ENTERED)
        wanted = both if column == BreakColumn.LISTED else (column,)
        return tuple(
            each
            for each in self.lines
            if each.household_class == household_class
            and each.column in wanted
            and hamlet_id in (None, each.hamlet_id)
        )


def standard_break(
    opening: tuple[date, str],
    closing: tuple[date, str],
    lists: Sequence[DecidedList],
    places: Mapping[str, str] | None = None,
) -> StandardBreak:
    """Đổi chuẩn between two (day, standard): the re-based list, with who came by it alone.

    `places` are the hamlets of the households, for the rows of the table.
    """
    known = places or {}
    told = _lines(opening, closing, lists)
    lines = tuple(replace(each, hamlet_id=known.get(each.household_id, "")) for each in told)

    def ids(column: BreakColumn, kind: HouseholdClass | None = None) -> tuple[str, ...]:
        return tuple(
            each.household_id
            for each in lines
            if each.column == column and kind in (None, each.household_class)
        )

    entered = {kind: ids(BreakColumn.ENTERED, kind) for kind in LISTED}
    stayed = {kind: ids(BreakColumn.STAYED, kind) for kind in LISTED}
    standards = (opening[1], closing[1])
    left = ids(BreakColumn.LEFT)
    return StandardBreak(opening[0], closing[0], standards, entered, stayed, left, lines)


def _lines(
    opening: tuple[date, str], closing: tuple[date, str], lists: Sequence[DecidedList]
) -> Iterator[BreakLine]:
    before = state_after([x for x in lists if x.standard == opening[1]], opening[0])
    after = state_after([x for x in lists if x.standard == closing[1]], closing[0])
    for each in sorted(before.keys() | after.keys()):
        was, now = class_in(before, each), class_in(after, each)
        if now is not None:
            column = BreakColumn.STAYED if was else BreakColumn.ENTERED
            yield BreakLine(now, column, each, after[each].members)
        elif was is not None:
            yield BreakLine(was, BreakColumn.LEFT, each, before[each].members)
