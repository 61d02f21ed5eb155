"""Hồ sơ hộ: everything that is known about one household, as one paper tells it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ngheo_desktop.domain.applications import Application
from ngheo_desktop.domain.facts import Facts
from ngheo_desktop.domain.meetings import Meeting, VoteLine
from ngheo_desktop.domain.other_classes import Judged, OtherCase
from ngheo_desktop.domain.papers import PaperHead
from ngheo_desktop.domain.postings import Objection, Posting
from ngheo_desktop.domain.register import HouseholdFile
from ngheo_desktop.domain.rounds import HouseholdSteps, Round
from ngheo_desktop.domain.scoring import Result
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.domain.terms import HouseholdClass


@dataclass(frozen=True, slots=True)
class ListedLine:
    """A signed list that the household stands in, and its certificate where it was handed over."""

    number: str
    decided_on: date
    standard: str
    household_class: HouseholdClass
    members: int
    code: str = ""  # mã đối chiếu; "" = the list was brought in from outside
    handed_on: date | None = None
    receiver: str = ""


@dataclass(frozen=True, slots=True)
class FiledSheet:
    """Một phiếu as answered, with what each standard said about it."""

    facts: Facts
    surveyor: str
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class FiledRound:
    """What happened to the household in one round; of the minutes only its own line."""

    round: Round
    steps: HouseholdSteps
    meetings: tuple[tuple[Meeting, VoteLine], ...] = ()
    postings: tuple[Posting, ...] = ()  # of its hamlet's list
    objections: tuple[Objection, ...] = ()  # about it


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Hồ sơ hộ as it is printed; what never happened is empty and says so."""

    head: PaperHead
    file: HouseholdFile
    on: date
    made_by: str
    shows_numbers: bool  # the person who prints has opened them, and that stands in the diary
    standards: Mapping[str, Standard]
    relations: Mapping[str, str]  # id of a member → relation to the head, in words
    causes: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    lists: tuple[ListedLine, ...] = ()  # newest first
    sheets: tuple[FiledSheet, ...] = ()  # newest first
    rounds: tuple[FiledRound, ...] = ()  # newest first
    applications: tuple[Application, ...] = ()
    other_cases: tuple[tuple[OtherCase, Judged], ...] = ()
    events: tuple[tuple[date, str], ...] = ()  # newest first
