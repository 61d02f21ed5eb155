"""Ngày sinh: a birth date known to the day, the month or only the year."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_ISO = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


@dataclass(frozen=True, slots=True, order=True)
class Birth:
    """Ngày sinh with its precision: a year alone stays a year, never the first of January."""

    year: int
    month: int = 0  # 0 = not known
    day: int = 0  # 0 = not known

    def __post_init__(self) -> None:
        if self.day and not self.month:
            raise ValueError("a day needs its month")
        date(self.year, self.month or 1, self.day or 1)  # raises ValueError for 31/02

    @classmethod
    def from_iso(cls, text: str) -> "Birth":
        """Read `1975`, `1975-03` or `1975-03-02`; ValueError for anything else."""
        found = _ISO.match(text)
        if not found:
            raise ValueError(f"not a birth date: {text!r}")
        return cls(*(int(part or 0) for part in found.groups()))

    @property
    def iso(self) -> str:
        """ISO text as long as what is known."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @property
    def shown(self) -> str:
        """As the officer writes it: `02/03/1975`, `03/1975` or `1975`."""
        return "/".join(reversed(self.iso.split("-")))

    @property
    def is_exact(self) -> bool:
        return bool(self.day)

    @property
    def earliest(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


_BETWEEN = re.compile(r"[\s./,-]+")


def typed_birth(text: str, today: date, *, may_come: bool = False) -> Birth | None:
    """A past day as people type it: 23/11/1975, 23-11-75, 231175, 23/11, 11/1975, 1975.

    Two digits mean the latest such year that is not after today; without a year it is the latest
    such day; with `may_come` a coming day is meant as well: this century, this year.
    None for what cannot be read: nothing is guessed.
    """
    latest = date(today.year // 100 * 100 + 99, 12, 31) if may_come else today
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    if not all(part.isascii() and part.isdigit() for part in parts):
        return None
    if len(parts) == 1 and len(parts[0]) in (6, 8):
        return _first_read(_runs(parts[0]), today, latest)
    if len(parts) > 1 and len(parts[0]) == 4:
        parts.reverse()  # 1975-11-23
    return _read_parts(parts, today, latest)


def _runs(digits: str) -> list[list[str]]:
    """Ways to part a run of digits: day, month, year, else month and year."""
    ways = [[digits[:2], digits[2:4], digits[4:]]]
    return [*ways, [digits[:2], digits[2:]]] if len(digits) == 6 else ways


def _first_read(ways: list[list[str]], today: date, latest: date) -> Birth | None:
    read = (_read_parts(parts, today, latest) for parts in ways)
    return next((birth for birth in read if birth is not None), None)


def _read_parts(parts: list[str], today: date, latest: date) -> Birth | None:
    if not 1 <= len(parts) <= 3 or any(len(part) > 2 for part in parts[:-1]):
        return None
    last, numbers = parts[-1], [int(part) for part in parts]
    try:
        if len(last) == 4:
            return Birth(*reversed(numbers))
        if len(last) == 2 and len(parts) == 3:
            return _by_century(*numbers, latest=latest)
        if len(parts) == 2 and len(last) <= 2:
            return _of_two(*numbers, today=today, latest=latest)
    except ValueError:
        pass  # the 31st of February is no day
    return None


def _by_century(day: int, month: int, year: int, *, latest: date) -> Birth:
    """Day, month and two digits of the year."""
    born = Birth(latest.year // 100 * 100 + year, month, day)
    return born if born.earliest <= latest else Birth(born.year - 100, month, day)


def _of_two(first: int, second: int, *, today: date, latest: date) -> Birth:
    """«23/11» is the latest such day; «02/74» is month and year."""
    if second > 12:
        born = Birth(latest.year // 100 * 100 + second, first)
        return born if born.earliest <= latest else Birth(born.year - 100, first)
    born = Birth(today.year, second, first)
    return born if born.earliest <= latest else Birth(today.year - 1, second, first)


@dataclass(frozen=True, slots=True)
class AgeRange:
    """Every age, in completed months, that a birth date allows on the survey day."""

    youngest: int
    oldest: int


ANY_AGE = AgeRange(0, 150 * 12)


@lru_cache(maxsize=8192)
def age_range(birth: Birth | None, on: date) -> AgeRange | None:
    """Ages possible on day `on`; None when the person is born after that day for certain.

    A year-only date stands for every day of that year up to the survey day.
    """
    if birth is None:
        return ANY_AGE
    if birth.earliest > on:
        return None
    return AgeRange(
        completed_months(min(birth.latest, on), on), completed_months(birth.earliest, on)
    )


def completed_months(born: date, on: date) -> int:
    """Whole months lived on day `on`."""
    return (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
