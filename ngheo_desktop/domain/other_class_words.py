"""Giấy tờ about hộ có mức sống trung bình and người lao động có thu nhập thấp, in sentences.

The result is printed on Mẫu 02 (QĐ 24/2021), whose body was not available to us: the sentences
are ours and follow NĐ 30/2020.
"""

from collections.abc import Sequence
from dataclasses import replace

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.days import official_day
from ngheo_desktop.domain.decision_words import Annex, Grid, Letter
from ngheo_desktop.domain.other_classes import OTHER_TERMS, OtherCase, OtherClass
from ngheo_desktop.domain.other_decisions import OtherLine, SignedOther
from ngheo_desktop.domain.papers import Letterhead, PaperHead, Signer, Signing

_NO_NUMBER = "........./"  # written by hand when the paper is registered


def decision_letter(signed: SignedOther, letterhead: Letterhead) -> Letter:
    """Quyết định công nhận with its list."""
    head, lines = signed.head, signed.lines
    what = _lowered(OTHER_TERMS[head.about])
    collective = head.signer[:1] == ("TM. ỦY BAN NHÂN DÂN",)
    body = f"ỦY BAN NHÂN DÂN {head.commune.upper()}"
    count = f"{grouped_digits(len(lines))} {what}"
    return Letter(
        PaperHead(letterhead, head.decided_on, head.number, practice=head.practice),
        "QUYẾT ĐỊNH",
        f"Về việc công nhận {what} năm {head.decided_on.year}",
        authority=body if collective else f"CHỦ TỊCH {body}",
        basis=tuple(f"Căn cứ {each};" for each in head.basis),
        order="QUYẾT ĐỊNH:",
        paragraphs=(
            f"Điều 1. Công nhận {count} theo {_lowered(head.standard_title)}, có danh sách kèm "
            "theo.",
            f"Điều 2. Quyết định này có hiệu lực từ {official_day(head.decided_on)}.",
            "Điều 3. Văn phòng HĐND và UBND, công chức phụ trách công tác giảm nghèo, trưởng các "
            f"ấp, khóm thuộc Ủy ban nhân dân {head.commune} và những người có tên trong danh sách "
            "chịu trách nhiệm thi hành quyết định này.",
        ),
        annexes=(Annex(f"Danh sách {what}", _list_grid(head.about, lines)),),
        signing=Signing((Signer(head.signer, head.signer_name),), head.recipients),
    )


def _list_grid(kind: OtherClass, lines: Sequence[OtherLine]) -> Grid:
    if kind == OtherClass.AVERAGE_LIVING:
        people = sum(each.persons for each in lines)
        return Grid(
            ("STT", "Mã hộ", "Chủ hộ", "Năm sinh", "Ấp, khóm", "Số người", "Thu nhập*"),
            (0.07, 0.11, 0.29, 0.11, 0.2, 0.09, 0.13),
            tuple(
                (str(at), x.code, x.person, x.born, x.hamlet, str(x.persons), _amount(x))
                for at, x in enumerate(lines, start=1)
            ),
            f"Cộng: {len(lines)} hộ, {people} người. *Đồng một người một tháng.",
        )
    return Grid(
        ("STT", "Họ và tên", "Năm sinh", "Chủ hộ", "Mã hộ", "Ấp, khóm", "Thu nhập*"),
        (0.07, 0.24, 0.1, 0.2, 0.1, 0.16, 0.13),
        tuple(
            (str(at), x.person, x.born, x.head_name, x.code, x.hamlet, _amount(x))
            for at, x in enumerate(lines, start=1)
        ),
        f"Cộng: {len(lines)} người. *Đồng một người một tháng, của hộ.",
    )


def _amount(line: OtherLine) -> str:
    return grouped_digits(line.per_person)


def posting_letter(cases: Sequence[OtherCase], head: PaperHead, signing: Signing) -> Letter:
    """Bảng niêm yết: who asked and for what; no income, number or birth date reaches the wall."""
    commune = head.letterhead.commune.full_name
    posting = next(each.posting for each in cases if each.posting)
    rows = tuple(
        (str(at), each.person, each.hamlet, OTHER_TERMS[each.kind])
        for at, each in enumerate(cases, start=1)
    )
    return Letter(
        replace(head, dated=posting.begins),
        "NIÊM YẾT",
        "Kết quả xét hộ có mức sống trung bình, người lao động có thu nhập thấp",
        paragraphs=(
            f"Ủy ban nhân dân {commune} niêm yết tại trụ sở từ {official_day(posting.begins)} đến "
            f"hết {official_day(posting.ends)} ({posting.working_days} ngày làm việc):",
        ),
        grid=Grid(
            ("STT", "Họ và tên", "Ấp, khóm", "Đề nghị công nhận"), (0.08, 0.34, 0.22, 0.36), rows
        ),
        closing=(
            f"Ai có ý kiến, xin gửi đến Ủy ban nhân dân {commune} trong thời gian niêm yết. Kiến "
            "nghị được phúc tra và trả lời.",
        ),
        signing=signing,
    )


def notice_letter(signed: SignedOther, line: OtherLine, letterhead: Letterhead) -> Letter:
    """Thông báo to one household or worker that was recognised."""
    head = signed.head
    what = _lowered(OTHER_TERMS[head.about])
    decision = f"Quyết định số {head.number} {official_day(head.decided_on)}"
    who = f"hộ ông (bà) {line.person}" if not line.member_id else f"ông (bà) {line.person}"
    return Letter(
        PaperHead(letterhead, head.decided_on, _NO_NUMBER + "TB-UBND", practice=head.practice),
        "THÔNG BÁO",
        f"Về việc công nhận {what}",
        to=f"Ông (bà) {line.person}, {line.hamlet}",
        paragraphs=(
            f"Ủy ban nhân dân {head.commune} thông báo: {who} được công nhận là {what} tại "
            f"{decision}, mã đối chiếu {signed.code}.",
            f"Thu nhập được xét: {grouped_digits(line.per_person)} đồng một người một tháng, không "
            f"quá mức {grouped_digits(line.line)} đồng.",
            "Khi thu nhập hoặc nơi ở thay đổi, xin báo lại cho Ủy ban nhân dân.",
        ),
        signing=Signing((Signer(head.signer, head.signer_name),), ("Như trên", "Lưu: VT")),
    )


def refusal_letter(case: OtherCase, head: PaperHead, signing: Signing) -> Letter:
    """Văn bản trả lời with reasons."""
    commune = head.letterhead.commune.full_name
    what = _lowered(OTHER_TERMS[case.kind])
    reason = case.refusal.rstrip(". ")
    return Letter(
        replace(head, dated=case.refused_on, number_sign=_NO_NUMBER + "TB-UBND"),
        "THÔNG BÁO",
        f"Về việc không công nhận {what}",
        to=f"Ông (bà) {case.person}, {case.hamlet}",
        paragraphs=(
            f"Ủy ban nhân dân {commune} đã nhận đơn ngày {case.received_on:%d/%m/%Y} đề nghị công "
            f"nhận {what} và đã xét theo quy định.",
            f"Kết quả: không công nhận. Lý do: {reason}.",
            f"Nếu không đồng ý, ông (bà) có thể gửi kiến nghị đến Ủy ban nhân dân {commune}, mang "
            "theo giấy tờ liên quan nếu có. Khi hoàn cảnh thay đổi, ông (bà) có thể gửi lại đơn.",
        ),
        signing=signing,
    )


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
