"""Một lần đồng bộ: settle, pull, freeze and push (PROTOCOL.md 7); it may be cut anywhere.

No transaction is open while the line may hang. What a step has done is on disk before the next
begins, so that the same call goes on where the last one was cut.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from ngheo_desktop.progress import Report, no_report
from ngheo_desktop.storage import exchange_state as state
from ngheo_desktop.storage.store import Store
from ngheo_desktop.storage.wire import WireRecord
from ngheo_desktop.sync.applying import apply_version
from ngheo_desktop.sync.line import EpochChanged, Line
from ngheo_desktop.sync.reconciling import reconcile

_CHUNK = 600  # operations in one push
_PAGE = 1000
_ROUNDS = 5


@dataclass(slots=True)
class Exchanged:
    """What one exchange did."""

    sent: int = 0
    received: int = 0
    conflicts: int = 0
    returned: int = 0  # refused by the server, told beside the record
    receipt: str = ""


def exchange(store: Store, line: Line, author: str, report: Report = no_report) -> Exchanged:
    """Bring this PC and the server to the same records."""
    done = Exchanged()
    _same_epoch(store, line, author)
    try:
        _exchange(store, line, author, done, report)
    except EpochChanged as changed:  # it went back between two of our requests
        reconcile(store, line, changed.epoch, author)
        _exchange(store, line, author, done, report)
    return done


def _same_epoch(store: Store, line: Line, author: str) -> None:
    epoch = str(line.hello()["epoch"])
    with store.reading() as session:
        known, _cursor = state.progress(session)
    if known and known != epoch:
        reconcile(store, line, epoch, author)
    elif not known:
        with store.writing() as session:
            state.keep_progress(session, epoch=epoch)


def _exchange(store: Store, line: Line, author: str, done: Exchanged, report: Report) -> None:
    settle(store, line, author, done, report)
    pull(store, line, author, done, report)
    for _round in range(_ROUNDS):
        with store.writing() as session:
            waiting = state.freeze(session, _CHUNK)
        if not waiting:
            break
        settle(store, line, author, done, report)
    pull(store, line, author, done, report)


def settle(store: Store, line: Line, author: str, done: Exchanged, report: Report) -> None:
    """Send frozen operations until none is left; the same words as when they were frozen."""
    while True:
        with store.reading() as session:
            epoch, _cursor = state.progress(session)
            operations = state.frozen_operations(session, _CHUNK)
        if not operations:
            return
        report(done.sent, done.sent + len(operations))
        answer = line.push(epoch, map(_wire, operations))
        with store.writing() as session:
            _take_answers(session, operations, answer["results"], author, done)
            state.keep_receipt(session, answer["receipt"])
        done.receipt = answer["receipt"]


def _wire(operation: state.FrozenOperation) -> dict[str, Any]:
    return {
        "rev": operation.rev,
        "kind": operation.kind,
        "id": operation.id,
        "base": operation.base or None,
        "deleted": operation.deleted,
        "data": operation.data,
    }


def _take_answers(
    session: Session,
    operations: Sequence[state.FrozenOperation],
    results: Iterable[Mapping[str, Any]],
    author: str,
    done: Exchanged,
) -> None:
    for operation, result in zip(operations, results, strict=True):
        state.drop_operation(session, operation.rev)
        if result["s"] == "ok":
            sent = WireRecord(operation.kind, operation.id, operation.data, operation.deleted)
            state.keep_base(session, sent, operation.rev)
            state.forget_problem(session, operation.kind, operation.id)
            done.sent += 1
        elif result["s"] == "invalid":
            state.keep_problem(session, operation, result["errors"])
            state.mark_dirty(session, operation.kind, operation.id)
            done.returned += 1
        else:
            state.mark_dirty(session, operation.kind, operation.id)
            if result["server"] is None:
                state.forget_base(session, operation.kind, operation.id)
            else:
                done.conflicts += apply_version(session, result["server"], author)


def pull(store: Store, line: Line, author: str, done: Exchanged, report: Report) -> None:
    """Read the feed; a page and its cursor are one transaction."""
    more = True
    while more:
        with store.reading() as session:
            epoch, cursor = state.progress(session)
        seen, page = line.changes(cursor, _PAGE)
        if seen != epoch:
            raise EpochChanged(seen)
        with store.writing() as session:
            for version in page.changes:
                done.conflicts += apply_version(session, version, author)
            state.keep_progress(session, cursor=page.next)
        done.received += len(page.changes)
        report(done.received, done.received)
        more = page.more
