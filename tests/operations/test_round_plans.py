"""What opening a round would do, told beforehand; rules as they are typed; the written answer."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from ngheo_desktop.domain.applications import ApplicationForm
from ngheo_desktop.domain.round_rules import RoundRule, read_value, shown_value
from ngheo_desktop.domain.rounds import ListedFor, RoundKind
from ngheo_desktop.domain.standings import CHANGES
from ngheo_desktop.domain.terms import HouseholdClass, Provenance
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.applications import (
    list_applications,
    receive_application,
    refuse_application,
)
from ngheo_desktop.operations.round_lists import (
    Surveyor,
    add_to_list,
    assign_surveyors,
    possible_surveyors,
    take_from_list,
)
from ngheo_desktop.operations.round_opening import open_annual_round, plan_round
from ngheo_desktop.operations.round_papers import make_refusal, save_refusal_docx
from ngheo_desktop.operations.rounds import list_rounds
from ngheo_desktop.storage.frozen_lists import NewDecision, write_decision
from tests.operations.campaign import Campaign

POOR, NEAR_POOR = HouseholdClass.POOR, HouseholdClass.NEAR_POOR


@pytest.fixture
def campaign(office, monkeypatch):
    return Campaign(office, monkeypatch)


def test_a_plan_tells_what_opening_then_does(campaign, add_household):
    tam, sau, asks = (add_household(name) for name in ("Trần Văn Tám", "Chau Sóc", "Neáng Út"))
    campaign.decided({tam: POOR, sau: NEAR_POOR})
    day = campaign.office.today()
    receive_application(campaign.office, asks, ApplicationForm.REVIEW, day, "mất việc làm")
    plan = plan_round(campaign.office, RoundKind.ANNUAL, 2026)
    assert plan.households == {ListedFor.POOR: 1, ListedFor.NEAR_POOR: 1, ListedFor.APPLIED: 1}
    assert plan.decision == "Quyết định số 88/QĐ-UBND ngày 10/12/2025"
    assert [each.name for each in plan.unconfirmed] == ["posting.days", "opinion.exists"]
    assert list_rounds(campaign.office) == []
    assert open_annual_round(campaign.office).households == plan.total


def test_a_plan_says_why_a_round_cannot_be_opened(campaign):
    early = plan_round(campaign.office, RoundKind.IN_YEAR, 2026, 12)
    assert early.refusal == "Đợt này bắt đầu ngày 15/12/2026, chưa đến."
    assert early.decision == ""
    campaign.opened()
    second = plan_round(campaign.office, RoundKind.ANNUAL, 2026)
    assert second.refusal == "Đã có đợt «Rà soát định kỳ năm 2026»."
    with pytest.raises(WrongUsage, match="Đã có đợt"):
        open_annual_round(campaign.office)


def test_the_list_in_force_is_the_last_whole_one_whatever_was_decided_since(
    campaign, add_household
):
    campaign.decided({add_household("Trần Văn Tám"): POOR})
    average = NewDecision("91/QĐ-UBND", date(2026, 3, 2), "2022-2025", CHANGES, "")
    with campaign.office.store.writing() as session:
        write_decision(session, average, ())
    plan = plan_round(campaign.office, RoundKind.ANNUAL, 2026)
    assert plan.decision == "Quyết định số 88/QĐ-UBND ngày 10/12/2025"


def test_two_rounds_of_a_year_by_two_standards_have_two_names(campaign):
    campaign.opened()
    other = open_annual_round(campaign.office, standard="2027-2030").round
    assert other.title == "Rà soát định kỳ năm 2026, chuẩn 2027–2030"
    same = plan_round(campaign.office, RoundKind.ANNUAL, 2026, standard="2022-2025")
    assert same.round.title == "Rà soát định kỳ năm 2026"


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("day", "14/12", "12-14"),
        ("day", "5/2", "02-05"),
        ("day", "12-14", "12-14"),
        ("number", "3", 3),
        ("yes_no", "Có", True),
        ("share", "từ 50%", {"percent": 50, "inclusive": True}),
        ("share", "trên 50", {"percent": 50, "inclusive": False}),
        ("share", ">=50", {"percent": 50, "inclusive": True}),
        ("items", "Có xe máy\nCó ti vi", ["Có xe máy", "Có ti vi"]),
        ("days", "06/02/2027, 05/02/2027", ["2027-02-05", "2027-02-06"]),
        ("days", "2027-02-05", ["2027-02-05"]),
    ],
)
def test_a_rule_is_typed_as_officers_write_and_shown_so_that_it_can_be_typed_again(
    kind, typed, value
):
    rule = RoundRule("x", "Quy định", None, date.min, "", Provenance.RECALLED, kind=kind)
    assert read_value(rule, typed) == (value, [])
    assert read_value(rule, shown_value(kind, value)) == (value, [])


@pytest.mark.parametrize(
    ("kind", "typed"),
    [("day", "31/2"), ("day", "x/y"), ("share", "50%"), ("days", "1/2"), ("share", "từ 0%")],
)
def test_a_rule_that_cannot_be_read_says_how_to_write_it(kind, typed):
    rule = RoundRule("x", "Quy định", None, date.min, "", Provenance.RECALLED, kind=kind)
    value, problems = read_value(rule, typed)
    assert value is None
    assert "Hãy ghi" in problems[0].text


def test_who_is_taken_off_a_list_goes_with_the_reason(campaign, add_household):
    campaign.opened()
    household = add_household("Chau Sóc")
    add_to_list(campaign.office, campaign.round_id, household, "nhà sạt lở")
    take_from_list(campaign.office, campaign.round_id, household, "hộ xin rút")
    sql = "SELECT reason, deleted FROM round_household"
    assert list(campaign.office.store.query(sql)) == [("hộ xin rút", 1)]


def test_surveyors_are_offered_by_name_with_those_already_chosen(campaign):
    campaign.opened()
    place = campaign.office, campaign.round_id, campaign.hamlet()
    assert possible_surveyors(*place) == (Surveyor("canbo", "Neáng Sa", chosen=False),)
    assign_surveyors(*place, ["canbo"])
    assert [each.chosen for each in possible_surveyors(*place)] == [True]


def test_a_refusal_is_printed_with_its_reasons_and_can_be_edited(campaign, add_household, tmp_path):
    office, household = campaign.office, add_household("Trần Văn Tám")
    day = date(2026, 11, 12)
    receive_application(office, household, ApplicationForm.REVIEW, day, "mất việc")
    one = list_applications(office)[0]
    with pytest.raises(WrongUsage, match="chưa được trả lời"):
        make_refusal(office, one.id)
    refuse_application(office, one.id, office.today(), "Hộ không cư trú tại xã.")
    made = make_refusal(office, one.id)
    text = " ".join(PdfReader(BytesIO(made.pdf)).pages[0].extract_text().split())
    assert "ngày 12 tháng 11 năm 2026" in text
    assert "Lý do: Hộ không cư trú tại xã." in text
    save_refusal_docx(office, one.id, tmp_path / "tra-loi.docx")
    assert (tmp_path / "tra-loi.docx").stat().st_size > 1000
