"""Working days: weekends and holidays are skipped, and the first day is not counted."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ngheo_desktop.domain.applications import due_day, start_of_review
from ngheo_desktop.domain.round_rules import RoundRules
from ngheo_desktop.domain.terms import Provenance
from ngheo_desktop.domain.working_days import Holiday, WorkCalendar, with_days_instead
from ngheo_desktop.operations.work_calendar import calendar_of

DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 1))
CALENDAR = calendar_of(RoundRules())


@given(begins=DAYS, days=st.integers(1, 30))
def test_a_period_ends_on_a_working_day_after_so_many_of_them(begins: date, days: int) -> None:
    ends = CALENDAR.end_of(begins, days)
    between = [begins + timedelta(each) for each in range(1, (ends - begins).days + 1)]
    assert CALENDAR.is_working(ends)
    assert sum(CALENDAR.is_working(each) for each in between) == days


@given(begins=DAYS, days=st.integers(1, 30), off=st.sets(DAYS, max_size=5))
def test_a_day_off_more_never_makes_a_period_shorter(
    begins: date, days: int, off: set[date]
) -> None:
    fewer = WorkCalendar(CALENDAR.holidays, CALENDAR.years, added=frozenset(off))
    assert fewer.end_of(begins, days) >= CALENDAR.end_of(begins, days)


def test_a_holiday_on_a_weekend_is_made_up_on_the_next_working_day() -> None:
    assert not CALENDAR.is_working(date(2026, 4, 27))  # Giỗ Tổ was Sunday the 26th
    assert CALENDAR.holidays[date(2027, 5, 3)].title.startswith("Nghỉ bù")
    first = Holiday(date(2027, 5, 1), "Một", Provenance.CONFIRMED)  # a Saturday
    second = Holiday(date(2027, 5, 2), "Hai", Provenance.CONFIRMED)
    instead = with_days_instead([first, second])
    assert set(instead) == {first.day, second.day, date(2027, 5, 3), date(2027, 5, 4)}


def test_only_days_of_the_solar_calendar_are_certain() -> None:
    assert CALENDAR.unsure(date(2026, 4, 28), date(2026, 5, 4)) == ()
    unsure = CALENDAR.unsure(date(2027, 2, 1), date(2027, 2, 15))
    assert {each.title for each in unsure} >= {"Tết Âm lịch"}
    assert not CALENDAR.knows(date(2027, 12, 30), date(2028, 1, 5))


def test_the_office_adds_days_and_works_on_others() -> None:
    changed = WorkCalendar(
        CALENDAR.holidays,
        CALENDAR.years,
        added=frozenset({date(2026, 11, 20)}),
        worked=frozenset({date(2026, 11, 21)}),
    )
    assert not changed.is_working(date(2026, 11, 20))
    assert changed.is_working(date(2026, 11, 21))  # a Saturday


@given(received=DAYS)
def test_a_review_starts_on_the_next_fifteenth_and_ends_fifteen_days_later(received: date) -> None:
    starts = start_of_review(received, 15)
    assert starts.day == 15
    assert 0 <= (starts - received).days <= 30
    assert due_day(starts, 15) - starts == timedelta(15)
