"""Biến động: the tables between two decisions, and a new standard's list taken apart."""

from dataclasses import dataclass
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
from ngheo_desktop.errors import AccessRefused, WrongUsage
from ngheo_desktop.operations.office import Office


@dataclass(frozen=True, slots=True)
class Point:
    """A day on which the list was decided as a whole."""

    day: date
    standard: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Which two days: left out, the last two whole lists; `planned` is a list not signed yet."""

    first: date | None = None
    last: date | None = None
    planned: DecidedList | None = None


def list_points(office: Office) -> list[Point]:
    """Các mốc để so sánh: days with a whole list, oldest first."""
    _require_whole(office)
    with office.store.reading() as session:
        return _points(_lists(session))


def movement_or_break(
    office: Office, difference: Difference | None = None
) -> Movement | StandardBreak:
    """Biến động between two days; two standards give the new list taken apart instead."""
    from ngheo_desktop.storage.movement import hamlets_of_households

    _require_whole(office)
    asked = difference or Difference()
    with office.store.reading() as session:
        lists = _lists(session)
        points = _points(lists)
        first, last = _ends(points, asked)
        if first.standard != last.standard:
            ends = (first.day, first.standard), (last.day, last.standard)
            return standard_break(*ends, lists, hamlets_of_households(session))
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


def _ends(points: list[Point], asked: Difference) -> tuple[Point, Point]:
    lasts = [each for each in points if asked.last is None or each.day <= asked.last]
    if not lasts:
        raise WrongUsage("Chưa có quyết định nào để so sánh.")
    last = lasts[-1]
    firsts = [
        each
        for each in points
        if each.day < last.day and (asked.first is None or each.day <= asked.first)
    ]
    if not firsts:
        raise WrongUsage("Cần hai quyết định cùng một chuẩn để so sánh.")
    first = firsts[-1]
    if asked.last is not None and asked.last > last.day:  # also decisions within the year
        last = Point(asked.last, last.standard, last.numbers)
    return first, last


def _require_whole(office: Office) -> None:
    office.require(Right.READ_HOUSEHOLDS)
    if office.actor.scope is not None:
        raise AccessRefused("Biến động là của cả xã, tài khoản này chỉ được giao một số ấp, khóm.")
