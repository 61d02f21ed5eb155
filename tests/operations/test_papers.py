"""Forms made from the register: what is printed is what is there."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.register import Member
from ngheo_desktop.domain.rights import Actor, Role
from ngheo_desktop.domain.terms import HouseholdClass, Sex
from ngheo_desktop.errors import AccessRefused, EnvironmentProblem, WrongUsage
from ngheo_desktop.operations.checklists import open_sheet, save_sheet
from ngheo_desktop.operations.diary import recent
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.papers import (
    PaperScope,
    export_form,
    list_forms,
    make_form,
    make_recovery_paper,
    save_form,
)
from ngheo_desktop.printing.forms import REPORTS
from tests.operations.sheets import filled

LIST, POSTING = "danh-sach-noi-bo", "niem-yet"


def text_of(pdf: bytes) -> str:
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert unicodedata.is_normalized("NFC", text)
    return " ".join(text.split())


@pytest.fixture
def scored(office: Office, household_id: str) -> str:
    save_sheet(office, household_id, filled(open_sheet(office, household_id).facts), "Neáng Sa")
    return household_id


@pytest.mark.parametrize("form", [x.code for x in list_forms() if x not in REPORTS])
def test_every_form_comes_out_for_a_scored_household(
    office: Office, scored: str, form: str
) -> None:
    made = make_form(office, form, PaperScope(household_id=scored))
    assert made.pages >= 1
    assert len(PdfReader(BytesIO(made.pdf)).pages) == made.pages


@pytest.mark.parametrize("form", [LIST, POSTING])
def test_a_list_from_the_computed_results_is_a_draft(
    office: Office, scored: str, form: str
) -> None:
    text = text_of(make_form(office, form).pdf)
    assert "BẢN NHÁP, kết quả chấm điểm" in text
    assert "Trần Văn Tám" in text
    assert "cần cán bộ đối chiếu với phụ lục" in text


def test_the_internal_list_says_so_and_the_posted_one_has_nothing_private(
    office: Office, household_id: str
) -> None:
    from ngheo_desktop.operations.households import open_household, save_household

    household = open_household(office, household_id).household
    head = replace(household.members[0], personal_id="089074912345", phone="0600000001")
    save_household(office, replace(household, members=(head, *household.members[1:])))
    save_sheet(office, household_id, filled(open_sheet(office, household_id).facts), "Sa")
    internal, posted = (text_of(make_form(office, form).pdf) for form in (LIST, POSTING))
    assert "LƯU HÀNH NỘI BỘ" in internal
    assert "089074912345" in internal.replace(" ", "")
    for private in ("089074912345", "0600000001", "05/02/1974", "1974", "Nở"):
        assert private not in posted.replace(" ", "")


def test_a_household_above_the_line_is_on_no_list(office: Office, household_id: str) -> None:
    facts = filled(open_sheet(office, household_id).facts, income=200)
    save_sheet(office, household_id, facts, "Sa")
    assert "Trần Văn Tám" not in text_of(make_form(office, LIST).pdf)


def test_a_list_of_one_class_or_one_hamlet_holds_just_that(office: Office, scored: str) -> None:
    from ngheo_desktop.operations.hamlets import list_hamlets

    here, elsewhere = list_hamlets(office)[:2]
    poor, near = HouseholdClass.POOR, HouseholdClass.NEAR_POOR
    for scope, there in (
        (PaperScope(hamlet_id=here.id), True),
        (PaperScope(hamlet_id=elsewhere.id), False),
        (PaperScope(household_class=poor), True),
        (PaperScope(household_class=near), False),
    ):
        assert ("Trần Văn Tám" in text_of(make_form(office, LIST, scope).pdf)) is there


def test_the_explanation_names_what_is_lacking(office: Office, scored: str) -> None:
    text = text_of(make_form(office, "giai-thich", PaperScope(household_id=scored)).pdf)
    assert "TRẦN VĂN TÁM" in text.upper()
    for lack in ("Chất lượng nhà ở", "Nguồn nước sinh hoạt"):
        assert lack.lower() in text.lower()
    assert "B1" not in text


def test_a_paper_that_needs_something_says_what(office: Office, household_id: str) -> None:
    with pytest.raises(WrongUsage, match="Hãy chọn hộ trước"):
        make_form(office, "giai-thich")
    with pytest.raises(WrongUsage, match="chưa có phiếu rà soát"):
        make_form(office, "giai-thich", PaperScope(household_id=household_id))
    with pytest.raises(WrongUsage, match="Không có mẫu"):
        make_form(office, "khong-co")


def test_a_saved_paper_is_whole_and_noted(office: Office, scored: str, tmp_path: Path) -> None:
    made = save_form(office, LIST, tmp_path / "ds.pdf")
    assert (tmp_path / "ds.pdf").read_bytes() == made.pdf
    assert recent(office)[0].act == "lưu PDF"
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ""] == ["ds.pdf"]


def test_a_place_that_is_not_there_is_said(office: Office, scored: str, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="Không có thư mục"):
        save_form(office, LIST, tmp_path / "usb" / "ds.pdf")


def test_rows_in_are_rows_out_of_the_excel_file(
    office: Office, scored: str, tmp_path: Path
) -> None:
    from python_calamine import load_workbook

    assert export_form(office, LIST, tmp_path / "ds.xlsx") == 1
    cells = load_workbook(str(tmp_path / "ds.xlsx")).get_sheet_by_index(0).to_python()
    assert sum("Trần Văn Tám" in [str(cell) for cell in row] for row in cells) == 1


def test_only_those_with_the_right_print_or_export(
    office: Office, scored: str, tmp_path: Path
) -> None:
    viewer = replace(office, actor=Actor("x", "x", "Người xem", frozenset({Role.VIEWER})))
    with pytest.raises(AccessRefused):
        make_form(viewer, LIST)
    front = replace(office, actor=Actor("x", "x", "Mặt trận", frozenset({Role.FRONT_OFFICER})))
    with pytest.raises(AccessRefused):
        export_form(front, LIST, tmp_path / "ds.xlsx")


def test_the_recovery_paper_carries_the_code(office: Office) -> None:
    made = make_recovery_paper(office, "AB10-CD01-EF23-GH45-JK67-MN89")
    # The letters stand apart on the paper, so that nobody misreads them.
    assert "AB10CD01EF23GH45JK67MN89" in text_of(made.pdf).replace(" ", "")


def test_a_hundred_households_stand_on_the_list_once_each(
    office: Office, add_household: Callable[..., str]
) -> None:
    spouse = Member(name="Lê Thị Út", relation="spouse", sex=Sex.FEMALE, birth=Birth(1976))
    child = Member(name="Trần Thị Nở", relation="child", birth=Birth(2016, 6, 5))
    for number in range(100):
        household = add_household(f"Trần Văn Số{number:03d}", spouse, child)
        save_sheet(office, household, filled(open_sheet(office, household).facts), "Sa")
    text = text_of(make_form(office, POSTING).pdf)
    for number in range(100):
        assert text.count(f"Số{number:03d}") == 1
