"""Người có thể ghi hai lần: their blocking keys, the people to compare, what was decided."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlmodel import Session, col, select

from ngheo_desktop.domain.matching import Person, blocking_keys, mate_key
from ngheo_desktop.domain.matching_names import person_name
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.domain.unreadable import read_birth, read_word
from ngheo_desktop.storage.ids import new_id
from ngheo_desktop.storage.tables import SamePersonRow

_CHUNK = 500  # ids in one IN list
_PEOPLE = (
    "SELECT m.id, m.name, m.sex, m.birth, m.personal_id, m.ethnic, m.relation, m.household_id, "
    "h.hamlet_id FROM member m JOIN household h ON h.id = m.household_id AND h.deleted = 0 "
    "WHERE m.deleted = 0"
)


def refresh_keys(connection: Any, household_id: str | None = None) -> None:
    """Make the keys of a household's people (or of all) anew, inside the caller's transaction."""
    gone, one = "DELETE FROM match_key", ""
    parameters: tuple[str, ...] = ()
    if household_id is not None:
        gone += " WHERE member_id IN (SELECT id FROM member WHERE household_id = ?)"
        one, parameters = " AND m.household_id = ?", (household_id,)
    connection.exec_driver_sql(gone, parameters)
    rows = connection.exec_driver_sql(_PEOPLE + one, parameters)
    keys = [(key, row[0]) for row in rows for key in sorted(blocking_keys(_person(row)))]
    if keys:
        connection.exec_driver_sql("INSERT INTO match_key (key, member_id) VALUES (?, ?)", keys)


def _person(row: Sequence[Any], mates: frozenset[str] = frozenset()) -> Person:
    member_id, name, sex, birth, number, ethnic, relation, household_id, hamlet_id = row
    return Person(
        member_id,
        person_name(name),
        read_word(Sex, sex),
        read_birth(birth),
        number,
        ethnic,
        relation,
        household_id,
        hamlet_id,
        mates,
    )


def everybody(session: Session) -> dict[str, Person]:
    """All people of living households, each with the others of the household."""
    return _with_mates(session.connection().exec_driver_sql(_PEOPLE))


def _with_mates(rows: Iterable[Sequence[Any]]) -> dict[str, Person]:
    houses: dict[str, list[tuple[Sequence[Any], str]]] = defaultdict(list)
    for row in rows:
        known = mate_key(person_name(row[1]), read_birth(row[3]))
        houses[row[7]].append((row, known))
    return {
        row[0]: _person(row, frozenset(known for other, known in house if other is not row))
        for house in houses.values()
        for row, _known in house
    }


def shared_keys(session: Session) -> dict[str, list[str]]:
    """Key → ids of the people who share it."""
    rows = session.connection().exec_driver_sql(
        "SELECT key, member_id FROM match_key WHERE key IN "
        "(SELECT key FROM match_key GROUP BY key HAVING count(*) > 1)"
    )
    keys: dict[str, list[str]] = defaultdict(list)
    for key, member_id in rows:
        keys[key].append(member_id)
    return keys


def all_keys(session: Session) -> set[tuple[str, str]]:
    """Every key with its person, to hold it against the register."""
    rows = session.connection().exec_driver_sql("SELECT key, member_id FROM match_key")
    return {(key, member_id) for key, member_id in rows}


def owners_of_keys(session: Session, keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Key and person of the register, for many keys at once."""
    connection = session.connection()
    for chunk in _chunks(keys):
        marks = ", ".join("?" * len(chunk))
        sql = f"SELECT key, member_id FROM match_key WHERE key IN ({marks})"
        rows = connection.exec_driver_sql(sql, tuple(chunk))
        yield from ((key, member_id) for key, member_id in rows)


def people_with_keys(session: Session, keys: Iterable[str]) -> dict[str, Person]:
    """Whoever shares a key, with the others of their household."""
    wanted = sorted(keys)
    connection = session.connection()
    marks = ", ".join("?" * len(wanted))
    found = connection.exec_driver_sql(
        f"SELECT DISTINCT member_id FROM match_key WHERE key IN ({marks})", tuple(wanted)
    )
    return people_of(session, [row[0] for row in found])


def people_of(session: Session, member_ids: Sequence[str]) -> dict[str, Person]:
    """These people, with the others of their household."""
    found: dict[str, Person] = {}
    for chunk in _chunks(member_ids):
        marks = ", ".join("?" * len(chunk))
        inside = f" AND m.household_id IN (SELECT household_id FROM member WHERE id IN ({marks}))"
        rows = session.connection().exec_driver_sql(_PEOPLE + inside, tuple(chunk))
        wanted = set(chunk)
        found |= {key: each for key, each in _with_mates(rows).items() if key in wanted}
    return found


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for at in range(0, len(ids), _CHUNK):
        yield ids[at : at + _CHUNK]


def count_namesakes(session: Session, name: str) -> int:
    """How many people bear a name (as `PersonName.sorted`)."""
    sql = "SELECT count(*) FROM match_key WHERE key = ?"
    return int(session.connection().exec_driver_sql(sql, (f"n{name}",)).scalar() or 0)


def names_and_codes(session: Session, member_ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Member id → name as written and code of the household."""
    found: dict[str, tuple[str, str]] = {}
    for chunk in _chunks(member_ids):
        marks = ", ".join("?" * len(chunk))
        sql = (
            "SELECT m.id, m.name, h.code FROM member m JOIN household h ON h.id = m.household_id "
            f"WHERE m.id IN ({marks})"
        )
        for member_id, name, code in session.connection().exec_driver_sql(sql, tuple(chunk)):
            found[member_id] = (name, code)
    return found


# --- decisions ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StoredVerdict:
    """Quyết định about two people, as it was noted."""

    id: str
    first_id: str
    second_id: str
    verdict: str
    seen: str
    kept_id: str = ""
    filled: Mapping[str, Any] | None = None
    household_away: str = ""

    @property
    def away_id(self) -> str:
        return self.second_id if self.kept_id == self.first_id else self.first_id


def digest_of(one: Person, two: Person) -> str:
    """What was seen of two people; another digest means that something about them has changed."""
    told = sorted(
        "|".join(
            (
                each.id,
                *each.name.toned_words,
                each.sex or "",
                each.birth.iso if each.birth else "",
                each.personal_id,
                each.ethnic,
                each.relation,
                each.household_id,
            )
        )
        for each in (one, two)
    )
    return sha256("\n".join(told).encode()).hexdigest()


def note_verdict(session: Session, verdict: StoredVerdict) -> str:
    """Keep what was decided; an earlier word about the same two gives way. Returns its id."""
    first, second = sorted((verdict.first_id, verdict.second_id))
    query = select(SamePersonRow).where(
        SamePersonRow.first_id == first,
        SamePersonRow.second_id == second,
        col(SamePersonRow.deleted).is_(False),
    )
    for old in session.exec(query):
        old.deleted = True
        session.add(old)
    row = SamePersonRow(
        id=new_id(),
        first_id=first,
        second_id=second,
        verdict=verdict.verdict,
        seen=verdict.seen,
        kept_id=verdict.kept_id,
        filled=dict(verdict.filled or {}),
        household_away=verdict.household_away,
    )
    session.add(row)
    session.flush()
    return row.id


def set_verdict_taken_back(session: Session, verdict_id: str, *, taken_back: bool = True) -> None:
    """Take a decision back, or let it hold again."""
    row = session.get_one(SamePersonRow, verdict_id)
    row.deleted = taken_back
    session.add(row)
    session.flush()


def verdicts(session: Session) -> list[StoredVerdict]:
    """Every decision that holds, oldest first."""
    query = select(SamePersonRow).where(col(SamePersonRow.deleted).is_(False))
    return [_verdict(row) for row in session.exec(query.order_by(col(SamePersonRow.id)))]


def load_verdict(session: Session, verdict_id: str) -> StoredVerdict | None:
    """One decision that holds."""
    row = session.get(SamePersonRow, verdict_id)
    return _verdict(row) if row is not None and not row.deleted else None


def _verdict(row: SamePersonRow) -> StoredVerdict:
    return StoredVerdict(
        row.id,
        row.first_id,
        row.second_id,
        row.verdict,
        row.seen,
        row.kept_id,
        row.filled,
        row.household_away,
    )
