"""Ấp, khóm of the commune and their areas by date."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session, col, func, select

from ngheo_desktop.domain.register import Hamlet, OldName
from ngheo_desktop.domain.terms import Area
from ngheo_desktop.storage.ids import new_id
from ngheo_desktop.storage.tables import HamletAreaRow, HamletRow, HouseholdRow, PlaceNameRow
from ngheo_desktop.text import search_key


def list_hamlets(session: Session, *, ended: bool = False) -> tuple[Hamlet, ...]:
    """All hamlets in register order, with their areas and names; `ended`: former ones too."""
    areas: dict[str, list[tuple[date, Area]]] = {}
    known = select(HamletAreaRow).where(col(HamletAreaRow.deleted).is_(False))
    for area in session.exec(known.order_by(col(HamletAreaRow.valid_from))):
        areas.setdefault(area.hamlet_id, []).append((area.valid_from, area.area))
    names = _old_names(session)
    query = select(HamletRow).order_by(col(HamletRow.position), col(HamletRow.id))
    rows = list(session.exec(query))
    called = _known_as(rows, names)
    return tuple(
        Hamlet(
            row.id,
            row.name,
            row.kind,
            row.position,
            row.hardship,
            tuple(areas.get(row.id, ())),
            row.old_commune,
            row.began_on,
            row.ended_on,
            row.merged_into,
            tuple(names.get(row.id, ())),
            called.get(row.id, ()),
        )
        for row in rows
        if ended or not row.deleted
    )


def _old_names(session: Session) -> dict[str, list[OldName]]:
    """Names no longer borne, oldest first; those of the commune under ""."""
    names: dict[str, list[OldName]] = {}
    query = select(PlaceNameRow).where(col(PlaceNameRow.deleted).is_(False))
    own = query.where(col(PlaceNameRow.joined).is_(False))
    for row in session.exec(own.order_by(col(PlaceNameRow.until), col(PlaceNameRow.id))):
        names.setdefault(row.hamlet_id, []).append(OldName(row.name, row.kind, row.until))
    return names


def _known_as(
    rows: Sequence[HamletRow], names: dict[str, list[OldName]]
) -> dict[str, tuple[str, ...]]:
    """Older names of the living hamlets, those of the hamlets merged into them too."""
    by_id = {row.id: row for row in rows}
    found: dict[str, list[str]] = {}
    for row in rows:
        living, steps = row, 0
        while living.ended_on and living.merged_into in by_id and steps < len(rows):
            living, steps = by_id[living.merged_into], steps + 1
        told = [old.name for old in names.get(row.id, ())]
        told += [row.name] if living is not row else []
        found.setdefault(living.id, []).extend(told)
    return {hamlet: tuple(dict.fromkeys(told)) for hamlet, told in found.items()}


def add_hamlet(session: Session, name: str, kind: str, area: Area | None, since: date) -> Hamlet:
    """Thêm ấp, khóm at the end of the list; one that was taken out comes back as itself."""
    last = session.exec(select(func.max(HamletRow.position))).one() or 0
    row = _taken_out(session, name)
    if row is None:
        row = HamletRow(id=new_id(), name=name, search_key=search_key(name))
        session.add(row)
    row.name, row.kind, row.position, row.deleted = name, kind, last + 1, False
    session.flush()
    if area is not None:
        known = read_hamlet(session, row.id)
        if known is None or known.area_on(since) != area:
            set_area(session, row.id, since, area)
    session.flush()
    return known_hamlet(session, row.id)


def _taken_out(session: Session, name: str) -> HamletRow | None:
    """A hamlet of this name that was taken out of the register, not merged by a paper."""
    query = select(HamletRow).where(
        HamletRow.search_key == search_key(name),
        col(HamletRow.deleted).is_(True),
        col(HamletRow.ended_on).is_(None),
        col(HamletRow.began_on).is_(None),
    )
    return session.exec(query.order_by(col(HamletRow.id).desc())).first()


def read_hamlet(session: Session, hamlet_id: str) -> Hamlet | None:
    """A hamlet that stands or has ended; None when it was taken out or never was."""
    row = session.get(HamletRow, hamlet_id)
    if row is None or (row.deleted and row.ended_on is None):
        return None
    return known_hamlet(session, hamlet_id)


def known_hamlet(session: Session, hamlet_id: str) -> Hamlet:
    """A hamlet that the register knows."""
    return next(each for each in list_hamlets(session, ended=True) if each.id == hamlet_id)


def save_hamlet(session: Session, hamlet: Hamlet) -> None:
    """Ghi tên, loại, thứ tự và đánh dấu of a hamlet that exists."""
    row = session.exec(select(HamletRow).where(HamletRow.id == hamlet.id)).one()
    row.name, row.search_key, row.kind = hamlet.name, search_key(hamlet.name), hamlet.kind
    row.position, row.hardship = hamlet.position, hamlet.hardship
    row.old_commune, row.began_on = hamlet.old_commune, hamlet.began_on
    row.ended_on, row.merged_into = hamlet.ended_on, hamlet.merged_into
    session.add(row)


def put_hamlet(session: Session, hamlet: Hamlet) -> None:
    """A hamlet that was once in the register exactly so again, its areas too."""
    row = session.get_one(HamletRow, hamlet.id)
    row.deleted = hamlet.ended_on is not None
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
