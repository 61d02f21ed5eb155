"""Choices of an account or of the office, by name."""

from typing import Any

from sqlmodel import Session

from ngheo_desktop.storage.tables import PreferenceRow


def load_preference(session: Session, account_id: str, name: str) -> Any:
    """The kept value; None when nothing was chosen."""
    row = session.get(PreferenceRow, (account_id, name))
    return row.value if row else None


def store_preference(session: Session, account_id: str, name: str, value: Any) -> None:
    """Keep a value in place of the one before."""
    session.merge(PreferenceRow(account_id=account_id, name=name, value=value))


def erase_preference(session: Session, account_id: str, name: str) -> None:
    """Back to the default."""
    row = session.get(PreferenceRow, (account_id, name))
    if row is not None:
        session.delete(row)
