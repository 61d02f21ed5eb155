"""Classification cases (`classification-cases/1`): facts or scores in JSON, results out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.explaining import explain_reasons
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
from ngheo_desktop.domain.scoring import Result
from ngheo_desktop.domain.standards import ScoreTable
from ngheo_desktop.domain.terms import Area, Sex
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.exchange.score_tables import lines_of, tables_of
from ngheo_desktop.text import clean

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a file: facts, or two typed scores, and the score line an office entered."""

    id: str
    facts: Facts
    is_scores: bool
    typed_score: int | None
    score_line: Mapping[Area, int] | None
    score_tables: tuple[ScoreTable, ...] = ()  # B1 line by line, as the office would have loaded


def read_cases(path: Path) -> list[Case]:
    """Read a case file; WrongUsage says which case cannot be understood."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except OSError as error:
        raise WrongUsage(
            f"Không đọc được tệp trường hợp «{path.name}»: không có tệp hoặc không có quyền đọc."
        ) from error
    except (ValueError, RecursionError) as error:
        raise WrongUsage(f"Tệp trường hợp «{path.name}» không phải JSON: {error}.") from error
    cases = data.get("cases") if isinstance(data, dict) else data
    if not isinstance(cases, list):
        raise WrongUsage(f"Tệp «{path.name}» không có danh sách trường hợp («cases»).")
    shared = data.get("b1_table") if isinstance(data, dict) else None
    return [_case(number, each, shared) for number, each in enumerate(cases, start=1)]


def _case(number: int, data: Any, shared_table: Any = None) -> Case:
    """One case; a `b1_table` of its own or of the file gives the lines of its `b1_items`."""
    try:
        line = _group(data, "trường hợp").get("score_line")
        if data.get("kind") not in (None, "facts", "scores"):
            raise ValueError(f"kind = {data['kind']!r}")
        return Case(
            id=str(data.get("id", number)),
            facts=_facts(data),
            is_scores=data.get("kind") == "scores",
            typed_score=_whole(data.get("b2_score")),
            score_line=_score_line(line) if line else None,
            score_tables=_score_tables(data.get("b1_table", shared_table)),
        )
    except KeyError as error:
        raise WrongUsage(f"Trường hợp thứ {number} thiếu {error}.") from error
    except (ValueError, TypeError, ArithmeticError) as error:
        raise WrongUsage(f"Trường hợp thứ {number} không đúng mẫu: {error}.") from error


def _group(data: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise TypeError(f"{name} phải là một nhóm {{…}}")
    return data


def _score_line(data: Any) -> Mapping[Area, int]:
    whole = {Area(area): _whole(line) for area, line in _group(data, "score_line").items()}
    return {area: line for area, line in whole.items() if line is not None}


def _score_tables(rows: Any) -> tuple[ScoreTable, ...]:
    return tuple(tables_of(lines_of(rows), "")) if rows else ()


def _items(data: Any) -> dict[str, str]:
    """«mục»: «phương án»; one that is null is not known."""
    items = _group(data or {}, "b1_items")
    return {clean(item): clean(str(option)) for item, option in items.items() if option is not None}


def _facts(data: Mapping[str, Any]) -> Facts:
    return Facts(
        survey_date=date.fromisoformat(data["survey_date"]),
        area=_word(Area, data.get("area")),
        income_score=_whole(data.get("b1_score")),
        house=_house(_group(data.get("household") or {}, "household")),
        members=tuple(_member(at, each) for at, each in enumerate(data.get("members") or (), 1)),
        income_items=_items(data.get("b1_items")),
    )


def _house(data: Mapping[str, Any]) -> HouseAnswers:
    area, devices = data.get("housing_area_m2"), data.get("devices")
    return HouseAnswers(
        wall=_word(Material, data.get("wall")),
        pillar=_word(Material, data.get("pillar")),
        roof=_word(Material, data.get("roof")),
        housing_area_m2=None if area is None else _square_metres(area),
        water_source=_word(WaterSource, data.get("water_source")),
        toilet=_word(Toilet, data.get("toilet")),
        devices=None if devices is None else frozenset(Device(each) for each in devices),
        waste=_word(Waste, data.get("waste")),
    )


def _member(at: int, data: Mapping[str, Any]) -> SurveyedMember:
    birth = _group(data, "mỗi người trong members").get("birth")
    return SurveyedMember(
        no=data.get("no", at),
        birth=Birth.from_iso(birth) if birth else None,
        sex=_word(Sex, data.get("sex")),
        answers=_answers(data),
    )


def _answers(data: Mapping[str, Any]) -> MemberAnswers:
    named = {field.name: data.get(field.name) for field in fields(MemberAnswers)}
    named["work"] = _word(Work, data.get("work"))
    named["education"] = _word(Education, data.get("education"))
    for name, value in named.items():
        if name not in ("work", "education") and not isinstance(value, bool | None):
            raise ValueError(f"{name} = {value!r}")
    return MemberAnswers(**named)


def _word(kind: type[Word], value: Any) -> Word | None:
    return None if value is None else kind(value)


def _square_metres(value: Any) -> Decimal:
    area = Decimal(value)
    if isinstance(value, bool) or not area.is_finite() or area < 0:
        raise ValueError(f"housing_area_m2 = {value!r}")
    return area


def _whole(value: Any) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or value != int(value):
        raise ValueError(value)
    return int(value)


def result_json(case: Case, result: Result) -> dict[str, Any]:
    """One line of what `ngheo evaluate` answers."""
    flags = {finding.indicator: finding.lack for finding in result.findings}
    faults = [each for each in result.reasons if each.endswith(("_out_of_range", "_differs"))]
    return {
        "id": case.id,
        **({"problems": explain_reasons(replace(result, reasons=tuple(faults)))} if faults else {}),
        "standard": result.standard,
        "flags": flags if result.findings else None,
        "b2": result.deprivation_score,
        "b2_range": list(result.deprivation_range) if result.deprivation_range else None,
        "class": result.household_class.value,
        "class_if_decidable": result.class_if_decidable.value,
        "reasons": list(result.reasons),
        "warnings": list(result.warnings),
        "causes": causes_json(result),
        "unconfirmed": list(result.unconfirmed),
    }


def causes_json(result: Result) -> dict[str, list[dict[str, Any]]]:
    """Per lacking or unknown indicator: the members (None = the house) and facts behind it."""
    return {
        finding.indicator: [
            {"member": cause.member, "facts": list(cause.facts)} for cause in finding.causes
        ]
        for finding in result.findings
        if finding.lack is not False
    }
