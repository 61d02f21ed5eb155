"""Hộ by its name: what a list shows of the households behind one number."""

from dataclasses import dataclass

from ngheo_desktop.domain.terms import HouseholdClass


@dataclass(frozen=True, slots=True)
class NamedHousehold:
    """One household of a list behind a number; it may have left the register since."""

    id: str
    code: str
    head_name: str
    hamlet: str
    household_class: HouseholdClass | None  # by decision
    members: int
    is_listed: bool  # stands in the register today, so that it can be opened
