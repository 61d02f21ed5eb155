"""Chấm điểm và phân loại: from facts to B2 and the computed class (TT 07/2021, NĐ 351/2025)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ngheo_desktop.domain.births import age_range
from ngheo_desktop.domain.facts import Facts
from ngheo_desktop.domain.indicators import RULES, Cause, Finding
from ngheo_desktop.domain.standards import Indicator, ScoreTable, Standard, standard_on
from ngheo_desktop.domain.terms import Area, HouseholdClass


@dataclass(frozen=True, slots=True)
class Result:
    """Kết quả chấm điểm: what the rule says under one standard on one day; never the decision."""

    standard: str | None
    survey_date: date
    area: Area | None
    income_score: int | None
    findings: tuple[Finding, ...]
    deprivation_score: int | None
    deprivation_range: tuple[int, int] | None
    household_class: HouseholdClass
    class_if_decidable: HouseholdClass
    reasons: tuple[str, ...]
    warnings: tuple[str, ...]
    unconfirmed: tuple[str, ...]

    @property
    def lacking(self) -> tuple[str, ...]:
        """Codes of the deprived indicators, in the order of the standard."""
        return tuple(finding.indicator for finding in self.findings if finding.lack)


def classify(income: int, deprivation: int, area: Area, standard: Standard) -> HouseholdClass:
    """Phân loại hộ from B1 and B2: ≤ the line, then ≥ 30 points is poor (NĐ 07/2021 Art. 3)."""
    if income > standard.score_line[area]:
        return HouseholdClass.NOT_POOR
    enough = deprivation >= standard.min_deprivation_score
    return HouseholdClass.POOR if enough else HouseholdClass.NEAR_POOR


def evaluate(facts: Facts, standards: tuple[Standard, ...]) -> Result:
    """Chấm điểm một hộ by the standard in force on its survey day."""
    standard = standard_on(standards, facts.survey_date)
    return evaluate_under(standard, facts) if standard else _without_standard(facts)


def evaluate_under(standard: Standard, facts: Facts) -> Result:
    """Chấm điểm một hộ by a given standard, whatever the day: one unknown answer blocks."""
    findings = tuple(_finding(indicator, facts) for indicator in standard.indicators)
    points = standard.points_per_deprivation
    sure = points * sum(finding.lack is True for finding in findings)
    possible = points * sum(finding.lack is not False for finding in findings)
    income = income_of(standard, facts)
    data_faults = (*_data_faults(facts), *_score_faults(income.score))
    unknown = [] if not facts.members else [f.indicator for f in findings if f.lack is None]
    reasons = (*data_faults, *_reasons(unknown, income, facts.area, standard))
    decidable = _decidable(income.score, (sure, possible), facts.area, standard)
    return Result(
        standard=standard.code,
        survey_date=facts.survey_date,
        area=facts.area,
        income_score=income.score,
        findings=findings,
        deprivation_score=sure if sure == possible else None,
        deprivation_range=(sure, possible),
        household_class=HouseholdClass.UNDETERMINED if reasons else decidable,
        class_if_decidable=HouseholdClass.UNDETERMINED if data_faults else decidable,
        reasons=reasons,
        warnings=_marks_against_facts(standard, facts),
        unconfirmed=_rests_on(standard, income),
    )


@dataclass(frozen=True, slots=True)
class Income:
    """Điểm B1 as it counts: typed as a total, or the sum of the lines of the loaded table."""

    score: int | None
    table: ScoreTable | None = None  # the table that the sum comes from
    differs: bool = False  # a typed total says something else than the lines


def income_of(standard: Standard, facts: Facts) -> Income:
    """Điểm B1 of a sheet; once a line is answered, every line must be, or it is not known."""
    table = standard.score_table(facts.area)
    if table is None or not facts.income_items:
        return Income(facts.income_score)
    total = table.total(facts.income_items)
    if total is not None and facts.income_score not in (None, total):
        return Income(None, table, differs=True)
    return Income(total, table)


def evaluate_scores(
    standards: tuple[Standard, ...],
    survey_date: date,
    area: Area | None,
    income: int | None,
    deprivation: int | None,
) -> Result:
    """Phân loại from two typed scores alone, as on a sheet that came without its facts."""
    standard = standard_on(standards, survey_date)
    if standard is None:
        return _without_standard_on(survey_date, area, income)
    most = standard.points_per_deprivation * len(standard.indicators)
    span = (0, most) if deprivation is None else (deprivation, deprivation)
    unknown = ["b2_score"] if deprivation is None else []
    faults = _score_faults(income, deprivation, most)
    reasons = (*faults, *_reasons(unknown, Income(income), area, standard))
    decidable = _decidable(income, span, area, standard)
    if faults:
        decidable = HouseholdClass.UNDETERMINED
    return Result(
        standard=standard.code,
        survey_date=survey_date,
        area=area,
        income_score=income,
        findings=(),
        deprivation_score=deprivation,
        deprivation_range=span,
        household_class=HouseholdClass.UNDETERMINED if reasons else decidable,
        class_if_decidable=decidable,
        reasons=reasons,
        warnings=_score_warnings(deprivation, standard.points_per_deprivation, most),
        unconfirmed=_rests_on(standard),
    )


def _finding(indicator: Indicator, facts: Facts) -> Finding:
    lack, causes = RULES[indicator.rule](facts, indicator.parameters)
    if lack is None and indicator.code in facts.marks:
        return Finding(indicator.code, facts.marks[indicator.code], (Cause(None, ("mark",)),))
    return Finding(indicator.code, lack, causes)


def _data_faults(facts: Facts) -> tuple[str, ...]:
    if not facts.members:
        return ("no_members",)
    unborn = any(age_range(each.birth, facts.survey_date) is None for each in facts.members)
    return ("birth_after_survey",) if unborn else ()


def _score_faults(
    income: int | None, deprivation: int | None = None, most: int = 0
) -> tuple[str, ...]:
    """Scores that no sheet can have: under nothing, or above all indicators together."""
    faults = ["b1_out_of_range"] if income is not None and income < 0 else []
    if deprivation is not None and not 0 <= deprivation <= most:
        faults.append("b2_out_of_range")
    return tuple(faults)


def _reasons(
    unknown: Iterable[str], income: Income, area: Area | None, standard: Standard
) -> tuple[str, ...]:
    """Why there is no class; empty when there is one."""
    reasons = [f"unknown:{code}" for code in unknown]
    if income.differs:
        reasons.append("b1_total_differs")
    elif income.score is None:
        reasons.append("unknown:b1_score")
    if area is None:
        reasons.append("unknown:area")
    if not _lines(area, standard):
        reasons.append("no_score_line")
    return tuple(reasons)


def _lines(area: Area | None, standard: Standard) -> list[Area]:
    """Areas whose score line may apply; empty when one that may apply is not published."""
    possible = [area] if area else list(Area)
    return possible if all(each in standard.score_line for each in possible) else []


def _decidable(
    income: int | None, deprivation: tuple[int, int], area: Area | None, standard: Standard
) -> HouseholdClass:
    """The class that every possible answer leads to, or undetermined."""
    lines = _lines(area, standard)
    if not lines or income is None:
        return HouseholdClass.UNDETERMINED
    classes = {classify(income, score, line, standard) for score in deprivation for line in lines}
    return classes.pop() if len(classes) == 1 else HouseholdClass.UNDETERMINED


def _marks_against_facts(standard: Standard, facts: Facts) -> tuple[str, ...]:
    """A tick copied from paper that the known facts contradict."""
    if not facts.marks:
        return ()
    warnings = []
    for indicator in standard.indicators:
        lack, _causes = RULES[indicator.rule](facts, indicator.parameters)
        if lack is not None and facts.marks.get(indicator.code, lack) is not lack:
            warnings.append(f"mark_against_facts:{indicator.code}")
    return tuple(warnings)


def _score_warnings(deprivation: int | None, points: int, most: int) -> tuple[str, ...]:
    fits = deprivation is None or (deprivation % points == 0 and 0 <= deprivation <= most)
    return () if fits else ("b2_not_ten_times_a_count",)


def _rests_on(standard: Standard, income: Income | None = None) -> tuple[str, ...]:
    """What nobody has compared with the paper, of all that the result rests on."""
    parts = () if standard.confirmation else standard.unconfirmed_parts()
    table = income.table if income else None
    return (*parts, "b1_table") if table and not table.confirmation else parts


def _without_standard(facts: Facts) -> Result:
    return _without_standard_on(facts.survey_date, facts.area, facts.income_score)


def _without_standard_on(day: date, area: Area | None, income: int | None) -> Result:
    return Result(
        standard=None,
        survey_date=day,
        area=area,
        income_score=income,
        findings=(),
        deprivation_score=None,
        deprivation_range=None,
        household_class=HouseholdClass.UNDETERMINED,
        class_if_decidable=HouseholdClass.UNDETERMINED,
        reasons=("no_standard_for_date",),
        warnings=(),
        unconfirmed=(),
    )
