"""Cells of the sheet: which question stands where, and how an answer is read and written."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from ngheo_desktop.domain.answers import (
    NOTHING_KEY,
    AnswerKind,
    Option,
    Question,
    answered,
    with_answer,
)
from ngheo_desktop.domain.facts import Facts, MemberAnswers
from ngheo_desktop.domain.logic import either
from ngheo_desktop.domain.sheet_answers import ONLINE, AnswerKey, Part
from ngheo_desktop.domain.standards import Indicator, ScoreItem

INCOME = Question("b1_score", "Điểm B1", "Điểm B1", (), kind=AnswerKind.NUMBER, unit="điểm")
_INCOME_SCORE = re.compile(r"[0-9]{1,4}")
_AREA = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,2})?")


MARK = "mark."  # in front of the indicator whose tick a cell takes
ITEM = "b1."  # in front of the line of the B1 table that a cell answers


class Block(StrEnum):
    """Part of the sheet."""

    MEMBERS = "A"
    HOUSE = "B"
    INCOME = "C"
    TICKS = "T"


class Mode(StrEnum):
    """How the paper is copied: answer by answer, or the ticks of its indicators."""

    ANSWERS = "answers"
    TICKS = "ticks"


@dataclass(frozen=True, slots=True)
class Place:
    """One cell: a question, asked of a member or of the house."""

    question: str
    member: int = 0  # place of the person on the sheet; 0 = the house

    @property
    def block(self) -> Block:
        if self.member:
            return Block.MEMBERS
        if self.question.startswith(MARK):
            return Block.TICKS
        return Block.INCOME if self.is_income else Block.HOUSE

    @property
    def is_income(self) -> bool:
        """The total of B1 or one of its lines."""
        return self.question == INCOME.code or self.question.startswith(ITEM)


INCOME_PLACE = Place(INCOME.code)


def tick_question(indicator: Indicator) -> Question:
    """«Nhập theo ô đánh dấu»: T thiếu, K không thiếu."""
    return Question(
        MARK + indicator.code,
        indicator.title,
        indicator.title,
        (indicator.rule,),
        (Option("T", "thiếu", {"lack": True}), Option("K", "không thiếu", {"lack": False})),
    )


def item_question(item: ScoreItem) -> Question:
    """One line of the B1 table; the options have the numbers of their order."""
    return Question(
        ITEM + item.text,
        item.text,
        item.text,
        (),
        tuple(
            Option(str(at), f"{each.text} ({each.points})", {"option": each.text})
            for at, each in enumerate(item.options, start=1)
        ),
    )


def shown_answer(question: Question, facts: Facts, member: int) -> str:
    """The answer as its cell shows it: «2», «1 5 7», «48,5»; empty while chưa rõ."""
    if question.kind == AnswerKind.CHOICE:
        option = option_of(question, facts, member)
        return option.key if option else ""
    value = value_of(question, facts)
    if value is None:
        return ""
    if question.kind == AnswerKind.NUMBER:
        return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else str(value)
    keys = [each.key for each in question.options if each.facts["devices"] in value]
    return " ".join(keys) or NOTHING_KEY


def answer_in_words(question: Question, shown: str) -> str:
    """«2 không», «1 ti vi, 4 điện thoại», «48,5 m²», «chưa rõ»."""
    if not shown:
        return "chưa rõ"
    if question.kind == AnswerKind.NUMBER:
        return f"{shown} {question.unit}"
    return ", ".join(f"{key} {label}" for key, label in choices(question) if key in shown.split())


def choices(question: Question) -> list[tuple[str, str]]:
    """Keys and words of a question, as they stand below the sheet."""
    listed = [(option.key, option.label) for option in question.options]
    if question.kind == AnswerKind.SEVERAL:
        listed.append((NOTHING_KEY, "không có phương tiện nào"))
    return listed


def option_of(question: Question, facts: Facts, member: int) -> Option | None:
    """The option that the facts amount to; the internet may be known person by person."""
    if member:
        person = next(each for each in facts.members if each.no == member)
        return answered(question, person.answers)
    entries, name, fact = _entries(question, facts)
    if fact:
        known = entries.get(name)
        return next((each for each in question.options if each.facts[fact] == known), None)
    if question.code == "anyone_online" and facts.members:
        known = either(*(each.answers.uses_internet for each in facts.members))
        if known is not None:
            return next(each for each in question.options if known in each.facts.values())
    return answered(question, facts.house)


def _entries(question: Question, facts: Facts) -> tuple[Mapping[str, Any], str, str]:
    """Where the answer of a tick or of a line of B1 stands; "" for other questions."""
    if question.code.startswith(MARK):
        return facts.marks, question.code.removeprefix(MARK), "lack"
    if question.code.startswith(ITEM):
        return facts.income_items, question.code.removeprefix(ITEM), "option"
    return {}, "", ""


def value_of(question: Question, facts: Facts) -> Any:
    """The fact behind a cell that is not a choice."""
    if question == INCOME:
        return facts.income_score
    return getattr(facts.house, question.facts[0])


def with_option(question: Question, facts: Facts, member: int, option: Option | None) -> Facts:
    """The facts with one choice made; None sets it back to chưa rõ."""
    if member:
        return _with_members(facts, member, lambda answers: with_answer(question, answers, option))
    entries, name, fact = _entries(question, facts)
    if fact:
        kept = {each: value for each, value in entries.items() if each != name}
        changed = {**kept, name: option.facts[fact]} if option else kept
        if fact == "lack":
            return replace(facts, marks=changed)
        return replace(facts, income_items=changed)
    facts = replace(facts, house=with_answer(question, facts.house, option))
    if question.code == "anyone_online":
        # Asked of the whole house now: what was known person by person gives way.
        return _with_members(facts, 0, lambda answers: replace(answers, uses_internet=None))
    return facts


def with_value(question: Question, facts: Facts, value: Any) -> Facts:
    """The facts with a number or a set of devices."""
    if question == INCOME:
        return replace(facts, income_score=value)
    return replace(facts, house=replace(facts.house, **{question.facts[0]: value}))


def _with_members(facts: Facts, no: int, change: Callable[[MemberAnswers], MemberAnswers]) -> Facts:
    """The facts with the answers of one member changed; 0 changes those of all."""
    return replace(
        facts,
        members=tuple(
            replace(each, answers=change(each.answers)) if no in (0, each.no) else each
            for each in facts.members
        ),
    )


def read_number(question: Question, typed: str) -> Decimal | int | None:
    """«118», «48», «48,5» or nothing; ValueError for anything else."""
    if not typed:
        return None
    if not (_INCOME_SCORE if question == INCOME else _AREA).fullmatch(typed):
        raise ValueError(typed)
    return int(typed) if question == INCOME else Decimal(typed.replace(",", "."))


def place_of(key: AnswerKey, facts: Facts) -> Place:
    """The cell of an answer."""
    if key.part == Part.MEMBER and key.name != ONLINE:
        return Place(key.name, next(each.no for each in facts.members if each.key == key.member))
    prefix = {Part.MARK: MARK, Part.ITEM: ITEM}.get(key.part, "")
    return Place("anyone_online" if key.name == ONLINE else prefix + key.name)
