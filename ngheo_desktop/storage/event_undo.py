"""Biến động hộ as the register keeps them: listed, and looked at before one is taken back."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from ngheo_desktop.domain.family_events import EventKind, Stay
from ngheo_desktop.domain.register import Member
from ngheo_desktop.storage.households import member_of_row
from ngheo_desktop.storage.tables import FamilyEventRow, HouseholdRow, MemberRow, StayRow


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """One event that holds, with the places it ended."""

    id: str
    kind: EventKind
    day: date
    household_id: str
    code: str
    hamlet_before: str
    address_before: str
    stays: tuple[Stay, ...]
    names: tuple[str, ...]


def list_events(session: Session, household_id: str = "") -> list[StoredEvent]:
    """Every event that holds, of one household or of all; the latest first."""
    query = select(FamilyEventRow).where(col(FamilyEventRow.deleted).is_(False))
    if household_id:
        query = query.where(
            (col(FamilyEventRow.household_id) == household_id)
            | (col(FamilyEventRow.other_id) == household_id)
        )
    order = (col(FamilyEventRow.day).desc(), col(FamilyEventRow.id).desc())
    return [_event(session, row) for row in session.exec(query.order_by(*order))]


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
        tuple(session.get_one(MemberRow, each.member_id).name for each in stays),
    )


def people_of_stays(session: Session, stays: tuple[Stay, ...]) -> dict[str, tuple[Member, str]]:
    """Person and household, "" for who is in none, of everybody whose stay was ended."""
    rows = [session.get_one(MemberRow, each.member_id) for each in stays]
    return {row.id: (member_of_row(row), "" if row.deleted else row.household_id) for row in rows}


def has_later_stay(session: Session, event: StoredEvent) -> bool:
    """Whether somebody of the event has moved, or changed place, since then."""
    ids = [each.member_id for each in event.stays]
    query = select(StayRow.id).where(
        col(StayRow.member_id).in_(ids),
        col(StayRow.deleted).is_(False),
        StayRow.event_id != event.id,
        StayRow.ends >= event.day,
    )
    return session.exec(query).first() is not None
