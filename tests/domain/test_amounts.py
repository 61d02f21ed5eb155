"""Con số, số tiền, ngày: shown, typed and written in words as an office expects them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ngheo_desktop.domain.amounts import (
    MOST,
    TypedMoney,
    Wording,
    grouped_digits,
    money,
    money_in_words,
    number_in_words,
    percent,
    point_change,
    read_money,
    with_comma,
)
from ngheo_desktop.domain.days import official_day, shown_day, shown_moment, shown_time

AMOUNTS = some.one_of(some.integers(0, MOST), some.integers(0, 2000), some.integers(0, 10**7))


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (1_500_000, "Một triệu năm trăm nghìn đồng"),
        (60_000_000, "Sáu mươi triệu đồng"),
        (21_005_000, "Hai mươi mốt triệu không trăm lẻ năm nghìn đồng"),
        (11, "Mười một đồng"),
        (14, "Mười bốn đồng"),
        (24, "Hai mươi tư đồng"),
        (15, "Mười lăm đồng"),
        (55, "Năm mươi lăm đồng"),
        (105, "Một trăm lẻ năm đồng"),
        (110, "Một trăm mười đồng"),
        (1_000, "Một nghìn đồng"),
        (1_001, "Một nghìn không trăm lẻ một đồng"),
        (1_010, "Một nghìn không trăm mười đồng"),
        (52_300_000, "Năm mươi hai triệu ba trăm nghìn đồng"),
        (2_000_000_000, "Hai tỷ đồng"),
        (2_000_000_005, "Hai tỷ không trăm lẻ năm đồng"),
        (5_001_000_000_000, "Năm nghìn không trăm lẻ một tỷ đồng"),
        (MOST, "Một triệu tỷ đồng"),
    ],
)
def test_an_amount_is_written_in_words(amount, words):
    assert money_in_words(amount) == words


def test_an_office_may_say_ngan_and_linh():
    southern = Wording(thousand="ngàn", zero="linh")
    words = "Hai mươi mốt triệu không trăm linh năm ngàn đồng"
    assert money_in_words(21_005_000, southern) == words


def test_what_no_paper_can_hold_has_no_words():
    for number in (-1, MOST + 1):
        with pytest.raises(ValueError, match="no words"):
            number_in_words(number)


# A reader that knows nothing of the writer: words back to a number, from left to right.
ONES = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip


def heard(words: list[str]) -> int:
    for name, scale in (("tỷ", 10**9), ("triệu", 10**6), ("nghìn", 10**3)):
        if name in words:
            at = len(words) - 1 - words[::-1].index(name)
            return heard(words[:at]) * scale + heard(words[at + 1 :])
    total = digit = 0
    for word in words:
        if word == "trăm":
            total, digit = total + 100 * digit, 0
        elif word == "mươi":
            total, digit = total + 10 * digit, 0
        elif word == "mười":
            total += 10
        elif word != "lẻ":
            digit = ONES[word]
    return total + digit


@given(AMOUNTS)
def test_the_words_say_the_number_back(number):
    assert heard(number_in_words(number).split()) == number


@given(AMOUNTS)
def test_words_have_capitals_only_in_front_and_the_right_forms(number):
    words = money_in_words(number)
    assert words[0].isupper()
    assert words[1:] == words[1:].lower()
    for wrong in ("mươi một", "mươi năm", "mười năm ", "lẻ lăm", "lẻ mốt", "  "):
        assert wrong not in f"{words} "


@given(AMOUNTS)
def test_what_is_shown_is_read_back(amount):
    assert read_money(money(amount)) == TypedMoney(amount)
    assert read_money(grouped_digits(amount)) == TypedMoney(amount)
    assert read_money(str(amount)) == TypedMoney(amount)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1500000", 1_500_000),
        ("1.500.000", 1_500_000),
        ("1.500.000 đ", 1_500_000),
        ("1.500.000đồng", 1_500_000),
        ("1,500,000", 1_500_000),
        ("1 500 000", 1_500_000),
        ("1,5tr", 1_500_000),
        ("1.5tr", 1_500_000),
        ("1,5 triệu", 1_500_000),
        ("60tr", 60_000_000),
        ("60 TRIỆU đồng", 60_000_000),
        ("2 tỷ", 2_000_000_000),
        ("2,25 tỉ", 2_250_000_000),
        ("500k", 500_000),
        ("500 ngàn", 500_000),
        ("1.500", 1_500),
        ("1.500 tỷ", None),
        ("0", 0),
        ("", None),
        ("  ", None),
    ],
)
def test_an_amount_is_read_as_it_is_typed(typed, amount):
    assert read_money(typed).amount == amount


@pytest.mark.parametrize(
    "typed",
    ["1,500", "1,500tr", "1.500tr", "1.5", "1.50", "15.00.000", "1.500,5", "1,5555555tr", "1tr5",
     "-5", "năm triệu", "5 đô", "007", "1.500.000.000.000.000.000", "12,5 đ"],
)  # fmt: skip
def test_what_could_mean_two_amounts_or_none_is_refused_with_a_sentence(typed):
    read = read_money(typed)
    assert read.amount is None
    assert read.problem.endswith(".")
    assert typed.split(" ")[0].rstrip("tr")[:1] in read.problem


def test_a_doubtful_amount_names_both_of_its_readings():
    assert "1.500 hoặc 1." in read_money("1,500").problem.replace("1,5", "1.")
    assert "1.500.000.000 hoặc 1.500.000" in read_money("1.500tr").problem


def test_numbers_have_dots_and_a_decimal_comma():
    assert grouped_digits(1250) == "1.250"
    assert grouped_digits(-1250) == "−1.250"
    assert with_comma(Decimal("1250.755")) == "1.250,76"
    assert percent(127, 10_000) == "1,27%"
    assert percent(1, 3, places=0) == "33%"
    assert percent(0, 0) == "–"


def test_shares_are_compared_in_points():
    assert point_change((158, 10_000), (127, 10_000)) == "giảm 0,31 điểm %"
    assert point_change((127, 10_000), (158, 10_000), on_paper=True) == "tăng 0,31 điểm phần trăm"
    assert point_change((1, 2), (2, 4)) == "không đổi"


def test_money_is_never_broken_over_two_lines():
    assert money(1_500_000) == "1.500.000\u00a0đ"


def test_days_on_screen_and_on_official_paper():
    assert shown_day(date(2026, 2, 5)) == "05/02/2026"
    assert official_day(date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"
    assert official_day(date(2026, 11, 23)) == "ngày 23 tháng 11 năm 2026"
    assert official_day(date(2026, 3, 9)) == "ngày 09 tháng 3 năm 2026"
    moment = datetime(2026, 11, 23, 14, 5, tzinfo=UTC).astimezone()
    assert shown_time(moment) == f"{moment:%H:%M}"
    assert shown_moment(moment) == f"{moment:%d/%m/%Y %H:%M}"
