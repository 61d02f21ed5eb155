"""Ngày làm việc: weekends and holidays, so that a period never ends before it should."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ngheo_desktop.domain.terms import Provenance

_SATURDAY = 5
_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Holiday:
    """Ngày nghỉ lễ: which one, and how well we know that people are off that day."""

    day: date
    title: str
    provenance: Provenance
    source: str = ""


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Lịch làm việc: the holidays of the years that are tabled, and the office's own changes."""

    holidays: Mapping[date, Holiday]
    years: frozenset[int]  # whose lunar holidays are tabled
    added: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()  # làm bù, or not a holiday after all

    def is_working(self, day: date) -> bool:
        """Whether the office works; a holiday that is not certain counts as one."""
        if day in self.worked:
            return True
        return day.weekday() < _SATURDAY and day not in self.holidays and day not in self.added

    def end_of(self, begins: date, days: int) -> date:
        """The last of so many working days; the day on which it begins is not counted.

        Bộ luật Dân sự 2015, Điều 147: a period in days begins on the day after.
        """
        day = begins
        for _each in range(days):
            day += _ONE
            while not self.is_working(day):
                day += _ONE
        return day

    def unsure(self, begins: date, ends: date) -> tuple[Holiday, ...]:
        """Holidays inside a period that a person should compare with the notice of that year."""
        return tuple(
            each
            for each in self.holidays.values()
            if begins < each.day <= ends
            and each.provenance != Provenance.CONFIRMED
            and each.day not in self.worked | self.added
        )

    def knows(self, begins: date, ends: date) -> bool:
        """Whether every year of a period is tabled."""
        return {begins.year, ends.year} <= self.years


def with_days_instead(holidays: Iterable[Holiday]) -> dict[date, Holiday]:
    """Holidays by day; one on a weekend is made up on the next working day.

    Bộ luật Lao động 2019, Điều 111 khoản 3.
    """
    found = {each.day: each for each in holidays}
    for holiday in sorted(found.values(), key=lambda each: each.day):
        if holiday.day.weekday() < _SATURDAY:
            continue
        day = holiday.day
        while day.weekday() >= _SATURDAY or day in found:
            day += _ONE
        words = f"Nghỉ bù {holiday.title[:1].lower()}{holiday.title[1:]}"
        found[day] = Holiday(day, words, holiday.provenance, holiday.source)
    return dict(sorted(found.items()))
