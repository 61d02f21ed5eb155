"""Who is the same person: slips of clerks are seen through, people who are alike are kept apart."""

import pytest

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.matching import Comparison, Likeness, Person, compare, mate_key
from ngheo_desktop.domain.matching_index import find_pairs
from ngheo_desktop.domain.matching_names import NameLikeness, compare_names, person_name
from ngheo_desktop.domain.terms import Sex


def person(name: str, birth: str = "1974-02-05", number: str = "", **more: object) -> Person:
    values: dict[str, object] = {"id": name, "household_id": name, "sex": Sex.MALE, **more}
    born = Birth.from_iso(birth) if birth else None
    return Person(name=person_name(name), birth=born, personal_id=number, **values)  # type: ignore[arg-type]


def compared(one: Person, two: Person, namesakes: int = 1) -> Comparison:
    forth, back = (compare(*pair, namesakes=namesakes) for pair in ((one, two), (two, one)))
    assert forth.likeness == back.likeness
    assert forth.points == back.points
    return forth


@pytest.mark.parametrize(
    ("one", "two", "likeness"),
    [
        ("Nguyễn Văn Hoà", "NGUYỄN VĂN HÒA", NameLikeness.SAME),
        ("Đặng Thị Điệp", "Dang Thi Diep", NameLikeness.BARE),
        ("Trần Văn Tám", "Trần Văn Tâm", NameLikeness.TONES),
        ("Trần Văn Tám", "Tám Trần Văn", NameLikeness.ORDER),
        ("Trần Văn Tám", "Trần Văm Tám", NameLikeness.SLIP),
        ("Nguyễn Văn An", "N.V. An", NameLikeness.SHORT),
        ("Nguyễn Văn An", "Ng Văn An", NameLikeness.SHORT),
        ("Nguyễn Văn An", "Nguyễn An", NameLikeness.SHORT),
        ("Neáng Sa", "Chau Sa", NameLikeness.DIFFERENT),
        ("Sa", "Rên", NameLikeness.DIFFERENT),
        ("", "", NameLikeness.DIFFERENT),
    ],
)
def test_names_are_alike_in_one_way(one: str, two: str, likeness: NameLikeness) -> None:
    assert compare_names(person_name(one), person_name(two)) == likeness
    assert compare_names(person_name(two), person_name(one)) == likeness


@pytest.mark.parametrize(
    ("one", "two", "reason"),
    [
        (("Trần Văn Tám", "1974-02-05"), ("Trần Văn Tám", "1974-05-02"), "đổi ngày và tháng"),
        (("Trần Văn Tám", "1974-02-05"), ("Tran Van Tam", "1974"), "tên chỉ khác dấu"),
        (("Trần Văn Tám", "1974-02-05"), ("T.V. Tám", "1974-02-05"), "tên viết tắt"),
    ],
)
def test_a_slip_is_told_and_left_to_a_person(
    one: tuple[str, str], two: tuple[str, str], reason: str
) -> None:
    found = compared(person(*one), person(*two))
    assert found.likeness == Likeness.POSSIBLE
    assert reason in found.reasons


def test_one_number_and_an_agreeing_birth_are_certain_also_when_the_zero_was_lost() -> None:
    one = person("Trần Văn Tám", number="089074000001")
    found = compared(one, person("Tran Van Tam", number="89074000001"))
    assert found.likeness == Likeness.CERTAIN
    assert "cùng số định danh, một bên mất số 0 ở đầu" in found.reasons


def test_different_numbers_of_twelve_digits_are_different_people() -> None:
    one = person("Trần Văn Tám", number="089074000001")
    assert compared(
        one, person("Trần Văn Tám", number="089074993201", household_id="x")
    ).likeness == (Likeness.DIFFERENT)


def test_an_old_number_says_nothing_about_a_new_one() -> None:
    one = person("Trần Văn Tám", number="089074000001")
    assert (
        compared(one, person("Trần Văn Tám", number="351234567", household_id="x")).likeness
        == Likeness.POSSIBLE
    )


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (person("Lê Thị Hoa", household_id="h"), person("Lê Thị Hòa", household_id="h")),
        (person("Lê Thị Lan", household_id="h"), person("Lê Thị Loan", household_id="h")),
        (person("Lê Văn Tám", "1950-01-01"), person("Lê Văn Tám", "1974-02-05")),
        (person("Lê Văn Tám"), person("Lê Thị Út")),
    ],
)
def test_twins_father_and_son_and_strangers_are_different(one: Person, two: Person) -> None:
    assert compared(one, two).likeness == Likeness.DIFFERENT


def test_a_common_name_and_a_year_do_not_make_one_person() -> None:
    one, two = person("Neáng Sa", "1980"), person("Neáng Sa", "1980", household_id="other")
    assert compared(one, two, namesakes=180).likeness == Likeness.DIFFERENT


def test_a_wife_is_found_in_her_parents_household() -> None:
    one, two = person("Lê Thị Út", relation="child"), person("Lê Thị Út", relation="spouse")
    reasons = compared(one, person("Lê Thị Út", relation="spouse", household_id="x")).reasons
    assert two.relation == "spouse"
    assert any("lập gia đình" in reason for reason in reasons)


def test_people_of_one_house_typed_again_are_certain() -> None:
    mates = frozenset(mate_key(person_name(each), Birth(1976)) for each in ("Lê Thị Út", "Trần Nở"))
    one = person("Trần Văn Tám", mates=mates, id="1", household_id="a")
    two = person("Trần Văn Tám", mates=mates, id="2", household_id="b")
    (pair,) = find_pairs([one, two, person("Võ Minh An", "1980-01-01")])
    assert pair.comparison.likeness == Likeness.CERTAIN


def test_somebody_without_a_birth_date_is_met_by_the_whole_name() -> None:
    one = person("Trần Văn Tám", "", id="1", hamlet_id="a")
    two = person("Trần Văn Tám", id="2", household_id="b", hamlet_id="a")
    assert [each.comparison.likeness for each in find_pairs([one, two])] == [Likeness.POSSIBLE]
