"""The sheet on the screen: its facts, the order of its cells, what is open and what follows."""

from dataclasses import replace
from datetime import date

from ngheo_desktop.domain.answers import (
    MEMBER_QUESTIONS,
    NOTHING_KEY,
    AnswerKind,
    Question,
    devices_after,
    house_questions,
    is_asked,
)
from ngheo_desktop.domain.facts import Facts, SurveyedMember
from ngheo_desktop.domain.indicators import Finding
from ngheo_desktop.domain.scoring import Result, evaluate
from ngheo_desktop.domain.standards import Indicator, Standard, standard_on
from ngheo_desktop.domain.terms import Area
from ngheo_desktop.gui.models.sheet_cells import (
    INCOME,
    INCOME_PLACE,
    Block,
    Place,
    choices,
    option_of,
    read_number,
    shown_answer,
    value_of,
    with_option,
    with_value,
)
from ngheo_desktop.operations.checklists import Sheet
from ngheo_desktop.text import clean

HOUSE_ROW = 4  # cells of part B that stand side by side


class SheetState:
    """A sheet being filled. Every change is followed by a new result."""

    def __init__(self, sheet: Sheet, standards: tuple[Standard, ...]) -> None:
        self.sheet = sheet
        self.surveyor = sheet.surveyor
        self.before = sheet.before
        self.wrong: dict[Place, str] = {}  # numbers as typed that cannot be read
        self._standards = standards
        self._result_before = evaluate(sheet.before, standards) if sheet.before else None
        people = sheet.before.members if sheet.before else ()
        self._place_before = {each.key: each.no for each in people}
        self.confirmed: set[Block] = set()  # parts taken whole from last year, for the diary
        self._unknown: set[Place] = set()  # said to be chưa rõ, so last year's is out of the way
        self._settled: dict[tuple[SurveyedMember, str], bool] = {}
        self.facts = sheet.facts
        self._set_facts(sheet.facts)

    # --- what it is about ------------------------------------------------------------------

    @property
    def names(self) -> dict[int, str]:
        return {each.no: each.name for each in self.facts.members}

    @property
    def is_changed(self) -> bool:
        """True while something typed is not in the register."""
        typed = (self.facts, self.surveyor) != (self.sheet.facts, self.sheet.surveyor)
        return typed or bool(self.wrong)

    def mark_saved(self, facts: Facts, surveyor: str) -> None:
        """These facts are now in the register; what was typed since stays unsaved."""
        self.sheet = replace(self.sheet, facts=facts, surveyor=surveyor, is_saved=True)
        self.confirmed.clear()

    def move_to(self, day: date, area: Area | None) -> None:
        """Another survey day for the same answers; standard and ages follow it."""
        self._settled.clear()
        self._set_facts(replace(self.facts, survey_date=day, area=area))

    def laid_on(self, sheet: Sheet) -> "SheetState":
        """The same answers on the household as it is now: members may have come or gone."""
        state = SheetState(sheet, self._standards)
        typed = {each.key: each.answers for each in self.facts.members}
        members = tuple(
            replace(each, answers=typed.get(each.key, each.answers)) for each in sheet.facts.members
        )
        state._set_facts(
            replace(
                self.facts,
                survey_date=sheet.facts.survey_date,
                area=sheet.facts.area,
                members=members,
            )
        )
        state.surveyor = self.surveyor
        state.confirmed = set(self.confirmed)
        return state

    # --- cells -----------------------------------------------------------------------------

    @property
    def member_questions(self) -> tuple[Question, ...]:
        """Columns of part A: questions whose rule the standard has."""
        return tuple(each for each in MEMBER_QUESTIONS if self._indicator_of(each))

    @property
    def house_questions(self) -> tuple[Question, ...]:
        return house_questions(self.standard) if self.standard else ()

    def question(self, place: Place) -> Question:
        return self._questions[place.question]

    def indicator(self, place: Place) -> Indicator | None:
        """The indicator that a cell decides; None for B1."""
        return self._indicator_of(self.question(place))

    def finding(self, code: str) -> Finding | None:
        return next((each for each in self.result.findings if each.indicator == code), None)

    def finding_before(self, code: str) -> Finding | None:
        """What the sheet before amounted to, by the standard of its own day."""
        found = self._result_before.findings if self._result_before else ()
        return next((each for each in found if each.indicator == code), None)

    def member(self, no: int) -> SurveyedMember:
        return next(each for each in self.facts.members if each.no == no)

    def is_asked(self, place: Place) -> bool:
        """False where age or an earlier answer has settled it («·»)."""
        return place in self.positions

    def shown(self, place: Place) -> str:
        """The answer as its cell shows it, a number that cannot be read as it was typed."""
        if place in self.wrong:
            return self.wrong[place]
        return shown_answer(self.question(place), self.facts, place.member)

    def shown_last_year(self, place: Place) -> str:
        """The answer of the sheet before; empty when there is none."""
        member = self._member_before(place)
        if self.before is None or member is None:
            return ""
        return shown_answer(self.question(place), self.before, member)

    def shown_grey(self, place: Place) -> str:
        """Last year's answer while it waits to be confirmed; it does not count yet."""
        if place in self._unknown or self.shown(place):
            return ""
        return self.shown_last_year(place)

    def is_set_unknown(self, place: Place) -> bool:
        """True after the officer has said chưa rõ in this session."""
        return place in self._unknown and not self.shown(place)

    # --- answering -------------------------------------------------------------------------

    def press(self, place: Place, key: str) -> bool:
        """One digit in a cell; False when it is no answer there."""
        question = self.question(place)
        if key == "0":
            self.set_unknown(place)
        elif all(key != each for each, _label in choices(question)):
            return False
        elif question.kind == AnswerKind.SEVERAL:
            self._touch(place)
            self._set_facts(
                with_value(question, self.facts, devices_after(key, self.facts.house.devices))
            )
        else:
            self._touch(place)
            option = next(each for each in question.options if each.key == key)
            self._set_facts(with_option(question, self.facts, place.member, option))
        return True

    def moves_on(self, place: Place, key: str) -> bool:
        """Whether the cursor goes on after a key: not while several may be chosen."""
        several = self.question(place).kind == AnswerKind.SEVERAL
        return not several or key in ("0", NOTHING_KEY)

    def set_unknown(self, place: Place) -> None:
        """Chưa rõ, said on purpose: last year's answer does not come back by itself."""
        self._touch(place)
        question = self.question(place)
        if question.kind == AnswerKind.CHOICE:
            self._set_facts(with_option(question, self.facts, place.member, None))
        else:
            self._set_facts(with_value(question, self.facts, None))
        self._unknown.add(place)

    def type_number(self, place: Place, text: str) -> bool:
        """The text of a number cell as it stands; what cannot be read counts as chưa rõ."""
        self._touch(place)
        question, typed = self.question(place), clean(text)
        try:
            value = read_number(question, typed)
        except ValueError:
            self.wrong[place] = typed
            value = None
        self._set_facts(with_value(question, self.facts, value))
        return place not in self.wrong

    def take_before(self, place: Place) -> bool:
        """«Như năm trước» for one cell; False when there is nothing to take."""
        member, question = self._member_before(place), self.question(place)
        if self.before is None or member is None or not self.is_asked(place):
            return False
        if not self.shown_last_year(place):
            return False
        self._touch(place)
        if question.kind == AnswerKind.CHOICE:
            option = option_of(question, self.before, member)
            self._set_facts(with_option(question, self.facts, place.member, option))
        else:
            self._set_facts(with_value(question, self.facts, value_of(question, self.before)))
        return True

    def grey_places(self, block: Block) -> list[Place]:
        """Cells of a part whose answer of last year waits to be confirmed."""
        return [each for each in self.positions if each.block == block and self.shown_grey(each)]

    def take_block(self, block: Block) -> int:
        """«Xác nhận cả khối»: every grey answer of a part counts from now on."""
        taken = 0
        # An answer may open the next question, which then has a grey answer of its own.
        while waiting := self.grey_places(block):
            taken += sum(self.take_before(place) for place in waiting)
        if taken:
            self.confirmed.add(block)
        return taken

    def set_mark(self, code: str, *, lack: bool | None) -> None:
        """A tick copied from a paper sheet; it counts only where the facts are unknown."""
        marks = {name: value for name, value in self.facts.marks.items() if name != code}
        if lack is not None:
            marks[code] = lack
        self._set_facts(replace(self.facts, marks=marks))

    # --- moving ----------------------------------------------------------------------------

    def step(self, place: Place, by: int) -> Place | None:
        """The next (1) or previous (-1) cell that is asked; None beyond the ends."""
        at = self.places.index(place) + by
        while 0 <= at < len(self.places) and not self.is_asked(self.places[at]):
            at += by
        return self.places[at] if 0 <= at < len(self.places) else None

    def beside(self, place: Place, *, down: bool) -> Place | None:
        """The cell under or over: in the nearest row, the nearest column that is asked."""
        row, column = self._cell_of(place)
        cells = {each: self._cell_of(each) for each in self.positions}
        rows = {at for at, _column in cells.values() if (at > row if down else at < row)}
        if not rows:
            return None
        near = min(rows) if down else max(rows)
        there = [each for each, cell in cells.items() if cell[0] == near]
        return min(there, key=lambda each: abs(cells[each][1] - column))

    @property
    def open_places(self) -> tuple[Place, ...]:
        """Cells to go through with F8: those that block the result, else those left empty."""
        empty = [each for each in self.positions if each in self.wrong or not self.shown(each)]
        return tuple(each for each in empty if self._blocks(each)) or tuple(empty)

    def next_open(self, place: Place | None, by: int = 1) -> Place | None:
        """The open cell after (or before) a place, going round; None when nothing is open."""
        still_open = self.open_places
        if not still_open:
            return None
        at = self.places.index(place) if place in self.places else -1
        ahead = [each for each in still_open if (self.places.index(each) - at) * by > 0]
        line = ahead or list(still_open)
        return line[0] if by > 0 else line[-1]

    # --- inside ----------------------------------------------------------------------------

    def _set_facts(self, facts: Facts) -> None:
        self.facts = facts
        self.standard = standard_on(self._standards, facts.survey_date)
        self.result: Result = evaluate(facts, self._standards)
        persons = [
            Place(question.code, member.no)
            for member in facts.members
            for question in self.member_questions
        ]
        asked = (*self.member_questions, *self.house_questions, INCOME)
        self._questions = {each.code: each for each in asked}
        house = [Place(question.code) for question in self.house_questions]
        self.places: tuple[Place, ...] = (*persons, *house, INCOME_PLACE)
        open_ones = [place for place in self.places if self._is_open(place)]
        # «ô 3 trên 24»: cells that are asked, each with its place among them.
        self.positions = {place: at for at, place in enumerate(open_ones, start=1)}

    def _is_open(self, place: Place) -> bool:
        if not place.member or self.standard is None:
            return True
        member = self.member(place.member)
        key = (member, place.question)
        if key not in self._settled:
            question = self._questions[place.question]
            self._settled[key] = is_asked(question, member, self.facts, self.standard)
        return self._settled[key]

    def _indicator_of(self, question: Question) -> Indicator | None:
        indicators = self.standard.indicators if self.standard else ()
        return next((each for each in indicators if each.rule in question.rules), None)

    def _member_before(self, place: Place) -> int | None:
        """Where the person of a cell stood on the sheet before; the house stays the house."""
        if not place.member:
            return 0
        return self._place_before.get(self.member(place.member).key)

    def _touch(self, place: Place) -> None:
        self._unknown.discard(place)
        self.wrong.pop(place, None)

    def _blocks(self, place: Place) -> bool:
        indicator = self.indicator(place)
        finding = self.finding(indicator.code) if indicator else None
        return finding is None or finding.lack is None

    def _cell_of(self, place: Place) -> tuple[int, float]:
        """Row and column as drawn; columns are counted in shares of the width."""
        people = len(self.facts.members)
        if place.member:
            row = [each.no for each in self.facts.members].index(place.member)
            codes = [each.code for each in self.member_questions]
            return row, codes.index(place.question) / len(codes)
        codes = [*(each.code for each in self.house_questions), INCOME.code]
        row, column = divmod(codes.index(place.question), HOUSE_ROW)
        return people + row, column / HOUSE_ROW
