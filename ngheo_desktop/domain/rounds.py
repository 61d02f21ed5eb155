"""Đợt rà soát: the review as a campaign, hamlet by hamlet and step by step (QĐ 24/2021)."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ngheo_desktop.domain.narrowing import SheetState
from ngheo_desktop.domain.terms import HouseholdClass


class RoundKind(StrEnum):
    """Định kỳ hằng năm (1/9–14/12) or thường xuyên trong năm (monthly, from the 15th)."""

    ANNUAL = "annual"
    IN_YEAR = "in_year"


class Step(StrEnum):
    """Bước of a round, in the order in which a hamlet goes through them."""

    LIST = "list"
    SHEETS = "sheets"
    MEETING = "meeting"
    POSTING = "posting"
    RECHECK = "recheck"
    OPINION = "opinion"
    DECISION = "decision"
    CERTIFICATE = "certificate"


class StepState(StrEnum):
    """How far a hamlet is with a step."""

    OFF = "off"  # this office, or this kind of round, has no such step
    WAITING = "waiting"  # cannot start; `why` says for what
    READY = "ready"
    RUNNING = "running"
    REDO = "redo"  # did not come out: it is done once more
    DONE = "done"


class ListedFor(StrEnum):
    """Vì sao a household is in the round."""

    POOR = "poor"  # by the decision in force
    NEAR_POOR = "near_poor"
    APPLIED = "applied"  # Mẫu 01
    LEAVING = "leaving"  # Mẫu 04
    HAMLET = "hamlet"  # the hamlet proposes it, with a reason


ROUND_TERMS = {
    RoundKind.ANNUAL: "Rà soát định kỳ hằng năm",
    RoundKind.IN_YEAR: "Rà soát thường xuyên trong năm",
}
STEP_TERMS = {
    Step.LIST: "Lập danh sách",
    Step.SHEETS: "Phiếu",
    Step.MEETING: "Họp dân",
    Step.POSTING: "Niêm yết",
    Step.RECHECK: "Phúc tra",
    Step.OPINION: "Xin ý kiến",
    Step.DECISION: "Quyết định",
    Step.CERTIFICATE: "GCN",
}
STATE_TERMS = {
    StepState.OFF: "không có bước này",
    StepState.WAITING: "chưa đến",
    StepState.READY: "làm được",
    StepState.RUNNING: "đang làm",
    StepState.REDO: "làm lại",
    StepState.DONE: "xong",
}
LISTED_TERMS = {
    ListedFor.POOR: "đang là hộ nghèo",
    ListedFor.NEAR_POOR: "đang là hộ cận nghèo",
    ListedFor.APPLIED: "có giấy đề nghị (Mẫu 01)",
    ListedFor.LEAVING: "đề nghị công nhận thoát (Mẫu 04)",
    ListedFor.HAMLET: "ấp, khóm đề nghị",
}


@dataclass(frozen=True, slots=True)
class Round:
    """One round: its window, both days included, and the standard that it goes by."""

    id: str
    kind: RoundKind
    title: str
    begins: date
    ends: date
    standard: str
    opened_on: date
    closed_on: date | None = None

    def days_left(self, today: date) -> int:
        """Còn lại, today included; below 0 = that many days late."""
        return (self.ends - today).days


@dataclass(frozen=True, slots=True)
class HouseholdSteps:
    """What stood for one household at each step, one beside the other; never the decision."""

    household_id: str
    code: str
    head_name: str
    hamlet_id: str
    hamlet: str  # with its kind: «ấp Vĩnh Phú»
    members: int
    listed_for: ListedFor
    reason: str = ""
    class_before: HouseholdClass | None = None  # by the decision when the round listed it
    gone: bool = False  # moved away, ended or taken out of the register since
    screened_out: bool = False  # Phiếu A: surely not poor, so not reviewed
    # kết quả chấm điểm by the round's standard, of a sheet inside the round
    sheet: SheetState = SheetState.MISSING
    survey_date: date | None = None
    computed: HouseholdClass | None = None
    # họp dân: the last meeting that spoke about it
    meeting_id: str = ""
    met_on: date | None = None
    agree: int = 0
    against: int = 0
    present: int = 0
    meeting_passed: bool = False
    meeting_class: HouseholdClass | None = None  # None until a meeting agreed
    meeting_reason: str = ""  # why it differs from the score
    # phúc tra: the last objection that was answered
    recheck_on: date | None = None
    recheck_class: HouseholdClass | None = None
    recheck_reason: str = ""
    open_objections: int = 0

    @property
    def counts(self) -> bool:
        """Whether the steps wait for it."""
        return not self.gone and not self.screened_out

    @property
    def review_again(self) -> bool:
        """Cần rà soát lại: its meeting did not agree and no sheet is younger than that meeting."""
        if self.met_on is None or self.meeting_passed:
            return False
        return self.survey_date is None or self.survey_date <= self.met_on

    @property
    def sheet_done(self) -> bool:
        """Whether the scored result stands and can be put to a meeting."""
        return self.sheet == SheetState.DONE and not self.review_again

    @property
    def waits_for_sheet(self) -> bool:
        """Chưa rà soát: its sheet is missing, open, or must be done once more."""
        return self.counts and not self.sheet_done and not self.meeting_passed

    @property
    def proposed(self) -> HouseholdClass | None:
        """The class that goes into the decision: after re-check, else as the meeting agreed."""
        return self.recheck_class or self.meeting_class


@dataclass(frozen=True, slots=True)
class StepCell:
    """One cell of the board: how far, how many, what it waits for, how late."""

    step: Step
    state: StepState
    done: int = 0
    total: int = 0
    shown: str = ""  # «61/64», «đến 25/11»
    why: str = ""  # a sentence: what is missing before it can start or end
    due: date | None = None
    late_days: int = 0


@dataclass(frozen=True, slots=True)
class HamletBoard:
    """Một dòng of the board."""

    hamlet_id: str
    hamlet: str
    cells: tuple[StepCell, ...]
    surveyors: tuple[str, ...] = ()  # names

    def cell(self, step: Step) -> StepCell:
        return next(each for each in self.cells if each.step == step)

    @property
    def is_late(self) -> bool:
        return any(each.late_days for each in self.cells)

    def ready_for(self, step: Step) -> bool:
        """Whether every step before this one is done or does not exist."""
        before = self.cells[: list(Step).index(step)]
        return all(each.state in (StepState.DONE, StepState.OFF) for each in before)


@dataclass(frozen=True, slots=True)
class Board:
    """Bảng tiến độ of a round."""

    round: Round
    hamlets: tuple[HamletBoard, ...]
    days_left: int
    unconfirmed: tuple[str, ...] = ()  # settings of the round that nobody has signed for yet


@dataclass(frozen=True, slots=True)
class Opinion:
    """Ý kiến cấp trên about the list of a hamlet; `agreed` None = no answer yet."""

    asked_on: date | None = None
    answered_on: date | None = None
    agreed: bool | None = None
    paper: str = ""


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """What the board needs of a meeting."""

    id: str
    held_on: date
    signed_on: date | None = None


@dataclass(frozen=True, slots=True)
class PostedList:
    """What the board needs of a posting; its last day is included."""

    id: str
    begins: date
    ends: date

    def is_over(self, today: date) -> bool:
        return today > self.ends


@dataclass(frozen=True, slots=True)
class HeardObjection:
    """What the board needs of an objection."""

    id: str
    received_on: date
    answered_on: date | None = None
    to_post: bool = False  # answered so that the list must hang again, and it has not yet


@dataclass(frozen=True, slots=True)
class HamletRecords:
    """Everything that is recorded for one hamlet in one round."""

    hamlet_id: str
    hamlet: str
    households: tuple[HouseholdSteps, ...] = ()
    listed_on: date | None = None
    surveyors: tuple[str, ...] = ()
    meetings: tuple[HeldMeeting, ...] = ()  # oldest first
    postings: tuple[PostedList, ...] = ()  # oldest first
    objections: tuple[HeardObjection, ...] = ()
    opinion: Opinion = field(default_factory=Opinion)
    decided: int = 0  # households of the round that stand in a signed list of it
    certificates: int = 0  # handed over
    to_certify: int = 0
