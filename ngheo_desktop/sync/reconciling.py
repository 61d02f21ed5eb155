"""Đối chiếu lại: the server may have gone back; nothing is overwritten whole (PROTOCOL.md 9)."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from ngheo_desktop.storage import exchange_state as state
from ngheo_desktop.storage.store import Store
from ngheo_desktop.storage.wire import WireRecord
from ngheo_desktop.sync.applying import apply_version
from ngheo_desktop.sync.line import Line

_PAGE = 2000


def reconcile(store: Store, line: Line, epoch: str, author: str) -> None:
    """Find out what the server still knows, and make everything else ready to be sent again."""
    versions, head = _read_all(line)
    with store.reading() as session:
        bases = state.all_bases(session)
    known = line.known([rev for _kind, _id, rev in bases])
    with store.writing() as session:
        state.drop_all_operations(session)
        seen = state.seen_revs(session, [each["rev"] for each in versions.values()])
        for kind, one, rev in bases:
            if rev not in known:
                _rebase(session, kind, one, versions.get((kind, one)), seen)
        for version in versions.values():
            apply_version(session, version, author)
        state.keep_progress(session, epoch=epoch, cursor=head)


def _read_all(line: Line) -> tuple[dict[tuple[str, str], Mapping[str, Any]], int]:
    """The newest version of every record on the server, and the cursor after them."""
    versions: dict[tuple[str, str], Mapping[str, Any]] = {}
    cursor, more = 0, True
    while more:
        _epoch, page = line.changes(cursor, _PAGE)
        versions.update({(each["kind"], each["id"]): each for each in page.changes})
        cursor, more = page.next, page.more
    return versions, cursor


def _rebase(
    session: Session, kind: str, one: str, version: Mapping[str, Any] | None, seen: set[str]
) -> None:
    """A base that the server forgot; the record differs from now on from what it has."""
    state.forget_base(session, kind, one)
    state.mark_dirty(session, kind, one)
    if version is not None and version["rev"] in seen:
        # It went back to a version that this PC has had: what came after is ours to give again.
        older = WireRecord(kind, one, version["data"], version["deleted"])
        state.keep_base(session, older, version["rev"])
