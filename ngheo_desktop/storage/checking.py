"""Kiểm tra dữ liệu in the tables: rows without their owner, lists that lag, the file itself."""

from collections.abc import Iterator
from typing import Any, cast

from sqlcipher3 import dbapi2
from sqlmodel import Session, SQLModel

from ngheo_desktop.domain.facts import Education, MemberAnswers
from ngheo_desktop.domain.matching import blocking_keys, number_of
from ngheo_desktop.domain.register import Household, Member
from ngheo_desktop.domain.unreadable import read_word
from ngheo_desktop.storage.duplicates import all_keys, everybody
from ngheo_desktop.storage.households import household_of_row, member_of_row
from ngheo_desktop.storage.search_index import PEOPLE
from ngheo_desktop.storage.store import Store
from ngheo_desktop.storage.tables import HouseholdRow, MemberRow

_ORPHANS = {
    "member": "SELECT id FROM member WHERE household_id NOT IN (SELECT id FROM household)",
    "checklist": "SELECT id FROM checklist WHERE household_id NOT IN (SELECT id FROM household)",
    "checklist_member": (
        "SELECT id FROM checklist_member WHERE checklist_id NOT IN (SELECT id FROM checklist) "
        "OR member_id NOT IN (SELECT id FROM member)"
    ),
    "decision_line": (
        "SELECT id FROM decision_line WHERE decision_id NOT IN (SELECT id FROM decision) "
        "OR household_id NOT IN (SELECT id FROM household)"
    ),
    "stay": (
        "SELECT id FROM stay WHERE member_id NOT IN (SELECT id FROM member) "
        "OR household_id NOT IN (SELECT id FROM household)"
    ),
    "family_event": (
        "SELECT id FROM family_event WHERE household_id NOT IN (SELECT id FROM household)"
    ),
    "same_person": (
        "SELECT id FROM same_person WHERE first_id NOT IN (SELECT id FROM member) "
        "OR second_id NOT IN (SELECT id FROM member)"
    ),
    "hamlet_area": "SELECT id FROM hamlet_area WHERE hamlet_id NOT IN (SELECT id FROM hamlet)",
    "hamlet_count": "SELECT id FROM hamlet_count WHERE hamlet_id NOT IN (SELECT id FROM hamlet)",
    "draft": (
        "SELECT subject_id FROM draft WHERE subject_id <> '' AND kind <> 'minutes' "
        "AND subject_id NOT IN (SELECT id FROM household)"
    ),
    "result": (
        "SELECT household_id FROM result WHERE household_id NOT IN (SELECT id FROM household)"
    ),
}
_SCHOOL = """
SELECT a.member_id, json_extract(a.answers, '$.education'), json_extract(a.answers, '$.studying')
FROM checklist c JOIN checklist_member a ON a.checklist_id = c.id AND a.deleted = 0
  AND json_valid(a.answers)
WHERE c.deleted = 0 AND c.id = (SELECT x.id FROM checklist x
  WHERE x.household_id = c.household_id AND x.deleted = 0 ORDER BY x.survey_date DESC LIMIT 1)
"""
_LAGGING = """
SELECT h.id, h.code FROM household h LEFT JOIN summary s ON s.household_id = h.id
LEFT JOIN member head ON head.id = (SELECT m.id FROM member m WHERE m.household_id = h.id
  AND m.deleted = 0 AND m.relation = 'head' ORDER BY m.position LIMIT 1)
WHERE h.deleted = 0 AND (s.rid IS NULL OR s.code <> h.code OR s.hamlet_id <> h.hamlet_id
  OR s.head_name <> coalesce(head.name, '') OR s.birth <> coalesce(head.birth, '')
  OR s.household_class <> coalesce((SELECT l.household_class FROM decision_line l
    JOIN decision d ON d.id = l.decision_id
    WHERE l.household_id = h.id AND l.deleted = 0 AND d.deleted = 0
    ORDER BY d.decided_on DESC, d.id DESC LIMIT 1), '')
  OR s.members <> max(coalesce(CAST(h.declared_members AS INTEGER), 0),
    (SELECT count(*) FROM member m WHERE m.household_id = h.id AND m.deleted = 0)))
"""
_TOO_MANY = """
SELECT s.household_id, s.code FROM summary s
LEFT JOIN household h ON h.id = s.household_id AND h.deleted = 0 WHERE h.id IS NULL
"""
_SAME_CODE = """
SELECT id, code FROM household WHERE deleted = 0 AND code <> '' AND code IN (
  SELECT code FROM household WHERE deleted = 0 GROUP BY code HAVING count(*) > 1) ORDER BY code
"""
_NO_HAMLET = """
SELECT id, code FROM household WHERE deleted = 0
  AND hamlet_id NOT IN (SELECT id FROM hamlet WHERE deleted = 0)
"""


def living_households(session: Session) -> dict[str, Household]:
    """Every household of the register, by id; read as plain rows, for there are many."""
    people, houses = _columns(MemberRow), _columns(HouseholdRow)
    connection = session.connection()
    members: dict[str, list[Member]] = {}
    living = people.select().where(people.c.deleted.is_(False))
    for row in connection.execute(living.order_by(people.c.position, people.c.id)):
        members.setdefault(row.household_id, []).append(member_of_row(cast(MemberRow, row)))
    rows = connection.execute(
        houses.select().where(houses.c.deleted.is_(False)).order_by(houses.c.code)
    )
    return {
        row.id: household_of_row(cast(HouseholdRow, row), tuple(members.get(row.id, ())))
        for row in rows
    }


def _columns(table: type[SQLModel]) -> Any:
    """The table itself: its rows have the fields of the class, without its bookkeeping."""
    return SQLModel.metadata.tables[str(table.__tablename__)]


def last_answers(session: Session) -> dict[str, MemberAnswers]:
    """Member id → what the last sheet of the household says about school; nothing else is read."""
    return {
        member_id: MemberAnswers(
            education=read_word(Education, education),
            studying=None if studying is None else bool(studying),
        )
        for member_id, education, studying in session.connection().exec_driver_sql(_SCHOOL)
    }


def orphans(session: Session) -> Iterator[tuple[str, str]]:
    """Table and id of each row whose owner does not exist."""
    for table, sql in _ORPHANS.items():
        for (record_id,) in session.connection().exec_driver_sql(sql):
            yield table, record_id


def erase_orphan_results(session: Session) -> int:
    """Take away computed results of households that do not exist; returns how many."""
    sql = "DELETE FROM result WHERE household_id NOT IN (SELECT id FROM household)"
    return int(session.connection().exec_driver_sql(sql).rowcount)


def without_hamlet(session: Session) -> list[tuple[str, str]]:
    """Id and code of the households whose hamlet is not in the register."""
    return _pairs(session, _NO_HAMLET)


def same_codes(session: Session) -> list[tuple[str, str]]:
    """Id and code of the living households that share a code with another one."""
    return _pairs(session, _SAME_CODE)


def lagging_lines(session: Session) -> list[tuple[str, str]]:
    """Id and code of the households whose line in the list does not say what the register says."""
    return [*_pairs(session, _LAGGING), *_pairs(session, _TOO_MANY)]


def _pairs(session: Session, sql: str) -> list[tuple[str, str]]:
    return [(row[0], row[1]) for row in session.connection().exec_driver_sql(sql)]


def lagging_search(session: Session) -> int:
    """How many people of the search index are missing or too many."""
    connection = session.connection()
    wanted = {
        rid * PEOPLE + place
        for rid, people in connection.exec_driver_sql(
            "SELECT s.rid, count(m.id) FROM summary s LEFT JOIN member m "
            "ON m.household_id = s.household_id AND m.deleted = 0 GROUP BY s.rid"
        )
        for place in range(min(max(people, 1), PEOPLE))
    }
    there = {row[0] for row in connection.exec_driver_sql("SELECT rowid FROM household_fts")}
    return len(wanted ^ there)


def lagging_keys(session: Session) -> int:
    """How many blocking keys do not follow from the people of the register."""
    people = everybody(session).values()
    wanted = {(key, each.id) for each in people for key in blocking_keys(each)}
    return len(wanted ^ all_keys(session))


def same_numbers(households: dict[str, Household]) -> Iterator[tuple[str, str]]:
    """Household and member ids of each person whose number stands in another household too."""
    owners: dict[str, list[tuple[str, str]]] = {}
    for household in households.values():
        for member in household.members:
            if number := number_of(member.personal_id):
                owners.setdefault(number, []).append((household.id, member.id))
    for places in owners.values():
        if len({household_id for household_id, _member in places}) > 1:
            yield from places


def file_faults(store: Store) -> list[str]:
    """What SQLite and its encryption find wrong with the file; empty = sound."""
    connection: Any = store.connection()
    try:
        faults = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
        sound = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
        orphaned = [str(row[0]) for row in connection.execute("PRAGMA foreign_key_check")]
    except dbapi2.Error as error:  # so damaged that it cannot even be looked through
        return [str(error)]
    finally:
        connection.close()
    return [*faults, *(each for each in sound if each != "ok"), *orphaned]
