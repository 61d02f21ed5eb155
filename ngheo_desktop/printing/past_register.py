"""Sổ hộ của một ngày trước: every household as it stood, hamlet after hamlet."""

from collections.abc import Sequence
from itertools import groupby
from typing import BinaryIO

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.papers import NO_HOUSEHOLD, PastLine, PastPaper, paper_date
from ngheo_desktop.domain.terms import CLASS_TERMS
from ngheo_desktop.printing.flow import Block
from ngheo_desktop.printing.fonts import BOLD, REGULAR
from ngheo_desktop.printing.letterhead import opening
from ngheo_desktop.printing.sheet import landscape
from ngheo_desktop.printing.styles import MM, Align, Style
from ngheo_desktop.printing.table import Column, Table
from ngheo_desktop.progress import Report, no_report

TITLE = "SỔ HỘ NGÀY"
_CELL = Style(REGULAR, 11)
_CELL_BOLD = Style(BOLD, 11)
_HEAD = Style(BOLD, 10.5)
_COLUMNS = (
    Column("STT", 12 * MM, Align.CENTRE),
    Column("Mã hộ", 20 * MM, Align.CENTRE),
    Column("Chủ hộ", 62 * MM),
    Column("Ngày, năm sinh", 26 * MM, Align.CENTRE),
    Column("Địa chỉ", 78 * MM),
    Column("Số khẩu", 16 * MM, Align.CENTRE),
    Column("Diện theo quyết định", 38 * MM, Align.CENTRE),
)


def write_past_register(paper: PastPaper, target: BinaryIO, report: Report = no_report) -> int:
    """In sổ của một ngày trước; the number of pages."""
    sheet = landscape(internal=True, practice=paper.head.practice)
    table = Table(_COLUMNS, _CELL, _HEAD)
    title = f"{TITLE} {paper.day:%d/%m/%Y}"
    lines = (
        f"Phạm vi: {paper.scope}, theo tên gọi và nơi ở {paper_date(paper.day)}",
        "Lập lại từ sổ; diện theo các quyết định đã ký đến ngày đó.",
    )
    blocks = [*opening(paper.head, title, lines, sheet.text_width), table.head]
    return sheet.write(title, [*blocks, *_rows(paper, table, report)], target, report)


def _rows(paper: PastPaper, table: Table, report: Report) -> list[Block]:
    if not paper.lines:
        return [table.band(NO_HOUSEHOLD, _CELL, Align.CENTRE)]
    blocks: list[Block] = []
    number = 0
    for hamlet, found in groupby(paper.lines, key=lambda line: line.hamlet):
        report(number, len(paper.lines))
        group = list(found)
        heading = table.band(hamlet or "Chưa rõ ấp, khóm", _CELL_BOLD)
        heading.keep = True
        blocks.append(heading)
        for line in group:
            number += 1
            blocks.append(
                table.row(
                    (
                        str(number),
                        line.code,
                        line.head_name,
                        line.birth.shown if line.birth else "",
                        line.address,
                        str(line.members),
                        CLASS_TERMS[line.household_class] if line.household_class else "",
                    )
                )
            )
        blocks[-1].keep = True
        blocks.append(table.band(_sum("Cộng", len(group), group), _CELL_BOLD))
    blocks[-1].keep = True
    blocks.append(table.band(_sum("Tổng cộng", number, paper.lines), _CELL_BOLD))
    return blocks


def _sum(word: str, households: int, lines: Sequence[PastLine]) -> str:
    people = sum(line.members for line in lines)
    return f"{word}: {grouped_digits(households)} hộ, {grouped_digits(people)} khẩu"
