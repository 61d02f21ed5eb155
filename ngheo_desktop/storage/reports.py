"""What the reports ask of the register: the listed households as they stood on a day."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.facts import MemberAnswers
from ngheo_desktop.domain.frozen_lists import FrozenRow, read_body
from ngheo_desktop.domain.register import HEAD
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.storage.answers import member_answers

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Traits:
    """What stands in the register about a household itself."""

    code: str
    head_name: str
    no_labour: bool
    causes: frozenset[str]
    wishes: frozenset[str]


@dataclass(frozen=True, slots=True)
class PersonThen:
    """One person of a household on a day."""

    id: str
    name: str
    relation: str
    sex: Sex | None
    birth: Birth | None
    ethnic: str
    merit: bool


@dataclass(frozen=True, slots=True)
class Lacks:
    """B2 of a household with each indicator by code; None = it is not known."""

    deprivation: int | None
    findings: tuple[tuple[str, bool | None], ...]


def _in_chunks(session: Session, sql: str, ids: Sequence[str], *also: Any) -> Iterator[Any]:
    """Rows of a question about many households; «{ids}» stands for the question marks."""
    for at in range(0, len(ids), _CHUNK):
        part = ids[at : at + _CHUNK]
        marks = ", ".join("?" * len(part))
        yield from session.connection().exec_driver_sql(sql.format(ids=marks), (*part, *also))


_TRAITS = """
SELECT h.id, h.code, coalesce(s.head_name, ''), h.no_labour, h.causes, h.wishes
FROM household h LEFT JOIN summary s ON s.household_id = h.id WHERE h.id IN ({ids})
"""


def read_traits(session: Session, ids: Sequence[str]) -> dict[str, Traits]:
    """Code, head, flags, causes and wishes as they are in the register now."""
    return {
        row[0]: Traits(
            row[1],
            row[2],
            bool(row[3]),
            frozenset(json.loads(row[4])),
            frozenset(json.loads(row[5])),
        )
        for row in _in_chunks(session, _TRAITS, ids)
    }


_PERSON = "m.name, {relation}, m.sex, m.birth, m.ethnic, m.merit, m.position"
_PRESENT = (
    f"SELECT m.household_id, m.id, {_PERSON.format(relation='m.relation')} FROM member m "
    "WHERE m.household_id IN ({ids}) AND m.deleted = 0 AND (m.since IS NULL OR m.since <= ?)"
)
_STAYED = (
    f"SELECT s.household_id, m.id, {_PERSON.format(relation='s.relation')} FROM stay s "
    "JOIN member m ON m.id = s.member_id WHERE s.household_id IN ({ids}) AND s.deleted = 0 "
    "AND s.ends > ? AND (s.begins IS NULL OR s.begins <= ?) ORDER BY s.ends"
)


def people_on(session: Session, ids: Sequence[str], day: date) -> dict[str, list[PersonThen]]:
    """Who was in which household on a day, heads first."""
    on = day.isoformat()
    found: dict[str, list[tuple[bool, int, PersonThen]]] = defaultdict(list)
    placed = set()
    rows = [*_in_chunks(session, _PRESENT, ids, on), *_in_chunks(session, _STAYED, ids, on, on)]
    for household, member, name, relation, sex, birth, ethnic, merit, position in rows:
        if member in placed:  # brought back by the history: one place a day is enough
            continue
        placed.add(member)
        told = PersonThen(
            member,
            name,
            relation,
            Sex(sex) if sex else None,
            Birth.from_iso(birth) if birth else None,
            ethnic,
            bool(merit),
        )
        found[household].append((relation != HEAD, position, told))
    return {
        household: [each for _other, _place, each in sorted(people, key=lambda x: x[:2])]
        for household, people in found.items()
    }


_RESULTS = """
SELECT household_id, deprivation_score, findings FROM result
WHERE household_id IN ({ids}) AND standard = ? AND survey_date <= ? ORDER BY survey_date
"""


def read_lacks(
    session: Session, ids: Sequence[str], standard: str, until: date
) -> dict[str, Lacks]:
    """The latest computed indicators by a standard, up to a day."""
    latest = {
        household: (score, findings)
        for household, score, findings in _in_chunks(
            session, _RESULTS, ids, standard, until.isoformat()
        )
    }
    return {
        household: Lacks(score, tuple((code, lack) for code, lack, _why in json.loads(findings)))
        for household, (score, findings) in latest.items()
    }


_ANSWERS = """
SELECT a.member_id, a.answers FROM checklist c
JOIN checklist_member a ON a.checklist_id = c.id AND a.deleted = 0
WHERE c.household_id IN ({ids}) AND c.deleted = 0 AND c.survey_date <= ?
ORDER BY c.survey_date, c.id
"""


def answers_until(session: Session, ids: Sequence[str], until: date) -> dict[str, MemberAnswers]:
    """What the latest sheet up to a day says of each person."""
    latest = dict(tuple(row) for row in _in_chunks(session, _ANSWERS, ids, until.isoformat()))
    return {member: member_answers(json.loads(told)) for member, told in latest.items()}


# --- signed lists -------------------------------------------------------------------------------


_BODIES = """
SELECT f.body FROM frozen_list f JOIN decision d ON d.id = f.decision_id
WHERE d.id IN ({ids}) ORDER BY d.decided_on, d.id
"""


@dataclass(frozen=True, slots=True)
class SignedRow:
    """The line of a household in a frozen list, and which decision it is of."""

    decided_on: date
    number: str
    row: FrozenRow


def frozen_rows(session: Session, decisions: Sequence[str]) -> dict[str, SignedRow]:
    """The latest line of each household in the frozen lists of some decisions."""
    bodies = [read_body(body) for (body,) in _in_chunks(session, _BODIES, decisions)]
    return {
        row.household_id: SignedRow(told.head.decided_on, told.head.number, row)
        for told in bodies
        for row in told.rows
    }


@dataclass(frozen=True, slots=True)
class DecisionSource:
    """Where a frozen decision comes from: its round ("" = a supplement), the code on its pages."""

    round_id: str
    code: str


_SOURCES = """
SELECT f.decision_id, p.round_id, f.code FROM frozen_list f JOIN decision_plan p ON p.id = f.plan_id
"""


def sources_of_decisions(session: Session) -> dict[str, DecisionSource]:
    """By id of each decision that was frozen here."""
    rows = session.connection().exec_driver_sql(_SOURCES)
    return {decision: DecisionSource(round_, code) for decision, round_, code in rows}
