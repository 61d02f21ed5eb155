"""Xuất Excel: tables of a screen, numbers as numbers and nothing computed by the worksheet."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any, BinaryIO

from xlsxwriter import Workbook

from ngheo_desktop.domain.plain_tables import PlainTable
from ngheo_desktop.exchange.write_register import DAY_FORMAT, write_row
from ngheo_desktop.progress import Report, no_report, reported
from ngheo_desktop.text import clean

_A4 = 9  # Excel's number of the paper size


def write_plain_tables(
    tables: Sequence[PlainTable], target: BinaryIO, report: Report = no_report
) -> int:
    """Write tables, each on a worksheet of its own; returns how many rows there are.

    Built in memory: XlsxWriter would otherwise leave private data in temporary files on the disk.
    """
    built = BytesIO()
    with Workbook(built, {"in_memory": True}) as book:
        for table in tables:
            _write_table(book, table, report)
    target.write(built.getbuffer())
    return sum(len(table.rows) for table in tables)


def _write_table(book: Any, table: PlainTable, report: Report) -> None:
    sheet = book.add_worksheet(table.sheet)
    top = _write_opening(book, sheet, table)
    plain, bold = (_formats(book, bold=bold) for bold in (False, True))
    for at, row in enumerate(reported(table.rows, report, every=500)):
        formats = bold if at in table.emphasised else plain
        write_row(sheet, top + 1 + at, row, formats)
    _lay_out(sheet, top)


def _formats(book: Any, *, bold: bool) -> tuple[Any, Any, Any]:
    more = {"border": 1, "bold": bold, "valign": "top"}
    number = book.add_format(more)
    cell = book.add_format({**more, "num_format": "@", "text_wrap": True})
    return number, cell, book.add_format({**DAY_FORMAT, **more})


def _write_opening(book: Any, sheet: Any, table: PlainTable) -> int:
    """Title and notes; the row of the headings."""
    bold = book.add_format({"bold": True, "font_size": 14})
    head = book.add_format(
        {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True}
    )
    sheet.write_string(0, 0, clean(table.title), bold)
    for row, note in enumerate(table.notes, start=1):
        sheet.write_string(row, 0, clean(note))
    top = len(table.notes) + 2
    for at, (title, width) in enumerate(table.headings):
        sheet.write_string(top, at, title, head)
        sheet.set_column(at, at, width)
    return top


def _lay_out(sheet: Any, top: int) -> None:
    """Headings that stay in sight, and how it comes out of a printer."""
    sheet.freeze_panes(top + 1, 0)
    sheet.repeat_rows(top)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
