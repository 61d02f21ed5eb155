"""Giấy đề nghị: Mẫu 01 and Mẫu 04 of QĐ 24/2021; what is not known is written by hand.

The items of Mẫu 01 are those we have seen; of Mẫu 04 only the name was seen, so it asks the same.
"""

from typing import BinaryIO

from ngheo_desktop.domain.applications import ApplicationForm
from ngheo_desktop.domain.papers import Signer, Signing
from ngheo_desktop.domain.round_papers import ApplicationPaper
from ngheo_desktop.domain.terms import SEX_TERMS
from ngheo_desktop.printing.fields import Choice, ChoiceLine, Field, FieldLine
from ngheo_desktop.printing.flow import Block, Gap, Words, kept_together
from ngheo_desktop.printing.fonts import BOLD, REGULAR
from ngheo_desktop.printing.letterhead import COUNTRY, MOTTO_TEXT, ShortLine
from ngheo_desktop.printing.sheet import portrait
from ngheo_desktop.printing.signatures import signature_blocks
from ngheo_desktop.printing.styles import BODY, EMPHASIS, MM, MOTTO, STRONG, TITLE, Align, Style
from ngheo_desktop.printing.table import Column, Table
from ngheo_desktop.progress import Report, no_report

_TITLES = {
    ApplicationForm.REVIEW: (
        "GIẤY ĐỀ NGHỊ",
        "Rà soát hộ nghèo, hộ cận nghèo hoặc xác định hộ có mức sống trung bình",
    ),
    ApplicationForm.LEAVING: (
        "GIẤY ĐỀ NGHỊ",
        "Công nhận hộ thoát nghèo, hộ thoát cận nghèo",
    ),
}
_COLUMNS = (
    Column("STT", 11 * MM, Align.CENTRE),
    Column("Họ và tên", 54 * MM),
    Column("Giới tính", 16 * MM, Align.CENTRE),
    Column("Ngày, năm sinh", 26 * MM, Align.CENTRE),
    Column("Quan hệ với chủ hộ", 30 * MM, Align.CENTRE),
    Column("Tình trạng", 28 * MM, Align.CENTRE),
)
_STATES = "Tình trạng: đang làm việc, không làm việc, đang đi học."
_LEAST_LINES = 6
_REASON_LINES = 3
_DOTS = "." * 165
_SIGNING = Signing(signers=(Signer(("NGƯỜI ĐỀ NGHỊ",), hint="(Ký, ghi rõ họ tên)"),))


def write_application(paper: ApplicationPaper, target: BinaryIO, report: Report = no_report) -> int:
    """In Mẫu 01 hoặc Mẫu 04; the number of pages."""
    sheet = portrait(practice=paper.practice)
    width = sheet.text_width
    blocks = [
        *_opening(paper, width),
        *_who(paper, width),
        *_members(paper, width),
        *kept_together([*_reason(paper, width), *signature_blocks(_SIGNING, width)]),
    ]
    return sheet.write(" ".join(_TITLES[paper.form]), blocks, target, report)


def _opening(paper: ApplicationPaper, width: float) -> list[Block]:
    title, subject = _TITLES[paper.form]
    commune = paper.commune.full_name
    return [
        Words(f"Mẫu số {paper.form.value}", EMPHASIS, width, Align.RIGHT),
        Words(COUNTRY, STRONG, width, Align.CENTRE),
        Words(MOTTO_TEXT, MOTTO, width, Align.CENTRE),
        ShortLine(width, width / 3),
        Gap(4 * MM),
        Words(title, TITLE, width, Align.CENTRE),
        Words(subject, STRONG, width, Align.CENTRE),
        Gap(4 * MM),
        Words(f"Kính gửi: Chủ tịch Ủy ban nhân dân {commune}", BODY, width, Align.CENTRE),
        Gap(4 * MM),
    ]


def _who(paper: ApplicationPaper, width: float) -> list[Block]:
    sexes = [Choice(words, paper.sex == sex) for sex, words in SEX_TERMS.items()]
    lines = (
        (Field("Họ và tên", paper.head_name, 2), Field("Dân tộc", paper.ethnic)),
        (Field("Ngày, tháng, năm sinh", paper.birth),),
        (Field("Số định danh (CCCD)", paper.personal_id, 1.4), Field("Ngày cấp", paper.issued_on)),
        (Field("Nơi thường trú", paper.address),),
        (Field("Nơi ở hiện nay"),),
    )
    blocks: list[Block] = [FieldLine(each, BODY, width) for each in lines]
    blocks.insert(1, ChoiceLine("Giới tính:", sexes, BODY, width, 24 * MM))
    if paper.standing:
        blocks.append(FieldLine((Field("Diện hiện nay", paper.standing),), BODY, width))
    return blocks


def _members(paper: ApplicationPaper, width: float) -> list[Block]:
    table = Table(_COLUMNS, Style(REGULAR, 11.5), Style(BOLD, 11), row_height=8 * MM)
    told = [(each.name, each.sex, each.birth, each.relation, each.status) for each in paper.members]
    blank = [("", "", "", "", "")] * max(_LEAST_LINES - len(told), 0)
    rows = [table.row((str(at), *each)) for at, each in enumerate([*told, *blank], start=1)]
    heading = Words("Thông tin các thành viên trong hộ:", BODY, width)
    return [
        *kept_together([Gap(2 * MM), heading, Gap(2 * MM), table.head]),
        *rows,
        Words(_STATES, EMPHASIS.at(11), width),
        Gap(3 * MM),
    ]


def _reason(paper: ApplicationPaper, width: float) -> list[Block]:
    blocks: list[Block] = [Words("Lý do đề nghị:", BODY, width), Gap(1 * MM)]
    if paper.reason:
        blocks.append(Words(paper.reason, BODY, width))
    else:
        for _line in range(_REASON_LINES):
            blocks += [Words(_DOTS, Style(REGULAR, 11), width), Gap(2 * MM)]
    promise = "Tôi cam đoan những điều ghi trên đây là đúng sự thật."
    day = "..............., ngày ..... tháng ..... năm ........"
    return [
        *blocks,
        Gap(2 * MM),
        Words(promise, BODY, width),
        Gap(3 * MM),
        Words(day, EMPHASIS, width, Align.RIGHT),
    ]
