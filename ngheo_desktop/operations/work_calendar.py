"""Lịch làm việc of this office: the tabled holidays and what the office has added or taken out."""

import tomllib
from datetime import date
from functools import lru_cache
from typing import Any

from ngheo_desktop.domain.round_rules import RoundRules, day_in_year
from ngheo_desktop.domain.terms import Provenance
from ngheo_desktop.domain.working_days import Holiday, WorkCalendar, with_days_instead
from ngheo_desktop.paths import resource


def calendar_of(rules: RoundRules) -> WorkCalendar:
    """The shipped calendar with the days that the office has settled."""
    holidays, years = _shipped()
    return WorkCalendar(
        holidays, years, _days(rules, "holidays.added"), _days(rules, "holidays.worked")
    )


def _days(rules: RoundRules, name: str) -> frozenset[date]:
    return frozenset(date.fromisoformat(each) for each in rules.value(name) or ())


@lru_cache(maxsize=1)
def _shipped() -> tuple[dict[date, Holiday], frozenset[int]]:
    text = resource("catalogs", "holidays.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    years = frozenset(each["year"] for each in data["years"])
    found: list[Holiday] = []
    for year in range(min(years), max(years) + 2):  # the solar ones hold every year
        found += [_every_year(each, year) for each in data["every_year"]]
    for each in data["years"]:
        found += _of_year(each)
    return with_days_instead(found), years


def _every_year(data: dict[str, Any], year: int) -> Holiday:
    day = day_in_year(data["day"], year)
    return Holiday(day, data["title"], Provenance(data["provenance"]), data["source"])


def _of_year(data: dict[str, Any]) -> list[Holiday]:
    named = [(day, "Tết Âm lịch") for day in data["tet"]]
    named.append((data["hung_kings"], "Giỗ Tổ Hùng Vương"))
    named.append((data["beside_national_day"], "Quốc khánh (ngày liền kề)"))
    mark, source = Provenance(data["provenance"]), data["source"]
    return [Holiday(date.fromisoformat(day), title, mark, source) for day, title in named]
