"""Lời văn of a decision and the papers around it, for PDF and DOCX alike.

The body of Mẫu 02 (QĐ 24/2021) was not available to us: the sentences are ours and follow NĐ 30.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.days import official_day
from ngheo_desktop.domain.frozen_lists import FrozenHead, FrozenList, FrozenRow
from ngheo_desktop.domain.papers import Letterhead, PaperHead, Signer, Signing
from ngheo_desktop.domain.standings import FULL
from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass

_NO_NUMBER = "........./"  # written by hand when the paper is registered
_POOR, _NEAR = HouseholdClass.POOR, HouseholdClass.NEAR_POOR


@dataclass(frozen=True, slots=True)
class Grid:
    """A small table of a paper: headings, shares of the width, rows."""

    headings: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    total: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """One list of a decision: hộ nghèo, hộ cận nghèo, hộ thoát nghèo…"""

    title: str
    grid: Grid


@dataclass(frozen=True, slots=True)
class Letter:
    """A paper in sentences: quyết định, tờ trình, thông báo, văn bản trả lời."""

    head: PaperHead
    title: str  # «QUYẾT ĐỊNH»
    subject: str  # trích yếu
    authority: str = ""  # who decides, over the legal basis
    basis: tuple[str, ...] = ()
    order: str = ""  # «QUYẾT ĐỊNH:» between the basis and the articles
    to: str = ""  # kính gửi
    paragraphs: tuple[str, ...] = ()
    grid: Grid | None = None
    closing: tuple[str, ...] = ()  # after the table
    annexes: tuple[Annex, ...] = ()
    signing: Signing = field(default_factory=Signing)


def letterhead_of(head: FrozenHead, letterhead: Letterhead) -> PaperHead:
    """The head of a paper of this list: number, place and day as they were signed."""
    return PaperHead(letterhead, head.decided_on, head.number, practice=head.practice)


def signing_of(head: FrozenHead, *, with_recipients: bool = True) -> Signing:
    """Phần ký as the list fixed it."""
    signer = Signer(head.signer, head.signer_name)
    return Signing((signer,), head.recipients if with_recipients else ())


def subject_of(told: FrozenList) -> str:
    """Trích yếu: what the decision recognises."""
    head = told.head
    if head.supplement:
        return f"Về việc sửa đổi, bổ sung {head.corrects} (danh sách bổ sung số {head.supplement})"
    year = head.decided_on.year
    return f"Về việc công nhận hộ nghèo, hộ cận nghèo, hộ thoát nghèo, thoát cận nghèo năm {year}"


def decision_letter(told: FrozenList, letterhead: Letterhead) -> Letter:
    """Quyết định công nhận (Mẫu 02) with its lists."""
    head = told.head
    place = head.commune.upper()
    collective = head.signer[:1] == ("TM. ỦY BAN NHÂN DÂN",)
    body = f"ỦY BAN NHÂN DÂN {place}"
    return Letter(
        letterhead_of(head, letterhead),
        "QUYẾT ĐỊNH",
        subject_of(told),
        authority=body if collective else f"CHỦ TỊCH {body}",
        basis=tuple(f"Căn cứ {each};" for each in head.basis),
        order="QUYẾT ĐỊNH:",
        paragraphs=_articles(told),
        annexes=annexes_of(told),
        signing=signing_of(head),
    )


def _articles(told: FrozenList) -> tuple[str, ...]:
    head = told.head
    body = f"Ủy ban nhân dân {head.commune}"
    said = ", ".join(_counted(annex.title, annex.grid) for annex in annexes_of(told))
    effect = f"Điều 2. Quyết định này có hiệu lực từ {official_day(head.decided_on)}. " + (
        "Diện của mỗi hộ giữ nguyên cho đến khi có quyết định khác."
        if head.scope == FULL
        else "Các hộ không có tên trong danh sách kèm theo giữ nguyên diện đã được công nhận."
    )
    return (
        f"Điều 1. Công nhận theo {_lowered(head.standard_title)}, có danh sách kèm theo: "
        f"{said or 'không có hộ nào'}.",
        effect,
        f"Điều 3. Văn phòng HĐND và UBND, công chức phụ trách công tác giảm nghèo, trưởng các ấp, "
        f"khóm thuộc {body} và các hộ có tên trong danh sách chịu trách nhiệm thi hành "
        "quyết định này.",
    )


def _counted(title: str, grid: Grid) -> str:
    return f"{grouped_digits(len(grid.rows))} {_lowered(title.removeprefix('Danh sách '))}"


def annexes_of(told: FrozenList) -> tuple[Annex, ...]:
    """The lists of a decision, those without households left out."""
    poor_left, near_left = told.leaving(_POOR), told.leaving(_NEAR)
    lists = (
        ("Danh sách hộ nghèo", told.of(_POOR)),
        ("Danh sách hộ cận nghèo", told.of(_NEAR)),
        ("Danh sách hộ thoát nghèo", poor_left),
        ("Danh sách hộ thoát cận nghèo", near_left),
    )
    return tuple(Annex(title, _household_grid(rows)) for title, rows in lists if rows)


_LIST_HEADINGS = (
    "STT", "Mã hộ", "Chủ hộ", "Năm sinh", "Dân tộc", "Ấp, khóm", "Số khẩu", "B1", "B2", "Diện",
)  # fmt: skip
_LIST_SHARES = (0.06, 0.1, 0.22, 0.08, 0.08, 0.15, 0.07, 0.06, 0.06, 0.12)


def _household_grid(rows: Sequence[FrozenRow]) -> Grid:
    people = sum(row.members for row in rows)
    total = f"Cộng: {grouped_digits(len(rows))} hộ, {grouped_digits(people)} khẩu"
    lines = tuple(_household_line(number, row) for number, row in enumerate(rows, start=1))
    return Grid(_LIST_HEADINGS, _LIST_SHARES, lines, total)


def _household_line(number: int, row: FrozenRow) -> tuple[str, ...]:
    head = row.head
    return (
        str(number),
        row.code,
        row.head_name,
        head.birth[:4] if head else "",
        head.ethnic if head else "",
        row.hamlet,
        str(row.members),
        _score(row.income_score),
        _score(row.deprivation_score),
        CLASS_TERMS[row.household_class].removeprefix("Hộ ").capitalize(),
    )


def _score(score: int | None) -> str:
    return "" if score is None else str(score)


# --- around the decision ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HamletCount:
    """How many households of a hamlet are proposed or recognised, by class."""

    hamlet: str
    poor: int = 0
    near_poor: int = 0
    left: int = 0  # thoát nghèo, thoát cận nghèo: on no list any more


def count_by_hamlet(
    rows: Iterable[tuple[str, HouseholdClass, HouseholdClass | None]],
) -> tuple[HamletCount, ...]:
    """Counts of (hamlet, class decided, class before), hamlets in the order they come."""
    counts: dict[str, Counter[str]] = {}
    for hamlet, decided, before in rows:
        known = counts.setdefault(hamlet, Counter())
        if decided == _POOR:
            known["poor"] += 1
        elif decided == _NEAR:
            known["near_poor"] += 1
        elif before in (_POOR, _NEAR):
            known["left"] += 1
    return tuple(HamletCount(hamlet, **known) for hamlet, known in counts.items())


def _count_grid(counts: Sequence[HamletCount]) -> Grid:
    rows = tuple(
        (str(at), each.hamlet, str(each.poor), str(each.near_poor), str(each.left))
        for at, each in enumerate(counts, start=1)
    )
    sums = [sum(getattr(each, name) for each in counts) for name in ("poor", "near_poor", "left")]
    total = (
        f"Cộng: {grouped_digits(sums[0])} hộ nghèo, {grouped_digits(sums[1])} hộ cận nghèo, "
        f"{grouped_digits(sums[2])} hộ ra khỏi danh sách"
    )
    classes = (CLASS_TERMS[_POOR], CLASS_TERMS[_NEAR])
    headings = ("STT", "Ấp, khóm", *classes, "Ra khỏi danh sách")
    return Grid(headings, (0.08, 0.38, 0.17, 0.17, 0.2), rows, total)


def submission_letter(
    head: PaperHead,
    about: str,
    standard_title: str,
    basis: Sequence[str],
    counts: Sequence[HamletCount],
) -> Letter:
    """Tờ trình: the officer proposes the list to the chairman."""
    body = head.letterhead.body_in_a_sentence
    signer = Signer(("NGƯỜI TRÌNH",), hint="(Ký, ghi rõ họ tên)")
    return Letter(
        replace(head, number_sign=_NO_NUMBER + "TTr-UBND"),
        "TỜ TRÌNH",
        "Về việc đề nghị công nhận hộ nghèo, hộ cận nghèo, hộ thoát nghèo, thoát cận nghèo",
        to=f"Chủ tịch {body}",
        basis=tuple(f"Căn cứ {each};" for each in basis),
        paragraphs=(
            f"Qua {about}, theo {_lowered(standard_title)}, các ấp, khóm đã rà soát, họp dân, niêm "
            "yết và phúc tra theo quy định. Kết quả đề nghị công nhận như sau:",
        ),
        grid=_count_grid(counts),
        closing=("Kính trình Chủ tịch xem xét, quyết định.",),
        signing=Signing((signer,), (f"{body}", "Lưu: VT")),
    )


def notice_letter(told: FrozenList, letterhead: Letterhead) -> Letter:
    """Thông báo kết quả: figures by hamlet, nobody's name."""
    head = told.head
    rows = ((row.hamlet, row.household_class, row.before) for row in told.rows)
    decision = f"Quyết định số {head.number} {official_day(head.decided_on)}"
    return Letter(
        PaperHead(letterhead, head.decided_on, _NO_NUMBER + "TB-UBND", practice=head.practice),
        "THÔNG BÁO",
        f"Kết quả rà soát hộ nghèo, hộ cận nghèo năm {head.decided_on.year}",
        paragraphs=(
            f"Ủy ban nhân dân {head.commune} thông báo kết quả đã được công nhận tại {decision}:",
        ),
        grid=_count_grid(count_by_hamlet(rows)),
        closing=(
            "Hộ có ý kiến về kết quả, xin gửi đến trưởng ấp, trưởng khóm hoặc "
            f"Ủy ban nhân dân {head.commune}.",
        ),
        signing=replace(signing_of(head), recipients=("Các ấp, khóm", "Lưu: VT")),
    )


@dataclass(frozen=True, slots=True)
class Refused:
    """Một hộ đề nghị but not recognised, and why."""

    head_name: str
    hamlet: str
    decided: HouseholdClass
    reason: str


def refusal_letter(
    refused: Refused, head: PaperHead, standard_title: str, signing: Signing, on: date | None
) -> Letter:
    """Văn bản trả lời: why a household that asked is not recognised (QĐ 24/2021)."""
    commune = head.letterhead.commune.full_name
    reason = refused.reason.rstrip(". ") or "kết quả rà soát cho thấy hộ ở trên mức của chuẩn"
    day = f" {official_day(on)}" if on else ""
    return Letter(
        replace(head, number_sign=_NO_NUMBER + "TB-UBND"),
        "THÔNG BÁO",
        "Về việc không công nhận hộ nghèo, hộ cận nghèo",
        to=f"Ông (bà) {refused.head_name}, {refused.hamlet}",
        paragraphs=(
            f"Ủy ban nhân dân {commune} đã nhận giấy đề nghị rà soát của ông (bà) và đã rà soát "
            f"theo {_lowered(standard_title)}.",
            f"Kết quả{day}: {_lowered(CLASS_TERMS[refused.decided])}. Lý do: {reason}.",
            "Nếu không đồng ý, ông (bà) có thể gửi kiến nghị đến Ủy ban nhân dân "
            f"{commune}, mang theo giấy tờ liên quan nếu có. Khi hoàn cảnh thay đổi, ông (bà) có "
            "thể gửi lại giấy đề nghị (Mẫu 01).",
        ),
        signing=signing,
    )


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
