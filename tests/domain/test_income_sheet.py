"""Phiếu thu nhập: what the rule leaves out is never counted, and no rounding decides a line."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ngheo_desktop import catalogs
from ngheo_desktop.domain.income_sheet import (
    MONTHS,
    IncomeLine,
    IncomeSheet,
    Per,
    check_sheet,
    income_of,
    read_sheet,
    told_sheet,
    twelve_months_before,
)

KINDS = catalogs.income_kinds()
COUNTED = [each.code for each in KINDS.values() if each.counted]
LEFT_OUT = [each.code for each in KINDS.values() if not each.counted]
AMOUNTS = st.integers(0, 500_000_000)


def lines(codes: list[str]) -> st.SearchStrategy[list[IncomeLine]]:
    line = st.builds(
        IncomeLine,
        kind=st.sampled_from(codes),
        amount=AMOUNTS,
        per=st.sampled_from(Per),
        months=st.integers(1, MONTHS),
        cost=AMOUNTS,
    )
    return st.lists(line, max_size=6)


def sheet(*told: IncomeLine, persons: int = 4) -> IncomeSheet:
    return IncomeSheet(told, tuple(f"m{each}" for each in range(persons)), is_whole=True)


@given(counted=lines(COUNTED), left_out=lines(LEFT_OUT), persons=st.integers(1, 9))
def test_allowances_and_assistance_are_never_counted(
    counted: list[IncomeLine], left_out: list[IncomeLine], persons: int
) -> None:
    without = income_of(sheet(*counted, persons=persons), KINDS)
    with_them = income_of(sheet(*counted, *left_out, persons=persons), KINDS)
    assert with_them.per_person == without.per_person
    assert with_them.total == without.total
    assert with_them.left_out == sum(each.gross or 0 for each in left_out)


@given(told=lines(COUNTED), persons=st.integers(1, 9), line=st.integers(1, 5_000_000))
def test_the_shown_amount_is_over_a_line_exactly_when_the_income_is(
    told: list[IncomeLine], persons: int, line: int
) -> None:
    income = income_of(sheet(*told, persons=persons), KINDS)
    assert income.per_person is not None
    assert income.total is not None
    assert (income.per_person > line) == (income.total > line * MONTHS * persons)
    assert income.compare(line) == (income.total > line * 12 * persons) - (
        income.total < line * 12 * persons
    )


@given(told=lines(COUNTED), more=AMOUNTS)
def test_more_income_never_makes_less_per_person(told: list[IncomeLine], more: int) -> None:
    before = income_of(sheet(*told), KINDS).per_person
    after = income_of(sheet(*told, IncomeLine("wages", more)), KINDS).per_person
    assert before is not None
    assert after is not None
    assert after >= before


def test_months_are_multiplied_and_costs_taken_off() -> None:
    told = (
        IncomeLine("wages", 3_000_000, Per.MONTH, months=10),
        IncomeLine("crops", 90_000_000, Per.YEAR, cost=12_000_000),
        IncomeLine("allowance", 500_000, Per.MONTH),
    )
    income = income_of(sheet(*told), KINDS)
    assert income.total == 30_000_000 + 78_000_000
    assert income.left_out == 6_000_000
    assert income.per_person == 2_250_000


def test_an_amount_that_nobody_knows_leaves_the_income_open() -> None:
    told = sheet(IncomeLine("wages", 100_000_000), IncomeLine("crops"))
    income = income_of(told, KINDS)
    assert income.per_person is None
    assert "dòng 2 (trồng trọt) chưa rõ số tiền" in income.open
    no_cost = sheet(IncomeLine("crops", 5_000_000, cost=None))
    assert income_of(no_cost, KINDS).per_person is None


def test_a_sheet_counts_only_once_somebody_says_that_it_is_whole_and_who_shares_it() -> None:
    told = sheet(IncomeLine("wages", 100_000_000))
    assert income_of(told, KINDS).per_person is not None
    assert income_of(replace(told, is_whole=False), KINDS).per_person is None
    assert income_of(replace(told, counted=()), KINDS).per_person is None


def test_a_loss_and_an_unusual_cost_only_warn_but_thirteen_months_do_not_pass() -> None:
    told = sheet(
        IncomeLine("crops", 5_000_000, cost=8_000_000),
        IncomeLine("wages", 1_000_000, Per.MONTH, months=13),
        IncomeLine("pension", 1_000_000, cost=10),
    )
    codes = [each.code for each in check_sheet(told, KINDS, date(2026, 11, 24))]
    assert codes == ["loss", "months_wrong", "cost_unusual"]


def test_a_sheet_is_not_asked_on_a_day_that_has_not_come() -> None:
    told, today = sheet(IncomeLine("wages", 1_000_000)), date(2026, 11, 24)
    assert not check_sheet(replace(told, asked_on=today), KINDS, today)
    (found,) = check_sheet(replace(told, asked_on=date(2027, 1, 1)), KINDS, today)
    assert (found.code, found.field) == ("asked_later", "asked_on")


@given(told=lines([*COUNTED, *LEFT_OUT]), whole=st.booleans())
def test_a_sheet_is_read_back_as_it_was_written(told: list[IncomeLine], whole: bool) -> None:
    kept = replace(sheet(*told), begins=date(2025, 11, 1), is_whole=whole, asked_by="Neáng Sa")
    assert read_sheet(told_sheet(kept)) == kept


@given(st.dates(date(2022, 1, 1), date(2030, 12, 31)))
def test_the_period_is_twelve_whole_months_that_are_over(day: date) -> None:
    begins, ends = twelve_months_before(day)
    months = (ends.year - begins.year) * 12 + ends.month - begins.month + 1
    assert months == MONTHS
    assert begins.day == 1
    assert ends < day
    assert (day - ends).days <= day.day
