"""Danh sách đã chốt as stored: written once with its decision, read back, never changed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, col, select

from ngheo_desktop.domain.frozen_lists import FrozenMember, FrozenRow, KeptList, ListMark
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.storage.ids import new_id
from ngheo_desktop.storage.tables import (
    DecisionLineRow,
    DecisionRow,
    DiaryRow,
    FrozenListRow,
    FrozenPaperRow,
    HandoverRow,
)

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class NewDecision:
    """The decision that a frozen list becomes."""

    number: str
    decided_on: date
    standard: str
    scope: str
    supplement_of: str


def write_decision(session: Session, decision: NewDecision, rows: Sequence[FrozenRow]) -> str:
    """Write the decision with its lines, from which every class of the register follows."""
    row = DecisionRow(
        id=new_id(),
        number=decision.number,
        decided_on=decision.decided_on,
        standard=decision.standard,
        scope=decision.scope,
        supplement_of=decision.supplement_of,
    )
    session.add(row)
    session.flush()
    lines = [
        {
            "id": new_id(),
            "deleted": False,
            "extra": {},
            "decision_id": row.id,
            "household_id": each.household_id,
            "household_class": each.household_class,
            "head_name": each.head_name,
            "members": each.members,
        }
        for each in rows
    ]
    if lines:
        session.execute(insert(DecisionLineRow), lines)
    return row.id


_CLASSES = """
UPDATE summary SET household_class = coalesce((SELECT l.household_class FROM decision_line l
  JOIN decision d ON d.id = l.decision_id WHERE l.household_id = summary.household_id
  AND l.deleted = 0 AND d.deleted = 0 ORDER BY d.decided_on DESC, d.id DESC LIMIT 1), '')
WHERE household_id IN (SELECT household_id FROM decision_line WHERE decision_id = ?)
"""


def refresh_classes(session: Session, decision_id: str) -> None:
    """Bring the class in the list lines of a decision's households up to it."""
    session.connection().exec_driver_sql(_CLASSES, (decision_id,))


def keep_list(session: Session, kept: KeptList, pdf: bytes) -> None:
    """Write the frozen list; from now on its decision and lines cannot be changed either."""
    session.add(
        FrozenListRow(
            id=kept.id,
            decision_id=kept.decision_id,
            plan_id=kept.plan_id,
            serial=kept.serial,
            code=kept.code,
            fingerprint=kept.fingerprint,
            body=kept.body,
            rule=kept.rule,
            pdf=pdf,
            pdf_digest=sha256(pdf).hexdigest(),
        )
    )
    session.flush()


def kept_lists(session: Session, **wanted: str) -> list[KeptList]:
    """Frozen lists with their words, oldest first; by `id` or `code` when named."""
    return [KeptList(*row) for row in _columns(session, (*_MARKS, *_WORDS), wanted)]


def list_marks(session: Session, **wanted: str) -> list[ListMark]:
    """What names each frozen list, oldest first; by `decision_id` or `plan_id` when named."""
    return [ListMark(*row) for row in _columns(session, _MARKS, wanted)]


_MARKS = ("id", "decision_id", "plan_id", "serial", "code")
_WORDS = ("fingerprint", "body", "rule")


def _columns(session: Session, names: Sequence[str], wanted: Mapping[str, str]) -> list[Any]:
    query = select(*(getattr(FrozenListRow, name) for name in names))
    for name, value in wanted.items():
        query = query.where(getattr(FrozenListRow, name) == value)
    return list(session.exec(query.order_by(col(FrozenListRow.id))))


def last_certificate(session: Session, year: int) -> int:
    """The highest number that a certificate of the year bears already; 0 = none."""
    sql = (
        "SELECT max(json_extract(r.value, '$.certificate')) FROM frozen_list f, "
        "json_each(f.body, '$.rows') r WHERE json_extract(f.body, '$.head.decided_on') LIKE ?"
    )
    return int(session.connection().exec_driver_sql(sql, (f"{year}-%",)).scalar() or 0)


def kept_pdf(session: Session, list_id: str) -> tuple[bytes, str]:
    """The decision as it was printed, and the digest that it had then."""
    row = session.get_one(FrozenListRow, list_id)
    return row.pdf, row.pdf_digest


def kept_paper(session: Session, list_id: str, kind: str, about: str) -> bytes | None:
    """A paper as it was made the first time; None = it was not made yet."""
    row = session.get(FrozenPaperRow, (list_id, kind, about))
    return row.pdf if row is not None else None


def keep_paper(session: Session, list_id: str, kind: str, about: str, pdf: bytes) -> None:
    """Keep a paper, so that a reprint is the same bytes."""
    session.add(FrozenPaperRow(list_id=list_id, kind=kind, about=about, pdf=pdf))
    session.flush()


def sealed_lists(session: Session) -> dict[str, dict[str, str]]:
    """What the sealed diary says was frozen, by id of the list."""
    query = select(DiaryRow).where(DiaryRow.kind == "frozen_list")
    return {
        row.record_id: {name: str(pair[1]) for name, pair in row.changes.items()}
        for row in session.exec(query)
    }


def sealed_papers(session: Session, list_id: str) -> dict[str, str]:
    """Digests in the diary of the papers made from a list, by name."""
    query = select(DiaryRow).where(DiaryRow.kind == "frozen_paper", DiaryRow.record_id == list_id)
    return {name: str(pair[1]) for row in session.exec(query) for name, pair in row.changes.items()}


def paper_digests(session: Session, list_id: str) -> dict[str, str]:
    """Digests of the papers kept of a list, by name."""
    query = select(FrozenPaperRow).where(FrozenPaperRow.list_id == list_id)
    return {
        f"{row.kind} {row.about}".strip(): sha256(row.pdf).hexdigest()
        for row in session.exec(query)
    }


# --- what a row tells ---------------------------------------------------------------------------


def fill_rows(
    session: Session, rows: Mapping[str, FrozenRow], standard: str, since: date
) -> list[FrozenRow]:
    """The rows with people, address and scores as the register has them now, in register order."""
    people = _people(session, list(rows))
    scores = _scores(session, list(rows), standard, since)
    filled = []
    for household_id, address, declared in _households(session, list(rows)):
        members, issued = people.get(household_id, ((), None))
        income, deprivation, lacking = scores.get(household_id, (None, None, ""))
        head = next((each.name for each in members if each.relation == "head"), "")
        filled.append(
            replace(
                rows[household_id],
                address=address,
                head_name=head or rows[household_id].head_name,
                members=max(len(members), declared or 0),
                people=members,
                personal_id_issued=issued,
                income_score=income,
                deprivation_score=deprivation,
                lacking=lacking,
            )
        )
    return filled


def _chunks(ids: Sequence[str]) -> list[tuple[str, Sequence[str]]]:
    parts = [ids[at : at + _CHUNK] for at in range(0, len(ids), _CHUNK)]
    return [(", ".join("?" * len(part)), part) for part in parts]


def _households(session: Session, ids: Sequence[str]) -> list[Any]:
    """Id, address and declared people, in register order: hamlet, head, code."""
    found: list[Any] = []
    for marks, part in _chunks(ids):
        sql = (
            "SELECT h.id, h.address, h.declared_members, s.hamlet_position, s.head_key, h.code "
            "FROM household h LEFT JOIN summary s ON s.household_id = h.id "
            f"WHERE h.id IN ({marks})"
        )
        found += session.connection().exec_driver_sql(sql, tuple(part)).all()
    found.sort(key=lambda row: (row[3] if row[3] is not None else 999, row[4] or "", row[5]))
    return [row[:3] for row in found]


def _people(
    session: Session, ids: Sequence[str]
) -> dict[str, tuple[tuple[FrozenMember, ...], date | None]]:
    members: dict[str, list[FrozenMember]] = defaultdict(list)
    issued: dict[str, date | None] = {}
    for marks, part in _chunks(ids):
        sql = (
            "SELECT household_id, name, relation, sex, birth, personal_id, ethnic, "
            f"personal_id_issued FROM member WHERE deleted = 0 AND household_id IN ({marks}) "
            "ORDER BY household_id, relation <> 'head', position, id"
        )
        for row in session.connection().exec_driver_sql(sql, tuple(part)):
            household, name, relation, sex, birth, number, ethnic, day = row
            told = Sex(sex) if sex else None
            members[household].append(
                FrozenMember(name, relation, told, birth or "", number or "", ethnic)
            )
            if relation == "head" and household not in issued:
                issued[household] = date.fromisoformat(day) if day else None
    return {key: (tuple(value), issued.get(key)) for key, value in members.items()}


def _scores(
    session: Session, ids: Sequence[str], standard: str, since: date
) -> dict[str, tuple[int | None, int | None, str]]:
    found = {}
    for marks, part in _chunks(ids):
        sql = (
            "SELECT household_id, income_score, deprivation_score, lacking FROM result "
            f"WHERE standard = ? AND survey_date >= ? AND household_id IN ({marks}) "
            "ORDER BY survey_date"
        )
        parameters = (standard, since.isoformat(), *part)
        for household, income, deprivation, lacking in session.connection().exec_driver_sql(
            sql, parameters
        ):
            found[household] = (income, deprivation, lacking)
    return found


# --- đã trao ------------------------------------------------------------------------------------


def handovers(session: Session, decision_id: str) -> dict[str, tuple[date, str]]:
    """Day and receiver of each certificate handed over, by household."""
    query = select(HandoverRow).where(
        HandoverRow.decision_id == decision_id, col(HandoverRow.deleted).is_(False)
    )
    return {row.household_id: (row.handed_on, row.receiver) for row in session.exec(query)}


def note_handover(
    session: Session, decision_id: str, household_id: str, day: date | None, receiver: str = ""
) -> None:
    """Certificate handed over that day; None takes it back."""
    query = select(HandoverRow).where(
        HandoverRow.decision_id == decision_id, HandoverRow.household_id == household_id
    )
    row = session.exec(query).first()
    if row is None:
        if day is None:
            return
        row = HandoverRow(
            id=new_id(), decision_id=decision_id, household_id=household_id, handed_on=day
        )
    row.deleted = day is None
    if day is not None:
        row.handed_on, row.receiver = day, receiver
    session.add(row)
    session.flush()
