"""The tests behind the indicators (NĐ 07/2021 Annex, NĐ 351/2025): facts in, lack or not out.

A rule is chosen by name in the file of the standard and gets its numbers from there. Where a
birth date leaves several ages open, the rule is asked for each age band; the answer is known
only where all of them agree.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ngheo_desktop.domain.births import ANY_AGE, age_range
from ngheo_desktop.domain.facts import Facts, Material, SurveyedMember, Work
from ngheo_desktop.domain.logic import Answer, among, both, either, equals, negate
from ngheo_desktop.domain.terms import Sex

Parameters = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Cause:
    """What decides an indicator, or leaves it open: a member (None = the house) and its facts."""

    member: int | None
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer together with the facts that decide it or that are missing for it."""

    lack: Answer
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Thiếu hụt of one indicator: True lacks, False does not, None is not known."""

    indicator: str
    lack: Answer
    causes: tuple[Cause, ...] = ()


Test = Callable[[int, SurveyedMember, Facts, Parameters], Verdict]
Rule = Callable[[Facts, Parameters], tuple[Answer, tuple[Cause, ...]]]


# --- persons -------------------------------------------------------------------------------


def _judge(member: SurveyedMember, facts: Facts, parameters: Parameters, test: Test) -> Verdict:
    """Ask the test for every age band that the member's birth date allows."""
    ages = age_range(member.birth, facts.survey_date) or ANY_AGE
    if ages.youngest == ages.oldest:
        return test(ages.youngest, member, facts, parameters)
    turns = [
        age for age in _turning_points(facts, parameters) if ages.youngest < age <= ages.oldest
    ]
    verdicts = [test(age, member, facts, parameters) for age in [ages.youngest, *turns]]
    answers = {verdict.lack for verdict in verdicts}
    decisive = dict.fromkeys(fact for verdict in verdicts for fact in verdict.facts)
    if len(answers) == 1:
        return Verdict(answers.pop(), tuple(decisive))
    missing = [fact for verdict in verdicts if verdict.lack is None for fact in verdict.facts]
    return Verdict(None, tuple(dict.fromkeys(["birth", *missing])))


def _turning_points(facts: Facts, parameters: Parameters) -> list[int]:
    """Ages in months at which any answer may change."""
    years = [value for name, value in parameters.items() if name.startswith("age_")]
    retirement = parameters.get("retirement_months", {}).get(str(facts.survey_date.year), {})
    bands = parameters.get("levels", [])
    return sorted(
        {12 * year for year in years}
        | set(retirement.values())
        | {12 * band["age_from"] for band in bands}
    )


def _any_member(test: Test) -> Rule:
    """A rule that one affected member is enough to fulfil."""

    def rule(facts: Facts, parameters: Parameters) -> tuple[Answer, tuple[Cause, ...]]:
        verdicts = [
            (member.no, _judge(member, facts, parameters, test)) for member in facts.members
        ]
        lack = either(*(verdict.lack for _no, verdict in verdicts)) if verdicts else None
        return lack, _causes(verdicts, lack)

    return rule


def _causes(verdicts: Iterable[tuple[int, Verdict]], lack: Answer) -> tuple[Cause, ...]:
    if lack is False:
        return ()
    return tuple(Cause(no, verdict.facts) for no, verdict in verdicts if verdict.lack is lack)


def _employment(age: int, member: SurveyedMember, facts: Facts, parameters: Parameters) -> Verdict:
    """Việc làm: looks for work and finds none, or regular wage work without a contract."""
    answers = member.answers
    work = answers.work
    if work is None and age < 12 * parameters["age_asked"]:
        return Verdict(False)  # the sheet does not ask a child for work
    idle = both(
        equals(work, Work.NONE),
        answers.can_work,
        answers.wants_work,
        _of_working_age(age, member.sex, facts, parameters),
    )
    unprotected = both(equals(work, Work.WAGE), answers.regular, negate(answers.contract))
    lack = either(idle, unprotected)
    if lack:
        return Verdict(True, ("work",) if idle else ("contract",))
    return Verdict(lack, _missing_for_work(member, facts, age, parameters) if lack is None else ())


def _missing_for_work(
    member: SurveyedMember, facts: Facts, age: int, parameters: Parameters
) -> tuple[str, ...]:
    answers = member.answers
    if answers.work is None:
        return ("work",)
    asked = ("regular", "contract") if answers.work == Work.WAGE else ("can_work", "wants_work")
    missing = [fact for fact in asked if getattr(answers, fact) is None]
    if answers.work == Work.NONE and _of_working_age(age, member.sex, facts, parameters) is None:
        missing.append("sex" if member.sex is None else "retirement_age")
    return tuple(missing)


def _of_working_age(age: int, sex: Sex | None, facts: Facts, parameters: Parameters) -> Answer:
    """From `age_working` to the retirement age of the survey year (Labour Code, by sex)."""
    if age < 12 * parameters["age_working"]:
        return False
    ends = parameters["retirement_months"].get(str(facts.survey_date.year))
    if ends is None:
        return None
    possible = {age < ends[each] for each in ([sex] if sex else list(Sex))}
    return possible.pop() if len(possible) == 1 else None


def _dependency(facts: Facts, parameters: Parameters) -> tuple[Answer, tuple[Cause, ...]]:
    """Người phụ thuộc: strictly more than the given share of all members."""
    verdicts = [
        (member.no, _judge(member, facts, parameters, _is_dependant)) for member in facts.members
    ]
    if not verdicts:
        return None, ()
    sure = sum(verdict.lack is True for _no, verdict in verdicts)
    possible = sum(verdict.lack is not False for _no, verdict in verdicts)
    limit = parameters["more_than_percent"] * len(verdicts)
    if sure * 100 > limit:
        return True, _causes(verdicts, True)
    return (False, ()) if possible * 100 <= limit else (None, _causes(verdicts, None))


def _is_dependant(
    age: int, member: SurveyedMember, _facts: Facts, parameters: Parameters
) -> Verdict:
    """Under 16; or older, or disabled, with a monthly social allowance. Counted once."""
    if age < 12 * parameters["age_child"]:
        return Verdict(True, ("birth",))
    answers = member.answers
    is_old = age >= 12 * parameters["age_older"]
    lack = both(answers.monthly_allowance, either(is_old, answers.disabled))
    if lack is None:
        asked = ("monthly_allowance",) if is_old else ("monthly_allowance", "disabled")
        return Verdict(None, tuple(fact for fact in asked if getattr(answers, fact) is None))
    return Verdict(lack, ("monthly_allowance",) if lack else ())


def _nutrition(age: int, member: SurveyedMember, _facts: Facts, parameters: Parameters) -> Verdict:
    """Dinh dưỡng: a child stunted (height for age) or underweight (weight for age)."""
    if age >= 12 * parameters["age_below"]:
        return Verdict(False)
    measured = {fact: getattr(member.answers, fact) for fact in ("stunted", "underweight")}
    lack = either(*measured.values())
    return Verdict(lack, tuple(fact for fact, value in measured.items() if value is lack))


def _health_insurance(
    age: int, member: SurveyedMember, _facts: Facts, parameters: Parameters
) -> Verdict:
    """Bảo hiểm y tế: anybody from 6 years up without it, not only children."""
    if age < 12 * parameters["age_from"]:
        return Verdict(False)
    return Verdict(negate(member.answers.health_insurance), ("health_insurance",))


def _adult_education(
    age: int, member: SurveyedMember, _facts: Facts, parameters: Parameters
) -> Verdict:
    """Trình độ giáo dục của người lớn: 16 to 30, the whole year of age 30 included."""
    answers = member.answers
    if not 12 * parameters["age_from"] <= age < 12 * parameters["age_below"]:
        return Verdict(False)
    younger = age < 12 * parameters["age_adult"]
    enough = frozenset(parameters["enough_younger" if younger else "enough_adult"])
    met = either(answers.studying, answers.employer_training, among(answers.education, enough))
    if met is None:
        asked = ("education", "studying", "employer_training")
        return Verdict(None, tuple(fact for fact in asked if getattr(answers, fact) is None))
    return Verdict(not met, ("education",))


def _school_attendance(
    age: int, member: SurveyedMember, _facts: Facts, parameters: Parameters
) -> Verdict:
    """Tình trạng đi học của trẻ em: 3 to under 16, at the school level right for the age."""
    if not 12 * parameters["age_from"] <= age < 12 * parameters["age_below"]:
        return Verdict(False)
    return Verdict(negate(member.answers.at_right_level), ("at_right_level",))


def _internet(facts: Facts, _parameters: Parameters) -> tuple[Answer, tuple[Cause, ...]]:
    """Sử dụng dịch vụ viễn thông: no member uses an internet service."""
    if not facts.members:
        return None, ()
    used = either(*(member.answers.uses_internet for member in facts.members))
    if used is None and facts.house.anyone_online is not None:
        used = facts.house.anyone_online
    if used:
        return False, ()
    unlike = [each.no for each in facts.members if each.answers.uses_internet is used]
    causes = tuple(Cause(no, ("uses_internet",)) for no in unlike)
    return negate(used), causes or (Cause(None, ("anyone_online",)),)


# --- the house -----------------------------------------------------------------------------


def _housing_quality(facts: Facts, parameters: Parameters) -> tuple[Answer, tuple[Cause, ...]]:
    """Chất lượng nhà ở: at least two of wall, pillar and roof not durable."""
    parts = {part: getattr(facts.house, part) for part in ("wall", "pillar", "roof")}
    weak = tuple(part for part, value in parts.items() if value == Material.NON_DURABLE)
    missing = tuple(part for part, value in parts.items() if value is None)
    if len(weak) >= parameters["weak_parts"]:
        return True, (Cause(None, weak),)
    if len(weak) + len(missing) < parameters["weak_parts"]:
        return False, ()
    return None, (Cause(None, missing),)


def _housing_area(facts: Facts, parameters: Parameters) -> tuple[Answer, tuple[Cause, ...]]:
    """Diện tích nhà ở bình quân: strictly under 8 m² a person."""
    area = facts.house.housing_area_m2
    if area is None or not facts.members:
        return None, (Cause(None, ("housing_area_m2",)),) if area is None else ()
    lack = area < Decimal(parameters["m2_per_person"]) * len(facts.members)
    return lack, (Cause(None, ("housing_area_m2",)),) if lack else ()


def _accepted(fact: str) -> Rule:
    """A rule that one answer of the house be among the accepted ones of the standard."""

    def rule(facts: Facts, parameters: Parameters) -> tuple[Answer, tuple[Cause, ...]]:
        lack = negate(among(getattr(facts.house, fact), frozenset(parameters["accepted"])))
        return lack, () if lack is False else (Cause(None, (fact,)),)

    return rule


def _info_devices(facts: Facts, parameters: Parameters) -> tuple[Answer, tuple[Cause, ...]]:
    """Phương tiện tiếp cận thông tin: owns none of the named ones."""
    owned = facts.house.devices
    lack = None if owned is None else not owned & frozenset(parameters["accepted"])
    return lack, () if lack is False else (Cause(None, ("devices",)),)


RULES: Mapping[str, Rule] = {
    "employment": _any_member(_employment),
    "dependency": _dependency,
    "nutrition": _any_member(_nutrition),
    "health_insurance": _any_member(_health_insurance),
    "adult_education": _any_member(_adult_education),
    "school_attendance": _any_member(_school_attendance),
    "housing_quality": _housing_quality,
    "housing_area": _housing_area,
    "water": _accepted("water_source"),
    "sanitation": _accepted("toilet"),
    "internet": _internet,
    "info_devices": _info_devices,
    "waste": _accepted("waste"),
}
