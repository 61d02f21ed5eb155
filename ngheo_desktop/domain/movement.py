"""Biến động hộ nghèo, hộ cận nghèo: derived from signed lists of one standard, never typed.

People who came or went between two decisions did so in the class that their household had
before; so what leaves one class enters the other with the same number of people.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ngheo_desktop.domain.movement_columns import COLUMN_TERMS as COLUMN_TERMS
from ngheo_desktop.domain.movement_columns import IN as IN
from ngheo_desktop.domain.movement_columns import OUT as OUT
from ngheo_desktop.domain.movement_columns import Change as Change
from ngheo_desktop.domain.movement_columns import Column as Column
from ngheo_desktop.domain.movement_columns import Override, dated, moved_by_hand
from ngheo_desktop.domain.standard_breaks import StandardBreak as StandardBreak
from ngheo_desktop.domain.standard_breaks import standard_break as standard_break
from ngheo_desktop.domain.standings import (
    LISTED,
    DecidedList,
    State,
    class_in,
    state_after,
    states,
)
from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass

_POOR, _NEAR = LISTED


@dataclass(frozen=True, slots=True)
class Fate:
    """What the register knows of a household between the two days, by its family events."""

    hamlet_id: str = ""
    ended: bool = False  # everybody died, left, or went into another household
    moved_in: bool = False  # came from another commune
    split_from: str = ""  # the household it was split off
    people_in: int = 0  # born, moved or married in
    people_out: int = 0  # died, left, split off


@dataclass(frozen=True, slots=True)
class Counts:
    """Hai dòng of a table: households and people per column."""

    households: Mapping[Column, int]
    people: Mapping[Column, int]


@dataclass(frozen=True, slots=True)
class Identity:
    """An equation that must hold; where it does not, the households that break it."""

    title: str
    holds: bool
    broken: tuple[str, ...] = ()  # household ids


@dataclass(frozen=True, slots=True)
class Movement:
    """Biến động between two days under one standard."""

    opening_on: date
    closing_on: date
    standard: str
    changes: tuple[Change, ...]
    identities: tuple[Identity, ...]
    unexplained: tuple[str, ...] = ()  # number of people changed, no event tells why
    unfit: tuple[Override, ...] = ()  # columns given by hand that fit nothing any more

    def counts(self, household_class: HouseholdClass, hamlet_id: str | None = None) -> Counts:
        """The two rows of a class, of one hamlet or (None) of the commune."""
        return _counted(self.of(household_class, hamlet_id))

    def of(self, household_class: HouseholdClass, hamlet_id: str | None = None) -> list[Change]:
        """The changes of one table, of one hamlet or of the commune."""
        return [
            each
            for each in self.changes
            if each.household_class == household_class and hamlet_id in (None, each.hamlet_id)
        ]

    def behind(self, household_class: HouseholdClass, column: Column) -> tuple[str, ...]:
        """The households behind one number of people of the commune."""
        return tuple(
            each.household_id for each in self.of(household_class) if each.column == column
        )

    @property
    def by_hand(self) -> tuple[Change, ...]:
        """Changes that stand in a column an officer gave them."""
        return tuple(each for each in self.changes if each.by_hand is not None)

    @property
    def balances(self) -> bool:
        return all(each.holds for each in self.identities)


# --- the tables ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Period:
    """The two days and the standard; both lists go by that standard."""

    opening_on: date
    closing_on: date
    standard: str

    def holds(self, override: Override) -> bool:
        """Whether what was said by hand is about a decision of this time."""
        same = override.standard == self.standard
        return same and self.opening_on < override.day <= self.closing_on


def movement_between(
    period: Period,
    lists: Sequence[DecidedList],
    fates: Mapping[str, Fate],
    register: Mapping[str, HouseholdClass] | None = None,
    overrides: Sequence[Override] = (),
) -> Movement:
    """Biến động from the list of one day to that of another.

    `register` is how the register shows the households now; given when the closing day is the
    last decision, so that the two can be compared. `overrides` are columns given by hand.
    """
    own = [each for each in lists if each.standard == period.standard]
    opening = state_after(own, period.opening_on)
    closing = state_after(own, period.closing_on)
    earlier = _earlier(lists, period.opening_on)
    changes: list[Change] = []
    unexplained: list[str] = []
    for household_id in sorted(opening.keys() | closing.keys()):
        fate = fates.get(household_id, Fate())
        told = _Teller(household_id, fate, opening, closing, earlier)
        changes += told.changes()
        if told.unexplained():
            unexplained.append(household_id)
    changes = dated(changes, _turns(own, period))
    moved, unfit = moved_by_hand(changes, [each for each in overrides if period.holds(each)])
    return Movement(
        period.opening_on,
        period.closing_on,
        period.standard,
        tuple(moved),
        tuple(_identities(moved, closing, register)),
        tuple(unexplained),
        unfit,
    )


def _turns(
    own: Sequence[DecidedList], period: Period
) -> dict[tuple[HouseholdClass, str, bool], date]:
    """By table and household the last day in the period on which it left (False) or came (True)."""
    turns: dict[tuple[HouseholdClass, str, bool], date] = {}
    before: State = {}
    for day, state in states(own, period.closing_on):
        if day > period.opening_on:
            for household_id in before.keys() | state.keys():
                was, now = class_in(before, household_id), class_in(state, household_id)
                for held, came in ((was, False), (now, True)):
                    if held is not None and was != now:
                        turns[held, household_id, came] = day
        before = state
    return turns


def _earlier(lists: Sequence[DecidedList], until: date) -> dict[HouseholdClass, set[str]]:
    """Who has ever been in each class, up to a day."""
    ever: dict[HouseholdClass, set[str]] = {each: set() for each in LISTED}
    for _day, state in states(lists, until):
        for household_id, standing in state.items():
            if standing.household_class in ever:
                ever[standing.household_class].add(household_id)
    return ever


@dataclass(frozen=True, slots=True)
class _Teller:
    """The columns of one household."""

    household_id: str
    fate: Fate
    opening: State
    closing: State
    earlier: Mapping[HouseholdClass, set[str]] = field(repr=False)

    @property
    def was(self) -> HouseholdClass | None:
        return class_in(self.opening, self.household_id)

    @property
    def now(self) -> HouseholdClass | None:
        return class_in(self.closing, self.household_id)

    @property
    def _before(self) -> int:
        return self.opening[self.household_id].members

    @property
    def _after(self) -> int:
        """People on the closing list; who is on none left with the people he had."""
        later = self.closing.get(self.household_id)
        return later.members if later and not self._ended else self._before

    @property
    def _ended(self) -> bool:
        return self.fate.ended and self.now is None

    def changes(self) -> Iterator[Change]:
        """Everything this household adds to the two tables."""
        was, now = self.was, self.now
        if was is not None:
            yield self._change(was, Column.OPENING, self._before)
            yield from self._people(was)
            if self._ended:
                yield self._change(was, Column.OUT_OTHER, self._before)
            elif now is None:
                yield self._change(was, Column.OUT_UP, self._after)
            elif now != was:
                yield self._change(was, Column.OUT_ACROSS, self._after)
        if now is not None:
            after = self.closing[self.household_id].members
            if now != was:
                yield self._change(now, self._way_in(now), after)
            yield self._change(now, Column.CLOSING, after)

    def _way_in(self, now: HouseholdClass) -> Column:
        if self.was is not None:
            return Column.IN_ACROSS
        if self.fate.moved_in or class_in(self.opening, self.fate.split_from) == now:
            return Column.IN_OTHER
        return Column.IN_RETURNED if self.household_id in self.earlier[now] else Column.IN_NEW

    def _people(self, was: HouseholdClass) -> Iterator[Change]:
        """Births, deaths and moves inside a household that goes on."""
        came, went = self._came_and_went()
        if went:
            yield self._change(was, Column.OUT_OTHER, went, households=0)
        if came:
            yield self._change(was, Column.IN_OTHER, came, households=0)

    def _came_and_went(self) -> tuple[int, int]:
        """As the events tell it; where they do not, only the difference is known."""
        grown = self._after - self._before
        told = (self.fate.people_in, self.fate.people_out)
        if not self._ended and told[0] - told[1] == grown:
            return told
        return max(grown, 0), max(-grown, 0)

    def unexplained(self) -> bool:
        """Whether the number of people changed and the events of the family do not say why."""
        if self.was is None or self._ended:
            return False
        return self.fate.people_in - self.fate.people_out != self._after - self._before

    def _change(
        self, household_class: HouseholdClass, column: Column, people: int, *, households: int = 1
    ) -> Change:
        place = self.fate.hamlet_id
        return Change(household_class, column, self.household_id, place, households, people)


def _counted(changes: Iterable[Change]) -> Counts:
    households = dict.fromkeys(Column, 0)
    people = dict.fromkeys(Column, 0)
    for each in changes:
        households[each.column] += each.households
        people[each.column] += each.people
    return Counts(households, people)


# --- identities ---------------------------------------------------------------------------------


def _identities(
    changes: Sequence[Change], closing: State, register: Mapping[str, HouseholdClass] | None
) -> Iterator[Identity]:
    for each in LISTED:
        yield _balance(changes, each)
    yield _crossing(changes, _POOR, _NEAR)
    yield _crossing(changes, _NEAR, _POOR)
    if register is not None:
        for each in LISTED:
            yield _same_as_register(closing, register, each)


def _balance(changes: Sequence[Change], household_class: HouseholdClass) -> Identity:
    """Đầu kỳ − giảm + tăng = cuối kỳ, for each household, so for each hamlet and the commune."""
    sums: dict[str, list[int]] = {}
    for each in changes:
        if each.household_class == household_class:
            sign = -1 if each.column in (*OUT, Column.CLOSING) else 1
            known = sums.setdefault(each.household_id, [0, 0])
            known[0] += sign * each.households
            known[1] += sign * each.people
    broken = tuple(household for household, left in sums.items() if any(left))
    term = CLASS_TERMS[household_class]
    return Identity(f"{term}: đầu kỳ − giảm + tăng = cuối kỳ (hộ, khẩu)", not broken, broken)


def _crossing(
    changes: Sequence[Change], source: HouseholdClass, target: HouseholdClass
) -> Identity:
    """Who leaves one table for the other comes in there, with as many people."""
    gone = _people_by_household(changes, source, Column.OUT_ACROSS)
    come = _people_by_household(changes, target, Column.IN_ACROSS)
    broken = tuple(sorted(k for k in gone.keys() | come.keys() if gone.get(k) != come.get(k)))
    names = (CLASS_TERMS[source].lower(), CLASS_TERMS[target].lower())
    title = f"Từ {names[0]} thành {names[1]}: hai bảng bằng nhau (hộ, khẩu)"
    return Identity(title, not broken, broken)


def _people_by_household(
    changes: Sequence[Change], household_class: HouseholdClass, column: Column
) -> dict[str, int]:
    return {
        each.household_id: each.people
        for each in changes
        if each.household_class == household_class and each.column == column
    }


def _same_as_register(
    closing: State, register: Mapping[str, HouseholdClass], household_class: HouseholdClass
) -> Identity:
    """Cuối kỳ = the households that the register shows with that class."""
    listed = {k for k in closing if class_in(closing, k) == household_class}
    shown = {k for k, value in register.items() if value == household_class}
    broken = tuple(sorted(listed ^ shown))
    term = CLASS_TERMS[household_class]
    return Identity(f"{term}: cuối kỳ = số hộ trong sổ", not broken, broken)
