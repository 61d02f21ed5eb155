"""Ấp, khóm renamed, split, merged: written with what stood before, so that it can be taken back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session, col, select

from ngheo_desktop.domain.family_events import EventKind
from ngheo_desktop.domain.hamlet_changes import ChangeKind, HamletChange, Paper, PlaceChange
from ngheo_desktop.domain.register import Hamlet, OldName
from ngheo_desktop.domain.rights import Role
from ngheo_desktop.storage.hamlets import known_hamlet, put_hamlet, set_area
from ngheo_desktop.storage.ids import new_id
from ngheo_desktop.storage.tables import (
    AccountRoleRow,
    FamilyEventRow,
    HamletMoveRow,
    HamletRow,
    HouseholdRow,
    PlaceEventRow,
    PlaceNameRow,
)
from ngheo_desktop.text import search_key


@dataclass(frozen=True, slots=True)
class Written:
    """What a change wrote: each hamlet before and after (None = was not there), and who moved."""

    event_id: str
    hamlets: tuple[tuple[Hamlet | None, Hamlet], ...]
    moves: tuple[tuple[str, str, str], ...] = ()  # household, from, to
    roles: tuple[tuple[str, Role, str], ...] = ()  # account, role, hamlet: surveyors who follow


def write_change(session: Session, change: HamletChange, told: str) -> Written:
    """Write a change that has been checked; the caller makes the list lines anew."""
    event_id = note_place_event(session, change.kind, change.day, told, change.paper)
    here = [known_hamlet(session, each) for each in change.hamlets]
    if change.kind == ChangeKind.RENAME:
        renamed = _rename(session, change, here[0], event_id)
        return Written(event_id, ((here[0], renamed),))
    target = change.into or _begin(session, change, here)
    leaving = list(change.households) if change.kind == ChangeKind.SPLIT else None
    moves = _move(session, change, target, leaving, event_id)
    if change.kind == ChangeKind.MERGE:
        for each in here:
            put_hamlet(session, replace(each, ended_on=change.day, merged_into=target))
    roles = _follow(session, change.hamlets, target)
    touched: list[tuple[Hamlet | None, Hamlet]] = []
    if change.kind == ChangeKind.MERGE:
        touched += [(each, known_hamlet(session, each.id)) for each in here]
    if not change.into:
        touched.append((None, known_hamlet(session, target)))
    return Written(event_id, tuple(touched), moves, roles)


def note_place_event(session: Session, kind: ChangeKind, day: date, told: str, paper: Paper) -> str:
    """Keep what happened in one line; returns its id."""
    row = PlaceEventRow(
        id=new_id(), kind=kind.value, day=day, told=told, paper=paper.number,
        signed_on=paper.signed_on,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row.id


def note_old_name(
    session: Session, hamlet_id: str, old: OldName, event_id: str, *, joined: bool = False
) -> None:
    """Keep a name that is no longer borne; hamlet "" is the commune."""
    row = PlaceNameRow(
        id=new_id(), hamlet_id=hamlet_id, name=old.name, kind=old.kind, until=old.until,
        joined=joined, event_id=event_id,
    )  # fmt: skip
    session.add(row)
    session.flush()


def _rename(session: Session, change: HamletChange, hamlet: Hamlet, event_id: str) -> Hamlet:
    note_old_name(session, hamlet.id, OldName(hamlet.name, hamlet.kind, change.day), event_id)
    put_hamlet(session, replace(hamlet, name=change.name, kind=change.word))
    return known_hamlet(session, hamlet.id)


def _begin(session: Session, change: HamletChange, here: Sequence[Hamlet]) -> str:
    """The hamlet that begins, with the areas of the one its households come from."""
    first = here[0]
    position = first.position
    if change.kind == ChangeKind.SPLIT:
        position = max(session.exec(select(HamletRow.position))) + 1
    row = HamletRow(
        id=new_id(),
        name=change.name,
        search_key=search_key(change.name),
        kind=change.word,
        position=position,
        hardship=any(each.hardship for each in here),
        old_commune=first.old_commune,
        began_on=change.day,
    )
    session.add(row)
    for since, area in first.areas:
        set_area(session, row.id, since, area)
    session.flush()
    return row.id


def _move(
    session: Session, change: HamletChange, target: str, chosen: list[str] | None, event_id: str
) -> tuple[tuple[str, str, str], ...]:
    """Households to their new hamlet, those that have ended or are put away too."""
    query = select(HouseholdRow).where(col(HouseholdRow.hamlet_id).in_(change.hamlets))
    moves = []
    for row in session.exec(query.order_by(col(HouseholdRow.id))).all():
        if chosen is not None and row.id not in chosen:
            continue
        moves.append((row.id, row.hamlet_id, target))
        move = HamletMoveRow(
            id=new_id(), household_id=row.id, hamlet_before=row.hamlet_id, until=change.day,
            event_id=event_id,
        )  # fmt: skip
        session.add(move)
        row.hamlet_id = target
        session.add(row)
    session.flush()
    return tuple(moves)


def _follow(
    session: Session, hamlets: Sequence[str], target: str
) -> tuple[tuple[str, Role, str], ...]:
    """Surveyors bound to a hamlet keep its households where they go."""
    bound = list(
        session.exec(select(AccountRoleRow).where(col(AccountRoleRow.hamlet_id).in_(hamlets)))
    )
    roles = []
    for account, role in dict.fromkeys((row.account_id, row.role) for row in bound):
        if session.get(AccountRoleRow, (account, role, target)) is None:
            session.add(AccountRoleRow(account_id=account, role=role, hamlet_id=target))
            roles.append((account, role, target))
    session.flush()
    return tuple(roles)


# --- what keeps a change from being recorded or taken back --------------------------------------


def moved_since(
    session: Session, hamlets: Iterable[str], households: Iterable[str], day: date
) -> date | None:
    """The last day after `day` on which a household of these moved, or left these hamlets."""
    ids, places = list(households), list(hamlets)
    days = []
    for row in _family_moves(session):
        if row.day > day and (row.household_id in ids or row.hamlet_before in places):
            days.append(row.day)
    for move in _hamlet_moves(session):
        if move.until > day and (move.household_id in ids or move.hamlet_before in places):
            days.append(move.until)
    return max(days, default=None)


def households_in(session: Session, hamlets: Iterable[str]) -> list[str]:
    """Ids of all households of some hamlets, those that have ended or are put away too."""
    query = select(HouseholdRow.id).where(col(HouseholdRow.hamlet_id).in_(list(hamlets)))
    return list(session.exec(query.order_by(col(HouseholdRow.id))))


def _hamlet_moves(session: Session) -> list[HamletMoveRow]:
    return list(session.exec(select(HamletMoveRow).where(col(HamletMoveRow.deleted).is_(False))))


def _family_moves(session: Session) -> list[FamilyEventRow]:
    query = select(FamilyEventRow).where(
        FamilyEventRow.kind == EventKind.MOVE_WITHIN.value, col(FamilyEventRow.deleted).is_(False)
    )
    return list(session.exec(query))


def has_moved_again(session: Session, written: Written) -> bool:
    """Whether a household that a change moved stands elsewhere, or has moved since it."""
    ids = {household for household, _before, _after in written.moves}
    later = [row.household_id for row in _family_moves(session) if row.id > written.event_id]
    later += [row.household_id for row in _hamlet_moves(session) if row.event_id > written.event_id]
    return bool(ids & set(later))


def places_of_households(session: Session) -> dict[str, str]:
    """The hamlet of each household, also of those that have ended."""
    return dict(session.exec(select(HouseholdRow.id, HouseholdRow.hamlet_id)).all())


# --- taking back and doing again ----------------------------------------------------------------


def put_change(session: Session, written: Written, *, back: bool) -> None:
    """Take a change back, or let it hold again; the caller has looked whether that may be."""
    set_event_taken_back(session, written.event_id, taken_back=back)
    for before, after in written.hamlets:
        wanted = before if back else after
        if wanted is None:
            row = session.get_one(HamletRow, after.id)
            row.deleted = True
            session.add(row)
        else:
            put_hamlet(session, wanted)
    for household_id, before_id, after_id in written.moves:
        household = session.get_one(HouseholdRow, household_id)
        household.hamlet_id = before_id if back else after_id
        session.add(household)
    for account, role, hamlet_id in written.roles:
        known = session.get(AccountRoleRow, (account, role, hamlet_id))
        if back and known is not None:
            session.delete(known)
        elif not back and known is None:
            session.add(AccountRoleRow(account_id=account, role=role, hamlet_id=hamlet_id))
    session.flush()


def set_event_taken_back(session: Session, event_id: str, *, taken_back: bool) -> None:
    """The line of an event with its names and moves: taken back, or holding again."""
    event = session.get_one(PlaceEventRow, event_id)
    names = session.exec(select(PlaceNameRow).where(PlaceNameRow.event_id == event_id))
    moves = session.exec(select(HamletMoveRow).where(HamletMoveRow.event_id == event_id))
    for row in (event, *names, *moves):
        row.deleted = taken_back
        session.add(row)
    session.flush()


# --- what was -----------------------------------------------------------------------------------


def list_place_changes(session: Session) -> list[PlaceChange]:
    """The history of the commune and its hamlets, newest first."""
    query = select(PlaceEventRow).where(col(PlaceEventRow.deleted).is_(False))
    newest = query.order_by(col(PlaceEventRow.day).desc(), col(PlaceEventRow.id).desc())
    return [
        PlaceChange(row.id, row.day, row.told, Paper(row.paper, row.signed_on))
        for row in session.exec(newest)
    ]


def standing_in(session: Session, hamlet_id: str) -> list[tuple[str, str]]:
    """Id of each household of a hamlet, and the words to choose it by: code, head, address."""
    sql = (
        "SELECT h.id, h.code, s.head_name, h.address FROM household h "
        "JOIN summary s ON s.household_id = h.id "
        "WHERE h.hamlet_id = ? AND h.deleted = 0 ORDER BY s.head_key, h.code"
    )
    rows = session.connection().exec_driver_sql(sql, (hamlet_id,))
    return [
        (ident, ", ".join(filter(None, (f"{code} {head}".strip(), address))))
        for ident, code, head, address in rows
    ]


def commune_names(session: Session) -> tuple[list[OldName], list[OldName]]:
    """Names that the commune bore, oldest first, and those of communes that came into it."""
    query = select(PlaceNameRow).where(
        PlaceNameRow.hamlet_id == "", col(PlaceNameRow.deleted).is_(False)
    )
    rows = list(session.exec(query.order_by(col(PlaceNameRow.until), col(PlaceNameRow.id))))
    told = [(row.joined, OldName(row.name, row.kind, row.until)) for row in rows]
    return [name for joined, name in told if not joined], [name for joined, name in told if joined]


def hamlets_of_the_day(
    session: Session, household_ids: Sequence[str] | None = None
) -> Mapping[str, list[tuple[date, str]]]:
    """By household: until which day it stood in which hamlet, the earliest first."""
    moves: dict[str, list[tuple[date, str, str]]] = {}
    query = select(HamletMoveRow).where(col(HamletMoveRow.deleted).is_(False))
    if household_ids is not None:
        query = query.where(col(HamletMoveRow.household_id).in_(household_ids))
    for row in session.exec(query):
        moves.setdefault(row.household_id, []).append((row.until, row.event_id, row.hamlet_before))
    return {
        each: [(until, hamlet) for until, _event, hamlet in sorted(known)]
        for each, known in moves.items()
    }
