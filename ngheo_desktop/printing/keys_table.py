"""Bảng phím tắt on one page, to hang beside the screen."""

from collections.abc import Sequence
from typing import BinaryIO

from ngheo_desktop.printing.flow import Block, Gap, Words
from ngheo_desktop.printing.fonts import BOLD, REGULAR
from ngheo_desktop.printing.sheet import portrait
from ngheo_desktop.printing.styles import MM, Align, Style
from ngheo_desktop.printing.table import Column, Table
from ngheo_desktop.progress import Report, no_report

TITLE = "Bảng phím tắt"
_CELL, _BOLD = Style(REGULAR, 10), Style(BOLD, 10)
_KEYS_WIDTH = 34 * MM


def write_keys_table(
    groups: Sequence[tuple[str, Sequence[tuple[str, str]]]],
    target: BinaryIO,
    report: Report = no_report,
) -> int:
    """In bảng phím tắt; the number of pages."""
    sheet = portrait()
    half = (Column("Phím", _KEYS_WIDTH), Column("Việc", sheet.text_width / 2 - _KEYS_WIDTH))
    table = Table((*half, *half), _CELL, _BOLD)
    title = Words(TITLE, Style(BOLD, 14), sheet.text_width, Align.CENTRE)
    blocks: list[Block] = [title, Gap(3 * MM), table.head]
    for heading, lines in groups:
        band = table.band(heading, _BOLD)
        band.keep = True
        blocks += [band, *map(table.row, _side_by_side(lines))]
    return sheet.write(TITLE, blocks, target, report)


def _side_by_side(lines: Sequence[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Two lines to a row, read down the left half and then down the right one."""
    middle = (len(lines) + 1) // 2
    right = [*lines[middle:], ("", "")]
    return [(*line, *beside) for line, beside in zip(lines[:middle], right, strict=False)]
