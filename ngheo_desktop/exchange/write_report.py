"""Xuất báo cáo: heads merged as printed, numbers as numbers, no formula."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO

from xlsxwriter import Workbook

from ngheo_desktop.domain.reports.paper import ReportPaper
from ngheo_desktop.domain.reports.tables import (
    Cell,
    Column,
    Kind,
    Report,
    RowKind,
    Share,
    head_cells,
)
from ngheo_desktop.domain.terms import DRAFT_MARK, INTERNAL_MARK, PRACTICE_MARK
from ngheo_desktop.progress import Report as Progress
from ngheo_desktop.progress import no_report, reported
from ngheo_desktop.text import clean

_A4 = 9  # Excel's number of the paper size
_COUNTRY = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_PER_CENT = "0.00%"
_LETTERS = {Kind.TEXT: 9.0, Kind.COUNT: 9.0, Kind.RATE: 9.0, Kind.SIGN: 8.0}
_HEIGHT_OF_LINE = 15


def write_reports(
    papers: Sequence[ReportPaper], target: BinaryIO, report: Progress = no_report
) -> int:
    """Xuất một hay nhiều báo cáo, a worksheet for each; the number of rows written.

    Built in memory: XlsxWriter would otherwise leave private data in temporary files on the disk.
    """
    built = BytesIO()
    rows = 0
    with Workbook(built, {"in_memory": True, "strings_to_formulas": False}) as book:
        formats = _Formats(book)
        for paper in reported(papers, report):
            sheet = book.add_worksheet(_sheet_name(paper.report))
            rows += _Writer(sheet, formats, paper).write()
    target.write(built.getbuffer())
    return rows


def _sheet_name(report: Report) -> str:
    return f"Báo cáo {report.code.rpartition('-')[2]}"


@dataclass(frozen=True, slots=True)
class _Dress:
    """How a cell is set."""

    bold: bool = False
    left: bool = False
    number: str = ""
    small: bool = False


class _Formats:
    """Each format of the workbook made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[_Dress, Any] = {}
        self.title = book.add_format({"bold": True, "font_size": 14, "align": "center"})
        self.line = book.add_format({"italic": True, "align": "center"})
        self.strong = book.add_format({"bold": True, "align": "center"})
        self.plain = book.add_format({"align": "center"})
        self.note = book.add_format({"italic": True})

    def of(self, dress: _Dress) -> Any:
        if dress not in self._made:
            self._made[dress] = self._book.add_format(
                {
                    "border": 1,
                    "bold": dress.bold,
                    "italic": dress.small,
                    "font_size": 9 if dress.small else 11,
                    "align": "left" if dress.left else "center",
                    "valign": "vcenter",
                    "text_wrap": True,
                    "num_format": dress.number or "@",
                }
            )
        return self._made[dress]


class _Writer:
    """One report on one worksheet."""

    def __init__(self, sheet: Any, formats: _Formats, paper: ReportPaper) -> None:
        self.sheet, self.formats, self.paper = sheet, formats, paper
        self.report = paper.report
        self.last = max(len(self.report.columns) - 1, 1)

    def write(self) -> int:
        """Opening, head, rows, notes; the number of rows of the table."""
        top = self._opening()
        if self.report.missing:
            self._across(top, self.report.missing, self.formats.plain)
            return self._notes(top + 2)
        below = self._head(top)
        self._lay_out(top, below)
        for at, row in enumerate(self.report.rows):
            self._row(below + at, row.kind, row.cells, row.lines)
        self._notes(below + len(self.report.rows) + 1)
        return len(self.report.rows)

    # --- above --------------------------------------------------------------------------------

    def _opening(self) -> int:
        head, report = self.paper.head, self.report
        marks = [
            *([INTERNAL_MARK] if report.internal else []),
            *([DRAFT_MARK] if report.draft else []),
            *([PRACTICE_MARK] if head.practice else []),
        ]
        half = max(1, self.last // 2 - 1)
        body = head.letterhead.body
        for row in range(2):
            strong = self.formats.strong
            self._merge((row, 0, row, half), body[row], strong if row else self.formats.plain)
            self._merge((row, half + 1, row, self.last), _COUNTRY[row], strong)
        at = 2
        if marks:
            self.sheet.write_string(at, 0, " · ".join(marks))
        at += 1
        self._across(at, report.title, self.formats.title)
        for line in report.under:
            at += 1
            self._across(at, line, self.formats.line)
        return at + 2

    def _across(self, row: int, text: str, form: Any) -> None:
        self._merge((row, 0, row, self.last), text, form)

    def _merge(self, span: tuple[int, int, int, int], text: str, form: Any) -> None:
        """A text over several cells; one cell alone cannot be merged."""
        first_row, first, last_row, last = span
        if (first_row, first) == (last_row, last):
            self.sheet.write_string(first_row, first, clean(text), form)
        else:
            self.sheet.merge_range(*span, "", form)
            self.sheet.write_string(first_row, first, clean(text), form)

    # --- the table ----------------------------------------------------------------------------

    def _head(self, top: int) -> int:
        """Both levels and the marks; the first row under them."""
        columns, bold = self.report.columns, self.formats.of(_Dress(bold=True))
        small = self.formats.of(_Dress(small=True))
        for each in head_cells(columns):
            end = top if each.is_group else top + 1
            self._merge((top, each.first, end, each.last), each.title, bold)
            if each.is_group:
                for at in range(each.first, each.last + 1):
                    self.sheet.write_string(top + 1, at, clean(columns[at].title), bold)
        for at, column in enumerate(columns):
            self.sheet.write_string(top + 2, at, column.mark, small)
        return top + 3

    def _lay_out(self, top: int, below: int) -> None:
        for at, column in enumerate(self.report.columns):
            self.sheet.set_column(at, at, column.width * _LETTERS[column.kind])
        longest = max((_lines_needed(each) for each in self.report.columns), default=1)
        self.sheet.set_row(top + 1, longest * _HEIGHT_OF_LINE)
        self.sheet.freeze_panes(below, self.report.merged)
        self.sheet.repeat_rows(top, below - 1)
        self.sheet.set_paper(_A4)
        self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_footer("&CTrang &P/&N")

    def _row(self, at: int, kind: RowKind, cells: Sequence[Cell], lines: int) -> None:
        bold = kind in (RowKind.TOTAL, RowKind.HEAD, RowKind.BAND)
        if kind == RowKind.BAND:
            form = self.formats.of(_Dress(bold=True, left=True))
            self._across(at, cells[0].shown, form)
            return
        for column, cell in enumerate(cells):
            of_text = self.report.columns[column].kind == Kind.TEXT
            if column < self.report.merged and lines != 1:
                if lines:
                    form = self.formats.of(_Dress(bold=bold, left=of_text))
                    self.sheet.merge_range(at, column, at + lines - 1, column, "", form)
                    self._cell(at, column, cell, _Dress(bold=bold, left=of_text))
                continue
            self._cell(at, column, cell, _Dress(bold=bold, left=of_text))

    def _cell(self, row: int, column: int, cell: Cell, dress: _Dress) -> None:
        """Numbers and shares as numbers; what is not known stays a word."""
        number, pattern = _number(cell, self.report.columns[column].kind)
        if number is None and not cell.shown:
            self.sheet.write_blank(row, column, None, self.formats.of(dress))
            return
        if number is None:
            self.sheet.write_string(row, column, clean(cell.shown), self.formats.of(dress))
            return
        form = self.formats.of(_Dress(dress.bold, number=pattern))
        self.sheet.write_number(row, column, number, form)

    # --- below --------------------------------------------------------------------------------

    def _notes(self, row: int) -> int:
        for at, note in enumerate(self.paper.notes, start=row):
            self.sheet.write_string(at, 0, clean(note), self.formats.note)
        signed = row + len(self.paper.notes) + 1
        half = max(1, self.last // 2)
        for signer, span in zip(
            self.paper.signing.signers, ((0, half), (half + 1, self.last)), strict=False
        ):
            for at, title in enumerate((*signer.titles, signer.hint), start=signed):
                self._merge((at, span[0], at, span[1]), title, self.formats.strong)
        return 0


def _number(cell: Cell, kind: Kind) -> tuple[float | None, str]:
    """The number of a cell and how it is shown; STT and years without dots between thousands."""
    value = cell.value
    if isinstance(value, Share):
        return value.ratio, _PER_CENT
    if isinstance(value, int):
        return value, "#,##0"
    if kind == Kind.SIGN and value and value.isdigit():
        return int(value), "0"
    return None, ""


def _lines_needed(column: Column) -> int:
    """Lines that a heading takes in its width, roughly."""
    room = column.width * _LETTERS[column.kind] - 1
    return -(-len(column.title) // max(int(room * 0.8), 1))
