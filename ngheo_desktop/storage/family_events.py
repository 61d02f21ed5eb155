"""Biến động hộ: households written as an event leaves them, and past lists made from the stays."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import Session, col, select

from ngheo_desktop.domain.family_events import EventKind, FamilyEvent, Stay
from ngheo_desktop.domain.register import HEAD, Household, Member
from ngheo_desktop.storage.households import (
    Changes,
    household_of_row,
    load_household,
    member_of_row,
    save_household,
)
from ngheo_desktop.storage.ids import new_id
from ngheo_desktop.storage.tables import (
    FamilyEventRow,
    HamletMoveRow,
    HouseholdRow,
    MemberRow,
    StayRow,
)


def write_households(
    session: Session, households: Sequence[Household], ended_on: date | None
) -> dict[str, dict[str, Changes]]:
    """Write households between which people may have moved; one without people ends that day.

    Returns what changed, by household id and record id.
    """
    placed = {
        member.id: household.id
        for household in households
        for member in household.members
        if member.id
    }
    for member_id, household_id in placed.items():
        row = session.get(MemberRow, member_id)
        if row is not None and row.household_id != household_id:
            row.household_id = household_id
            session.add(row)
    session.flush()
    changed = {}
    for household in households:
        household_id, changes = save_household(session, household)
        _end(session, household, ended_on)
        changed[household_id] = changes
    return changed


def _end(session: Session, household: Household, ended_on: date | None) -> None:
    row = session.get_one(HouseholdRow, household.id)
    over = not household.members
    row.deleted = over
    row.ended_on = ended_on if over else None
    session.add(row)
    session.flush()


def load_state(session: Session, household_id: str) -> Household | None:
    """A household as it stands, also one that has ended: without people then."""
    living = load_household(session, household_id)
    if living is not None:
        return living
    row = session.get(HouseholdRow, household_id)
    over = row is not None and row.ended_on is not None
    return household_of_row(row, ()) if row is not None and over else None


def note_event(
    session: Session,
    event: FamilyEvent,
    household: Household,
    stays: Iterable[Stay],
    newcomers: Sequence[str] = (),
) -> str:
    """Keep an event, the stays that it ended and who came by it; returns its id."""
    moves = event.kind == EventKind.MOVE_WITHIN
    row = FamilyEventRow(
        id=new_id(),
        kind=event.kind.value,
        day=event.day,
        household_id=household.id,
        other_id=event.other_id,
        hamlet_before=household.hamlet_id if moves else "",
        address_before=household.address if moves else "",
        place=event.place,
        newcomers=list(newcomers),
    )
    session.add(row)
    for stay in stays:
        session.add(
            StayRow(
                id=new_id(),
                member_id=stay.member_id,
                household_id=stay.household_id,
                relation=stay.relation,
                begins=stay.begins,
                ends=stay.ends,
                why=stay.why.value,
                event_id=row.id,
            )
        )
    session.flush()
    return row.id


def set_taken_back(session: Session, event_id: str, *, taken_back: bool) -> None:
    """Take an event back with the stays it ended, or let both hold again."""
    row = session.get_one(FamilyEventRow, event_id)
    row.deleted = taken_back
    session.add(row)
    for stay in session.exec(select(StayRow).where(StayRow.event_id == event_id)):
        stay.deleted = taken_back
        session.add(stay)
    session.flush()


def events_of(session: Session, household_id: str) -> list[FamilyEventRow]:
    """Events that touched a household and hold, newest first."""
    query = select(FamilyEventRow).where(
        (col(FamilyEventRow.household_id) == household_id)
        | (col(FamilyEventRow.other_id) == household_id)
    )
    living = query.where(col(FamilyEventRow.deleted).is_(False))
    return list(session.exec(living.order_by(col(FamilyEventRow.day).desc())))


def households_on(session: Session, day: date) -> list[Household]:
    """The register as it stood on a day: who was in which household, under which head, where."""
    people = {row.id: row for row in session.exec(select(MemberRow))}
    members: dict[str, list[Member]] = {}
    for row in people.values():
        if not row.deleted and (row.since is None or row.since <= day):
            members.setdefault(row.household_id, []).append(member_of_row(row))
    placed = {each.id for living in members.values() for each in living}
    held = select(StayRow).where(col(StayRow.deleted).is_(False), col(StayRow.ends) > day)
    for stay in session.exec(held.order_by(col(StayRow.ends))):
        # Somebody who was brought back by the history never left: one place a day is enough.
        if stay.member_id not in placed and (stay.begins is None or stay.begins <= day):
            placed.add(stay.member_id)
            then = replace(
                member_of_row(people[stay.member_id]), relation=stay.relation, since=stay.begins
            )
            members.setdefault(stay.household_id, []).append(then)
    return _standing(session, members, day)


def _standing(session: Session, members: dict[str, list[Member]], day: date) -> list[Household]:
    households, moves = [], _moves_after(session, day)
    for row in session.exec(select(HouseholdRow).order_by(col(HouseholdRow.code))):
        ended = row.ended_on is not None and row.ended_on > day
        if row.id not in members or (row.deleted and not ended):
            continue
        people = sorted(members[row.id], key=lambda each: each.relation != HEAD)
        hamlet_id, address = row.hamlet_id, row.address
        for _order, hamlet_before, address_before in moves.get(row.id, ()):
            hamlet_id = hamlet_before
            address = address if address_before is None else address_before
        households.append(
            Household(
                id=row.id,
                code=row.code,
                hamlet_id=hamlet_id,
                address=address,
                members=tuple(people),
            )
        )
    return households


Move = tuple[tuple[date, str], str, str | None]  # order, hamlet before, address before


def _moves_after(session: Session, day: date, household_id: str = "") -> dict[str, list[Move]]:
    """Moves of households, or of their hamlets (the address stays), since a day; latest first."""
    own = select(FamilyEventRow).where(
        FamilyEventRow.kind == EventKind.MOVE_WITHIN.value,
        col(FamilyEventRow.deleted).is_(False),
        col(FamilyEventRow.day) > day,
    )
    shared = select(HamletMoveRow).where(
        col(HamletMoveRow.deleted).is_(False), col(HamletMoveRow.until) > day
    )
    if household_id:
        own = own.where(FamilyEventRow.household_id == household_id)
        shared = shared.where(HamletMoveRow.household_id == household_id)
    moves: dict[str, list[Move]] = {}
    for row in session.exec(own):
        known = ((row.day, row.id), row.hamlet_before, row.address_before)
        moves.setdefault(row.household_id, []).append(known)
    for move in session.exec(shared):
        with_hamlet = ((move.until, move.event_id), move.hamlet_before, None)
        moves.setdefault(move.household_id, []).append(with_hamlet)
    return {each: sorted(known, reverse=True) for each, known in moves.items()}


def unnamed_people(session: Session) -> dict[str, int]:
    """How many people of each living household a list has counted and nobody has named yet."""
    sql = (
        "SELECT h.id, CAST(h.declared_members AS INTEGER) - (SELECT count(*) FROM member m "
        "WHERE m.household_id = h.id AND m.deleted = 0) AS unnamed "
        "FROM household h WHERE h.deleted = 0 AND h.declared_members IS NOT NULL AND unnamed > 0"
    )
    return {row[0]: int(row[1]) for row in session.connection().exec_driver_sql(sql)}


def places_on(session: Session, day: date) -> dict[str, str]:
    """The hamlet in which each household stood on a day, also of those that have ended."""
    places = dict(session.exec(select(HouseholdRow.id, HouseholdRow.hamlet_id)).all())
    for household_id, moves in _moves_after(session, day).items():
        places[household_id] = moves[-1][1]  # the first move after that day left this place
    return places


def last_move(session: Session, household_id: str) -> date | None:
    """The day of the last move of a household, or of its hamlet; None = never."""
    moves = _moves_after(session, date.min, household_id).get(household_id)
    return moves[0][0][0] if moves else None
