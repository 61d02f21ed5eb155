"""Search everywhere: whom a few words find, and who may find them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.register import Member
from ngheo_desktop.domain.rights import Role
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.errors import UserError
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.household_changes import put_away_household
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.searching import BEST, search_everywhere
from tests.conftest import HAMLETS


def heads(office: Office, text: str) -> list[str]:
    return [line.head_name for line in search_everywhere(office, text).households]


def people(office: Office, text: str) -> list[str]:
    return [line.name for line in search_everywhere(office, text).people]


@pytest.mark.parametrize(
    "typed",
    [
        "Đặng Thị Hòa",
        "dang thi hoa",
        "hoa dang",
        "Đặng Thị Hoà",
        "ddawngj thij hoaf",
        "d9a85ng hoa2",
        "hoa gc",  # the initials of Giồng Cát
        "hoa giong cat",
        "HOA",
        "  hoa,",
    ],
)
def test_a_head_is_found_however_the_name_is_typed(
    office: Office, add_household: Callable[..., str], typed: str
) -> None:
    add_household("Neáng Sóc")
    add_household("Đặng Thị Hòa", hamlet=11)
    assert heads(office, typed) == ["Đặng Thị Hòa"]


def test_a_member_is_found_with_the_household_to_open(office: Office, household_id: str) -> None:
    (found,) = search_everywhere(office, "ut le").people
    assert (found.name, found.birth) == ("Lê Thị Út", "1976")
    assert (found.household_id, found.head_name) == (household_id, "Trần Văn Tám")
    assert found.hamlet == "Phước Lợi"
    assert people(office, "tran no") == ["Trần Thị Nở"]
    assert heads(office, "ut le") == []


def test_a_person_is_found_by_the_last_four_digits_of_the_number(
    office: Office, add_household: Callable[..., str]
) -> None:
    wife = Member(
        name="Lê Thị Út",
        relation="spouse",
        sex=Sex.FEMALE,
        birth=Birth(1976),
        ethnic="Kinh",
        personal_id="089176004321",
    )
    add_household("Trần Văn Tám", wife)
    assert people(office, "4321") == ["Lê Thị Út"]
    assert people(office, "089176") == ["Lê Thị Út"]
    assert people(office, "76004") == []


def test_a_name_stands_before_a_hamlet_of_that_name(
    office: Office, add_household: Callable[..., str]
) -> None:
    for _each in range(BEST + 2):
        add_household("Trần Văn Tám", hamlet=HAMLETS.index("Phước An"))
    add_household("Lê Văn Anh", hamlet=0)
    add_household("Lê Văn Ân", hamlet=0)
    assert heads(office, "an")[:3] == ["Lê Văn Ân", "Lê Văn Anh", "Trần Văn Tám"]
    assert len(heads(office, "an")) == BEST


def test_the_very_name_stands_before_its_likes(
    office: Office, add_household: Callable[..., str]
) -> None:
    for head in ("Nguyễn Cẩm Vân", "Nguyễn Văn Tâm", "Nguyễn Văn Tám"):
        add_household(head)
    assert heads(office, "nguyen van")[-1] == "Nguyễn Cẩm Vân"
    assert heads(office, "văn tám") == ["Nguyễn Văn Tám", "Nguyễn Văn Tâm"]
    assert heads(office, "văn tâm") == ["Nguyễn Văn Tâm", "Nguyễn Văn Tám"]


def test_who_has_left_a_household_or_the_list_is_not_found(
    office: Office, household_id: str
) -> None:
    put_away_household(office, household_id, "Ghi hai lần.")
    assert not search_everywhere(office, "tran")


def test_nothing_found_offers_the_nearest_spellings(
    office: Office, household_id: str, add_household: Callable[..., str]
) -> None:
    add_household("Neáng Sóc")
    found = search_everywhere(office, "Trần Văn Tán")
    assert not found
    assert found.spellings == ("Trần Văn Tám",)
    assert search_everywhere(office, "xyz").spellings == ()


@pytest.mark.parametrize("typed", ["", "  ", "!?", '"', "*", "tam OR", "NEAR(", "\x00", "a" * 400])
def test_nothing_that_can_be_typed_breaks_the_search(
    office: Office, household_id: str, typed: str
) -> None:
    assert not search_everywhere(office, typed)


def test_a_surveyor_finds_the_own_hamlets_only(
    office: Office, add_household: Callable[..., str]
) -> None:
    son = Member(name="Danh Rươl", relation="child", birth=Birth(2001), ethnic="Khmer")
    add_household("Danh Ruông", son, hamlet=6)
    add_household("Danh Út", son, hamlet=0)
    own = list_hamlets(office)[6].id
    actor = replace(office.actor, roles=frozenset({Role.SURVEYOR}), hamlets=frozenset({own}))
    bound = replace(office, actor=actor)
    found = search_everywhere(bound, "danh")
    assert [line.head_name for line in found.households] == ["Danh Ruông"]
    assert [line.head_name for line in found.people] == ["Danh Ruông"]
    assert search_everywhere(bound, "Danh Uts").spellings == ()


def test_an_account_without_households_finds_none(office: Office, household_id: str) -> None:
    actor = replace(office.actor, roles=frozenset({Role.FUND_KEEPER}))
    with pytest.raises(UserError):
        search_everywhere(replace(office, actor=actor), "tam")
