"""Giá trị không đọc được in the tables: looked for in the raw columns, by the kind of each."""

import json
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Enum, Integer, Table
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, SQLModel

from ngheo_desktop.domain.family_events import EventKind
from ngheo_desktop.domain.register import MemberStatus
from ngheo_desktop.domain.unreadable import UnreadValue
from ngheo_desktop.storage.answers import HOUSE_WORDS, MEMBER_WORDS
from ngheo_desktop.storage.columns import BirthText, UtcText

READING_FAULTS = (ValueError, LookupError, TypeError, AttributeError, DBAPIError)
"""What a value that nobody can read may lead to in a reader that has not met it yet."""
_UUID = "????????-????-????-????-????????????"
_WORDS: Mapping[tuple[str, str], type[StrEnum]] = {  # columns of text that hold words
    ("member", "status"): MemberStatus,
    ("family_event", "kind"): EventKind,
    ("stay", "why"): EventKind,
}
_LEAVES: Mapping[str, tuple[str, Mapping[str, type[StrEnum]]]] = {  # words inside JSON
    "checklist": ("house", HOUSE_WORDS),
    "checklist_member": ("answers", MEMBER_WORDS),
}
_OWNER = {  # how a row is told by its household, and its person
    "household": ("t.id", "''"),
    "member": ("t.household_id", "t.id"),
    "checklist": ("t.household_id", "''"),
    "checklist_member": (
        "(SELECT c.household_id FROM checklist c WHERE c.id = t.checklist_id)",
        "t.member_id",
    ),
    "decision_line": ("t.household_id", "''"),
    "stay": ("t.household_id", "t.member_id"),
    "family_event": ("t.household_id", "''"),
    "result": ("t.household_id", "''"),
}
_OF_HOUSEHOLD = {  # by their indexes: a household is opened all day
    "household": "t.id = ?",
    "member": "t.household_id = ?",
    "checklist": "t.household_id = ?",
    "checklist_member": "t.checklist_id IN (SELECT id FROM checklist WHERE household_id = ?)",
}


def unread_values(session: Session) -> Iterator[UnreadValue]:
    """Everything in the tables that cannot be read, table by table."""
    for table in SQLModel.metadata.sorted_tables:
        yield from _unread_in(session, table)


def unread_of_household(session: Session, household_id: str) -> tuple[UnreadValue, ...]:
    """The same for the rows of one household."""
    tables = [SQLModel.metadata.tables[name] for name in _OF_HOUSEHOLD]
    return tuple(
        value
        for table in tables
        if _has_any(session, table, household_id)
        for value in _unread_in(session, table, household_id)
    )


def _has_any(session: Session, table: Table, household_id: str) -> bool:
    """One look at the rows of a household; nearly always nothing is wrong."""
    sql = f'SELECT 1 FROM "{table.name}" t WHERE {_OF_HOUSEHOLD[table.name]} AND {_anything(table)}'
    found = session.connection().exec_driver_sql(f"{sql} LIMIT 1", (household_id,))
    return found.first() is not None


@cache
def _anything(table: Table) -> str:
    every = [each for column in table.columns for each in _conditions(table, column)]
    every += [condition for _leaf, condition in _leaf_conditions(table)]
    return f"({' OR '.join(f'({each})' for each in every)})"


def _unread_in(session: Session, table: Table, household_id: str = "") -> Iterator[UnreadValue]:
    for column in table.columns:
        for condition in _conditions(table, column):
            for row in _rows(session, table, column, condition, household_id):
                yield _told(table, column.name, row)
    if table.name in _LEAVES:
        yield from _unread_leaves(session, table, household_id)


def _conditions(table: Table, column: "Column[Any]") -> Iterator[str]:
    """SQL that finds what is unreadable in a column."""
    kind, name = column.type, f't."{column.name}"'
    if isinstance(kind, BirthText):
        yield (
            f"{name} <> '' AND NOT ({name} GLOB '[0-9][0-9][0-9][0-9]' OR date({name}) IS {name} "
            f"OR (length({name}) = 7 AND date({name} || '-01') IS {name} || '-01'))"
        )
    elif isinstance(kind, Enum):
        words = ", ".join(f"'{each}'" for each in kind.enums)
        yield f"{name} IS NOT NULL AND {name} NOT IN ({words})"
    elif (table.name, column.name) in _WORDS:
        words = ", ".join(f"'{each.value}'" for each in _WORDS[table.name, column.name])
        yield f"{name} NOT IN ('', {words})"
    elif isinstance(kind, JSON):
        yield f"NOT json_valid({name})"
    elif isinstance(kind, Date):
        yield f"{name} IS NOT NULL AND date({name}) IS NOT {name}"
    elif isinstance(kind, UtcText):
        yield f"{name} IS NOT NULL AND datetime({name}) IS NULL"
    elif isinstance(kind, Boolean):
        yield f"{name} NOT IN (0, 1)"
    elif isinstance(kind, Integer):
        yield f"typeof({name}) NOT IN ('integer', 'null')"
    elif column.name == "id" and "extra" in table.columns and "deleted" in table.columns:
        yield f"{name} NOT GLOB '{_UUID}' OR {name} GLOB '*[^0-9a-fA-F-]*'"


def _rows(
    session: Session, table: Table, column: "Column[Any]", condition: str, household_id: str
) -> Iterator[Any]:
    household, member = _OWNER.get(table.name, ("''", "''"))
    key = " || '/' || ".join(f't."{each.name}"' for each in table.primary_key)
    sql = (
        f'SELECT {key}, t."{column.name}", {household}, '
        f"coalesce((SELECT h.code FROM household h WHERE h.id = {household}), ''), {member}, "
        f"coalesce((SELECT m.name FROM member m WHERE m.id = {member}), '') "
        f'FROM "{table.name}" t WHERE ({condition})'
    )
    if "deleted" in table.columns:
        sql += " AND t.deleted <> 1"
    parameters: tuple[str, ...] = ()
    if household_id:
        sql, parameters = f"{sql} AND {_OF_HOUSEHOLD[table.name]}", (household_id,)
    yield from session.connection().exec_driver_sql(sql, parameters)


def _told(table: Table, field: str, row: Any, raw: Any = None) -> UnreadValue:
    key, value, household_id, code, member_id, member = row
    shown = value if raw is None else raw
    return UnreadValue(
        table.name,
        str(key),
        field,
        str(shown),
        household_id or "",
        code or "",
        member_id or "",
        member or "",
    )


def _unread_leaves(session: Session, table: Table, household_id: str) -> Iterator[UnreadValue]:
    """Words inside answers that no question knows; the rest of the sheet is read."""
    column = table.columns[_LEAVES[table.name][0]]
    for leaf, condition in _leaf_conditions(table):
        for row in _rows(session, table, column, condition, household_id):
            yield _told(table, f"{column.name}.{leaf}", row, json.loads(row[1])[leaf])


def _leaf_conditions(table: Table) -> Iterator[tuple[str, str]]:
    if table.name not in _LEAVES:
        return
    name, words = _LEAVES[table.name]
    for leaf, kind in words.items():
        path = f"json_extract(t.{name}, '$.{leaf}')"
        known = ", ".join(f"'{each.value}'" for each in kind)
        found = f"{path} IS NOT NULL AND {path} NOT IN ({known})"
        yield leaf, f"CASE WHEN json_valid(t.{name}) THEN {found} ELSE 0 END"
