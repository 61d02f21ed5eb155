"""What the worker reads for «Quyết định»: everything there is, one plan, one signed list."""

from collections.abc import Sequence
from dataclasses import dataclass

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.attachments import Attachment, SubjectKind
from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.decisions import Check, DecisionPlan
from ngheo_desktop.domain.frozen_lists import KeptList
from ngheo_desktop.domain.rounds import Round
from ngheo_desktop.domain.standings import LISTED
from ngheo_desktop.domain.terms import CLASS_TERMS
from ngheo_desktop.operations.attachments import attachments_of
from ngheo_desktop.operations.decision_checks import Prepared, checks, count_listed, read_plan
from ngheo_desktop.operations.decision_lines import DecidedLine, decided_lines
from ngheo_desktop.operations.decision_papers import Handed, list_certificates, refused_households
from ngheo_desktop.operations.decisions import SignedDecision, list_decisions, list_plans
from ngheo_desktop.operations.frozen_lists import read_list
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.rounds import list_rounds
from ngheo_desktop.progress import Report


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything prepared and signed, and the rounds that wait for a decision."""

    plans: tuple[DecisionPlan, ...] = ()
    decisions: tuple[SignedDecision, ...] = ()
    rounds: tuple[Round, ...] = ()

    def title_of(self, plan: DecisionPlan) -> str:
        """«Rà soát định kỳ năm 2026», or what a supplement corrects."""
        if plan.supplement_of:
            first = next((d for d in self.decisions if d.id == plan.supplement_of), None)
            return f"Danh sách bổ sung cho {first.number}" if first else "Danh sách bổ sung"
        found = next((each for each in self.rounds if each.id == plan.round_id), None)
        return found.title if found else "Đợt rà soát"

    def waiting(self) -> tuple[Round, ...]:
        """Rounds with neither a plan nor a decision, newest first."""
        begun = {each.round_id for each in self.plans}
        begun |= {each.round_id for each in self.decisions}
        return tuple(e for e in self.rounds if e.id not in begun and e.closed_on is None)

    def of_round(self, round_id: str) -> "DecisionPlan | SignedDecision | None":
        """The plan of a round, or the decision that closed it."""
        plan = next((each for each in self.plans if each.round_id == round_id), None)
        return plan or next((each for each in self.decisions if each.round_id == round_id), None)


def read_shelf(office: Office, _report: Report) -> Shelf:
    """In the order of the screen: newest first."""
    rounds = sorted(list_rounds(office), key=lambda each: each.begins, reverse=True)
    return Shelf(tuple(list_plans(office)), tuple(list_decisions(office)), tuple(rounds))


@dataclass(frozen=True, slots=True)
class PlanRead:
    """One plan with what it rests on, what it lacks, and who gets a refusal."""

    prepared: Prepared
    checks: tuple[Check, ...]
    refused: tuple[tuple[str, str], ...] = ()  # household id, its head

    @property
    def counted(self) -> str:
        """«87 hộ nghèo, 143 hộ cận nghèo, 12 hộ ra khỏi danh sách»."""
        counts = count_listed(self.prepared)
        told = [f"{grouped_digits(counts[e])} {CLASS_TERMS[e].lower()}" for e in LISTED]
        left = len(self.prepared.listed) - sum(counts.values())
        return ", ".join([*told, *([f"{grouped_digits(left)} hộ ra khỏi danh sách"] * bool(left))])


def read_plan_whole(office: Office, plan_id: str, _report: Report) -> PlanRead:
    """The plan as it stands now."""
    prepared = read_plan(office, plan_id)
    refused = tuple(
        (household_id, words.head_name)
        for household_id, words, _day in refused_households(office, prepared)
    )
    return PlanRead(prepared, tuple(checks(office, plan_id)), refused)


@dataclass(frozen=True, slots=True)
class SignedRead:
    """One signed list: its rows; of a frozen one also what proves it and its certificates."""

    signed: SignedDecision
    lines: tuple[DecidedLine, ...]
    kept: KeptList | None = None
    certificates: tuple[Handed, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    attachments: tuple[Attachment, ...] = ()  # scans of the signed paper

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What names and proves the list, in words."""
        if self.kept is None:
            return ()
        head = self.kept.told.head
        return (
            ("Số hiệu danh sách", head.serial),
            ("Mã đối chiếu", self.kept.code),
            ("Dấu nhận dạng (SHA-256)", self.kept.fingerprint),
            ("Quyết định", f"số {head.number}, ngày {shown_day(head.decided_on)}"),
            ("Về", head.corrects or head.about),
            ("Theo", head.standard_title),
            ("Người ký", f"{' '.join(head.signer)}: {head.signer_name}"),
            *(("Căn cứ", each) for each in head.basis),
        )


def read_signed(office: Office, signed: SignedDecision, _report: Report) -> SignedRead:
    """The rows of a signed list, and of a frozen one all that hangs on it."""
    lines = decided_lines(office, signed.id)
    if not signed.list_id:
        return SignedRead(signed, lines)
    kept = read_list(office, signed.list_id)
    given = tuple(list_certificates(office, signed.list_id))
    prepared = read_plan(office, kept.plan_id) if signed.round_id else None
    refused = refused_households(office, prepared) if prepared else []
    asked = tuple((household_id, words.head_name) for household_id, words, _day in refused)
    scans = tuple(attachments_of(office, SubjectKind.FROZEN_LIST, kept.id))
    return SignedRead(signed, lines, kept, given, asked, scans)


def counts_in_words(signed: SignedDecision) -> str:
    """«87 hộ nghèo, 143 hộ cận nghèo»."""
    told = [(each, signed.counts.get(each, 0)) for each in LISTED]
    return ", ".join(f"{grouped_digits(n)} {CLASS_TERMS[each].lower()}" for each, n in told)


@dataclass(frozen=True, slots=True)
class ShelfLine:
    """One line of the list of plans and decisions; one of the three stands behind it."""

    cells: tuple[str, ...]
    plan: DecisionPlan | None = None
    signed: SignedDecision | None = None
    round: Round | None = None


SHELF_HEADINGS = (
    *("Tình trạng", "Số", "Ngày", "Về"),
    *(CLASS_TERMS[each] for each in LISTED),
    "Mã đối chiếu",
)


def shelf_lines(shelf: Shelf) -> tuple[ShelfLine, ...]:
    """Rounds that wait, then what is prepared, then what is signed."""
    waiting = [
        ShelfLine(("Chưa lập dự thảo", "", "", each.title, "", "", ""), round=each)
        for each in shelf.waiting()
    ]
    plans = [
        ShelfLine(("Dự thảo", each.number, _day(each), shelf.title_of(each), "", "", ""), plan=each)
        for each in shelf.plans
    ]
    return (*waiting, *plans, *(_signed_line(each, shelf) for each in shelf.decisions))


def _day(plan: DecisionPlan) -> str:
    return shown_day(plan.decided_on) if plan.decided_on else ""


def _signed_line(signed: SignedDecision, shelf: Shelf) -> ShelfLine:
    state = "Đã chốt" if signed.list_id else "Từ danh sách cũ"
    poor, near = (grouped_digits(signed.counts.get(each, 0)) for each in LISTED)
    about = _about(signed, shelf.decisions, shelf.rounds)
    cells = (state, signed.number, shown_day(signed.decided_on), about, poor, near, signed.code)
    return ShelfLine(cells, signed=signed)


def _about(
    signed: SignedDecision, decisions: Sequence[SignedDecision], rounds: Sequence[Round]
) -> str:
    if signed.supplement_of:
        first = next((each for each in decisions if each.id == signed.supplement_of), None)
        return f"Danh sách bổ sung cho {first.number}" if first else "Danh sách bổ sung"
    found = next((each for each in rounds if each.id == signed.round_id), None)
    return found.title if found else ""
