"""Questions of the sheet: who is asked what follows from the rule."""

from dataclasses import replace
from datetime import date

from ngheo_desktop.domain.answers import (
    MEMBER_QUESTIONS,
    Question,
    answered,
    house_questions,
    is_asked,
    with_answer,
)
from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.facts import Facts, HouseAnswers, MemberAnswers, SurveyedMember, Work
from ngheo_desktop.domain.terms import Area, Sex
from ngheo_desktop.reference import shipped_standards

OLD, NEW = shipped_standards()
ON = date(2026, 10, 12)
QUESTIONS = {question.code: question for question in MEMBER_QUESTIONS}


def asked(birth: str, answers: MemberAnswers | None = None) -> set[str]:
    member = SurveyedMember(1, Birth.from_iso(birth), Sex.MALE, answers or MemberAnswers())
    facts = Facts(ON, Area.RURAL, None, HouseAnswers(), (member,))
    return {each.code for each in MEMBER_QUESTIONS if is_asked(each, member, facts, OLD)}


def test_an_infant_is_asked_for_nothing_but_its_nutrition() -> None:
    assert asked("2025-01-01") == {"nutrition"}


def test_a_child_of_ten_is_asked_for_insurance_school_and_nutrition() -> None:
    assert asked("2016-06-05") == {"health_insurance", "at_right_level", "nutrition"}


def test_a_contract_is_asked_of_regular_wage_workers_only() -> None:
    work = QUESTIONS["work"]
    for option in work.options:
        answers = with_answer(work, MemberAnswers(), option)
        regular = option.facts.get("regular") is True
        assert ("contract" in asked("1980-01-01", answers)) is regular


def test_disability_matters_only_with_an_allowance_and_before_old_age() -> None:
    assert "disabled" not in asked("1980-01-01", MemberAnswers(monthly_allowance=False))
    assert "disabled" in asked("1980-01-01", MemberAnswers(monthly_allowance=True))
    assert "disabled" not in asked("1950-01-01", MemberAnswers(monthly_allowance=True))


def test_a_student_of_twenty_is_not_asked_for_a_certificate() -> None:
    assert "education" in asked("2006-01-01")
    assert "education" not in asked("2006-01-01", MemberAnswers(studying=True))


def test_whoever_may_still_be_fifteen_is_asked_as_a_child_too() -> None:
    assert {"at_right_level", "education"} <= asked("2010")


def test_an_answer_replaces_all_facts_of_the_one_before() -> None:
    work = QUESTIONS["work"]
    looking = with_answer(work, MemberAnswers(), work.options[3])
    farming = with_answer(work, looking, work.options[0])
    assert (farming.work, farming.can_work, farming.wants_work) == (Work.OWN, None, None)


def test_every_option_is_read_back_as_itself() -> None:
    for question in MEMBER_QUESTIONS:
        for option in question.options:
            assert answered(question, with_answer(question, MemberAnswers(), option)) == option


def test_an_unanswered_question_is_open() -> None:
    question: Question = QUESTIONS["work"]
    assert answered(question, MemberAnswers()) is None
    taken_back = with_answer(question, replace(MemberAnswers(), work=Work.OWN), None)
    assert answered(question, taken_back) is None


def test_each_standard_asks_about_the_house_in_its_own_order() -> None:
    assert [each.code for each in house_questions(OLD)][-1] == "devices"
    new = [each.code for each in house_questions(NEW)]
    assert new[-1] == "waste"
    assert "devices" not in new
    assert new.index("anyone_online") < new.index("water_source")
