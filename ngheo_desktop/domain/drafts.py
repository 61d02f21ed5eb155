"""Bản nháp: what somebody has typed and not saved, and the record it was typed on."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum

from ngheo_desktop.domain.facts import Facts
from ngheo_desktop.domain.register import Household, Member


class DraftKind(StrEnum):
    """What is left unfinished."""

    HOUSEHOLD = "household"
    CHECKLIST = "checklist"


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


Draft = HouseholdDraft | ChecklistDraft


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One line of «Việc dở dang»; an empty household id is a household not yet in the register."""

    kind: DraftKind
    household_id: str
    code: str
    head_name: str
    kept_at: datetime


def changed_fields(before: Household, after: Household) -> tuple[str, ...]:
    """Names of the fields in which two states of a household differ."""
    names = [each.name for each in fields(Household) if each.name != "id"]
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))
