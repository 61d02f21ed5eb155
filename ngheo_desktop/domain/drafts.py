"""Bản nháp: what somebody has typed and not saved, and the record it was typed on."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum

from ngheo_desktop.domain.facts import Facts
from ngheo_desktop.domain.meetings import Attendee
from ngheo_desktop.domain.register import Household, Member


class DraftKind(StrEnum):
    """What is left unfinished."""

    HOUSEHOLD = "household"
    CHECKLIST = "checklist"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class MemberDraft:
    """A person as typed in a form that is still open, or was left without saving.

    An empty id is somebody being added. Dates that nobody can read yet stay as they were typed.
    """

    member: Member
    base: Member  # the person when the typing began
    birth_text: str = ""
    issued_text: str = ""


@dataclass(frozen=True, slots=True)
class HouseholdDraft:
    """A household as typed; `base` is the one in the register when the typing began."""

    household: Household
    base: Household
    kept_at: datetime | None = field(default=None, compare=False)
    people: tuple[MemberDraft, ...] = ()  # forms not saved into the household yet

    @property
    def kind(self) -> DraftKind:
        return DraftKind.HOUSEHOLD


@dataclass(frozen=True, slots=True)
class ChecklistDraft:
    """A sheet as typed; `base` are the facts in the register when the typing began."""

    facts: Facts
    surveyor: str
    base: Facts
    wrong: Mapping[str, str] = field(default_factory=dict)  # question → number nobody can read
    confirmed: tuple[str, ...] = ()  # parts taken whole from the year before
    seen: Facts | None = None  # the answers when score and class were first seen
    kept_at: datetime | None = field(default=None, compare=False)

    @property
    def kind(self) -> DraftKind:
        return DraftKind.CHECKLIST


@dataclass(frozen=True, slots=True)
class TypedVote:
    """One household of the minutes as typed; numbers stay text until somebody can read them."""

    household_id: str
    asked: bool = True  # whether this meeting comes to it
    full: bool = False  # «Tất cả đồng ý»: as many as are present, whatever that comes to be
    agree: str = ""
    against: str = ""
    meeting_class: str = ""  # "" = as the sheet says
    reason: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class MinutesDraft:
    """Biên bản họp dân as typed; days and numbers stay text."""

    hamlet: str  # «ấp Vĩnh Phú»
    after: int = 0  # minutes of this hamlet that there were when the typing began
    held_on: str = ""
    held_at: str = ""
    place: str = ""
    chair: str = ""
    secretary: str = ""
    invited: str = ""
    present: str = ""
    attendance: tuple[Attendee, ...] = ()
    votes: tuple[TypedVote, ...] = ()
    other_opinions: str = ""
    kept_at: datetime | None = field(default=None, compare=False)

    @property
    def kind(self) -> DraftKind:
        return DraftKind.MINUTES


def minutes_key(round_id: str, hamlet_id: str) -> str:
    """What a draft of minutes is kept under: a hamlet meets in a round."""
    return f"{round_id} {hamlet_id}"


def read_minutes_key(key: str) -> tuple[str, str]:
    """Round and hamlet of such a draft."""
    round_id, _, hamlet_id = key.partition(" ")
    return round_id, hamlet_id


Draft = HouseholdDraft | ChecklistDraft | MinutesDraft


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One line of «Việc dở dang»; an empty household id is a household not yet in the register.

    A draft of minutes has its `minutes_key` there, and the hamlet as its name.
    """

    kind: DraftKind
    household_id: str
    code: str
    head_name: str
    kept_at: datetime


def changed_fields(before: Household, after: Household) -> tuple[str, ...]:
    """Names of the fields in which two states of a household differ."""
    names = [each.name for each in fields(Household) if each.name != "id"]
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))
