"""Many people at once: only those who share a blocking key are compared."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from ngheo_desktop.domain.matching import (
    Likeness,
    Pair,
    Person,
    blocking_keys,
    compare,
    without_outdone,
)

_WHOLE_NAME = "n"  # a key that counts only where a birth date is missing


def pairs_among(
    people: Mapping[str, Person], blocks: Iterable[Sequence[str]], namesakes: Mapping[str, int]
) -> Iterator[Pair]:
    """Everybody who may be twice; `blocks` are ids that share a key, `namesakes` by sorted name."""
    seen: set[tuple[str, str]] = set()
    for block in blocks:
        for one, two in combinations(sorted(block), 2):
            if (one, two) in seen:
                continue
            seen.add((one, two))
            pair = compared(people[one], people[two], namesakes)
            if pair is not None:
                yield pair


def compared(one: Person, two: Person, namesakes: Mapping[str, int]) -> Pair | None:
    """The pair, where the two may be one person."""
    bearers = max(namesakes.get(one.name.sorted, 1), namesakes.get(two.name.sorted, 1))
    comparison = compare(one, two, namesakes=bearers)
    return None if comparison.likeness == Likeness.DIFFERENT else Pair(one, two, comparison)


def name_blocks(bearers: Sequence[Person]) -> Iterator[tuple[str, str]]:
    """Of the people with one name: those without a birth date beside each of the others."""
    unknown = [each for each in bearers if each.birth is None]
    for one in unknown:
        for two in bearers:
            if one.id != two.id:
                yield one.id, two.id


def blocks_of(
    keys: Mapping[str, Sequence[str]], people: Mapping[str, Person]
) -> Iterator[Sequence[str]]:
    """Groups to compare, from key → ids."""
    for key, ids in keys.items():
        if len(ids) < 2:
            continue
        if key.startswith(_WHOLE_NAME):
            yield from name_blocks([people[each] for each in ids])
        else:
            yield ids


def find_pairs(people: Sequence[Person]) -> list[Pair]:
    """Everybody of these who may be twice, the surest first."""
    by_key: dict[str, list[str]] = defaultdict(list)
    for person in people:
        for key in blocking_keys(person):
            by_key[key].append(person.id)
    return ranked(by_key, {each.id: each for each in people})


def ranked(keys: Mapping[str, Sequence[str]], people: Mapping[str, Person]) -> list[Pair]:
    """The pairs among people who share keys, the surest first."""
    namesakes = Counter(each.name.sorted for each in people.values())
    found = without_outdone(pairs_among(people, blocks_of(keys, people), namesakes))
    return sorted(found, key=lambda each: (-each.comparison.points, each.first.id, each.second.id))
