"""Hoàn tác biến động hộ from what the register keeps of it, however long ago it was told."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from ngheo_desktop.domain.family_events import EventKind, Stay, unnamed_in, with_people
from ngheo_desktop.domain.register import HEAD, Household, Member


def states_before(
    kind: EventKind,
    stays: Sequence[Stay],
    states: Mapping[str, Household],
    people: Mapping[str, Member],
    newcomers: Collection[str] = (),
) -> tuple[Household, ...]:
    """The households as they stood: everybody whose stay the event ended is back in it.

    Who came by the event is in none of them.
    `states` are all households concerned as they stand now, ended ones without people.
    """
    back: dict[str, list[Member]] = {key: [] for key in states}
    for stay in stays:
        member = replace(people[stay.member_id], relation=stay.relation, since=stay.begins)
        back[stay.household_id].append(member)
    moved = {*(stay.member_id for stay in stays), *newcomers}
    merged = sum(
        unnamed_in(state)
        for key, state in states.items()
        if kind == EventKind.MERGE and not state.members and back[key]
    )
    before = []
    for key, state in states.items():
        staying = [each for each in state.members if each.id not in moved]
        members = sorted([*staying, *back[key]], key=lambda each: each.relation != HEAD)
        before.append(with_people(state, members, also=0 if back[key] else -merged))
    return tuple(before)
