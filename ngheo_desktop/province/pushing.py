"""Nhận thay đổi: the one way in which records enter (PROTOCOL.md 5).

The commune's row is locked before anything is read, so seqs become visible in their order; at
READ COMMITTED, for a snapshot taken before the lock would be stale.
"""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg.rows import TupleRow

from ngheo_desktop.province.database import Database, epoch_of
from ngheo_desktop.province.messages import (
    MAX_OPS,
    Accepted,
    Conflict,
    Fault,
    Invalid,
    Operation,
    Push,
    Pushed,
    Version,
)
from ngheo_desktop.province.refusals import (
    ClosedCommune,
    Malformed,
    OldSchema,
    OtherCommune,
    OtherEpoch,
    TooMuch,
)
from ngheo_desktop.province.versions import VERSION_COLUMNS, version_of
from ngheo_desktop.records.kinds import FIRST_SCHEMA, SCHEMA, faults_of

_Session = Connection[TupleRow]
_Key = tuple[str, UUID]
_WRITE = """
WITH op AS (
    SELECT * FROM json_to_recordset(%(ops)s::json) AS op (
        seq bigint, kind text, id uuid, rev uuid, base uuid, deleted boolean, data jsonb,
        schema integer
    )
), told AS (
    INSERT INTO history (
        commune, seq, kind, id, rev, base, deleted, data, schema, by_account, by_device
    )
    SELECT %(commune)s, seq, kind, id, rev, base, deleted, data, schema, %(account)s, %(device)s
    FROM op
)
INSERT INTO record (commune, kind, id, seq, rev, deleted, data, schema, by_account, by_device)
SELECT %(commune)s, kind, id, seq, rev, deleted, data, schema, %(account)s, %(device)s FROM op
ON CONFLICT (commune, kind, id) DO UPDATE SET
    seq = excluded.seq, rev = excluded.rev, deleted = excluded.deleted, data = excluded.data,
    schema = excluded.schema, at = clock_timestamp(),
    by_account = excluded.by_account, by_device = excluded.by_device
"""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who pushes: the account and the PC that stand beside every version."""

    account: str
    device: UUID | None = None


def push(database: Database, commune: str, sender: Sender, message: Push) -> Pushed:
    """Take what fits, in one transaction; say of every operation what became of it."""
    _check(message)
    with database.of_commune(commune) as session:
        epoch = epoch_of(session)
        if message.epoch != epoch:
            raise OtherEpoch(epoch=epoch)
        province, seq = _lock(session, commune)
        known = _known(session, commune, message.ops)
        current = _current(session, commune, message.ops)
        results: list[Accepted | Conflict | Invalid] = []
        accepted: list[dict[str, Any]] = []
        for op in message.ops:
            result = _judge(op, known, current, seq + 1)
            if isinstance(result, Accepted) and op.rev not in known:
                seq = result.seq
                accepted.append({**op.model_dump(mode="json", by_alias=True), "seq": seq})
            results.append(result)
        _write(session, commune, sender, accepted)
        number = _close(session, commune, sender, seq, (len(message.ops), len(accepted)))
    receipt = f"{province}-{commune}-{number:06}"
    return Pushed(epoch=epoch, seq=seq, receipt=receipt, results=results)


def _check(message: Push) -> None:
    """What is wrong with the message as a whole."""
    if len(message.ops) > MAX_OPS:
        raise TooMuch
    if len({(each.kind, each.id) for each in message.ops}) < len(message.ops):
        raise Malformed("Một bản ghi xuất hiện hai lần trong một gói gửi.")
    if any(each.schema_ < FIRST_SCHEMA for each in message.ops):
        raise OldSchema


def _lock(session: _Session, commune: str) -> tuple[str, int]:
    """Hold the commune against all other pushes; its province and last seq."""
    row = session.execute(
        "SELECT province, seq, closed FROM commune WHERE id = %s FOR UPDATE", (commune,)
    ).fetchone()
    if row is None:
        raise OtherCommune
    if row[2]:
        raise ClosedCommune
    return row[0], row[1]


def _known(session: _Session, commune: str, ops: list[Operation]) -> dict[UUID, int]:
    """Revs that were accepted before, with their seq."""
    revs = [each.rev for each in ops]
    found = session.execute(
        "SELECT rev, seq FROM history WHERE commune = %s AND rev = ANY(%s)", (commune, revs)
    )
    return dict(found.fetchall())


def _current(session: _Session, commune: str, ops: list[Operation]) -> dict[_Key, Version]:
    """The present versions of the records that are to change."""
    kinds, ids = [each.kind for each in ops], [each.id for each in ops]
    found = session.execute(
        f"SELECT {VERSION_COLUMNS} FROM record JOIN unnest(%s::text[], %s::uuid[]) "
        "AS wanted (kind, id) USING (kind, id) WHERE commune = %s",
        (kinds, ids, commune),
    )
    versions = [version_of(row) for row in found]
    return {(each.kind, each.id): each for each in versions}


def _judge(
    op: Operation, known: dict[UUID, int], current: dict[_Key, Version], seq: int
) -> Accepted | Conflict | Invalid:
    if op.rev in known:
        return Accepted(seq=known[op.rev])
    now = current.get((op.kind, op.id))
    if (now.rev if now else None) != op.base:
        return Conflict(server=now)
    schema = min(op.schema_, SCHEMA)  # a newer program's known members must fit what we know
    faults = [Fault(field=x.field, message=x.message) for x in faults_of(op.kind, op.data, schema)]
    return Invalid(errors=faults) if faults else Accepted(seq=seq)


def _write(session: _Session, commune: str, sender: Sender, accepted: list[dict[str, Any]]) -> None:
    if accepted:
        told = {
            "ops": json.dumps(accepted),
            "commune": commune,
            "account": sender.account,
            "device": sender.device,
        }
        session.execute(_WRITE, told)


def _close(
    session: _Session, commune: str, sender: Sender, seq: int, counts: tuple[int, int]
) -> int:
    """Keep the commune's last seq and the receipt; the number of the receipt."""
    row = session.execute(
        "UPDATE commune SET seq = %s, pushes = pushes + 1 WHERE id = %s RETURNING pushes",
        (seq, commune),
    ).fetchone()
    assert row is not None
    session.execute(
        "INSERT INTO receipt (commune, number, by_account, by_device, operations, accepted) "
        "VALUES (%s, %s, %s, %s, %s, %s)",
        (commune, row[0], sender.account, sender.device, *counts),
    )
    return int(row[0])
