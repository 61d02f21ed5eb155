"""Records as they travel: a row as flat JSON, and back, whatever program wrote it (PROTOCOL.md 4).

Members that this program does not know lie in the row's `extra` and travel with it again.
"""

import base64
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import JSON, Boolean, Column, LargeBinary, text
from sqlmodel import Session, SQLModel

from ngheo_desktop.storage.tables import Synced
from ngheo_desktop.text import search_key

_BESIDE = ("id", "deleted", "extra")
# Columns that whoever receives a record makes anew: name of the column → from the data.
_COMPUTED: Mapping[str, Mapping[str, Callable[[Mapping[str, Any]], Any]]] = {
    "hamlet": {"search_key": lambda data: search_key(data["name"])},
}
_AT_ONCE = 500  # ids in one statement


@dataclass(frozen=True, slots=True)
class WireRecord:
    """One record of this PC, as it would be sent."""

    kind: str
    id: str
    data: Mapping[str, Any]
    deleted: bool


def read_records(session: Session, kind: str, ids: Iterable[str]) -> Iterator[WireRecord]:
    """These records of a kind, those that are put away too; who is not there is left out."""
    names = [each.name for each in _columns(kind)]
    wanted = list(ids)
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at : at + _AT_ONCE]
        marks = ", ".join(f":id{number}" for number in range(len(some)))
        rows = session.connection().execute(
            text(
                f"SELECT id, deleted, extra, {', '.join(names)} FROM {kind} WHERE id IN ({marks})"
            ),
            {f"id{number}": one for number, one in enumerate(some)},
        )
        for record, deleted, extra, *values in rows:
            known = {
                column.name: _sent(column, value)
                for column, value in zip(_columns(kind), values, strict=True)
            }
            yield WireRecord(kind, record, {**json.loads(extra), **known}, bool(deleted))


def write_record(session: Session, record: WireRecord) -> None:
    """Make the row what the record says; columns that it does not name keep what they hold.

    A new row takes the defaults of its table for what an older program did not send.
    """
    columns = {each.name: each for each in _columns(record.kind)}
    values = {
        name: _stored(columns[name], record.data[name])
        for name in columns.keys() & record.data.keys()
    }
    for name, make in _COMPUTED.get(record.kind, {}).items():
        values[name] = make(record.data)
    extra = {name: value for name, value in record.data.items() if name not in columns}
    values |= {"deleted": record.deleted, "extra": _json(extra)}
    # Two statements: with an upsert the triggers' own «OR IGNORE» would no longer count.
    changes = ", ".join(f"{name} = :{name}" for name in values)
    session.flush()
    connection = session.connection()
    update = text(f"UPDATE {record.kind} SET {changes} WHERE id = :id")
    if not connection.execute(update, {**values, "id": record.id}).rowcount:
        whole = {**_defaults(record.kind), **values, "id": record.id}
        marks = ", ".join(f":{name}" for name in whole)
        connection.execute(
            text(f"INSERT INTO {record.kind} ({', '.join(whole)}) VALUES ({marks})"), whole
        )


@cache
def _tables() -> Mapping[str, type[Synced]]:
    return {str(each.__tablename__): each for each in Synced.__subclasses__()}


@cache
def _columns(kind: str) -> tuple[Column[Any], ...]:
    """The columns that travel in the data of a kind."""
    left_out = {*_BESIDE, *_COMPUTED.get(kind, {})}
    every = SQLModel.metadata.tables[kind].columns
    return tuple(each for each in every if each.name not in left_out)


def _defaults(kind: str) -> dict[str, Any]:
    fields = _tables()[kind].model_fields
    told = {}
    for column in _columns(kind):
        field = fields[column.name]
        if not field.is_required():
            told[column.name] = _stored(column, field.get_default(call_default_factory=True))
    return told


def _sent(column: Column[Any], value: Any) -> Any:
    """A stored value as JSON tells it."""
    if value is None:
        return None
    if isinstance(column.type, JSON):
        return json.loads(value)
    if isinstance(column.type, Boolean):
        return bool(value)
    if isinstance(column.type, LargeBinary):
        return base64.b64encode(value).decode()
    return value


def _stored(column: Column[Any], value: Any) -> Any:
    """A value of JSON as the column holds it."""
    if isinstance(column.type, JSON):
        return _json(value)
    if isinstance(column.type, LargeBinary) and value is not None:
        return base64.b64decode(value)
    return value


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
