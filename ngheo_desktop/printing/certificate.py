"""Giấy chứng nhận hộ nghèo, hộ cận nghèo (Mẫu 03): a page to a household, two to a large one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.days import official_day, shown_day
from ngheo_desktop.domain.decision_words import signing_of
from ngheo_desktop.domain.frozen_lists import FrozenHead, FrozenMember, FrozenRow
from ngheo_desktop.domain.papers import Letterhead, PaperHead
from ngheo_desktop.domain.terms import CLASS_TERMS, SEX_TERMS
from ngheo_desktop.printing.flow import Block, Gap, PageBreak, Words, paginate
from ngheo_desktop.printing.fonts import BOLD, REGULAR
from ngheo_desktop.printing.letterhead import opening
from ngheo_desktop.printing.sheet import portrait
from ngheo_desktop.printing.signatures import closed, signature_blocks
from ngheo_desktop.printing.styles import BODY, EMPHASIS, MM, STRONG, Align, Style
from ngheo_desktop.printing.table import Column, Row, Table
from ngheo_desktop.progress import Report, no_report, reported

SIGN = "GCN-HN.HCN"
_SIZES = (13.0, 12.0, 11.0, 10.0, 9.0, 8.0)  # the largest at which a page holds it
_OVER_LEAF = (11.0, 10.0, 9.0)  # where no page does: the largest with the fewest pages
_LEAST_TEXT = 11.0
_BY_HAND = "...../...../........"  # the form has the day: written in where the register has none
_SHARES = (0.07, 0.42, 0.1, 0.15, 0.12, 0.14)
_HEADINGS = ("STT", "Họ và tên", "Giới tính", "Ngày sinh", "Dân tộc", "Quan hệ với chủ hộ")


@dataclass(frozen=True, slots=True)
class CertificateBatch:
    """What a run of certificates is made from."""

    head: FrozenHead
    letterhead: Letterhead
    rows: tuple[FrozenRow, ...]
    relation: Callable[[FrozenMember], str]  # quan hệ as it is written


def write_certificates(
    batch: CertificateBatch,
    target: BinaryIO,
    stamp: Callable[[Canvas, int, int], None] | None = None,
    report: Report = no_report,
) -> int:
    """In giấy chứng nhận, one to a page; the number of pages."""
    sheet = replace(portrait(practice=batch.head.practice), stamp=stamp, numbered=False)
    blocks: list[Block] = []
    for row in reported(batch.rows, report):
        blocks += [PageBreak(), *_fitting(batch, row, sheet.text_width, sheet.room)]
    return sheet.write("Giấy chứng nhận hộ nghèo, hộ cận nghèo", blocks, target, report)


def _fitting(batch: CertificateBatch, row: FrozenRow, width: float, room: float) -> list[Block]:
    for size in _SIZES:
        blocks = _one(batch, row, width, size)
        if sum(block.height for block in blocks) <= room:
            return blocks
    tried = [_over_leaf(_one(batch, row, width, size), row, width) for size in _OVER_LEAF]
    return min(tried, key=lambda blocks: len(paginate(blocks, room)))


def _over_leaf(blocks: list[Block], row: FrozenRow, width: float) -> list[Block]:
    """Two pages or more: each names the certificate again, and none has the signature alone."""
    rows = [at for at, block in enumerate(blocks) if isinstance(block, Row)]
    for at in rows:
        table_head = blocks[at].head
        assert table_head is not None  # each row of a table has one
        blocks[at].head = Continued(row, width, table_head)
    last = rows[-1] + 1
    return closed(blocks[:last], blocks[last:])


class Continued:
    """«Giấy chứng nhận … (tiếp theo)», its number, its household, and the headings again."""

    head: Block | None = None
    keep = True

    def __init__(self, row: FrozenRow, width: float, table_head: Block) -> None:
        number = f"Số: {row.certificate}/{SIGN}. Hộ ông (bà): {row.head_name}; mã hộ: {row.code}"
        self._blocks: list[Block] = [
            Words(f"{_title(row)} (tiếp theo)", STRONG, width, Align.CENTRE),
            Words(number, EMPHASIS.at(_LEAST_TEXT), width, Align.CENTRE),
            Gap(3 * MM),
            table_head,
        ]
        self.height = sum(block.height for block in self._blocks)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw its lines, then the headings."""
        for block in self._blocks:
            block.draw(canvas, left, top)
            top -= block.height


def _one(batch: CertificateBatch, row: FrozenRow, width: float, size: float) -> list[Block]:
    head = batch.head
    number = f"{row.certificate}/{SIGN}"
    paper = PaperHead(batch.letterhead, head.decided_on, number, practice=head.practice)
    decision = f"Quyết định số {head.number} {official_day(head.decided_on)}"
    said = max(size, _LEAST_TEXT)  # only the table of a large household gets smaller than that
    text, small = BODY.at(said), EMPHASIS.at(said - 1)
    basis = [Words(f"Căn cứ {each};", small, width) for each in head.basis]
    return [
        *opening(paper, _title(row), (), width),
        *basis,
        Words(f"Căn cứ {decision},", small, width),
        Gap(2 * MM),
        Words(f"CHỦ TỊCH ỦY BAN NHÂN DÂN {head.commune.upper()}", STRONG, width, Align.CENTRE),
        Words("CHỨNG NHẬN", STRONG, width, Align.CENTRE),
        Gap(2 * MM),
        *_household(row, head.commune, text, width),
        Gap(2 * MM),
        *_people(batch, row.people, width, min(size, 11.0)),
        Gap(2 * MM),
        Words(
            f"Là {CLASS_TERMS[row.household_class].lower()} theo {_lowered(head.standard_title)}, "
            f"tại {decision}.",
            STRONG.at(said),
            width,
        ),
        *signature_blocks(signing_of(head, with_recipients=False), width),
    ]


def _title(row: FrozenRow) -> str:
    return f"GIẤY CHỨNG NHẬN {CLASS_TERMS[row.household_class].upper()}"


def _household(row: FrozenRow, commune: str, style: Style, width: float) -> list[Block]:
    head = row.head
    place = ", ".join(filter(None, (row.address, row.hamlet, commune)))
    number = head.personal_id if head else ""
    lines = (
        f"Hộ gia đình ông (bà): {row.head_name}; mã hộ: {row.code}",
        f"Dân tộc: {head.ethnic if head else ''}; số định danh: {number}{_issued(row)}",
        f"Nơi thường trú: {place}",
        f"Số nhân khẩu: {row.members}, gồm:",
    )
    return [Words(line, style, width) for line in lines]


def _issued(row: FrozenRow) -> str:
    day: date | None = row.personal_id_issued
    return f", cấp ngày {shown_day(day) if day else _BY_HAND}"


def _people(
    batch: CertificateBatch, people: Sequence[FrozenMember], width: float, size: float
) -> list[Block]:
    columns = [
        Column(title, share * width, Align.LEFT if at == 1 else Align.CENTRE)
        for at, (title, share) in enumerate(zip(_HEADINGS, _SHARES, strict=True))
    ]
    table = Table(columns, Style(REGULAR, size), Style(BOLD, min(size, 10)))
    rows = [
        table.row(
            (
                str(number),
                each.name,
                SEX_TERMS[each.sex] if each.sex else "",
                Birth.from_iso(each.birth).shown if each.birth else "",
                each.ethnic,
                batch.relation(each),
            )
        )
        for number, each in enumerate(people, start=1)
    ]
    return [table.head, *rows]


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
