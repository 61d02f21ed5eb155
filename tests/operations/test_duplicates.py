"""People written down twice: found, decided once, merged without loss and split again."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.matching import Likeness
from ngheo_desktop.domain.register import Household, Member
from ngheo_desktop.domain.rights import Actor, Role
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.errors import AccessRefused, WrongUsage
from ngheo_desktop.operations import diary
from ngheo_desktop.operations.duplicates import (
    Verdict,
    decide,
    double_households,
    find_doubles,
    find_like,
)
from ngheo_desktop.operations.household_changes import list_put_away
from ngheo_desktop.operations.households import open_household, save_household
from ngheo_desktop.operations.merging import list_merged, merge, split
from ngheo_desktop.operations.office import Office

Adds = Callable[..., str]
NUMBER = "089176000017"


def stored(office: Office, household_id: str) -> Household:
    return open_household(office, household_id).household


def daughter(**more: object) -> Member:
    values: dict[str, object] = {
        "name": "Trần Thị Nở",
        "relation": "child",
        "sex": Sex.FEMALE,
        "birth": Birth(1996, 6, 5),
        **more,
    }
    return Member(**values)  # type: ignore[arg-type]


@pytest.fixture
def houses(add_household: Adds) -> tuple[str, str]:
    """The parents' household with the daughter, and her husband's with the wife."""
    parents = add_household("Trần Văn Tám", daughter(personal_id=NUMBER))
    wife = daughter(name="TRAN THI NO", relation="spouse", birth=Birth(1996), phone="0900000000")
    return parents, add_household("Lê Văn Sáu", wife, birth="1990-01-01")


def the_two(office: Office, houses: tuple[str, str]) -> tuple[str, str]:
    one, two = (stored(office, each).members[1].id for each in houses)
    return one, two


def test_a_married_daughter_is_found_in_both_households(
    office: Office, houses: tuple[str, str]
) -> None:
    (double,) = find_doubles(office)
    assert double.likeness == Likeness.POSSIBLE
    assert set(double.names) == {"Trần Thị Nở", "TRAN THI NO"}
    assert "tên chỉ khác dấu" in double.reasons
    assert {double.first.id, double.second.id} == set(the_two(office, houses))


def test_what_was_decided_is_not_asked_again_until_something_changes(
    office: Office, houses: tuple[str, str]
) -> None:
    one, two = the_two(office, houses)
    act = decide(office, one, two, Verdict.OTHER)
    assert find_doubles(office) == []
    assert any("khác người" in line.act for line in diary.recent(office))
    home = stored(office, houses[1])
    changed = replace(home.members[1], birth=Birth(1996, 5, 6))
    save_household(office, replace(home, members=(home.members[0], changed)))
    assert len(find_doubles(office)) == 1
    act.undo(office)
    assert len(find_doubles(office)) == 1


def test_a_decision_is_taken_back_and_done_again(office: Office, houses: tuple[str, str]) -> None:
    act = decide(office, *the_two(office, houses), Verdict.OTHER)
    act.undo(office)
    assert len(find_doubles(office)) == 1
    act.redo(office)
    assert find_doubles(office) == []


def test_put_off_stays_in_the_list_and_says_so(office: Office, houses: tuple[str, str]) -> None:
    decide(office, *the_two(office, houses), Verdict.LATER)
    (double,) = find_doubles(office)
    assert double.later


def test_merging_fills_blanks_and_never_overwrites_silently(
    office: Office, houses: tuple[str, str]
) -> None:
    kept, away = the_two(office, houses)
    before = [stored(office, each) for each in houses]
    merged = merge(office, kept, away)
    assert merged.differing == ("name", "birth")
    person = stored(office, houses[0]).members[1]
    assert (person.name, person.phone, person.birth) == (
        "Trần Thị Nở",
        "0900000000",
        Birth(1996, 6, 5),
    )
    assert [each.id for each in stored(office, houses[1]).members] == [before[1].members[0].id]
    assert find_doubles(office) == []
    assert merged.act.name == "gộp TRAN THI NO vào Trần Thị Nở"
    merged.act.undo(office)
    assert [stored(office, each) for each in houses] == before
    merged.act.redo(office)
    assert len(stored(office, houses[1]).members) == 1


def test_a_value_of_the_other_is_taken_only_when_it_is_chosen(
    office: Office, houses: tuple[str, str]
) -> None:
    kept, away = the_two(office, houses)
    merge(office, kept, away, taken=("birth",))
    assert stored(office, houses[0]).members[1].birth == Birth(1996)
    with pytest.raises(WrongUsage, match="Không có ô"):
        merge(office, kept, away, taken=("relation",))


def test_what_was_edited_since_then_stays_when_the_two_are_split(
    office: Office, houses: tuple[str, str]
) -> None:
    kept, away = the_two(office, houses)
    merged = merge(office, kept, away)
    home = stored(office, houses[0])
    edited = replace(home.members[1], phone="0911111111")
    save_household(office, replace(home, members=(home.members[0], edited)))
    (noted,) = list_merged(office)
    assert (noted.kept_id, noted.away_id) == (kept, away)
    split(office, merged.verdict_id)
    assert stored(office, houses[0]).members[1].phone == "0911111111"
    assert stored(office, houses[1]).members[1].phone == "0900000000"
    assert list_merged(office) == []


def test_the_only_person_of_a_household_takes_it_along(office: Office, add_household: Adds) -> None:
    one, two = add_household(), add_household("TRAN VAN TAM")
    kept, away = (stored(office, each).members[0].id for each in (one, two))
    merged = merge(office, kept, away)
    assert [each.household_id for each in list_put_away(office)] == [two]
    split(office, merged.verdict_id)
    assert stored(office, two).members[0].name == "TRAN VAN TAM"


def test_a_code_given_away_meanwhile_is_told_before_two_people_are_split(
    office: Office, add_household: Adds
) -> None:
    one, two = add_household(), add_household("TRAN VAN TAM", code="0099")
    kept, away = (stored(office, each).members[0].id for each in (one, two))
    merged = merge(office, kept, away)
    add_household("Neáng Sa", code="0099")
    with pytest.raises(WrongUsage, match="mã hộ 0099"):
        split(office, merged.verdict_id)
    assert [each.id for each in list_merged(office)] == [merged.verdict_id]


def test_a_head_with_others_is_not_taken_away(office: Office, household_id: str) -> None:
    people = stored(office, household_id).members
    with pytest.raises(WrongUsage, match="đổi chủ hộ trước"):
        merge(office, people[1].id, people[0].id)
    assert stored(office, household_id).members == people


def test_two_households_with_the_same_people_are_one_question(
    office: Office, add_household: Adds
) -> None:
    for _time in range(2):
        add_household("Trần Văn Tám", daughter())
    (double,) = double_households(find_doubles(office))
    assert (double.people, set(double.codes)) == (2, {"0001", "0002"})


def test_who_is_typed_is_compared_with_the_register(
    office: Office, houses: tuple[str, str]
) -> None:
    typed = Member(name="tran thi no", birth=Birth(1996, 5, 6), sex=Sex.FEMALE)
    found = find_like(office, Household(members=(typed,)), typed)
    assert "đổi ngày và tháng" in {reason for each in found for reason in each.reasons}
    assert find_like(office, Household(), Member()) == []


def test_somebody_already_in_the_form_is_not_his_own_double(
    office: Office, household_id: str
) -> None:
    household = stored(office, household_id)
    assert [find_like(office, household, each) for each in household.members] == [[], [], []]


def test_only_who_may_edit_decides(office: Office, houses: tuple[str, str]) -> None:
    viewer = Actor("x", "x", "X", frozenset({Role.VIEWER}), frozenset())
    with pytest.raises(AccessRefused):
        merge(replace(office, actor=viewer), *the_two(office, houses))
