"""Tổng số hộ, nhân khẩu of the hamlets, day by day."""

from datetime import date

from sqlmodel import Session, col, select

from ngheo_desktop.domain.reports.basis import HamletCount
from ngheo_desktop.storage.ids import new_id
from ngheo_desktop.storage.tables import HamletCountRow


def list_counts(session: Session, until: date | None = None) -> list[HamletCount]:
    """Everything written down up to a day, the oldest first."""
    query = select(HamletCountRow).where(col(HamletCountRow.deleted).is_(False))
    if until is not None:
        query = query.where(HamletCountRow.counted_on <= until)
    ordered = query.order_by(col(HamletCountRow.counted_on), col(HamletCountRow.id))
    return [
        HamletCount(
            row.hamlet_id,
            row.counted_on,
            row.households,
            row.people,
            row.minority_households,
            row.source,
        )
        for row in session.exec(ordered)
    ]


def count_row(session: Session, count: HamletCount) -> HamletCountRow:
    """A row to write: the one of the same hamlet and day again, or a new one."""
    query = select(HamletCountRow.id).where(
        HamletCountRow.hamlet_id == count.hamlet_id, HamletCountRow.counted_on == count.on
    )
    return HamletCountRow(
        id=session.exec(query).first() or new_id(),
        hamlet_id=count.hamlet_id,
        counted_on=count.on,
        households=count.households,
        people=count.people,
        minority_households=count.minority_households,
        source=count.source,
    )


def register_counts(session: Session) -> dict[str, tuple[int, int]]:
    """Households and people that the register itself has in each hamlet."""
    sql = "SELECT hamlet_id, count(*), sum(members) FROM summary GROUP BY hamlet_id"
    rows = session.connection().exec_driver_sql(sql)
    return {hamlet: (households, people or 0) for hamlet, households, people in rows}
