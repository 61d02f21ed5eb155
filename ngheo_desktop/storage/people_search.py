"""Tìm người: heads and members by the words of the search index, the likeliest first."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from ngheo_desktop.domain.register import PersonLine
from ngheo_desktop.storage.search_index import PEOPLE, match_words, search_words
from ngheo_desktop.storage.store import Store
from ngheo_desktop.text import clean, name_key, search_key

# A word such as «an» fits the hamlet of half the commune; this many members are looked at.
_LOOKED_AT = 300
_MATCHED = (
    f"FROM household_fts f JOIN summary s ON s.rid = f.rowid / {PEOPLE} "
    f"WHERE household_fts MATCH ? AND f.rowid % {PEOPLE}"
)
_MEMBERS = """
SELECT s.rid, m.id, m.name, coalesce(m.birth, ''), s.household_id, s.head_name, s.hamlet
FROM summary s JOIN member m ON m.household_id = s.household_id AND m.deleted = 0
WHERE s.rid IN ({}) ORDER BY s.rid, m.relation <> 'head', m.position
"""


def find_heads(store: Store, text: str, most: int, scope: frozenset[str] | None) -> list[int]:
    """Numbers of the list lines whose head fits every word of `text`, the likeliest first."""
    words = match_words(text)
    if not words:
        return []
    allowed, parameters = _allowed(scope)
    sql = f"SELECT s.rid, s.head_name, s.head_key {_MATCHED} = 0{allowed}"
    rows = store.query(sql, [words, *parameters])
    typed = clean(text)
    rows.sort(key=lambda row: (*_unlike(row[1], typed), row[2]))
    return [rid for rid, _name, _key in rows[:most]]


def find_members(
    store: Store, text: str, most: int, scope: frozenset[str] | None
) -> list[PersonLine]:
    """People other than the heads that fit every word of `text`, the likeliest first."""
    words = match_words(text)
    if not words:
        return []
    allowed, parameters = _allowed(scope)
    sql = f"SELECT f.rowid {_MATCHED} <> 0{allowed} ORDER BY rank LIMIT {_LOOKED_AT}"
    rows = store.query(sql, [words, *parameters])
    people = _people_at(store, [rowid for (rowid,) in rows])
    typed = clean(text)
    people.sort(key=lambda each: (*_unlike(each.name, typed), name_key(each.name)))
    return people[:most]


def known_heads(store: Store, scope: frozenset[str] | None) -> list[str]:
    """Names of the heads, each once: what a misspelt name may have meant."""
    allowed, parameters = _allowed(scope)
    sql = f"SELECT DISTINCT head_name FROM summary s WHERE head_name <> ''{allowed}"
    return [name for (name,) in store.query(sql, parameters)]


def _allowed(scope: frozenset[str] | None) -> tuple[str, list[Any]]:
    if scope is None:
        return "", []
    return f" AND s.hamlet_id IN ({', '.join('?' * len(scope))})", sorted(scope)


def _people_at(store: Store, rowids: Sequence[int]) -> list[PersonLine]:
    """Who stands at these rows of the index; its order of people is that of `_MEMBERS`."""
    wanted = sorted({rowid // PEOPLE for rowid in rowids})
    households: dict[int, list[PersonLine]] = {}
    for rid, *person in store.query(_MEMBERS.format(", ".join("?" * len(wanted))), wanted):
        households.setdefault(rid, []).append(PersonLine(*person))
    found = []
    for rowid in rowids:
        rid, place = divmod(rowid, PEOPLE)
        people = households.get(rid, [])
        if place < len(people):  # a save in between may have taken the person out
            found.append(people[place])
    return found


def _unlike(name: str, text: str) -> tuple[int, bool, bool, bool]:
    """How badly a name fits what was typed: missed words, their order, accents, given name."""
    parts = [_folded(part) for part in name.split(" ")]
    typed = search_words(text)
    missed = sum(_missed(word, parts) for word in typed)
    apart = " ".join(typed) not in " ".join(parts)
    other_accents = text.casefold() not in name.casefold()
    return missed, apart, other_accents, not any(parts[-1].startswith(word) for word in typed)


def _missed(word: str, parts: Sequence[str]) -> int:
    """0 for a whole word of the name, 1 for the beginning of one, 4 where it is only near it."""
    if word in parts:
        return 0
    return 1 if any(part.startswith(word) for part in parts) else 4


@lru_cache(maxsize=4096)  # the people of a commune share a few hundred words
def _folded(word: str) -> str:
    return search_key(word)
