"""Kinds of records and what their data must look like, by schema number."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import fastjsonschema

SCHEMA = 1  # of the records that this program writes
FIRST_SCHEMA = 1  # the oldest that may still be written


@dataclass(frozen=True, slots=True)
class RecordFault:
    """A member of a record's data that does not fit; `field` is "" for the whole of it."""

    field: str
    message: str


def schema_file(number: int) -> Path:
    """Where the JSON Schema of a number lies."""
    return Path(__file__).with_name(f"schema_{number}.json")


@cache
def kinds(schema: int = SCHEMA) -> tuple[str, ...]:
    """The kinds that a schema knows, in alphabetical order."""
    return tuple(_definitions(schema))


def faults_of(kind: str, data: Mapping[str, Any], schema: int = SCHEMA) -> list[RecordFault]:
    """What in the data does not fit its kind; unknown members are no fault, they are kept."""
    if kind not in kinds(schema):
        return [RecordFault("", "Máy chủ chưa biết loại bản ghi này.")]
    try:
        _checker(kind, schema)(data)
    except fastjsonschema.JsonSchemaValueException as error:
        return [RecordFault(".".join(error.path[1:]), _sentence(error))]
    return []


def _sentence(error: fastjsonschema.JsonSchemaValueException) -> str:
    if error.rule == "required":
        missing = sorted(set(error.definition["required"]) - set(error.value))
        return f"Thiếu trường {', '.join(missing)}."
    return "Giá trị không đúng dạng."


@cache
def _definitions(schema: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(schema_file(schema).read_text(encoding="utf-8"))["$defs"]
    return found


@cache
def _checker(kind: str, schema: int) -> Callable[[Mapping[str, Any]], object]:
    made: Callable[[Mapping[str, Any]], object] = fastjsonschema.compile(
        {"$schema": "http://json-schema.org/draft-07/schema#", **_definitions(schema)[kind]}
    )
    return made
