"""Biến động hộ by example: what each kind makes of its households, and what it refuses."""

from dataclasses import replace
from datetime import date

import pytest

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.family_events import (
    EventKind,
    FamilyEvent,
    Outcome,
    check_event,
    outcome_of,
    proposed_relations,
)
from ngheo_desktop.domain.kinship import relation_through
from ngheo_desktop.domain.register import HEAD, Household, Member
from ngheo_desktop.domain.terms import Sex

TODAY = date(2026, 11, 24)
DAY = date(2026, 10, 2)


def person(key: str, relation: str, year: int, sex: Sex = Sex.MALE) -> Member:
    return Member(id=key, name=key.title(), relation=relation, sex=sex, birth=Birth(year))


TAM = Household(
    id="h1",
    code="0412",
    hamlet_id="vinh-phu",
    members=(
        person("tam", HEAD, 1960),
        person("hai", "spouse", 1962, Sex.FEMALE),
        person("ba", "child", 1990),
        person("tu", "child_in_law", 1992, Sex.FEMALE),
        person("nam", "grandchild", 2015),
    ),
)
RUON = Household(
    id="h2", code="0398", hamlet_id="hoa-loi", members=(person("ruon", HEAD, 1968, Sex.FEMALE),)
)


def happen(kind: EventKind, here: Household | None = TAM, other=None, **told) -> Outcome:
    event = FamilyEvent(
        kind, DAY, here.id if here else "", other_id=other.id if other else "", **told
    )
    assert check_event(event, here, other, TODAY) == []
    return outcome_of(event, here, other, new_id="h9")


def refused(kind: EventKind, here: Household | None = TAM, other=None, **told) -> str:
    day = told.pop("day", DAY)
    event = FamilyEvent(kind, day, here.id if here else "", **told)
    return check_event(event, here, other, TODAY)[0].code


def relations(household: Household) -> dict[str, str]:
    return {each.id: each.relation for each in household.members}


def test_a_child_is_born_into_the_household() -> None:
    child = Member(name="Út", relation="grandchild", birth=Birth(2026, 10, 2))
    (after,) = happen(EventKind.BIRTH, newcomers=(child,)).households
    assert after.members[-1] == replace(child, since=DAY)


def test_who_dies_leaves_the_household_and_the_place_is_kept() -> None:
    done = happen(EventKind.DEATH, people=("nam",))
    assert [each.id for each in done.households[0].members] == ["tam", "hai", "ba", "tu"]
    (stay,) = done.stays
    assert (stay.member_id, stay.relation, stay.begins, stay.ends) == (
        "nam", "grandchild", None, DAY,
    )  # fmt: skip


def test_the_death_of_a_head_asks_for_another_and_relations_follow() -> None:
    assert refused(EventKind.DEATH, people=("tam",)) == "household_no_head"
    done = happen(EventKind.DEATH, people=("tam",), head_id="hai")
    assert relations(done.households[0]) == {
        "hai": HEAD, "ba": "child", "tu": "child_in_law", "nam": "grandchild",
    }  # fmt: skip
    assert done.households[0].members[0].id == "hai"


def test_the_last_person_to_leave_ends_the_household() -> None:
    done = happen(EventKind.MOVE_OUT, RUON, people=("ruon",), place="Bình Dương")
    assert done.ended == ("h2",)


def test_a_married_son_splits_off_with_his_family() -> None:
    done = happen(EventKind.SPLIT, people=("ba", "tu", "nam"), head_id="ba", code="0500")
    old, new = done.households
    assert relations(old) == {"tam": HEAD, "hai": "spouse"}
    assert new.code == "0500"
    assert new.hamlet_id == TAM.hamlet_id
    assert relations(new)["ba"] == HEAD
    assert {each.member_id for each in done.stays} == {"ba", "tu", "nam"}


def test_relations_that_do_not_follow_are_left_open_or_told() -> None:
    told = {"tu": "spouse", "nam": "child"}
    done = happen(EventKind.SPLIT, people=("ba", "tu", "nam"), head_id="ba", relations=told)
    assert relations(done.households[1]) == {"ba": HEAD, "tu": "spouse", "nam": "child"}
    assert proposed_relations(TAM, "ba")["tu"] == ""


def test_a_household_merges_into_another_and_ends() -> None:
    done = happen(EventKind.MERGE, RUON, TAM, relations={"ruon": "sibling"})
    assert done.ended == ("h2",)
    assert relations(done.households[1])["ruon"] == "sibling"


def test_everybody_of_a_merged_household_follows_its_head() -> None:
    done = happen(EventKind.MERGE, TAM, RUON, relations={"tam": "child"})
    assert relations(done.households[1]) == {
        "ruon": HEAD, "tam": "child", "hai": "child_in_law", "ba": "grandchild", "tu": "",
        "nam": "",
    }  # fmt: skip


def test_a_head_that_marries_away_leaves_another_head_behind() -> None:
    done = happen(
        EventKind.MARRY_IN,
        RUON,
        TAM,
        people=("tam",),
        relations={"tam": "spouse"},
        left_head_id="hai",
    )
    assert relations(done.households[0]) == {"ruon": HEAD, "tam": "spouse"}
    assert relations(done.households[1])["hai"] == HEAD


def test_a_household_that_comes_from_elsewhere_begins_that_day() -> None:
    head = Member(name="Chau Rên", relation=HEAD, birth=Birth(1980))
    done = happen(
        EventKind.MOVE_IN, None, newcomers=(head,), hamlet_id="hoa-loi", place="Sóc Trăng"
    )
    assert done.households[0].id == "h9"
    assert done.households[0].members[0].since == DAY


def test_a_household_moves_to_another_hamlet_with_everybody() -> None:
    (after,) = happen(EventKind.MOVE_WITHIN, hamlet_id="hoa-loi", address="Tổ 3").households
    assert (after.hamlet_id, after.address, after.members) == ("hoa-loi", "Tổ 3", TAM.members)


def test_the_head_changes_and_the_old_places_are_kept() -> None:
    done = happen(EventKind.CHANGE_HEAD, head_id="ba", relations={"tu": "spouse", "nam": "child"})
    assert relations(done.households[0]) == {
        "ba": HEAD, "tam": "parent", "hai": "parent", "tu": "spouse", "nam": "child",
    }  # fmt: skip
    assert {stay.relation for stay in done.stays} >= {HEAD, "spouse", "child"}


@pytest.mark.parametrize(
    ("code", "kind", "told"),
    [
        ("event_in_future", EventKind.DEATH, {"people": ("nam",), "day": date(2026, 12, 1)}),
        ("event_before_birth", EventKind.DEATH, {"people": ("nam",), "day": date(2014, 1, 1)}),
        ("event_no_people", EventKind.DEATH, {}),
        ("event_no_people", EventKind.BIRTH, {}),
        ("event_no_people", EventKind.MARRY_IN, {}),
        ("event_unknown_person", EventKind.DEATH, {"people": ("ruon",)}),
        ("event_nobody_stays", EventKind.SPLIT, {"people": tuple(relations(TAM))}),
        ("household_no_head", EventKind.SPLIT, {"people": ("ba",)}),
        ("event_no_hamlet", EventKind.MOVE_WITHIN, {"hamlet_id": "vinh-phu"}),
        ("event_no_other", EventKind.MERGE, {}),
        ("household_two_heads", EventKind.BIRTH, {"newcomers": (Member(name="A", relation=HEAD),)}),
        ("name_missing", EventKind.BIRTH, {"newcomers": (Member(),)}),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(code: str, kind: EventKind, told: dict) -> None:
    assert refused(kind, **told) == code


def test_an_event_cannot_come_before_the_person_came() -> None:
    came = replace(TAM, members=(TAM.members[0], replace(TAM.members[1], since=date(2026, 11, 1))))
    assert refused(EventKind.DEATH, came, people=("hai",)) == "event_before_another"


def test_without_a_household_only_somebody_who_comes_can_be_told() -> None:
    assert refused(EventKind.DEATH, None) == "event_no_household"


@pytest.mark.parametrize(
    ("relation", "link", "expected"),
    [
        ("spouse", "child", "child_in_law"),
        ("child", "spouse", "child"),
        ("parent", "sibling", "parent"),
        (HEAD, "parent", "parent"),
        ("child", HEAD, "child"),
        ("other", "child", ""),
        ("child_in_law", "parent", ""),
    ],
)
def test_a_relation_follows_only_where_it_is_certain(
    relation: str, link: str, expected: str
) -> None:
    assert relation_through(relation, link) == expected


def test_who_was_only_counted_stays_counted_when_somebody_dies() -> None:
    listed = replace(TAM, declared_members=7)
    (after,) = happen(EventKind.DEATH, listed, people=("nam",)).households
    assert (len(after.members), after.declared_members) == (4, 6)
    (grown,) = happen(EventKind.MOVE_IN, listed, newcomers=(Member(name="Út"),)).households
    assert grown.declared_members == 8


def test_who_was_only_counted_comes_along_into_the_other_household() -> None:
    done = happen(
        EventKind.MERGE, replace(RUON, declared_members=4), TAM, relations={"ruon": "sibling"}
    )
    assert done.households[1].declared_members == 9


def test_a_household_does_not_end_while_people_without_a_name_live_in_it() -> None:
    listed = replace(RUON, declared_members=4)
    assert refused(EventKind.DEATH, listed, people=("ruon",)) == "event_unnamed_stay"
    assert happen(EventKind.MOVE_OUT, listed, people=("ruon",)).ended == ("h2",)


def test_a_change_of_head_names_another_one() -> None:
    for head_id in ("", "tam", "ai-do"):
        assert refused(EventKind.CHANGE_HEAD, head_id=head_id) == "event_no_head"
