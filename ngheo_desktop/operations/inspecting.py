"""Xem trước danh sách: what a correct import would make of a file, without any office."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ngheo_desktop import catalogs
from ngheo_desktop.domain.corrections import NO_CORRECTIONS, Corrections
from ngheo_desktop.domain.listing import ListContext, Listing, Unit
from ngheo_desktop.domain.standards import Standard, standard_on
from ngheo_desktop.domain.terms import Area, HouseholdClass
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.exchange.listing_json import listing_json
from ngheo_desktop.exchange.reading import read_listing
from ngheo_desktop.exchange.vocabulary import Spellings, Vocabulary
from ngheo_desktop.progress import Report, no_report
from ngheo_desktop.reference import shipped_standards


def inspect_file(
    path: Path,
    context: ListContext,
    *,
    report: Report = no_report,
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Layout, totals, problems and households of a list, in the form of the console contract."""
    listing = read_list(path, context, report=report, sheet=sheet, mapping=mapping)
    return listing_json(listing, context, _standard_of(context, shipped_standards()))


def read_list(
    path: Path,
    context: ListContext,
    *,
    report: Report = no_report,
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
    standards: tuple[Standard, ...] | None = None,
    corrections: Corrections = NO_CORRECTIONS,
) -> Listing:
    """Read a list with the words of the catalogues and the standards of the office, or ours."""
    standard = _standard_of(context, standards or shipped_standards())
    return read_listing(
        path,
        context,
        vocabulary(standard),
        report=report,
        sheet=sheet,
        mapping=mapping,
        corrections=corrections,
    )


def vocabulary(standard: Standard | None) -> Vocabulary:
    """Words of relations and ethnic groups, and the provinces of personal numbers."""
    return Vocabulary(
        relations=Spellings.of(
            {word: each.code for each in catalogs.relations() for word in _words(each)}
        ),
        ethnic_groups=Spellings.of(
            {
                word: each.name
                for each in catalogs.ethnic_groups()
                for word in (each.name, *each.spellings)
            }
        ),
        id_provinces=frozenset(catalogs.id_provinces()),
        standard=standard,
    )


def _words(relation: catalogs.Relation) -> tuple[str, ...]:
    return relation.label, *relation.spellings


def _standard_of(context: ListContext, standards: tuple[Standard, ...]) -> Standard | None:
    """The standard that the list names, else the one in force today."""
    named = next((each for each in standards if each.code == context.standard), None)
    return named or standard_on(standards, context.today)


def old_communes_around(commune_code: str) -> dict[str, str]:
    """Names of before July 2025 in the commune's province, and the commune each is part of now.

    A name that went to several communes is left out: it alone does not tell which.
    """
    own = catalogs.commune(commune_code)
    if own is None:
        return {}
    found: dict[str, set[str]] = {}
    for old in catalogs.old_communes():
        for code in old.new_codes:
            today = catalogs.commune(code)
            if today is not None and today.province_code == own.province_code:
                found.setdefault(old.name, set()).add(today.name)
    return {name: each.pop() for name, each in found.items() if len(each) == 1}


def read_context(path: Path | None, today: date) -> ListContext:
    """`--context FILE`: the object of an expected file, or one that holds it as «context»."""
    if path is None:
        return ListContext(today=today)
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
        return context_from_json(data.get("context", data), today)
    except (OSError, ValueError, AttributeError, KeyError, TypeError) as error:
        raise WrongUsage(
            f"Không đọc được tệp bối cảnh «{path.name}»: {error}. Hãy kiểm tra tệp JSON này."
        ) from error


def context_from_json(data: Mapping[str, Any], today: date) -> ListContext:
    """What is known before reading; every key may be absent."""
    commune = data.get("commune") or {}
    area, list_class = commune.get("area"), data.get("class_of_list")
    code, units = commune.get("code") or "", data.get("units") or ()
    old = data.get("old_communes")
    return ListContext(
        today=date.fromisoformat(data["today"]) if data.get("today") else today,
        commune_name="" if units else commune.get("name") or "",
        commune_area=Area(area) if area else None,
        hamlets=tuple(data.get("hamlets_known") or ()),
        old_communes=old_communes_around(code) if old is None else old,
        units=tuple(_unit(each) for each in units),
        standard=data.get("standard") or "",
        class_of_list=HouseholdClass(list_class) if list_class else None,
    )


def _unit(data: Mapping[str, Any]) -> Unit:
    area = data.get("area")
    return Unit(data["name"], Area(area) if area else None, tuple(data.get("hamlets") or ()))
