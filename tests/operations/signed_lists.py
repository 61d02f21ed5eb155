"""Signed lists as an import leaves them: two days a year apart, and what was decided on them."""

from collections.abc import Mapping
from datetime import date

from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.operations.office import Office
from ngheo_desktop.storage.imports import DecidedHousehold, insert_decision
from ngheo_desktop.storage.summaries import refresh_summaries

FIRST, LAST = date(2025, 12, 10), date(2026, 11, 20)


def decide(
    office: Office,
    day: date,
    classes: Mapping[str, HouseholdClass],
    standard: str = "2022-2025",
    number: str = "",
) -> str:
    """A signed list with as many people as the register has today; its id."""
    sizes = dict(office.store.query("SELECT household_id, members FROM summary"))
    lines = [DecidedHousehold(key, held, "", sizes[key]) for key, held in classes.items()]
    with office.store.writing() as session:
        made = insert_decision(session, number or f"{day:%m}/QĐ-UBND", day, standard, lines)
        refresh_summaries(session)
    return made
