"""Hồ sơ hộ: one paper with all that is known of a household, its code at the head of each page."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.applications import APPLICATION_TERMS, FORM_TERMS
from ngheo_desktop.domain.case_file import CaseFile
from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.other_classes import (
    CASE_STEP_TERMS,
    OTHER_TERMS,
    VERDICT_TERMS,
    Judged,
    OtherCase,
)
from ngheo_desktop.domain.papers import Signer, Signing
from ngheo_desktop.domain.terms import AREA_TERMS, CLASS_TERMS, SEX_TERMS
from ngheo_desktop.printing.case_file_parts import Text
from ngheo_desktop.printing.case_file_review import review_blocks, sheet_blocks
from ngheo_desktop.printing.flow import Block
from ngheo_desktop.printing.letterhead import opening
from ngheo_desktop.printing.sheet import Sheet, portrait
from ngheo_desktop.printing.signatures import signature_blocks
from ngheo_desktop.printing.styles import FOOT, MM
from ngheo_desktop.progress import Report, no_report
from ngheo_desktop.text import masked_id, spaced_id

TITLE_TEXT = "HỒ SƠ HỘ"
_HEAD_BASE, _RIGHT = 13 * MM, 15 * MM  # from the upper and right edges of the paper
_SIGNING = Signing(signers=(Signer(("NGƯỜI LẬP",), hint="(Ký, ghi rõ họ tên)"),))
_MASKED = "Số định danh được che. Mở «Hiện đủ số» ở trang hộ trước khi in để có đủ số."
_NO_HELP = "Sổ chưa có phần ghi lượt hỗ trợ."


def write_case_file(paper: CaseFile, target: BinaryIO, report: Report = no_report) -> int:
    """In hồ sơ hộ; the number of pages."""
    code = paper.file.household.code
    sheet = portrait(internal=True, practice=paper.head.practice)
    sheet = replace(sheet, stamp=_page_head(sheet, code))
    text = Text(sheet.text_width)
    name = f"Hộ {code}, chủ hộ {paper.file.household.head_name}, {paper.file.hamlet.full_name}"
    made = f"Người lập: {paper.made_by}"
    blocks = [
        *opening(paper.head, TITLE_TEXT, (name, made), sheet.text_width),
        *_household(paper, text),
        *_members(paper, text),
        *_lists(paper, text),
        *_applications(paper, text),
        *review_blocks(paper, text),
        *_other_cases(paper, text),
        *_events(paper, text),
        *_help(paper, text),
        *sheet_blocks(paper, text),
        *signature_blocks(_SIGNING, sheet.text_width),
    ]
    return sheet.write(f"{TITLE_TEXT} {code}", blocks, target, report)


def _page_head(sheet: Sheet, code: str) -> Callable[[Canvas, int, int], None]:
    def draw(canvas: Canvas, _page: int, _pages: int) -> None:
        canvas.setFont(FOOT.face, FOOT.size)
        right, base = sheet.width - _RIGHT, sheet.height - _HEAD_BASE
        canvas.drawRightString(right, base, f"Hồ sơ hộ, mã hộ {code}")

    return draw


def _household(paper: CaseFile, text: Text) -> list[Block]:
    household, hamlet = paper.file.household, paper.file.hamlet
    area = hamlet.area_on(paper.on)
    flags = [
        words
        for words, holds in (
            ("không có khả năng lao động", household.no_labour),
            ("hoàn cảnh đặc biệt khó khăn", household.hardship),
            ("có người có công", any(each.merit for each in household.members)),
        )
        if holds
    ]
    facts = (
        ("Địa chỉ", ", ".join(filter(None, (household.address, hamlet.full_name)))),
        ("Khu vực", AREA_TERMS[area] if area else "chưa rõ"),
        ("Điện thoại", household.phone),
        ("Đặc điểm", ", ".join(flags)),
        ("Nguyên nhân nghèo", ", ".join(paper.causes)),
        ("Ghi chú", household.note),
    )
    return [*text.heading("1. Thông tin hộ"), *text.facts(facts)]


def _members(paper: CaseFile, text: Text) -> list[Block]:
    show = spaced_id if paper.shows_numbers else masked_id
    rows = [
        (
            str(at),
            each.name,
            each.birth.shown if each.birth else "chưa rõ",
            SEX_TERMS[each.sex] if each.sex else "",
            paper.relations.get(each.id, ""),
            each.ethnic,
            show(each.personal_id) if each.personal_id else "",
        )
        for at, each in enumerate(paper.file.household.members, start=1)
    ]
    columns = (
        ("TT", 0.06),
        ("Họ và tên", 0.27),
        ("Ngày sinh", 0.14),
        ("Giới tính", 0.09),
        ("Quan hệ", 0.15),
        ("Dân tộc", 0.11),
        ("Số định danh", 0.18),
    )
    told = len(rows)
    blocks = text.heading(f"2. Thành viên ({told} người)")
    declared = paper.file.household.declared_members or 0
    if declared > told:
        blocks.append(text.line(f"Danh sách trước đây ghi {declared} khẩu, mới ghi {told} người."))
    blocks += text.table(columns, rows, "Hộ chưa có thành viên nào trong sổ.")
    if not paper.shows_numbers and any(x.personal_id for x in paper.file.household.members):
        blocks.append(text.line(_MASKED))
    return blocks


def _lists(paper: CaseFile, text: Text) -> list[Block]:
    rows = [
        (
            each.number,
            shown_day(each.decided_on),
            each.standard.replace("-", "–"),
            CLASS_TERMS[each.household_class],
            str(each.members),
            each.code or "không có",
            _certificate(each.handed_on, each.receiver),
        )
        for each in paper.lists
    ]
    columns = (
        ("Quyết định", 0.16),
        ("Ngày", 0.13),
        ("Chuẩn", 0.12),
        ("Diện", 0.17),
        ("Khẩu", 0.07),
        ("Mã đối chiếu", 0.19),
        ("Giấy chứng nhận", 0.16),
    )
    empty = "Hộ chưa có tên trong quyết định nào."
    return [
        *text.heading("3. Quyết định và danh sách có tên hộ"),
        *text.table(columns, rows, empty),
    ]


def _certificate(handed_on: date | None, receiver: str) -> str:
    if handed_on is None:
        return ""
    by = f", {receiver}" if receiver else ""
    return f"trao {shown_day(handed_on)}{by}"


def _applications(paper: CaseFile, text: Text) -> list[Block]:
    lines = []
    for each in paper.applications:
        told = f"{shown_day(each.received_on)}: {FORM_TERMS[each.form]}, "
        told += APPLICATION_TERMS[each.state]
        if each.refused_on:
            told += f" ngày {shown_day(each.refused_on)}, lý do: {each.refusal}"
        if each.reason:
            told += f". Lý do đề nghị: {each.reason}"
        lines.append(f"{told}.")
    return [*text.heading("4. Giấy đề nghị"), *text.items(lines, "Hộ chưa gửi giấy đề nghị nào.")]


def _other_cases(paper: CaseFile, text: Text) -> list[Block]:
    return [
        *text.heading("6. Mức sống trung bình, người lao động có thu nhập thấp"),
        *text.items(
            [_other(case, judged, paper.on) for case, judged in paper.other_cases],
            "Hộ chưa có hồ sơ nào.",
        ),
    ]


def _other(case: OtherCase, judged: Judged, today: date) -> str:
    """One case in a sentence or two: asked, income, posted, complained of, answered."""
    who = f"{case.person}, " if case.member_id else ""
    told = [f"{shown_day(case.received_on)}: {who}{OTHER_TERMS[case.kind].lower()}"]
    if case.income.per_person is not None:
        told.append(f"thu nhập {grouped_digits(case.income.per_person)} đồng/người/tháng")
    told.append(VERDICT_TERMS[judged.verdict].lower())
    if case.posting is not None:
        told.append(f"niêm yết đến {shown_day(case.posting.ends)}")
    for each in case.complaints:
        told.append(f"kiến nghị của {each.by_name}: {each.told}; {each.answer or 'chưa phúc tra'}")
    if case.decision is not None:
        number, code = case.decision.number, case.decision.code
        told.append(f"Quyết định số {number} ngày {shown_day(case.decision.decided_on)}, mã {code}")
    elif case.refused_on is not None:
        told.append(f"trả lời ngày {shown_day(case.refused_on)}, lý do: {case.refusal}")
    else:
        told.append(f"đang ở bước {CASE_STEP_TERMS[case.step(today)].lower()}")
    return f"{'; '.join(told)}."


def _events(paper: CaseFile, text: Text) -> list[Block]:
    lines = [f"{shown_day(day)}: {words}." for day, words in paper.events]
    return [*text.heading("7. Biến động hộ"), *text.items(lines, "Chưa ghi biến động nào.")]


def _help(paper: CaseFile, text: Text) -> list[Block]:
    lines: Sequence[str] = [f"Nguyện vọng: {', '.join(paper.wishes)}."] if paper.wishes else []
    return [*text.heading("8. Hỗ trợ"), *text.items([*lines, _NO_HELP], "")]
