"""How domain values lie in columns."""

import json
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Column, Enum, Integer, String
from sqlalchemy.dialects.sqlite import DATE
from sqlalchemy.types import TypeDecorator

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.unreadable import read_birth


def read_json(raw: str) -> Any:
    """JSON of a column; empty for what is none. `storage/unreadable.py` tells of it."""
    try:
        return json.loads(raw)
    except ValueError:
        return {}


class ReadableWords(Enum):
    """An enum of which an unknown stored word is read as not known instead of as an error."""

    inherit_cache = True

    def result_processor(self, dialect: Any, coltype: Any) -> Any:
        kind: Any = self.enum_class
        return {each.value: each for each in kind}.get  # read for everybody at once: quick


class ReadableDay(DATE):
    """A day of which a stored text that is none is read as not known instead of as an error."""

    inherit_cache = True

    def result_processor(self, dialect: Any, coltype: Any) -> Any:
        read = super().result_processor(dialect, coltype)

        def process(value: Any) -> Any:
            try:
                return read(value) if read is not None else value
            except (TypeError, ValueError):
                return None

        return process


class ReadableNumber(Integer):
    """A number of which a stored text that is none is read as not known."""

    inherit_cache = True

    def result_processor(self, dialect: Any, coltype: Any) -> Any:
        return lambda value: value if isinstance(value, int) else None


def enum_column(kind: type[StrEnum], *, nullable: bool = False, primary_key: bool = False) -> Any:
    """A column that stores an enum's value; SQLAlchemy alone would store the member's name."""
    stored = ReadableWords(
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
        return read_birth(value)


class UtcText(TypeDecorator[datetime]):
    """An aware UTC time as ISO text."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        return value.astimezone(UTC).isoformat(timespec="milliseconds") if value else None

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:
        try:
            return datetime.fromisoformat(value) if value else None
        except ValueError:  # `storage/unreadable.py` tells of it
            return None
