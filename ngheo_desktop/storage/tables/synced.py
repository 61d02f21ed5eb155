"""What every record that travels carries."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel


def now() -> datetime:
    """The moment at which a row is made."""
    return datetime.now(UTC)


class Synced(SQLModel):
    """What every record that travels carries."""

    id: str = Field(primary_key=True)  # UUIDv7 made on this PC
    deleted: bool = Field(default=False, sa_column_kwargs={"server_default": "0"})
    extra: dict[str, Any] = Field(default_factory=dict, sa_type=JSON, nullable=False)
