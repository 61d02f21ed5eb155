"""Ages to the survey day, with whatever precision the birth date has."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis.strategies import dates, integers

from ngheo_desktop.domain.births import Birth, age_range, completed_months, typed_birth

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


@given(dates(min_value=date(1926, 10, 13), max_value=ON))
def test_a_day_of_the_last_hundred_years_needs_two_digits_of_its_year(day: date) -> None:
    born = Birth(day.year, day.month, day.day)
    for pattern in ("%d%m%y", "%d/%m/%y", "%d-%m-%Y", "%d%m%Y", "%d.%m.%Y", "%Y-%m-%d"):
        assert typed_birth(day.strftime(pattern), ON) == born


@given(integers(1, 31), integers(1, 12))
def test_a_day_without_its_year_is_never_after_today(day: int, month: int) -> None:
    born = typed_birth(f"{day}/{month}", ON)
    assert born is None or (born.earliest <= ON and born.year in (2025, 2026))


def test_a_coming_day_is_meant_where_it_may_come() -> None:
    assert typed_birth("31/12/27", ON, may_come=True) == Birth(2027, 12, 31)
    assert typed_birth("31/12", ON, may_come=True) == Birth(2026, 12, 31)


@pytest.mark.parametrize("text", ["74", "", "31/02/75", "2", "1/2/3", "a/b", "123456789"])
def test_what_could_mean_several_days_is_not_guessed(text: str) -> None:
    assert typed_birth(text, ON) is None
