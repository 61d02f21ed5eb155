"""The household list: one line per household, found and paged with plain SQL."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ngheo_desktop.domain.narrowing import Circumstance, HamletSum, SheetState
from ngheo_desktop.domain.register import HouseholdLine
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.domain.unreadable import read_word
from ngheo_desktop.storage.search_index import FOUND, PEOPLE, match_words
from ngheo_desktop.storage.store import Store

_COLUMNS = (
    "household_id, code, head_name, birth, hamlet, members, ethnic, household_class, "
    "computed_class, income_score, deprivation_score, lacking, standard, survey_date, phone, "
    "circumstances"
)
_POOREST_FIRST = (
    "CASE {} WHEN 'poor' THEN 1 WHEN 'near_poor' THEN 2 WHEN 'average_living' THEN 3 "
    "WHEN 'not_poor' THEN 4 WHEN 'undetermined' THEN 5 ELSE 6 END"
)
_HAMLET = ("hamlet_position", "hamlet_id")
_SHEET = (
    "CASE WHEN survey_date < ? THEN 'missing' WHEN income_score IS NULL "
    "OR deprivation_score IS NULL OR computed_class = 'undetermined' THEN 'open' ELSE 'done' END"
)
_ORDERS = {
    "register": ("hamlet_position", "code"),
    "head": ("head_key",),
    "code": ("code",),
    "birth": ("birth",),
    "hamlet": _HAMLET,
    "members": ("members",),
    "ethnic": ("ethnic_key",),
    "class": (_POOREST_FIRST.format("household_class"),),
    "computed_class": (_POOREST_FIRST.format("computed_class"),),
    "income_score": ("income_score",),
    "deprivation_score": ("deprivation_score",),
    "lacking": ("length(lacking)", "lacking"),
    "survey_date": ("survey_date",),
    "sheet": (f"CASE {_SHEET} WHEN 'missing' THEN 1 WHEN 'open' THEN 2 ELSE 3 END",),
    "phone": ("phone = ''", "phone"),
    "circumstances": ("circumstances = ''", "circumstances"),
}
_UNIQUE = ("register", "code", "head")  # nothing is left to the name


@dataclass(frozen=True, slots=True)
class HouseholdQuery:
    """Which households to list and in which order; what is empty narrows nothing."""

    text: str = ""  # with or without accents
    hamlet_id: str = ""
    household_class: HouseholdClass | None = None  # by decision
    computed_class: HouseholdClass | None = None  # by the rule
    ethnic: str = ""
    lacking: str = ""  # code of an indicator
    sheet: SheetState | None = None
    circumstance: Circumstance | None = None
    order: str = "register"
    descending: bool = False
    then: str = ""  # the second key
    then_descending: bool = False
    by_hamlet: bool = False  # hamlet after hamlet, each in this order
    scope: frozenset[str] | None = None  # hamlets the account may see; None = all
    since: str = ""  # ISO; a sheet before that day is none of this year
    numbers: tuple[tuple[str, int], ...] = ()  # standard, number of the indicator on its form


def find_rows(store: Store, query: HouseholdQuery) -> list[int]:
    """Numbers of the matching lines in order; each is a key for `read_lines`."""
    where, parameters = _conditions(query)
    order, more = _order_by(query)
    ordered = f"SELECT rid FROM summary s WHERE {where} ORDER BY {order}"
    joined = store.query(f"SELECT group_concat(rid) FROM ({ordered})", [*parameters, *more])[0][0]
    return [int(rid) for rid in joined.split(",")] if joined else []


def _order_by(query: HouseholdQuery) -> tuple[str, list[Any]]:
    keys = list(_HAMLET) if query.by_hamlet else []
    parameters = []
    if match := match_words(query.text):
        # Whoever is the head himself stands before households that only have such a member.
        keys.append(f"s.rid NOT IN ({FOUND} AND rowid % {PEOPLE} = 0)")
        parameters.append(match)
    keys += _directed(query.order, descending=query.descending)
    if query.then:
        keys += _directed(query.then, descending=query.then_descending)
    if query.order not in _UNIQUE:
        keys.append("head_key")
    order = ", ".join([*keys, "rid"])
    return order, [*parameters, *[query.since] * (order.count("?") - len(parameters))]


def _directed(order: str, *, descending: bool) -> list[str]:
    return [key + " DESC" if descending else key for key in _ORDERS[order]]


_COUNTED = ("household_class", "computed_class")
_COUNTED_CLASSES = (HouseholdClass.POOR, HouseholdClass.NEAR_POOR)


def sum_hamlets(store: Store, query: HouseholdQuery) -> list[HamletSum]:
    """The hamlets of the matching lines in register order, with what they sum up to."""
    where, parameters = _conditions(query)
    counted = [f"sum({by} = '{each}')" for by in _COUNTED for each in _COUNTED_CLASSES]
    sql = (
        f"SELECT hamlet_id, hamlet, count(*), sum(members), {', '.join(counted)} FROM summary s "
        f"WHERE {where} GROUP BY {', '.join(_HAMLET)} ORDER BY {', '.join(_HAMLET)}"
    )
    return [_hamlet_sum(row) for row in store.query(sql, parameters)]


def _hamlet_sum(row: Sequence[Any]) -> HamletSum:
    size = len(_COUNTED_CLASSES)
    decided, computed = (
        {each: count for each, count in zip(_COUNTED_CLASSES, counts, strict=True) if count}
        for counts in (row[4 : 4 + size], row[4 + size :])
    )
    hamlet_id, name, households, members = row[:4]
    return HamletSum(hamlet_id, name, households, members, decided, computed)


def count_rows(store: Store, query: HouseholdQuery) -> tuple[int, int]:
    """How many households match, and how many people they have."""
    where, parameters = _conditions(query)
    sql = f"SELECT count(*), coalesce(sum(members), 0) FROM summary s WHERE {where}"
    households, members = store.query(sql, parameters)[0]
    return households, members


def head_names(store: Store) -> dict[int, str]:
    """Names of the heads by the number of their line."""
    return dict(store.query("SELECT rid, head_name FROM summary"))


def listed_hamlets(store: Store) -> list[tuple[str, str]]:
    """Id and name of the hamlets that households stand in, in register order."""
    sql = "SELECT DISTINCT hamlet_id, hamlet, hamlet_position FROM summary ORDER BY 3, 2"
    return [(hamlet_id, name) for hamlet_id, name, _position in store.query(sql)]


def listed_ethnic_groups(store: Store, scope: frozenset[str] | None = None) -> list[str]:
    """Dân tộc of the heads in the list, in the order of the alphabet."""
    where, parameters = _conditions(HouseholdQuery(scope=scope))
    sql = (
        f"SELECT DISTINCT ethnic FROM summary s WHERE ethnic <> '' AND {where} ORDER BY ethnic_key"
    )
    return [name for (name,) in store.query(sql, parameters)]


def _conditions(query: HouseholdQuery) -> tuple[str, list[Any]]:
    conditions: list[str] = ["1"]
    parameters: list[Any] = []
    if match := match_words(query.text):
        conditions.append(f"s.rid IN ({FOUND})")
        parameters.append(match)
    for column, value in (
        ("hamlet_id", query.hamlet_id),
        ("household_class", query.household_class),
        ("computed_class", query.computed_class),
        ("ethnic", query.ethnic),
    ):
        if value:
            conditions.append(f"s.{column} = ?")
            parameters.append(str(value))
    if query.sheet:
        conditions.append(f"{_SHEET} = ?")
        parameters += [query.since, str(query.sheet)]
    if query.circumstance:
        conditions.append(_word_in("circumstances"))
        parameters.append(str(query.circumstance))
    if query.lacking:  # each standard counts its indicators anew
        standards = [f"standard = ? AND {_word_in('lacking')}"] * len(query.numbers)
        conditions.append(f"({' OR '.join(standards) or '0'})")
        parameters += [value for pair in query.numbers for value in pair]
    if query.scope is not None:
        conditions.append(f"s.hamlet_id IN ({', '.join('?' * len(query.scope))})")
        parameters.extend(sorted(query.scope))
    return " AND ".join(conditions), parameters


def _word_in(column: str) -> str:
    """The condition that a word stands in a column of words."""
    return f"instr(' ' || {column} || ' ', ' ' || ? || ' ') > 0"


def read_lines(
    store: Store, rows: Sequence[int], *, scope: frozenset[str] | None = None, since: str = ""
) -> list[HouseholdLine]:
    """The lines of the given numbers, in that order; a number that is gone is left out."""
    marks = ", ".join("?" * len(rows))
    where, parameters = _conditions(HouseholdQuery(scope=scope))
    sql = f"SELECT rid, {_COLUMNS}, {_SHEET} FROM summary s WHERE rid IN ({marks}) AND {where}"
    found = store.query(sql, [since, *rows, *parameters])
    lines = {rid: _line(values) for rid, *values in found}
    return [lines[rid] for rid in rows if rid in lines]


def _line(values: list[Any]) -> HouseholdLine:
    values[7], values[8] = _class(values[7]), _class(values[8])
    values[-1] = SheetState(values[-1])
    return HouseholdLine(*values)


def _class(word: str) -> HouseholdClass | None:
    """A word that nobody knows is no class; the self-check tells of it."""
    return (read_word(HouseholdClass, word) or HouseholdClass.UNDETERMINED) if word else None


def count_by_class(store: Store, *, scope: frozenset[str] | None = None) -> dict[str, int]:
    """Households per computed class; "" = never scored."""
    where, parameters = _conditions(HouseholdQuery(scope=scope))
    sql = f"SELECT computed_class, count(*) FROM summary s WHERE {where} GROUP BY computed_class"
    return {str(computed): count for computed, count in store.query(sql, parameters)}


_LIST_SOURCE = """
SELECT s.household_id, s.code, s.head_name, head.sex, head.birth, head.personal_id, s.ethnic,
  s.hamlet, s.members, s.income_score, s.deprivation_score, s.lacking, s.computed_class,
  s.household_class
FROM summary s
LEFT JOIN member head ON head.id = (SELECT m.id FROM member m WHERE m.household_id = s.household_id
  AND m.deleted = 0 AND m.relation = 'head' ORDER BY m.position LIMIT 1)
WHERE s.standard = ?
"""


def read_list_rows(
    store: Store,
    standard: str,
    classes: Sequence[HouseholdClass],
    *,
    hamlet_id: str = "",
    scope: frozenset[str] | None = None,
) -> list[tuple[Any, ...]]:
    """Rows of a printed list by computed class under one standard, in register order."""
    where, parameters = _conditions(HouseholdQuery(hamlet_id=hamlet_id, scope=scope))
    marks = ", ".join("?" * len(classes))
    sql = f"{_LIST_SOURCE} AND s.computed_class IN ({marks}) AND {where}"
    order = " ORDER BY s.hamlet_position, s.head_key, s.rid"
    return store.query(sql + order, [standard, *map(str, classes), *parameters])


def latest_standard(store: Store) -> str:
    """Code of the standard that the newest results rest on; "" while nothing is scored."""
    sql = "SELECT standard FROM summary WHERE standard <> '' ORDER BY survey_date DESC LIMIT 1"
    rows = store.query(sql)
    return str(rows[0][0]) if rows else ""
