"""Hồ sơ hộ: one paper for a household with nothing yet, and for one with years of decisions."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from ngheo_desktop.domain.income_sheet import IncomeLine
from ngheo_desktop.domain.meetings import Vote
from ngheo_desktop.domain.other_classes import NewCase, Occupation, OtherClass
from ngheo_desktop.domain.postings import ObjectionDraft, Recheck
from ngheo_desktop.domain.register import Member
from ngheo_desktop.domain.rights import Role
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import AccessRefused, WrongUsage
from ngheo_desktop.operations.case_file import gather_case_file
from ngheo_desktop.operations.decision_papers import hand_over, list_certificates
from ngheo_desktop.operations.decisions import confirm_basis, prepare_decision, set_words
from ngheo_desktop.operations.diary import recent
from ngheo_desktop.operations.frozen_lists import freeze_list
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.households import note_ids_shown, open_household, save_household
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.other_classes import open_case, receive_case, save_sheet
from ngheo_desktop.operations.papers import MadeForm, PaperScope, make_form, save_made_form
from ngheo_desktop.operations.postings import answer_objection, record_objection
from ngheo_desktop.operations.standards import confirm_standard
from tests.conftest import PASSWORD
from tests.operations.campaign import Campaign

POOR, NEAR = HouseholdClass.POOR, HouseholdClass.NEAR_POOR
NUMBER = "089074000111"


def made(office: Office, household_id: str) -> MadeForm:
    return make_form(office, "ho-so-ho", PaperScope(household_id=household_id))


def pages_of(paper: MadeForm) -> list[str]:
    pages = PdfReader(BytesIO(paper.pdf)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


@pytest.fixture
def numbered(office: Office, household_id: str) -> str:
    """The household of Trần Văn Tám, its head with a number."""
    household = open_household(office, household_id).household
    head = replace(household.members[0], personal_id=NUMBER)
    save_household(office, replace(household, members=(head, *household.members[1:])))
    return household_id


@pytest.fixture
def five_years(
    office: Office,
    monkeypatch: pytest.MonkeyPatch,
    numbered: str,
    add_household: Callable[..., str],
) -> Campaign:
    """Lists of four years, and this year's round with two meetings, a re-check and a decision."""
    campaign = Campaign(office, monkeypatch).at("2026-11-02")
    for year, held in ((2022, POOR), (2023, POOR), (2024, NEAR), (2025, POOR)):
        campaign.decided({numbered: held}, f"{year}-12-10")
    other = add_household("Chau Hàng Xóm", code="0777")
    campaign.decided({other: POOR}, "2025-12-11")
    campaign.settled()
    campaign.opened()
    for at, _hamlet in enumerate(list_hamlets(office)):
        campaign.listed(at)
    for each in (numbered, other):
        campaign.sheet(each)
    campaign.met(Vote(numbered, 20, 30))
    campaign.at("2026-11-04")
    campaign.sheet(numbered)
    campaign.at("2026-11-05").met()
    posting = campaign.posted().posting
    campaign.at("2026-11-06")
    told = ObjectionDraft(
        campaign.round_id, campaign.hamlet(), "Võ Bảy", "Có đất cho thuê", office.today(), numbered
    )
    objection = record_objection(office, told)
    answer_objection(office, objection.id, Recheck(office.today(), "Đất đã bán", post_again=False))
    assert posting.ends == date(2026, 11, 10)
    campaign.at("2026-11-20")
    confirm_standard(office, "2022-2025")
    plan, _act = prepare_decision(office, campaign.round_id)
    day = office.today()
    set_words(office, plan.id, number="45/QĐ-UBND", decided_on=day, signer_name="Chau Kim")
    confirm_basis(office, plan.id)
    kept = freeze_list(office, plan.id, PASSWORD)
    assert list_certificates(office, kept.id)
    hand_over(office, kept.id, numbered, office.today(), "Lê Thị Út")
    return campaign


def test_a_household_with_nothing_yet_has_a_file_that_says_so(
    office: Office, household_id: str
) -> None:
    (page,) = pages_of(made(office, household_id))
    for told in (
        "Hộ chưa có tên trong quyết định nào.",
        "Hộ chưa ở trong đợt rà soát nào.",
        "Hộ chưa có phiếu rà soát.",
        "Chưa ghi biến động nào.",
    ):
        assert told in page
    assert "mã hộ 0001" in page
    assert "Trang 1/1" in page


def test_five_years_of_decisions_stand_in_one_paper(five_years: Campaign, numbered: str) -> None:
    paper = made(five_years.office, numbered)
    pages = pages_of(paper)
    assert len(pages) == paper.pages >= 2
    for at, page in enumerate(pages, start=1):
        assert "Hồ sơ hộ, mã hộ 0001" in page
        assert f"Trang {at}/{len(pages)}" in page
    told = " ".join(pages)
    assert told.count("88/QĐ-UBND") == 4
    assert "45/QĐ-UBND" in told
    code = gather_case_file(five_years.office, numbered).lists[0].code
    assert code
    assert code in told
    assert "trao 20/11/2026, Lê Thị Út" in told


def test_of_the_minutes_only_its_own_line_is_told(five_years: Campaign, numbered: str) -> None:
    file = gather_case_file(five_years.office, numbered)
    meetings = file.rounds[0].meetings
    assert [(vote.agree, vote.passed) for _meeting, vote in meetings] == [(20, False), (50, True)]
    assert all(len(meeting.votes) == 1 for meeting, _vote in meetings)
    told = " ".join(pages_of(made(five_years.office, numbered)))
    assert "Chau Hàng Xóm" not in told
    assert "20 đồng ý, 30 không đồng ý: chưa đạt" in told
    assert "Kiến nghị ngày 06/11/2026 của Võ Bảy: Có đất cho thuê." in told
    assert "Phúc tra ngày 06/11/2026: Đất đã bán" in told


def test_the_sheet_stands_there_as_answered_with_the_cause_of_each_indicator(
    five_years: Campaign, numbered: str
) -> None:
    told = " ".join(pages_of(made(five_years.office, numbered)))
    assert told.count("Phiếu ngày") == 2
    assert "Có thẻ bảo hiểm y tế: có" in told
    assert "theo kết quả chấm điểm" in told
    file = gather_case_file(five_years.office, numbered)
    assert [each.facts.survey_date for each in file.sheets] == [
        date(2026, 11, 4),
        date(2026, 11, 2),
    ]


def test_numbers_are_masked_until_who_prints_has_opened_them(office: Office, numbered: str) -> None:
    masked = " ".join(pages_of(made(office, numbered)))
    assert "074 000 111" not in masked
    assert "089" in masked
    note_ids_shown(office, numbered)
    assert "089 074 000 111" in " ".join(pages_of(made(office, numbered)))
    other = replace(office, actor=replace(office.actor, account_id="ai-khac"))
    assert "089 074 000 111" not in " ".join(pages_of(made(other, numbered)))


def test_the_diary_tells_whose_file_left_the_program(
    office: Office, household_id: str, tmp_path: Path
) -> None:
    paper = made(office, household_id)
    save_made_form(office, paper, tmp_path / "ho-so.pdf")
    line = recent(office, 1)[0]
    assert (line.act, line.record_id) == ("lưu PDF", "ho-so-ho")
    assert any(each.act == "lưu PDF" for each in open_household(office, household_id).history)


def test_cases_of_the_other_classes_are_in_the_file(
    office: Office, monkeypatch: pytest.MonkeyPatch, household_id: str
) -> None:
    Campaign(office, monkeypatch).at("2026-11-12")
    new = NewCase(
        OtherClass.AVERAGE_LIVING, household_id, office.today(), occupation=Occupation.FISHERY
    )
    case_id = receive_case(office, new).id
    line = IncomeLine("fishery", 60_000_000)
    sheet = replace(open_case(office, case_id).sheet, lines=(line,), is_whole=True)
    save_sheet(office, case_id, sheet)
    told = " ".join(pages_of(made(office, household_id)))
    assert "thu nhập 1.666.667 đồng/người/tháng" in told
    assert "đang ở bước niêm yết" in told


def test_the_file_is_for_who_may_print_and_needs_a_household(
    office: Office, household_id: str
) -> None:
    viewer = replace(office, actor=replace(office.actor, roles=frozenset({Role.VIEWER})))
    with pytest.raises(AccessRefused):
        made(viewer, household_id)
    with pytest.raises(WrongUsage, match="Hãy chọn hộ trước"):
        make_form(office, "ho-so-ho")


def test_the_same_register_gives_the_same_bytes(office: Office, household_id: str) -> None:
    assert made(office, household_id).pdf == made(office, household_id).pdf


def test_a_posting_of_its_hamlet_is_told_by_its_days(five_years: Campaign, numbered: str) -> None:
    told = " ".join(pages_of(made(five_years.office, numbered)))
    assert "niêm yết 05/11/2026–10/11/2026" in told


def test_a_household_of_many_people_and_long_names_stays_on_the_page(
    office: Office, add_household: Callable[..., str]
) -> None:
    long = "Nguyễn Phước Hoàng Đăng Khoa Bảo Châu Ngọc Diễm"
    people = [Member(name=f"{long} {each}") for each in range(20)]
    household_id = add_household(long, *people)
    told = " ".join(pages_of(made(office, household_id)))
    assert f"{long} 19" in told
