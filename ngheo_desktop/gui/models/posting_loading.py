"""What the posting page shows of one hamlet: its postings, objections, and what may be done now."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ngheo_desktop.domain.attachments import Attachment, SubjectKind
from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.postings import Objection, Posting, unsure_days
from ngheo_desktop.domain.round_rules import RoundRule
from ngheo_desktop.domain.rounds import HouseholdSteps, Round, Step, StepCell, StepState
from ngheo_desktop.domain.working_days import WorkCalendar
from ngheo_desktop.gui.models.hamlet_in_hand import hamlet_in_hand
from ngheo_desktop.operations.attachments import attachments_of
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.postings import list_objections, list_postings
from ngheo_desktop.operations.round_rules import rules_of
from ngheo_desktop.operations.rounds import results_of_steps
from ngheo_desktop.operations.work_calendar import calendar_of

_RULE = "posting.days"


@dataclass(frozen=True, slots=True)
class PostingSight:
    """One hamlet of a round from its meeting to the end of its postings."""

    round: Round
    hamlets: tuple[tuple[str, str], ...]  # id and name
    hamlet_id: str
    hamlet: str
    cell: StepCell
    recheck: StepCell
    today: date
    rule: RoundRule
    calendar: WorkCalendar
    postings: tuple[Posting, ...] = ()
    objections: tuple[Objection, ...] = ()
    households: tuple[HouseholdSteps, ...] = ()
    photos: Mapping[str, tuple[Attachment, ...]] = field(default_factory=dict)  # by posting

    @property
    def is_open(self) -> bool:
        return self.round.closed_on is None

    @property
    def may_post(self) -> bool:
        """Whether a list may be hung now, for the first time or again."""
        return self.is_open and self.cell.state in (StepState.READY, StepState.REDO)

    @property
    def days(self) -> int | None:
        """Working days by the rule; None while nobody has confirmed it."""
        return int(self.rule.value) if self.rule.is_usable else None

    def number_of(self, posting_id: str) -> int:
        """Which posting showed an answer; 0 = none yet."""
        return next((each.number for each in self.postings if each.id == posting_id), 0)


@dataclass(frozen=True, slots=True)
class PostingDays:
    """How long a list would hang from a day on, in words."""

    ends: date | None
    told: str
    tone: str = ""  # a tone of the theme
    unsure: str = ""


def read_postings(office: Office, round_id: str, hamlet_id: str) -> PostingSight | None:
    """The hamlet, or the first one that should post; None before any round was opened."""
    found = hamlet_in_hand(office, round_id, hamlet_id, Step.POSTING)
    if found is None:
        return None
    round_, line = found.round, found.line
    chosen = line.hamlet_id
    postings = tuple(list_postings(office, round_.id, chosen))
    rules = rules_of(office)
    return PostingSight(
        round=round_,
        hamlets=found.hamlets,
        hamlet_id=chosen,
        hamlet=line.hamlet,
        cell=line.cell(Step.POSTING),
        recheck=line.cell(Step.RECHECK),
        today=office.today(),
        rule=rules[_RULE],
        calendar=calendar_of(rules),
        postings=postings,
        objections=tuple(list_objections(office, round_.id, chosen)),
        households=tuple(
            each
            for each in results_of_steps(office, round_.id)
            if each.hamlet_id == chosen and each.counts
        ),
        photos={
            each.id: tuple(attachments_of(office, SubjectKind.POSTING, each.id))
            for each in postings
        },
    )


def days_from(sight: PostingSight, begins: date | None) -> PostingDays:
    """What stands beside «Từ ngày» while it is typed."""
    if begins is None:
        return PostingDays(None, "Chưa có ngày bắt đầu. Hãy nhập như 05/11/2026.", "error")
    if not sight.calendar.is_working(begins):
        text = f"Ngày {shown_day(begins)} là ngày nghỉ. Hãy niêm yết vào ngày làm việc."
        return PostingDays(None, text, "error")
    if sight.days is None:
        return PostingDays(None, "Chưa tính được: số ngày niêm yết chưa xác nhận.", "warning")
    ends = sight.calendar.end_of(begins, sight.days)
    return PostingDays(
        ends, f"Đến hết ngày {shown_day(ends)}", unsure=unsure_words(sight.calendar, begins, ends)
    )


def unsure_words(calendar: WorkCalendar, begins: date, ends: date) -> str:
    """Holidays inside a posting that a person should compare; "" = none."""
    unsure = unsure_days(calendar, begins, ends)
    if not unsure:
        return ""
    return f"Cần đối chiếu lịch nghỉ: {'; '.join(unsure)}."
