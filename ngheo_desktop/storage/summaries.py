"""The lines of the household list, kept in step with the register."""

from collections.abc import Iterable, Sequence
from itertools import compress
from typing import TYPE_CHECKING, Any

from ngheo_desktop.domain.narrowing import Circumstance
from ngheo_desktop.storage.search_index import PEOPLE
from ngheo_desktop.text import name_key, search_key

if TYPE_CHECKING:
    from sqlmodel import Session

_SOURCE = """
SELECT h.id, h.code, h.hamlet_id, h.phone, a.name, a.position,
  max(coalesce(CAST(h.declared_members AS INTEGER), 0),
    (SELECT count(*) FROM member m WHERE m.household_id = h.id AND m.deleted = 0)),
  head.name, head.birth, head.ethnic, r.income_score, r.deprivation_score, r.lacking, r.standard,
  r.survey_date, r.household_class,
  (SELECT l.household_class FROM decision_line l JOIN decision d ON d.id = l.decision_id
    WHERE l.household_id = h.id AND l.deleted = 0 AND d.deleted = 0
    ORDER BY d.decided_on DESC, d.id DESC LIMIT 1),
  EXISTS (SELECT 1 FROM member m WHERE m.household_id = h.id AND m.deleted = 0 AND m.merit = 1),
  h.no_labour,
  EXISTS (SELECT 1 FROM member m WHERE m.household_id = h.id AND m.deleted = 0
    AND m.relation IN ('head', 'spouse') AND m.ethnic NOT IN ('', 'Kinh')),
  h.hardship,
  (SELECT group_concat(name, ' ') FROM (
    SELECT name FROM place_name WHERE hamlet_id IN (h.hamlet_id, '') AND deleted = 0
    UNION SELECT old_commune FROM hamlet WHERE id = h.hamlet_id
    UNION SELECT name FROM hamlet WHERE merged_into = h.hamlet_id AND ended_on IS NOT NULL
    UNION SELECT b.name || ' ' || b.old_commune FROM hamlet_move v
      JOIN hamlet b ON b.id = v.hamlet_before WHERE v.household_id = h.id AND v.deleted = 0
    UNION SELECT p.name FROM hamlet_move v JOIN place_name p ON p.hamlet_id = v.hamlet_before
      WHERE v.household_id = h.id AND v.deleted = 0 AND p.deleted = 0))
FROM household h
LEFT JOIN hamlet a ON a.id = h.hamlet_id
LEFT JOIN member head ON head.id = (SELECT m.id FROM member m WHERE m.household_id = h.id
  AND m.deleted = 0 AND m.relation = 'head' ORDER BY m.position LIMIT 1)
LEFT JOIN result r ON r.rowid = (SELECT x.rowid FROM result x WHERE x.household_id = h.id
  AND x.in_force = 1 ORDER BY x.survey_date DESC LIMIT 1)
WHERE h.deleted = 0
"""


def refresh_summaries(session: "Session", household_ids: Iterable[str] | None = None) -> None:
    """Make the list lines of some households (or all) anew, inside the caller's transaction."""
    from ngheo_desktop.storage.duplicates import refresh_keys

    session.flush()
    connection = session.connection()
    if household_ids is None:
        connection.exec_driver_sql("DELETE FROM household_fts")
        connection.exec_driver_sql("DELETE FROM summary")
        _insert_lines(connection, connection.exec_driver_sql(_SOURCE).all(), _people(connection), 1)
        refresh_keys(connection)
        return
    for household_id in household_ids:
        refresh_keys(connection, household_id)
        rid = _remove_line(connection, household_id)
        source = connection.exec_driver_sql(f"{_SOURCE} AND h.id = ?", (household_id,)).all()
        _insert_lines(connection, source, _people(connection, household_id), rid)


_NEW_RESULTS = """
UPDATE summary SET income_score = r.income_score, deprivation_score = r.deprivation_score,
  lacking = r.lacking, standard = r.standard, survey_date = r.survey_date,
  computed_class = r.household_class
FROM result r
WHERE r.household_id = summary.household_id AND r.in_force = 1
  AND r.survey_date = (SELECT max(x.survey_date) FROM result x
    WHERE x.household_id = r.household_id AND x.in_force = 1)
"""


def refresh_results(session: "Session") -> None:
    """Bring the scores in every list line up to the newest results; names stay as they are."""
    session.flush()
    session.connection().exec_driver_sql(_NEW_RESULTS)


def _remove_line(connection: Any, household_id: str) -> int:
    """Take away a household's line; returns the number that its new one gets."""
    sql = "SELECT rid FROM summary WHERE household_id = ?"
    rid = connection.exec_driver_sql(sql, (household_id,)).scalar()
    if rid is None:
        free = "SELECT coalesce(max(rid), 0) + 1 FROM summary"
        return int(connection.exec_driver_sql(free).scalar())
    numbers = (rid * PEOPLE, (rid + 1) * PEOPLE)
    connection.exec_driver_sql("DELETE FROM household_fts WHERE rowid >= ? AND rowid < ?", numbers)
    connection.exec_driver_sql("DELETE FROM summary WHERE rid = ?", (rid,))
    return int(rid)


def _people(connection: Any, household_id: str | None = None) -> dict[str, list[str]]:
    """What each person of a household is found by, the head first."""
    sql = "SELECT household_id, name, personal_id, phone FROM member WHERE deleted = 0"
    order = " ORDER BY household_id, relation <> 'head', position"
    rows = (
        connection.exec_driver_sql(sql + order)
        if household_id is None
        else connection.exec_driver_sql(f"{sql} AND household_id = ?{order}", (household_id,))
    )
    people: dict[str, list[str]] = {}
    for household, name, personal_id, phone in rows:
        # A number is found by its beginning and by its last four digits.
        people.setdefault(household, []).append(f"{name} {personal_id} {personal_id[-4:]} {phone}")
    return people


def _insert_lines(
    connection: Any, source: Sequence[Any], people: dict[str, list[str]], first: int
) -> None:
    if not source:
        return
    lines, found = [], []
    for rid, row in enumerate(source, start=first):
        household, code, hamlet_id, phone, hamlet, position, members, head, birth, ethnic = row[:10]
        income, deprivation, lacking, standard, surveyed, computed, decided = row[10:17]
        named = (head or "", name_key(head or ""), birth or "")
        placed = (hamlet_id, hamlet or "", position or 0, members)
        peopled = (ethnic or "", name_key(ethnic or ""))
        scored = (income, deprivation, lacking or "", standard or "", surveyed or "")
        classes = (decided or "", computed or "")
        known = (phone, " ".join(compress(Circumstance, row[17:-1])))
        lines.append((rid, household, code, *named, *placed, *peopled, *classes, *scored, *known))
        told = f"{code} {hamlet or ''} {_initials(hamlet or '')} {row[-1] or ''} {phone}"
        for place, person in enumerate(people.get(household, [""])[:PEOPLE]):
            found.append((rid * PEOPLE + place, search_key(f"{person} {told}")))
    marks = ", ".join("?" * len(lines[0]))
    connection.exec_driver_sql(
        "INSERT INTO summary (rid, household_id, code, head_name, head_key, birth, hamlet_id, "
        "hamlet, hamlet_position, members, ethnic, ethnic_key, household_class, computed_class, "
        "income_score, deprivation_score, lacking, standard, survey_date, phone, circumstances) "
        f"VALUES ({marks})",
        lines,
    )
    connection.exec_driver_sql("INSERT INTO household_fts (rowid, text) VALUES (?, ?)", found)


def _initials(hamlet: str) -> str:
    """Vĩnh Phú is also found as «vp»."""
    return "".join(word[:1] for word in hamlet.split())
