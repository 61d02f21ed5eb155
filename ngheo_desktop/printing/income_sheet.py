"""Phiếu thu nhập 12 tháng: each source, what the rule leaves out, and what a person has a month.

The sheet annexed to the circular was not available to us; the layout is ours.
"""

from dataclasses import dataclass
from typing import BinaryIO

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.income_sheet import (
    MONTHS,
    PER_TERMS,
    IncomeKind,
    IncomeLine,
    IncomeSheet,
    Per,
)
from ngheo_desktop.domain.other_classes import (
    OTHER_TERMS,
    VERDICT_TERMS,
    Judged,
    OtherCase,
    OtherClass,
)
from ngheo_desktop.domain.papers import PaperHead, Signer, Signing
from ngheo_desktop.domain.terms import AREA_TERMS
from ngheo_desktop.printing.fields import Field, FieldLine
from ngheo_desktop.printing.flow import Block, Gap, Words, kept_together
from ngheo_desktop.printing.fonts import BOLD, REGULAR
from ngheo_desktop.printing.letterhead import opening
from ngheo_desktop.printing.sheet import portrait
from ngheo_desktop.printing.signatures import signature_blocks
from ngheo_desktop.printing.styles import BODY, EMPHASIS, MM, STRONG, Align, Style
from ngheo_desktop.printing.table import Column, Table
from ngheo_desktop.progress import Report, no_report

TITLE_TEXT = "PHIẾU THU NHẬP 12 THÁNG"
LEFT_OUT = "Ghi để biết, không tính vào thu nhập (QĐ 24/2021/QĐ-TTg, Điều 2)"
_CELL, _HEAD, _BAND = Style(REGULAR, 11), Style(BOLD, 10.5), Style(BOLD, 11)
_SHARES = (
    ("STT", 0.06, Align.CENTRE),
    ("Nguồn thu", 0.27, Align.LEFT),
    ("Mức thu", 0.14, Align.RIGHT),
    ("Cách tính", 0.13, Align.CENTRE),
    ("Tổng thu", 0.14, Align.RIGHT),
    ("Chi phí", 0.13, Align.RIGHT),
    ("Còn lại", 0.13, Align.RIGHT),
)
_UNKNOWN = "chưa rõ"
_BLANK_LINES = 9
_SIGNING = Signing(
    signers=(
        Signer(("ĐẠI DIỆN HỘ",), hint="(Ký, ghi rõ họ tên)"),
        Signer(("NGƯỜI GHI PHIẾU",), hint="(Ký, ghi rõ họ tên)"),
    )
)


@dataclass(frozen=True, slots=True)
class IncomePaper:
    """One sheet as it is printed; without a case it is blank, to be written by hand."""

    head: PaperHead
    kinds: dict[str, IncomeKind]
    kind: OtherClass
    case: OtherCase | None = None
    judged: Judged | None = None
    people: tuple[str, ...] = ()  # names of those who share the income


def write_income_sheet(paper: IncomePaper, target: BinaryIO, report: Report = no_report) -> int:
    """In phiếu thu nhập, filled or blank; the number of pages."""
    sheet = portrait(practice=paper.head.practice)
    width = sheet.text_width
    subject = f"Dùng khi xét {OTHER_TERMS[paper.kind].lower()}"
    end = [*_result(paper, width), *signature_blocks(_SIGNING, width)]
    blocks = [
        *opening(paper.head, TITLE_TEXT, (subject,), width),
        *_who(paper, width),
        *income_table(paper, width),
        *kept_together(end),
    ]
    return sheet.write(TITLE_TEXT, blocks, target, report)


def _who(paper: IncomePaper, width: float) -> list[Block]:
    case = paper.case
    sheet = case.sheet if case else IncomeSheet()
    period = ""
    if sheet.begins and sheet.ends:
        period = f"{shown_day(sheet.begins)} đến {shown_day(sheet.ends)}"
    area = AREA_TERMS[case.area] if case and case.area else ""
    worker = case is not None and bool(case.member_id)
    lines: list[tuple[Field, ...]] = [
        (
            Field("Chủ hộ", case.head_name if case else "", 2),
            Field("Mã hộ", case.code if case else ""),
        ),
        (Field("Ấp, khóm", case.hamlet if case else "", 2), Field("Khu vực", area)),
        (Field("12 tháng từ", period, 1.4), Field("Ngày hỏi", _day(sheet))),
    ]
    if worker or paper.kind == OtherClass.LOW_INCOME_WORKER:
        lines.insert(1, (Field("Người lao động", case.person if case else ""),))
    blocks: list[Block] = [FieldLine(each, BODY, width) for each in lines]
    named = ", ".join(paper.people)
    told = f"Người cùng hưởng thu nhập ({len(paper.people)}): {named}" if named else ""
    blocks.append(
        Words(told, BODY, width)
        if told
        else FieldLine((Field("Số người cùng hưởng"),), BODY, width)
    )
    return [*blocks, Gap(3 * MM)]


def _day(sheet: IncomeSheet) -> str:
    return shown_day(sheet.asked_on) if sheet.asked_on else ""


def income_table(paper: IncomePaper, width: float) -> list[Block]:
    """The sources; what is left out stands apart under its own heading."""
    columns = [Column(title, share * width, align) for title, share, align in _SHARES]
    table = Table(columns, _CELL, _HEAD, row_height=7 * MM)
    lines = paper.case.sheet.lines if paper.case else ()
    counted = [each for each in lines if _counts(each, paper)]
    others = [each for each in lines if not _counts(each, paper)]
    blocks: list[Block] = [table.head]
    blocks += [table.row(_cells(at, each, paper)) for at, each in enumerate(counted, start=1)]
    if paper.case is None:
        blocks += [table.row((str(at + 1), *[""] * 6)) for at in range(_BLANK_LINES)]
    elif not counted:
        blocks.append(table.band("Chưa ghi nguồn thu nào", _CELL, Align.CENTRE))
    if others or paper.case is None:
        band = table.band(LEFT_OUT, _BAND)
        band.keep = True
        blocks.append(band)
        blocks += [table.row(_cells(at, each, paper)) for at, each in enumerate(others, start=1)]
        if paper.case is None:
            blocks += [table.row((str(at + 1), *[""] * 6)) for at in range(2)]
    return [*blocks, Gap(2 * MM)]


def _counts(line: IncomeLine, paper: IncomePaper) -> bool:
    kind = paper.kinds.get(line.kind)
    return kind is None or kind.counted


def _cells(at: int, line: IncomeLine, paper: IncomePaper) -> tuple[str, ...]:
    kind = paper.kinds.get(line.kind)
    title = kind.title if kind else "chưa chọn"
    per = f"× {line.months} tháng" if line.per == Per.MONTH else PER_TERMS[Per.YEAR]
    rest = line.net if _counts(line, paper) else None
    return (
        str(at),
        f"{title}: {line.note}" if line.note else title,
        _amount(line.amount),
        per,
        _amount(line.gross),
        _amount(line.cost),
        _amount(rest) if _counts(line, paper) else "không tính",
    )


def _amount(amount: int | None) -> str:
    return _UNKNOWN if amount is None else grouped_digits(amount)


def _result(paper: IncomePaper, width: float) -> list[Block]:
    case = paper.case
    if case is None:
        lines = ("Tổng thu nhập được tính (đồng)", "Thu nhập một người một tháng (đồng)")
        return [FieldLine((Field(each),), BODY, width) for each in lines]
    income = case.income
    total = _UNKNOWN if income.total is None else f"{grouped_digits(income.total)} đồng"
    told = [
        f"Tổng thu nhập được tính: {total}. Không tính: {grouped_digits(income.left_out)} đồng."
    ]
    if income.per_person is not None:
        told.append(
            f"Chia {MONTHS} tháng, {income.persons} người: {grouped_digits(income.per_person)} "
            "đồng một người một tháng."
        )
    blocks: list[Block] = [Words(each, BODY, width) for each in told]
    if paper.judged is not None:
        blocks.append(Words(f"{VERDICT_TERMS[paper.judged.verdict]}.", STRONG, width))
        reasons = (*paper.judged.reasons, *paper.judged.unconfirmed)
        blocks += [Words(each, EMPHASIS.at(12), width) for each in reasons]
        note = "Kết quả tính từ phiếu, chưa phải quyết định của Chủ tịch Ủy ban nhân dân."
        if case.decision is None:
            blocks.append(Words(note, EMPHASIS.at(12), width))
    return blocks
