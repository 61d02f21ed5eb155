"""Columns of the movement tables given by hand, and where households stand."""

from sqlmodel import Session, col, select

from ngheo_desktop.domain.movement_columns import Column, Override
from ngheo_desktop.storage.ids import new_id
from ngheo_desktop.storage.tables import MovementOverrideRow


def read_overrides(session: Session) -> list[Override]:
    """Everything said by hand that stands, in the order it was written."""
    query = select(MovementOverrideRow).where(col(MovementOverrideRow.deleted).is_(False))
    return [_override(row) for row in session.exec(query.order_by(col(MovementOverrideRow.id)))]


def read_override(session: Session, override_id: str) -> Override | None:
    """One of them; None when there is none, or it was taken back."""
    row = session.get(MovementOverrideRow, override_id)
    return _override(row) if row is not None and not row.deleted else None


def row_of(override: Override, *, deleted: bool = False) -> MovementOverrideRow:
    """The row of an override, not written yet; without an id it is a new one."""
    assert override.made_on is not None
    return MovementOverrideRow(
        id=override.id or new_id(),
        deleted=deleted,
        household_id=override.household_id,
        standard=override.standard,
        household_class=override.household_class,
        decided_on=override.day,
        moved_to=override.column.value,
        derived=override.derived.value,
        reason=override.reason,
        made_by=override.by,
        made_on=override.made_on,
    )


def hamlets_of_households(session: Session) -> dict[str, str]:
    """Ấp, khóm of each household, of those too that have left the register."""
    sql = "SELECT id, hamlet_id FROM household"
    rows = session.connection().exec_driver_sql(sql)
    return {str(household): str(hamlet) for household, hamlet in rows}


def _override(row: MovementOverrideRow) -> Override:
    return Override(
        row.id,
        row.standard,
        row.household_class,
        row.household_id,
        row.decided_on,
        Column(row.moved_to),
        Column(row.derived),
        row.reason,
        row.made_by,
        row.made_on,
    )
