"""What the minutes page shows of one hamlet: who is put to the meeting, and meetings so far."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from ngheo_desktop.domain.attachments import Attachment, SubjectKind
from ngheo_desktop.domain.drafts import Draft, DraftKind, MinutesDraft, minutes_key
from ngheo_desktop.domain.meetings import Meeting, MeetingRule, review_attendees
from ngheo_desktop.domain.rounds import HouseholdSteps, Round, Step, StepCell, StepState
from ngheo_desktop.errors import UserError
from ngheo_desktop.gui.models.hamlet_in_hand import hamlet_in_hand
from ngheo_desktop.operations.attachments import attachments_of
from ngheo_desktop.operations.drafts import draft_of
from ngheo_desktop.operations.meetings import (
    households_for_meeting,
    list_meetings,
    rule_of_meeting,
)
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_rules import rules_of


@dataclass(frozen=True, slots=True)
class MeetingSight:
    """One hamlet of a round before, between and after its meetings."""

    round: Round
    hamlets: tuple[tuple[str, str], ...]  # id and name
    hamlet_id: str
    hamlet: str
    cell: StepCell
    today: date
    attendees: tuple[str, ...] = ()  # who is invited by law
    put: tuple[HouseholdSteps, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    rule: MeetingRule | None = None
    no_rule: str = ""  # why there is none
    scans: Mapping[str, tuple[Attachment, ...]] = field(default_factory=dict)  # by meeting
    draft: MinutesDraft | None = None

    @property
    def may_meet(self) -> bool:
        """Whether a meeting may be recorded now."""
        is_open = self.round.closed_on is None and self.rule is not None
        return is_open and bool(self.put) and self.cell.state in (StepState.READY, StepState.REDO)

    @property
    def key(self) -> str:
        return minutes_key(self.round.id, self.hamlet_id)


Reader = Callable[[], Draft | None]


def read_meetings(
    office: Office, round_id: str, hamlet_id: str, kept: Callable[[str], Reader] | None = None
) -> MeetingSight | None:
    """The hamlet, or the first one that should meet; None before any round was opened.

    `kept` gives what reads the draft of a key, for a page that knows more than the disk.
    """
    found = hamlet_in_hand(office, round_id, hamlet_id, Step.MEETING)
    if found is None:
        return None
    round_, line = found.round, found.line
    chosen = line.hamlet_id
    meetings = tuple(list_meetings(office, round_.id, chosen))
    rule, no_rule = _rule(office)
    key = minutes_key(round_.id, chosen)
    draft = kept(key)() if kept is not None else draft_of(office, DraftKind.MINUTES, key)
    return MeetingSight(
        round=round_,
        hamlets=found.hamlets,
        hamlet_id=chosen,
        hamlet=line.hamlet,
        cell=line.cell(Step.MEETING),
        today=office.today(),
        attendees=review_attendees(office.commune.kind),
        put=households_for_meeting(office, round_.id, chosen),
        meetings=meetings,
        rule=rule,
        no_rule=no_rule,
        scans={
            each.id: tuple(attachments_of(office, SubjectKind.MEETING, each.id))
            for each in meetings
        },
        draft=draft if isinstance(draft, MinutesDraft) else None,
    )


def _rule(office: Office) -> tuple[MeetingRule | None, str]:
    try:
        return rule_of_meeting(rules_of(office)), ""
    except UserError as error:
        return None, str(error)
