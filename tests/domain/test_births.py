"""Ages to the survey day, with whatever precision the birth date has."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis.strategies import dates, integers

from ngheo_desktop.domain.births import Birth, age_range, completed_months

ON = date(2026, 10, 12)


@pytest.mark.parametrize("text", ["1975-02-30", "1975-13", "75", "", "02/03/1975", "1975-3-2"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Birth.from_iso(text)


@pytest.mark.parametrize("iso", ["1975", "1975-03", "1975-03-02"])
def test_a_birth_date_is_written_as_long_as_it_is_known(iso: str) -> None:
    assert Birth.from_iso(iso).iso == iso
    assert Birth.from_iso(iso).shown == "/".join(reversed(iso.split("-")))


def test_sixteen_on_the_survey_day_is_sixteen() -> None:
    assert completed_months(date(2010, 10, 12), ON) == 16 * 12
    assert completed_months(date(2010, 10, 13), ON) == 16 * 12 - 1


def test_a_year_alone_leaves_two_ages_open() -> None:
    ages = age_range(Birth(2010), ON)
    assert ages is not None
    assert (ages.youngest // 12, ages.oldest // 12) == (15, 16)


def test_nobody_is_surveyed_before_being_born() -> None:
    assert age_range(Birth(2026, 10, 13), ON) is None
    assert age_range(Birth(2027), ON) is None
    assert age_range(Birth(2026), ON) is not None  # it may have been in spring


@given(dates(date(1900, 1, 1), ON), integers(0, 400))
def test_people_never_grow_younger(born: date, days: int) -> None:
    assert completed_months(born, ON + timedelta(days)) >= completed_months(born, ON) >= 0


@given(dates(date(1910, 1, 1), ON))
def test_less_precision_never_excludes_the_true_age(born: date) -> None:
    true = completed_months(born, ON)
    for birth in (Birth(born.year), Birth(born.year, born.month)):
        ages = age_range(birth, ON)
        assert ages is not None
        assert ages.youngest <= true <= ages.oldest
