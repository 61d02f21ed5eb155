"""Hộ và thành viên: read and written as whole households, with what has changed."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.register import Decision, Household, Member, MemberStatus
from ngheo_desktop.domain.terms import HouseholdClass, Sex
from ngheo_desktop.domain.unreadable import read_word
from ngheo_desktop.storage.ids import new_id
from ngheo_desktop.storage.tables import (
    DecisionLineRow,
    DecisionRow,
    HouseholdRow,
    MemberRow,
)

_CHUNK = 500  # ids in one IN list
Changes = dict[str, list[Any]]  # field → [old, new]

_HOUSEHOLD_FIELDS = (
    "code",
    "hamlet_id",
    "address",
    "phone",
    "no_labour",
    "hardship",
    "declared_members",
    "note",
)
_MEMBER_FIELDS = (
    "name",
    "relation",
    "sex",
    "birth",
    "personal_id",
    "personal_id_issued",
    "ethnic",
    "merit",
    "phone",
    "note",
    "since",
)


def load_household(session: Session, household_id: str) -> Household | None:
    """A household with its members; None when there is none, or it was put away."""
    row = session.get(HouseholdRow, household_id)
    if row is None or row.deleted:
        return None
    members = tuple(member_of_row(each) for each in _member_rows(session, household_id))
    return household_of_row(row, members)


def load_households(session: Session, household_ids: Sequence[str]) -> dict[str, Household]:
    """Many households at once, by id; those put away are left out."""
    found: dict[str, Household] = {}
    for at in range(0, len(household_ids), _CHUNK):
        chunk = household_ids[at : at + _CHUNK]
        members: dict[str, list[Member]] = {}
        query = select(MemberRow).where(
            col(MemberRow.household_id).in_(chunk), col(MemberRow.deleted).is_(False)
        )
        for each in session.exec(query.order_by(col(MemberRow.position), col(MemberRow.id))):
            members.setdefault(each.household_id, []).append(member_of_row(each))
        rows = select(HouseholdRow).where(
            col(HouseholdRow.id).in_(chunk), col(HouseholdRow.deleted).is_(False)
        )
        for row in session.exec(rows):
            found[row.id] = household_of_row(row, tuple(members.get(row.id, ())))
    return found


def household_of_row(row: HouseholdRow, members: tuple[Member, ...]) -> Household:
    """A household of the register with these people."""
    return Household(
        id=row.id,
        **{name: getattr(row, name) for name in _HOUSEHOLD_FIELDS},
        causes=frozenset(row.causes),
        wishes=frozenset(row.wishes),
        members=members,
    )


def _member_rows(session: Session, household_id: str) -> list[MemberRow]:
    query = select(MemberRow).where(
        MemberRow.household_id == household_id, col(MemberRow.deleted).is_(False)
    )
    return list(session.exec(query.order_by(col(MemberRow.position), col(MemberRow.id))))


def member_of_row(row: MemberRow) -> Member:
    """A person of the register, in a household or not."""
    return Member(
        id=row.id,
        **{name: getattr(row, name) for name in _MEMBER_FIELDS},
        status=read_word(MemberStatus, row.status),
    )


def household_of_member(session: Session, member_id: str) -> str | None:
    """Id of the household a member stands in."""
    row = session.get(MemberRow, member_id)
    return row.household_id if row and not row.deleted else None


def code_owner(session: Session, code: str) -> str | None:
    """Id of the household that has a code."""
    query = select(HouseholdRow.id).where(
        HouseholdRow.code == code, col(HouseholdRow.deleted).is_(False)
    )
    return session.exec(query).first()


def codes_in_use(session: Session) -> set[str]:
    """Mã hộ of all households ever, those put away too."""
    return set(session.exec(select(HouseholdRow.code)))


def owners_of_ids(session: Session, personal_ids: list[str]) -> dict[str, tuple[str, str]]:
    """Số định danh → (member id, household id) of the people who have them."""
    query = select(MemberRow.personal_id, MemberRow.id, MemberRow.household_id).where(
        col(MemberRow.personal_id).in_(personal_ids), col(MemberRow.deleted).is_(False)
    )
    return {number: (member, household) for number, member, household in session.exec(query)}


def save_household(session: Session, household: Household) -> tuple[str, dict[str, Changes]]:
    """Write a household and its members; returns its id and what changed, by record id."""
    row = session.get(HouseholdRow, household.id) if household.id else None
    if row is None:
        row = HouseholdRow(id=household.id or new_id(), code="", hamlet_id="")
    values = {name: getattr(household, name) for name in _HOUSEHOLD_FIELDS}
    values |= {"causes": sorted(household.causes), "wishes": sorted(household.wishes)}
    changed = {row.id: _assign(row, values)}
    session.add(row)
    kept = {each.id: each for each in _member_rows(session, row.id)}
    for position, member in enumerate(household.members):
        member_row = kept.pop(member.id, None)
        record_id, changes = _save_member(session, row.id, position, member, member_row)
        changed[record_id] = changes
    for gone in kept.values():
        gone.deleted = True
        session.add(gone)
        changed[gone.id] = {"deleted": [False, True]}
    session.flush()
    return row.id, {record: changes for record, changes in changed.items() if changes}


def _save_member(
    session: Session, household_id: str, position: int, member: Member, row: MemberRow | None
) -> tuple[str, Changes]:
    row = row or _left(session, household_id, member.id)
    if row is None:
        row = MemberRow(id=member.id or new_id(), household_id=household_id, name="")
    values = {name: getattr(member, name) for name in _MEMBER_FIELDS}
    values |= {"status": member.status.value if member.status else "", "position": position}
    changes = _assign(row, values | {"deleted": False})
    session.add(row)
    return row.id, changes


def _left(session: Session, household_id: str, member_id: str) -> MemberRow | None:
    """Who was taken out of the household and comes back: the same person, with the same id."""
    row = session.get(MemberRow, member_id) if member_id else None
    return row if row is not None and row.household_id == household_id else None


def load_left_member(session: Session, household_id: str, member_id: str) -> Member | None:
    """Somebody who was taken out of this household, as on leaving."""
    row = _left(session, household_id, member_id)
    return member_of_row(row) if row is not None else None


def _assign(row: HouseholdRow | MemberRow, values: dict[str, Any]) -> Changes:
    """Set what differs, and tell it as the diary keeps it."""
    changes: Changes = {}
    for name, value in values.items():
        old = getattr(row, name)
        if old != value:
            setattr(row, name, value)
            changes[name] = [_told(old), _told(value)]
    return changes


def _told(value: Any) -> Any:
    """A value as the diary writes it: plain JSON."""
    if value is None or isinstance(value, (str, int, bool, list)):
        return value
    return getattr(value, "iso", None) or str(value)


def told_value(value: Any) -> Any:
    """A value as the diary tells it; `value_from_diary` reads it back."""
    return _told(value)


def left_household(session: Session, member_id: str) -> str:
    """Id of the household somebody stood in last; "" when nobody ever had that id."""
    row = session.get(MemberRow, member_id)
    return row.household_id if row is not None else ""


def value_from_diary(field: str, told: Any) -> Any:
    """A value of the diary as the register holds it: the way back of `_told`."""
    if field in ("causes", "wishes"):
        return frozenset(told or ())
    readers: dict[str, Callable[[str], Any]] = {
        "birth": Birth.from_iso,
        "personal_id_issued": date.fromisoformat,
        "since": date.fromisoformat,
        "sex": Sex,
        "status": MemberStatus,
    }
    if field in readers:
        return readers[field](told) if told else None
    return told


def put_away(session: Session, household_id: str) -> None:
    """Đưa hộ vào mục Đã bỏ; nothing is erased."""
    row = session.get_one(HouseholdRow, household_id)
    row.deleted = True
    session.add(row)
    session.flush()


def take_out(session: Session, household_id: str) -> None:
    """Lấy lại hộ from the put-away ones, as it was."""
    row = session.get_one(HouseholdRow, household_id)
    row.deleted = False
    session.add(row)
    session.flush()


def load_put_away(session: Session, household_id: str) -> Household | None:
    """A household of mục Đã bỏ with its people; None when it is not there."""
    row = session.get(HouseholdRow, household_id)
    if row is None or not row.deleted:
        return None
    return household_of_row(
        row, tuple(member_of_row(each) for each in _member_rows(session, household_id))
    )


def put_away_ids(session: Session) -> list[str]:
    """Ids of the households of mục Đã bỏ."""
    query = select(HouseholdRow.id).where(
        col(HouseholdRow.deleted).is_(True), col(HouseholdRow.ended_on).is_(None)
    )
    return list(session.exec(query.order_by(col(HouseholdRow.code), col(HouseholdRow.id))))


def decisions_of(session: Session, household_id: str) -> tuple[Decision, ...]:
    """Quyết định of one household, newest first."""
    query = (
        select(DecisionRow, DecisionLineRow.household_class)
        .join(DecisionLineRow, col(DecisionLineRow.decision_id) == col(DecisionRow.id))
        .where(DecisionLineRow.household_id == household_id)
        .where(col(DecisionLineRow.deleted).is_(False), col(DecisionRow.deleted).is_(False))
        .order_by(col(DecisionRow.decided_on).desc())
    )
    return tuple(
        Decision(
            row.number,
            row.decided_on,
            row.standard,
            HouseholdClass(household_class or HouseholdClass.UNDETERMINED),  # the self-check tells
        )
        for row, household_class in session.exec(query)
    )
