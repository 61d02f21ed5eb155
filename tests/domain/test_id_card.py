"""The code on the card, as scanners type it; all numbers and people are invented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis.strategies import dates, from_regex, sampled_from, text

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.id_card import IdCard, read_card
from ngheo_desktop.domain.terms import Sex

TODAY = date(2026, 11, 24)
OLD = (
    "089174000000|352000000|Lê Thị Út|05021974|Nữ|Tổ 3, Vĩnh Phú, Ô Lâm, Tri Tôn, An Giang|15072021"
)
NEW = (
    "089174000000||Lê Thị Út|05021974|Nữ|Tổ 3, Vĩnh Phú, Ô Lâm, An Giang|20102024"
    "|||Lê Văn A|Trần Thị B"
)
READ = IdCard("089174000000", "Lê Thị Út", Birth(1974, 2, 5), Sex.FEMALE, issued=date(2021, 7, 15))


def test_the_chip_card_of_before_2024_is_read_whole() -> None:
    card = read_card(OLD, TODAY)
    assert card is not None
    assert (card.number, card.name, card.birth, card.sex) == (
        READ.number,
        READ.name,
        READ.birth,
        READ.sex,
    )
    assert card.issued == READ.issued
    assert card.address == "Tổ 3, Vĩnh Phú, Ô Lâm, Tri Tôn, An Giang"
    assert card.is_clear


def test_a_newer_card_has_more_fields_and_no_old_number() -> None:
    card = read_card(NEW, TODAY)
    assert card is not None
    assert (card.name, card.issued, card.is_clear) == ("Lê Thị Út", date(2024, 10, 20), True)


def test_six_fields_are_enough() -> None:
    card = read_card("089174000000||Lê Thị Út|1974|Nữ|Ô Lâm", TODAY)
    assert card is not None
    assert (card.birth, card.issued, card.is_clear) == (Birth(1974), None, True)


@pytest.mark.parametrize(
    ("typed", "birth"),
    [
        ("05/02/1974", Birth(1974, 2, 5)),
        ("00021974", Birth(1974, 2)),
        ("00001974", Birth(1974)),
        ("021974", Birth(1974, 2)),
    ],
)
def test_a_birth_known_in_part_stays_so(typed: str, birth: Birth) -> None:
    card = read_card(OLD.replace("05021974", typed), TODAY)
    assert card is not None
    assert card.birth == birth


@pytest.mark.parametrize(
    "mangled",
    [
        OLD.replace("Lê Thị Út", "L? Th? ?t"),
        OLD.replace("Lê Thị Út", "L Th t"),  # letters with marks were dropped
        OLD.replace("Nữ", "Nwx"),
        OLD.replace("Lê Thị Út", "Lê Thi5 Ut1"),
        OLD.replace("|Lê Thị Út", "Lê Thị Út"),
    ],
)
def test_mangled_letters_leave_the_digits(mangled: str) -> None:
    card = read_card(mangled, TODAY)
    assert card is not None
    assert not card.is_clear
    assert (card.number, card.name, card.address) == (READ.number, "", "")
    assert (card.birth, card.issued, card.sex) == (READ.birth, READ.issued, READ.sex)


def test_a_birth_that_cannot_be_is_left_out_and_no_other_day_takes_its_place() -> None:
    card = read_card("089306001234||Trần Thị Nở|31022006|Nữ|Tổ 3|01052025", TODAY)
    assert card is not None
    assert (card.birth, card.issued, card.is_clear) == (None, date(2025, 5, 1), False)


def test_an_input_tool_seen_at_work_makes_every_letter_doubtful() -> None:
    card = read_card(OLD, TODAY, touched=True)
    assert card is not None
    assert (card.name, card.birth, card.is_clear) == ("", READ.birth, False)


@pytest.mark.parametrize(
    "name", ["Sa", "Y Jut Niê", "K'Brểu", "Chau Sóc Kha", "Fa-ti-mah", "Danh Ư"]
)
def test_names_of_every_people_are_clear(name: str) -> None:
    card = read_card(OLD.replace("Lê Thị Út", name), TODAY)
    assert card is not None
    assert (card.name, card.is_clear) == (name, True)


@pytest.mark.parametrize("burst", ["", "|", "abc|def", "08917400000|x|y", "Lê Thị Út|05021974"])
def test_without_a_number_nothing_is_read(burst: str) -> None:
    assert read_card(burst, TODAY) is None


@given(text())
def test_no_burst_whatever_breaks_the_reader(burst: str) -> None:
    card = read_card(burst, TODAY)
    assert card is None or len(card.number) == 12


@given(
    from_regex(r"[0-9]{12}", fullmatch=True),
    sampled_from(["Lê Thị Út", "Trần Văn Tám", "Neáng Sa"]),
    dates(min_value=date(1910, 1, 1), max_value=TODAY),
    sampled_from([("Nam", Sex.MALE), ("Nữ", Sex.FEMALE)]),
    dates(min_value=date(2016, 1, 1), max_value=TODAY),
)
def test_what_a_card_says_is_what_is_read(
    number: str, name: str, born: date, sex: tuple[str, Sex], issued: date
) -> None:
    burst = f"{number}||{name}|{born:%d%m%Y}|{sex[0]}|Ô Lâm|{issued:%d%m%Y}"
    assert read_card(burst, TODAY) == IdCard(
        number, name, Birth(born.year, born.month, born.day), sex[1], "Ô Lâm", issued
    )
