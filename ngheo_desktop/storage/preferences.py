"""Choices of an account or of the office, by name."""

import json
from typing import TYPE_CHECKING, Any

from ngheo_desktop.storage.store import Store

if TYPE_CHECKING:
    from sqlmodel import Session


def read_preference(store: Store, account_id: str, name: str) -> Any:
    """The kept value, by the driver alone: the first window needs it before the models load."""
    sql = "SELECT value FROM preference WHERE account_id = ? AND name = ?"
    rows = store.query(sql, (account_id, name))
    return json.loads(rows[0][0]) if rows else None


def load_preference(session: "Session", account_id: str, name: str) -> Any:
    """The kept value; None when nothing was chosen."""
    from ngheo_desktop.storage.tables import PreferenceRow

    row = session.get(PreferenceRow, (account_id, name))
    return row.value if row else None


def store_preference(session: "Session", account_id: str, name: str, value: Any) -> None:
    """Keep a value in place of the one before."""
    from ngheo_desktop.storage.tables import PreferenceRow

    session.merge(PreferenceRow(account_id=account_id, name=name, value=value))
