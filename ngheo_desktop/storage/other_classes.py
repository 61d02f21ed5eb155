"""Hồ sơ xét mức sống trung bình, thu nhập thấp, and the decisions about them, as stored."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from ngheo_desktop.domain.income_sheet import IncomeKind, income_of, read_sheet
from ngheo_desktop.domain.other_classes import (
    CaseDecision,
    CasePosting,
    Complaint,
    Occupation,
    OtherCase,
    OtherClass,
)
from ngheo_desktop.domain.register import Hamlet
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.storage.hamlets import list_hamlets
from ngheo_desktop.storage.ids import new_id
from ngheo_desktop.storage.tables import (
    DiaryRow,
    HouseholdRow,
    MemberRow,
    OtherCaseRow,
    OtherDecisionRow,
    SummaryRow,
)


@dataclass(frozen=True, slots=True)
class CaseRules:
    """What a case is read by: its days, the standard of a day, the kinds of income."""

    days_of: Callable[[date], tuple[date, date]]
    standard_of: Callable[[date], str]
    kinds: Mapping[str, IncomeKind]


@dataclass(frozen=True, slots=True)
class _Known:
    """What several cases have in common, read once."""

    rules: CaseRules
    hamlets: Mapping[str, Hamlet]
    people: Mapping[str, MemberRow]
    decisions: Mapping[str, CaseDecision]


def list_cases(session: Session, rules: CaseRules, **wanted: str) -> list[OtherCase]:
    """Mọi hồ sơ, newest first; by `id`, `household_id` or `decision_id` when named."""
    query = (
        select(OtherCaseRow, HouseholdRow, SummaryRow)
        .join(HouseholdRow, col(HouseholdRow.id) == col(OtherCaseRow.household_id))
        .outerjoin(SummaryRow, col(SummaryRow.household_id) == col(HouseholdRow.id))
        .where(col(OtherCaseRow.deleted).is_(False))
        .order_by(col(OtherCaseRow.received_on).desc(), col(OtherCaseRow.id).desc())
    )
    for name, value in wanted.items():
        query = query.where(getattr(OtherCaseRow, name) == value)
    found = list(session.exec(query))
    known = _Known(
        rules,
        {each.id: each for each in list_hamlets(session, ended=True)},
        _people(session, {row.member_id for row, _household, _line in found}),
        _marks(session),
    )
    return [_case(known, *each) for each in found]


def _people(session: Session, ids: set[str]) -> dict[str, MemberRow]:
    query = select(MemberRow).where(col(MemberRow.id).in_(ids - {""}))
    return {row.id: row for row in session.exec(query)}


def _marks(session: Session) -> dict[str, CaseDecision]:
    sql = "SELECT id, number, decided_on, code FROM other_decision"
    return {
        each: CaseDecision(each, number, date.fromisoformat(day), code)
        for each, number, day, code in session.connection().exec_driver_sql(sql)
    }


def _case(
    known: _Known, row: OtherCaseRow, household: HouseholdRow, line: SummaryRow | None
) -> OtherCase:
    starts_on, due_on = known.rules.days_of(row.received_on)
    hamlet, member = known.hamlets.get(household.hamlet_id), known.people.get(row.member_id)
    sheet = read_sheet(row.sheet)
    head_name = line.head_name if line else ""
    return OtherCase(
        id=row.id,
        kind=OtherClass(row.kind),
        household_id=row.household_id,
        code=household.code,
        head_name=head_name,
        person=member.name if member else head_name,
        member_id=row.member_id,
        birth=member.birth if member else None,
        hamlet_id=household.hamlet_id,
        hamlet=hamlet.full_name if hamlet else "",
        area=hamlet.area_on(starts_on) if hamlet else None,
        listed=HouseholdClass(line.household_class) if line and line.household_class else None,
        received_on=row.received_on,
        occupation=Occupation(row.occupation) if row.occupation else None,
        reason=row.reason,
        starts_on=starts_on,
        due_on=due_on,
        standard=known.rules.standard_of(starts_on),
        sheet=sheet,
        income=income_of(sheet, known.rules.kinds),
        posting=_posting(row.posting),
        complaints=tuple(_complaint(each) for each in row.objections),
        refused_on=row.refused_on,
        refusal=row.refusal,
        decision=known.decisions.get(row.decision_id),
        is_gone=line is None or _has_left(row, member),
    )


def _has_left(row: OtherCaseRow, member: MemberRow | None) -> bool:
    """Whether the worker died, moved away or lives in another household by now."""
    if not row.member_id:
        return False
    return member is None or member.deleted or member.household_id != row.household_id


def _posting(told: Mapping[str, Any]) -> CasePosting | None:
    if not told:
        return None
    return CasePosting(
        date.fromisoformat(told["begins"]),
        date.fromisoformat(told["ends"]),
        told["working_days"],
        told["posted_by"],
        told["source"],
        tuple(told["unsure"]),
    )


def told_posting(posting: CasePosting) -> dict[str, Any]:
    """A posting as JSON can hold it."""
    return {
        "begins": posting.begins.isoformat(),
        "ends": posting.ends.isoformat(),
        "working_days": posting.working_days,
        "posted_by": posting.posted_by,
        "source": posting.source,
        "unsure": list(posting.unsure),
    }


def _complaint(told: Mapping[str, Any]) -> Complaint:
    answered = told["answered_on"]
    return Complaint(
        told["by_name"],
        told["told"],
        date.fromisoformat(told["received_on"]),
        date.fromisoformat(told["due_on"]),
        date.fromisoformat(answered) if answered else None,
        told["answer"],
    )


def told_complaint(complaint: Complaint) -> dict[str, Any]:
    """A complaint as JSON can hold it."""
    answered = complaint.answered_on
    return {
        "by_name": complaint.by_name,
        "told": complaint.told,
        "received_on": complaint.received_on.isoformat(),
        "due_on": complaint.due_on.isoformat(),
        "answered_on": answered.isoformat() if answered else "",
        "answer": complaint.answer,
    }


def new_case(**values: Any) -> OtherCaseRow:
    """A row to write."""
    return OtherCaseRow(id=new_id(), **values)


def loose_case(session: Session, case_id: str) -> OtherCaseRow | None:
    """One row, loose, to be changed and written; None when there is none."""
    row = session.get(OtherCaseRow, case_id)
    return OtherCaseRow(**row.model_dump()) if row is not None and not row.deleted else None


# --- decisions ----------------------------------------------------------------------------------


def decision_rows(session: Session, **wanted: str) -> list[OtherDecisionRow]:
    """Signed decisions, newest first; by `id` or `code` when named."""
    query = select(OtherDecisionRow)
    for name, value in wanted.items():
        query = query.where(getattr(OtherDecisionRow, name) == value)
    newest = (col(OtherDecisionRow.decided_on).desc(), col(OtherDecisionRow.id).desc())
    return list(session.exec(query.order_by(*newest)))


def keep_decision(session: Session, **values: Any) -> str:
    """Write a signed decision; from now on it cannot be changed."""
    row = OtherDecisionRow(id=new_id(), **values)
    session.add(row)
    session.flush()
    return row.id


def sealed_decision(session: Session, decision_id: str) -> dict[str, str]:
    """What the sealed diary says was signed; empty when it says nothing."""
    query = select(DiaryRow).where(
        DiaryRow.kind == "other_decision", DiaryRow.record_id == decision_id
    )
    row = session.exec(query).first()
    return {name: str(pair[1]) for name, pair in row.changes.items()} if row else {}


def is_of_other_classes(session: Session, decision_id: str) -> bool:
    """Whether a decision of the register is the one that such a signed decision gave it."""
    query = select(OtherDecisionRow.id).where(OtherDecisionRow.register_id == decision_id)
    return session.exec(query).first() is not None
