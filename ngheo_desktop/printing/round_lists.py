"""Bảng tiến độ of a round, and the list of households that must be reviewed."""

from typing import BinaryIO

from ngheo_desktop.domain.narrowing import SheetState
from ngheo_desktop.domain.papers import NO_HOUSEHOLD
from ngheo_desktop.domain.round_papers import ProgressPaper, ReviewListPaper
from ngheo_desktop.domain.rounds import (
    LISTED_TERMS,
    STATE_TERMS,
    STEP_TERMS,
    HouseholdSteps,
    Step,
    StepCell,
    StepState,
)
from ngheo_desktop.domain.terms import CLASS_TERMS
from ngheo_desktop.printing.flow import Block
from ngheo_desktop.printing.fonts import BOLD, REGULAR
from ngheo_desktop.printing.letterhead import opening
from ngheo_desktop.printing.sheet import landscape
from ngheo_desktop.printing.styles import MM, Align, Style
from ngheo_desktop.printing.table import Column, Table
from ngheo_desktop.progress import Report, no_report, reported

PROGRESS_TITLE = "BẢNG TIẾN ĐỘ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO"
LIST_TITLE = "DANH SÁCH HỘ CẦN RÀ SOÁT"
_CELL = Style(REGULAR, 11)
_HEAD = Style(BOLD, 10.5)
_HAMLET = 46 * MM
_LIST_COLUMNS = (
    Column("STT", 12 * MM, Align.CENTRE),
    Column("Mã hộ", 20 * MM, Align.CENTRE),
    Column("Chủ hộ", 52 * MM),
    Column("Ấp, khóm", 38 * MM),
    Column("Số khẩu", 14 * MM, Align.CENTRE),
    Column("Vì sao rà soát", 50 * MM),
    Column("Diện hiện nay", 30 * MM, Align.CENTRE),
    Column("Phiếu", 36 * MM, Align.CENTRE),
)


def write_progress(paper: ProgressPaper, target: BinaryIO, report: Report = no_report) -> int:
    """In bảng tiến độ; the number of pages."""
    sheet = landscape(practice=paper.head.practice)
    round_ = paper.board.round
    room = (sheet.text_width - _HAMLET) / len(Step)
    columns = [Column("Ấp, khóm", _HAMLET)]
    columns += [Column(STEP_TERMS[step], room, Align.CENTRE) for step in Step]
    table = Table(columns, _CELL, _HEAD)
    lines = (
        f"{round_.title}, từ {round_.begins:%d/%m/%Y} đến {round_.ends:%d/%m/%Y}",
        f"Tính đến {paper.on}",
    )
    rows: list[Block] = [
        table.row((each.hamlet, *(_told(cell) for cell in each.cells)))
        for each in reported(paper.board.hamlets, report)
    ]
    blocks = [*opening(paper.head, PROGRESS_TITLE, lines, sheet.text_width), table.head, *rows]
    return sheet.write(PROGRESS_TITLE, blocks, target, report)


def _told(cell: StepCell) -> str:
    """One cell in words: black paper has no colours to read."""
    if cell.state == StepState.OFF:
        return "–"
    if cell.late_days:
        return f"trễ {cell.late_days} ngày"
    words = STATE_TERMS[cell.state]
    told = cell.state != StepState.WAITING and cell.shown not in ("", "0", words)
    return f"{words} {cell.shown}" if told else words


def write_review_list(paper: ReviewListPaper, target: BinaryIO, report: Report = no_report) -> int:
    """In danh sách hộ cần rà soát; the number of pages."""
    sheet = landscape(internal=True, practice=paper.head.practice)
    table = Table(_LIST_COLUMNS, _CELL, _HEAD)
    surveyors = f"Rà soát viên: {', '.join(paper.surveyors)}" if paper.surveyors else ""
    lines = (paper.round.title, f"Phạm vi: {paper.scope}", surveyors)
    rows: list[Block] = [
        table.row(_cells(at, each))
        for at, each in enumerate(reported(paper.households, report), start=1)
    ]
    if not rows:
        rows = [table.band(NO_HOUSEHOLD, _CELL, Align.CENTRE)]
    blocks = [*opening(paper.head, LIST_TITLE, lines, sheet.text_width), table.head, *rows]
    return sheet.write(LIST_TITLE, blocks, target, report)


def _cells(number: int, steps: HouseholdSteps) -> tuple[str, ...]:
    words = {SheetState.MISSING: "chưa có", SheetState.OPEN: "còn câu chưa rõ"}
    sheet = words.get(steps.sheet, "xong")
    return (
        str(number),
        steps.code,
        steps.head_name,
        steps.hamlet,
        str(steps.members),
        LISTED_TERMS[steps.listed_for],
        CLASS_TERMS[steps.class_before] if steps.class_before else "",
        "rà soát lại" if steps.review_again else "không rà soát" if steps.screened_out else sheet,
    )
