"""Biên bản họp dân: who met, how each household was voted on, what follows; two copies."""

from collections.abc import Sequence
from dataclasses import replace
from typing import BinaryIO

from ngheo_desktop.domain.days import official_day
from ngheo_desktop.domain.frozen_lists import check_code
from ngheo_desktop.domain.meetings import Meeting, VoteLine
from ngheo_desktop.domain.papers import Signer, Signing
from ngheo_desktop.domain.round_papers import MinutesPaper
from ngheo_desktop.domain.terms import CLASS_TERMS
from ngheo_desktop.printing.check_mark import check_mark
from ngheo_desktop.printing.flow import Block, Gap, Words, kept_together
from ngheo_desktop.printing.fonts import BOLD, REGULAR
from ngheo_desktop.printing.letterhead import opening
from ngheo_desktop.printing.sheet import portrait
from ngheo_desktop.printing.signatures import signature_blocks
from ngheo_desktop.printing.styles import BODY, MM, STRONG, Align, Style
from ngheo_desktop.printing.table import Column, Table
from ngheo_desktop.progress import Report, no_report, reported

TITLE_TEXT = "BIÊN BẢN HỌP DÂN"
_CELL = Style(REGULAR, 11)
_HEAD = Style(BOLD, 10.5)
_COLUMNS = (
    Column("STT", 10 * MM, Align.CENTRE),
    Column("Mã hộ", 17 * MM, Align.CENTRE),
    Column("Chủ hộ", 45 * MM),
    Column("Kết quả phiếu", 25 * MM, Align.CENTRE),
    Column("Đồng ý", 14 * MM, Align.CENTRE),
    Column("Không đồng ý", 14 * MM, Align.CENTRE),
    Column("Tỷ lệ", 13 * MM, Align.CENTRE),
    Column("Kết quả họp", 27 * MM, Align.CENTRE),
)
_SIGNING = Signing(
    signers=(
        Signer(("ĐẠI DIỆN HỘ DÂN",), hint="(Ký, ghi rõ họ tên)"),
        Signer(("THƯ KÝ",), hint="(Ký, ghi rõ họ tên)"),
        Signer(("CHỦ TRÌ",), hint="(Ký, ghi rõ họ tên)"),
    )
)


def write_minutes(paper: MinutesPaper, target: BinaryIO, report: Report = no_report) -> int:
    """In biên bản họp dân; the number of pages of one copy."""
    sheet = portrait(practice=paper.head.practice)
    if paper.fingerprint:
        code, serial = check_code(paper.fingerprint), f"biên bản lần {paper.meeting.number}"
        sheet = replace(sheet, stamp=check_mark(sheet, code, serial, paper.fingerprint))
    width, meeting = sheet.text_width, paper.meeting
    table = Table(_COLUMNS, _CELL, _HEAD)
    blocks = [
        *opening(paper.head, TITLE_TEXT, _subject(paper), width),
        *_when_and_who(meeting, width),
        *_heading("III. Kết quả lấy ý kiến từng hộ", width),
        table.head,
        *(table.row(_cells(at, line, meeting)) for at, line in _numbered(meeting, report)),
    ]
    end = [*_conclusion(meeting, width), *signature_blocks(_signing(meeting), width)]
    blocks += [*_opinions(meeting, width), *kept_together(end)]
    return sheet.write(f"{TITLE_TEXT}. {meeting.hamlet}", blocks, target, report)


def _subject(paper: MinutesPaper) -> tuple[str, ...]:
    meeting = paper.meeting
    again = f", họp lần {meeting.number}" if meeting.number > 1 else ""
    return (
        f"Về kết quả rà soát hộ nghèo, hộ cận nghèo của {meeting.hamlet}{again}",
        f"({paper.round.title})",
    )


def _heading(text: str, width: float) -> list[Block]:
    words = Words(text, STRONG, width)
    words.keep = True
    return [Gap(3 * MM), words, Gap(1.5 * MM, keep=True)]


def _lines(texts: Sequence[str], width: float) -> list[Block]:
    blocks: list[Block] = []
    for text in texts:
        blocks += [Words(text, BODY, width), Gap(1 * MM)]
    return blocks


def _when_and_who(meeting: Meeting, width: float) -> list[Block]:
    at = f"{meeting.held_at}, " if meeting.held_at else ""
    invited = f"Số người được mời: {meeting.invited}. " if meeting.invited else ""
    place = meeting.place or "………………………………………………………………"
    there = [each for each in meeting.attendance if each.present]
    return [
        *_heading("I. Thời gian, địa điểm", width),
        *_lines((f"Thời gian: {at}{official_day(meeting.held_on)}.", f"Địa điểm: {place}."), width),
        *_heading("II. Thành phần", width),
        *_lines((f"Chủ trì: {meeting.chair}. Thư ký: {meeting.secretary}.",), width),
        *_lines(
            [f"- {each.role}{f': {each.name}' if each.name else ''}." for each in there], width
        ),
        *_lines((f"{invited}Số người có mặt: {meeting.present}.",), width),
    ]


def _numbered(meeting: Meeting, report: Report) -> Sequence[tuple[int, VoteLine]]:
    return list(enumerate(reported(meeting.votes, report), start=1))


def _cells(number: int, line: VoteLine, meeting: Meeting) -> tuple[str, ...]:
    result = CLASS_TERMS[line.meeting_class] if line.meeting_class else "Rà soát lại"
    return (
        str(number),
        line.code,
        line.head_name,
        CLASS_TERMS[line.computed],
        str(line.agree),
        str(line.against),
        f"{line.percent(meeting.present)}%",
        result,
    )


def _opinions(meeting: Meeting, width: float) -> list[Block]:
    told = [
        f"- Hộ {each.head_name} ({each.code}): {'. '.join(words)}."
        for each in meeting.votes
        if (words := [text for text in (each.reason, each.other) if text])
    ]
    if meeting.other_opinions:
        told.append(f"- {meeting.other_opinions}.")
    return [*_heading("IV. Ý kiến khác", width), *_lines(told or ["Không có."], width)]


def _conclusion(meeting: Meeting, width: float) -> list[Block]:
    failed = meeting.failed
    agreed = f"Hội nghị đồng ý kết quả của {meeting.passed} hộ ({meeting.rule.shown} đồng ý)."
    again = (
        f"Còn {len(failed)} hộ chưa đủ tỷ lệ, phải rà soát lại và họp lại: "
        f"{', '.join(each.head_name for each in failed)}."
    )
    copies = (
        f"Biên bản được lập thành 02 bản như nhau, đọc lại cho mọi người dự họp cùng nghe: 01 bản "
        f"lưu tại {meeting.hamlet}, 01 bản gửi Ban Chỉ đạo rà soát cấp xã."
    )
    lines = (agreed, *((again,) if failed else ()), copies)
    return [*_heading("V. Kết luận", width), *_lines(lines, width)]


def _signing(meeting: Meeting) -> Signing:
    _people, secretary, chair = _SIGNING.signers
    return Signing(
        signers=(
            _people,
            replace(secretary, name=meeting.secretary),
            replace(chair, name=meeting.chair),
        )
    )
