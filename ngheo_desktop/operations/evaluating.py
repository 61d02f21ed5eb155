"""Chấm thử: the pure rule on a file of cases, without any office."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from ngheo_desktop.domain.scoring import Result, evaluate, evaluate_scores, evaluate_under
from ngheo_desktop.domain.standards import ScoreTable, Standard, standard_on
from ngheo_desktop.exchange.cases import Case, read_cases, result_json
from ngheo_desktop.reference import shipped_standards


def evaluate_file(path: Path) -> list[dict[str, Any]]:
    """Answer every case of a file in the form of the console contract."""
    standards = shipped_standards()
    return [result_json(case, evaluate_case(case, standards)) for case in read_cases(path)]


def evaluate_case(case: Case, standards: tuple[Standard, ...]) -> Result:
    """Chấm một trường hợp; a score line of the case stands for the one the office entered."""
    facts = case.facts
    if case.score_line is not None:
        standard = standard_on(standards, facts.survey_date)
        standards = (standard.with_score_line(case.score_line),) if standard else ()
    standards = tuple(_with_tables(each, case.score_tables) for each in standards)
    if case.is_scores:
        return evaluate_scores(
            standards, facts.survey_date, facts.area, facts.income_score, case.typed_score
        )
    standard = standard_on(standards, facts.survey_date)
    return evaluate_under(standard, facts) if standard else evaluate(facts, standards)


def _with_tables(standard: Standard, tables: tuple[ScoreTable, ...]) -> Standard:
    """The standard with the B1 tables of a case, as if the office had loaded them."""
    own = {each.area: each for each in tables if each.standard == standard.code}
    return replace(standard, score_tables=own)
