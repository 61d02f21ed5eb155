"""Taking a change back gives what was before, and never touches what others changed since."""

from dataclasses import replace

from hypothesis import given
from hypothesis.strategies import composite, lists, sampled_from

from ngheo_desktop.domain.edits import differences, edit_name, moved_back
from ngheo_desktop.domain.register import Household, Member

WORDS = sampled_from(("", "A", "B"))
IDS = ("1", "2", "3", "4")


@composite
def households(draw):  # type: ignore[no-untyped-def]
    ids = draw(lists(sampled_from(IDS), unique=True))
    members = tuple(Member(id=each, name=draw(WORDS), phone=draw(WORDS)) for each in ids)
    return Household(id="h", address=draw(WORDS), phone=draw(WORDS), members=members)


@given(households(), households())
def test_a_change_that_nobody_touched_goes_back_whole(before: Household, after: Household) -> None:
    assert moved_back(before, after, after) == (before, [])


@given(households(), households())
def test_what_is_back_already_stays_as_it_is(before: Household, after: Household) -> None:
    back, _kept = moved_back(before, after, before)
    assert back == before


@given(households(), households(), households())
def test_what_others_changed_since_then_stays(
    before: Household, after: Household, now: Household
) -> None:
    back, _kept = moved_back(before, after, now)
    for name in ("address", "phone"):
        if getattr(now, name) != getattr(after, name):
            assert getattr(back, name) == getattr(now, name)
    people = {each.id: each for each in back.members}
    seen = {each.id: each for each in after.members}
    for each in now.members:
        if each != seen.get(each.id):
            assert each.id in people, "nobody whom others changed or added is lost"


@given(households())
def test_no_difference_has_no_name(household: Household) -> None:
    assert edit_name(household, replace(household)) == ""


@given(households(), households())
def test_two_states_without_a_difference_are_one(before: Household, after: Household) -> None:
    assert bool(differences(before, after)) == (before != after)
