"""What the household list asks of the register: counts, orders, jumps, hamlets."""

from collections.abc import Callable
from dataclasses import replace

from ngheo_desktop.domain.facts import MemberAnswers
from ngheo_desktop.domain.rights import Role
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.operations.checklists import open_sheet, save_sheet
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.households import (
    HouseholdQuery,
    ListCount,
    count_households,
    find_given_name,
    find_households,
    hamlets_of_list,
    note_ids_shown,
    open_household,
    read_households,
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
    )  # fmt: skip
    for order in orders:
        there = find_households(office, HouseholdQuery(order=order))
        back = find_households(office, HouseholdQuery(order=order, descending=True))
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
