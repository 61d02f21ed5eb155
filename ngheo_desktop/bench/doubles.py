"""Người ghi hai lần: how long the search takes, and how well it tells people apart."""

import itertools
from collections import defaultdict
from functools import cache
from typing import Any

from ngheo_desktop.bench.double_people import Invented, held_against_truth, invent_register
from ngheo_desktop.bench.ground import Ground
from ngheo_desktop.bench.pairs import Pair
from ngheo_desktop.bench.timing import milliseconds, seconds
from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.matching import Likeness, Person, mate_key
from ngheo_desktop.domain.matching_index import find_pairs
from ngheo_desktop.domain.matching_names import person_name
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.operations.checking import check_register
from ngheo_desktop.operations.duplicates import find_doubles, find_like
from ngheo_desktop.operations.households import open_household

_MEASURED = 50  # households whose people are typed in
_SEED = 3  # no threshold was set by this one
_ROWS = "SELECT * FROM member WHERE deleted = 0"
_KEYS = "SELECT key FROM match_key GROUP BY key HAVING count(*) > 1"


def prepare_doubles(ground: Ground) -> Pair:
    """The whole register searched; beside it how well invented slips with their truth are found."""

    def floor() -> None:
        ground.raw.execute(_ROWS).fetchall()

    people = ground.office.store.query("SELECT count(*) FROM member WHERE deleted = 0")[0][0]
    return Pair(
        seconds(lambda: find_doubles(ground.office)),
        seconds(floor),
        "same rows read raw",
        _quality(int(people)),
    )


def prepare_like(ground: Ground) -> Pair:
    """Somebody is typed in: who in the register may that be."""
    office = ground.office
    ids = [row[0] for row in office.store.query(f"SELECT id FROM household LIMIT {_MEASURED}")]
    homes = [open_household(office, each).household for each in ids]
    typed = itertools.cycle([(home, member) for home in homes for member in home.members])

    def find() -> None:
        find_like(office, *next(typed))

    def floor() -> None:
        ground.raw.execute("SELECT member_id FROM match_key WHERE key = 'n'").fetchall()

    return Pair(milliseconds(find), milliseconds(floor), "one key looked up")


def prepare_check(ground: Ground) -> Pair:
    """Everything `ngheo check` looks at."""

    def floor() -> None:
        ground.raw.execute("PRAGMA integrity_check").fetchall()

    return Pair(
        seconds(lambda: check_register(ground.office)), seconds(floor), "SQLite's own check"
    )


@cache
def _quality(persons: int) -> dict[str, float]:
    """Precision and recall as `inside` figures: whole, then recall by kind of slip."""
    told = quality(persons, _SEED)
    figures = {
        f"{part} {name}": told[part][name]
        for part in ("certain", "shown")
        for name in ("precision", "recall", "f1")
    }
    figures["falsely shown"] = told["falsely_shown"]
    for slip, each in told["by_slip"].items():
        figures |= {f"{slip}: {name}": each[name] for name in ("precision", "recall", "f1")}
    return figures


def quality(persons: int, seed: int) -> dict[str, Any]:
    """How well an invented register with known doubles is seen through."""
    register = invent_register(persons, seed)
    pairs = find_pairs(_people(register))
    by_class: dict[Likeness, set[tuple[str, str]]] = defaultdict(set)
    for pair in pairs:
        one, two = sorted((pair.first.id, pair.second.id))
        by_class[pair.comparison.likeness].add((one, two))
    return held_against_truth(register, by_class[Likeness.CERTAIN], by_class[Likeness.POSSIBLE])


def _people(register: list[Invented]) -> list[Person]:
    houses: dict[str, list[Invented]] = defaultdict(list)
    for each in register:
        houses[each.household].append(each)
    return [
        Person(
            each.id,
            person_name(each.name),
            Sex(each.sex),
            Birth(*each.birth),
            each.number,
            each.ethnic,
            each.relation,
            each.household,
            each.hamlet,
            frozenset(
                mate_key(person_name(other.name), Birth(other.birth[0]))
                for other in houses[each.household]
                if other is not each
            ),
        )
        for each in register
    ]
