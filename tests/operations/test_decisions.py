"""From the round to the signed list: four results side by side, a check list, the whole list."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from ngheo_desktop.domain.applications import ApplicationForm
from ngheo_desktop.domain.frozen_lists import KeptList
from ngheo_desktop.domain.meetings import Vote
from ngheo_desktop.domain.movement import Column, Movement
from ngheo_desktop.domain.rights import Role
from ngheo_desktop.domain.rounds import Step, StepState
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import AccessRefused, InputRefused, WrongUsage
from ngheo_desktop.operations import decision_papers as papers
from ngheo_desktop.operations.applications import receive_application
from ngheo_desktop.operations.decision_checks import checks, read_plan
from ngheo_desktop.operations.decision_lines import decided_lines, export_decided
from ngheo_desktop.operations.decisions import (
    give_reason,
    list_decisions,
    prepare_decision,
    renew_basis,
    set_class,
    set_words,
)
from ngheo_desktop.operations.frozen_lists import freeze_list
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.list_verifying import verify_list
from ngheo_desktop.operations.movement import movement_or_break
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_opening import open_annual_round, open_in_year_round
from ngheo_desktop.operations.standards import confirm_standard
from tests.conftest import PASSWORD
from tests.operations.campaign import Campaign

POOR, NEAR, OUTSIDE = HouseholdClass.POOR, HouseholdClass.NEAR_POOR, HouseholdClass.NOT_POOR


@pytest.fixture
def campaign(office: Office, monkeypatch: pytest.MonkeyPatch) -> Campaign:
    return Campaign(office, monkeypatch).at("2026-11-02")


@pytest.fixture
def homes(add_household: Callable[..., str]) -> dict[str, str]:
    names = {"stays": "Trần Văn Tám", "leaves": "Neáng Sóc", "asks": "Lê Út", "falls": "Chau Ôn"}
    return {key: add_household(name) for key, name in names.items()}


@pytest.fixture
def reviewed(campaign: Campaign, homes: dict[str, str]) -> Campaign:
    """A round that has gone through list, sheets, meeting and posting in the first hamlet."""
    office = campaign.office
    campaign.decided({homes["stays"]: POOR, homes["leaves"]: POOR, homes["falls"]: NEAR})
    campaign.settled()
    receive_application(office, homes["asks"], ApplicationForm.REVIEW, office.today())
    campaign.opened()
    campaign.listed_everywhere()
    campaign.at("2026-11-03")
    for key in ("stays", "falls"):
        campaign.sheet(homes[key])
    for key in ("leaves", "asks"):
        campaign.sheet(homes[key], income=200)
    campaign.at("2026-11-05").met()
    campaign.posted()
    return campaign.at("2026-11-20")


def red(office: Office, plan_id: str) -> dict[str, str]:
    return {each.code: each.detail for each in checks(office, plan_id) if not each.is_met}


@pytest.fixture
def frozen(reviewed: Campaign) -> KeptList:
    plan = reviewed.prepared()
    confirm_standard(reviewed.office, "2022-2025")
    return freeze_list(reviewed.office, plan, PASSWORD)


def test_a_round_that_is_not_through_its_steps_says_what_is_missing(
    campaign: Campaign, homes: dict[str, str]
) -> None:
    campaign.decided({homes["stays"]: POOR})
    campaign.opened()
    missing = red(campaign.office, campaign.prepared())
    assert {"steps", "rules", "answers", "standard"} <= set(missing)
    assert "ấp Phước Lợi" in missing["steps"]


def test_the_standard_that_nobody_confirmed_stops_the_list(reviewed: Campaign) -> None:
    plan = reviewed.prepared()
    assert set(red(reviewed.office, plan)) == {"standard"}
    with pytest.raises(InputRefused, match="đối chiếu với phụ lục"):
        freeze_list(reviewed.office, plan, PASSWORD)
    confirm_standard(reviewed.office, "2022-2025")
    assert red(reviewed.office, plan) == {}


def test_a_standard_without_a_score_line_stops_the_list_even_when_it_was_confirmed(
    campaign: Campaign,
) -> None:
    office = campaign.office
    campaign.round_id = open_annual_round(office, standard="2027-2030").round.id
    confirm_standard(office, "2027-2030")
    plan, _act = prepare_decision(office, campaign.round_id)
    (found,) = [each for each in checks(office, plan.id) if each.code == "standard"]
    assert not found.is_met
    assert "Ngưỡng điểm B1 khu vực nông thôn (chưa có)" in found.detail


def test_a_signed_round_is_the_whole_list_with_its_leavers(
    reviewed: Campaign, homes: dict[str, str], frozen: KeptList
) -> None:
    told = frozen.told
    decided = {row.household_id: row.household_class for row in told.rows}
    assert decided == {homes["stays"]: POOR, homes["leaves"]: OUTSIDE, homes["falls"]: POOR}
    assert (told.head.scope, told.head.about) == ("full", "Rà soát định kỳ năm 2026")
    assert [row.household_id for row in told.leaving(POOR)] == [homes["leaves"]]
    assert [row.certificate for row in told.certified] == [1, 2]
    cell = reviewed.line().cell(Step.DECISION)
    assert cell.state == StepState.DONE
    assert verify_list(reviewed.office, frozen.code).is_whole
    with pytest.raises(WrongUsage, match="bổ sung"):
        prepare_decision(reviewed.office, reviewed.round_id)


def test_the_movement_follows_from_the_two_lists(
    reviewed: Campaign, homes: dict[str, str], frozen: KeptList
) -> None:
    moved = movement_or_break(reviewed.office)
    assert isinstance(moved, Movement)
    assert moved.balances
    assert moved.behind(POOR, Column.OUT_UP) == (homes["leaves"],)
    assert moved.behind(POOR, Column.IN_ACROSS) == (homes["falls"],)
    assert moved.counts(POOR).households[Column.CLOSING] == 2


def test_a_result_that_differs_wants_a_reason(campaign: Campaign, homes: dict[str, str]) -> None:
    campaign.decided({homes["stays"]: POOR})
    campaign.settled()
    campaign.opened()
    campaign.listed_everywhere()
    campaign.at("2026-11-03").sheet(homes["stays"])
    campaign.at("2026-11-05").met()
    campaign.posted()
    office = campaign.at("2026-11-20").office
    confirm_standard(office, "2022-2025")
    plan = campaign.prepared()
    with pytest.raises(WrongUsage, match="lý do"):
        set_class(office, plan, homes["stays"], NEAR, "")
    set_class(office, plan, homes["stays"], NEAR, "Chủ tịch xét lại theo biên bản phúc tra")
    (line,) = read_plan(office, plan).compared
    assert (line.computed, line.met, line.decided) == (POOR, POOR, NEAR)
    give_reason(office, plan, homes["stays"], "")
    assert set(red(office, plan)) == {"reasons"}
    give_reason(office, plan, homes["stays"], "phúc tra lại điểm B2").undo(office)
    assert set(red(office, plan)) == {"reasons"}


def test_a_household_that_asked_in_vain_gets_an_answer(
    reviewed: Campaign, homes: dict[str, str]
) -> None:
    plan = reviewed.prepared()
    found = papers.refused_households(reviewed.office, read_plan(reviewed.office, plan))
    assert [each[0] for each in found] == [homes["asks"]]
    pdf = papers.plan_paper(reviewed.office, plan, papers.REFUSAL, homes["asks"])
    text = PdfReader(BytesIO(pdf)).pages[0].extract_text()
    assert "Lê Út" in text
    assert "không thuộc diện" in text
    with pytest.raises(WrongUsage, match="không có đề nghị"):
        papers.plan_paper(reviewed.office, plan, papers.REFUSAL, homes["stays"])


def test_the_submission_counts_the_proposal_by_hamlet(reviewed: Campaign, tmp_path: Path) -> None:
    plan = reviewed.prepared()
    pdf = papers.plan_paper(reviewed.office, plan, papers.SUBMISSION)
    text = PdfReader(BytesIO(pdf)).pages[0].extract_text()
    assert "Cộng: 2 hộ nghèo, 0 hộ cận nghèo, 1 hộ ra khỏi danh sách" in text
    papers.save_docx(reviewed.office, plan, papers.SUBMISSION, tmp_path / "to-trinh.docx")
    assert (tmp_path / "to-trinh.docx").stat().st_size > 10_000


def test_who_sees_some_hamlets_only_has_no_part_in_the_decision(reviewed: Campaign) -> None:
    plan = reviewed.prepared()
    hamlet = list_hamlets(reviewed.office)[0].id
    bound = replace(
        reviewed.office.actor, roles=frozenset({Role.SURVEYOR}), hamlets=frozenset({hamlet})
    )
    surveyor = replace(reviewed.office, actor=bound)
    for refused in (
        lambda: checks(surveyor, plan),
        lambda: prepare_decision(surveyor, reviewed.round_id),
        lambda: freeze_list(surveyor, plan, PASSWORD),
        lambda: movement_or_break(surveyor),
    ):
        with pytest.raises(AccessRefused):
            refused()


def test_a_meeting_that_decides_otherwise_gives_its_own_reason(
    campaign: Campaign, homes: dict[str, str]
) -> None:
    campaign.decided({homes["stays"]: POOR})
    campaign.settled()
    campaign.opened()
    campaign.listed_everywhere()
    campaign.at("2026-11-03").sheet(homes["stays"])
    reason = "hộ có đất cho thuê, phiếu chưa ghi"
    vote = Vote(homes["stays"], agree=45, against=5, meeting_class=NEAR, reason=reason)
    campaign.at("2026-11-05").met(vote)
    campaign.posted()
    office = campaign.at("2026-11-20").office
    (line,) = read_plan(office, campaign.prepared()).compared
    assert (line.computed, line.met, line.decided, line.reason) == (POOR, NEAR, NEAR, reason)
    assert not line.lacks_reason


def test_a_decision_within_the_year_tells_only_what_it_changes(
    campaign: Campaign, homes: dict[str, str]
) -> None:
    office = campaign.at("2026-03-16").office
    campaign.decided({homes["stays"]: POOR, homes["falls"]: NEAR})
    campaign.settled()
    receive_application(office, homes["asks"], ApplicationForm.REVIEW, office.today())
    receive_application(office, homes["stays"], ApplicationForm.LEAVING, office.today())
    campaign.round_id = open_in_year_round(office, 2026, 3).round.id
    campaign.listed_everywhere()
    for key in ("asks", "stays"):
        campaign.sheet(homes[key])
    campaign.at("2026-03-18").met()
    campaign.posted()
    campaign.at("2026-03-28")
    plan = campaign.prepared("9/QĐ-UBND")
    confirm_standard(office, "2022-2025")
    assert red(office, plan) == {}
    kept = freeze_list(office, plan, PASSWORD)
    assert kept.told.head.scope == "changes"
    assert {row.household_id: row.household_class for row in kept.told.rows} == {
        homes["asks"]: POOR
    }
    assert campaign.line().cell(Step.DECISION).state == StepState.DONE


def test_a_draft_of_the_decision_is_looked_at_before_anything_is_green(
    reviewed: Campaign, tmp_path: Path
) -> None:
    office = reviewed.office
    plan, _act = prepare_decision(office, reviewed.round_id)
    pages = PdfReader(BytesIO(papers.plan_paper(office, plan.id, papers.DRAFT))).pages
    text = [page.extract_text() for page in pages]
    assert all("DỰ THẢO" in page for page in text)
    assert "......../QĐ-UBND" in text[0]
    assert any("Trần Văn Tám" in page for page in text)
    papers.save_docx(office, plan.id, papers.DRAFT, tmp_path / "du-thao.docx")
    assert office.store.query("SELECT count(*) FROM frozen_list") == [(0,)]


def test_the_basis_follows_the_day_of_the_decision_and_keeps_the_offices_own_lines(
    reviewed: Campaign,
) -> None:
    office = reviewed.office
    plan, _act = prepare_decision(office, reviewed.round_id)
    own = "Kế hoạch số 12/KH-UBND ngày 01 tháng 9 năm 2026"
    kept = (*(each.text for each in plan.basis[:1]), own)
    set_words(office, plan.id, basis=kept, recipients=("Như Điều 3",))
    renew_basis(office, plan.id)
    renewed = read_plan(office, plan.id).plan
    assert [each.text for each in renewed.basis] == [*(each.text for each in plan.basis), own]
    assert renewed.recipients == ("Như Điều 3",)


def test_the_lines_of_a_decision_are_read_and_exported_imported_ones_too(
    reviewed: Campaign, homes: dict[str, str], frozen: KeptList, tmp_path: Path
) -> None:
    office = reviewed.office
    (newest, past) = list_decisions(office)
    assert (newest.round_id, past.round_id) == (reviewed.round_id, "")
    lines = {each.household_id: each for each in decided_lines(office, newest.id)}
    assert lines[homes["leaves"]].before == POOR
    assert {each.household_id for each in decided_lines(office, past.id)} == {
        homes[key] for key in ("stays", "leaves", "falls")
    }
    for at, decision in enumerate((newest, past)):
        target = tmp_path / f"{at}.xlsx"
        assert export_decided(office, decision.id, target) == 3
        sheet = load_workbook(target).active
        words = [str(cell.value) for row in sheet.iter_rows() for cell in row]
        assert "Trần Văn Tám" in words
        assert (frozen.code in " ".join(words)) == (decision is newest)
