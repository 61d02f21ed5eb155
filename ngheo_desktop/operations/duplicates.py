"""Người ghi hai lần: found, decided by a person, merged without losing anything, split again."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from ngheo_desktop.domain.matching import (
    LIKENESS_TERMS,
    Likeness,
    Pair,
    Person,
    blocking_keys,
    mate_key,
)
from ngheo_desktop.domain.matching_index import compared, ranked
from ngheo_desktop.domain.matching_names import person_name
from ngheo_desktop.domain.register import HEAD, Household, Member
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office

if TYPE_CHECKING:
    from ngheo_desktop.storage.duplicates import StoredVerdict

_MOST = 5  # as many are shown while somebody types


class Verdict(StrEnum):
    """Quyết định about two people who may be one."""

    SAME = "same"  # cùng người
    OTHER = "other"  # khác người
    LATER = "later"  # để sau


VERDICT_TERMS = {
    Verdict.SAME: "cùng người",
    Verdict.OTHER: "khác người",
    Verdict.LATER: "để sau",
}


@dataclass(frozen=True, slots=True)
class Double:
    """Two people of the register, side by side, who may be one."""

    first: Person
    second: Person
    likeness: Likeness
    points: float
    reasons: tuple[str, ...]
    against: tuple[str, ...]
    names: tuple[str, str]  # as written
    codes: tuple[str, str]  # of their households
    later: bool = False  # somebody has put the question off

    @property
    def likeness_term(self) -> str:
        return LIKENESS_TERMS[self.likeness]


@dataclass(frozen=True, slots=True)
class DoubleHousehold:
    """Two households that hold the same people."""

    first_id: str
    second_id: str
    codes: tuple[str, str]
    people: int  # who stands in both


# --- finding ------------------------------------------------------------------------------------


def find_doubles(office: Office) -> list[Double]:
    """Người có thể ghi hai lần in the whole register, the surest first; decided ones left out."""
    from ngheo_desktop.storage.duplicates import everybody, shared_keys, verdicts

    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        people = everybody(session)
        pairs = [each for each in ranked(shared_keys(session), people) if _in_scope(office, each)]
        return _undecided(session, pairs, verdicts(session))


def _in_scope(office: Office, pair: Pair) -> bool:
    return all(office.actor.sees(each.hamlet_id) for each in (pair.first, pair.second))


def _undecided(
    session: Any, pairs: Sequence[Pair], verdicts: Sequence["StoredVerdict"]
) -> list[Double]:
    """Without those that a person has settled, while nothing about the two has changed."""
    from ngheo_desktop.storage.duplicates import digest_of, names_and_codes

    told = {(each.first_id, each.second_id): each for each in verdicts}
    open_pairs = []
    for pair in pairs:
        one, two = sorted((pair.first.id, pair.second.id))
        verdict = told.get((one, two))
        holds = verdict is not None and verdict.seen == digest_of(pair.first, pair.second)
        if verdict is None or not holds or verdict.verdict == Verdict.LATER:
            open_pairs.append((pair, holds))
    ids = [each.id for pair, _later in open_pairs for each in (pair.first, pair.second)]
    known = names_and_codes(session, ids)
    return [_double(pair, known, later=later) for pair, later in open_pairs]


def _double(pair: Pair, known: Mapping[str, tuple[str, str]], *, later: bool = False) -> Double:
    one, two = known.get(pair.first.id, ("", "")), known.get(pair.second.id, ("", ""))
    found = pair.comparison
    return Double(
        pair.first,
        pair.second,
        found.likeness,
        found.points,
        found.reasons,
        found.against,
        (one[0], two[0]),
        (one[1], two[1]),
        later,
    )


def find_like(office: Office, household: Household, member: Member) -> list[Double]:
    """Who in the register may be the person that is typed in, the likeliest first."""
    office.require(Right.READ_HOUSEHOLDS)
    typed = _typed(household, member)
    if not typed.name.words:
        return []
    with office.store.reading() as session:
        return _not_settled(session, typed, _like(office, session, typed))[:_MOST]


def _not_settled(session: Any, typed: Person, found: Sequence[Double]) -> list[Double]:
    """Without those whom a person has told apart from the one that is typed on."""
    from ngheo_desktop.operations.import_answers import Settled

    if not found:
        return []
    settled = Settled(session)
    return [each for each in found if settled.verdict(typed, each.second) != Verdict.OTHER]


def _typed(household: Household, member: Member) -> Person:
    others = [each for each in household.members if each is not member and each.id != member.id]
    return Person(
        member.id,
        person_name(member.name),
        member.sex,
        member.birth,
        member.personal_id,
        member.ethnic,
        member.relation,
        household.id,
        household.hamlet_id,
        frozenset(mate_key(person_name(each.name), each.birth) for each in others),
    )


def _like(office: Office, session: Any, typed: Person) -> list[Double]:
    from ngheo_desktop.storage.duplicates import count_namesakes, names_and_codes, people_with_keys

    keys = blocking_keys(typed)
    if typed.birth is not None:  # a bare name is asked about only where it is all that is known
        keys = frozenset(each for each in keys if not each.startswith("n"))
    people = people_with_keys(session, keys)
    namesakes = {typed.name.sorted: count_namesakes(session, typed.name.sorted)}
    pairs = (compared(typed, each, namesakes) for each in people.values() if each.id != typed.id)
    found = [
        each for each in pairs if each is not None and office.actor.sees(each.second.hamlet_id)
    ]
    found.sort(key=lambda each: -each.comparison.points)
    known = names_and_codes(session, [each.second.id for each in found])
    return [_double(each, known) for each in found]


def double_households(doubles: Sequence[Double]) -> list[DoubleHousehold]:
    """Hộ ghi hai lần: two people or more, or both heads, are the same in both."""
    shared: dict[tuple[str, str], list[Double]] = defaultdict(list)
    for each in doubles:
        if each.first.household_id != each.second.household_id:
            shared[_houses(each)].append(each)
    found = []
    for (one, two), pairs in shared.items():
        heads = any(each.first.relation == each.second.relation == HEAD for each in pairs)
        people = min(
            len({each.first.id for each in pairs}), len({each.second.id for each in pairs})
        )
        if people > 1 or heads:
            codes = pairs[0].codes if pairs[0].first.household_id == one else pairs[0].codes[::-1]
            found.append(DoubleHousehold(one, two, (codes[0], codes[1]), people))
    return sorted(found, key=lambda each: (-each.people, each.codes))


def _houses(double: Double) -> tuple[str, str]:
    one, two = sorted((double.first.household_id, double.second.household_id))
    return one, two


# --- deciding -----------------------------------------------------------------------------------


def decide(office: Office, one_id: str, two_id: str, verdict: Verdict) -> Act:
    """Khác người, để sau: noted with a diary line, not asked again while neither changes."""
    from ngheo_desktop.storage.duplicates import StoredVerdict, digest_of, note_verdict

    office.require(Right.EDIT_HOUSEHOLDS)
    if verdict == Verdict.SAME:
        raise WrongUsage("Hai dòng là cùng một người: hãy chọn người được giữ lại.")
    with office.store.writing() as session:
        one, two = both_people(office, session, one_id, two_id)
        noted = StoredVerdict("", one_id, two_id, verdict, digest_of(one, two))
        verdict_id = note_verdict(session, noted)
        word = f"so sánh hai người: {VERDICT_TERMS[verdict]}"
        tell_both(office, session, (one, two), word)
        names = _names(session, one_id, two_id)
    return Act(
        f"ghi «{VERDICT_TERMS[verdict]}» cho {names}",
        partial(_turn_verdict, verdict_id, (one_id, two_id), "hoàn tác", True),
        partial(_turn_verdict, verdict_id, (one_id, two_id), "làm lại", False),
        one.household_id,
    )


def both_people(office: Office, session: Any, one_id: str, two_id: str) -> tuple[Person, Person]:
    """The two as they stand now, for an account that may work on both."""
    from ngheo_desktop.storage.duplicates import people_of

    people = people_of(session, [one_id, two_id])
    if len(people) != 2:
        raise WrongUsage("Không còn đủ hai người này trong sổ.")
    for each in people.values():
        office.require_hamlet(each.hamlet_id)
    return people[one_id], people[two_id]


def _names(session: Any, one_id: str, two_id: str) -> str:
    from ngheo_desktop.storage.duplicates import names_and_codes

    known = names_and_codes(session, [one_id, two_id])
    return f"{known[one_id][0]} và {known[two_id][0]}"


def tell_both(office: Office, session: Any, people: Sequence[Person], word: str) -> None:
    """A diary line for each of the two."""
    from ngheo_desktop.storage.diary import Entry, write_entry

    for each in people:
        write_entry(session, office.actor, Entry(word, "member", each.id, each.household_id))


def _turn_verdict(
    verdict_id: str, ids: tuple[str, str], word: str, taken_back: bool, office: Office
) -> None:
    from ngheo_desktop.storage.duplicates import set_verdict_taken_back

    office.require(Right.EDIT_HOUSEHOLDS)
    with office.store.writing() as session:
        people = both_people(office, session, *ids)
        set_verdict_taken_back(session, verdict_id, taken_back=taken_back)
        tell_both(office, session, people, f"{word}: so sánh hai người")
