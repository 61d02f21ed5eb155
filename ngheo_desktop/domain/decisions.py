"""Dự thảo quyết định: the results side by side, what must be green, and the rows that are fixed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from ngheo_desktop.domain.narrowing import SheetState
from ngheo_desktop.domain.rounds import Board, HouseholdSteps, Step, StepState
from ngheo_desktop.domain.standings import CHANGES, FULL, LISTED
from ngheo_desktop.domain.terms import HouseholdClass, Provenance


class SigningMode(StrEnum):
    """Ai ký, and how it is written over the name (NĐ 30/2020, Phụ lục I)."""

    CHAIRMAN = "chairman"  # the chairman decides himself (QĐ 24/2021)
    DEPUTY = "kt"  # a deputy in his place
    COMMITTEE = "tm"  # on behalf of the committee
    COMMITTEE_DEPUTY = "tm_kt"


SIGNER_TITLES = {
    SigningMode.CHAIRMAN: ("CHỦ TỊCH",),
    SigningMode.DEPUTY: ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    SigningMode.COMMITTEE: ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    SigningMode.COMMITTEE_DEPUTY: ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
}
RECIPIENTS = ("Như Điều 3", "Thường trực HĐND", "Ủy ban MTTQ Việt Nam", "Lưu: VT")


@dataclass(frozen=True, slots=True)
class BasisLine:
    """Một căn cứ: its text as printed, how well it is known, and who compared it."""

    text: str
    provenance: Provenance = Provenance.CONFIRMED
    source: str = ""
    confirmed_by: str = ""
    confirmed_on: date | None = None

    @property
    def is_known(self) -> bool:
        return self.provenance == Provenance.CONFIRMED or bool(self.confirmed_by)


@dataclass(frozen=True, slots=True)
class DecisionPlan:
    """Dự thảo: everything that a person writes before the list is frozen."""

    id: str = ""
    round_id: str = ""
    supplement_of: str = ""  # id of the decision that it corrects
    number: str = ""  # «45/QĐ-UBND»
    decided_on: date | None = None
    signing: SigningMode = SigningMode.CHAIRMAN
    signer_name: str = ""
    basis: tuple[BasisLine, ...] = ()
    recipients: tuple[str, ...] = RECIPIENTS
    reasons: Mapping[str, str] = field(default_factory=dict)  # household id → why it differs
    classes: Mapping[str, HouseholdClass] = field(default_factory=dict)  # decided otherwise


@dataclass(frozen=True, slots=True)
class Compared:
    """Bốn kết quả of one household side by side: scored, met, re-checked, decided."""

    household_id: str
    code: str
    head_name: str
    hamlet_id: str
    hamlet: str
    before: HouseholdClass | None
    computed: HouseholdClass | None
    met: HouseholdClass | None
    rechecked: HouseholdClass | None
    decided: HouseholdClass | None  # None = no step has said anything yet
    reason: str = ""
    counts: bool = True  # not gone, not screened out
    is_open: bool = False  # an open answer or objection; the decision has to wait for it

    @property
    def differs(self) -> bool:
        """Whether two of the four disagree, so that a reason is due."""
        known = {self.computed, self.met, self.rechecked, self.decided} - {None}
        return len(known) > 1

    @property
    def lacks_reason(self) -> bool:
        return self.counts and self.differs and not self.reason

    @property
    def is_listed(self) -> bool:
        """Whether it gets a line of the decision: on a list now, or leaving one."""
        if not self.counts or self.decided is None:
            return False
        return self.decided in LISTED or self.before in LISTED


@dataclass(frozen=True, slots=True)
class Check:
    """Một điều kiện of the check list, with the households that keep it from being green."""

    code: str
    title: str
    is_met: bool
    detail: str = ""
    households: tuple[str, ...] = ()
    places: tuple[tuple[Step, str], ...] = ()  # steps that are missing, with their hamlets


def compare(steps: HouseholdSteps, plan: DecisionPlan) -> Compared:
    """The results of one household; what the plan decides otherwise counts as the decision."""
    decided = plan.classes.get(steps.household_id) or steps.proposed
    told = steps.recheck_reason if steps.recheck_class else steps.meeting_reason
    return Compared(
        steps.household_id,
        steps.code,
        steps.head_name,
        steps.hamlet_id,
        steps.hamlet,
        steps.class_before,
        steps.computed,
        steps.meeting_class,
        steps.recheck_class,
        decided,
        plan.reasons.get(steps.household_id) or told,
        steps.counts,
        steps.counts
        and (bool(steps.open_objections) or steps.sheet != SheetState.DONE or decided is None),
    )


def scope_of(plan: DecisionPlan, *, annual: bool) -> str:
    """A yearly decision tells the whole list; one within the year, or a supplement, its changes."""
    return FULL if annual and not plan.supplement_of else CHANGES


def with_basis_confirmed(plan: DecisionPlan, name: str, day: date) -> DecisionPlan:
    """Every line compared with the text of the law, by name."""
    lines = tuple(
        each if each.is_known else replace(each, confirmed_by=name, confirmed_on=day)
        for each in plan.basis
    )
    return replace(plan, basis=lines)


# --- the check list -----------------------------------------------------------------------------


def check_steps(board: Board) -> Check:
    """Every hamlet has gone through each step that stands before the decision."""
    missing, places = [], []
    for hamlet in board.hamlets:
        before = hamlet.cells[: list(Step).index(Step.DECISION)]
        first = next((c for c in before if c.state not in (StepState.DONE, StepState.OFF)), None)
        if first is not None:
            missing.append(first.why or f"{hamlet.hamlet} {STEP_LACKS[first.step]}.")
            places.append((first.step, hamlet.hamlet_id))
    title = "Mọi ấp, khóm đã qua đủ các bước"
    return Check("steps", title, not missing, " ".join(missing), places=tuple(places))


STEP_LACKS = {
    Step.LIST: "chưa lập danh sách",
    Step.SHEETS: "chưa đủ phiếu",
    Step.MEETING: "chưa họp dân",
    Step.POSTING: "chưa niêm yết xong",
    Step.RECHECK: "chưa phúc tra xong",
    Step.OPINION: "chưa có ý kiến cấp trên",
}


def check_rows(compared: Sequence[Compared]) -> list[Check]:
    """No open answer or objection; a reason for each difference; each household once."""
    waiting = tuple(each.household_id for each in compared if each.is_open)
    open_class = tuple(
        each.household_id
        for each in compared
        if each.counts and each.decided == HouseholdClass.UNDETERMINED
    )
    silent = tuple(each.household_id for each in compared if each.lacks_reason)
    codes = [each.code for each in compared if each.is_listed]
    twice = tuple(
        e.household_id for e in compared if e.is_listed and (not e.code or codes.count(e.code) > 1)
    )
    return [
        _households("answers", "Không còn câu, kiến nghị hay kết quả bỏ ngỏ", waiting + open_class),
        _households("reasons", "Mỗi chỗ khác nhau đều có lý do", silent),
        _households("codes", "Mỗi hộ một mã, không trùng", twice),
    ]


def _households(code: str, title: str, broken: tuple[str, ...]) -> Check:
    detail = f"Còn {len(broken)} hộ." if broken else ""
    return Check(code, title, not broken, detail, broken)


def check_forgotten(in_force: Mapping[str, HouseholdClass], compared: Sequence[Compared]) -> Check:
    """Each household of the list in force stands in the round, so that nobody falls out unseen."""
    seen = {each.household_id for each in compared}
    forgotten = tuple(sorted(k for k, v in in_force.items() if v in LISTED and k not in seen))
    title = "Mọi hộ đang trong danh sách đều có mặt trong đợt"
    return _households("forgotten", title, forgotten)


def check_words(plan: DecisionPlan, today: date, last: date | None, used: Sequence[str]) -> Check:
    """Number, day and signer are there; the day is not to come and not before the last decision."""
    missing = []
    if not plan.number:
        missing.append("số quyết định")
    elif plan.number in used:
        missing.append(f"số khác, vì số {plan.number} đã dùng trong năm")
    if plan.decided_on is None:
        missing.append("ngày ký")
    elif plan.decided_on > today:
        missing.append("ngày ký không sau hôm nay")
    elif last is not None and plan.decided_on < last:
        missing.append(f"ngày ký từ {last:%d/%m/%Y} trở đi (ngày của quyết định trước)")
    if not plan.signer_name:
        missing.append("người ký")
    detail = f"Còn thiếu: {', '.join(missing)}." if missing else ""
    return Check("words", "Có số, ngày và người ký", not missing, detail)


def check_basis(plan: DecisionPlan) -> Check:
    """The legal basis is there, and each line of it was compared with the law."""
    unknown = [each.text for each in plan.basis if not each.is_known]
    title = "Căn cứ đã đối chiếu"
    if not plan.basis:
        return Check("basis", title, is_met=False, detail="Chưa có căn cứ nào.")
    detail = f"Cần đối chiếu rồi xác nhận: {'; '.join(unknown)}." if unknown else ""
    return Check("basis", title, not unknown, detail)


def check_standard(title: str, unconfirmed: Sequence[str]) -> Check:
    """The standard was confirmed by name; else the parts that nobody has compared."""
    detail = f"Cần đối chiếu với phụ lục: {', '.join(unconfirmed)}." if unconfirmed else ""
    return Check("standard", f"{title} đã được xác nhận", not unconfirmed, detail)


def check_changes(plan: DecisionPlan, in_force: Mapping[str, HouseholdClass]) -> Check:
    """Each line of a supplement changes something and says why."""
    empty = tuple(
        each
        for each, wanted in plan.classes.items()
        if not plan.reasons.get(each)
        or wanted == HouseholdClass.UNDETERMINED
        or in_force.get(each, HouseholdClass.NOT_POOR) == wanted
    )
    if not plan.classes:
        title = "Danh sách bổ sung có hộ"
        return Check("changes", title, is_met=False, detail="Chưa có hộ nào.")
    return _households("changes", "Mỗi hộ có thay đổi thật và có lý do", empty)
