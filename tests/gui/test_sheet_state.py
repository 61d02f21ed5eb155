"""The sheet as plain state: who is asked, last year's answers, what is open, where keys lead."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ngheo_desktop.domain.answers import MEMBER_QUESTIONS, with_answer
from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.facts import (
    Device,
    Facts,
    HouseAnswers,
    Material,
    MemberAnswers,
    SurveyedMember,
    Toilet,
    WaterSource,
)
from ngheo_desktop.domain.register import Household, Member
from ngheo_desktop.domain.terms import Area, HouseholdClass, Sex
from ngheo_desktop.gui.models.sheet_cells import INCOME_PLACE, Block, Mode, Place
from ngheo_desktop.gui.models.sheet_days import check_day, read_day
from ngheo_desktop.gui.models.sheet_moves import beside, next_open, open_places, step
from ngheo_desktop.gui.models.sheet_state import SheetState
from ngheo_desktop.operations.checklists import Sheet
from ngheo_desktop.reference import shipped_standards

STANDARDS = shipped_standards()
ON = date(2026, 11, 24)
PEOPLE = (
    ("Nguyễn Văn Bảy", "1971-03-02", Sex.MALE),
    ("Lê Thị Mười", "1974-03-02", Sex.FEMALE),
    ("Nguyễn Thị Nở", "2014-03-02", Sex.FEMALE),
)
QUESTIONS = {question.code: question for question in MEMBER_QUESTIONS}


def surveyed(no: int, key: str = "") -> SurveyedMember:
    name, birth, sex = PEOPLE[no - 1]
    return SurveyedMember(no, Birth.from_iso(birth), sex, MemberAnswers(), name, key or f"p{no}")


def blank(day: date = ON) -> Facts:
    members = tuple(surveyed(no) for no in range(1, len(PEOPLE) + 1))
    return Facts(day, Area.RURAL, None, HouseAnswers(), members)


def sheet(facts: Facts | None = None, before: Facts | None = None) -> Sheet:
    household = Household("h1", "0431", "a1", members=(Member("p1", "Nguyễn Văn Bảy", "head"),))
    return Sheet(household, "ấp Hòa Lợi", facts or blank(), "Neáng Sa", False, before)


def filled(day: date = ON) -> Facts:
    """Nothing is lacking."""
    state = SheetState(sheet(blank(day)), STANDARDS)
    while open_places(state):
        place = open_places(state)[0]
        if place == INCOME_PLACE:
            state.type_number(place, "130")
        elif place.question == "housing_area_m2":
            state.type_number(place, "60")
        else:
            state.press(place, "1")
    return state.facts


@pytest.fixture
def state() -> SheetState:
    return SheetState(sheet(), STANDARDS)


@pytest.fixture
def with_before() -> SheetState:
    return SheetState(sheet(before=filled(date(2025, 11, 20))), STANDARDS)


def test_the_order_is_that_of_the_paper(state: SheetState) -> None:
    blocks = [place.block for place in state.places]
    assert blocks == sorted(blocks)
    assert state.places[0] == Place("health_insurance", 1)
    assert state.places[-1] == INCOME_PLACE


def test_a_child_is_not_asked_for_work(state: SheetState) -> None:
    asked = {place.question for place in state.positions if place.member == 3}
    assert asked == {"health_insurance", "at_right_level", "nutrition"}


def test_an_answer_rules_later_cells_out_and_never_earlier_ones(state: SheetState) -> None:
    work, contract = Place("work", 1), Place("contract", 1)
    assert not state.is_asked(contract)
    state.press(work, "2")
    assert state.is_asked(contract)
    state.press(contract, "1")
    assert state.is_asked(work)
    state.press(work, "1")
    assert not state.is_asked(contract)
    assert state.facts.members[0].answers.contract is True  # kept, but without effect
    assert state.finding("employment").lack is not True


def test_a_key_that_is_no_answer_changes_nothing(state: SheetState) -> None:
    before = state.facts
    assert not state.press(Place("health_insurance", 1), "7")
    assert state.facts is before


def test_unknown_is_never_counted_as_no(state: SheetState) -> None:
    place = Place("health_insurance", 1)
    state.press(place, "2")
    assert state.finding("health_insurance").lack is True
    state.set_unknown(place)
    assert state.finding("health_insurance").lack is None
    assert state.is_set_unknown(place)


def test_keys_switch_devices_on_and_off(state: SheetState) -> None:
    place = Place("devices")
    state.press(place, "1")
    state.press(place, "4")
    assert state.shown(place) == "1 4"
    state.press(place, "1")
    assert state.facts.house.devices == frozenset({Device.TELEPHONE})
    assert not state.moves_on(place, "4")


def test_no_device_at_all_is_an_answer_and_a_slip_of_the_finger_is_not(state: SheetState) -> None:
    place = Place("devices")
    state.press(place, "1")
    state.press(place, "1")
    assert state.facts.house.devices is None
    state.press(place, "8")
    assert state.facts.house.devices == frozenset()
    assert state.finding("info_devices").lack is True
    assert state.moves_on(place, "8")


@pytest.mark.parametrize(
    ("typed", "value"), [("48", "48"), ("48,5", "48.5"), ("48.5", "48.5"), (" 7 ", "7")]
)
def test_an_area_is_read_with_comma_or_dot(state: SheetState, typed: str, value: str) -> None:
    assert state.type_number(Place("housing_area_m2"), typed)
    assert state.facts.house.housing_area_m2 == Decimal(value)


@pytest.mark.parametrize("typed", ["bốn", "-3", "1e3", "48,", "99999", "NaN", "١٢"])
def test_a_text_that_is_no_number_is_unknown_and_stays_to_be_mended(
    state: SheetState, typed: str
) -> None:
    place = Place("housing_area_m2")
    state.type_number(place, "20")
    assert not state.type_number(place, typed)
    assert state.facts.house.housing_area_m2 is None
    assert state.shown(place) == typed
    assert place in open_places(state)


def test_the_total_of_b1_is_a_whole_number(state: SheetState) -> None:
    assert not state.type_number(INCOME_PLACE, "118,5")
    assert state.type_number(INCOME_PLACE, "0")
    assert state.facts.income_score == 0


def test_last_years_answers_stand_grey_and_do_not_count(with_before: SheetState) -> None:
    assert with_before.shown_grey(Place("health_insurance", 1)) == "1"
    assert with_before.shown(Place("health_insurance", 1)) == ""
    assert with_before.shown_grey(Place("housing_area_m2")) == "60"
    assert with_before.result.household_class == HouseholdClass.UNDETERMINED
    assert all(finding.lack is not True for finding in with_before.result.findings)


def test_one_answer_is_taken_as_last_year(with_before: SheetState) -> None:
    place = Place("health_insurance", 2)
    assert with_before.take_before(place)
    assert with_before.shown(place) == "1"
    assert with_before.shown_grey(place) == ""


def test_a_block_is_confirmed_with_the_questions_that_it_opens() -> None:
    former = filled(date(2025, 11, 20))
    wage = with_answer(QUESTIONS["work"], former.members[0].answers, QUESTIONS["work"].options[1])
    head = replace(former.members[0], answers=replace(wage, contract=False))
    state = SheetState(
        sheet(before=replace(former, members=(head, *former.members[1:]))), STANDARDS
    )
    state.take_block(Block.MEMBERS)
    assert state.shown(Place("contract", 1)) == "2"
    assert state.finding("employment").lack is True
    assert state.grey_places(Block.MEMBERS) == []
    assert state.grey_places(Block.HOUSE) != []


def test_what_was_said_to_be_unknown_is_not_confirmed_with_the_block(
    with_before: SheetState,
) -> None:
    place = Place("health_insurance", 1)
    with_before.set_unknown(place)
    with_before.take_block(Block.MEMBERS)
    assert with_before.shown(place) == ""
    assert with_before.finding("health_insurance").lack is None


def test_everything_confirmed_gives_last_years_facts(with_before: SheetState) -> None:
    for block in Block:
        with_before.take_block(block)
    assert replace(with_before.facts, survey_date=date(2025, 11, 20)) == with_before.last_year.facts
    assert with_before.result.household_class == HouseholdClass.NEAR_POOR


def test_last_year_is_found_by_the_person_not_by_the_line() -> None:
    former = filled(date(2025, 11, 20))
    lacking = with_answer(
        QUESTIONS["health_insurance"],
        former.members[1].answers,
        QUESTIONS["health_insurance"].options[1],
    )
    members = (former.members[0], replace(former.members[1], answers=lacking))
    now = blank()
    swapped = tuple(
        replace(each, no=no)
        for no, each in enumerate((now.members[1], now.members[0], now.members[2]), start=1)
    )
    state = SheetState(
        sheet(replace(now, members=swapped), replace(former, members=members)), STANDARDS
    )
    assert state.shown_grey(Place("health_insurance", 1)) == "2"
    assert state.shown_grey(Place("health_insurance", 2)) == "1"
    assert state.shown_grey(Place("health_insurance", 3)) == ""


def test_open_cells_that_block_come_before_the_rest(state: SheetState) -> None:
    state.press(Place("health_insurance", 1), "2")
    assert Place("health_insurance", 2) not in open_places(state)  # câu 4 is decided already
    while open_places(state) and open_places(state)[0].question != "health_insurance":
        place = open_places(state)[0]
        if place.question in ("housing_area_m2", "b1_score"):
            state.type_number(place, "60")
        else:
            state.press(place, "1")
    assert not any(reason.startswith("unknown") for reason in state.result.reasons)
    assert {Place("health_insurance", no) for no in (2, 3)} <= set(open_places(state))


def test_the_walk_over_open_cells_goes_round(state: SheetState) -> None:
    first, last = open_places(state)[0], open_places(state)[-1]
    assert next_open(state, last) == first
    assert next_open(state, first, -1) == last
    assert next_open(state, None) == first


def test_steps_skip_what_is_not_asked(state: SheetState) -> None:
    assert step(state, Place("work", 1), 1) == Place("monthly_allowance", 1)
    assert step(state, Place("monthly_allowance", 1), -1) == Place("work", 1)
    assert step(state, INCOME_PLACE, 1) is None
    assert step(state, state.places[0], -1) is None


def test_down_and_up_keep_the_column_as_well_as_they_can(state: SheetState) -> None:
    assert beside(state, Place("work", 1), down=True) == Place("work", 2)
    assert beside(state, Place("work", 2), down=True) == Place("health_insurance", 3)
    assert beside(state, Place("health_insurance", 3), down=True) == Place("wall")
    assert beside(state, Place("wall"), down=False) == Place("health_insurance", 3)
    assert beside(state, INCOME_PLACE, down=True) is None


def test_the_internet_asked_of_the_house_replaces_what_was_known_person_by_person() -> None:
    facts = blank()
    members = tuple(
        replace(each, answers=MemberAnswers(uses_internet=False)) for each in facts.members
    )
    state = SheetState(sheet(replace(facts, members=members)), STANDARDS)
    assert state.shown(Place("anyone_online")) == "2"
    state.press(Place("anyone_online"), "1")
    assert state.finding("internet").lack is False


def test_a_tick_from_paper_counts_until_the_facts_are_known(state: SheetState) -> None:
    state.set_mark("water", lack=True)
    assert state.finding("water").lack is True
    state.press(Place("water_source"), "1")
    assert state.finding("water").lack is False
    assert state.result.warnings == ("mark_against_facts:water",)
    state.set_mark("water", lack=None)
    assert state.result.warnings == ()


def test_from_2027_the_other_standard_asks_its_own_questions() -> None:
    state = SheetState(sheet(blank(date(2027, 1, 1))), STANDARDS)
    asked = {place.question for place in state.positions}
    assert "waste" in asked
    assert "devices" not in asked
    assert "no_score_line" in state.result.reasons


def test_answers_are_laid_on_a_household_that_has_changed(state: SheetState) -> None:
    state.press(Place("health_insurance", 2), "2")
    state.press(Place("wall"), "2")
    newcomer = SurveyedMember(1, Birth(1950), None, MemberAnswers(), "Trần Thị Hai", "new")
    fresh = replace(blank(), members=(newcomer, replace(surveyed(2), no=2)))
    laid = state.laid_on(sheet(fresh))
    assert laid.shown(Place("health_insurance", 1)) == ""
    assert laid.shown(Place("health_insurance", 2)) == "2"
    assert laid.facts.house.wall == Material.NON_DURABLE
    assert laid.is_changed


def test_what_is_typed_while_saving_stays_unsaved(state: SheetState) -> None:
    state.press(Place("wall"), "2")
    saved = state.facts
    state.press(Place("roof"), "2")
    state.mark_saved(saved, saved, state.surveyor)
    assert state.is_changed
    state.mark_saved(state.facts, state.facts, state.surveyor)
    assert not state.is_changed


def test_every_key_of_the_house_is_read_back() -> None:
    state = SheetState(sheet(), STANDARDS)
    for key, source in enumerate(WaterSource, start=1):
        state.press(Place("water_source"), str(key))
        assert state.facts.house.water_source == source
    for key, toilet in enumerate(Toilet, start=1):
        state.press(Place("toilet"), str(key))
        assert state.facts.house.toilet == toilet


def test_changing_a_member_asks_only_that_member_again() -> None:
    state = SheetState(sheet(), STANDARDS)
    before = set(state.positions)
    state.press(Place("work", 1), "2")
    assert set(state.positions) - before == {Place("contract", 1)}


@pytest.mark.parametrize(
    "typed", ["21/11/2026", "21-11-2026", "21.11.2026", "211126", "21112026", "21/11", " 21/11/26 "]
)
def test_a_day_is_understood_as_it_is_commonly_written(typed: str) -> None:
    assert read_day(typed, ON) == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("hôm qua", "survey_date_unread"),
        ("31/11/2026", "survey_date_unread"),
        ("25/11/2026", "survey_date_in_future"),
        ("01/12/2021", "no_standard_for_date"),
    ],
)
def test_a_day_that_cannot_be_the_survey_day_is_told(typed: str, code: str) -> None:
    assert [problem.code for problem in check_day(typed, ON, STANDARDS)] == [code]


# --- what was seen, and who answered otherwise ----------------------------------------------


def test_an_answer_changed_after_the_class_stood_there_is_remembered() -> None:
    state = SheetState(sheet(filled()), STANDARDS)
    assert state.seen is None
    seen = state.facts
    state.press(Place("toilet"), "9")
    state.press(Place("wall"), "2")
    assert state.seen == seen  # the first time counts


def test_several_keys_of_one_answer_are_one_answer() -> None:
    open_devices = replace(filled(), house=replace(filled().house, devices=None))
    state = SheetState(sheet(open_devices), STANDARDS)
    state.press(Place("devices"), "1")
    state.press(Place("devices"), "4")
    assert state.seen is None
    state.press(Place("devices"), "4")  # taking one back is a change
    assert state.seen is not None


def test_a_number_begun_anew_after_it_was_left_is_a_change() -> None:
    state = SheetState(sheet(replace(filled(), income_score=None)), STANDARDS)
    for typed in ("1", "11", "118"):
        state.type_number(INCOME_PLACE, typed)
    assert state.seen is None
    state.enter(Place("toilet"))
    state.enter(INCOME_PLACE)
    state.type_number(INCOME_PLACE, "1189")
    assert state.seen is not None
    assert state.seen.income_score == 118


def test_without_a_class_nothing_was_seen() -> None:
    state = SheetState(sheet(), STANDARDS)
    state.press(Place("toilet"), "9")
    state.press(Place("toilet"), "1")
    assert state.seen is None


def test_who_must_not_see_the_score_has_not_seen_it() -> None:
    hidden = replace(sheet(replace(filled(), income_score=None)), hides_open_score=True)
    state = SheetState(hidden, STANDARDS)
    assert not state.shows_score
    assert state.open_count == 1
    state.type_number(INCOME_PLACE, "118")
    assert state.shows_score
    assert state.shows_class


def test_an_open_answer_that_cannot_change_the_outcome_hides_the_score_too() -> None:
    state = SheetState(replace(sheet(filled()), hides_open_score=True), STANDARDS)
    state.press(Place("health_insurance", 1), "2")
    state.set_unknown(Place("health_insurance", 2))
    assert state.finding("health_insurance").lack is True  # settled by one person
    assert not state.shows_score


def test_a_tick_stands_for_the_answers_that_the_paper_does_not_have() -> None:
    state = SheetState(replace(sheet(), hides_open_score=True), STANDARDS)
    state.set_mode(Mode.TICKS)
    for place in state.places[:-1]:
        state.press(place, "K")
    state.type_number(INCOME_PLACE, "118")
    assert state.shows_score


def test_the_cells_of_the_ticks_are_walked_like_those_of_the_answers(state: SheetState) -> None:
    state.set_mode(Mode.TICKS)
    first, second = state.places[:2]
    assert step(state, first, 1) == second
    assert beside(state, first, down=True) == second
    assert beside(state, state.places[-2], down=True) == INCOME_PLACE
    assert len(state.positions) == 13
