"""Tổng quan: the figures of the office today, and what waits for the person who looks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ngheo_desktop.domain.drafts import DraftLine
from ngheo_desktop.domain.rounds import Step


class WaitingKind(StrEnum):
    """What a waiting line is about, and so where it leads."""

    DRAFT = "draft"
    OPEN_SHEETS = "open_sheets"
    POOR_UNREVIEWED = "poor_unreviewed"
    STANDARD = "standard"
    BACKUP = "backup"
    ROUND_LATE = "round_late"
    APPLICATIONS = "applications"
    MINUTES = "minutes"
    OBJECTIONS = "objections"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line of what is to be done; `filters` narrow the household list to it."""

    kind: WaitingKind
    text: str
    late: bool = False
    filters: Mapping[str, str] = field(default_factory=dict)
    draft: DraftLine | None = None  # what it opens
    round_id: str = ""  # the round it opens, at this step of this hamlet where one is named
    step: Step | None = None
    hamlet_id: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: its words, its number, out of how many, and the list behind it."""

    words: str
    count: int
    of: int
    filters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first section shows; classes are those of the last decision."""

    on: date
    households: int
    members: int
    poor: int
    near_poor: int
    sheets_done: int
    sheets_open: int
    indicators: tuple[Bar, ...]  # households lacking each indicator, by the newest results
    hamlets: tuple[Bar, ...]  # sheets of this year done, of all households, hamlet by hamlet
    waiting: tuple[Waiting, ...]
