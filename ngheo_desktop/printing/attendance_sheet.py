"""Danh sách ký tên: who attends a meeting, with room to sign."""

from typing import BinaryIO

from ngheo_desktop.domain.papers import Signer, Signing
from ngheo_desktop.domain.round_papers import AttendancePaper
from ngheo_desktop.printing.fonts import BOLD, REGULAR
from ngheo_desktop.printing.letterhead import opening
from ngheo_desktop.printing.sheet import portrait
from ngheo_desktop.printing.signatures import closed, signature_blocks
from ngheo_desktop.printing.styles import MM, Align, Style
from ngheo_desktop.printing.table import Column, Table
from ngheo_desktop.progress import Report, no_report

TITLE_TEXT = "DANH SÁCH KÝ TÊN DỰ HỌP DÂN"
_ROW = 9 * MM
_COLUMNS = (
    Column("STT", 12 * MM, Align.CENTRE),
    Column("Họ và tên", 58 * MM),
    Column("Thành phần (cơ quan, tổ chức hoặc hộ dân)", 58 * MM),
    Column("Ký tên", 37 * MM),
)
_SIGNING = Signing(
    signers=(
        Signer(("THƯ KÝ",), hint="(Ký, ghi rõ họ tên)"),
        Signer(("CHỦ TRÌ",), hint="(Ký, ghi rõ họ tên)"),
    )
)


def write_attendance(paper: AttendancePaper, target: BinaryIO, report: Report = no_report) -> int:
    """In danh sách ký tên, with the expected ones first and empty lines after; pages."""
    sheet = portrait(practice=paper.head.practice)
    day = paper.meeting_day or "ngày ..... tháng ..... năm ........"
    lines = (f"Họp dân {paper.hamlet}, {day}", f"({paper.round.title})")
    table = Table(_COLUMNS, Style(REGULAR, 12), Style(BOLD, 11), row_height=_ROW)
    count = max(paper.lines, len(paper.expected) + 10)
    rows = [
        table.row((str(at + 1), "", paper.expected[at] if at < len(paper.expected) else "", ""))
        for at in range(count)
    ]
    blocks = [*opening(paper.head, TITLE_TEXT, lines, sheet.text_width), table.head, *rows]
    end = signature_blocks(_SIGNING, sheet.text_width)
    return sheet.write(f"{TITLE_TEXT}. {paper.hamlet}", closed(blocks, end), target, report)
