"""Quyết định as stored: what is prepared, all signed lists, and what happened between two days."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from ngheo_desktop.domain.decisions import BasisLine, DecisionPlan, SigningMode
from ngheo_desktop.domain.family_events import EventKind
from ngheo_desktop.domain.movement import Fate
from ngheo_desktop.domain.standings import DecidedList, Standing
from ngheo_desktop.domain.terms import HouseholdClass, Provenance
from ngheo_desktop.storage.ids import new_id
from ngheo_desktop.storage.tables import DecisionLineRow, DecisionPlanRow, DecisionRow

# --- dự thảo ------------------------------------------------------------------------------------


def save_plan(session: Session, plan: DecisionPlan) -> str:
    """Write what is prepared; returns its id."""
    row = session.get(DecisionPlanRow, plan.id) if plan.id else None
    if row is None:
        row = DecisionPlanRow(id=plan.id or new_id())
    row.deleted = False
    row.round_id, row.supplement_of = plan.round_id, plan.supplement_of
    row.told = _told(plan)
    session.add(row)
    session.flush()
    return row.id


def _told(plan: DecisionPlan) -> dict[str, Any]:
    return {
        "number": plan.number,
        "decided_on": plan.decided_on.isoformat() if plan.decided_on else "",
        "signing": plan.signing.value,
        "signer_name": plan.signer_name,
        "basis": [_told_basis(each) for each in plan.basis],
        "recipients": list(plan.recipients),
        "reasons": dict(plan.reasons),
        "classes": {key: value.value for key, value in plan.classes.items()},
    }


def _told_basis(line: BasisLine) -> dict[str, str]:
    return {
        "text": line.text,
        "provenance": line.provenance.value,
        "source": line.source,
        "confirmed_by": line.confirmed_by,
        "confirmed_on": line.confirmed_on.isoformat() if line.confirmed_on else "",
    }


def load_plan(session: Session, plan_id: str) -> DecisionPlan | None:
    """One prepared decision; None when there is none, or it was taken back."""
    row = session.get(DecisionPlanRow, plan_id)
    return _plan(row) if row is not None and not row.deleted else None


def list_plans(session: Session) -> list[DecisionPlan]:
    """Everything prepared, newest first."""
    query = select(DecisionPlanRow).where(col(DecisionPlanRow.deleted).is_(False))
    return [_plan(row) for row in session.exec(query.order_by(col(DecisionPlanRow.id).desc()))]


def set_plan_deleted(session: Session, plan_id: str, *, deleted: bool) -> None:
    """Take a prepared decision away, or let it stand again."""
    row = session.get_one(DecisionPlanRow, plan_id)
    row.deleted = deleted
    session.add(row)
    session.flush()


def _plan(row: DecisionPlanRow) -> DecisionPlan:
    told = row.told
    return DecisionPlan(
        row.id,
        row.round_id,
        row.supplement_of,
        told["number"],
        _day(told["decided_on"]),
        SigningMode(told["signing"]),
        told["signer_name"],
        tuple(_basis(each) for each in told["basis"]),
        tuple(told["recipients"]),
        told["reasons"],
        {key: HouseholdClass(value) for key, value in told["classes"].items()},
    )


def _basis(told: Mapping[str, str]) -> BasisLine:
    return BasisLine(
        told["text"],
        Provenance(told["provenance"]),
        told["source"],
        told["confirmed_by"],
        _day(told["confirmed_on"]),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


# --- signed lists -------------------------------------------------------------------------------


def decided_lists(session: Session) -> list[DecidedList]:
    """Every signed decision with its lines, oldest first."""
    lines: dict[str, dict[str, Standing]] = defaultdict(dict)
    sql = (
        "SELECT decision_id, household_id, household_class, members FROM decision_line "
        "WHERE deleted = 0"
    )
    for decision_id, household_id, kind, members in session.connection().exec_driver_sql(sql):
        lines[decision_id][household_id] = Standing(HouseholdClass(kind), members)
    return [
        DecidedList(row.number, row.decided_on, row.standard, row.scope, lines[row.id])
        for row in decision_rows(session)
    ]


def decision_rows(session: Session) -> list[DecisionRow]:
    """Every signed decision, oldest first; those of one day in the order they were written."""
    query = select(DecisionRow).where(col(DecisionRow.deleted).is_(False))
    return list(session.exec(query.order_by(col(DecisionRow.decided_on), col(DecisionRow.id))))


def read_decision(session: Session, decision_id: str) -> DecisionRow | None:
    """One signed decision."""
    row = session.get(DecisionRow, decision_id)
    return row if row is not None and not row.deleted else None


def count_lines(session: Session) -> dict[str, dict[HouseholdClass, int]]:
    """Households per class of each decision."""
    counts: dict[str, dict[HouseholdClass, int]] = defaultdict(dict)
    sql = (
        "SELECT decision_id, household_class, count(*) FROM decision_line WHERE deleted = 0 "
        "GROUP BY decision_id, household_class"
    )
    for decision_id, kind, count in session.connection().exec_driver_sql(sql):
        counts[decision_id][HouseholdClass(kind)] = count
    return counts


def classes_in_register(session: Session) -> dict[str, HouseholdClass]:
    """The class by decision of each household of the register that has one."""
    sql = "SELECT household_id, household_class FROM summary WHERE household_class <> ''"
    rows = session.connection().exec_driver_sql(sql)
    return {household: HouseholdClass(kind) for household, kind in rows}


def lines_of(session: Session, decision_id: str) -> dict[str, tuple[HouseholdClass, str, int]]:
    """Class, head and number of people of each line, by household."""
    query = select(DecisionLineRow).where(
        DecisionLineRow.decision_id == decision_id, col(DecisionLineRow.deleted).is_(False)
    )
    return {
        row.household_id: (row.household_class, row.head_name, row.members)
        for row in session.exec(query)
    }


# --- between two days ---------------------------------------------------------------------------

_PRESENT = """
SELECT household_id, id, coalesce(since, ''), '' FROM member WHERE deleted = 0
UNION ALL
SELECT household_id, member_id, coalesce(begins, ''), ends FROM stay WHERE deleted = 0
"""
_SPLITS = """
SELECT s.member_id, s.household_id FROM stay s
WHERE s.deleted = 0 AND s.why = ? AND s.ends > ? AND s.ends <= ?
"""
_CAME = """
SELECT household_id FROM family_event WHERE deleted = 0 AND kind = ? AND day > ? AND day <= ?
"""


def fates_between(session: Session, first: date, last: date) -> dict[str, Fate]:
    """What the family events tell of each household after the first day, up to the last."""
    connection = session.connection()
    days = (first.isoformat(), last.isoformat())
    then, now = _people(connection, days[0]), _people(connection, days[1])
    split: dict[str, str] = dict(
        list(connection.exec_driver_sql(_SPLITS, (EventKind.SPLIT.value, *days)))
    )
    came = {r[0] for r in connection.exec_driver_sql(_CAME, (EventKind.MOVE_IN.value, *days))}
    fates = {}
    sql = "SELECT id, hamlet_id, deleted, ended_on FROM household"
    for household, hamlet, deleted, ended_on in connection.exec_driver_sql(sql):
        before, after = then.get(household, set()), now.get(household, set())
        begins = not before
        origins = {split[person] for person in after if person in split} if begins else set()
        fates[household] = Fate(
            hamlet_id=hamlet,
            ended=bool(deleted) and (ended_on is None or ended_on <= days[1]),
            moved_in=begins and household in came,
            split_from=min(origins - {household}, default=""),
            people_in=len(after - before),
            people_out=len(before - after),
        )
    return fates


def _people(connection: Any, day: str) -> dict[str, set[str]]:
    """Who was in which household at the end of a day."""
    people: dict[str, set[str]] = defaultdict(set)
    for household, person, begins, ends in connection.exec_driver_sql(_PRESENT):
        if begins <= day and (not ends or ends > day):
            people[household].add(person)
    return people
