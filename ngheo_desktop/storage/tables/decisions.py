"""Quyết định: plans, signed lists, certificates, columns of movement, the other classes."""

from datetime import date
from typing import Any

from sqlalchemy import Column, LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel

from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.storage.columns import enum_column, json_column
from ngheo_desktop.storage.tables.synced import Synced


class DecisionRow(Synced, table=True):
    """Quyết định công nhận: one signed list."""

    __tablename__ = "decision"

    number: str
    decided_on: date
    standard: str
    note: str = ""
    scope: str = "classes"  # full, classes, changes: domain/standings.py
    supplement_of: str = ""  # the decision that it corrects


class DecisionLineRow(Synced, table=True):
    """One household of a signed list, as it stood on that day."""

    __tablename__ = "decision_line"
    __table_args__ = (UniqueConstraint("decision_id", "household_id"),)

    decision_id: str = Field(index=True)
    household_id: str = Field(index=True)
    household_class: HouseholdClass = Field(sa_column=enum_column(HouseholdClass))
    head_name: str = ""
    members: int = 0


class DecisionPlanRow(Synced, table=True):
    """Dự thảo quyết định: what is written before the list is frozen; `told` holds its words."""

    __tablename__ = "decision_plan"

    round_id: str = Field(default="", index=True)
    supplement_of: str = ""  # the frozen decision that it corrects
    told: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())


class FrozenListRow(Synced, table=True):
    """Danh sách đã chốt: rows and rule word by word; nothing of it is ever changed."""

    __tablename__ = "frozen_list"

    decision_id: str = Field(index=True)
    plan_id: str = Field(index=True)
    serial: str
    code: str = Field(index=True)  # mã đối chiếu on each page
    fingerprint: str  # SHA-256 over `body` and `rule`
    body: str  # head and rows as canonical JSON
    rule: str  # the standard's file and the B1 tables used, as canonical JSON
    pdf: bytes = Field(sa_column=Column(LargeBinary, nullable=False))  # the decision as printed
    pdf_digest: str


class FrozenPaperRow(SQLModel, table=True):
    """A paper of a frozen list that was made once; a reprint is the same bytes. Local."""

    __tablename__ = "frozen_paper"

    list_id: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    about: str = Field(default="", primary_key=True)  # a hamlet or a household; "" = the commune
    pdf: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class HandoverRow(Synced, table=True):
    """Giấy chứng nhận đã trao; taken back it is `deleted`."""

    __tablename__ = "handover"

    decision_id: str = Field(index=True)
    household_id: str = Field(index=True)
    handed_on: date
    receiver: str = ""


class MovementOverrideRow(Synced, table=True):
    """Cột biến động sửa bằng tay: one way in or out of a list; taken back it is `deleted`."""

    __tablename__ = "movement_override"

    household_id: str = Field(index=True)
    standard: str
    household_class: HouseholdClass = Field(sa_column=enum_column(HouseholdClass))
    decided_on: date  # the decision by which the household came or went
    moved_to: str
    derived: str  # the column by history when it was changed
    reason: str
    made_by: str
    made_on: date


class OtherCaseRow(Synced, table=True):
    """Hồ sơ xét hộ có mức sống trung bình, or one người lao động có thu nhập thấp."""

    __tablename__ = "other_case"

    kind: str
    household_id: str = Field(index=True)
    member_id: str = ""  # the worker; "" = the case is the household's
    occupation: str = ""
    received_on: date
    reason: str = ""
    sheet: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())  # thu nhập
    posting: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())
    objections: list[Any] = Field(default_factory=list, sa_column=json_column())
    refused_on: date | None = None
    refusal: str = ""
    decision_id: str = Field(default="", index=True)  # an other_decision


class OtherDecisionRow(Synced, table=True):
    """Quyết định about such cases, as it was signed; nothing of it is ever changed."""

    __tablename__ = "other_decision"

    kind: str
    number: str
    decided_on: date
    standard: str
    register_id: str = ""  # the decision that gives households their class; "" = about people
    serial: str
    code: str = Field(index=True)  # mã đối chiếu
    fingerprint: str  # SHA-256 over `body`
    body: str  # head and lines as canonical JSON
    pdf: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    pdf_digest: str
