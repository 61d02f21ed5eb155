"""What the household list asks of the register: counts, orders, jumps, hamlets."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ngheo_desktop.domain.facts import MemberAnswers
from ngheo_desktop.domain.narrowing import Circumstance, SheetState
from ngheo_desktop.domain.rights import Role
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import AccessRefused
from ngheo_desktop.operations.checklists import open_sheet, save_sheet
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.household_list import (
    HouseholdQuery,
    ListCount,
    count_households,
    ethnic_groups_of_list,
    find_given_name,
    find_households,
    hamlets_of_list,
    indicators_of_list,
    read_households,
    sum_households,
)
from ngheo_desktop.operations.households import (
    note_ids_shown,
    open_household,
    peek_household,
    save_household,
)
from ngheo_desktop.operations.office import Office


def heads(office: Office, query: HouseholdQuery) -> list[str]:
    return [line.head_name for line in read_households(office, find_households(office, query))]


def test_households_and_people_are_counted_as_they_are_listed(
    office: Office, household_id: str, add_household: Callable[..., str]
) -> None:
    add_household("Neáng Hoa")
    assert count_households(office, HouseholdQuery()) == ListCount(2, 4)
    assert count_households(office, HouseholdQuery(text="neang")) == ListCount(1, 1)
    assert count_households(office, HouseholdQuery(text="khong co")) == ListCount(0, 0)


def test_every_order_of_the_list_can_be_turned_round(
    office: Office, add_household: Callable[..., str]
) -> None:
    for head in ("Neáng Hoa", "Trần Văn Tám", "Lê Văn Út"):
        add_household(head)
    orders = (
        "register", "head", "code", "birth", "hamlet", "members", "ethnic", "class",
        "computed_class", "income_score", "deprivation_score", "lacking", "survey_date",
        "sheet", "phone", "circumstances",
    )  # fmt: skip
    for order in orders:
        there = find_households(office, HouseholdQuery(order=order))
        back = find_households(office, HouseholdQuery(order=order, descending=True, then="sheet"))
        assert sorted(there) == sorted(back)
        assert len(there) == 3


def test_the_poorest_stand_first_when_sorted_by_result(
    office: Office, add_household: Callable[..., str]
) -> None:
    ids = {head: add_household(head) for head in ("An", "Bảy", "Chín")}
    for head, income in (("An", 300), ("Chín", None)):
        sheet = open_sheet(office, ids[head])
        insured = tuple(
            replace(each, answers=MemberAnswers(health_insurance=False))
            for each in sheet.facts.members
        )
        everything = dict.fromkeys(
            [indicator.code for indicator in office.standards[0].indicators], True
        )
        facts = replace(sheet.facts, income_score=income, members=insured, marks=everything)
        save_sheet(office, ids[head], facts, "Neáng Sa")
    lines = read_households(office, find_households(office, HouseholdQuery(order="computed_class")))
    assert [(line.head_name, line.computed_class) for line in lines] == [
        ("An", HouseholdClass.NOT_POOR),
        ("Chín", HouseholdClass.UNDETERMINED),
        ("Bảy", None),
    ]


def test_jumping_by_given_name_goes_on_and_round(
    office: Office, add_household: Callable[..., str]
) -> None:
    for head in ("Trần Văn Tám", "Neáng Hoa", "Nguyễn Thị Tâm"):
        add_household(head)
    rows = find_households(office, HouseholdQuery())
    assert heads(office, HouseholdQuery()) == ["Trần Văn Tám", "Neáng Hoa", "Nguyễn Thị Tâm"]
    assert find_given_name(office, rows, "ta", 0) == 0
    assert find_given_name(office, rows, "ta", 1) == 2
    assert find_given_name(office, rows, "t", 3) == 0
    assert find_given_name(office, rows, "tr", 0) is None  # a family name is no given name
    assert find_given_name(office, [], "t", 0) is None


def test_only_hamlets_with_households_are_offered_and_only_ones_own(
    office: Office, add_household: Callable[..., str]
) -> None:
    add_household("Neáng Hoa", hamlet=6)
    add_household("Lê Văn Út", hamlet=0)
    assert [name for _id, name in hamlets_of_list(office)] == ["Phước Lợi", "Ô Tà Sóc"]
    own = list_hamlets(office)[6].id
    actor = replace(office.actor, roles=frozenset({Role.SURVEYOR}), hamlets=frozenset({own}))
    bound = replace(office, actor=actor)
    assert [name for _id, name in hamlets_of_list(bound)] == ["Ô Tà Sóc"]
    assert count_households(bound, HouseholdQuery()) == ListCount(1, 1)


def test_a_household_knows_who_saw_its_numbers(office: Office, household_id: str) -> None:
    note_ids_shown(office, household_id)
    newest = open_household(office, household_id).history[0]
    assert (newest.account, newest.act) == ("Neáng Sa", "xem đủ số định danh")


def with_circumstances(office: Office, household_id: str, **known: bool) -> None:
    household = open_household(office, household_id).household
    save_household(office, replace(household, **known))


def test_each_filter_of_the_register_narrows_the_list(
    office: Office, add_household: Callable[..., str]
) -> None:
    ids = {head: add_household(head) for head in ("An", "Bảy", "Chín", "Dung")}
    with_circumstances(office, ids["An"], no_labour=True)
    with_circumstances(office, ids["Bảy"], hardship=True)
    for head, change in (("Chín", {"merit": True}), ("Dung", {"ethnic": "Khmer"})):
        household = open_household(office, ids[head]).household
        members = tuple(replace(each, **change) for each in household.members)
        save_household(office, replace(household, members=members))

    def found(**narrowed: object) -> list[str]:
        return heads(office, HouseholdQuery(**narrowed))  # type: ignore[arg-type]

    assert found(circumstance=Circumstance.NO_LABOUR) == ["An"]
    assert found(circumstance=Circumstance.HARDSHIP) == ["Bảy"]
    assert found(circumstance=Circumstance.MERIT) == ["Chín"]
    assert found(circumstance=Circumstance.MINORITY) == ["Dung"]
    assert found(ethnic="Khmer") == ["Dung"]
    assert ethnic_groups_of_list(office) == ["Khmer", "Kinh"]


def test_a_household_is_found_by_the_state_of_its_sheet_of_this_year(
    office: Office, add_household: Callable[..., str]
) -> None:
    ids = {head: add_household(head) for head in ("Cũ", "Dở", "Không", "Xong")}
    known = dict.fromkeys([each.code for each in office.standards[0].indicators], False)
    for head, marks, day in (
        ("Cũ", known, date(2025, 11, 20)),
        ("Dở", {}, date(2026, 11, 20)),
        ("Xong", known, date(2026, 11, 20)),
    ):
        facts = replace(open_sheet(office, ids[head]).facts, income_score=100, marks=marks)
        save_sheet(office, ids[head], replace(facts, survey_date=day), "Neáng Sa")
    states = {state: heads(office, HouseholdQuery(sheet=state)) for state in SheetState}
    assert states == {
        SheetState.MISSING: ["Cũ", "Không"],
        SheetState.OPEN: ["Dở"],
        SheetState.DONE: ["Xong"],
    }
    for state, names in states.items():
        lines = read_households(office, find_households(office, HouseholdQuery(sheet=state)))
        assert {line.sheet for line in lines} == {state}, names
    assert heads(office, HouseholdQuery(text="x", order="sheet")) == ["Xong"]
    assert heads(office, HouseholdQuery(order="sheet")) == ["Cũ", "Không", "Dở", "Xong"]


def test_a_lacking_indicator_is_found_by_its_code_whatever_its_number(
    office: Office, add_household: Callable[..., str]
) -> None:
    ids = {head: add_household(head) for head in ("Nước", "Viễn thông")}
    for head, code in (("Nước", "water"), ("Viễn thông", "internet")):
        facts = open_sheet(office, ids[head]).facts
        save_sheet(office, ids[head], replace(facts, marks={code: True}), "Neáng Sa")
    lacking = dict(indicators_of_list(office))
    assert lacking["water"] == "9. Nguồn nước sinh hoạt"
    assert heads(office, HouseholdQuery(lacking="water")) == ["Nước"]
    assert heads(office, HouseholdQuery(lacking="internet")) == ["Viễn thông"]
    assert heads(office, HouseholdQuery(lacking="housing_quality")) == []


def test_the_second_key_decides_where_the_first_is_equal(
    office: Office, add_household: Callable[..., str]
) -> None:
    for head, birth in (("Bảy", "1980"), ("An", "1980"), ("Chín", "1970")):
        add_household(head, birth=birth)
    by_birth = HouseholdQuery(order="birth", then="head", then_descending=True)
    assert heads(office, by_birth) == ["Chín", "Bảy", "An"]
    assert heads(office, replace(by_birth, then_descending=False)) == ["Chín", "An", "Bảy"]
    assert heads(office, replace(by_birth, descending=True)) == ["Bảy", "An", "Chín"]


def test_grouped_by_hamlet_the_order_holds_inside_each_and_the_sums_add_up(
    office: Office, household_id: str, add_household: Callable[..., str]
) -> None:
    add_household("Út", hamlet=6)
    add_household("An", hamlet=6)
    add_household("Bảy", hamlet=0)
    query = HouseholdQuery(order="head", by_hamlet=True)
    assert heads(office, query) == ["Bảy", "Trần Văn Tám", "An", "Út"]
    sums = sum_households(office, query)
    assert [(each.name, each.households, each.members) for each in sums] == [
        ("Phước Lợi", 2, 4),
        ("Ô Tà Sóc", 2, 2),
    ]
    assert sum_households(office, HouseholdQuery(text="khong co")) == []


def test_the_sums_of_a_hamlet_count_the_classes(office: Office, household_id: str) -> None:
    known = dict.fromkeys([each.code for each in office.standards[0].indicators], True)
    facts = open_sheet(office, household_id).facts
    save_sheet(office, household_id, replace(facts, income_score=100, marks=known), "Neáng Sa")
    (only,) = sum_households(office, HouseholdQuery())
    assert only.computed == {HouseholdClass.POOR: 1}
    assert only.decided == {}


def test_a_peek_shows_only_what_the_account_may_see(office: Office, household_id: str) -> None:
    assert peek_household(office, household_id) == open_household(office, household_id).household
    assert peek_household(office, "gone") is None
    own = list_hamlets(office)[6].id
    actor = replace(office.actor, roles=frozenset({Role.SURVEYOR}), hamlets=frozenset({own}))
    with pytest.raises(AccessRefused):
        peek_household(replace(office, actor=actor), household_id)


def test_ethnic_groups_stand_in_the_order_of_the_alphabet(
    office: Office, add_household: Callable[..., str]
) -> None:
    for head, ethnic in (("An", "Xtiêng"), ("Bảy", "Ê Đê"), ("Chín", "Chăm"), ("Dung", "Dao")):
        household = open_household(office, add_household(head)).household
        members = tuple(replace(each, ethnic=ethnic) for each in household.members)
        save_household(office, replace(household, members=members))
    assert ethnic_groups_of_list(office) == ["Chăm", "Dao", "Ê Đê", "Xtiêng"]
    by_ethnic = heads(office, HouseholdQuery(order="ethnic"))
    assert by_ethnic == ["Chín", "Dung", "Bảy", "An"]
