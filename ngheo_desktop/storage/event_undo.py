"""Biến động hộ as the register keeps them: listed, and looked at before one is taken back."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from ngheo_desktop.domain.family_events import EventKind, Stay
from ngheo_desktop.domain.register import Member
from ngheo_desktop.storage.households import member_of_row
from ngheo_desktop.storage.tables import FamilyEventRow, HouseholdRow, MemberRow, StayRow

_EVENTS = """
SELECT e.id, e.kind, e.day, e.household_id, h.code, h.hamlet_id, h.deleted,
  e.other_id, coalesce(o.code, ''), coalesce(o.deleted, 1), e.place
FROM family_event e JOIN household h ON h.id = e.household_id
LEFT JOIN household o ON o.id = e.other_id
WHERE e.deleted = 0
"""
_OF_HOUSEHOLD = """
 AND (:household IN (e.household_id, e.other_id) OR e.id IN (
  SELECT s.event_id FROM stay s JOIN member m ON m.id = s.member_id
  WHERE s.deleted = 0 AND (s.household_id = :household
    OR (m.household_id = :household AND m.since = e.day))))
"""
_PEOPLE = """
SELECT s.event_id, m.name FROM stay s JOIN member m ON m.id = s.member_id WHERE s.deleted = 0
UNION ALL
SELECT e.id, m.name FROM family_event e,
  json_each(CASE WHEN json_valid(e.newcomers) THEN e.newcomers ELSE '[]' END) j
JOIN member m ON m.id = j.value WHERE e.deleted = 0
"""


@dataclass(frozen=True, slots=True)
class ListedEvent:
    """One event that holds, as a list shows it."""

    id: str
    kind: EventKind
    day: date
    household_id: str
    code: str
    hamlet_id: str
    has_ended: bool  # nobody lives in the household any more, or it was put away
    other_id: str
    other_code: str
    other_has_ended: bool
    place: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """One event that holds, with the places it ended and who came by it."""

    id: str
    kind: EventKind
    day: date
    household_id: str
    code: str
    hamlet_before: str
    address_before: str
    stays: tuple[Stay, ...]
    newcomers: tuple[str, ...]

    @property
    def people(self) -> tuple[str, ...]:
        """Ids of everybody whose place the event has changed."""
        return (*(stay.member_id for stay in self.stays), *self.newcomers)


def list_events(session: Session, household_id: str = "") -> Iterator[ListedEvent]:
    """Every event that holds, of one household or of all; the latest first."""
    connection = session.connection()
    names: dict[str, list[str]] = defaultdict(list)
    for event_id, name in connection.exec_driver_sql(_PEOPLE):
        names[event_id].append(name)
    sql = f"{_EVENTS}{_OF_HOUSEHOLD if household_id else ''} ORDER BY e.day DESC, e.id DESC"
    for row in connection.exec_driver_sql(sql, {"household": household_id}):
        key, kind, day, household, code, hamlet, ended, *rest = row
        other_id, other, other_ended, place = rest
        yield ListedEvent(
            key,
            EventKind(kind),
            date.fromisoformat(day),
            household,
            code,
            hamlet,
            bool(ended),
            other_id,
            other,
            bool(other_ended),
            place,
            tuple(dict.fromkeys(names[key])),
        )


def load_event(session: Session, event_id: str) -> StoredEvent | None:
    """One event that holds; None when there is none, or it was taken back."""
    row = session.get(FamilyEventRow, event_id)
    return _event(session, row) if row is not None and not row.deleted else None


def _event(session: Session, row: FamilyEventRow) -> StoredEvent:
    living = select(StayRow).where(StayRow.event_id == row.id, col(StayRow.deleted).is_(False))
    stays = [
        Stay(
            each.member_id,
            each.household_id,
            each.relation,
            each.begins,
            each.ends,
            EventKind(each.why),
        )
        for each in session.exec(living.order_by(col(StayRow.id)))
    ]
    return StoredEvent(
        row.id,
        EventKind(row.kind),
        row.day,
        row.household_id,
        session.get_one(HouseholdRow, row.household_id).code,
        row.hamlet_before,
        row.address_before,
        tuple(stays),
        tuple(row.newcomers),
    )


def people_of_event(session: Session, event: StoredEvent) -> dict[str, tuple[Member, str]]:
    """Person and household, "" for who is in none, of everybody whom the event concerned."""
    rows = [session.get_one(MemberRow, each) for each in event.people]
    return {row.id: (member_of_row(row), "" if row.deleted else row.household_id) for row in rows}


@dataclass(frozen=True, slots=True)
class LaterStay:
    """What happened to somebody of an event after it."""

    name: str
    kind: EventKind
    day: date


def later_stay(session: Session, event: StoredEvent) -> LaterStay | None:
    """Who of the event has moved, or changed place, since then; on its day by a later word."""
    query = (
        select(MemberRow, StayRow)
        .join(StayRow, col(StayRow.member_id) == col(MemberRow.id))
        .where(
            col(StayRow.member_id).in_(event.people),
            col(StayRow.deleted).is_(False),
            StayRow.event_id != event.id,
            (col(StayRow.ends) > event.day)
            | ((col(StayRow.ends) == event.day) & (col(StayRow.event_id) > event.id)),
        )
    )
    found = session.exec(query.order_by(col(StayRow.ends).desc())).first()
    if found is None:
        return None
    member, stay = found
    return LaterStay(member.name, EventKind(stay.why), stay.ends)
