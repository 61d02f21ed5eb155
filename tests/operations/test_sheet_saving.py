"""Saving a sheet: two people on one day, what was seen before a change, and taking a save back."""

from dataclasses import replace
from datetime import date

import pytest

from ngheo_desktop.domain.facts import Facts, Toilet, WaterSource
from ngheo_desktop.domain.register import HistoryLine
from ngheo_desktop.domain.rights import Actor, Role
from ngheo_desktop.domain.sheet_answers import AnswerKey, Part
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.checklists import (
    SEEN,
    SETTLED,
    HowTyped,
    SheetsDiffer,
    open_sheet,
    save_sheet,
)
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.review_rules import (
    hides_open_score,
    second_standard,
    set_score_waits,
    set_second_standard,
)
from ngheo_desktop.operations.scoring import score_all
from tests.operations.sheets import filled


@pytest.fixture
def stored(office: Office, household_id: str) -> Facts:
    """A complete sheet of today, as two people have it open."""
    facts = filled(open_sheet(office, household_id).facts)
    return save_sheet(office, household_id, facts, "Neáng Sa").facts


@pytest.fixture
def other(office: Office) -> Office:
    """The same office on the screen of somebody else."""
    actor = Actor("k", "kim", "Chau Kim", frozenset({Role.POVERTY_OFFICER}))
    return replace(office, actor=actor)


def with_toilet(facts: Facts, toilet: Toilet) -> Facts:
    return replace(facts, house=replace(facts.house, toilet=toilet))


def history(office: Office, household_id: str) -> tuple[HistoryLine, ...]:
    return open_household(office, household_id).history


def test_answers_of_two_people_come_together(
    office: Office, other: Office, household_id: str, stored: Facts
) -> None:
    how = HowTyped(base=stored)
    save_sheet(other, household_id, with_toilet(stored, Toilet.NONE), "Chau Kim", how=how)
    mine = replace(stored, income_score=150)
    saved = save_sheet(office, household_id, mine, "Neáng Sa", how=how)
    assert saved.taken == 1
    assert (saved.facts.income_score, saved.facts.house.toilet) == (150, Toilet.NONE)
    assert open_sheet(office, household_id).facts == saved.facts


def test_the_same_answer_changed_twice_is_asked_for_and_nothing_is_saved(
    office: Office, other: Office, household_id: str, stored: Facts
) -> None:
    how = HowTyped(base=stored)
    save_sheet(other, household_id, with_toilet(stored, Toilet.NONE), "Chau Kim", how=how)
    mine = with_toilet(replace(stored, income_score=150), Toilet.OPEN_PIT)
    with pytest.raises(SheetsDiffer, match="Chau Kim đã lưu phiếu này và trả lời khác ở 1 câu"):
        save_sheet(office, household_id, mine, "Neáng Sa", how=how)
    assert open_sheet(office, household_id).facts.house.toilet == Toilet.NONE
    assert open_sheet(office, household_id).facts.income_score == 118


def test_the_diary_keeps_both_answers_whichever_is_chosen(
    office: Office, other: Office, household_id: str, stored: Facts
) -> None:
    how = HowTyped(base=stored)
    save_sheet(other, household_id, with_toilet(stored, Toilet.NONE), "Chau Kim", how=how)
    mine = with_toilet(replace(stored, income_score=150), Toilet.OPEN_PIT)
    with pytest.raises(SheetsDiffer) as refused:
        save_sheet(office, household_id, mine, "Neáng Sa", how=how)
    merged, theirs = refused.value.merged, refused.value.stored
    key = AnswerKey(Part.HOUSE, "toilet")
    assert [each.key for each in merged.clashes] == [key]
    chosen = with_toilet(merged.facts, Toilet.NONE)  # the other one was right
    how = HowTyped(base=theirs, settled={key: (Toilet.OPEN_PIT,)})
    save_sheet(office, household_id, chosen, "Neáng Sa", how=how)
    given_up = next(each for each in history(office, household_id) if each.act == SETTLED)
    assert given_up.changes == {"toilet": ("open_pit", "none")}
    assert open_sheet(office, household_id).facts.income_score == 150


def test_an_answer_changed_after_the_score_was_seen_is_marked(
    office: Office, household_id: str, stored: Facts
) -> None:
    changed = with_toilet(stored, Toilet.NONE)
    save_sheet(office, household_id, changed, "Sa", how=HowTyped(base=stored, seen=stored))
    marked = history(office, household_id)[0]
    assert marked.act == SEEN
    assert marked.changes == {"toilet": ("septic", "none")}
    save_sheet(office, household_id, changed, "Sa", how=HowTyped(base=changed, seen=changed))
    assert sum(each.act == SEEN for each in history(office, household_id)) == 1


# --- hoàn tác -------------------------------------------------------------------------------


def test_a_save_is_taken_back_and_made_again(
    office: Office, household_id: str, stored: Facts
) -> None:
    changed = with_toilet(stored, Toilet.NONE)
    act = save_sheet(office, household_id, changed, "Neáng Sa").act
    assert act is not None
    assert act.name.startswith("sửa phiếu hộ")
    act.undo(office)
    assert open_sheet(office, household_id).facts == stored
    assert history(office, household_id)[0].act.startswith("hoàn tác: sửa phiếu hộ")
    act.redo(office)
    assert open_sheet(office, household_id).facts == changed


def test_a_new_sheet_is_taken_away_with_its_result(office: Office, household_id: str) -> None:
    facts = filled(open_sheet(office, household_id).facts)
    act = save_sheet(office, household_id, facts, "Neáng Sa").act
    assert act is not None
    act.undo(office)
    assert not open_sheet(office, household_id).is_saved
    assert open_household(office, household_id).results == ()
    act.redo(office)
    assert open_sheet(office, household_id).facts == facts
    assert len(open_household(office, household_id).results) == 1


def test_what_others_saved_since_stays_when_a_save_is_taken_back(
    office: Office, other: Office, household_id: str, stored: Facts
) -> None:
    act = save_sheet(office, household_id, with_toilet(stored, Toilet.NONE), "Sa").act
    assert act is not None
    now = open_sheet(other, household_id).facts
    save_sheet(other, household_id, replace(now, income_score=99), "Kim")
    assert act.undo(office) == "Giữ nguyên 1 câu do người khác sửa sau đó."
    facts = open_sheet(office, household_id).facts
    assert (facts.house.toilet, facts.income_score) == (Toilet.SEPTIC, 99)


def test_a_save_that_was_written_over_is_not_taken_back(
    office: Office, other: Office, household_id: str, stored: Facts
) -> None:
    act = save_sheet(office, household_id, with_toilet(stored, Toilet.NONE), "Sa").act
    assert act is not None
    save_sheet(other, household_id, with_toilet(stored, Toilet.OPEN_PIT), "Kim")
    with pytest.raises(WrongUsage, match="đã được sửa tiếp"):
        act.undo(office)
    assert open_sheet(office, household_id).facts.house.toilet == Toilet.OPEN_PIT


def test_saving_what_is_there_already_is_no_act(
    office: Office, household_id: str, stored: Facts
) -> None:
    assert save_sheet(office, household_id, stored, "Neáng Sa").act is None


# --- quy ước --------------------------------------------------------------------------------


def test_a_surveyor_waits_for_the_score_and_others_do_not(office: Office) -> None:
    surveyor = Actor("s", "rsv", "Chau Kim", frozenset({Role.SURVEYOR}))
    both = replace(surveyor, roles=frozenset({Role.SURVEYOR, Role.POVERTY_OFFICER}))
    assert hides_open_score(replace(office, actor=surveyor))
    assert not hides_open_score(replace(office, actor=both))
    set_score_waits(office, waits=False)
    assert not hides_open_score(replace(office, actor=surveyor))


def test_two_standards_give_two_results(office: Office, household_id: str, stored: Facts) -> None:
    day = date(2026, 11, 24)
    assert second_standard(office, day) is None
    set_second_standard(office, "2027-2030")
    beside = second_standard(office, day)
    assert beside is not None
    assert second_standard(office, date(2027, 2, 1)) is None  # only that one is in force then
    house = replace(stored.house, water_source=WaterSource.PIPED)
    save_sheet(office, household_id, replace(stored, house=house), "Sa")
    results = open_household(office, household_id).results
    assert [each.standard for each in results] == ["2022-2025", "2027-2030"]
    score_all(office)
    assert open_household(office, household_id).results == results
