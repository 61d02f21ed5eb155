"""A version of the server meets the record of this PC (PROTOCOL.md 8)."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from ngheo_desktop.storage import exchange_state as state
from ngheo_desktop.storage.wire import WireRecord, read_records, write_record
from ngheo_desktop.sync.merging import MISSING, NOTHING, Clash, Side, canonical, clash_id, merge

CONFLICT = "conflict"


def apply_version(session: Session, version: Mapping[str, Any], author: str) -> int:
    """Take the version in, merged with what this PC changed; how many clashes were told."""
    kind, one, rev = version["kind"], version["id"], version["rev"]
    theirs = WireRecord(kind, one, version["data"], version["deleted"])
    base = state.base_of(session, kind, one)
    if base is not None and base.rev == rev:
        return 0  # one's own change comes back
    mine = next(read_records(session, kind, [one]), None)
    told = 0
    if mine is None or not _is_changed(session, mine):
        merged = theirs
    else:
        common = Side(base.data, base.deleted) if base else NOTHING
        result = merge(kind, common, _side(mine), _side(theirs))
        merged = WireRecord(kind, one, result.data, result.deleted)
        for clash in result.clashes:
            told += _tell(session, version, clash, author)
    _take(session, mine, merged, theirs)
    state.keep_base(session, theirs, rev)
    return told


def _is_changed(session: Session, mine: WireRecord) -> bool:
    return state.is_dirty(session, mine.kind, mine.id) or state.is_frozen(
        session, mine.kind, mine.id
    )


def _take(
    session: Session, mine: WireRecord | None, merged: WireRecord, theirs: WireRecord
) -> None:
    if mine is None or not _same(mine, merged):
        write_record(session, merged)
    if _same(merged, theirs):
        state.clean(session, merged.kind, merged.id)
    else:
        state.mark_dirty(session, merged.kind, merged.id)


def _tell(session: Session, version: Mapping[str, Any], clash: Clash, author: str) -> int:
    """A conflict record, the same on every PC that finds it; 0 = it is told already."""
    one = str(clash_id(UUID(version["id"]), clash, UUID(version["rev"])))
    if next(read_records(session, CONFLICT, [one]), None) is not None:
        return 0
    data = {
        "record_kind": version["kind"],
        "record_id": version["id"],
        "leaf": clash.leaf,
        "base": _held(clash.base),
        "mine": _held(clash.mine),
        "theirs": _held(clash.theirs),
        "mine_by": author,
        "theirs_by": version["by"],
        "theirs_rev": version["rev"],
        "found_at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "state": "open",
        "resolved_by": "",
    }
    write_record(session, WireRecord(CONFLICT, one, data, deleted=False))
    return 1


def _held(value: Any) -> list[Any]:
    return [] if value is MISSING else [value]


def _side(record: WireRecord) -> Side:
    return Side(record.data, record.deleted)


def _same(first: WireRecord, second: WireRecord) -> bool:
    return first.deleted == second.deleted and canonical(dict(first.data)) == canonical(
        dict(second.data)
    )
