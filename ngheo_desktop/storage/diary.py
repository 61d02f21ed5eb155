"""Nhật ký: every change with who, when, old and new, each line sealed by the one before."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session, col, func, select

from ngheo_desktop.domain.register import HistoryLine
from ngheo_desktop.domain.rights import Actor
from ngheo_desktop.storage.tables import DiaryRow, ImportBatchRow, ImportLineRow

_FIRST_SEAL = bytes(32)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one diary line tells: the act, its record, and each field's old and new value."""

    act: str
    kind: str = ""
    record_id: str = ""
    household_id: str = ""
    changes: Mapping[str, Any] = field(default_factory=dict)


def write_entry(session: Session, actor: Actor, entry: Entry) -> None:
    """Add a line to the diary inside the caller's transaction."""
    last = session.exec(select(DiaryRow).order_by(col(DiaryRow.seq).desc()).limit(1)).first()
    row = DiaryRow(
        seq=last.seq + 1 if last else 1,
        at=datetime.now(UTC).replace(microsecond=0),
        account_id=actor.account_id,
        account=actor.name,
        act=entry.act,
        kind=entry.kind,
        record_id=entry.record_id,
        household_id=entry.household_id,
        changes=dict(entry.changes),
        seal=b"",
    )
    row.seal = _seal(last.seal if last else _FIRST_SEAL, row)
    session.add(row)
    session.flush()


def _seal(before: bytes, row: DiaryRow) -> bytes:
    told = [
        row.seq,
        _told(row.at),
        row.account_id,
        row.account,
        row.act,
        row.kind,
        row.record_id,
        row.household_id,
        row.changes,
    ]
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(before + text.encode()).digest()


def broken_line(session: Session) -> int | None:
    """Number of the first line whose seal does not follow from the line before; None = whole."""
    before, expected = _FIRST_SEAL, 1
    for row in session.exec(select(DiaryRow).order_by(col(DiaryRow.seq))):
        if row.seq != expected or row.seal != _seal(before, row):
            return expected
        before, expected = row.seal, expected + 1
    return None


def count_lines(session: Session) -> int:
    """How many lines the diary has."""
    return session.exec(select(func.count()).select_from(DiaryRow)).one()


def last_register_line(session: Session) -> int:
    """Number of the newest line about households, their people, hamlets or imports; 0 = none."""
    kinds = ("household", "member", "hamlet", "import")
    query = select(func.max(DiaryRow.seq)).where(col(DiaryRow.kind).in_(kinds))
    return session.exec(query).one() or 0


def recent_lines(session: Session, limit: int) -> list[HistoryLine]:
    """The newest lines of the diary, newest first."""
    query = select(DiaryRow).order_by(col(DiaryRow.seq).desc()).limit(limit)
    return [_line(row) for row in session.exec(query)]


def history_of(session: Session, household_id: str) -> tuple[HistoryLine, ...]:
    """Lịch sử of one household, newest first."""
    query = (
        select(DiaryRow)
        .where(DiaryRow.household_id == household_id)
        .order_by(col(DiaryRow.seq).desc())
    )
    return (*(_line(row) for row in session.exec(query)), *_imports_of(session, household_id))


def putting_away(session: Session, household_id: str) -> tuple[str, str, str] | None:
    """When, by whom and why a household was put away last; None = nobody told."""
    query = (
        select(DiaryRow)
        .where(DiaryRow.household_id == household_id, DiaryRow.kind == "household")
        .order_by(col(DiaryRow.seq).desc())
    )
    for row in session.exec(query):
        if row.changes.get("deleted") == [False, True]:
            reason = row.changes.get("reason") or [None, ""]
            return _told(row.at), row.account, str(reason[1] or "")
    return None


def _imports_of(session: Session, household_id: str) -> list[HistoryLine]:
    """An import is one diary line for the whole file; its lines tell which households it made."""
    query = (
        select(ImportBatchRow, ImportLineRow.row)
        .join(ImportLineRow, col(ImportLineRow.batch_id) == col(ImportBatchRow.id))
        .where(ImportLineRow.kind == "household", ImportLineRow.record_id == household_id)
        .order_by(col(ImportBatchRow.id).desc())
    )
    return [
        HistoryLine(
            at=_told(batch.at),
            account=batch.account,
            act=f"nhập từ tệp «{batch.file_name}», dòng {row}",
            target="household",
            record_id=household_id,
        )
        for batch, row in session.exec(query)
    ]


def _line(row: DiaryRow) -> HistoryLine:
    return HistoryLine(
        at=_told(row.at),
        account=row.account,
        act=row.act,
        target=row.kind,
        record_id=row.record_id,
        changes={name: tuple(values) for name, values in row.changes.items()},
    )


def _told(moment: datetime | None) -> str:
    """ISO time; "" for one that nobody can read."""
    return moment.isoformat() if moment else ""
