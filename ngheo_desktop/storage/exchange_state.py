"""What this PC knows of the server: base versions, frozen operations, refusals, how far it is."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session, col, delete, select

from ngheo_desktop.storage.ids import new_id
from ngheo_desktop.storage.tables import (
    SYNCED_TABLES,
    SyncBaseRow,
    SyncDirtyRow,
    SyncMetaRow,
    SyncOutboxRow,
    SyncProblemRow,
    SyncSeenRow,
)
from ngheo_desktop.storage.wire import WireRecord, read_records

# Parents before children; what stands in none of these goes last, as it lies in the tables.
_FIRST = (
    "hamlet", "household", "member", "checklist", "checklist_member", "decision", "decision_line",
)  # fmt: skip
ORDER = (*_FIRST, *(each for each in SYNCED_TABLES if each not in _FIRST))


@dataclass(frozen=True, slots=True)
class Base:
    """The server's last version of a record, as far as this PC knows."""

    rev: str
    data: Mapping[str, Any]
    deleted: bool


@dataclass(frozen=True, slots=True)
class FrozenOperation:
    """A change that is sent with the same words until it is answered."""

    rev: str
    kind: str
    id: str
    base: str  # "" = none
    data: Mapping[str, Any]
    deleted: bool


# --- how far ------------------------------------------------------------------------------------


def progress(session: Session) -> tuple[str, int]:
    """Epoch and cursor of the last exchange; ("", 0) before the first."""
    row = session.get(SyncMetaRow, 1)
    return (row.epoch, row.cursor) if row else ("", 0)


def keep_progress(session: Session, *, epoch: str | None = None, cursor: int | None = None) -> None:
    """Note how far the feed has been read, or which epoch it belongs to."""
    row = session.get(SyncMetaRow, 1) or SyncMetaRow()
    row.epoch = row.epoch if epoch is None else epoch
    row.cursor = row.cursor if cursor is None else cursor
    session.add(row)
    session.flush()


def keep_receipt(session: Session, receipt: str) -> None:
    """The proof of the last push, with the moment of it."""
    row = session.get(SyncMetaRow, 1) or SyncMetaRow()
    row.receipt, row.last_ok = receipt, datetime.now(UTC)
    session.add(row)
    session.flush()


# --- base versions ------------------------------------------------------------------------------


def base_of(session: Session, kind: str, record_id: str) -> Base | None:
    """The base of a record; None = the server is not known to have it."""
    row = session.get(SyncBaseRow, (kind, record_id))
    return Base(row.rev, row.data, row.deleted) if row else None


def keep_base(session: Session, record: WireRecord, rev: str) -> None:
    """From now on the server is known to hold this version."""
    row = session.get(SyncBaseRow, (record.kind, record.id)) or SyncBaseRow(
        kind=record.kind, id=record.id, rev=rev
    )
    row.rev, row.data, row.deleted = rev, dict(record.data), record.deleted
    session.add(row)
    if session.get(SyncSeenRow, rev) is None:
        session.add(SyncSeenRow(rev=rev, kind=record.kind, id=record.id))
    session.flush()


def forget_base(session: Session, kind: str, record_id: str) -> None:
    """The server has no version after all: the record will be created again."""
    row = session.get(SyncBaseRow, (kind, record_id))
    if row is not None:
        session.delete(row)
        session.flush()


# --- what has changed here ----------------------------------------------------------------------


def is_dirty(session: Session, kind: str, record_id: str) -> bool:
    """Whether the record differs from what the server has."""
    return session.get(SyncDirtyRow, (kind, record_id)) is not None


def is_frozen(session: Session, kind: str, record_id: str) -> bool:
    """Whether a change of the record is on its way and not yet answered."""
    query = select(SyncOutboxRow).where(SyncOutboxRow.kind == kind, SyncOutboxRow.id == record_id)
    return session.exec(query).first() is not None


def clean(session: Session, kind: str, record_id: str) -> None:
    """The record is as the server has it: nothing of it waits to be sent."""
    row = session.get(SyncDirtyRow, (kind, record_id))
    if row is not None:
        session.delete(row)
        session.flush()


def _to_freeze(session: Session) -> list[tuple[str, str]]:
    """Dirty records without a frozen operation, parents first."""
    frozen = {
        (kind, one) for kind, one in session.exec(select(SyncOutboxRow.kind, SyncOutboxRow.id))
    }
    waiting = [
        (row.kind, row.id)
        for row in session.exec(select(SyncDirtyRow))
        if (row.kind, row.id) not in frozen
    ]
    refused = {(row.kind, row.id): row.snapshot for row in session.exec(select(SyncProblemRow))}
    if refused:
        now = {key: _snapshot_of(session, *key) for key in waiting if key in refused}
        waiting = [key for key in waiting if key not in refused or now[key] != refused[key]]
    return sorted(waiting, key=lambda key: (ORDER.index(key[0]), key[1]))


def freeze(session: Session, limit: int) -> int:
    """Make operations of what is dirty, at most `limit`; how many there are now to send."""
    by_kind: dict[str, list[str]] = {}
    for kind, one in _to_freeze(session)[:limit]:
        by_kind.setdefault(kind, []).append(one)
    for kind, ids in by_kind.items():
        for record in read_records(session, kind, ids):
            base = base_of(session, kind, record.id)
            session.add(
                SyncOutboxRow(
                    rev=new_id(),
                    kind=kind,
                    id=record.id,
                    base=base.rev if base else "",
                    data=dict(record.data),
                    deleted=record.deleted,
                )
            )
            clean(session, kind, record.id)  # an edit from now on marks it dirty again
    session.flush()
    return len(frozen_operations(session, limit))


def frozen_operations(session: Session, limit: int) -> list[FrozenOperation]:
    """The operations that wait for an answer, in the order in which they are sent."""
    rows = session.exec(select(SyncOutboxRow)).all()
    ordered = sorted(rows, key=lambda row: (ORDER.index(row.kind), row.rev))[:limit]
    return [FrozenOperation(x.rev, x.kind, x.id, x.base, x.data, x.deleted) for x in ordered]


def drop_operation(session: Session, rev: str) -> None:
    """The server has answered it."""
    row = session.get(SyncOutboxRow, rev)
    if row is not None:
        session.delete(row)
        session.flush()


def drop_all_operations(session: Session) -> None:
    """Before a reconcile: what they held is in the rows, which are dirty again."""
    for row in session.exec(select(SyncOutboxRow)).all():
        mark_dirty(session, row.kind, row.id)
    session.exec(delete(SyncOutboxRow))


def mark_dirty(session: Session, kind: str, record_id: str) -> None:
    """The record differs from what the server has."""
    if not is_dirty(session, kind, record_id):
        session.add(SyncDirtyRow(kind=kind, id=record_id))
        session.flush()


# --- refusals -----------------------------------------------------------------------------------


def keep_problem(session: Session, operation: FrozenOperation, errors: Sequence[Any]) -> None:
    """The server did not take it: it is told beside the record, and sent once that has changed."""
    row = session.get(SyncProblemRow, (operation.kind, operation.id)) or SyncProblemRow(
        kind=operation.kind, id=operation.id, snapshot=""
    )
    row.errors = list(errors)
    row.snapshot = snapshot(operation.data, deleted=operation.deleted)
    session.add(row)
    session.flush()


def forget_problem(session: Session, kind: str, record_id: str) -> None:
    """The server has taken the record: no refusal is told beside it."""
    row = session.get(SyncProblemRow, (kind, record_id))
    if row is not None:
        session.delete(row)
        session.flush()


def snapshot(data: Mapping[str, Any], *, deleted: bool) -> str:
    """A digest that differs when anything of a record does."""
    told = json.dumps([data, deleted], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def _snapshot_of(session: Session, kind: str, record_id: str) -> str:
    for record in read_records(session, kind, [record_id]):
        return snapshot(record.data, deleted=record.deleted)
    return ""


# --- a server that went back --------------------------------------------------------------------


def all_bases(session: Session) -> list[tuple[str, str, str]]:
    """Kind, id and rev of every base."""
    return [(row.kind, row.id, row.rev) for row in session.exec(select(SyncBaseRow))]


def seen_revs(session: Session, revs: Iterable[str]) -> set[str]:
    """Which of these versions have passed this PC before."""
    wanted = list(revs)
    found: set[str] = set()
    for at in range(0, len(wanted), 500):
        query = select(SyncSeenRow.rev).where(col(SyncSeenRow.rev).in_(wanted[at : at + 500]))
        found.update(session.exec(query))
    return found
