"""«Khác người», «Để sau» of an import, remembered: the register does not ask the same again."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ngheo_desktop.domain.listing import ListedHousehold
from ngheo_desktop.domain.matching import Likeness, Person, compare
from ngheo_desktop.operations.duplicates import VERDICT_TERMS, Verdict
from ngheo_desktop.operations.import_matching import Outcome, PlannedHousehold
from ngheo_desktop.operations.office import Office
from ngheo_desktop.text import name_key

if TYPE_CHECKING:
    from ngheo_desktop.storage.imports import NewHousehold


def note_answers(
    office: Office,
    session: Any,
    batch: str,
    households: Sequence[PlannedHousehold],
    new: Sequence["NewHousehold"],
) -> None:
    """What a person has said while the list was looked at, kept with it."""
    from ngheo_desktop.storage.imports import note_put_off

    session.flush()
    made = iter(new)  # in the order of the plan
    for each in households:
        created = next(made).household.id if each.outcome == Outcome.CREATED else ""
        if each.apart_from:
            _note_apart(office, session, each, created or each.household_id)
        if each.put_off and each.outcome == Outcome.REVIEW:
            note_put_off(session, batch, each.listed.row, _who(each.listed))


def _note_apart(office: Office, session: Any, planned: PlannedHousehold, household_id: str) -> None:
    """Two people who look alike and are not one: as decided at «Người ghi hai lần»."""
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.storage.duplicates import StoredVerdict, digest_of, note_verdict

    word = f"so sánh hai người khi nhập: {VERDICT_TERMS[Verdict.OTHER]}"
    for one, two in _alike(session, planned, household_id):
        noted = StoredVerdict("", one.id, two.id, Verdict.OTHER, digest_of(one, two))
        note_verdict(session, noted)
        write_entry(session, office.actor, Entry(word, "member", one.id, household_id))


def _alike(
    session: Any, planned: PlannedHousehold, household_id: str
) -> Iterator[tuple[Person, Person]]:
    from ngheo_desktop.storage.duplicates import people_of
    from ngheo_desktop.storage.households import load_households

    homes = load_households(session, [household_id, *planned.apart_from])
    if household_id not in homes:
        return
    asked = {name_key(each.name) for each in planned.listed.members}
    before = {each.member_id for each in planned.doubles}
    fresh = [
        each.id
        for each in homes[household_id].members
        if name_key(each.name) in asked and each.id not in before
    ]
    beside = [
        each.id
        for key in planned.apart_from
        if key in homes
        for each in homes[key].members
        if each.id not in fresh
    ]
    people = people_of(session, [*fresh, *beside])
    for one in fresh:
        for two in beside:
            if compare(people[one], people[two]).likeness != Likeness.DIFFERENT:
                yield people[one], people[two]


def told_put_off(session: Any, planned: Sequence[PlannedHousehold]) -> tuple[PlannedHousehold, ...]:
    """Households that wait say that somebody has put them off before."""
    from ngheo_desktop.storage.imports import put_off_before

    before = put_off_before(session)
    return tuple(
        replace(each, reason=f"đã để sau; {each.reason}")
        if each.outcome == Outcome.REVIEW and before and _who(each.listed) in before
        else each
        for each in planned
    )


def _who(listed: ListedHousehold) -> str:
    """The head by name and birth: a household of a list has no id that lasts."""
    head = next((each for each in listed.members if each.birth), None)
    born = head.birth.iso if head and head.birth else ""
    return f"{name_key(listed.head_name or '')}|{born}"


class Settled:
    """What was decided about people of the register, for people of a list who are those."""

    def __init__(self, session: Any) -> None:
        from ngheo_desktop.storage.duplicates import people_of, verdicts

        told = [each for each in verdicts(session) if each.verdict != Verdict.SAME]
        ids = {key for each in told for key in (each.first_id, each.second_id)}
        self._people = people_of(session, sorted(ids))
        self._told: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for each in told:
            self._told[each.first_id].append((each.second_id, each.verdict, each.seen))
            self._told[each.second_id].append((each.first_id, each.verdict, each.seen))

    def verdict(self, listed: Person, known: Person) -> Verdict | None:
        """The word about `known` and somebody of the register who is the listed one."""
        from ngheo_desktop.storage.duplicates import digest_of

        for other_id, verdict, seen in self._told.get(known.id, ()):
            one, other = self._people.get(known.id), self._people.get(other_id)
            if one and other and _is(listed, other) and digest_of(one, other) == seen:
                return Verdict(verdict)
        return None


def _is(listed: Person, known: Person) -> bool:
    """Written alike with the same birth, and no number that speaks against it."""
    numbers = {each for each in (listed.personal_id, known.personal_id) if each}
    same_name = listed.name.toned_words == known.name.toned_words
    return same_name and listed.birth == known.birth is not None and len(numbers) < 2
