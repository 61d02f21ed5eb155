"""Lần nhập: many households written at once, each line remembered for undoing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, SQLModel, col, select

from ngheo_desktop.domain.facts import Facts
from ngheo_desktop.domain.imports import ImportBatch
from ngheo_desktop.domain.register import HEAD, Household
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.storage.answers import house_json, member_json
from ngheo_desktop.storage.ids import new_id
from ngheo_desktop.storage.tables import (
    ChecklistMemberRow,
    ChecklistRow,
    DecisionLineRow,
    DecisionRow,
    HouseholdRow,
    ImportBatchRow,
    ImportLineRow,
    MemberRow,
)
from ngheo_desktop.text import name_key


@dataclass(frozen=True, slots=True)
class KnownHousehold:
    """What a line of a list is compared with."""

    id: str
    code: str
    hamlet_id: str
    head_name: str
    head_birth: str
    personal_ids: frozenset[str]
    head_number: str = ""


@dataclass(frozen=True, slots=True)
class NewHousehold:
    """A household to write, with its sheet if the list had one, and where it came from."""

    household: Household  # with ids
    row: int
    facts: Facts | None = None
    surveyor: str = ""
    told: Mapping[str, Any] = field(default_factory=dict)


def known_households(session: Session) -> list[KnownHousehold]:
    """Every household of the register, as far as lists are matched by it."""
    people: dict[str, set[str]] = {}
    heads: dict[str, tuple[str, str]] = {}
    numbers: dict[str, str] = {}
    query = select(MemberRow).where(col(MemberRow.deleted).is_(False))
    for row in session.exec(query):
        people.setdefault(row.household_id, set()).add(row.personal_id)
        if row.relation == HEAD:
            numbers[row.household_id] = row.personal_id
            heads[row.household_id] = (name_key(row.name), row.birth.iso if row.birth else "")
    rows = session.exec(
        select(HouseholdRow.id, HouseholdRow.code, HouseholdRow.hamlet_id).where(
            col(HouseholdRow.deleted).is_(False)
        )
    )
    return [
        KnownHousehold(
            each,
            code,
            hamlet,
            *heads.get(each, ("", "")),
            frozenset(people.get(each, ())) - {""},
            numbers.get(each, ""),
        )
        for each, code, hamlet in rows
    ]


def insert_households(session: Session, batch_id: str, new: Sequence[NewHousehold]) -> None:
    """Write new households, members and sheets by bulk inserts."""
    _insert(session, HouseholdRow, (_household_values(each.household) for each in new))
    _insert(session, MemberRow, (values for each in new for values in _member_values(each)))
    sheets = [(new_id(), each, each.facts) for each in new if each.facts is not None]
    _insert(session, ChecklistRow, [_sheet_values(*sheet) for sheet in sheets])
    _insert(
        session,
        ChecklistMemberRow,
        (
            {"checklist_id": sheet_id, "member_id": each.key, "answers": member_json(each.answers)}
            for sheet_id, _new, facts in sheets
            for each in facts.members
        ),
    )
    lines = [
        {
            "batch_id": batch_id,
            "kind": "household",
            "record_id": each.household.id,
            "row": each.row,
            "act": "created",
            "before": {},
            "told": dict(each.told),
        }
        for each in new
    ]
    if lines:
        session.execute(insert(ImportLineRow), lines)


def _insert(session: Session, table: type[SQLModel], rows: Iterable[dict[str, Any]]) -> None:
    common = {"deleted": False, "extra": {}}
    values = [{"id": new_id(), **common, **row} for row in rows]
    if values:
        session.execute(insert(table), values)


def _household_values(household: Household) -> dict[str, Any]:
    return {
        "id": household.id,
        "code": household.code,
        "hamlet_id": household.hamlet_id,
        "address": household.address,
        "phone": household.phone,
        "no_labour": household.no_labour,
        "hardship": household.hardship,
        "causes": sorted(household.causes),
        "wishes": sorted(household.wishes),
        "declared_members": household.declared_members,
        "note": household.note,
    }


def _member_values(new: NewHousehold) -> list[dict[str, Any]]:
    return [
        {
            "id": member.id,
            "household_id": new.household.id,
            "position": position,
            "name": member.name,
            "relation": member.relation,
            "sex": member.sex,
            "birth": member.birth,
            "personal_id": member.personal_id,
            "personal_id_issued": member.personal_id_issued,
            "ethnic": member.ethnic,
            "status": member.status.value if member.status else "",
            "merit": member.merit,
            "phone": member.phone,
            "note": member.note,
        }
        for position, member in enumerate(new.household.members)
    ]


def _sheet_values(sheet_id: str, new: NewHousehold, facts: Facts) -> dict[str, Any]:
    return {
        "id": sheet_id,
        "household_id": new.household.id,
        "survey_date": facts.survey_date,
        "surveyor": new.surveyor,
        "income_score": facts.income_score,
        "house": house_json(facts.house),
        "marks": dict(facts.marks),
        "income_items": dict(facts.income_items),
        "source": "import",
        "note": "",
    }


def start_batch(session: Session, file_name: str, fingerprint: str, account: str) -> str:
    """Mở lần nhập; returns its id."""
    row = ImportBatchRow(id=new_id(), file_name=file_name, fingerprint=fingerprint, account=account)
    session.add(row)
    session.flush()
    return row.id


def finish_batch(
    session: Session,
    batch_id: str,
    counts: dict[str, int],
    corrections: Mapping[str, Any] | None = None,
) -> None:
    """Ghi số dòng of each outcome, and what the officer has corrected in the list."""
    row = session.get_one(ImportBatchRow, batch_id)
    row.counts = counts
    row.corrections = dict(corrections or {})
    session.add(row)


def note_update(
    session: Session, batch_id: str, household_id: str, row: int, before: dict[str, Any]
) -> None:
    """Remember what stood in a household before a list changed it."""
    session.add(
        ImportLineRow(
            batch_id=batch_id,
            kind="household",
            record_id=household_id,
            row=row,
            act="updated",
            before=before,
        )
    )


def note_decision(
    session: Session, batch_id: str, decision_id: str, household_ids: Sequence[str]
) -> None:
    """Remember which decision a list became, or which part of it."""
    line = ImportLineRow(batch_id=batch_id, kind="decision", record_id=decision_id)
    line.told = {"households": list(household_ids)}
    session.add(line)


def note_put_off(session: Session, batch_id: str, row: int, who: str) -> None:
    """Remember that a person has put a household of the list off, by who it is."""
    session.add(ImportLineRow(batch_id=batch_id, kind="later", record_id=who, row=row))


def put_off_before(session: Session) -> set[str]:
    """Who was put off when a list was written."""
    query = select(ImportLineRow.record_id).where(ImportLineRow.kind == "later")
    return set(session.exec(query))


@dataclass(frozen=True, slots=True)
class DecidedHousehold:
    """A line of a past decision."""

    household_id: str
    household_class: HouseholdClass
    head_name: str
    members: int


def insert_decision(
    session: Session,
    number: str,
    decided_on: date,
    standard: str,
    lines: Sequence[DecidedHousehold],
) -> str:
    """Ghi một quyết định đã ký with its lines; returns its id."""
    row = DecisionRow(id=new_id(), number=number, decided_on=decided_on, standard=standard)
    session.add(row)
    session.flush()
    add_decision_lines(session, row.id, lines)
    return row.id


def add_decision_lines(
    session: Session, decision_id: str, lines: Sequence[DecidedHousehold]
) -> None:
    """Ghi thêm households into a decision; a line that was taken back says the new word."""
    there = select(DecisionLineRow).where(DecisionLineRow.decision_id == decision_id)
    taken_back = {row.household_id: row for row in session.exec(there) if row.deleted}
    fresh = []
    for line in lines:
        row = taken_back.get(line.household_id)
        told = {
            "household_class": line.household_class,
            "head_name": line.head_name,
            "members": line.members,
        }
        if row is None:
            fresh.append({"decision_id": decision_id, "household_id": line.household_id, **told})
        else:
            row.sqlmodel_update({**told, "deleted": False})
            session.add(row)
    _insert(session, DecisionLineRow, fresh)


@dataclass(frozen=True, slots=True)
class KnownDecision:
    """A signed decision of the register, as a list that is one is held against it."""

    id: str
    number: str
    decided_on: date
    households: int
    is_frozen: bool  # chốt trong chương trình: only a supplement changes it


def known_decisions(session: Session) -> tuple[KnownDecision, ...]:
    """Every signed decision, the latest first."""
    sql = (
        "SELECT d.id, d.number, d.decided_on, "
        "(SELECT count(*) FROM decision_line l WHERE l.decision_id = d.id AND l.deleted = 0), "
        "EXISTS (SELECT 1 FROM frozen_list f WHERE f.decision_id = d.id) "
        "FROM decision d WHERE d.deleted = 0 ORDER BY d.decided_on DESC, d.id DESC"
    )
    return tuple(
        KnownDecision(key, number, date.fromisoformat(day), households, bool(frozen))
        for key, number, day, households, frozen in session.connection().exec_driver_sql(sql)
    )


def decided_in(session: Session, decision_id: str) -> dict[str, HouseholdClass]:
    """Household → class of the lines of one decision."""
    query = select(DecisionLineRow).where(
        DecisionLineRow.decision_id == decision_id, col(DecisionLineRow.deleted).is_(False)
    )
    return {row.household_id: row.household_class for row in session.exec(query)}


def list_batches(session: Session) -> list[ImportBatch]:
    """Lịch sử nhập, newest first."""
    query = select(ImportBatchRow).order_by(col(ImportBatchRow.id).desc())
    return [
        ImportBatch(
            row.id, row.file_name, row.at.isoformat() if row.at else "", row.account, row.counts
        )
        for row in session.exec(query)
    ]
