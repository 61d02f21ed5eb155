"""The office: commune, ấp, khóm, accounts, standards, diary, and what is of this PC alone."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Index, LargeBinary
from sqlmodel import Field, SQLModel

from ngheo_desktop.domain.rights import Role
from ngheo_desktop.domain.terms import Area
from ngheo_desktop.storage.columns import UtcText, enum_column, json_column
from ngheo_desktop.storage.tables.synced import Synced, now


class OfficeRow(SQLModel, table=True):
    """Văn phòng xã: one row."""

    __tablename__ = "office"

    id: int = Field(default=1, primary_key=True)
    commune_code: str
    commune_name: str
    commune_kind: str
    province: str
    area: Area | None = Field(default=None, sa_column=enum_column(Area, nullable=True))
    practice: bool = False
    made_at: datetime = Field(default_factory=now, sa_type=UtcText)


class HamletRow(Synced, table=True):
    """Ấp, khóm."""

    __tablename__ = "hamlet"

    name: str
    search_key: str = Field(index=True)
    kind: str = "ấp"
    position: int = 0
    hardship: bool = False
    old_commune: str = ""
    began_on: date | None = None  # by a split or a merger
    ended_on: date | None = None  # merged into another; `deleted` alone = taken out as a mistake
    merged_into: str = ""


class PlaceEventRow(Synced, table=True):
    """Ấp, khóm or the commune renamed, split, merged, by which paper; `deleted` = taken back."""

    __tablename__ = "place_event"

    kind: str
    day: date
    told: str  # in one sentence, with the names of that day
    paper: str = ""  # số quyết định
    signed_on: date | None = None


class PlaceNameRow(Synced, table=True):
    """A name that a hamlet, or the commune (hamlet ""), no longer bears."""

    __tablename__ = "place_name"

    hamlet_id: str = Field(index=True)
    name: str
    kind: str
    until: date
    joined: bool = False  # another commune that came into ours
    event_id: str = Field(index=True)


class HamletMoveRow(Synced, table=True):
    """Where a household stood until its hamlet was split or merged."""

    __tablename__ = "hamlet_move"

    household_id: str = Field(index=True)
    hamlet_before: str = Field(index=True)
    until: date
    event_id: str = Field(index=True)


class HamletAreaRow(Synced, table=True):
    """Khu vực of a hamlet, from a day on."""

    __tablename__ = "hamlet_area"

    hamlet_id: str = Field(index=True)
    valid_from: date
    area: Area = Field(sa_column=enum_column(Area))


class HamletCountRow(Synced, table=True):
    """Tổng số hộ, nhân khẩu of a hamlet on a day, poor or not, as the office was told."""

    __tablename__ = "hamlet_count"

    hamlet_id: str = Field(index=True)
    counted_on: date
    households: int
    people: int
    minority_households: int | None = None
    source: str = ""


class AccountRow(SQLModel, table=True):
    """Người dùng of this office; the password lives only as a key slot."""

    __tablename__ = "account"

    id: str = Field(primary_key=True)
    login: str = Field(unique=True)
    name: str
    title: str = ""
    active: bool = True
    valid_from: date | None = None
    valid_to: date | None = None


class AccountRoleRow(SQLModel, table=True):
    """A role of an account; a surveyor's is bound to a hamlet ("" = no hamlet)."""

    __tablename__ = "account_role"

    account_id: str = Field(primary_key=True, foreign_key="account.id")
    role: Role = Field(sa_column=enum_column(Role, primary_key=True))
    hamlet_id: str = Field(default="", primary_key=True)


class StandardRow(SQLModel, table=True):
    """A standard or score table that the office loaded, and who confirmed it."""

    __tablename__ = "standard_file"

    id: str = Field(primary_key=True)
    kind: str = "standard"  # or b1_table, whose code is standard/area
    code: str = Field(index=True)
    text: str
    fingerprint: str
    loaded_at: datetime = Field(default_factory=now, sa_type=UtcText)
    loaded_by: str = ""
    confirmed_by: str = ""
    confirmed_on: date | None = None


class DiaryRow(SQLModel, table=True):
    """Nhật ký: append-only, each line sealed by the hash of the one before."""

    __tablename__ = "diary"
    __table_args__ = (Index("ix_diary_target", "household_id"),)

    seq: int = Field(primary_key=True)
    at: datetime = Field(sa_type=UtcText)
    account_id: str
    account: str
    act: str
    kind: str = ""
    record_id: str = ""
    household_id: str = ""
    changes: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())
    seal: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class DraftRow(SQLModel, table=True):
    """Bản nháp: what an account has typed and not saved; local, nobody else's business."""

    __tablename__ = "draft"

    account_id: str = Field(primary_key=True, foreign_key="account.id")
    kind: str = Field(primary_key=True)  # household, checklist
    subject_id: str = Field(primary_key=True)  # the household; "" = not in the register yet
    payload: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())
    saved_at: datetime = Field(sa_type=UtcText)


class BackupRow(SQLModel, table=True):
    """Lần sao lưu that was opened again and compared; local to this PC."""

    __tablename__ = "backup"

    made_at: datetime = Field(primary_key=True, sa_type=UtcText)
    place: str  # the file
    households: int
    members: int
    digest: str
    files: int = 0  # attachments
    automatic: bool = False
    account: str = ""


class PreferenceRow(SQLModel, table=True):
    """How one account, or with "" the whole office, likes the program to work; never synced."""

    __tablename__ = "preference"

    account_id: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    value: Any = Field(default=None, sa_column=json_column())
