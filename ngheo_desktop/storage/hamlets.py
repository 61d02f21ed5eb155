"""Ấp, khóm of the commune and their areas by date."""

from datetime import date

from sqlmodel import Session, col, func, select

from ngheo_desktop.domain.register import Hamlet
from ngheo_desktop.domain.terms import Area
from ngheo_desktop.storage.ids import new_id
from ngheo_desktop.storage.tables import HamletAreaRow, HamletRow, HouseholdRow
from ngheo_desktop.text import search_key


def list_hamlets(session: Session) -> tuple[Hamlet, ...]:
    """All hamlets in register order, each with its areas."""
    areas: dict[str, list[tuple[date, Area]]] = {}
    known = select(HamletAreaRow).where(col(HamletAreaRow.deleted).is_(False))
    for row in session.exec(known.order_by(col(HamletAreaRow.valid_from))):
        areas.setdefault(row.hamlet_id, []).append((row.valid_from, row.area))
    query = select(HamletRow).where(col(HamletRow.deleted).is_(False))
    return tuple(
        Hamlet(row.id, row.name, row.kind, row.position, row.hardship, tuple(areas.get(row.id, ())))
        for row in session.exec(query.order_by(col(HamletRow.position), col(HamletRow.id)))
    )


def add_hamlet(session: Session, name: str, kind: str, area: Area | None, since: date) -> Hamlet:
    """Thêm ấp, khóm at the end of the list."""
    last = session.exec(select(func.max(HamletRow.position))).one() or 0
    row = HamletRow(
        id=new_id(), name=name, search_key=search_key(name), kind=kind, position=last + 1
    )
    session.add(row)
    if area is not None:
        session.add(HamletAreaRow(id=new_id(), hamlet_id=row.id, valid_from=since, area=area))
    session.flush()
    areas = ((since, area),) if area is not None else ()
    return Hamlet(row.id, name, kind, row.position, areas=areas)


def save_hamlet(session: Session, hamlet: Hamlet) -> None:
    """Ghi tên, loại, thứ tự và đánh dấu of a hamlet that exists."""
    row = session.exec(select(HamletRow).where(HamletRow.id == hamlet.id)).one()
    row.name, row.search_key, row.kind = hamlet.name, search_key(hamlet.name), hamlet.kind
    row.position, row.hardship = hamlet.position, hamlet.hardship
    session.add(row)


def put_hamlet(session: Session, hamlet: Hamlet) -> None:
    """A hamlet that was once in the register exactly so again, its areas too."""
    row = session.get_one(HamletRow, hamlet.id)
    row.deleted = False
    session.add(row)
    session.flush()
    save_hamlet(session, hamlet)
    known = {each.valid_from: each for each in _area_rows(session, hamlet.id)}
    for since, area in hamlet.areas:
        set_area(session, hamlet.id, since, area)
    for since in known.keys() - {since for since, _area in hamlet.areas}:
        known[since].deleted = True
        session.add(known[since])
    session.flush()


def _area_rows(session: Session, hamlet_id: str) -> list[HamletAreaRow]:
    query = select(HamletAreaRow).where(
        HamletAreaRow.hamlet_id == hamlet_id, col(HamletAreaRow.deleted).is_(False)
    )
    return list(session.exec(query))


def set_area(session: Session, hamlet_id: str, since: date, area: Area) -> None:
    """Khu vực of a hamlet from a day on; the same day again replaces the earlier answer."""
    query = select(HamletAreaRow).where(
        HamletAreaRow.hamlet_id == hamlet_id, HamletAreaRow.valid_from == since
    )
    row = session.exec(query).first()
    if row is None:
        row = HamletAreaRow(id=new_id(), hamlet_id=hamlet_id, valid_from=since, area=area)
    row.area, row.deleted = area, False
    session.add(row)


def count_households(session: Session, hamlet_id: str) -> int:
    """Households that stand in a hamlet."""
    query = select(func.count()).where(
        HouseholdRow.hamlet_id == hamlet_id, col(HouseholdRow.deleted).is_(False)
    )
    return session.exec(query).one()


def remove_hamlet(session: Session, hamlet_id: str) -> None:
    """Bỏ ấp, khóm; only for one without households (the operation checks)."""
    row = session.exec(select(HamletRow).where(HamletRow.id == hamlet_id)).one()
    row.deleted = True
    session.add(row)
