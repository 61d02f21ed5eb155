"""Biến động: the tables between two decisions, and a new standard's list taken apart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ngheo_desktop.domain.movement import (
    Movement,
    Period,
    StandardBreak,
    movement_between,
    standard_break,
)
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.standings import CHANGES, DecidedList
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.office import Office

EXPORTED = "bien-dong"  # how the diary calls the Excel file


@dataclass(frozen=True, slots=True)
class Point:
    """A day on which the list was decided as a whole."""

    day: date
    standard: str
    numbers: tuple[str, ...]
    is_whole: bool = True  # within the year only changes are decided: a time may end there


@dataclass(frozen=True, slots=True)
class Difference:
    """Which two days: left out, the last two whole lists; `planned` is a list not signed yet."""

    first: date | None = None
    last: date | None = None
    planned: DecidedList | None = None
    first_standard: str = ""  # where two standards were decided on one day
    last_standard: str = ""


@dataclass(frozen=True, slots=True)
class MovementView:
    """What the page shows: the days to choose from, the two in use, and what lies between."""

    points: tuple[Point, ...]
    hamlets: tuple[tuple[str, str], ...]  # id, full name
    first: Point | None = None
    last: Point | None = None
    found: Movement | StandardBreak | None = None


def movement_or_break(
    office: Office, difference: Difference | None = None
) -> Movement | StandardBreak:
    """Biến động between two days; two standards give the new list taken apart instead."""
    office.require_whole(Right.READ_HOUSEHOLDS, "Biến động")
    with office.store.reading() as session:
        lists = _lists(session)
        return _found(session, lists, _ends(lists, difference or Difference()))


def hamlets_of(office: Office) -> tuple[tuple[str, str], ...]:
    """Ấp, khóm of the tables, by id and full name."""
    from ngheo_desktop.storage.hamlets import list_hamlets

    with office.store.reading() as session:
        return tuple((each.id, each.full_name) for each in list_hamlets(session))


def view_movement(office: Office, difference: Difference | None = None) -> MovementView:
    """Everything the page shows, as of one moment; nothing found while there are not two lists."""
    office.require_whole(Right.READ_HOUSEHOLDS, "Biến động")
    hamlets = hamlets_of(office)
    with office.store.reading() as session:
        lists = _lists(session)
        choice = _choice(lists)
        if not has_two(choice):
            return MovementView(choice, hamlets)
        first, last = _ends(lists, difference or Difference())
        return MovementView(choice, hamlets, first, last, _found(session, lists, (first, last)))


def _found(
    session: Any, lists: list[DecidedList], ends: tuple[Point, Point]
) -> Movement | StandardBreak:
    from ngheo_desktop.storage.movement import hamlets_of_households

    first, last = ends
    if first.standard != last.standard:
        days = (first.day, first.standard), (last.day, last.standard)
        return standard_break(*days, lists, hamlets_of_households(session))
    return _between(session, lists, Period(first.day, last.day, last.standard))


def movement_by(office: Office, difference: Difference) -> Movement | None:
    """What a list not signed yet would move; None when it is the first one of its standard."""
    planned = difference.planned
    assert planned is not None
    with office.store.reading() as session:
        lists = [each for each in _lists(session) if each.standard == planned.standard]
        before = max((each.decided_on for each in lists), default=None)
        if before is None or before > planned.decided_on:
            return None
        if before == planned.decided_on:  # both speak on one day: nothing lies between them
            return None
        period = Period(before, planned.decided_on, planned.standard)
        return _between(session, [*lists, planned], period, compared=False)


def _between(
    session: Any, lists: list[DecidedList], period: Period, *, compared: bool = True
) -> Movement:
    from ngheo_desktop.storage.decisions import classes_in_register, fates_between
    from ngheo_desktop.storage.movement import read_overrides

    fates = fates_between(session, period.opening_on, period.closing_on)
    newest = max((each.decided_on for each in lists), default=period.closing_on)
    is_last = compared and newest <= period.closing_on
    register = classes_in_register(session) if is_last else None
    return movement_between(period, lists, fates, register, read_overrides(session))


def _lists(session: Any) -> list[DecidedList]:
    from ngheo_desktop.storage.decisions import decided_lists

    return decided_lists(session)


def _points(lists: list[DecidedList]) -> list[Point]:
    whole: dict[tuple[date, str], list[str]] = {}
    for each in lists:
        if each.scope != CHANGES:
            whole.setdefault((each.decided_on, each.standard), []).append(each.number)
    return [
        Point(day, standard, tuple(dict.fromkeys(numbers)))
        for (day, standard), numbers in sorted(whole.items())
    ]


def _within_the_year(lists: list[DecidedList]) -> list[Point]:
    """Days that decided only changes: a time may be looked at up to there."""
    whole = {(each.day, each.standard) for each in _points(lists)}
    told: dict[tuple[date, str], list[str]] = {}
    for each in lists:
        if each.scope == CHANGES and (each.decided_on, each.standard) not in whole:
            told.setdefault((each.decided_on, each.standard), []).append(each.number)
    return [
        Point(day, standard, tuple(dict.fromkeys(numbers)), is_whole=False)
        for (day, standard), numbers in told.items()
    ]


def _choice(lists: list[DecidedList]) -> tuple[Point, ...]:
    """Every day that decided something, oldest first."""
    told = [*_points(lists), *_within_the_year(lists)]
    return tuple(sorted(told, key=lambda each: (each.day, each.standard, not each.is_whole)))


def has_two(points: Sequence[Point]) -> bool:
    """Whether something can be compared: a whole list, and a decision after it."""
    first = next((at for at, each in enumerate(points) if each.is_whole), len(points))
    return first + 1 < len(points)


def _ends(lists: list[DecidedList], asked: Difference) -> tuple[Point, Point]:
    """A whole list, and a later one; a day within the year ends at what is decided up to it."""
    whole, choice = _points(lists), _choice(lists)
    if asked.last is None and len(whole) > 1:
        choice = tuple(whole)
    last = _last([each for each in choice if _is_asked(each, asked)], asked.last)
    before = [
        each
        for each in whole
        if (each.day, each.standard) < (last.day, last.standard)
        and (asked.first is None or each.day <= asked.first)
        and asked.first_standard in ("", each.standard)
    ]
    if not before:
        raise WrongUsage("Cần hai quyết định cùng một chuẩn để so sánh.")
    return before[-1], last


def _is_asked(point: Point, asked: Difference) -> bool:
    in_time = asked.last is None or point.day <= asked.last
    return in_time and asked.last_standard in ("", point.standard)


def _last(points: list[Point], day: date | None) -> Point:
    if not points:
        raise WrongUsage("Chưa có quyết định nào để so sánh.")
    last = points[-1]
    return last if day is None or last.is_whole else replace(last, day=day)
