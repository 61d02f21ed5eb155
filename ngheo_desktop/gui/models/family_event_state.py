"""Biến động hộ while it is being told: what is asked for this kind, and the event it makes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ngheo_desktop.domain.family_events import EventKind, FamilyEvent, outcome_of
from ngheo_desktop.domain.register import HEAD, Household, Member

_NEW = "new"  # stands for the household that begins


class Part(StrEnum):
    """Parts of the dialog; which are shown depends on the kind and on who is chosen."""

    PEOPLE = "people"
    NEWCOMERS = "newcomers"
    OTHER = "other"
    HAMLET = "hamlet"
    HEAD = "head"
    LEFT_HEAD = "left_head"
    RELATIONS = "relations"
    PLACE = "place"


_PARTS = {
    EventKind.BIRTH: {Part.NEWCOMERS},
    EventKind.DEATH: {Part.PEOPLE},
    EventKind.MOVE_IN: {Part.NEWCOMERS, Part.PLACE},
    EventKind.MOVE_OUT: {Part.PEOPLE, Part.PLACE},
    EventKind.MOVE_WITHIN: {Part.HAMLET},
    EventKind.MARRY_IN: {Part.NEWCOMERS, Part.OTHER},
    EventKind.CHANGE_HEAD: {Part.HEAD},
    EventKind.SPLIT: {Part.PEOPLE, Part.HEAD, Part.HAMLET},
    EventKind.MERGE: {Part.OTHER},
}


@dataclass(slots=True)
class FamilyEventState:
    """What was chosen so far; every answer is kept when the kind is changed and back."""

    here: Household
    day: date
    kind: EventKind = EventKind.BIRTH
    chosen: set[str] = field(default_factory=set)
    newcomers: list[Member] = field(default_factory=list)
    other: Household | None = None
    head_id: str = ""
    left_head_id: str = ""
    relations: dict[str, str] = field(default_factory=dict)
    hamlet_id: str = ""
    address: str = ""
    place: str = ""

    def parts(self) -> set[Part]:
        """What is asked now."""
        parts = set(_PARTS[self.kind])
        if self.kind == EventKind.MARRY_IN and self.other is not None:
            parts.add(Part.PEOPLE)
        if self._head_leaves():
            leaves_two = self.kind in (EventKind.SPLIT, EventKind.MARRY_IN)
            parts.add(Part.LEFT_HEAD if leaves_two else Part.HEAD)
        if self.changed_members():
            parts.add(Part.RELATIONS)
        return parts

    def people(self) -> Sequence[Member]:
        """Whom the kind is about: of this household, or of the one somebody marries from."""
        source = self.other if self.kind == EventKind.MARRY_IN else self.here
        return source.members if source else ()

    def _picked(self) -> tuple[str, ...]:
        return tuple(each.id for each in self.people() if each.id in self.chosen)

    def _head_leaves(self) -> bool:
        """Whether the head goes and somebody stays."""
        if self.kind in (EventKind.CHANGE_HEAD, EventKind.MERGE, EventKind.MOVE_WITHIN):
            return False
        people, picked = self.people(), self._picked()
        heads = {each.id for each in people if each.relation == HEAD}
        return bool(heads & set(picked)) and len(picked) < len(people)

    def staying(self) -> list[Member]:
        """Who may become head of those who stay."""
        return [each for each in self.people() if each.id not in self.chosen]

    def head_candidates(self) -> list[Member]:
        """Who may be the head afterwards; of the new household by a split."""
        if self.kind == EventKind.SPLIT:
            return [each for each in self.people() if each.id in self.chosen]
        if self.kind == EventKind.CHANGE_HEAD:
            return [each for each in self.here.members if each.relation != HEAD]
        return self.staying()

    def event(self) -> FamilyEvent:
        """The event as told so far."""
        kind, parts = self.kind, _PARTS[self.kind]
        marries_here = kind == EventKind.MARRY_IN and self.other is not None and self._picked()
        asks_people = Part.PEOPLE in parts or marries_here
        newcomers = Part.NEWCOMERS in parts and not marries_here
        return FamilyEvent(
            kind,
            self.day,
            self.here.id,
            people=self._picked() if asks_people else (),
            newcomers=tuple(self.newcomers) if newcomers else (),
            head_id=self.head_id if Part.HEAD in parts or self._head_leaves() else "",
            left_head_id=self.left_head_id if self._head_leaves() else "",
            relations=dict(self.relations),
            other_id=self.other.id if self.other and Part.OTHER in parts else "",
            hamlet_id=self.hamlet_id if Part.HAMLET in parts else "",
            address=self.address if Part.HAMLET in parts else "",
            place=self.place if Part.PLACE in parts else "",
        )

    def changed_members(self) -> list[Member]:
        """Who gets another relation by the event, as it follows or was told; "" = to be asked."""
        before = {each.id: each for each in self.here.members}
        homes = {each.id: self.here.id for each in self.here.members}
        if self.other is not None:
            before |= {each.id: each for each in self.other.members}
            homes |= {each.id: self.other.id for each in self.other.members}
        outcome = outcome_of(self.event(), self.here, self.other, new_id=_NEW)
        return [
            member
            for household in outcome.households
            for member in household.members
            if member.id in before and member.relation != HEAD
            if member.relation != before[member.id].relation or homes[member.id] != household.id
        ]
