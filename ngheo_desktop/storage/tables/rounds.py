"""Đợt rà soát: rules, the lists of a round, applications, meetings, postings, signed papers."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from ngheo_desktop.storage.columns import UtcText, json_column
from ngheo_desktop.storage.tables.synced import Synced, now


class RoundRuleRow(Synced, table=True):
    """Quy định của đợt rà soát as this office settled one, from a day on, with where it is from."""

    __tablename__ = "round_rule"

    name: str = Field(index=True)
    value: Any = Field(default=None, sa_column=json_column())
    valid_from: date
    source: str
    provenance: str
    confirmed_by: str = ""
    confirmed_on: date | None = None


class ReviewRoundRow(Synced, table=True):
    """Đợt rà soát."""

    __tablename__ = "review_round"

    kind: str
    title: str
    begins: date
    ends: date
    standard: str
    opened_on: date
    closed_on: date | None = None


class RoundHamletRow(Synced, table=True):
    """One hamlet in one round: its list, its surveyors, what the superior said."""

    __tablename__ = "round_hamlet"
    __table_args__ = (UniqueConstraint("round_id", "hamlet_id"),)

    round_id: str
    hamlet_id: str
    surveyors: list[str] = Field(default_factory=list, sa_column=json_column())  # account ids
    listed_on: date | None = None
    opinion_asked_on: date | None = None
    opinion_on: date | None = None
    opinion_agreed: bool | None = None
    opinion_paper: str = ""


class RoundHouseholdRow(Synced, table=True):
    """A household of a round, with why it is in it; taken out again it is `deleted`."""

    __tablename__ = "round_household"
    __table_args__ = (UniqueConstraint("round_id", "household_id"),)

    round_id: str
    household_id: str = Field(index=True)
    hamlet_id: str  # where it stood when it was listed
    listed_for: str
    reason: str = ""
    class_before: str = ""  # by the decision of that day
    screen: dict[str, bool] = Field(default_factory=dict, sa_column=json_column())  # Phiếu A
    screened_out: bool = False


class ApplicationRow(Synced, table=True):
    """Giấy đề nghị: Mẫu 01 or 04 as it was received, and how it was answered."""

    __tablename__ = "application"

    household_id: str = Field(index=True)
    form: str
    received_on: date
    reason: str = ""
    round_id: str = ""  # the round that took it up
    refused_on: date | None = None
    refusal: str = ""


class MeetingRow(Synced, table=True):
    """Họp dân: one meeting of a hamlet with its minutes; later ones leave it as it is."""

    __tablename__ = "meeting"

    round_id: str = Field(index=True)
    hamlet_id: str
    number: int
    held_on: date
    held_at: str = ""  # 14:00
    place: str = ""
    chair: str = ""
    secretary: str = ""
    attendance: list[Any] = Field(default_factory=list, sa_column=json_column())
    invited: int = 0
    present: int = 0
    other_opinions: str = ""
    percent: int  # the rule of that day: the share that must agree, and whether it suffices
    inclusive: bool
    rule_source: str = ""
    signed_on: date | None = None


class MeetingVoteRow(Synced, table=True):
    """What one meeting said about one household."""

    __tablename__ = "meeting_vote"
    __table_args__ = (UniqueConstraint("meeting_id", "household_id"),)

    meeting_id: str
    household_id: str = Field(index=True)
    computed_class: str  # kết quả phiếu that was put to the meeting
    agree: int
    against: int
    passed: bool
    meeting_class: str = ""
    reason: str = ""  # why it is not the computed class
    other: str = ""


class PostingRow(Synced, table=True):
    """Niêm yết of a hamlet's list; posted again it is a further row."""

    __tablename__ = "posting"

    round_id: str = Field(index=True)
    hamlet_id: str
    number: int
    begins: date
    ends: date
    working_days: int
    rule_source: str = ""
    places: list[str] = Field(default_factory=list, sa_column=json_column())
    posted_by: str = ""
    taken_down_on: date | None = None


class ObjectionRow(Synced, table=True):
    """Kiến nghị during a posting, and its re-check."""

    __tablename__ = "objection"

    round_id: str = Field(index=True)
    hamlet_id: str
    household_id: str = ""  # "" = about a household that is not on the list
    by_name: str
    told: str
    received_on: date
    due_on: date | None = None
    answered_on: date | None = None
    answer: str = ""
    recheck_class: str = ""
    post_again: bool = False
    posted_id: str = ""  # the posting that showed the answer


class AttachmentRow(Synced, table=True):
    """Bản đính kèm: a scan or photo, whose encrypted file lies beside the database."""

    __tablename__ = "attachment"

    kind: str  # meeting, frozen_list, posting
    subject_id: str = Field(index=True)
    address: str  # SHA-256 of the encrypted file, which is its name
    medium: str  # pdf, jpg, png
    size: int  # of what was encrypted
    code: str = ""
    attached_at: datetime = Field(default_factory=now, sa_type=UtcText)
    attached_by: str = ""
