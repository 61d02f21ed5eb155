"""Which questions a sheet asks and in what order: by its mode, its standards and its B1 table."""

from collections.abc import Iterable

from ngheo_desktop.domain.answers import MEMBER_QUESTIONS, Question, house_questions
from ngheo_desktop.domain.facts import SurveyedMember
from ngheo_desktop.domain.standards import Indicator, ScoreTable, Standard
from ngheo_desktop.gui.models.sheet_cells import (
    INCOME,
    INCOME_PLACE,
    Mode,
    Place,
    item_question,
    tick_question,
)

HOUSE_ROW = 4  # cells of part B that stand side by side
ITEM_ROW = 2  # lines of the B1 table that stand side by side


class SheetLayout:
    """The questions of one sheet. While two standards run, those of both."""

    def __init__(
        self,
        mode: Mode,
        standard: Standard | None,
        second: Standard | None,
        table: ScoreTable | None,
    ) -> None:
        self.mode, self.standard, self.second, self.table = mode, standard, second, table
        self.standards = [each for each in (standard, second) if each is not None]
        self.member_questions = [each for each in MEMBER_QUESTIONS if self.indicator(each)]
        self.house_questions = _once(map(house_questions, self.standards))
        self.tick_questions = _once(
            [tick_question(each) for each in _by_number(one)] for one in self.standards
        )
        self.item_questions = [item_question(each) for each in table.items] if table else []
        self.questions = {
            each.code: each
            for each in (
                *self.member_questions,
                *self.house_questions,
                *self.tick_questions,
                *self.item_questions,
                INCOME,
            )
        }

    def asks(
        self,
        mode: Mode,
        standard: Standard | None,
        second: Standard | None,
        table: ScoreTable | None,
    ) -> bool:
        """Whether it is the layout of these."""
        if self.mode != mode or self.table is not table:
            return False
        return self.standard is standard and self.second is second

    def standard_of(self, question: Question) -> Standard | None:
        """The standard that asks it: the one in force, else the second one."""
        return next((each for each in self.standards if _indicator(question, each)), None)

    def indicator(self, question: Question) -> Indicator | None:
        """The indicator that it decides; None for B1."""
        standard = self.standard_of(question)
        return _indicator(question, standard) if standard else None

    def asked_only_by(self, question: Question) -> Standard | None:
        """While two standards run: the one that asks a question which the other does not."""
        asking = [each for each in self.standards if _indicator(question, each)]
        return asking[0] if len(self.standards) > len(asking) == 1 else None

    def answer_places(self, members: Iterable[SurveyedMember]) -> list[Place]:
        """Cells of parts A and B, in the order of the paper."""
        persons = [
            Place(question.code, member.no)
            for member in members
            for question in self.member_questions
        ]
        return [*persons, *(Place(each.code) for each in self.house_questions)]

    def places(self, members: Iterable[SurveyedMember]) -> list[Place]:
        """Every cell of the mode; the total of B1 is the last."""
        if self.mode == Mode.TICKS:
            return [*(Place(each.code) for each in self.tick_questions), INCOME_PLACE]
        items = [Place(each.code) for each in self.item_questions]
        return [*self.answer_places(members), *items, INCOME_PLACE]

    def cell_of(self, place: Place, people: list[int]) -> tuple[int, float]:
        """Row and column as drawn; columns are counted in shares of the width."""
        if place.member:
            codes = [each.code for each in self.member_questions]
            return people.index(place.member), codes.index(place.question) / len(codes)
        if self.mode == Mode.TICKS:
            codes = [*(each.code for each in self.tick_questions), INCOME.code]
            return codes.index(place.question), 0.0
        house = [each.code for each in self.house_questions]
        if not self.item_questions:
            house.append(INCOME.code)
        rows = len(people)
        if place.question in house:
            row, column = divmod(house.index(place.question), HOUSE_ROW)
            return rows + row, column / HOUSE_ROW
        rows += -(-len(house) // HOUSE_ROW)
        codes = [*(each.code for each in self.item_questions), INCOME.code]
        row, column = divmod(codes.index(place.question), ITEM_ROW)
        return rows + row, column / ITEM_ROW


def _indicator(question: Question, standard: Standard) -> Indicator | None:
    return next((each for each in standard.indicators if each.rule in question.rules), None)


def _by_number(standard: Standard) -> list[Indicator]:
    return sorted(standard.indicators, key=lambda each: each.number)


def _once(groups: Iterable[Iterable[Question]]) -> list[Question]:
    """Each question once, those of the first group first."""
    found: dict[str, Question] = {}
    for group in groups:
        for each in group:
            found.setdefault(each.code, each)
    return list(found.values())
