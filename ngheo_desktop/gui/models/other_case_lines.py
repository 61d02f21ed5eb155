"""Cases of the other classes as the screens show them: lines of the list, words of one case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ngheo_desktop.domain.amounts import money
from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.other_classes import (
    CASE_STEP_TERMS,
    CLOSED,
    OCCUPATION_TERMS,
    OTHER_TERMS,
    VERDICT_TERMS,
    CaseStep,
    Judged,
    OtherCase,
    OtherClass,
)
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.other_classes import judge_case, list_cases

HEADINGS = ("Người, hộ", "Bước", "Còn lại", "Thu nhập/người", "Ngày nhận", "Ấp, khóm", "Loại")
RUNNING, ANSWERED, EVERY = "running", "answered", ""
_KIND_SHORT = {
    OtherClass.AVERAGE_LIVING: "Mức sống trung bình",
    OtherClass.LOW_INCOME_WORKER: "Thu nhập thấp",
}


@dataclass(frozen=True, slots=True)
class ReadCase:
    """One case with what its income comes to."""

    case: OtherCase
    judged: Judged
    today: date

    @property
    def step(self) -> CaseStep:
        return self.case.step(self.today)

    @property
    def cells(self) -> tuple[str, ...]:
        case = self.case
        income = case.income.per_person
        return (
            f"{case.person} ({case.code})",
            CASE_STEP_TERMS[self.step],
            left_words(case.days_left(self.today)),
            "chưa rõ" if income is None else money(income),
            shown_day(case.received_on),
            case.hamlet,
            _KIND_SHORT[case.kind],
        )


def read_cases(office: Office) -> list[ReadCase]:
    """Every case that this account sees, newest first."""
    today = office.today()
    return [ReadCase(each, judge_case(office, each), today) for each in list_cases(office)]


def chosen(cases: Sequence[ReadCase], kind: str, state: str) -> list[ReadCase]:
    """Those of a kind and a state; "" = whatever it is."""
    return [
        each
        for each in cases
        if kind in ("", each.case.kind)
        and state in ("", ANSWERED if each.step in CLOSED else RUNNING)
    ]


def left_words(days: int | None) -> str:
    """«còn 6 ngày», «trễ 2 ngày»; nothing once the answer was given."""
    if days is None:
        return ""
    return f"còn {days} ngày" if days >= 0 else f"trễ {-days} ngày"


def counted_words(cases: Sequence[ReadCase]) -> str:
    """«12 hồ sơ, 2 trễ»."""
    late = sum((each.case.days_left(each.today) or 0) < 0 for each in cases)
    return f"{len(cases)} hồ sơ, {late} trễ" if late else f"{len(cases)} hồ sơ"


def step_lines(read: ReadCase) -> list[tuple[bool, str]]:
    """The way of a case, each step with whether it is behind: đơn, thu nhập, niêm yết…"""
    case = read.case
    income, posting = case.income.per_person, case.posting
    lines = [(True, f"Đơn: nhận {shown_day(case.received_on)}{_asked(case)}")]
    told = "chưa đủ" if income is None else f"{money(income)}/người/tháng"
    lines.append((income is not None, f"Thu nhập: {told}"))
    if posting is None:
        lines.append((False, f"Niêm yết: chưa, xét từ {shown_day(case.starts_on)}"))
    else:
        days = f"{shown_day(posting.begins)}–{shown_day(posting.ends)}"
        lines.append((posting.is_over(read.today), f"Niêm yết: {days}"))
    lines.append(_recheck(case))
    lines.append(_answer(case))
    return lines


def _asked(case: OtherCase) -> str:
    return f", {OCCUPATION_TERMS[case.occupation].lower()}" if case.occupation else ""


def _recheck(case: OtherCase) -> tuple[bool, str]:
    waiting = case.open_complaints
    if not case.complaints:
        return True, "Phúc tra: không có kiến nghị"
    if waiting:
        due = shown_day(min(each.due_on for each in waiting))
        return False, f"Phúc tra: {len(waiting)} kiến nghị, hạn {due}"
    return True, f"Phúc tra: xong {len(case.complaints)} kiến nghị"


def _answer(case: OtherCase) -> tuple[bool, str]:
    if case.decision is not None:
        return True, f"Quyết định: {case.decision.number}, {shown_day(case.decision.decided_on)}"
    if case.refused_on is not None:
        return True, f"Trả lời không công nhận: {shown_day(case.refused_on)}"
    return False, f"Quyết định hoặc trả lời: hạn {shown_day(case.due_on)}"


def head_words(case: OtherCase) -> str:
    """«Lê Thị Út, hộ Trần Văn Tám (0001), ấp Phước Lợi»."""
    of = f", hộ {case.head_name}" if case.member_id else ""
    return f"{case.person}{of} ({case.code}), {case.hamlet}"


def kind_words(case: OtherCase) -> str:
    return OTHER_TERMS[case.kind]


def verdict_words(read: ReadCase) -> tuple[str, str]:
    """What the income says, and the tone in which it is said."""
    judged = read.judged
    told = [f"{VERDICT_TERMS[judged.verdict]}.", *judged.reasons, *judged.unconfirmed]
    if read.case.is_gone and not read.case.is_closed:
        told.append("Người này không còn ở hộ, hoặc hộ không còn trong sổ.")
    if read.case.refusal:
        told.append(f"Lý do không công nhận: {read.case.refusal}")
    tone = "info" if judged.may_be_granted else "warning"
    return " ".join(told), tone
