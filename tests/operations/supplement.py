"""Four households, a decision of last year about three, and a signed supplement that changes it."""

from collections.abc import Callable
from datetime import date

from ngheo_desktop.domain.frozen_lists import KeptList
from ngheo_desktop.domain.register import Member
from ngheo_desktop.domain.terms import HouseholdClass, Sex
from ngheo_desktop.operations.decisions import (
    confirm_basis,
    prepare_supplement,
    set_class,
    set_words,
)
from ngheo_desktop.operations.frozen_lists import freeze_list
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.standards import confirm_standard
from ngheo_desktop.storage.imports import DecidedHousehold, insert_decision
from ngheo_desktop.storage.summaries import refresh_summaries
from tests.conftest import PASSWORD, TODAY

POOR, NEAR, OUTSIDE = HouseholdClass.POOR, HouseholdClass.NEAR_POOR, HouseholdClass.NOT_POOR


def four_homes(add_household: Callable[..., str]) -> list[str]:
    wife = Member(name="Lê Thị Út", relation="spouse", sex=Sex.FEMALE, ethnic="Kinh")
    names = ("Trần Văn Tám", "Neáng Sóc Kha", "Nguyễn Thị Ế", "Chau Ôn")
    return [
        add_household(name, wife, hamlet=at % 2, code=f"{at + 1:04d}")
        for at, name in enumerate(names)
    ]


def past_decision(office: Office, **classes: HouseholdClass) -> str:
    """A decision of last year, as an import leaves it."""
    with office.store.writing() as session:
        lines = [DecidedHousehold(key, kind, "", 1) for key, kind in classes.items()]
        made = insert_decision(session, "41/QĐ-UBND", date(2025, 12, 10), "2022-2025", lines)
        refresh_summaries(session)
    return made


def green_plan(office: Office, decision: str, changes: dict[str, HouseholdClass]) -> str:
    plan, _act = prepare_supplement(office, decision)
    for household, decided in changes.items():
        set_class(office, plan.id, household, decided, "ghi nhầm diện khi lập danh sách")
    set_words(office, plan.id, number="45/QĐ-UBND", decided_on=TODAY, signer_name="Nguyễn Văn Chủ")
    confirm_basis(office, plan.id)
    confirm_standard(office, "2022-2025")
    return plan.id


def frozen_supplement(office: Office, homes: list[str]) -> KeptList:
    first = past_decision(office, **{homes[0]: POOR, homes[1]: NEAR, homes[2]: POOR})
    plan = green_plan(office, first, {homes[0]: NEAR, homes[2]: OUTSIDE, homes[3]: POOR})
    return freeze_list(office, plan, PASSWORD)
