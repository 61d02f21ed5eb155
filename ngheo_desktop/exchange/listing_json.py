"""A list as read, as the JSON that `ngheo inspect` answers with."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import fields
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from math import isfinite
from typing import Any

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.facts import HouseAnswers, MemberAnswers
from ngheo_desktop.domain.listing import (
    Layout,
    ListContext,
    ListedHousehold,
    ListedMember,
    Listing,
)
from ngheo_desktop.domain.problems import Problem, Severity
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.exchange.reviews import class_by, score_of_marks


def listing_json(
    listing: Listing, context: ListContext, standard: Standard | None
) -> dict[str, Any]:
    """The whole answer: layout, totals, problems, households."""
    lister = _Lister(context, standard)
    return {
        "file": listing.file_name,
        "layout": _layout(listing, unit="unit" if context.units else "commune"),
        "totals": _totals(listing),
        "problems": [problem_json(problem) for problem in listing.problems],
        "households": [
            lister.household(each, importable=listing.is_importable(each))
            for each in listing.households
        ],
    }


def problem_json(problem: Problem) -> dict[str, Any]:
    """One problem under the names of the samples; keys without a value are absent."""
    values = {
        "severity": problem.severity.value,
        "sheet": problem.sheet,
        "row": problem.row,
        "cell": problem.cell,
        "field": problem.field,
        "code": problem.code,
        "raw": plain(problem.raw),
        "becomes": plain(problem.becomes),
        "partner_row": problem.partner_row,
        "message": problem.text,
        "proposal": problem.proposal,
    }
    return {key: value for key, value in values.items() if value not in (None, "")}


def plain(value: Any) -> Any:
    """A value as JSON knows it: days in ISO, whole numbers without a point."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Birth):
        return value.iso
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, float) and not isfinite(value):
        return str(value)
    if isinstance(value, Decimal | float):
        return int(value) if value == value // 1 else float(value)
    if isinstance(value, frozenset):
        return sorted(plain(each) for each in value)
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return value


def _layout(listing: Listing, unit: str) -> dict[str, Any]:
    layout = listing.layout
    return {
        "sheet": layout.sheet,
        "kind": layout.kind,
        "header_rows": list(layout.header_rows),
        "first_data_row": layout.first_row,
        "last_data_row": layout.last_row,
        "columns": {
            unit if field == "commune" else field: letter
            for field, letter in layout.columns.items()
        },
        "headings": dict(layout.headings),
        "repeated_header_rows": list(layout.repeated_header_rows),
        "skipped_rows": [_skipped(row, kind, layout) for row, kind in layout.skipped_rows],
        "sheets": list(layout.sheets),
        "other_sheets": list(layout.other_sheets),
        **({"mark_row": layout.mark_row} if layout.mark_row else {}),
        **({"old_letters": _old_letters(layout)} if layout.converted_cells else {}),
    }


def _skipped(row: int, kind: str, layout: Layout) -> dict[str, Any]:
    hamlet = layout.hamlets.get(row)
    return {"row": row, "kind": kind, **({"hamlet": hamlet} if hamlet else {})}


def _old_letters(layout: Layout) -> dict[str, Any]:
    """Columns in .VnTime or VNI, and the first cells before and after."""
    examples = [
        {"cell": cell, "before": before, "after": after} for cell, before, after in layout.converted
    ]
    return {
        "columns": dict(layout.old_letters),
        "cells": layout.converted_cells,
        "examples": examples,
    }


def _totals(listing: Listing) -> dict[str, Any]:
    households = listing.households
    members = [member for each in households for member in each.members]
    return {
        "households": len(households),
        "members": len(members),
        "households_without_errors": sum(listing.is_importable(each) for each in households),
        "member_count_sum": sum(each.member_count or 0 for each in households),
        "house_area_m2_sum": plain(sum(each.house_area_m2 or Decimal() for each in households)),
        "by_class": _counted(each.household_class for each in households),
        "by_hamlet": _counted(each.hamlet for each in households),
        "by_unit": _counted(each.unit for each in households),
        "by_ethnic": _counted(member.ethnic for member in members),
        "by_sex": _counted(member.sex for member in members),
        "problems": _problem_totals(listing.problems),
    }


def _counted(values: Iterable[Any]) -> dict[str, int]:
    return dict(Counter(str(plain(value)) for value in values).most_common())


def _problem_totals(problems: Iterable[Problem]) -> dict[str, Any]:
    listed = list(problems)
    severities = Counter(problem.severity for problem in listed)
    return {
        "errors": severities[Severity.ERROR],
        "warnings": severities[Severity.WARNING],
        "notes": severities[Severity.NOTE],
        "by_code": dict(sorted(Counter(problem.code for problem in listed).items())),
    }


class _Lister:
    def __init__(self, context: ListContext, standard: Standard | None) -> None:
        self._context = context
        self._standard = standard

    def household(self, household: ListedHousehold, *, importable: bool) -> dict[str, Any]:
        head = next((each for each in household.members if each.row == household.row), None)
        named = head if household.head_name else None
        return {
            "row": household.row,
            **({"sheet": household.sheet} if household.sheet else {}),
            "number": household.number,
            "code": household.code,
            "head_name": household.head_name,
            "sex": plain(named.sex) if named else None,
            "birth": plain(named.birth) if named else None,
            "id_number": named.personal_id if named else None,
            "ethnic": named.ethnic if named else None,
            "unit" if self._context.units else "commune": household.unit,
            "hamlet": household.hamlet,
            "address": household.address,
            "phone": household.phone,
            "class": plain(household.household_class),
            "area": plain(household.area),
            "member_count": household.member_count,
            "member_count_typed": household.member_count,
            "member_count_listed": len(household.members),
            "house_area_m2": plain(household.house_area_m2),
            "note": household.note,
            "circumstances": household.circumstances,
            "importable": importable,
            **self._results(household),
            **_ticks(household),
            **_answers_key("house", household.house),
            **({"extra": dict(household.extra)} if household.extra else {}),
            "members": [_member(each) for each in household.members],
        }

    def _results(self, household: ListedHousehold) -> dict[str, Any]:
        """Scores and marks of a review, where the list has any."""
        values = {
            "survey_date": plain(household.survey_date),
            "screening": household.screening,
            "b1": household.income_score,
            "b2_typed": household.typed_deprivation,
            "class_before": plain(household.class_before),
            "reviewer": household.surveyor,
        }
        shown = {key: value for key, value in values.items() if value is not None}
        if household.marks_shown is None:
            return shown
        score = score_of_marks(household.marks_shown, self._standard)
        return {
            **values,
            "class_after_typed": plain(household.household_class),
            "marks": household.marks_shown,
            "b2_by_marks": score,
            "class_by_marks": self._class(household, score),
            "class_by_typed_b2": self._class(household, household.typed_deprivation),
        }

    def _class(self, household: ListedHousehold, score: int | None) -> str:
        area = household.area or self._context.usual_area(household.unit)
        return class_by(household.income_score, score, area, self._standard).value


def _ticks(household: ListedHousehold) -> dict[str, Any]:
    """What a list of poor households marks with x; no key for a column that it lacks."""
    values = {
        "status": household.status,
        "merit": household.merit,
        "minority": household.minority,
        "no_labour": household.no_labour,
        "support": None if household.support is None else list(household.support),
    }
    return {key: value for key, value in values.items() if value is not None}


def _member(member: ListedMember) -> dict[str, Any]:
    return {
        "row": member.row,
        "no": member.no,
        "name": member.name or None,
        "sex": plain(member.sex),
        "birth": plain(member.birth),
        "ethnic": member.ethnic,
        "relation": member.relation,
        "relation_text": member.relation_text or None,
        "id_number": member.personal_id,
        **_answers_key("answers", member.answers),
    }


def _answers_key(key: str, answers: MemberAnswers | HouseAnswers) -> dict[str, Any]:
    """Only what was answered; no key where nothing was."""
    given = {
        field.name: plain(value)
        for field in fields(answers)
        if (value := getattr(answers, field.name)) is not None
    }
    return {key: given} if given else {}
