"""Năm trước: the sheet before the one in hand, whose answers may be taken over."""

from typing import Any

from ngheo_desktop.domain.answers import Option, Question
from ngheo_desktop.domain.facts import Facts, SurveyedMember
from ngheo_desktop.domain.indicators import Finding
from ngheo_desktop.domain.scoring import evaluate
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.gui.models.sheet_cells import MARK, option_of, shown_answer, value_of


class SheetBefore:
    """People are known by their key: they may stand elsewhere on the sheet by now."""

    def __init__(self, facts: Facts | None, standards: tuple[Standard, ...]) -> None:
        self.facts = facts
        self._findings = evaluate(facts, standards).findings if facts else ()
        self._numbers = {each.key: each.no for each in facts.members} if facts else {}

    def finding(self, code: str) -> Finding | None:
        """What it amounted to in one indicator, by the standard of its own day."""
        return next((each for each in self._findings if each.indicator == code), None)

    def shown(self, question: Question, member: SurveyedMember | None) -> str:
        """Its answer as a cell shows it; empty when there is none. None is the house."""
        number = self._number(member)
        if self.facts is None or number is None:
            return ""
        if question.code.startswith(MARK):
            finding = self.finding(question.code.removeprefix(MARK))
            return {True: "T", False: "K", None: ""}[finding.lack if finding else None]
        return shown_answer(question, self.facts, number)

    def option(self, question: Question, member: SurveyedMember | None) -> Option | None:
        """The option that was chosen."""
        number = self._number(member)
        if self.facts is None or number is None:
            return None
        return option_of(question, self.facts, number)

    def value(self, question: Question) -> Any:
        """The number or the several things that were given for the house."""
        return value_of(question, self.facts) if self.facts is not None else None

    def _number(self, member: SurveyedMember | None) -> int | None:
        return self._numbers.get(member.key) if member is not None else 0
