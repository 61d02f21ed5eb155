"""The sheet on the screen: its facts, the order of its cells, what is open and what follows."""

from dataclasses import replace
from typing import Any

from ngheo_desktop.domain.answers import (
    NOTHING_KEY,
    AnswerKind,
    Question,
    devices_after,
    is_asked,
)
from ngheo_desktop.domain.facts import Facts, SurveyedMember
from ngheo_desktop.domain.indicators import Finding
from ngheo_desktop.domain.scoring import Result, evaluate, evaluate_under
from ngheo_desktop.domain.sheet_answers import (
    AnswerKey,
    Clash,
    Merged,
    Part,
    answers_of,
    merge_sheets,
)
from ngheo_desktop.domain.standards import Indicator, Standard, standard_on
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.gui.models.sheet_before import SheetBefore
from ngheo_desktop.gui.models.sheet_cells import (
    INCOME_PLACE,
    MARK,
    Block,
    Mode,
    Place,
    choices,
    place_of,
    read_number,
    shown_answer,
    with_option,
    with_value,
)
from ngheo_desktop.gui.models.sheet_layout import SheetLayout
from ngheo_desktop.operations.checklists import Sheet
from ngheo_desktop.text import clean


class SheetState:
    """A sheet being filled. Every change is followed by a new result."""

    def __init__(self, sheet: Sheet, standards: tuple[Standard, ...]) -> None:
        self.sheet = sheet
        self.surveyor = sheet.surveyor
        self.wrong: dict[Place, str] = {}  # numbers as typed that cannot be read
        self.clashes: dict[Place, Clash] = {}  # answered otherwise by somebody else, not chosen
        self.settled: dict[AnswerKey, Any] = {}  # own answers before such a choice, for the diary
        self.seen: Facts | None = None  # the answers when the class was first seen, if changed
        self._standards = standards
        self.last_year = SheetBefore(sheet.before, standards)
        self.confirmed: set[Block] = set()  # parts taken whole from last year, for the diary
        self._unknown: set[Place] = set()  # said to be chưa rõ, so last year's is out of the way
        self._settled: dict[tuple[SurveyedMember, str], bool] = {}
        self._typing: Place | None = None  # a cell whose answer takes several keys
        self._laid: SheetLayout | None = None
        self.facts = sheet.facts
        self.mode = Mode.TICKS if _only_ticks(sheet.facts) else Mode.ANSWERS
        self._wants_items = sheet.facts.income_score is None
        self._set_facts(sheet.facts)

    # --- what it is about ------------------------------------------------------------------

    @property
    def names(self) -> dict[int, str]:
        return {each.no: each.name for each in self.facts.members}

    @property
    def is_changed(self) -> bool:
        """True while something typed is not in the register."""
        typed = (self.facts, self.surveyor) != (self.sheet.facts, self.sheet.surveyor)
        return typed or bool(self.wrong or self.settled)

    def mark_saved(self, sent: Facts, saved: Facts, surveyor: str) -> None:
        """What was sent is in the register, with what others had saved; later typing is not."""
        if self.facts == sent:
            self.seen = None
            if saved != sent:
                self._set_facts(saved)
        else:
            self.seen = saved if self.seen is not None else None
            self._set_facts(merge_sheets(sent, self.facts, saved).facts)
        self.sheet = replace(self.sheet, facts=saved, surveyor=surveyor, is_saved=True)
        self.confirmed.clear()
        self.settled.clear()

    def meet(self, merged: Merged, stored: Facts) -> None:
        """Somebody saved the sheet meanwhile: theirs is the register, the clashes wait for a key.

        Until then one's own answers stand.
        """
        self.sheet = replace(self.sheet, facts=stored, is_saved=True)
        self._set_facts(merged.facts)
        self.clashes = {self.place_of(each.key): each for each in merged.clashes}

    def place_of(self, key: AnswerKey) -> Place:
        """The cell of an answer; B1 for a line that the table does not have any more."""
        place = place_of(key, self.facts)
        return place if place.question in self.layout.questions else INCOME_PLACE

    def put(self, facts: Facts) -> None:
        """The answers of an earlier or later step; what was seen stays seen."""
        if self.seen is None and self.shows_class:
            self.seen = self.facts
        self.wrong.clear()
        self._set_facts(facts)

    def laid_on(self, sheet: Sheet) -> "SheetState":
        """The same answers on the household as it is now: members may have come or gone."""
        state = SheetState(sheet, self._standards)
        typed = {each.key: each.answers for each in self.facts.members}
        members = tuple(
            replace(each, answers=typed.get(each.key, each.answers)) for each in sheet.facts.members
        )
        facts = replace(
            self.facts,
            survey_date=sheet.facts.survey_date,
            area=sheet.facts.area,
            members=members,
        )
        state.mode, state._wants_items = self.mode, self._wants_items
        state._set_facts(facts)
        state.surveyor, state.seen = self.surveyor, self.seen
        state.confirmed = set(self.confirmed)
        return state

    # --- modes -----------------------------------------------------------------------------

    def set_mode(self, mode: Mode) -> None:
        """The other way to copy the paper; what was typed in this one stays."""
        self.mode = mode
        self._set_facts(self.facts)

    @property
    def has_table(self) -> bool:
        """Whether B1 can be answered line by line."""
        return self.standard is not None and self.standard.score_table(self.facts.area) is not None

    @property
    def by_items(self) -> bool:
        """Whether the lines of the B1 table stand on the sheet, or its total alone."""
        return self.has_table and (self._wants_items or bool(self.facts.income_items))

    def set_items(self, *, wanted: bool) -> bool:
        """Lines or total; False while lines are answered, which must not go out of sight."""
        if not wanted and self.facts.income_items:
            return False
        self._wants_items = wanted
        self._set_facts(self.facts)
        return True

    # --- cells -----------------------------------------------------------------------------

    @property
    def member_questions(self) -> list[Question]:
        """Columns of part A: questions whose rule a standard has."""
        return self.layout.member_questions

    @property
    def house_questions(self) -> list[Question]:
        return self.layout.house_questions

    def question(self, place: Place) -> Question:
        return self.layout.questions[place.question]

    def indicator(self, place: Place) -> Indicator | None:
        """The indicator that a cell decides; None for B1."""
        return self.layout.indicator(self.question(place))

    def standard_of(self, place: Place) -> Standard | None:
        """The standard whose words stand beside a cell."""
        return self.layout.standard_of(self.question(place)) or self.standard

    def finding(self, code: str) -> Finding | None:
        """Where the household stands in one indicator, of either standard."""
        found = [each for result in self.results for each in result.findings]
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
        member = self.member(place.member) if place.member else None
        return self.last_year.shown(self.question(place), member)

    def shown_grey(self, place: Place) -> str:
        """Last year's answer while it waits to be confirmed; it does not count yet."""
        if place in self._unknown or self.shown(place):
            return ""
        if place == INCOME_PLACE and self.facts.income_items:
            return ""
        return self.shown_last_year(place)

    def is_set_unknown(self, place: Place) -> bool:
        """True after the officer has said chưa rõ in this session."""
        return place in self._unknown and not self.shown(place)

    @property
    def items_total(self) -> int | None:
        """Tổng of the lines of B1; None while a line is open or there is none."""
        table = self.standard.score_table(self.facts.area) if self.standard else None
        return table.total(self.facts.income_items) if table else None

    # --- what may be shown -----------------------------------------------------------------

    @property
    def is_complete(self) -> bool:
        """True once no answer is open, even one that could not change the outcome."""
        if self.wrong or self.result.income_score is None:
            return False
        return all(self.shown(place) or self._is_ticked(place) for place in self._asked_answers)

    @property
    def open_count(self) -> int:
        """Number of answers that are still open."""
        empty = [each for each in self._asked_answers if not self.shown(each)]
        open_ones = sum(not self._is_ticked(each) for each in empty)
        return open_ones + (self.result.income_score is None)

    @property
    def shows_score(self) -> bool:
        """A surveyor sees score and class only when the sheet is complete, where it is so ruled."""
        return not self.sheet.hides_open_score or self.is_complete

    @property
    def shows_class(self) -> bool:
        classes = {each.household_class for each in self.results}
        return self.shows_score and classes != {HouseholdClass.UNDETERMINED}

    # --- answering -------------------------------------------------------------------------

    def enter(self, place: Place) -> None:
        """The cursor has come to a cell: what was typed in another one is finished."""
        if place != self._typing:
            self._typing = None

    def press(self, place: Place, key: str) -> bool:
        """One key in a cell; False when it is no answer there."""
        question = self.question(place)
        if key == "0":
            self.set_unknown(place)
        elif all(key != each for each, _label in choices(question)):
            return False
        elif question.kind == AnswerKind.SEVERAL:
            owned = self.facts.house.devices
            after = devices_after(key, owned)
            extends = (owned or frozenset()) < (after or frozenset())
            self._change(place, with_value(question, self.facts, after), extends=extends)
        else:
            option = next(each for each in question.options if each.key == key)
            self._change(place, with_option(question, self.facts, place.member, option))
        return True

    def moves_on(self, place: Place, key: str) -> bool:
        """Whether the cursor goes on after a key: not while several may be chosen."""
        several = self.question(place).kind == AnswerKind.SEVERAL
        return not several or key in ("0", NOTHING_KEY)

    def set_unknown(self, place: Place) -> None:
        """Chưa rõ, said on purpose: last year's answer does not come back by itself."""
        question = self.question(place)
        if question.kind == AnswerKind.CHOICE:
            self._change(place, with_option(question, self.facts, place.member, None))
        else:
            self._change(place, with_value(question, self.facts, None))
        self._unknown.add(place)

    def type_number(self, place: Place, text: str) -> bool:
        """The text of a number cell as it stands; what cannot be read counts as chưa rõ."""
        question, typed, shown = self.question(place), clean(text), self.shown(place)
        try:
            value, wrong = read_number(question, typed), False
        except ValueError:
            value, wrong = None, True
        extends = bool(shown) and typed.startswith(shown)
        self._change(place, with_value(question, self.facts, value), extends=extends)
        if wrong:
            self.wrong[place] = typed
        return not wrong

    def take_before(self, place: Place) -> bool:
        """«Như năm trước» for one cell; False when there is nothing to take."""
        former = self.shown_last_year(place) if self.is_asked(place) else ""
        if not former:
            return False
        question = self.question(place)
        if place.question.startswith(MARK):
            return self.press(place, former)
        if question.kind == AnswerKind.CHOICE:
            member = self.member(place.member) if place.member else None
            option = self.last_year.option(question, member)
            self._change(place, with_option(question, self.facts, place.member, option))
        else:
            value = self.last_year.value(question)
            self._change(place, with_value(question, self.facts, value))
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
        self._change(Place(MARK + code), replace(self.facts, marks=marks))

    # --- inside ----------------------------------------------------------------------------

    def _change(self, place: Place, facts: Facts, *, extends: bool = False) -> None:
        """One answer; `extends` = another key of a number or of several choices."""
        if not (extends and place == self._typing) and self.seen is None and self.shows_class:
            self.seen = self.facts
        self._typing = place
        self._unknown.discard(place)
        self.wrong.pop(place, None)
        clash = self.clashes.pop(place, None)
        if clash is not None:
            self.settled.setdefault(clash.key, clash.mine)
        self._set_facts(facts)

    def _set_facts(self, facts: Facts) -> None:
        self.facts = facts
        self.standard = standard_on(self._standards, facts.survey_date)
        second = self.sheet.beside
        self.second = second if second != self.standard else None  # while two standards run
        self.result: Result = evaluate(facts, self._standards)
        more = [evaluate_under(self.second, facts)] if self.second else []
        self.results: tuple[Result, ...] = (self.result, *more)
        self._lay_out()
        asked = self.layout.answer_places(facts.members)
        self._asked_answers = [place for place in asked if self._is_open(place)]
        self.places: tuple[Place, ...] = tuple(self.layout.places(facts.members))
        shut = set(asked) - set(self._asked_answers)
        open_ones = [place for place in self.places if place not in shut]
        # «ô 3 trên 24»: cells that are asked, each with its place among them.
        self.positions = {place: at for at, place in enumerate(open_ones, start=1)}

    def _lay_out(self) -> None:
        """The questions; made anew only when what they depend on has changed."""
        table = self.standard.score_table(self.facts.area) if self.standard else None
        parts = (self.mode, self.standard, self.second, table if self.by_items else None)
        if self._laid is None or not self._laid.asks(*parts):
            self._laid = SheetLayout(*parts)
        self.layout: SheetLayout = self._laid

    def _is_open(self, place: Place) -> bool:
        if not place.member:
            return True
        member = self.member(place.member)
        key = (member, place.question)
        if key not in self._settled:
            question = self.layout.questions[place.question]
            self._settled[key] = any(
                is_asked(question, member, self.facts, each) for each in self.layout.standards
            )
        return self._settled[key]

    def _is_ticked(self, place: Place) -> bool:
        """Whether the paper's tick stands for what a cell would decide."""
        indicator = self.indicator(place)
        return indicator is not None and indicator.code in self.facts.marks


def _only_ticks(facts: Facts) -> bool:
    """A sheet that came from a paper with ticks alone opens as it was typed."""
    parts = {key.part for key in answers_of(facts)}
    return Part.MARK in parts and not parts & {Part.MEMBER, Part.HOUSE}
