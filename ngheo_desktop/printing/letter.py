"""Văn bản bằng lời: quyết định with its lists, tờ trình, thông báo, văn bản trả lời."""

from collections.abc import Callable
from dataclasses import replace
from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas

from ngheo_desktop.domain.days import official_day
from ngheo_desktop.domain.decision_words import Annex, Grid, Letter
from ngheo_desktop.printing.check_mark import draft_mark
from ngheo_desktop.printing.flow import Block, Gap, PageBreak, Words, kept_together
from ngheo_desktop.printing.fonts import BOLD, REGULAR
from ngheo_desktop.printing.letterhead import ShortLine, opening
from ngheo_desktop.printing.sheet import Sheet, portrait
from ngheo_desktop.printing.signatures import signature_blocks
from ngheo_desktop.printing.styles import BODY, EMPHASIS, MM, STRONG, TITLE, Align, Style
from ngheo_desktop.printing.table import Column, Table
from ngheo_desktop.progress import Report, no_report, reported

_CELL = Style(REGULAR, 10.5)
_HEAD = Style(BOLD, 10)
_SUM = Style(BOLD, 10.5)
_LEFT_HEADINGS = {"Chủ hộ", "Ấp, khóm"}

Stamp = Callable[[Canvas, int, int], None]


def letter_sheet(letter: Letter) -> Sheet:
    """A4 upright, with the mark of practice where it is one."""
    return portrait(practice=letter.head.practice)


def write_letter(
    letter: Letter,
    target: BinaryIO,
    stamp: Stamp | None = None,
    report: Report = no_report,
    *,
    draft: bool = False,
) -> int:
    """In một văn bản; the number of pages. A draft says so on every page."""
    sheet = letter_sheet(letter)
    sheet = replace(sheet, stamp=draft_mark(sheet) if draft else stamp)
    width = sheet.text_width
    blocks = [
        *opening(letter.head, letter.title, (letter.subject,), width),
        *_addressed(letter, width),
        *_basis(letter, width),
        *_paragraphs(letter.paragraphs, width),
        *(_grid(letter.grid, width) if letter.grid else ()),
        *_paragraphs(letter.closing, width),
    ]
    end = signature_blocks(letter.signing, width)
    kept = [*blocks[:-2], *kept_together([*blocks[-2:], *end])]
    for annex in reported(letter.annexes, report):
        kept += _annex(letter, annex, width)
    return sheet.write(f"{letter.title}. {letter.subject}", kept, target, report)


def _addressed(letter: Letter, width: float) -> list[Block]:
    if not letter.to:
        return []
    return [Words(f"Kính gửi: {letter.to}", STRONG, width, Align.CENTRE), Gap(4 * MM)]


def _basis(letter: Letter, width: float) -> list[Block]:
    blocks: list[Block] = []
    if letter.authority:
        blocks += [Words(letter.authority, STRONG, width, Align.CENTRE), Gap(3 * MM)]
    for line in letter.basis:
        blocks += [Words(line, EMPHASIS, width), Gap(1.5 * MM)]
    if letter.order:
        words = Words(letter.order, TITLE, width, Align.CENTRE)
        blocks += [Gap(2 * MM, keep=True), *kept_together([words, Gap(3 * MM)])]
    return blocks


def _paragraphs(texts: tuple[str, ...], width: float) -> list[Block]:
    blocks: list[Block] = []
    for text in texts:
        blocks += [Words(text, BODY, width), Gap(2.5 * MM)]
    return blocks


def _grid(grid: Grid, width: float) -> list[Block]:
    columns = [
        Column(title, share * width, Align.LEFT if title in _LEFT_HEADINGS else Align.CENTRE)
        for title, share in zip(grid.headings, grid.shares, strict=True)
    ]
    table = Table(columns, _CELL, _HEAD)
    blocks: list[Block] = [table.head, *(table.row(row) for row in grid.rows)]
    if grid.total:
        blocks[-1].keep = True
        blocks.append(table.band(grid.total, _SUM))
    return [*blocks, Gap(3 * MM)]


def _annex(letter: Letter, annex: Annex, width: float) -> list[Block]:
    """A list on a page of its own, under the number and the day of its decision."""
    day = official_day(letter.head.dated) if letter.head.dated else ""
    under = f"(Kèm theo Quyết định số {letter.head.number_sign} {day})"
    heading = kept_together(
        [
            Words(annex.title.upper(), TITLE, width, Align.CENTRE),
            Words(under, EMPHASIS, width, Align.CENTRE),
            ShortLine(width, width / 6),
            Gap(3 * MM),
        ]
    )
    heading[-1].keep = True
    return [PageBreak(), *heading, *_grid(annex.grid, width)]
