"""Sổ hộ: the household and its members as the register keeps them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.narrowing import SheetState
from ngheo_desktop.domain.scoring import Result
from ngheo_desktop.domain.terms import Area, HouseholdClass, Sex
from ngheo_desktop.domain.unreadable import UnreadValue

HEAD = "head"


@dataclass(frozen=True, slots=True)
class Commune:
    """The office's own unit: xã, phường or đặc khu."""

    code: str
    name: str
    kind: str  # xã, phường, đặc khu
    province: str
    area: Area | None = None

    @property
    def full_name(self) -> str:
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class OldName:
    """Tên cũ of a hamlet or of the commune, and the first day on which it no longer held."""

    name: str
    kind: str
    until: date

    @property
    def full_name(self) -> str:
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class Hamlet:
    """Ấp, khóm: part of a commune; its area counts from a day on."""

    id: str
    name: str
    kind: str = "ấp"
    position: int = 0
    hardship: bool = False  # đặc biệt khó khăn
    areas: tuple[tuple[date, Area], ...] = ()  # (from, area), oldest first
    old_commune: str = ""  # xã cũ that it belonged to before the communes were merged
    began_on: date | None = None  # by a split or a merger; None = before the register
    ended_on: date | None = None  # merged into another; the day it was no more
    merged_into: str = ""
    old_names: tuple[OldName, ...] = ()  # oldest first
    known_as: tuple[str, ...] = field(default=(), compare=False)  # its names in older lists

    def area_on(self, day: date) -> Area | None:
        """Khu vực on a day; None before the first known one."""
        known = [area for start, area in self.areas if start <= day]
        return known[-1] if known else None

    def named_on(self, day: date) -> "Hamlet":
        """The hamlet under the name and kind that it had on a day."""
        then = next((old for old in self.old_names if old.until > day), None)
        return replace(self, name=then.name, kind=then.kind) if then else self

    @property
    def changed_on(self) -> date | None:
        """The day of the last change of its name, or on which it began; None = never."""
        days = [old.until for old in self.old_names] + [self.began_on or date.min]
        return max(days) if max(days) > date.min else None

    @property
    def full_name(self) -> str:
        return f"{self.kind} {self.name}"


class MemberStatus(StrEnum):
    """Tình trạng on Mẫu 01: what the person does."""

    WORKING = "working"
    NOT_WORKING = "not_working"
    STUDYING = "studying"


STATUS_TERMS = {
    MemberStatus.WORKING: "Đang làm việc",
    MemberStatus.NOT_WORKING: "Không làm việc",
    MemberStatus.STUDYING: "Đang đi học",
}


@dataclass(frozen=True, slots=True)
class Member:
    """Thành viên hộ. An empty id is a person not saved yet."""

    id: str = ""
    name: str = ""
    relation: str = ""  # code of resources/catalogs/relations.csv; "head" is the chủ hộ
    sex: Sex | None = None
    birth: Birth | None = None
    personal_id: str = ""
    personal_id_issued: date | None = None
    ethnic: str = ""
    status: MemberStatus | None = None
    merit: bool = False  # người có công
    phone: str = ""
    note: str = ""
    since: date | None = None  # in this place of this household; None = before any event


@dataclass(frozen=True, slots=True)
class Household:
    """Hộ: one family under one code, with its members in order."""

    id: str = ""
    code: str = ""
    hamlet_id: str = ""
    address: str = ""
    phone: str = ""
    no_labour: bool = False  # không có khả năng lao động
    hardship: bool = False  # hoàn cảnh đặc biệt khó khăn
    causes: frozenset[str] = frozenset()  # nguyên nhân nghèo, codes of causes.csv
    wishes: frozenset[str] = frozenset()  # nguyện vọng hỗ trợ, codes of supports.csv
    declared_members: int | None = None  # number of people by a list that named only the head
    note: str = ""
    members: tuple[Member, ...] = ()

    @property
    def head(self) -> Member | None:
        return next((member for member in self.members if member.relation == HEAD), None)

    @property
    def head_name(self) -> str:
        return self.head.name if self.head else ""


@dataclass(frozen=True, slots=True)
class Decision:
    """Quyết định: the signed class of a household; the only one that counts."""

    number: str
    decided_on: date
    standard: str
    household_class: HouseholdClass


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """Lịch sử: one change of one field, or one act as a whole."""

    at: str  # ISO time, UTC
    account: str
    act: str
    target: str  # household, member, checklist …
    record_id: str
    changes: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)  # field → (old, new)


@dataclass(frozen=True, slots=True)
class HouseholdFile:
    """Hồ sơ hộ: everything of one household, as the household page shows it."""

    household: Household
    hamlet: Hamlet
    decisions: tuple[Decision, ...] = ()  # newest first
    results: tuple[Result, ...] = ()  # newest first, one per standard and day
    history: tuple[HistoryLine, ...] = ()  # newest first
    round_title: str = ""  # of the open round that has it on its list
    unread: tuple[UnreadValue, ...] = ()  # what nobody can read in its rows


@dataclass(frozen=True, slots=True)
class HouseholdLine:
    """One row of the household list."""

    id: str
    code: str
    head_name: str
    birth: str  # ISO as long as known, "" = not known
    hamlet: str
    members: int
    ethnic: str
    household_class: HouseholdClass | None  # by decision
    computed_class: HouseholdClass | None  # by the rule; None = never scored
    income_score: int | None
    deprivation_score: int | None
    lacking: str  # numbers of the lacking indicators on that standard's form, "4 7 9"
    standard: str
    survey_date: str
    phone: str = ""
    circumstances: str = ""  # Circumstance values, with spaces between them
    sheet: SheetState = SheetState.MISSING


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Một người found by a search, with the household to open."""

    id: str
    name: str
    birth: str  # ISO as long as known, "" = not known
    household_id: str
    head_name: str
    hamlet: str
