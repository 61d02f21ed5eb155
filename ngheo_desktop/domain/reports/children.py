"""Báo cáo 11: children of each class, and what they lack by their own answers."""

from collections.abc import Callable, Iterable
from datetime import date

from ngheo_desktop.domain.births import age_range
from ngheo_desktop.domain.facts import Facts, HouseAnswers, SurveyedMember
from ngheo_desktop.domain.indicators import RULES
from ngheo_desktop.domain.reports.basis import Basis, Child, Listed
from ngheo_desktop.domain.reports.counting import Field, Spec, count
from ngheo_desktop.domain.reports.groups import BOTH
from ngheo_desktop.domain.standards import Indicator, Standard
from ngheo_desktop.domain.terms import HouseholdClass

_HEALTH, _SCHOOL = "Y tế", "Giáo dục"
Test = Callable[[Child], bool]
_TESTS: tuple[tuple[str, str, str, Test], ...] = (
    ("uninsured", "Chưa có bảo hiểm y tế", _HEALTH, lambda each: each.insured is False),
    ("insurance_open", "Chưa ghi bảo hiểm", _HEALTH, lambda each: each.insured is None),
    ("hungry", "Suy dinh dưỡng", _HEALTH, lambda each: each.malnourished is True),
    ("food_open", "Chưa ghi dinh dưỡng", _HEALTH, lambda each: each.malnourished is None),
    ("pupils", "Trong tuổi đi học", _SCHOOL, lambda each: each.school_age),
    ("out", "Chưa đi học đúng cấp", _SCHOOL, lambda each: each.out_of_school is True),
    (
        "school_open",
        "Chưa ghi đi học",
        _SCHOOL,
        lambda each: each.school_age and each.out_of_school is None,
    ),
)


def child_fields(basis: Basis) -> list[Field]:
    """A line for each class; the numbers are children, behind them stand their households."""
    fields = [
        Field("households", "Số hộ có trẻ em", _lines(lambda each: int(bool(each.children)))),
        Field(
            "children",
            f"Số trẻ em dưới {basis.child_below} tuổi",
            _lines(lambda each: len(each.children)),
        ),
    ]
    for key, title, group, test in _TESTS:
        fields.append(Field(key, title, _lines(_number(test)), group))
    if any(each.ages_unknown for each in basis.listed):
        specs = _lines(lambda each: each.ages_unknown)
        title = f"Người chưa rõ có dưới {basis.child_below} tuổi"
        fields.append(Field("ages", title, specs))
    return fields


def _number(test: Test) -> Callable[[Listed], int]:
    return lambda each: sum(test(child) for child in each.children)


def _lines(of: Callable[[Listed], int]) -> tuple[Spec, ...]:
    return tuple(_line(kind, of) for kind in BOTH)


def _line(kind: HouseholdClass, of: Callable[[Listed], int]) -> Spec:
    return count(lambda each: of(each) if each.household_class == kind else 0)


# --- what one child lacks -----------------------------------------------------------------------


def children_of(
    people: Iterable[SurveyedMember], day: date, standard: Standard, below: int
) -> tuple[tuple[Child, ...], int]:
    """Who is younger than `below` years on a day, and how many people may be or may not."""
    children, unknown = [], 0
    for each in people:
        ages = age_range(each.birth, day)
        if ages is None or ages.youngest >= 12 * below:
            continue
        if ages.oldest >= 12 * below:
            unknown += 1
        else:
            children.append(_child(each, day, standard))
    return tuple(children), unknown


def _child(member: SurveyedMember, day: date, standard: Standard) -> Child:
    school = _by_rule(standard, "school_attendance")
    return Child(
        insured=member.answers.health_insurance,
        malnourished=_lacks(_by_rule(standard, "nutrition"), member, day),
        school_age=school is not None and _is_of_school_age(school, member, day),
        out_of_school=_lacks(school, member, day),
    )


def _by_rule(standard: Standard, rule: str) -> Indicator | None:
    return next((each for each in standard.indicators if each.rule == rule), None)


def _lacks(indicator: Indicator | None, member: SurveyedMember, day: date) -> bool | None:
    """What the indicator says of this child alone; None where the standard has no such one."""
    if indicator is None:
        return None
    alone = Facts(day, None, None, HouseAnswers(), (member,))
    return RULES[indicator.rule](alone, indicator.parameters)[0]


def _is_of_school_age(indicator: Indicator, member: SurveyedMember, day: date) -> bool:
    ages = age_range(member.birth, day)
    return ages is not None and ages.oldest >= 12 * indicator.parameters["age_from"]
