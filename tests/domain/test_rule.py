"""The rule: the thirty worked cases, and laws that any household must keep."""

import json
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngheo_desktop.domain.births import Birth, completed_months
from ngheo_desktop.domain.facts import (
    Device,
    Education,
    Facts,
    HouseAnswers,
    Material,
    MemberAnswers,
    SurveyedMember,
    Toilet,
    Waste,
    WaterSource,
    Work,
)
from ngheo_desktop.domain.scoring import Result, evaluate, evaluate_under
from ngheo_desktop.domain.standards import ScoreItem, ScoreOption, ScoreTable, standard_on
from ngheo_desktop.domain.terms import Area, HouseholdClass, Sex
from ngheo_desktop.operations.evaluating import evaluate_file
from ngheo_desktop.reference import shipped_standards

CASES = Path(__file__).parent.parent / "data" / "samples" / "classification-examples.json"
EXPECTED = {case["id"]: case["expected"] for case in json.loads(CASES.read_text("utf-8"))["cases"]}
STANDARDS = shipped_standards()
OLD = STANDARDS[0]
ON = date(2026, 10, 12)
HARDSHIP = [HouseholdClass.NOT_POOR, HouseholdClass.NEAR_POOR, HouseholdClass.POOR]


@pytest.mark.parametrize("answer", evaluate_file(CASES), ids=lambda answer: answer["id"])
def test_a_worked_case_comes_out_as_written(answer: dict[str, Any]) -> None:
    expected = EXPECTED[answer["id"]]
    assert {key: answer[key] for key in expected} == expected


@pytest.mark.parametrize("answer", evaluate_file(CASES), ids=lambda answer: answer["id"])
def test_each_lack_and_each_open_question_names_its_cause(answer: dict[str, Any]) -> None:
    for indicator, lack in (answer["flags"] or {}).items():
        if lack is not False:
            assert answer["causes"][indicator], indicator
        else:
            assert indicator not in answer["causes"]


# --- households of all kinds ----------------------------------------------------------------

maybe = st.sampled_from([True, False, None])
births = st.one_of(
    st.none(),
    st.builds(Birth, st.integers(1925, 2026)),
    st.dates(date(1925, 1, 1), ON).map(lambda day: Birth(day.year, day.month, day.day)),
)
ANSWERS: dict[str, Any] = {field.name: maybe for field in fields(MemberAnswers)} | {
    "work": st.sampled_from([*Work, None]),
    "education": st.sampled_from([*Education, None]),
}
members = st.builds(
    SurveyedMember,
    no=st.just(1),
    birth=births,
    sex=st.sampled_from([*Sex, None]),
    answers=st.builds(MemberAnswers, **ANSWERS),
)
houses = st.builds(
    HouseAnswers,
    wall=st.sampled_from([*Material, None]),
    pillar=st.sampled_from([*Material, None]),
    roof=st.sampled_from([*Material, None]),
    housing_area_m2=st.one_of(st.none(), st.integers(1, 900).map(lambda n: Decimal(n) / 10)),
    water_source=st.sampled_from([*WaterSource, None]),
    toilet=st.sampled_from([*Toilet, None]),
    devices=st.one_of(st.none(), st.frozensets(st.sampled_from(Device))),
    waste=st.sampled_from([*Waste, None]),
    anyone_online=st.none(),
)
households = st.builds(
    Facts,
    survey_date=st.just(ON),
    area=st.sampled_from([*Area, None]),
    income_score=st.one_of(st.none(), st.integers(0, 300)),
    house=houses,
    members=st.lists(members, min_size=1, max_size=4).map(
        lambda each: tuple(replace(member, no=no) for no, member in enumerate(each, 1))
    ),
)


@given(households)
def test_one_open_answer_means_no_class(facts: Facts) -> None:
    result = evaluate(facts, STANDARDS)
    is_open = any(finding.lack is None for finding in result.findings)
    if is_open or facts.area is None or facts.income_score is None:
        assert result.household_class == HouseholdClass.UNDETERMINED
        assert result.reasons
    else:
        assert result.household_class != HouseholdClass.UNDETERMINED


@given(households, st.permutations([0, 1, 2, 3]))
def test_the_order_of_members_does_not_matter(facts: Facts, order: list[int]) -> None:
    shuffled = tuple(facts.members[at] for at in order if at < len(facts.members))
    one, other = evaluate(facts, STANDARDS), evaluate(replace(facts, members=shuffled), STANDARDS)
    assert one.household_class == other.household_class
    assert [f.lack for f in one.findings] == [f.lack for f in other.findings]


def _completions(draw: Any, facts: Facts) -> Facts:
    """The same household with every open answer given somehow."""
    people = []
    for member in facts.members:
        birth = member.birth
        first, last = (birth.earliest, birth.latest) if birth else (date(1925, 1, 1), ON)
        day = draw(st.dates(first, min(last, ON)))
        is_child = completed_months(day, ON) < 16 * 12
        known = {field.name: getattr(member.answers, field.name) for field in fields(MemberAnswers)}
        for name, value in known.items():
            # Nobody asks a child for work: a blank there is an answer, not an open question.
            if value is None and not (is_child and name == "work"):
                choices: Any = {"work": Work, "education": Education}.get(name, (True, False))
                known[name] = draw(st.sampled_from(list(choices)))
        people.append(
            replace(
                member,
                birth=Birth(day.year, day.month, day.day),
                sex=member.sex or draw(st.sampled_from(Sex)),
                answers=MemberAnswers(**known),
            )
        )
    house = facts.house
    filled = HouseAnswers(
        wall=house.wall or draw(st.sampled_from(Material)),
        pillar=house.pillar or draw(st.sampled_from(Material)),
        roof=house.roof or draw(st.sampled_from(Material)),
        housing_area_m2=house.housing_area_m2 or draw(st.sampled_from([Decimal(1), Decimal(900)])),
        water_source=house.water_source or draw(st.sampled_from(WaterSource)),
        toilet=house.toilet or draw(st.sampled_from(Toilet)),
        devices=draw(st.sampled_from([frozenset(), frozenset(Device)]))
        if house.devices is None
        else house.devices,
        waste=house.waste or draw(st.sampled_from(Waste)),
    )
    return replace(
        facts,
        area=facts.area or draw(st.sampled_from(Area)),
        income_score=draw(st.integers(0, 300))
        if facts.income_score is None
        else facts.income_score,
        house=filled,
        members=tuple(people),
    )


@given(st.data(), households)
def test_what_is_said_of_an_open_sheet_holds_for_each_way_to_complete_it(
    data: Any, facts: Facts
) -> None:
    before = evaluate(facts, STANDARDS)
    after = evaluate(_completions(data.draw, facts), STANDARDS)
    assert after.household_class != HouseholdClass.UNDETERMINED
    for told, true in zip(before.findings, after.findings, strict=True):
        assert told.lack in (None, true.lack), told.indicator
    if before.class_if_decidable != HouseholdClass.UNDETERMINED:
        assert before.class_if_decidable == after.household_class
    low, high = before.deprivation_range or (0, 0)
    assert low <= (after.deprivation_score or 0) <= high


exact_births = st.dates(date(1925, 1, 1), ON).map(lambda day: Birth(day.year, day.month, day.day))
GIVEN = {name: st.booleans() for name in ANSWERS} | {
    "work": st.sampled_from(Work),
    "education": st.sampled_from(Education),
}
complete = st.builds(
    Facts,
    survey_date=st.just(ON),
    area=st.sampled_from(Area),
    income_score=st.integers(100, 200),
    house=st.builds(
        HouseAnswers,
        wall=st.sampled_from(Material),
        pillar=st.sampled_from(Material),
        roof=st.sampled_from(Material),
        housing_area_m2=st.integers(10, 900).map(lambda n: Decimal(n) / 10),
        water_source=st.sampled_from(WaterSource),
        toilet=st.sampled_from(Toilet),
        devices=st.frozensets(st.sampled_from(Device)),
        waste=st.sampled_from(Waste),
    ),
    members=st.lists(
        st.builds(
            SurveyedMember,
            no=st.just(1),
            birth=exact_births,
            sex=st.sampled_from(Sex),
            answers=st.builds(MemberAnswers, **GIVEN),
        ),
        min_size=1,
        max_size=4,
    ).map(tuple),
)


WORSE_FOR_A_MEMBER = [
    {"health_insurance": False},
    {"at_right_level": False},
    {"stunted": True},
    {"uses_internet": False},
    {"education": Education.NONE, "studying": False, "employer_training": False},
    {"work": Work.WAGE, "regular": True, "contract": False},
]


@given(st.data(), complete, st.sampled_from(WORSE_FOR_A_MEMBER))
def test_a_worse_answer_never_makes_a_household_less_poor(
    data: Any, facts: Facts, worse: dict[str, Any]
) -> None:
    at = data.draw(st.integers(0, len(facts.members) - 1))
    member = facts.members[at]
    answers = replace(member.answers, **worse)
    # A lack already there must stay: only ask where the worse answer does not mend another one.
    if worse.get("work") and member.answers.work == Work.NONE:
        return
    changed = (*facts.members[:at], replace(member, answers=answers), *facts.members[at + 1 :])
    before, after = evaluate(facts, STANDARDS), evaluate(replace(facts, members=changed), STANDARDS)
    assert HARDSHIP.index(after.household_class) >= HARDSHIP.index(before.household_class)


@given(complete)
def test_less_room_never_makes_a_household_less_poor(facts: Facts) -> None:
    area = facts.house.housing_area_m2 or Decimal(0)
    smaller = replace(facts, house=replace(facts.house, housing_area_m2=area / 2))
    before, after = evaluate(facts, STANDARDS), evaluate(smaller, STANDARDS)
    assert HARDSHIP.index(after.household_class) >= HARDSHIP.index(before.household_class)


@given(complete, st.integers(1, 50))
def test_a_higher_income_score_never_makes_a_household_poorer(facts: Facts, more: int) -> None:
    richer = replace(facts, income_score=(facts.income_score or 0) + more)
    before, after = evaluate(facts, STANDARDS), evaluate(richer, STANDARDS)
    assert HARDSHIP.index(after.household_class) <= HARDSHIP.index(before.household_class)


@given(st.dates(date(2015, 1, 1), date(2035, 1, 1)))
def test_the_day_chooses_the_standard(day: date) -> None:
    chosen = standard_on(STANDARDS, day)
    if day < date(2022, 1, 1) or day > date(2030, 12, 31):
        assert chosen is None
    else:
        assert chosen is not None
        assert chosen.code == ("2022-2025" if day <= date(2026, 12, 31) else "2027-2030")


# --- by example -----------------------------------------------------------------------------

DURABLE = HouseAnswers(
    Material.DURABLE,
    Material.DURABLE,
    Material.DURABLE,
    Decimal(80),
    WaterSource.PIPED,
    Toilet.SEPTIC,
    frozenset({Device.TV}),
    Waste.COLLECTED,
)
ADULT = MemberAnswers(
    work=Work.OWN,
    health_insurance=True,
    monthly_allowance=False,
    disabled=False,
    uses_internet=True,
)


def person(no: int, born: str | None, **answers: Any) -> SurveyedMember:
    birth = Birth.from_iso(born) if born else None
    return SurveyedMember(no, birth, Sex.MALE, replace(ADULT, **answers), name=f"Người {no}")


def household(*people: SurveyedMember, **changes: Any) -> Facts:
    facts = Facts(ON, Area.RURAL, 120, DURABLE, people)
    return replace(facts, **changes)


def flags(facts: Facts) -> dict[str, Any]:
    return {finding.indicator: finding.lack for finding in evaluate(facts, STANDARDS).findings}


def test_an_insured_infant_is_not_needed_for_a_clean_household() -> None:
    infant = person(2, "2024-01-01", work=None, health_insurance=False, stunted=False)
    infant = replace(infant, answers=replace(infant.answers, underweight=False))
    assert flags(household(person(1, "1980-01-01"), infant))["health_insurance"] is False


def test_a_farmer_needs_no_contract() -> None:
    assert flags(household(person(1, "1980-01-01", contract=False)))["employment"] is False


def test_seasonal_wage_work_without_contract_is_no_lack() -> None:
    answers = {"work": Work.WAGE, "regular": False, "contract": False}
    assert flags(household(person(1, "1980-01-01", **answers)))["employment"] is False


def test_a_jobless_person_after_retirement_age_is_no_lack() -> None:
    jobless = {"work": Work.NONE, "can_work": True, "wants_work": True}
    # 61 years 6 months for men in 2026
    assert flags(household(person(1, "1965-04-12", **jobless)))["employment"] is False
    assert flags(household(person(1, "1965-04-13", **jobless)))["employment"] is True


def test_ticks_of_a_paper_sheet_fill_what_is_not_known() -> None:
    facts = household(person(1, "1980-01-01", health_insurance=None))
    assert flags(facts)["health_insurance"] is None
    assert flags(replace(facts, marks={"health_insurance": True}))["health_insurance"] is True


def test_a_tick_against_known_facts_is_a_warning_and_changes_nothing() -> None:
    facts = household(person(1, "1980-01-01"), marks={"health_insurance": True})
    result = evaluate(facts, STANDARDS)
    assert result.warnings == ("mark_against_facts:health_insurance",)
    assert not result.lacking


def test_nobody_is_classified_without_members() -> None:
    result = evaluate(household(), STANDARDS)
    assert result.household_class == HouseholdClass.UNDETERMINED
    assert "no_members" in result.reasons


def test_a_member_born_after_the_survey_blocks_and_says_so() -> None:
    result = evaluate(household(person(1, "1980-01-01"), person(2, "2026-10-13")), STANDARDS)
    assert result.household_class == HouseholdClass.UNDETERMINED
    assert "birth_after_survey" in result.reasons


def test_a_result_says_which_parts_of_the_standard_nobody_has_confirmed() -> None:
    result = evaluate_under(OLD, household(person(1, "1980-01-01")))
    assert "indicator:housing_quality" in result.unconfirmed
    assert "score_line" not in result.unconfirmed


def test_before_2022_there_is_no_standard() -> None:
    result = evaluate(household(person(1, "1980-01-01"), survey_date=date(2021, 10, 1)), STANDARDS)
    assert result.reasons == ("no_standard_for_date",)
    assert result.standard is None


# --- B1 line by line ------------------------------------------------------------------------


def with_lines(facts: Facts, points: list[list[int]], chosen: list[int | None]) -> Result:
    """The result by an invented table whose options are called by their places."""
    items = tuple(
        ScoreItem(f"mục {at}", tuple(ScoreOption(str(no), each) for no, each in enumerate(options)))
        for at, options in enumerate(points)
    )
    table = ScoreTable("2022-2025", Area.RURAL, "", items)
    standard = replace(OLD, score_tables={Area.RURAL: table})
    answers = {f"mục {at}": str(no) for at, no in enumerate(chosen) if no is not None}
    return evaluate_under(standard, replace(facts, area=Area.RURAL, income_items=answers))


def test_the_lines_of_b1_add_up_and_one_open_line_is_unknown() -> None:
    facts = household(person(1, "1980-01-01"), income_score=None)
    assert with_lines(facts, [[0, 10], [5, 20]], [1, 1]).income_score == 30
    open_line = with_lines(facts, [[0, 10], [5, 20]], [1, None])
    assert open_line.income_score is None
    assert "unknown:b1_score" in open_line.reasons
    assert open_line.household_class == HouseholdClass.UNDETERMINED


def test_a_total_counts_alone_and_never_against_its_lines() -> None:
    facts = household(person(1, "1980-01-01"), income_score=31)
    assert with_lines(facts, [[0, 10]], [None]).income_score == 31
    assert with_lines(facts, [[0, 31]], [1]).income_score == 31
    differs = with_lines(facts, [[0, 10]], [1])
    assert differs.reasons == ("b1_total_differs",)
    assert differs.household_class == HouseholdClass.UNDETERMINED
