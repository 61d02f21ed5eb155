"""Rows of a round written as one act, each with what stood there before, so that it can go back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from ngheo_desktop.storage.tables import (
    ApplicationRow,
    AttachmentRow,
    HamletCountRow,
    MeetingRow,
    MeetingVoteRow,
    MovementOverrideRow,
    ObjectionRow,
    OtherCaseRow,
    PostingRow,
    ReviewRoundRow,
    RoundHamletRow,
    RoundHouseholdRow,
    RoundRuleRow,
    Synced,
)

_TABLES: tuple[type[Synced], ...] = (
    RoundRuleRow,
    ReviewRoundRow,
    RoundHamletRow,
    RoundHouseholdRow,
    ApplicationRow,
    MeetingRow,
    MeetingVoteRow,
    PostingRow,
    ObjectionRow,
    OtherCaseRow,
    AttachmentRow,
    MovementOverrideRow,
    HamletCountRow,
)
_BY_NAME: dict[str, type[Synced]] = {str(each.__tablename__): each for each in _TABLES}
Values = dict[str, Any]
# The line of the diary names its record and its household already.
_NOT_TOLD = (
    "id",
    "extra",
    "round_id",
    "meeting_id",
    "posted_id",
    "household_id",
    "member_id",
)


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One row of one table: how it was (None = not there) and how it is since."""

    table: str
    id: str
    before: Values | None
    after: Values

    @property
    def differences(self) -> dict[str, list[Any]]:
        """Field → old and new value, as the diary writes them."""
        old = self.before or {}
        return {
            name: [_plain(old.get(name)), _plain(value)]
            for name, value in self.after.items()
            if old.get(name) != value and name not in _NOT_TOLD
        }


def write_record(session: Session, row: Synced) -> RecordChange:
    """Write a loose row, new or changed; the caller's transaction holds it."""
    table = type(row)
    stored = session.get(table, row.id)
    before = stored.model_dump() if stored else None
    after = row.model_dump()
    _put(session, table, row.id, after)
    return RecordChange(str(table.__tablename__), row.id, before, after)


def turn_records(session: Session, changes: Sequence[RecordChange], *, back: bool) -> bool:
    """Put rows as they were before, or as they were since; False = somebody changed one of them."""
    for change in changes:
        seen = change.after if back else _before(change)
        if _stored(session, change) != seen:
            return False
    for change in changes:
        wanted = _before(change) if back else change.after
        _put(session, _BY_NAME[change.table], change.id, wanted)
    return True


def _before(change: RecordChange) -> Values:
    """A row that was not there is one that is deleted."""
    return change.before or {**change.after, "deleted": True}


def _stored(session: Session, change: RecordChange) -> Values | None:
    row = session.get(_BY_NAME[change.table], change.id)
    return row.model_dump() if row else None


def _put(session: Session, table: type[Synced], record_id: str, values: Values) -> None:
    row = session.get(table, record_id)
    if row is None:
        row = table(**values)
    else:
        for name, value in values.items():
            setattr(row, name, value)
    session.add(row)
    session.flush()


def _plain(value: Any) -> Any:
    """As JSON can hold it."""
    return value.isoformat() if hasattr(value, "isoformat") else value
