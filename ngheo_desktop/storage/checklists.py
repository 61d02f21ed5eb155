"""Phiếu rà soát: the facts of a household on a day, and the results that were computed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, insert
from sqlmodel import Session, col, select

from ngheo_desktop.domain.facts import Facts, SurveyedMember
from ngheo_desktop.domain.indicators import Cause, Finding
from ngheo_desktop.domain.register import Hamlet
from ngheo_desktop.domain.scoring import Result
from ngheo_desktop.storage.answers import house_answers, house_json, member_answers, member_json
from ngheo_desktop.storage.hamlet_changes import hamlets_of_the_day
from ngheo_desktop.storage.hamlets import list_hamlets
from ngheo_desktop.storage.ids import new_id
from ngheo_desktop.storage.tables import (
    ChecklistMemberRow,
    ChecklistRow,
    HouseholdRow,
    MemberRow,
    ResultRow,
)

_CHUNK = 500  # ids in one IN list
MARK_PREFIX = "mark."  # in front of names of changes
ITEM_PREFIX = "b1."


@dataclass(frozen=True, slots=True)
class StoredSheet:
    """One sheet as stored: its household, its id, its facts and who filled it."""

    household_id: str
    checklist_id: str
    facts: Facts
    surveyor: str = ""
    source: str = "form"


def households_with_sheets(session: Session) -> list[str]:
    """Ids of the households that were ever surveyed."""
    query = select(ChecklistRow.household_id).where(col(ChecklistRow.deleted).is_(False))
    return list(session.exec(query.distinct().order_by(col(ChecklistRow.household_id))))


def load_sheets(
    session: Session,
    hamlets: Sequence[Hamlet],
    household_ids: Sequence[str] | None = None,
    *,
    until: date | None = None,
) -> list[StoredSheet]:
    """The latest sheet of each household (of all, or of those named), up to a day."""
    if household_ids is None:
        return _load_sheets(session, hamlets, None, until)
    sheets = []
    for at in range(0, len(household_ids), _CHUNK):
        sheets += _load_sheets(session, hamlets, household_ids[at : at + _CHUNK], until)
    return sheets


def _load_sheets(
    session: Session,
    hamlets: Sequence[Hamlet],
    household_ids: Sequence[str] | None,
    until: date | None,
) -> list[StoredSheet]:
    query = (
        select(ChecklistRow, HouseholdRow.hamlet_id)
        .join(HouseholdRow, col(HouseholdRow.id) == col(ChecklistRow.household_id))
        .where(col(ChecklistRow.deleted).is_(False), col(HouseholdRow.deleted).is_(False))
        .order_by(col(ChecklistRow.survey_date), col(ChecklistRow.id))
    )
    if household_ids is not None:
        query = query.where(col(ChecklistRow.household_id).in_(household_ids))
    if until is not None:
        query = query.where(ChecklistRow.survey_date <= until)
    latest = {
        row.household_id: (row, hamlet)
        for row, hamlet in session.exec(query)
        if isinstance(row.survey_date, date)  # else nobody can read of which day it is
    }
    answers = _answers(session, household_ids)
    members = _members(session, household_ids)
    by_id = {hamlet.id: hamlet for hamlet in hamlets}
    moved = hamlets_of_the_day(session, household_ids)
    if moved:
        by_id = {each.id: each for each in list_hamlets(session, ended=True)} | by_id
    return [
        _sheet(
            row,
            by_id.get(_hamlet_then(moved.get(household, ()), row.survey_date) or hamlet_id),
            members.get(household, []),
            answers,
        )
        for household, (row, hamlet_id) in latest.items()
    ]


def _hamlet_then(moves: Iterable[tuple[date, str]], day: date) -> str:
    """Where a household stood before a later change of its hamlet; "" = where it stands now."""
    return next((hamlet for until, hamlet in moves if until > day), "")


def _answers(
    session: Session, household_ids: Sequence[str] | None
) -> dict[tuple[str, str], dict[str, Any]]:
    query = select(
        ChecklistMemberRow.checklist_id, ChecklistMemberRow.member_id, ChecklistMemberRow.answers
    ).where(col(ChecklistMemberRow.deleted).is_(False))
    if household_ids is not None:
        sheets = select(ChecklistRow.id).where(col(ChecklistRow.household_id).in_(household_ids))
        query = query.where(col(ChecklistMemberRow.checklist_id).in_(sheets))
    return {(sheet, member): dict(answers) for sheet, member, answers in session.exec(query)}


def _members(session: Session, household_ids: Sequence[str] | None) -> dict[str, list[Any]]:
    query = (
        select(  # type: ignore[call-overload]
            MemberRow.household_id, MemberRow.id, MemberRow.name, MemberRow.birth, MemberRow.sex
        )
        .where(col(MemberRow.deleted).is_(False))
        .order_by(col(MemberRow.household_id), col(MemberRow.position), col(MemberRow.id))
    )
    if household_ids is not None:
        query = query.where(col(MemberRow.household_id).in_(household_ids))
    members: dict[str, list[Any]] = {}
    for household, *person in session.exec(query):
        members.setdefault(household, []).append(person)
    return members


def _sheet(
    row: ChecklistRow,
    hamlet: Hamlet | None,
    people: Iterable[Any],
    answers: dict[tuple[str, str], dict[str, Any]],
) -> StoredSheet:
    members = tuple(
        SurveyedMember(
            no=no,
            birth=birth,
            sex=sex,
            answers=member_answers(answers.get((row.id, member_id), {})),
            name=name,
            key=member_id,
        )
        for no, (member_id, name, birth, sex) in enumerate(people, start=1)
    )
    facts = Facts(
        survey_date=row.survey_date,
        area=hamlet.area_on(row.survey_date) if hamlet else None,
        income_score=row.income_score,
        house=house_answers(row.house),
        members=members,
        marks=row.marks,
        income_items=row.income_items,
    )
    return StoredSheet(row.household_id, row.id, facts, row.surveyor, row.source)


def save_sheet(
    session: Session, household_id: str, facts: Facts, *, surveyor: str, source: str = "form"
) -> tuple[str, dict[str, list[Any]]]:
    """Write the sheet of one survey day; returns its id and the facts that changed."""
    row = _row_of(session, household_id, facts.survey_date) or ChecklistRow(
        id=new_id(), household_id=household_id, survey_date=facts.survey_date
    )
    row.deleted = False
    changes = _differences("", row.house, house_json(facts.house))
    changes |= _differences(MARK_PREFIX, row.marks, dict(facts.marks))
    changes |= _differences("", {"b1": row.income_score}, {"b1": facts.income_score})
    changes |= _differences(ITEM_PREFIX, row.income_items, dict(facts.income_items))
    row.house, row.marks = house_json(facts.house), dict(facts.marks)
    row.income_items = dict(facts.income_items)
    row.income_score, row.surveyor, row.source = facts.income_score, surveyor, source
    session.add(row)
    session.flush()
    for member in facts.members:
        changes |= _save_answers(session, row.id, member)
    return row.id, changes


def _row_of(session: Session, household_id: str, day: date) -> ChecklistRow | None:
    """The sheet of a day, rather the one in use than one that was taken away."""
    query = (
        select(ChecklistRow)
        .where(ChecklistRow.household_id == household_id, ChecklistRow.survey_date == day)
        .order_by(col(ChecklistRow.deleted), col(ChecklistRow.id))
    )
    return session.exec(query).first()


def put_sheet_away(session: Session, household_id: str, day: date) -> str:
    """Bỏ phiếu of a day with the results that followed from it; returns its id."""
    row = _row_of(session, household_id, day)
    assert row is not None  # whoever takes it away has just read it
    row.deleted = True
    session.add(row)
    results = delete(ResultRow).where(
        col(ResultRow.household_id) == household_id, col(ResultRow.survey_date) == day
    )
    session.execute(results)
    session.flush()
    return row.id


def sheet_changes(before: Facts, after: Facts) -> dict[str, list[Any]]:
    """What differs between two states of a sheet, by the names that the diary uses."""
    return _differences("", _by_name(before), _by_name(after))


def _by_name(facts: Facts) -> dict[str, Any]:
    named: dict[str, Any] = {"b1": facts.income_score, **house_json(facts.house)}
    named |= {MARK_PREFIX + name: lack for name, lack in facts.marks.items()}
    named |= {ITEM_PREFIX + name: text for name, text in facts.income_items.items()}
    for member in facts.members:
        answers = member_json(member.answers)
        named |= {f"{member.key}.{name}": value for name, value in answers.items()}
    return named


def _save_answers(
    session: Session, checklist_id: str, member: SurveyedMember
) -> dict[str, list[Any]]:
    query = select(ChecklistMemberRow).where(
        ChecklistMemberRow.checklist_id == checklist_id,
        ChecklistMemberRow.member_id == member.key,
    )
    row = session.exec(query).first() or ChecklistMemberRow(
        id=new_id(), checklist_id=checklist_id, member_id=member.key
    )
    known = member_json(member.answers)
    changes = _differences(f"{member.key}.", row.answers, known)
    row.answers = known
    session.add(row)
    return changes


def _differences(prefix: str, old: dict[str, Any], new: dict[str, Any]) -> dict[str, list[Any]]:
    names = sorted({*old, *new})
    return {
        prefix + name: [old.get(name), new.get(name)]
        for name in names
        if old.get(name) != new.get(name)
    }


@dataclass(frozen=True, slots=True)
class ScoredHousehold:
    """A result on its way to the table: whose it is and by which file of the standard."""

    household_id: str
    result: Result
    lacking: str
    in_force: bool
    fingerprint: str


def save_results(session: Session, scored: Sequence[ScoredHousehold]) -> None:
    """Write computed results, each in place of the one of the same standard and day."""
    if scored:
        session.execute(
            insert(ResultRow).prefix_with("OR REPLACE"), [_result_values(each) for each in scored]
        )


def _result_values(scored: ScoredHousehold) -> dict[str, Any]:
    result = scored.result
    low, high = result.deprivation_range or (0, 0)
    return {
        "household_id": scored.household_id,
        "standard": result.standard or "",
        "survey_date": result.survey_date,
        "area": result.area,
        "income_score": result.income_score,
        "deprivation_score": result.deprivation_score,
        "deprivation_low": low,
        "deprivation_high": high,
        "household_class": result.household_class,
        "class_if_decidable": result.class_if_decidable,
        "findings": [_finding_json(finding) for finding in result.findings],
        "reasons": list(result.reasons),
        "warnings": list(result.warnings),
        "unconfirmed": list(result.unconfirmed),
        "lacking": scored.lacking,
        "in_force": scored.in_force,
        "fingerprint": scored.fingerprint,
    }


def _finding_json(finding: Finding) -> list[Any]:
    causes = [[cause.member, list(cause.facts)] for cause in finding.causes]
    return [finding.indicator, finding.lack, causes]


def results_of(session: Session, household_id: str) -> tuple[Result, ...]:
    """Kết quả chấm điểm of one household, newest first, the standard in force before others."""
    query = (
        select(ResultRow)
        .where(ResultRow.household_id == household_id)
        .order_by(col(ResultRow.survey_date).desc(), col(ResultRow.in_force).desc())
    )
    return tuple(_result(row) for row in session.exec(query))


def latest_results(session: Session, household_ids: Sequence[str]) -> dict[str, Result]:
    """Kết quả chấm điểm that the list shows: the newest by the standard of its own day."""
    query = (
        select(ResultRow)
        .where(col(ResultRow.household_id).in_(household_ids), col(ResultRow.in_force).is_(True))
        .order_by(col(ResultRow.survey_date))
    )
    return {row.household_id: _result(row) for row in session.exec(query)}


def _result(row: ResultRow) -> Result:
    return Result(
        standard=row.standard or None,
        survey_date=row.survey_date,
        area=row.area,
        income_score=row.income_score,
        findings=tuple(
            Finding(code, lack, tuple(Cause(member, tuple(facts)) for member, facts in causes))
            for code, lack, causes in row.findings
        ),
        deprivation_score=row.deprivation_score,
        deprivation_range=(row.deprivation_low, row.deprivation_high) if row.findings else None,
        household_class=row.household_class,
        class_if_decidable=row.class_if_decidable,
        reasons=tuple(row.reasons),
        warnings=tuple(row.warnings),
        unconfirmed=tuple(row.unconfirmed),
    )
