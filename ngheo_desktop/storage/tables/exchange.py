"""What this PC keeps for the exchange with the province."""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from ngheo_desktop.storage.columns import UtcText, json_column
from ngheo_desktop.storage.tables.synced import Synced, now


class ConflictRow(Synced, table=True):
    """Hai nơi ghi khác nhau: one leaf that two PCs changed each its own way, until one settles it.

    A value is kept as a list of one, so that «not there» ([]) is not the same as null ([null]).
    """

    __tablename__ = "conflict"

    record_kind: str
    record_id: str = Field(index=True)
    leaf: str
    base: list[Any] = Field(default_factory=list, sa_column=json_column())
    mine: list[Any] = Field(default_factory=list, sa_column=json_column())
    theirs: list[Any] = Field(default_factory=list, sa_column=json_column())
    mine_by: str = ""
    theirs_by: str = ""
    theirs_rev: str = ""
    found_at: datetime = Field(default_factory=now, sa_type=UtcText)
    state: str = "open"  # open, mine, theirs, typed
    resolved_by: str = ""


class SyncDirtyRow(SQLModel, table=True):
    """A synced record changed since it was last sent; filled by triggers."""

    __tablename__ = "sync_dirty"

    kind: str = Field(primary_key=True)
    id: str = Field(primary_key=True)


class SyncBaseRow(SQLModel, table=True):
    """The last version of a record that the server is known to hold."""

    __tablename__ = "sync_base"

    kind: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    rev: str
    data: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())
    deleted: bool = False


class SyncOutboxRow(SQLModel, table=True):
    """A frozen operation: sent again with the same bytes until the server has answered."""

    __tablename__ = "sync_outbox"
    __table_args__ = (UniqueConstraint("kind", "id"),)

    rev: str = Field(primary_key=True)
    kind: str
    id: str
    base: str = ""  # rev; "" = the server has no version
    data: dict[str, Any] = Field(default_factory=dict, sa_column=json_column())
    deleted: bool = False


class SyncSeenRow(SQLModel, table=True):
    """Every version of a record that has passed this PC: it tells a server that went back."""

    __tablename__ = "sync_seen"

    rev: str = Field(primary_key=True)
    kind: str
    id: str
    at: datetime = Field(default_factory=now, sa_type=UtcText)


class SyncProblemRow(SQLModel, table=True):
    """What the server did not take, and why; sent again once the record has changed."""

    __tablename__ = "sync_problem"

    kind: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    errors: list[Any] = Field(default_factory=list, sa_column=json_column())
    snapshot: str  # digest of what was refused


class SyncMetaRow(SQLModel, table=True):
    """How far this PC is with the server: one row."""

    __tablename__ = "sync_meta"

    id: int = Field(default=1, primary_key=True)
    epoch: str = ""
    cursor: int = 0
    receipt: str = ""
    last_ok: datetime | None = Field(default=None, sa_type=UtcText, nullable=True)
