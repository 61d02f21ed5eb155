"""Một năm của xã: from last year's list to this year's signed one, every step on its day."""

from collections.abc import Callable
from datetime import date

import pytest

from ngheo_desktop.domain.applications import ApplicationForm, ApplicationState
from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.family_events import EventKind, FamilyEvent
from ngheo_desktop.domain.frozen_lists import KeptList
from ngheo_desktop.domain.meetings import Vote
from ngheo_desktop.domain.movement import Column, Movement
from ngheo_desktop.domain.postings import ObjectionDraft, Recheck
from ngheo_desktop.domain.register import Member
from ngheo_desktop.domain.rounds import Step, StepState
from ngheo_desktop.domain.terms import HouseholdClass, Sex
from ngheo_desktop.operations.applications import (
    list_applications,
    receive_application,
    refuse_application,
)
from ngheo_desktop.operations.checking import check_register
from ngheo_desktop.operations.decision_checks import checks
from ngheo_desktop.operations.decision_papers import hand_over, list_certificates
from ngheo_desktop.operations.decisions import (
    confirm_basis,
    prepare_decision,
    prepare_supplement,
    set_class,
    set_words,
)
from ngheo_desktop.operations.diary import verify as verify_diary
from ngheo_desktop.operations.family_events import record_event
from ngheo_desktop.operations.frozen_lists import freeze_list
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.list_verifying import verify_list
from ngheo_desktop.operations.movement import Difference, movement_or_break
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.postings import answer_objection, record_objection
from ngheo_desktop.operations.round_opening import close_round, open_in_year_round
from ngheo_desktop.operations.standards import confirm_standard
from tests.conftest import PASSWORD
from tests.operations.campaign import Campaign

POOR, NEAR, OUTSIDE = HouseholdClass.POOR, HouseholdClass.NEAR_POOR, HouseholdClass.NOT_POOR
NAMES = {
    "stays": ("Trần Văn Tám", 0),
    "leaves": ("Neáng Sóc", 0),
    "dies": ("Cao Thị Cội", 0),
    "splits": ("Chau Ôn", 1),
    "falls": ("Lê Út", 1),
    "asks": ("Lý Tư", 1),
    "in_vain": ("Võ Văn Bảy", 1),
}


@pytest.fixture
def year(office: Office, monkeypatch: pytest.MonkeyPatch) -> Campaign:
    return Campaign(office, monkeypatch).at("2026-02-03")


@pytest.fixture
def homes(year: Campaign, add_household: Callable[..., str]) -> dict[str, str]:
    """Seven households in two hamlets, and the signed list of last December."""
    brother = Member(
        name="Trần Văn Em", relation="sibling", sex=Sex.MALE, birth=Birth(1980), ethnic="Kinh"
    )
    made = {
        key: add_household(name, *([brother] if key != "dies" else []), hamlet=hamlet)
        for key, (name, hamlet) in NAMES.items()
    }
    year.decided(
        {made[key]: POOR for key in ("stays", "leaves", "dies", "splits")} | {made["falls"]: NEAR}
    )
    year.settled()
    confirm_standard(year.office, "2022-2025")
    return made


def listed_everywhere(year: Campaign) -> None:
    for at, _hamlet in enumerate(list_hamlets(year.office)):
        year.listed(at)


def signed(year: Campaign, plan_id: str, number: str) -> KeptList:
    """Every word written, every light green, frozen by the chairman."""
    day = year.office.today()
    set_words(year.office, plan_id, number=number, decided_on=day, signer_name="Nguyễn Văn Chủ")
    confirm_basis(year.office, plan_id)
    assert [each.detail for each in checks(year.office, plan_id) if not each.is_met] == []
    return freeze_list(year.office, plan_id, PASSWORD)


def in_spring(year: Campaign, homes: dict[str, str]) -> KeptList:
    """Đợt thường xuyên tháng 3: one household is taken in, one is refused with reasons."""
    office = year.office
    for key in ("asks", "in_vain"):
        receive_application(office, homes[key], ApplicationForm.REVIEW, office.today(), "Mất việc")
    year.round_id = open_in_year_round(year.at("2026-03-16").office, 2026, 3).round.id
    listed_everywhere(year)
    year.sheet(homes["asks"])
    year.sheet(homes["in_vain"], income=200)
    year.at("2026-03-18").met(hamlet=1)
    year.posted(1)
    year.at("2026-03-27")
    asked = {each.household_id: each for each in list_applications(office)}
    refuse_application(office, asked[homes["in_vain"]].id, office.today(), "Thu nhập trên chuẩn")
    kept = signed(year, prepare_decision(office, year.round_id)[0].id, "9/QĐ-UBND")
    close_round(office, year.round_id)
    return kept


def in_summer(year: Campaign, homes: dict[str, str]) -> str:
    """A lonely woman dies; a brother founds a household, whose id is given back."""
    office = year.at("2026-07-01").office
    (lonely,) = open_household(office, homes["dies"]).household.members
    record_event(
        office, FamilyEvent(EventKind.DEATH, date(2026, 6, 20), homes["dies"], people=(lonely.id,))
    )
    brother = open_household(office, homes["splits"]).household.members[1].id
    record_event(
        office,
        FamilyEvent(
            EventKind.SPLIT, date(2026, 6, 30), homes["splits"], people=(brother,), head_id=brother
        ),
    )
    (made,) = office.store.query(
        "SELECT household_id FROM member WHERE id = ? AND deleted = 0", (brother,)
    )
    return str(made[0])


def in_autumn(year: Campaign, homes: dict[str, str]) -> None:
    """Đợt định kỳ: one vote fails and is held again, one objection changes a class."""
    office = year.at("2026-09-08").office
    year.opened()
    listed_everywhere(year)
    year.at("2026-09-15")
    for key in ("stays", "falls", "splits", "asks"):
        year.sheet(homes[key])
    year.sheet(homes["leaves"], income=200)
    year.at("2026-10-01").met(Vote(homes["leaves"], 20, 30))
    year.met(hamlet=1)
    assert year.states()[Step.SHEETS] == StepState.REDO
    year.at("2026-10-05").sheet(homes["leaves"], income=200)
    year.at("2026-10-06").met()
    year.posted()
    year.posted(1)
    told = ObjectionDraft(
        year.round_id,
        year.hamlet(1),
        "Một người dân",
        "Hộ có đất cho thuê",
        date(2026, 10, 7),
        homes["asks"],
    )
    objection = record_objection(year.at("2026-10-07").office, told)
    found = Recheck(date(2026, 10, 12), "Có 0,5 ha cho thuê, thu nhập trên chuẩn", OUTSIDE)
    answer_objection(year.at("2026-10-12").office, objection.id, found)
    year.posted(1)
    year.at("2026-10-20")
    assert {year.states(at)[Step.DECISION] for at in (0, 1)} == {StepState.READY}
    assert office.today() == date(2026, 10, 20)


def in_winter(year: Campaign, homes: dict[str, str], autumn: KeptList) -> KeptList:
    """Every certificate reaches its household; a slip in the list is mended by a supplement."""
    office = year.office
    for handed in list_certificates(office, autumn.id):
        hand_over(office, autumn.id, handed.row.household_id, date(2026, 10, 20), "Chủ hộ")
    assert all(each.handed_on for each in list_certificates(office, autumn.id))

    plan, _act = prepare_supplement(year.at("2026-11-24").office, autumn.decision_id)
    set_class(office, plan.id, homes["falls"], NEAR, "Ghi nhầm điểm tài sản trong phiếu")
    return signed(year, plan.id, "51/QĐ-UBND")


def test_a_commune_goes_through_its_year_and_every_list_of_it_can_be_proven(
    year: Campaign, homes: dict[str, str]
) -> None:
    office = year.office
    spring = in_spring(year, homes)
    assert {row.household_id: row.household_class for row in spring.told.rows} == {
        homes["asks"]: POOR
    }
    states = {each.household_id: each.state for each in list_applications(office)}
    assert states[homes["in_vain"]] == ApplicationState.REFUSED
    founded = in_summer(year, homes)
    in_autumn(year, homes)
    autumn = signed(year, prepare_decision(office, year.round_id)[0].id, "45/QĐ-UBND")
    decided = {row.household_id: row.household_class for row in autumn.told.rows}
    assert decided == {
        homes["stays"]: POOR,
        homes["falls"]: POOR,
        homes["splits"]: POOR,
        homes["leaves"]: OUTSIDE,
        homes["asks"]: OUTSIDE,
    }
    assert founded not in decided
    close_round(office, year.round_id)

    supplement = in_winter(year, homes, autumn)
    assert supplement.told.head.supplement == 1
    balanced = movement_or_break(office, Difference(date(2025, 12, 10), date(2026, 11, 24)))
    assert isinstance(balanced, Movement)
    assert balanced.balances
    assert balanced.behind(POOR, Column.OUT_UP) == (homes["leaves"],)
    assert set(balanced.behind(POOR, Column.OUT_OTHER)) == {homes["dies"], homes["splits"]}
    out = balanced.counts(POOR)
    assert (out.households[Column.OUT_OTHER], out.people[Column.OUT_OTHER]) == (1, 2)
    closing = {kind: balanced.counts(kind).households[Column.CLOSING] for kind in (POOR, NEAR)}
    assert closing == {POOR: 2, NEAR: 1}

    for kept in (spring, autumn, supplement):
        assert verify_list(office, kept.code).is_whole
    assert verify_diary(office).is_whole
    assert [each.text for each in check_register(office)] == []
