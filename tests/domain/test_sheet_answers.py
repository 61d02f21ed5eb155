"""Two edits of one sheet brought together, answer by answer."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ngheo_desktop.domain.facts import (
    Device,
    Facts,
    HouseAnswers,
    Material,
    MemberAnswers,
    SurveyedMember,
    Toilet,
    Work,
)
from ngheo_desktop.domain.sheet_answers import (
    AnswerKey,
    Part,
    answers_of,
    changed_answers,
    merge_sheets,
    with_answers,
)
from ngheo_desktop.domain.terms import Area

JOBLESS = MemberAnswers(work=Work.NONE, can_work=True, wants_work=True)
UNABLE = MemberAnswers(work=Work.NONE, can_work=False)


def sheet(*members: tuple[str, MemberAnswers], **facts: Any) -> Facts:
    people = tuple(
        SurveyedMember(no, None, None, answers, key=key)
        for no, (key, answers) in enumerate(members, start=1)
    )
    return replace(Facts(date(2026, 11, 24), Area.RURAL, None, HouseAnswers(), people), **facts)


yes_no = st.none() | st.booleans()
answers = st.builds(
    MemberAnswers,
    work=st.none() | st.sampled_from(Work),
    can_work=yes_no,
    wants_work=yes_no,
    health_insurance=yes_no,
    uses_internet=yes_no,
)
houses = st.builds(
    HouseAnswers,
    wall=st.none() | st.sampled_from(Material),
    toilet=st.none() | st.sampled_from(Toilet),
    housing_area_m2=st.none() | st.integers(1, 99).map(Decimal),
    devices=st.none() | st.frozensets(st.sampled_from(Device)),
    anyone_online=yes_no,
)
sheets = st.builds(
    lambda first, second, house, score, marks, items: sheet(
        ("a", first),
        ("b", second),
        house=house,
        income_score=score,
        marks=marks,
        income_items=items,
    ),
    answers,
    answers,
    houses,
    st.none() | st.integers(0, 200),
    st.dictionaries(st.sampled_from(["water", "internet"]), st.booleans()),
    st.dictionaries(st.sampled_from(["Lương hưu", "Nhân khẩu 1.2"]), st.sampled_from("xy")),
)


@given(sheets)
def test_a_sheet_is_its_answers(facts: Facts) -> None:
    blank = with_answers(facts, dict.fromkeys(answers_of(facts)))
    assert answers_of(blank) == {}
    assert with_answers(blank, answers_of(facts)) == facts


@given(sheets, sheets)
def test_who_changed_nothing_takes_what_the_other_saved(base: Facts, theirs: Facts) -> None:
    merged = merge_sheets(base, base, theirs)
    assert merged.facts == theirs
    assert merged.clashes == ()


@given(sheets, sheets, sheets)
def test_no_answer_of_either_is_lost(base: Facts, mine: Facts, theirs: Facts) -> None:
    merged = merge_sheets(base, mine, theirs)
    result, own, other = (answers_of(each) for each in (merged.facts, mine, theirs))
    clashes = {each.key: each for each in merged.clashes}
    for key in {*result, *own, *other}:
        kept = {result.get(key)} | ({clashes[key].theirs} if key in clashes else set())
        if key in changed_answers(base, mine):
            assert own.get(key) in kept
        if key in changed_answers(base, theirs):
            assert other.get(key) in kept


@given(sheets, sheets, sheets)
def test_the_order_of_saving_does_not_choose_the_clashes(a: Facts, b: Facts, base: Facts) -> None:
    one = {each.key for each in merge_sheets(base, a, b).clashes}
    assert one == {each.key for each in merge_sheets(base, b, a).clashes}


def test_an_answer_is_taken_whole_never_half_of_two() -> None:
    base = sheet(("a", MemberAnswers()))
    merged = merge_sheets(base, sheet(("a", JOBLESS)), sheet(("a", UNABLE)))
    assert [each.key for each in merged.clashes] == [AnswerKey(Part.MEMBER, "work", "a")]
    assert merged.facts.members[0].answers == JOBLESS


def test_who_left_the_household_meanwhile_is_no_clash() -> None:
    base = sheet(("a", JOBLESS), ("b", JOBLESS))
    mine = sheet(("a", JOBLESS), ("b", UNABLE))
    merged = merge_sheets(base, mine, sheet(("a", JOBLESS)))
    assert [each.key for each in merged.facts.members] == ["a"]
    assert merged.clashes == ()
