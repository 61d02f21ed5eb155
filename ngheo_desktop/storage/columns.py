"""How domain values lie in columns."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Column, Enum, String
from sqlalchemy.types import TypeDecorator

from ngheo_desktop.domain.births import Birth


def enum_column(kind: type[StrEnum], *, nullable: bool = False, primary_key: bool = False) -> Any:
    """A column that stores an enum's value; SQLAlchemy alone would store the member's name."""
    stored = Enum(
        kind,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        create_constraint=False,
        length=40,
    )
    return Column(stored, nullable=nullable, primary_key=primary_key)


def json_column() -> Any:
    """A column for a small map or list; never null."""
    return Column(JSON, nullable=False)


class BirthText(TypeDecorator[Birth]):
    """A birth date as ISO text as long as what is known."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Birth | None, dialect: Any) -> str | None:
        return value.iso if value else None

    def process_result_value(self, value: str | None, dialect: Any) -> Birth | None:
        return Birth.from_iso(value) if value else None


class UtcText(TypeDecorator[datetime]):
    """An aware UTC time as ISO text."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        return value.astimezone(UTC).isoformat(timespec="milliseconds") if value else None

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:
        return datetime.fromisoformat(value) if value else None
