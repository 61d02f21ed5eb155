"""Câu trả lời of a sheet one by one: what differs between two sheets, and two edits of one met.

The unit is the answer that one key gives, not the facts behind it: «không tìm việc» of one
person and «không lao động được» of another must never become half of each.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from ngheo_desktop.domain.answers import HOUSE_QUESTIONS, MEMBER_QUESTIONS
from ngheo_desktop.domain.facts import Facts, HouseAnswers, MemberAnswers

ONLINE = "uses_internet"  # of a person; asked of the whole house, but lists may tell it
_OF_MEMBER = {**{each.code: each.facts for each in MEMBER_QUESTIONS}, ONLINE: (ONLINE,)}
_OF_HOUSE = {each.code: each.facts for each in HOUSE_QUESTIONS}


class Part(StrEnum):
    """Where an answer stands."""

    MEMBER = "member"
    HOUSE = "house"
    MARK = "mark"  # a tick of a paper sheet
    ITEM = "item"  # a line of the B1 table
    TOTAL = "total"  # B1 as typed


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """One answer: its question, indicator or item, and whose it is."""

    part: Part
    name: str
    member: str = ""  # the caller's own key of the person


@dataclass(frozen=True, slots=True)
class Clash:
    """One answer that two people changed to different values; None = chưa rõ."""

    key: AnswerKey
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """Two edits of one sheet brought together; where they clash, mine stands."""

    facts: Facts
    taken: tuple[AnswerKey, ...]  # answers that came from the other
    clashes: tuple[Clash, ...]


def answers_of(facts: Facts) -> dict[AnswerKey, Any]:
    """Every known answer of a sheet."""
    found: dict[AnswerKey, Any] = {}
    for member in facts.members:
        for name, names in _OF_MEMBER.items():
            key = AnswerKey(Part.MEMBER, name, member.key)
            found[key] = _values(member.answers, names)
    for name, names in _OF_HOUSE.items():
        found[AnswerKey(Part.HOUSE, name)] = _values(facts.house, names)
    found |= {AnswerKey(Part.MARK, name): lack for name, lack in facts.marks.items()}
    found |= {AnswerKey(Part.ITEM, name): text for name, text in facts.income_items.items()}
    found[AnswerKey(Part.TOTAL, "b1_score")] = facts.income_score
    return {key: value for key, value in found.items() if value is not None}


def _values(answers: MemberAnswers | HouseAnswers, names: tuple[str, ...]) -> Any:
    values = tuple(getattr(answers, name) for name in names)
    return None if all(value is None for value in values) else values


def changed_answers(before: Facts, after: Facts) -> tuple[AnswerKey, ...]:
    """Answers in which two states of a sheet differ."""
    old, new = answers_of(before), answers_of(after)
    return tuple(key for key in {**old, **new} if old.get(key) != new.get(key))


def with_answers(facts: Facts, answers: Mapping[AnswerKey, Any]) -> Facts:
    """The facts with some answers replaced; None sets one back to chưa rõ."""
    for key, value in answers.items():
        facts = _with_answer(facts, key, value)
    return facts


def _with_answer(facts: Facts, key: AnswerKey, value: Any) -> Facts:
    if key.part == Part.TOTAL:
        return replace(facts, income_score=value)
    if key.part == Part.MARK:
        return replace(facts, marks=_with_entry(facts.marks, key.name, value))
    if key.part == Part.ITEM:
        return replace(facts, income_items=_with_entry(facts.income_items, key.name, value))
    if key.part == Part.HOUSE:
        return replace(facts, house=_with_values(facts.house, _OF_HOUSE[key.name], value))
    members = tuple(
        replace(each, answers=_with_values(each.answers, _OF_MEMBER[key.name], value))
        if each.key == key.member
        else each
        for each in facts.members
    )
    return replace(facts, members=members)


def _with_entry(entries: Mapping[str, Any], name: str, value: Any) -> dict[str, Any]:
    kept = {each: known for each, known in entries.items() if each != name}
    return kept if value is None else {**kept, name: value}


def _with_values(answers: Any, names: tuple[str, ...], values: Any) -> Any:
    known = values if values is not None else (None,) * len(names)
    return replace(answers, **dict(zip(names, known, strict=True)))


def merge_sheets(base: Facts, mine: Facts, theirs: Facts) -> Merged:
    """Mine on top of what somebody else saved since `base`, answer by answer.

    The people on it are those of `theirs`, which is the register as it is now.
    """
    old, own, other = answers_of(base), answers_of(mine), answers_of(theirs)
    present = {each.key for each in theirs.members}
    taken, clashes, result = [], [], {}
    for key in {**old, **own, **other}:
        if key.part == Part.MEMBER and key.member not in present:
            continue  # left the household meanwhile
        before, here, there = old.get(key), own.get(key), other.get(key)
        if here == before and there != before:
            taken.append(key)
            continue
        if there not in (before, here):
            clashes.append(Clash(key, here, there))
        result[key] = here
    facts = with_answers(replace(theirs, area=mine.area), result)
    return Merged(facts, tuple(taken), tuple(clashes))
