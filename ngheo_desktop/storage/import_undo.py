"""Hoàn tác lần nhập: what stood in the tables before a list, what was touched since, the way back.

Rows are kept and put back as SQLite has them, so that nothing is lost on the way through values.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, text
from sqlmodel import Session, col, select

from ngheo_desktop.domain.imports import KEPT, UNDONE, ImportBatch
from ngheo_desktop.storage.imports import list_batches
from ngheo_desktop.storage.tables import (
    DecisionLineRow,
    DecisionRow,
    DiaryRow,
    ImportBatchRow,
    ImportLineRow,
)

_OF_HOUSEHOLD = {
    "household": "id = :id",
    "member": "household_id = :id",
    "checklist": "household_id = :id",
    "checklist_member": "checklist_id IN (SELECT id FROM checklist WHERE household_id = :id)",
}

StoredRows = Mapping[str, Sequence[Mapping[str, Any]]]
"""Rows of one household by table, as SQLite has them."""


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """What a list did to one household."""

    household_id: str
    created: bool
    rows_before: StoredRows


def stored_rows(session: Session, household_id: str) -> dict[str, list[dict[str, Any]]]:
    """Everything of a household that a list may change."""
    session.flush()
    return {
        table: [
            dict(row)
            for row in session.execute(
                text(f"SELECT * FROM {table} WHERE {where}"),
                {"id": household_id},
            ).mappings()
        ]
        for table, where in _OF_HOUSEHOLD.items()
    }


def put_rows_back(session: Session, household_id: str, before: StoredRows) -> None:
    """Every row as it stood; what came since is marked as deleted, results of it are dropped."""
    for table, rows in stored_rows(session, household_id).items():
        kept = {row["id"] for row in before.get(table, ())}
        came = [{"id": row["id"]} for row in rows if row["id"] not in kept]
        if came:
            words = f"UPDATE {table} SET deleted = 1 WHERE id = :id"
            session.execute(text(words), came)
    for table, stood in before.items():
        for row in stood:
            columns = ", ".join(f"{name} = :{name}" for name in row if name != "id")
            words = f"UPDATE {table} SET {columns} WHERE id = :id"
            session.execute(text(words), dict(row))
    session.execute(
        text(
            "DELETE FROM result WHERE household_id = :id AND survey_date NOT IN "
            "(SELECT survey_date FROM checklist WHERE household_id = :id AND deleted = 0)"
        ),
        {"id": household_id},
    )
    session.expire_all()


def batch_of(session: Session, batch_id: str) -> ImportBatch | None:
    """One line of the history of imports."""
    return next((each for each in list_batches(session) if each.id == batch_id), None)


def lines_of(session: Session, batch_id: str) -> list[WrittenLine]:
    """What a list did, household by household, in the order of the file."""
    query = select(ImportLineRow).where(
        ImportLineRow.batch_id == batch_id, ImportLineRow.kind == "household"
    )
    return [
        WrittenLine(row.record_id, row.act == "created", row.before.get("rows", {}))
        for row in session.exec(query.order_by(col(ImportLineRow.row)))
    ]


def touched_since(session: Session, batch_id: str) -> dict[str, str]:
    """Household → what was done to it after the list, in words; those that must be kept."""
    found: dict[str, str] = {}
    written = select(DiaryRow.seq).where(DiaryRow.kind == "import", DiaryRow.record_id == batch_id)
    since = session.exec(written.order_by(col(DiaryRow.seq))).first() or 0
    edits = select(DiaryRow.household_id, DiaryRow.act).where(
        DiaryRow.seq > since, DiaryRow.household_id != ""
    )
    for household_id, act in session.exec(edits):
        found[household_id] = act
    later = select(ImportLineRow.record_id).where(
        ImportLineRow.batch_id > batch_id,
        ImportLineRow.kind == "household",
        ImportLineRow.act == "updated",
    )
    found.update(dict.fromkeys(session.exec(later), "nhập một danh sách khác"))
    own = _decisions_of(session, batch_id)
    decided = (
        select(DecisionLineRow.household_id, DecisionRow.number)
        .join(DecisionRow, col(DecisionRow.id) == col(DecisionLineRow.decision_id))
        .where(col(DecisionLineRow.deleted).is_(False), col(DecisionRow.deleted).is_(False))
        .where(col(DecisionRow.id).not_in(own))
        .where(col(DecisionLineRow.household_id).in_(_created_by(batch_id)))
    )
    for household_id, number in session.exec(decided):
        found.setdefault(household_id, f"có trong Quyết định số {number}")
    return found


def _created_by(batch_id: str) -> Any:
    return select(ImportLineRow.record_id).where(
        ImportLineRow.batch_id == batch_id,
        ImportLineRow.kind == "household",
        ImportLineRow.act == "created",
    )


def _decisions_of(session: Session, batch_id: str) -> list[str]:
    query = select(ImportLineRow.record_id).where(
        ImportLineRow.batch_id == batch_id, ImportLineRow.kind == "decision"
    )
    return list(session.exec(query))


def put_away_many(session: Session, household_ids: Iterable[str]) -> None:
    """Households that only the list made go to mục Đã bỏ."""
    ids = [{"id": each} for each in household_ids]
    if ids:
        session.execute(text("UPDATE household SET deleted = 1 WHERE id = :id"), ids)
        session.expire_all()


def take_decision_back(session: Session, batch_id: str, kept: Collection[str]) -> None:
    """What the list told the decision goes, but for households kept; an empty decision too."""
    query = select(ImportLineRow).where(
        ImportLineRow.batch_id == batch_id, ImportLineRow.kind == "decision"
    )
    for line in session.exec(query).all():
        told = [each for each in line.told.get("households", ()) if each not in kept]
        lines = text(
            "UPDATE decision_line SET deleted = 1 WHERE decision_id = :d AND household_id IN :ids"
        ).bindparams(bindparam("ids", expanding=True))
        for at in range(0, len(told), 500):
            session.execute(lines, {"d": line.record_id, "ids": told[at : at + 500]})
        empty = text(
            "UPDATE decision SET deleted = 1 WHERE id = :d AND NOT EXISTS "
            "(SELECT 1 FROM decision_line WHERE decision_id = :d AND deleted = 0)"
        )
        session.execute(empty, {"d": line.record_id})
    session.expire_all()


def mark_undone(session: Session, batch_id: str, undone: int, kept: int) -> None:
    """Note in the history of imports what was taken back."""
    row = session.get_one(ImportBatchRow, batch_id)
    row.counts = {**row.counts, UNDONE: undone, KEPT: kept}
    session.add(row)
    session.flush()
