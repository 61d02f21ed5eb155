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
