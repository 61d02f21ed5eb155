"""What blocks a household from being saved, and what only warns."""

from datetime import date
from typing import Any

import pytest

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.checks import check_household, check_personal_id
from ngheo_desktop.domain.problems import Severity, errors_of
from ngheo_desktop.domain.register import Household, Member
from ngheo_desktop.domain.terms import Sex

TODAY = date(2026, 11, 24)
HEAD = Member(name="Trần Văn Tám", relation="head", sex=Sex.MALE, birth=Birth(1974, 2, 5))


def household(*members: Member, **values: Any) -> Household:
    return Household(hamlet_id="ap", members=members, **values)


def error_codes(of: Household) -> list[str]:
    return [problem.code for problem in errors_of(check_household(of, TODAY))]


def test_a_head_with_a_name_and_a_hamlet_is_enough() -> None:
    assert error_codes(household(HEAD)) == []


def test_a_name_of_one_word_is_a_name() -> None:
    head = Member(name="Rokidah", relation="head", sex=Sex.FEMALE, birth=Birth(1967))
    assert check_household(household(head), TODAY) == []


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ((), "household_no_head"),
        ((Member(name="Lê Thị Út", relation="spouse"),), "household_no_head"),
        ((HEAD, HEAD), "household_two_heads"),
        ((HEAD, Member(relation="child")), "name_missing"),
    ],
)
def test_a_household_that_is_none_is_refused(members: tuple[Member, ...], code: str) -> None:
    assert code in error_codes(household(*members))


def test_nobody_is_born_tomorrow() -> None:
    child = Member(name="Trần Thị Nở", relation="child", birth=Birth(2026, 11, 25))
    assert error_codes(household(HEAD, child)) == ["birth_in_future"]


def test_two_heads_are_named() -> None:
    other = Member(name="Lê Thị Út", relation="head", birth=Birth(1976))
    problems = check_household(household(HEAD, other), TODAY)
    assert "Trần Văn Tám và Lê Thị Út" in problems[0].text


def test_all_problems_come_at_once() -> None:
    bad = Household(members=(Member(relation="child", birth=Birth(2027)),))
    assert set(error_codes(bad)) == {
        "hamlet_missing",
        "household_no_head",
        "name_missing",
        "birth_in_future",
    }


@pytest.mark.parametrize(
    ("number", "sex", "birth", "code"),
    [
        ("89174000000", None, None, "id_wrong_length"),
        ("089174O00000", None, None, "id_wrong_length"),
        ("359104477", None, None, "id_old_nine_digits"),
        ("089174000000", Sex.MALE, None, "id_sex_mismatch"),
        ("089174000000", Sex.FEMALE, Birth(1947), "id_year_mismatch"),
    ],
)
def test_a_doubtful_number_warns_and_never_blocks(
    number: str, sex: Sex | None, birth: Birth | None, code: str
) -> None:
    problems = check_personal_id(number, sex, birth)
    assert [problem.code for problem in problems] == [code]
    assert problems[0].severity == Severity.WARNING


def test_a_lost_zero_is_proposed() -> None:
    (problem,) = check_personal_id("89174000000", None, None)
    assert problem.proposal == "089174000000"


def test_a_right_number_is_no_problem() -> None:
    assert check_personal_id("089174000000", Sex.FEMALE, Birth(1974)) == []
    assert check_personal_id("089204000000", Sex.MALE, Birth(2004)) == []
    assert check_personal_id("", Sex.MALE, Birth(2020)) == []
