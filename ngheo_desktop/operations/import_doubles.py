"""Trùng khi nhập: people of a list who may stand in another household of the register already."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ngheo_desktop.domain.listing import ListedMember
from ngheo_desktop.domain.matching import Likeness, Person, blocking_keys, compare, mate_key
from ngheo_desktop.domain.matching_names import person_name
from ngheo_desktop.domain.register import HEAD, Hamlet
from ngheo_desktop.operations.duplicates import Verdict
from ngheo_desktop.operations.import_answers import Settled
from ngheo_desktop.operations.import_matching import ListedDouble, Outcome, PlannedHousehold
from ngheo_desktop.progress import Report, no_report
from ngheo_desktop.text import name_key, search_key

_AT_ONCE = 500  # households; so the people compared never fill the memory
_WORTH_ASKING = 6.0  # points; a common name and a year alone would ask about half the commune
_MOST_TOLD = 3
_WHOLE_NAME = "n"  # a key of the name alone

_ADDING = (Outcome.CREATED, Outcome.UPDATED)

Place = tuple[int, int]
"""A person of the list: the household's place in the plan, the row."""


def with_doubles(
    session: Any,
    planned: Sequence[PlannedHousehold],
    hamlets: Sequence[Hamlet],
    report: Report = no_report,
) -> tuple[PlannedHousehold, ...]:
    """Households whose people may be in the register elsewhere wait for a person, with reasons."""
    new = sum(each.outcome in _ADDING for each in planned)
    hamlet_ids = {search_key(each.name): each.id for each in hamlets}
    finder = _Finder(session, hamlet_ids, reads_all=new > _AT_ONCE)
    found: list[PlannedHousehold] = []
    for at in range(0, len(planned), _AT_ONCE):
        report(at, len(planned))
        found += finder.told(planned[at : at + _AT_ONCE])
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Match:
    """A person of the list beside one of the register."""

    listed: ListedMember
    known: Person
    points: float
    reasons: tuple[str, ...]


class _Finder:
    def __init__(self, session: Any, hamlet_ids: Mapping[str, str], *, reads_all: bool) -> None:
        from ngheo_desktop.storage.duplicates import everybody

        self._session = session
        self._everybody = everybody(session) if reads_all else None
        self._hamlet_ids = hamlet_ids
        self._settled = Settled(session)
        self._namesakes: dict[str, int] = {}

    def told(self, planned: Sequence[PlannedHousehold]) -> list[PlannedHousehold]:
        asked = dict(self._asked(planned))
        best = self._best(asked)
        found: dict[int, list[_Match]] = defaultdict(list)
        for (at, _row), match in best.items():
            found[at].append(match)
        codes = self._codes(best.values())
        return [
            _waiting(each, found[at], codes) if at in found else each
            for at, each in enumerate(planned)
        ]

    def _asked(
        self, planned: Sequence[PlannedHousehold]
    ) -> Iterator[tuple[Place, tuple[Person, ListedMember]]]:
        """People whom writing the list would add."""
        from ngheo_desktop.storage.households import load_households

        ids = [each.household_id for each in planned if each.outcome == Outcome.UPDATED]
        known = load_households(self._session, ids)
        for at, each in enumerate(planned):
            if each.outcome not in _ADDING:
                continue
            there = known.get(each.household_id)
            names = {name_key(member.name) for member in there.members} if there else set()
            for listed, person in self._people(each):
                if name_key(listed.name) not in names:
                    yield (at, listed.row), (person, listed)

    def _people(self, planned: PlannedHousehold) -> Iterator[tuple[ListedMember, Person]]:
        listed = planned.listed
        hamlet = self._hamlet_ids.get(search_key(listed.hamlet or ""), "")
        mates = [mate_key(person_name(each.name), each.birth) for each in listed.members]
        for at, each in enumerate(listed.members):
            if each.birth is None or not each.name:
                continue
            yield (
                each,
                Person(
                    "",
                    person_name(each.name),
                    each.sex,
                    each.birth,
                    each.personal_id or "",
                    each.ethnic or "",
                    each.relation or "",
                    "",
                    hamlet,
                    frozenset(mates[:at] + mates[at + 1 :]),
                ),
            )

    def _best(self, asked: Mapping[Place, tuple[Person, ListedMember]]) -> dict[Place, _Match]:
        """For each person of the list the likeliest of the register, if worth asking about."""
        best: dict[Place, _Match] = {}
        candidates = self._candidates(asked)
        people = self._people_of({each for ids in candidates.values() for each in ids})
        for place, ids in candidates.items():
            person, listed = asked[place]
            for each in sorted(ids):
                match = self._match(person, listed, people.get(each))
                if match and (place not in best or match.points > best[place].points):
                    best[place] = match
        return best

    def _candidates(
        self, asked: Mapping[Place, tuple[Person, ListedMember]]
    ) -> dict[Place, set[str]]:
        from ngheo_desktop.storage.duplicates import owners_of_keys

        by_key: dict[str, list[Place]] = defaultdict(list)
        for place, (person, _listed) in asked.items():
            for key in blocking_keys(person):
                if not key.startswith(_WHOLE_NAME):
                    by_key[key].append(place)
        found: dict[Place, set[str]] = defaultdict(set)
        for key, member_id in owners_of_keys(self._session, list(by_key)):
            for place in by_key[key]:
                found[place].add(member_id)
        return found

    def _people_of(self, ids: set[str]) -> dict[str, Person]:
        from ngheo_desktop.storage.duplicates import people_of

        if self._everybody is not None:
            return self._everybody
        return people_of(self._session, sorted(ids))

    def _match(self, person: Person, listed: ListedMember, known: Person | None) -> _Match | None:
        if known is None:
            return None
        found = compare(person, known)
        if found.likeness == Likeness.DIFFERENT or found.points < _WORTH_ASKING:
            return None
        found = compare(person, known, namesakes=self._bearers(person.name.sorted))
        asks = found.likeness == Likeness.CERTAIN or found.points >= _WORTH_ASKING
        if found.likeness == Likeness.DIFFERENT or not asks:
            return None
        verdict = self._settled.verdict(person, known)
        if verdict == Verdict.OTHER:
            return None
        put_off = ("đã để sau",) if verdict == Verdict.LATER else ()
        return _Match(listed, known, found.points, (*put_off, *found.reasons))

    def _bearers(self, name: str) -> int:
        from ngheo_desktop.storage.duplicates import count_namesakes

        if name not in self._namesakes:
            self._namesakes[name] = count_namesakes(self._session, name)
        return self._namesakes[name]

    def _codes(self, matches: Any) -> dict[str, tuple[str, str]]:
        from ngheo_desktop.storage.duplicates import names_and_codes

        return names_and_codes(self._session, [each.known.id for each in matches])


def _waiting(
    planned: PlannedHousehold,
    matches: Sequence[_Match],
    codes: Mapping[str, tuple[str, str]],
) -> PlannedHousehold:
    doubles = tuple(_double(each, codes) for each in matches)
    told = "; ".join(each.told for each in doubles[:_MOST_TOLD])
    if len(doubles) > _MOST_TOLD:
        told += f"; và {len(doubles) - _MOST_TOLD} người nữa"
    waiting = replace(planned, outcome=Outcome.REVIEW, reason=told, doubles=doubles)
    if planned.household_id:  # known; only its newcomers are asked about
        inside = all(each.household_id == planned.household_id for each in doubles)
        own = (f"hộ {doubles[0].code}",) if inside else ()
        return replace(waiting, candidates=own, is_known=True)
    same = _same_households(doubles)
    first = next(iter(same), "")
    named = tuple(f"hộ {code}" for code in same.values())
    return replace(waiting, household_id=first, candidates=named)


def _same_households(doubles: Sequence[ListedDouble]) -> dict[str, str]:
    """Households of the register with the same head, or with two of the people: id → code."""
    people: dict[str, set[str]] = defaultdict(set)
    for each in doubles:
        people[each.household_id].add(each.member_id)
    heads = {each.household_id for each in doubles if each.heads}
    return {
        each.household_id: each.code
        for each in doubles
        if each.household_id in heads or len(people[each.household_id]) > 1
    }


def _double(match: _Match, codes: Mapping[str, tuple[str, str]]) -> ListedDouble:
    name, code = codes.get(match.known.id, ("", ""))
    why = ", ".join(match.reasons)
    return ListedDouble(
        match.listed.row,
        match.known.id,
        match.known.household_id,
        code,
        f"{match.listed.name} có thể là {name} ở hộ {code} ({why})",
        match.listed.relation == HEAD and match.known.relation == HEAD,
    )
