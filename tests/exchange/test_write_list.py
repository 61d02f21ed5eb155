"""Lists exported to Excel, read back cell by cell."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.papers import (
    HouseholdListPaper,
    InternalLine,
    Letterhead,
    LetterheadKind,
    Outcome,
    PaperHead,
    PostingLine,
    PostingPaper,
)
from ngheo_desktop.domain.register import Commune
from ngheo_desktop.domain.terms import DRAFT_MARK, INTERNAL_MARK, HouseholdClass, Sex
from ngheo_desktop.errors import Cancelled
from ngheo_desktop.exchange.write_list import write_household_list, write_posting_list

HEAD = PaperHead(Letterhead(LetterheadKind.COMMITTEE, Commune("30577", "Ô Lâm", "xã", "An Giang")))
LINE = InternalLine(
    code="0412",
    head_name="Trần Văn Tám",
    sex=Sex.MALE,
    birth=Birth(1974),
    personal_id="089074000123",
    ethnic="Kinh",
    hamlet="Vĩnh Phú",
    members=5,
    income_score=118,
    deprivation_score=40,
    lacking=(4, 7, 9, 10),
    household_class=HouseholdClass.POOR,
)


def paper(*lines: InternalLine, **changes: Any) -> HouseholdListPaper:
    made = HouseholdListPaper(
        HEAD, "Chuẩn nghèo đa chiều 2022–2025", date(2026, 11, 23), "xã Ô Lâm", lines
    )
    return replace(made, legend=((4, "Bảo hiểm y tế"),), **changes)


def sheet_of(paper: HouseholdListPaper) -> Any:
    target = BytesIO()
    assert write_household_list(paper, target) == len(paper.lines)
    return load_workbook(target).active


def rows_of(sheet: Any) -> list[list[Any]]:
    """The rows under the headings."""
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    top = next(at for at, row in enumerate(rows) if row[0] == "STT")
    return rows[top:]


def test_a_household_is_one_row_with_its_numbers_as_text() -> None:
    head, row = rows_of(sheet_of(paper(LINE)))
    shown = dict(zip(head, row, strict=True))
    assert shown["Mã hộ"] == "0412"
    assert shown["Số định danh"] == "089074000123"
    assert shown["Ngày, năm sinh"] == "1974"
    assert shown["Chỉ số thiếu hụt"] == "4, 7, 9, 10"
    assert (shown["STT"], shown["Số khẩu"], shown["Điểm B1"]) == (1, 5, 118)
    assert shown["Diện"] == "Hộ nghèo"


def test_rows_in_are_rows_out() -> None:
    many = [replace(LINE, code=f"{number:04d}") for number in range(1, 2001)]
    rows = rows_of(sheet_of(paper(*many)))[1:]
    assert [row[1] for row in rows] == [each.code for each in many]
    assert [row[0] for row in rows] == list(range(1, 2001))


def test_a_whole_date_is_a_date() -> None:
    sheet = sheet_of(paper(replace(LINE, birth=Birth(1974, 2, 5))))
    (cell,) = (each for row in sheet.iter_rows() for each in row if each.is_date)
    assert (cell.value.date(), cell.number_format) == (date(1974, 2, 5), "dd/mm/yyyy")


def test_a_name_is_never_a_formula() -> None:
    sheet = sheet_of(paper(replace(LINE, head_name="=1+1")))
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1")
    assert cell.data_type == "s"


def test_what_is_not_known_stays_empty() -> None:
    bare = replace(LINE, sex=None, birth=None, personal_id="", income_score=None, lacking=())
    head, row = rows_of(sheet_of(paper(bare)))
    shown = dict(zip(head, row, strict=True))
    for title in ("Giới tính", "Ngày, năm sinh", "Số định danh", "Điểm B1", "Chỉ số thiếu hụt"):
        assert shown[title] is None


def test_the_sheet_says_what_it_is_and_prints_well() -> None:
    sheet = sheet_of(paper(LINE))
    above = "\n".join(str(row[0]) for row in sheet.iter_rows(max_row=5, values_only=True))
    assert "DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO" in above
    assert f"{INTERNAL_MARK} · {DRAFT_MARK}" in above
    assert "Ủy ban nhân dân xã Ô Lâm. Chuẩn nghèo đa chiều 2022–2025." in above
    assert "4. Bảo hiểm y tế" in above
    top = next(cell.row for cell in sheet["A"] if cell.value == "STT")
    assert sheet.freeze_panes == f"A{top + 1}"
    assert sheet.print_title_rows == f"${top}:${top}"
    assert sheet.page_setup.orientation == "landscape"


def test_an_empty_list_has_its_headings() -> None:
    assert len(rows_of(sheet_of(paper()))) == 1


def test_the_posting_has_no_private_column() -> None:
    lines = (PostingLine("Trần Văn Tám", "Vĩnh Phú", HouseholdClass.POOR, Outcome.ENTERS),)
    posting = PostingPaper(HEAD, "Chuẩn", date(2026, 11, 23), "ấp Vĩnh Phú", lines)
    target = BytesIO()
    assert write_posting_list(posting, target) == 1
    head, row = rows_of(load_workbook(target).active)
    assert head == ["STT", "Chủ hộ", "Ấp, khóm", "Diện", "Kết quả"]
    assert row == [1, "Trần Văn Tám", "Vĩnh Phú", "Hộ nghèo", "Vào danh sách"]


def test_stopping_writes_nothing() -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    target = BytesIO()
    with pytest.raises(Cancelled):
        write_household_list(paper(LINE), target, stop)
    assert target.getvalue() == b""
