"""Households as an officer keeps them: saved whole, found without accents, told in the diary."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.register import Household, Member
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.errors import InputRefused, WrongUsage
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.household_changes import put_away_household
from ngheo_desktop.operations.household_list import (
    HouseholdQuery,
    find_households,
    read_households,
)
from ngheo_desktop.operations.households import (
    check,
    open_household,
    read_birth,
    save_household,
)
from ngheo_desktop.operations.office import Office
from tests.conftest import TODAY

Adds = Callable[..., str]


def found(office: Office, text: str) -> list[str]:
    rows = find_households(office, HouseholdQuery(text=text))
    return [line.head_name for line in read_households(office, rows)]


@pytest.mark.parametrize("typed", ["hoa", "HÒA", "hoà", "neang hoa", "hoa neang", "neá", "phuoc"])
def test_a_household_is_found_without_accents_in_any_order(
    office: Office, add_household: Adds, typed: str
) -> None:
    add_household("Neáng Hoà")
    add_household("Trần Văn Tám", hamlet=6)
    assert found(office, typed) == ["Neáng Hoà"]


def test_a_member_is_found_and_heads_of_that_name_stand_first(
    office: Office, add_household: Adds
) -> None:
    add_household("Trần Văn Tám", Member(name="Đặng Thị Út", relation="spouse"), code="0001")
    add_household("Đặng Thị Út", code="0002")
    assert found(office, "dang ut") == ["Đặng Thị Út", "Trần Văn Tám"]


def test_words_must_fit_one_person_not_two_of_the_same_house(
    office: Office, add_household: Adds
) -> None:
    add_household("Trần Văn Tám", Member(name="Lê Thị Út", relation="spouse"))
    assert found(office, "tran ut") == []


def test_a_name_and_the_first_letters_of_the_hamlet_are_enough(
    office: Office, add_household: Adds
) -> None:
    add_household("Trần Văn Tám", hamlet=0)
    add_household("Lê Văn Tám", hamlet=6)  # Ô Tà Sóc
    assert found(office, "tam ots") == ["Lê Văn Tám"]


def test_the_last_four_digits_of_a_number_find_its_person(
    office: Office, add_household: Adds
) -> None:
    add_household("Trần Văn Tám", Member(name="Út", relation="child", personal_id="089174987654"))
    assert found(office, "7654") == ["Trần Văn Tám"]


@pytest.mark.parametrize("typed", ['"', "'", "*", "OR", "a AND", "(", "NEAR(", "%", "\x00", "-"])
def test_no_typed_text_breaks_the_search(office: Office, household_id: str, typed: str) -> None:
    found(office, typed)


def test_saving_keeps_everything_and_tells_it_field_by_field(
    office: Office, household_id: str
) -> None:
    household = open_household(office, household_id).household
    changed = replace(
        household,
        address="12 đường\u00a0 Tà Đảnh",
        causes=frozenset({"no_land", "illness"}),
        members=(replace(household.members[0], birth=Birth(1974, 2, 6)), *household.members[1:]),
    )
    save_household(office, changed)
    file = open_household(office, household_id)
    assert file.household.address == "12 đường Tà Đảnh"
    assert file.household.causes == {"no_land", "illness"}
    assert file.household.members[0].birth == Birth(1974, 2, 6)
    told = {line.target: line.changes for line in file.history[:2]}
    assert told["household"]["address"] == ("", "12 đường Tà Đảnh")
    assert told["member"] == {"birth": ("1974-02-05", "1974-02-06")}
    assert file.history[0].account == "Neáng Sa"


def test_two_people_editing_one_household_lose_nothing(office: Office, household_id: str) -> None:
    opened = open_household(office, household_id).household
    head, wife, child = opened.members
    newcomer = Member(name="Trần Văn Tư", relation="child", sex=Sex.MALE, birth=Birth(2018))
    theirs = replace(opened, phone="0600000001", members=(head, replace(wife, note="A"), newcomer))
    save_household(office, theirs, opened=opened)
    mine = replace(opened, note="B", members=(head, replace(wife, phone="0600000002"), child))
    save_household(office, mine, opened=opened)
    now = open_household(office, household_id).household
    assert (now.phone, now.note) == ("0600000001", "B")
    assert [each.name for each in now.members] == ["Trần Văn Tám", "Lê Thị Út", "Trần Văn Tư"]
    assert (now.members[1].note, now.members[1].phone) == ("A", "0600000002")


def test_edits_that_contradict_each_other_together_are_refused(
    office: Office, household_id: str
) -> None:
    opened = open_household(office, household_id).household
    head, wife, child = opened.members
    swapped = (replace(head, relation="spouse"), replace(wife, relation="head"), child)
    save_household(office, replace(opened, members=swapped), opened=opened)
    other = (head, wife, replace(child, relation="head"))
    with pytest.raises(InputRefused):
        save_household(
            office,
            replace(opened, members=(replace(head, relation="spouse"), *other[1:])),
            opened=opened,
        )
    assert open_household(office, household_id).household.head_name == "Lê Thị Út"


def test_saving_without_a_change_tells_nothing(office: Office, household_id: str) -> None:
    file = open_household(office, household_id)
    save_household(office, file.household)
    assert open_household(office, household_id).history == file.history


def test_a_line_keeps_its_place_when_its_household_changes(
    office: Office, add_household: Adds
) -> None:
    first = add_household("Trần Văn Tám")
    add_household("Lê Thị Út")
    rows = find_households(office, HouseholdQuery())
    household = open_household(office, first).household
    save_household(office, replace(household, phone="0600000001"))
    assert find_households(office, HouseholdQuery()) == rows
    assert found(office, "0600000001") == ["Trần Văn Tám"]


def test_a_household_with_errors_is_not_saved_and_all_are_named(office: Office) -> None:
    with pytest.raises(InputRefused) as refused:
        save_household(office, Household(members=(Member(relation="child", birth=Birth(2027)),)))
    assert len(refused.value.problems) == 4
    assert find_households(office, HouseholdQuery()) == []


def test_codes_are_given_in_turn_and_never_twice(office: Office, add_household: Adds) -> None:
    add_household("Trần Văn Tám", code="0041")
    second = add_household("Lê Thị Út")
    assert open_household(office, second).household.code == "0042"
    with pytest.raises(InputRefused, match="đã có ở hộ khác"):
        add_household("Danh Sâm", code="0042")


def test_the_same_number_in_another_household_warns(office: Office, add_household: Adds) -> None:
    add_household("Trần Văn Tám", Member(name="Út", relation="child", personal_id="089174987654"))
    other = Household(
        hamlet_id=list_hamlets(office)[0].id,
        members=(
            Member(
                name="Lê Thị Út",
                relation="head",
                sex=Sex.FEMALE,
                birth=Birth(1974),
                personal_id="089174987654",
            ),
        ),
    )
    assert [problem.code for problem in check(office, other)] == ["id_duplicate"]
    assert save_household(office, other).warnings


def test_a_member_taken_out_is_kept_in_the_history(office: Office, household_id: str) -> None:
    household = open_household(office, household_id).household
    save_household(office, replace(household, members=household.members[:2]))
    file = open_household(office, household_id)
    assert [member.name for member in file.household.members] == ["Trần Văn Tám", "Lê Thị Út"]
    assert file.history[0].changes == {"deleted": (False, True)}
    assert office.store.query("SELECT count(*) FROM member") == [(3,)]


def test_a_household_put_away_leaves_the_list_but_not_the_file(
    office: Office, household_id: str
) -> None:
    put_away_household(office, household_id, "nhập nhầm")
    assert find_households(office, HouseholdQuery()) == []
    assert office.store.query("SELECT deleted FROM household") == [(1,)]
    with pytest.raises(WrongUsage, match="Không tìm thấy"):
        open_household(office, household_id)


@pytest.mark.parametrize(
    ("typed", "birth"),
    [
        ("23/11/1975", Birth(1975, 11, 23)),
        ("5/2/1974", Birth(1974, 2, 5)),
        ("23-11-1975", Birth(1975, 11, 23)),
        ("23111975", Birth(1975, 11, 23)),
        ("1975-11-23", Birth(1975, 11, 23)),
        ("11/1975", Birth(1975, 11)),
        ("1975", Birth(1975)),
        ("231175", Birth(1975, 11, 23)),
        ("23/11/75", Birth(1975, 11, 23)),
        ("231126", Birth(2026, 11, 23)),
        ("251126", Birth(1926, 11, 25)),
        ("23/11", Birth(2026, 11, 23)),
        ("25-11", Birth(2025, 11, 25)),
        ("02/74", Birth(1974, 2)),
        ("021974", Birth(1974, 2)),
        ("", None),
    ],
)
def test_a_birth_date_is_understood_as_people_type_it(typed: str, birth: Birth | None) -> None:
    assert read_birth(typed, TODAY) == birth


@pytest.mark.parametrize(
    "typed", ["31/02/1975", "1/13/1975", "75", "abc", "31/02", "1/2/3/4", "²³/11/75"]
)
def test_what_is_no_birth_date_is_never_guessed(typed: str) -> None:
    with pytest.raises(WrongUsage, match="không phải ngày sinh"):
        read_birth(typed, TODAY)


@pytest.mark.parametrize(
    "order", ["register", "head", "code", "birth", "hamlet", "members", "class"]
)
def test_the_list_is_sorted_both_ways(office: Office, add_household: Adds, order: str) -> None:
    for name in ("Trần Văn An", "Lê Thị Út", "Danh Sâm"):
        add_household(name, birth="1980" if name < "M" else "1970-01-01")
    up = find_households(office, HouseholdQuery(order=order))
    down = find_households(office, HouseholdQuery(order=order, descending=True))
    assert sorted(up) == sorted(down)
    assert len(up) == 3


def test_names_are_sorted_by_given_name(office: Office, add_household: Adds) -> None:
    for name in ("Trần Văn Tám", "Lê Thị Ánh", "Danh", "Nguyễn Đức", "Phạm Dũng"):
        add_household(name)
    rows = find_households(office, HouseholdQuery(order="head"))
    assert [line.head_name for line in read_households(office, rows)] == [
        "Lê Thị Ánh",
        "Danh",
        "Phạm Dũng",
        "Nguyễn Đức",
        "Trần Văn Tám",
    ]


def test_a_number_of_no_known_province_warns_and_is_saved(
    office: Office, household_id: str
) -> None:
    household = open_household(office, household_id).household
    head = replace(household.members[0], personal_id="099074001234")
    changed = replace(household, members=(head, *household.members[1:]))
    saved = save_household(office, changed)
    assert "id_province_unknown" in {each.code for each in saved.warnings}
    assert open_household(office, household_id).household.members[0].personal_id == "099074001234"
