"""Writes the wire form of every synced record as JSON Schema, from the tables of the office.

`python packaging/build_records.py` writes ngheo_desktop/records/schema_<n>.json for the schema
number of today. A released number is never written again: raise SCHEMA instead.
"""

import json
import sys
from pathlib import Path
from typing import Any, get_origin

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Enum,
    Integer,
    LargeBinary,
    String,
)
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString

from ngheo_desktop.records.kinds import SCHEMA, schema_file
from ngheo_desktop.storage.columns import BirthText, UtcText
from ngheo_desktop.storage.tables import Synced

_BESIDE = {"id", "deleted", "extra"}  # they stand beside the data, or are spread into it
_COMPUTED = {"search_key"}  # made anew by whoever receives the record
_HOLDERS: dict[Any, dict[str, Any]] = {dict: {"type": "object"}, list: {"type": "array"}}
_BIRTH = r"^\d{4}(-\d{2}(-\d{2})?)?$"


def schema_of_all() -> dict[str, Any]:
    """The JSON Schema of every kind, by the name of its table."""
    tables = sorted(Synced.__subclasses__(), key=lambda each: str(each.__tablename__))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Records of Sổ hộ nghèo, schema {SCHEMA}",
        "$defs": {str(table.__tablename__): _kind(table) for table in tables},
    }


def _kind(table: type[Synced]) -> dict[str, Any]:
    every = SQLModel.metadata.tables[str(table.__tablename__)].columns
    columns = [each for each in every if each.name not in _BESIDE | _COMPUTED]
    return {
        "type": "object",
        "description": (table.__doc__ or "").strip().splitlines()[0],
        "properties": {each.name: _column(table, each) for each in columns},
        "required": [each.name for each in columns],
    }


def _column(table: type[Synced], column: Column[Any]) -> dict[str, Any]:
    if isinstance(column.type, JSON):
        return _json(table, column.name)
    form = _form(column)
    if column.nullable:
        if "enum" in form:
            return {"enum": [*form["enum"], None]}
        return {**form, "type": [form["type"], "null"]}
    return form


def _form(column: Column[Any]) -> dict[str, Any]:
    kind = column.type
    if isinstance(kind, BirthText):
        return {"type": "string", "pattern": _BIRTH}
    if isinstance(kind, UtcText):
        return {"type": "string", "format": "date-time"}
    if isinstance(kind, Enum):
        return {"enum": list(kind.enums)}
    if isinstance(kind, Boolean):
        return {"type": "boolean"}
    if isinstance(kind, Integer):
        return {"type": "integer"}
    if isinstance(kind, Date):
        return {"type": "string", "format": "date"}
    if isinstance(kind, LargeBinary):
        return {"type": "string", "contentEncoding": "base64"}
    if isinstance(kind, String | AutoString):
        return {"type": "string"}
    raise TypeError(f"{column}: no wire form for {kind!r}")


def _json(table: type[Synced], name: str) -> dict[str, Any]:
    return _HOLDERS.get(get_origin(table.model_fields[name].annotation), {})


def text_of_all() -> str:
    return json.dumps(schema_of_all(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    schema_file(SCHEMA).write_text(text_of_all(), encoding="utf-8")
