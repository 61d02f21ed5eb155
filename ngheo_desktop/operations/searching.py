"""Tìm ở mọi nơi: households and people by a few words, as the officer happens to type them."""

from dataclasses import dataclass
from difflib import get_close_matches

from ngheo_desktop.domain.register import HouseholdLine, PersonLine
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.operations.office import Office
from ngheo_desktop.storage.household_list import read_lines
from ngheo_desktop.storage.people_search import find_heads, find_members, known_heads
from ngheo_desktop.text import search_key, telex_key

BEST = 8  # of each kind
_SPELLINGS = 3
_ALIKE = 0.75  # of all letters; «nguyen thi» alone makes half a name alike


@dataclass(frozen=True, slots=True)
class Found:
    """The best of each kind; `spellings` are offered only where nothing was found."""

    households: tuple[HouseholdLine, ...] = ()
    people: tuple[PersonLine, ...] = ()
    spellings: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.households or self.people)


def search_everywhere(office: Office, text: str) -> Found:
    """Tìm hộ, người: words in any order, half-typed Telex, initials of a hamlet, last digits."""
    office.require(Right.READ_HOUSEHOLDS)
    plain, meant = search_key(text), telex_key(text)
    found = _find(office, text)
    if meant != plain and min(len(found.households), len(found.people)) < BEST:
        found = _joined(found, _find(office, meant))
    return found if found or not plain else Found(spellings=_nearest(office, meant))


def _find(office: Office, text: str) -> Found:
    store, scope = office.store, office.actor.scope
    rows = find_heads(store, text, BEST, scope)
    return Found(tuple(read_lines(store, rows)), tuple(find_members(store, text, BEST, scope)))


def _joined(first: Found, second: Found) -> Found:
    """What the plain letters found stands before what the folded keys found."""
    households = dict.fromkeys([*first.households, *second.households])
    people = dict.fromkeys([*first.people, *second.people])
    return Found(tuple(households)[:BEST], tuple(people)[:BEST])


def _nearest(office: Office, typed: str) -> tuple[str, ...]:
    """Names of heads that look like what was typed."""
    names = {search_key(name): name for name in known_heads(office.store, office.actor.scope)}
    alike = get_close_matches(typed, names, _SPELLINGS, _ALIKE)
    return tuple(names[key] for key in alike)
