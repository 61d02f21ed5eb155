"""Biên bản họp dân: who met, how each household was voted on, what follows; two copies."""

from dataclasses import replace
from typing import BinaryIO

from ngheo_desktop.domain.frozen_lists import check_code
from ngheo_desktop.domain.meeting_words import (
    HEADINGS,
    MINUTES_TITLE,
    VOTES_HEADING,
    Section,
    before_votes,
    conclusion,
    minutes_signing,
    minutes_subject,
    opinions,
    vote_cells,
)
from ngheo_desktop.domain.round_papers import MinutesPaper
from ngheo_desktop.printing.check_mark import check_mark
from ngheo_desktop.printing.flow import Block, Gap, Words, kept_together
from ngheo_desktop.printing.fonts import BOLD, REGULAR
from ngheo_desktop.printing.letterhead import opening
from ngheo_desktop.printing.sheet import portrait
from ngheo_desktop.printing.signatures import signature_blocks
from ngheo_desktop.printing.styles import BODY, MM, STRONG, Align, Style
from ngheo_desktop.printing.table import Column, Table
from ngheo_desktop.progress import Report, no_report, reported

_CELL = Style(REGULAR, 11)
_HEAD = Style(BOLD, 10.5)
_WIDTHS = (10, 17, 45, 25, 14, 14, 13, 27)  # mm
_NAME = 2  # the one column that is not in the middle


def write_minutes(paper: MinutesPaper, target: BinaryIO, report: Report = no_report) -> int:
    """In biên bản họp dân; the number of pages of one copy."""
    sheet = portrait(practice=paper.head.practice)
    if paper.fingerprint:
        code, serial = check_code(paper.fingerprint), f"biên bản lần {paper.meeting.number}"
        sheet = replace(sheet, stamp=check_mark(sheet, code, serial, paper.fingerprint))
    width, meeting = sheet.text_width, paper.meeting
    table = Table(_columns(), _CELL, _HEAD)
    blocks = [
        *opening(paper.head, MINUTES_TITLE, minutes_subject(paper.round, meeting), width),
        *(block for each in before_votes(meeting) for block in _section(each, width)),
        *_heading(VOTES_HEADING, width),
        table.head,
        *(
            table.row(vote_cells(at, line, meeting))
            for at, line in enumerate(reported(meeting.votes, report), start=1)
        ),
        *_section(opinions(meeting), width),
    ]
    end = [
        *_section(conclusion(meeting), width),
        *signature_blocks(minutes_signing(meeting), width),
    ]
    title = f"{MINUTES_TITLE}. {meeting.hamlet}"
    return sheet.write(title, [*blocks, *kept_together(end)], target, report)


def _columns() -> list[Column]:
    return [
        Column(title, wide * MM, Align.LEFT if at == _NAME else Align.CENTRE)
        for at, (title, wide) in enumerate(zip(HEADINGS, _WIDTHS, strict=True))
    ]


def _heading(text: str, width: float) -> list[Block]:
    words = Words(text, STRONG, width)
    words.keep = True
    return [Gap(3 * MM), words, Gap(1.5 * MM, keep=True)]


def _section(section: Section, width: float) -> list[Block]:
    blocks = _heading(section.heading, width)
    for text in section.lines:
        blocks += [Words(text, BODY, width), Gap(1 * MM)]
    return blocks
