"""Tệp lỗi: the households that were not written, as they stand, to correct and load again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from xlsxwriter import Workbook

from ngheo_desktop.domain.corrections import NO_CORRECTIONS, Corrections
from ngheo_desktop.domain.listing import ListContext, ListedHousehold, Listing
from ngheo_desktop.domain.problems import Problem, Severity
from ngheo_desktop.exchange.grid import Grid, Raw, column_index
from ngheo_desktop.exchange.lines import Line
from ngheo_desktop.exchange.reading import tables_of
from ngheo_desktop.exchange.tables import Table

_COLOURS = {Severity.ERROR: "#F8C9C4", Severity.WARNING: "#FBE7B2", Severity.NOTE: "#DDEBF7"}
_TO_DO = "Việc cần sửa"
_MOST_DIGITS = 8  # a longer number is one of papers: as text it keeps every digit
_WIDTH = 16


@dataclass(frozen=True, slots=True)
class Waiting:
    """A household that was not written, and why."""

    listed: ListedHousehold
    reason: str


@dataclass(frozen=True, slots=True)
class Source:
    """The file that was read, and how."""

    path: Path
    context: ListContext
    mapping: Mapping[str, str] | None = None
    corrections: Corrections = NO_CORRECTIONS


def write_waiting(
    source: Source, listing: Listing, waiting: Sequence[Waiting], target: BinaryIO
) -> int:
    """Write the rows of these households with their headings; each problem marks its cell.

    The number of households written. Loaded again it reads like the file it came from.
    """
    built = BytesIO()
    tables = tables_of(
        source.path,
        source.context,
        sheet=_one_sheet(listing),
        mapping=source.mapping,
        corrections=source.corrections,
    )
    with Workbook(built, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        formats = {each: book.add_format({"bg_color": tone}) for each, tone in _COLOURS.items()}
        for table in tables:
            name = table.grid.sheet
            own = [each for each in waiting if (each.listed.sheet or name) == name]
            if own:
                sheet = book.add_worksheet(_sheet_name(name))
                _Sheet(sheet, table, formats).write(own, _by_row(listing, name))
    target.write(built.getbuffer())
    return len(waiting)


def _one_sheet(listing: Listing) -> str | None:
    """The sheet that was read, where it was only one."""
    return listing.layout.sheets[0] if len(listing.layout.sheets) == 1 else None


def _sheet_name(name: str) -> str:
    """A CSV is called by its file name, which may be too long or have signs Excel refuses."""
    return "".join(char for char in name if char not in "[]:*?/\\'")[:31] or "Danh sách"


def _by_row(listing: Listing, sheet: str) -> Mapping[int, list[Problem]]:
    found: dict[int, list[Problem]] = {}
    for problem in listing.problems:
        if problem.sheet == sheet and problem.row is not None:
            found.setdefault(problem.row, []).append(problem)
    return found


class _Sheet:
    def __init__(self, sheet: Any, table: Table, formats: Mapping[Severity, Any]) -> None:
        self._sheet = sheet
        self._table = table
        self._grid = table.grid.as_typed
        self._formats = formats
        own = table.heading.texts.keys() - table.grid.shown_as.keys()
        self._to_do = max(own, default=0) + 1
        self._at = 0

    def write(self, waiting: Sequence[Waiting], problems: Mapping[int, list[Problem]]) -> None:
        bottom = self._table.heading.bottom
        for row in range(1, bottom + 1):
            self._copy(row, ())
        self._merge_headings(bottom)
        if bottom:
            self._sheet.write_string(bottom - 1, self._to_do, _TO_DO)
        parts = sorted(
            row
            for row, kind in self._table.lines.skipped
            if kind in (Line.HAMLET, Line.CLASS, Line.UNIT)
        )
        for each in waiting:
            rows = sorted({each.listed.row, *(member.row for member in each.listed.members)})
            while parts and parts[0] < rows[0]:
                self._copy(parts.pop(0), ())
            for row in rows:
                told = problems.get(row, [])
                words = [problem.text for problem in told]
                reason = [each.reason] if row == rows[0] and not words else []
                self._sheet.write_string(self._at, self._to_do, " ".join([*words, *reason]))
                self._copy(row, told)
        self._sheet.set_column(0, self._to_do - 1, _WIDTH)
        self._sheet.set_column(self._to_do, self._to_do, 4 * _WIDTH)

    def _copy(self, row: int, problems: Sequence[Problem]) -> None:
        marked = {column: problem for problem in problems for column in _columns(problem)}
        for column in range(self._to_do):
            problem = marked.get(column)
            tone = self._formats[problem.severity] if problem else None
            self._put(column, _filled(self._grid, row, column), tone)
            if problem is not None:
                self._sheet.write_comment(self._at, column, problem.text)
        self._at += 1

    def _put(self, column: int, value: Raw, tone: Any) -> None:
        """Numbers of papers as text, so that no digit is lost; «=» starts no formula."""
        if value is None:
            if tone is not None:
                self._sheet.write_blank(self._at, column, None, tone)
        elif isinstance(value, datetime | date | timedelta):
            self._sheet.write(self._at, column, value, tone)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            whole = float(value).is_integer() and abs(value) >= 10**_MOST_DIGITS
            if whole:
                self._sheet.write_string(self._at, column, f"{value:.0f}", tone)
            else:
                self._sheet.write_number(self._at, column, value, tone)
        else:
            self._sheet.write_string(self._at, column, str(value), tone)

    def _merge_headings(self, bottom: int) -> None:
        for each in self._grid.merged:
            if each.bottom <= bottom and (each.top, each.left) != (each.bottom, each.right):
                text = self._grid.at(each.top, each.left)
                place = (each.top - 1, each.left, each.bottom - 1, each.right)
                self._sheet.merge_range(*place, "" if text is None else str(text))


def _columns(problem: Problem) -> list[int]:
    """Columns of «C12» or «D12:E12»."""
    letters = (part.rstrip("0123456789") for part in problem.cell.split(":"))
    found = [at for each in letters if (at := column_index(each)) is not None]
    return list(range(found[0], found[-1] + 1)) if found else []


def _filled(grid: Grid, row: int, column: int) -> Raw:
    """The cell; under one merged downwards its value, for the copy merges no data."""
    value = grid.at(row, column)
    if value is not None:
        return value
    for each in grid.merged:
        if each.left == column and each.top < row <= each.bottom:
            return grid.at(each.top, each.left)
    return None
