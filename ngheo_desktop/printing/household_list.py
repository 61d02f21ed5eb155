"""Danh sách hộ nghèo, hộ cận nghèo: bản nội bộ, with what only the office may see."""

from collections.abc import Sequence
from typing import BinaryIO

from ngheo_desktop.domain.papers import (
    NO_HOUSEHOLD,
    HouseholdListPaper,
    InternalLine,
    LineGroup,
    grouped,
    households_and_people,
    paper_date,
)
from ngheo_desktop.domain.terms import CLASS_TERMS, SEX_TERMS, UNCONFIRMED_NOTE
from ngheo_desktop.printing.flow import Block, Gap, Words
from ngheo_desktop.printing.fonts import BOLD, ITALIC, REGULAR
from ngheo_desktop.printing.letterhead import opening
from ngheo_desktop.printing.sheet import landscape
from ngheo_desktop.printing.signatures import closed, signature_blocks
from ngheo_desktop.printing.styles import MM, Align, Style
from ngheo_desktop.printing.table import Column, Table
from ngheo_desktop.progress import Report, no_report

_CELL = Style(REGULAR, 10.5)
_CELL_BOLD = Style(BOLD, 10.5)
_HEAD = Style(BOLD, 10)
_NOTE = Style(ITALIC, 10.5)
_COLUMNS = (
    Column("STT", 11 * MM, Align.CENTRE),
    Column("Mã hộ", 18 * MM, Align.CENTRE),
    Column("Chủ hộ", 44 * MM),
    Column("Giới tính", 11 * MM, Align.CENTRE),
    Column("Ngày, năm sinh", 20 * MM, Align.CENTRE),
    Column("Số định danh", 27 * MM, Align.CENTRE),
    Column("Dân tộc", 15 * MM, Align.CENTRE),
    Column("Ấp, khóm", 28 * MM),
    Column("Số khẩu", 11 * MM, Align.CENTRE),
    Column("Điểm B1", 12 * MM, Align.CENTRE),
    Column("Điểm B2", 12 * MM, Align.CENTRE),
    Column("Chỉ số thiếu hụt", 19 * MM, Align.CENTRE),
    Column("Diện", 24 * MM, Align.CENTRE),
)


def write_household_list(
    paper: HouseholdListPaper, target: BinaryIO, report: Report = no_report
) -> int:
    """In danh sách hộ nghèo, hộ cận nghèo (nội bộ); the number of pages."""
    sheet = landscape(draft=paper.draft, internal=True, practice=paper.head.practice)
    table = Table(_COLUMNS, _CELL, _HEAD)
    width = sheet.text_width
    blocks = [
        *_opening(paper, width),
        *_notes(paper, width),
        table.head,
        *_rows(paper, table, report),
    ]
    after = signature_blocks(paper.signing, width)
    return sheet.write(paper.title, closed(blocks, after), target, report)


def _opening(paper: HouseholdListPaper, width: float) -> list[Block]:
    lines = (
        f"Theo {paper.standard[:1].lower()}{paper.standard[1:]}",
        f"Phạm vi: {paper.scope}, tính đến {paper_date(paper.on)}",
        f"(Kèm theo {paper.attached_to})" if paper.attached_to else "",
    )
    return opening(paper.head, paper.title, lines, width)


def _notes(paper: HouseholdListPaper, width: float) -> list[Block]:
    blocks: list[Block] = []
    if paper.legend:
        listed = "; ".join(f"{number}. {title}" for number, title in paper.legend)
        blocks.append(Words(f"Chỉ số thiếu hụt: {listed}.", _NOTE, width))
    if paper.unconfirmed:
        note = f"Kết quả {UNCONFIRMED_NOTE} trước khi dùng."
        blocks.append(Words(note, _NOTE, width))
    return [*blocks, Gap(2 * MM)] if blocks else []


def _rows(paper: HouseholdListPaper, table: Table, report: Report) -> list[Block]:
    if not paper.lines:
        return [table.band(NO_HOUSEHOLD, _CELL, Align.CENTRE)]
    blocks: list[Block] = []
    number = 0
    groups = grouped(paper.lines, paper.grouping)
    for group in groups:
        report(number, len(paper.lines))
        blocks += _group(group, number, table)
        number += len(group.lines)
    if len(groups) > 1:
        total = f"Tổng cộng: {households_and_people(paper.lines)}"
        blocks.append(_sum(blocks, table, total))
    return blocks


def _group(group: LineGroup, before: int, table: Table) -> list[Block]:
    heading = table.band(group.title or "Chưa rõ ấp, khóm", _CELL_BOLD)
    heading.keep = True
    rows: list[Block] = [
        table.row(_texts(number, line)) for number, line in enumerate(group.lines, start=before + 1)
    ]
    blocks = [heading, *rows]
    blocks.append(_sum(blocks, table, f"Cộng: {households_and_people(group.lines)}"))
    return blocks


def _sum(blocks: Sequence[Block], table: Table, text: str) -> Block:
    """A sum, which stays on the page of the row before it."""
    blocks[-1].keep = True
    return table.band(text, _CELL_BOLD)


def _texts(number: int, line: InternalLine) -> tuple[str, ...]:
    return (
        str(number),
        line.code,
        line.head_name,
        SEX_TERMS[line.sex] if line.sex else "",
        line.birth.shown if line.birth else "",
        line.personal_id,
        line.ethnic,
        line.hamlet,
        str(line.members),
        _score(line.income_score),
        _score(line.deprivation_score),
        ", ".join(map(str, line.lacking)),
        CLASS_TERMS[line.household_class],
    )


def _score(score: int | None) -> str:
    return "" if score is None else str(score)
