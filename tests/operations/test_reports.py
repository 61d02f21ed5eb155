"""Báo cáo of an office: from signed lists, as things stood on their day; dự kiến until then."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from ngheo_desktop.domain.applications import ApplicationForm
from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.family_events import EventKind, FamilyEvent
from ngheo_desktop.domain.register import Member
from ngheo_desktop.domain.reports.basis import HamletCount
from ngheo_desktop.domain.reports.tables import Report, RowKind
from ngheo_desktop.domain.rights import Role
from ngheo_desktop.domain.terms import HouseholdClass, Sex
from ngheo_desktop.errors import AccessRefused, WrongUsage
from ngheo_desktop.operations.applications import receive_application
from ngheo_desktop.operations.decisions import (
    confirm_basis,
    prepare_decision,
    prepare_supplement,
    set_class,
    set_words,
)
from ngheo_desktop.operations.family_events import record_event
from ngheo_desktop.operations.frozen_lists import freeze_list
from ngheo_desktop.operations.hamlet_counts import save_hamlet_counts
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.households import open_household, save_household
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.papers import PaperScope, export_form, list_forms, make_form
from ngheo_desktop.operations.report_papers import SET, save_report_set
from ngheo_desktop.operations.reports import list_moments, make_report, read_basis
from ngheo_desktop.operations.round_opening import open_in_year_round
from ngheo_desktop.operations.round_rules import set_rule
from ngheo_desktop.operations.standards import confirm_standard
from tests.conftest import PASSWORD
from tests.operations.campaign import Campaign

POOR, NEAR = HouseholdClass.POOR, HouseholdClass.NEAR_POOR
NAMES = {"stays": 0, "leaves": 0, "new": 1}


@pytest.fixture
def year(office: Office, monkeypatch: pytest.MonkeyPatch) -> Campaign:
    return Campaign(office, monkeypatch).at("2026-09-08")


@pytest.fixture
def homes(year: Campaign, add_household: Callable[..., str]) -> dict[str, str]:
    """Three households in two hamlets, two of them poor by the list of last December."""
    child = Member(
        name="Trần Thị Nở", relation="child", sex=Sex.FEMALE, birth=Birth(2016, 5), ethnic="Khmer"
    )
    made = {
        key: add_household(f"Chau {key.title()}", child, hamlet=at) for key, at in NAMES.items()
    }
    year.decided({made["stays"]: POOR, made["leaves"]: POOR, made["new"]: NEAR})
    year.settled()
    confirm_standard(year.office, "2022-2025")
    return made


def reviewed(year: Campaign, homes: dict[str, str]) -> None:
    """The round of this autumn up to its last step before the decision."""
    year.opened()
    for at, _hamlet in enumerate(list_hamlets(year.office)):
        year.listed(at)
    year.at("2026-09-15")
    year.sheet(homes["stays"])
    year.sheet(homes["new"])
    year.sheet(homes["leaves"], income=200)
    year.at("2026-10-01").met()
    year.met(hamlet=1)
    year.posted()
    year.posted(1)
    year.at("2026-10-20")


def signed(year: Campaign, plan_id: str, number: str) -> str:
    """Frozen on the day of the campaign; the code on its pages."""
    day = year.office.today()
    set_words(year.office, plan_id, number=number, decided_on=day, signer_name="Nguyễn Văn Chủ")
    confirm_basis(year.office, plan_id)
    return freeze_list(year.office, plan_id, PASSWORD).code


def decided(year: Campaign, homes: dict[str, str]) -> str:
    reviewed(year, homes)
    return signed(year, prepare_decision(year.office, year.round_id)[0].id, "45/QĐ-UBND")


def total(report: Report, line: int = 0) -> list[str]:
    rows = [row for row in report.rows if row.kind == RowKind.TOTAL]
    return [cell.shown for cell in rows[line].cells[2:]]


def test_before_the_decision_a_round_has_a_report_that_says_it_is_none_yet(
    year: Campaign, homes: dict[str, str]
) -> None:
    reviewed(year, homes)
    draft, past = list_moments(year.office)
    assert (draft.draft, draft.round_id, past.draft) == (True, year.round_id, False)
    report = make_report(year.office, "bao-cao-1")
    assert report.draft
    assert report.under[0] == "DỰ KIẾN, chưa có quyết định"
    assert total(report)[2:6:2] == ["2", "0"]
    made = make_form(year.office, "bao-cao-1")
    assert "BẢN NHÁP" in PdfReader(BytesIO(made.pdf)).pages[0].extract_text()


def test_who_was_not_reviewed_yet_is_told_and_counted_in_no_class(
    year: Campaign, homes: dict[str, str]
) -> None:
    year.opened()
    report = make_report(year.office, "bao-cao-15")
    assert [row.kind for row in report.rows] == [RowKind.BAND]
    waiting = next(check for check in report.checks if not check.holds)
    assert set(waiting.broken) == set(homes.values())
    assert "3 hộ trong đợt chưa có kết quả, chưa tính vào số liệu." in report.notes


def test_once_signed_the_reports_tell_what_the_frozen_list_says(
    year: Campaign, homes: dict[str, str]
) -> None:
    code = decided(year, homes)
    (newest, *_older) = list_moments(year.office)
    assert (newest.draft, newest.round_id) == (False, year.round_id)
    report = make_report(year.office, "bao-cao-1")
    assert total(report)[2:6:2] == ["2", "0"]
    assert any(code in note for note in report.notes)
    moved = make_report(year.office, "bao-cao-2")
    assert total(moved)[1:] == ["2", "0", "1", "0", "1", "0", "0", "0", "2"]
    assert moved.is_whole
    lacks = make_report(year.office, "bao-cao-4")
    assert lacks.is_whole
    assert total(lacks)[0] == "2"
    came = {
        row.household_id: row.cells[7].shown
        for row in make_report(year.office, "bao-cao-15").rows
        if row.kind == RowKind.HEAD
    }
    assert came == {homes["stays"]: "cũ", homes["new"]: "từ cận nghèo"}


def test_a_name_mended_after_the_decision_does_not_change_the_signed_list(
    year: Campaign, homes: dict[str, str]
) -> None:
    decided(year, homes)
    household = open_household(year.office, homes["stays"]).household
    head = replace(household.members[0], name="Tên Mới")
    save_household(year.office, replace(household, members=(head, *household.members[1:])))
    rows = make_report(year.office, "bao-cao-15").rows
    names = [row.cells[2].shown for row in rows if row.kind == RowKind.HEAD]
    assert "CHAU STAYS" in names
    assert "TÊN MỚI" not in names


def test_a_draft_goes_by_this_year_and_not_by_the_list_signed_before(
    year: Campaign, homes: dict[str, str]
) -> None:
    decided(year, homes)
    office = year.at("2026-11-16").office
    receive_application(office, homes["stays"], ApplicationForm.LEAVING, office.today(), "Có việc")
    household = open_household(office, homes["stays"]).household
    head = replace(household.members[0], name="Tên Mới")
    save_household(office, replace(household, members=(head, *household.members[1:])))
    year.round_id = open_in_year_round(office, 2026, 11).round.id
    year.sheet(homes["stays"])  # poor as before, by a sheet of today
    names = {each.id: each.head_name for each in read_basis(office).listed}
    assert names == {homes["stays"]: "Tên Mới", homes["new"]: "Chau New"}
    assert "Chau Stays" in {x.head_name for x in read_basis(office, "2026-10-20").listed}


def test_a_household_is_counted_where_it_stood_that_day(
    year: Campaign, homes: dict[str, str]
) -> None:
    decided(year, homes)
    before = make_report(year.office, "bao-cao-1").rows
    other = list_hamlets(year.office)[5].id
    moved = FamilyEvent(
        EventKind.MOVE_WITHIN, date(2026, 11, 1), homes["stays"], hamlet_id=other, address=""
    )
    record_event(year.at("2026-11-05").office, moved)
    assert make_report(year.office, "bao-cao-1").rows == before
    assert make_report(year.office, "bao-cao-2").is_whole


def test_a_change_within_the_year_is_a_report_from_the_last_whole_list_on(
    year: Campaign, homes: dict[str, str]
) -> None:
    decided(year, homes)
    autumn = next(x for x in list_moments(year.office) if x.annual)
    office = year.at("2026-11-24").office
    rows = office.store.query("SELECT id FROM decision WHERE number = '45/QĐ-UBND'")
    plan, _act = prepare_supplement(office, rows[0][0])
    set_class(office, plan.id, homes["new"], NEAR, "Ghi nhầm điểm tài sản")
    signed(year, plan.id, "51/QĐ-UBND")
    newest = list_moments(office)[0]
    assert (newest.on, newest.annual) == (date(2026, 11, 24), False)
    moved = make_report(office, "bao-cao-2")
    assert "Từ ngày 20/10/2026 đến ngày 24/11/2026" in moved.under
    assert total(moved)[1:] == ["2", "1", "0", "0", "0", "0", "0", "0", "1"]
    assert total(make_report(office, "bao-cao-1", autumn.key))[2] == "2"  # as it was


def test_children_are_counted_by_what_the_sheet_says_of_each(
    year: Campaign, homes: dict[str, str]
) -> None:
    decided(year, homes)
    report = make_report(year.office, "bao-cao-11")
    households, children, *_lacks = total(report)[1:]
    assert (households, children) == ("2", "2")


def test_shares_are_taken_of_the_numbers_of_that_day(year: Campaign, homes: dict[str, str]) -> None:
    decided(year, homes)
    counts = [
        HamletCount(each.id, date(2026, 10, 1), 100, 400, 30, "Công an xã")
        for each in list_hamlets(year.office)
    ]
    save_hamlet_counts(year.office, counts)
    later = [replace(each, on=date(2026, 10, 20), households=1, people=1) for each in counts[:1]]
    save_hamlet_counts(
        year.office, [replace(each, households=200, people=900) for each in later][:0]
    )
    report = make_report(year.office, "bao-cao-1")
    assert total(report)[:4] == ["1.200", "4.800", "2", "0,17"]
    by_minority = total(make_report(year.office, "bao-cao-12"))
    assert by_minority[1] == "360"
    past = list_moments(year.office)[-1]
    assert total(make_report(year.office, "bao-cao-1", past.key))[0] == "chưa có"


def test_minority_households_follow_the_definition_of_the_office(
    year: Campaign, homes: dict[str, str]
) -> None:
    decided(year, homes)
    assert total(make_report(year.office, "bao-cao-8"))[1:3] == ["2", "0"]  # heads are Kinh
    set_rule(
        year.office,
        "report.minority_by_head",
        "không",
        source="Công văn 5/BDT",
        valid_from=date(2026, 1, 1),
    )
    report = make_report(year.office, "bao-cao-8")
    assert total(report)[1:3] == ["2", "2"]  # a child is Khmer
    confirmed = next(note for note in report.notes if note.startswith("Hộ dân tộc thiểu số"))
    assert "chưa được xác nhận" not in confirmed


@pytest.mark.parametrize("role", [Role.FUND_KEEPER, Role.SURVEYOR, Role.ADMIN])
def test_reports_are_for_those_who_see_the_whole_commune(
    year: Campaign, homes: dict[str, str], role: Role
) -> None:
    hamlets = frozenset({year.hamlet()}) if role == Role.SURVEYOR else frozenset()
    actor = replace(year.office.actor, roles=frozenset({role}), hamlets=hamlets)
    with pytest.raises(AccessRefused):
        list_moments(replace(year.office, actor=actor))


def test_an_office_without_any_list_is_told_what_is_missing(office: Office) -> None:
    with pytest.raises(WrongUsage, match="Chưa có kỳ báo cáo"):
        make_report(office, "bao-cao-1")


def test_the_whole_set_is_fifteen_papers_and_one_workbook(
    year: Campaign, homes: dict[str, str], tmp_path: Path
) -> None:
    decided(year, homes)
    files = save_report_set(year.office, read_basis(year.office), tmp_path)
    assert len([each for each in files if each.suffix == ".pdf"]) == 15
    book = load_workbook(files[-1])
    assert book.sheetnames == [f"Báo cáo {at}" for at in range(1, 16)]
    lines = year.office.store.query("SELECT act FROM diary WHERE changes LIKE '%count%'")
    assert {"lưu PDF", "xuất Excel"} <= {act for (act,) in lines}
    assert SET == "bao-cao-ca-bo"


def test_in_practice_the_set_has_no_workbook(
    year: Campaign, homes: dict[str, str], tmp_path: Path
) -> None:
    decided(year, homes)
    practised = replace(year.office, is_practice=True)
    files = save_report_set(practised, read_basis(practised), tmp_path)
    assert {each.suffix for each in files} == {".pdf"}


@pytest.mark.parametrize("form", [each.code for each in list_forms() if "bao-cao" in each.code])
def test_every_report_is_a_form_that_prints_and_exports(
    year: Campaign, homes: dict[str, str], tmp_path: Path, form: str
) -> None:
    scope = PaperScope(hamlet_id=year.hamlet())
    assert make_form(year.office, form, scope).pages >= 1
    assert export_form(year.office, form, tmp_path / "ra.xlsx", scope) >= 0
