"""Báo cáo on paper and in a worksheet: heads, marks, merged names, numbers, longest words."""

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pypdf import PdfReader

from ngheo_desktop.domain.reports.kinds import KINDS
from ngheo_desktop.domain.reports.paper import ReportPaper
from ngheo_desktop.exchange.write_report import write_reports
from ngheo_desktop.printing.report_sheet import write_report
from tests.printing.made_reports import (
    LONG,
    office,
    paper,
)


def printed(told: ReportPaper) -> list[str]:
    target = BytesIO()
    pages = write_report(told, target)
    texts = [" ".join(page.extract_text().split()) for page in PdfReader(target).pages]
    assert len(texts) == pages
    return texts


@pytest.mark.parametrize("number", range(1, 16))
def test_every_report_of_many_places_repeats_its_head_and_ends_signed(number: int) -> None:
    pages = printed(paper(number))
    head = "STT" if number < 14 else "STT hộ"
    assert all(head in page for page in pages[:-1])
    assert "ỦY BAN NHÂN DÂN" in pages[0]
    assert "Độc lập - Tự do - Hạnh phúc" in pages[0]
    assert pages[0].find(KINDS[number - 1].heading) > 0
    assert "NGƯỜI LẬP BIỂU" in pages[-1]
    assert pages[-1].find("Chuẩn nghèo cần") < pages[-1].find("NGƯỜI LẬP BIỂU")
    assert f"Trang {len(pages)}/{len(pages)}" in pages[-1]


@pytest.mark.parametrize("number", range(1, 16))
def test_one_place_fits_on_two_pages_and_the_title_never_stands_alone(number: int) -> None:
    pages = printed(paper(number, office(number=2, places=1)))
    assert len(pages) <= 2
    assert LONG.split()[0] in pages[0]


@pytest.mark.parametrize("places", range(4, 16))
def test_who_signs_never_signs_a_page_without_numbers(places: int) -> None:
    pages = printed(paper(1, office(places, places)))
    assert "Tổng cộng" in pages[-1]


def test_a_draft_and_a_list_of_people_bear_their_marks() -> None:
    basis = office()
    draft = replace(basis, moment=replace(basis.moment, draft=True))
    assert "BẢN NHÁP" in printed(paper(1, draft))[0]
    assert "LƯU HÀNH NỘI BỘ" in printed(paper(15))[-1]
    assert "LƯU HÀNH NỘI BỘ" not in printed(paper(1))[0]


def test_what_does_not_add_up_is_told_on_paper_as_well() -> None:
    basis = office(number=3)
    broken = replace(basis.listed[0], deprivation=None)
    told = paper(6, replace(basis, listed=(broken, *basis.listed[1:])))
    assert told.notes[0].startswith("Chưa khớp, cần xem lại: Hộ cận nghèo")
    assert "Chưa khớp" in printed(told)[-1] + printed(told)[0]


def test_a_report_that_cannot_be_made_says_why() -> None:
    pages = printed(paper(2, replace(office(), movement=None)))
    assert "Cần hai quyết định cùng một chuẩn để so sánh." in pages[0]


def sheet_of(*numbers: int) -> list[Worksheet]:
    target = BytesIO()
    write_reports([paper(at) for at in numbers], target)
    return list(load_workbook(target).worksheets)


def rows_under(sheet: Worksheet, mark: str) -> int:
    """The row of the marks."""
    return next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == mark)


def test_numbers_are_numbers_shares_are_shares_and_nothing_is_a_formula() -> None:
    (sheet,) = sheet_of(1)
    marks = rows_under(sheet, "A")
    first = list(sheet[marks + 1])
    assert (first[0].value, first[2].value, first[2].data_type) == (1, 1234, "n")
    assert first[5].number_format == "0.00%"
    assert 0 <= first[5].value < 1
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    total = next(row for row in sheet.iter_rows() if row[1].value == "Tổng cộng")
    assert total[2].value == 30 * 1234
    assert total[2].font.bold


def test_heads_are_merged_as_they_are_printed() -> None:
    (sheet,) = sheet_of(2)
    marks = rows_under(sheet, "A")
    merged = {str(each) for each in sheet.merged_cells.ranges}
    top = marks - 2
    assert {f"A{top}:A{top + 1}", f"E{top}:G{top}", f"H{top}:K{top}"} <= merged
    assert f"B{marks + 1}:B{marks + 2}" in merged  # the name beside its two lines
    assert [sheet.cell(marks + at, 3).value for at in (1, 2)] == ["Hộ", "Khẩu"]
    assert sheet.cell(marks, 12).value == "9=1−2−3−4 +5+6+7+8"


def test_a_list_keeps_text_as_text_and_years_as_years() -> None:
    (sheet,) = sheet_of(15)
    marks = rows_under(sheet, "A")
    head = [cell.value for cell in sheet[marks + 2]]
    assert head[:5] == [1, 1, "NGUYỄN THỊ NGỌC PHƯỢNG HOÀNG ANH THƯ", None, 1950]
    assert sheet.cell(marks + 2, 5).number_format == "0"


def test_a_set_has_a_worksheet_for_each() -> None:
    assert [each.title for each in sheet_of(1, 7, 15)] == ["Báo cáo 1", "Báo cáo 7", "Báo cáo 15"]


def test_the_lines_of_equal_rows_stand_in_the_file_once() -> None:
    target = BytesIO()
    write_report(paper(15, office(number=200)), target)
    assert 0 < target.getvalue().count(b"/Subtype /Form") < 8
