"""Files of standards that the office loaded, and who confirmed them."""

from datetime import date

from sqlmodel import Session, col, select

from ngheo_desktop.storage.ids import new_id
from ngheo_desktop.storage.tables import StandardRow

STANDARD = "standard"
B1_TABLE = "b1_table"


def store_text(
    session: Session,
    code: str,
    text: str,
    fingerprint: str,
    loaded_by: str,
    *,
    kind: str = STANDARD,
) -> StandardRow:
    """Keep a file; the newest of a code is the one in use."""
    row = StandardRow(
        id=new_id(), kind=kind, code=code, text=text, fingerprint=fingerprint, loaded_by=loaded_by
    )
    session.add(row)
    session.flush()
    return row


def newest(session: Session, code: str) -> StandardRow | None:
    """The file in use of a code; None while the shipped one is."""
    query = select(StandardRow).where(StandardRow.code == code)
    order = (col(StandardRow.loaded_at).desc(), col(StandardRow.id).desc())
    return session.exec(query.order_by(*order)).first()


def confirm(session: Session, row: StandardRow, name: str, on: date) -> None:
    """Ghi tên và ngày of who compared the file with the legal text."""
    row.confirmed_by, row.confirmed_on = name, on
    session.add(row)
