"""Xuất Excel: the rows of a list as a worksheet that another office can read back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from operator import itemgetter
from typing import Any, BinaryIO, TypeVar

from xlsxwriter import Workbook

from ngheo_desktop.domain.papers import (
    OUTCOME_TERMS,
    HouseholdListPaper,
    InternalLine,
    PaperHead,
    PostingLine,
    PostingPaper,
    paper_date,
)
from ngheo_desktop.domain.terms import (
    CLASS_TERMS,
    DRAFT_MARK,
    INTERNAL_MARK,
    PRACTICE_MARK,
    SEX_TERMS,
    UNCONFIRMED_NOTE,
)
from ngheo_desktop.exchange.write_register import DAY_FORMAT, Value, birth_value, write_row
from ngheo_desktop.progress import Report, no_report, reported
from ngheo_desktop.text import clean

_Line = TypeVar("_Line")
_A4 = 9  # Excel's number of the paper size
_SHEET = "Danh sách"


@dataclass(frozen=True, slots=True)
class _Column:
    """One column: heading, width in letters, and what a line has in it, in the cell of its kind."""

    title: str
    width: float
    value: Callable[[Any], Value]


_INTERNAL = (
    _Column("Mã hộ", 12, lambda line: line.code),
    _Column("Chủ hộ", 28, lambda line: line.head_name),
    _Column("Giới tính", 9, lambda line: SEX_TERMS[line.sex] if line.sex else None),
    _Column("Ngày, năm sinh", 13, lambda line: birth_value(line.birth)),
    _Column("Số định danh", 16, lambda line: line.personal_id),
    _Column("Dân tộc", 10, lambda line: line.ethnic),
    _Column("Ấp, khóm", 20, lambda line: line.hamlet),
    _Column("Số khẩu", 8, lambda line: line.members),
    _Column("Điểm B1", 8, lambda line: line.income_score),
    _Column("Điểm B2", 8, lambda line: line.deprivation_score),
    _Column("Chỉ số thiếu hụt", 18, lambda line: ", ".join(map(str, line.lacking))),
    _Column("Diện", 16, lambda line: CLASS_TERMS[line.household_class]),
)
_POSTING = (
    _Column("Chủ hộ", 34, lambda line: line.head_name),
    _Column("Ấp, khóm", 24, lambda line: line.hamlet),
    _Column("Diện", 18, lambda line: CLASS_TERMS[line.household_class]),
    _Column("Kết quả", 20, lambda line: OUTCOME_TERMS[line.outcome] if line.outcome else None),
)

_DECIDED = tuple(
    _Column(title, width, itemgetter(at))
    for at, (title, width) in enumerate(
        (
            ("Mã hộ", 12),
            ("Chủ hộ", 28),
            ("Năm sinh", 9),
            ("Dân tộc", 10),
            ("Ấp, khóm", 20),
            ("Số khẩu", 8),
            ("Điểm B1", 8),
            ("Điểm B2", 8),
            ("Diện trước", 16),
            ("Diện", 16),
            ("Số giấy chứng nhận", 12),
            ("Lý do", 40),
        )
    )
)


def write_household_list(
    paper: HouseholdListPaper, target: BinaryIO, report: Report = no_report
) -> int:
    """Xuất danh sách hộ nghèo, hộ cận nghèo (nội bộ); the number of households written."""
    legend = "; ".join(f"{number}. {title}" for number, title in paper.legend)
    marks = [INTERNAL_MARK, *_marks(paper.head, draft=paper.draft)]
    notes = [
        *_notes(paper, marks),
        *([f"Chỉ số thiếu hụt: {legend}."] if legend else []),
    ]
    lines: Sequence[InternalLine] = paper.lines
    return _write(_Page(paper.title, notes, _INTERNAL), lines, target, report)


def write_posting_list(paper: PostingPaper, target: BinaryIO, report: Report = no_report) -> int:
    """Xuất bảng niêm yết; the number of households written."""
    notes = _notes(paper, _marks(paper.head, draft=paper.draft))
    lines: Sequence[PostingLine] = paper.lines
    return _write(_Page(paper.title, notes, _POSTING), lines, target, report)


@dataclass(frozen=True, slots=True)
class DecidedPage:
    """What stands above the rows of a signed list."""

    title: str
    note: str


def write_decided_list(
    page: DecidedPage, lines: Sequence[tuple[Value, ...]], target: BinaryIO, report: Report
) -> int:
    """Xuất danh sách của một quyết định; the number of households written."""
    return _write(_Page(page.title, [page.note], _DECIDED), lines, target, report)


@dataclass(frozen=True, slots=True)
class _Page:
    """What stands above the rows, and the columns."""

    title: str
    notes: Sequence[str]
    columns: Sequence[_Column]


def _marks(head: PaperHead, *, draft: bool) -> list[str]:
    return [*([DRAFT_MARK] if draft else []), *([PRACTICE_MARK] if head.practice else [])]


def _notes(paper: HouseholdListPaper | PostingPaper, marks: Sequence[str]) -> list[str]:
    body = paper.head.letterhead.body_in_a_sentence
    return [
        *([" · ".join(marks)] if marks else []),
        f"{body}. {paper.standard}. Phạm vi: {paper.scope}, tính đến {paper_date(paper.on)}.",
        *([f"Kèm theo {paper.attached_to}."] if paper.attached_to else []),
        *([f"Kết quả {UNCONFIRMED_NOTE} trước khi dùng."] if paper.unconfirmed else []),
    ]


def _write(page: _Page, lines: Sequence[_Line], target: BinaryIO, report: Report) -> int:
    """Title, notes, headings, then one row for each line.

    Built in memory: XlsxWriter would otherwise leave private data in temporary files on the disk.
    """
    built = BytesIO()
    with Workbook(built, {"in_memory": True}) as book:
        sheet = book.add_worksheet(_SHEET)
        top = _write_opening(book, sheet, page)
        _lay_out(sheet, page, (top, len(lines)))
        cell = book.add_format({"border": 1, "num_format": "@", "valign": "top"})
        number = book.add_format({"border": 1, "valign": "top"})
        day = book.add_format({**DAY_FORMAT, "valign": "top"})
        written = 0
        for line in reported(lines, report, every=500):
            written += 1
            values = (written, *(column.value(line) for column in page.columns))
            write_row(sheet, top + written, values, (number, cell, day))
    target.write(built.getbuffer())
    return written


def _write_opening(book: Any, sheet: Any, page: _Page) -> int:
    """Title and notes; the row of the headings."""
    bold = book.add_format({"bold": True, "font_size": 14})
    head = book.add_format(
        {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True}
    )
    sheet.write_string(0, 0, clean(page.title), bold)
    for row, note in enumerate(page.notes, start=1):
        sheet.write_string(row, 0, clean(note))
    top = len(page.notes) + 2
    sheet.write_string(top, 0, "STT", head)
    for at, column in enumerate(page.columns, start=1):
        sheet.write_string(top, at, column.title, head)
    return top


def _lay_out(sheet: Any, page: _Page, rows: tuple[int, int]) -> None:
    """Widths, headings that stay in sight, and how it comes out of a printer."""
    top, count = rows
    last = len(page.columns)
    sheet.set_column(0, 0, 6)
    for at, column in enumerate(page.columns, start=1):
        sheet.set_column(at, at, column.width)
    sheet.freeze_panes(top + 1, 0)
    sheet.autofilter(top, 0, top + count, last)
    sheet.repeat_rows(top)
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&CTrang &P/&N")
    if last > 8:
        sheet.set_landscape()
