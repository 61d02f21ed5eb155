"""Sổ hộ: households and people, their sheets, what follows from both, and the lists brought in."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.terms import Area, HouseholdClass, Sex
from ngheo_desktop.storage.columns import BirthText, UtcText, enum_column, json_column
from ngheo_desktop.storage.tables.synced import Synced, now


class HouseholdRow(Synced, table=True):
    """Hộ."""

    __tablename__ = "household"

    code: str = Field(index=True)
    hamlet_id: str = Field(index=True)
    address: str = ""
    phone: str = ""
    no_labour: bool = False
    hardship: bool = False
    causes: list[str] = Field(default_factory=list, sa_column=json_column())
    wishes: list[str] = Field(default_factory=list, sa_column=json_column())
    declared_members: int | None = None  # number of people by a list that named only the head
    note: str = ""
    ended_on: date | None = None  # everybody died, left, or went into another household


class MemberRow(Synced, table=True):
    """Thành viên hộ."""

    __tablename__ = "member"

    household_id: str = Field(index=True)
    position: int = 0
    name: str
    relation: str = ""
    sex: Sex | None = Field(default=None, sa_column=enum_column(Sex, nullable=True))
    birth: Birth | None = Field(default=None, sa_column=Column(BirthText, nullable=True))
    personal_id: str = Field(default="", index=True)
    personal_id_issued: date | None = None
    ethnic: str = ""
    status: str = ""
    merit: bool = False
    phone: str = ""
    note: str = ""
    since: date | None = None  # in this place of this household; null = before any event


class StayRow(Synced, table=True):
    """A person's place in a household that is over; the present one is in `member`."""

    __tablename__ = "stay"

    member_id: str = Field(index=True)
    household_id: str = Field(index=True)
    relation: str = ""
    begins: date | None = None
    ends: date
    why: str
    event_id: str = Field(index=True)


class FamilyEventRow(Synced, table=True):
    """Biến động hộ: one event as it was told; taken back it is `deleted`."""

    __tablename__ = "family_event"

    kind: str
    day: date
    household_id: str = Field(index=True)
    other_id: str = ""  # the second household it touched
    hamlet_before: str = ""  # where the household stood until a move within the commune
    address_before: str = ""
    place: str = ""  # where to, or from where, beyond the commune
    newcomers: list[str] = Field(default_factory=list, sa_column=json_column())  # ids of who came


class SamePersonRow(Synced, table=True):
    """What a person has said about two people who may be one; taken back it is `deleted`.

    After a merge the one put away points with `kept_id` to the one that is kept.
    """

    __tablename__ = "same_person"

    first_id: str = Field(index=True)
    second_id: str = Field(index=True)
    verdict: str
    seen: str  # digest of both as they were compared
    kept_id: str = ""
    filled: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())  # field → change
    household_away: str = ""  # the household that was put away with its only person


class ChecklistRow(Synced, table=True):
    """Phiếu rà soát: facts as answered, by name of the fact; never results."""

    __tablename__ = "checklist"
    __table_args__ = (Index("ix_checklist_household_date", "household_id", "survey_date"),)

    household_id: str
    survey_date: date
    surveyor: str = ""
    income_score: int | None = None
    house: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())
    marks: dict[str, bool] = Field(default_factory=dict, sa_column=json_column())
    income_items: dict[str, str] = Field(default_factory=dict, sa_column=json_column())
    source: str = "form"  # form, import, demo
    note: str = ""


class ChecklistMemberRow(Synced, table=True):
    """Answers about one member on one sheet, by name of the fact."""

    __tablename__ = "checklist_member"
    __table_args__ = (UniqueConstraint("checklist_id", "member_id"),)

    checklist_id: str = Field(index=True)
    member_id: str
    answers: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())


class ResultRow(SQLModel, table=True):
    """Kết quả chấm điểm: computed, one per household, standard and day; never synced."""

    __tablename__ = "result"

    household_id: str = Field(primary_key=True)
    standard: str = Field(primary_key=True)
    survey_date: date = Field(primary_key=True)
    area: Area | None = Field(default=None, sa_column=enum_column(Area, nullable=True))
    income_score: int | None = None
    deprivation_score: int | None = None
    deprivation_low: int = 0
    deprivation_high: int = 0
    household_class: HouseholdClass = Field(sa_column=enum_column(HouseholdClass))
    class_if_decidable: HouseholdClass = Field(sa_column=enum_column(HouseholdClass))
    findings: list[Any] = Field(default_factory=list, sa_column=json_column())
    reasons: list[str] = Field(default_factory=list, sa_column=json_column())
    warnings: list[str] = Field(default_factory=list, sa_column=json_column())
    unconfirmed: list[str] = Field(default_factory=list, sa_column=json_column())
    lacking: str = ""  # numbers of the lacking indicators on that standard's form
    in_force: bool = True  # the standard of the survey day, not a comparison
    fingerprint: str = ""  # of the standard's file


class SummaryRow(SQLModel, table=True):
    """One line of the household list, kept by the transaction that changes the household."""

    __tablename__ = "summary"

    rid: int | None = Field(default=None, primary_key=True)  # also the row of the search index
    household_id: str = Field(unique=True)
    code: str = ""
    head_name: str = ""
    head_key: str = Field(default="", index=True)
    birth: str = ""
    hamlet_id: str = Field(default="", index=True)
    hamlet: str = ""
    hamlet_position: int = 0
    members: int = 0
    ethnic: str = ""
    ethnic_key: str = ""
    household_class: str = ""  # by decision; "" = none yet
    computed_class: str = ""  # by the rule; "" = never scored
    income_score: int | None = None
    deprivation_score: int | None = None
    lacking: str = ""
    standard: str = ""
    survey_date: str = ""
    phone: str = ""
    circumstances: str = ""  # Circumstance values, with spaces between them


class MatchKeyRow(SQLModel, table=True):
    """What people who may be twice have in common; computed with the list lines."""

    __tablename__ = "match_key"

    key: str = Field(primary_key=True)
    member_id: str = Field(primary_key=True, index=True)


class ImportBatchRow(SQLModel, table=True):
    """Lần nhập: one file written to the register as one act."""

    __tablename__ = "import_batch"

    id: str = Field(primary_key=True)
    file_name: str
    fingerprint: str = ""  # SHA-256 of the file
    at: datetime = Field(default_factory=now, sa_type=UtcText)
    account: str = ""
    counts: dict[str, int] = Field(default_factory=dict, sa_column=json_column())
    corrections: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())


class ImportLineRow(SQLModel, table=True):
    """What one line of a file did, with what stood there before; undoing reads this."""

    __tablename__ = "import_line"

    batch_id: str = Field(primary_key=True, foreign_key="import_batch.id")
    kind: str = Field(primary_key=True)
    record_id: str = Field(primary_key=True, index=True)
    row: int | None = None
    act: str = "created"  # created, updated
    before: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())
    told: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())  # what has no field
