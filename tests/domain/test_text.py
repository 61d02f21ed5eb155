"""Vietnamese text: found without accents, sorted by given name."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis.strategies import text

from ngheo_desktop.text import clean, masked_id, name_key, search_key, spaced_id, telex_key


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Đặng Thị Hoà", "dang thi hoa"),
        ("Đặng Thị Hòa", "dang thi hoa"),
        (unicodedata.normalize("NFD", "Nguyễn Ẵng"), "nguyen ang"),
        ("  Neáng\u00a0 Sóc ", "neang soc"),
        ("Ð\u1ee9c", "duc"),
    ],
)
def test_accents_tones_and_spaces_do_not_matter_for_finding(typed: str, key: str) -> None:
    assert search_key(typed) == key


def test_names_stand_in_the_order_of_a_vietnamese_list() -> None:
    right = [
        "Nguyễn Văn An",
        "Hoàng Ạn",
        "Đỗ Anh",
        "Lê Ân",
        "Danh",
        "Trần Dũng",
        "Trần Đức",
        "Lý Ê",
    ]
    assert sorted(sorted(right), key=name_key) == right


def test_the_same_given_name_is_ordered_by_family_name() -> None:
    assert name_key("Bùi Văn Tám") < name_key("Đặng Văn Tám") < name_key("Trần Văn Tám")


@given(text())
def test_the_search_key_of_a_key_is_that_key(name: str) -> None:
    assert search_key(search_key(name)) == search_key(name)


@given(text())
def test_clean_text_is_clean_already(typed: str) -> None:
    assert clean(clean(typed)) == clean(typed)
    assert unicodedata.is_normalized("NFC", clean(typed))


@given(text())
def test_composed_and_decomposed_names_are_the_same_name(name: str) -> None:
    assert search_key(unicodedata.normalize("NFD", name)) == search_key(
        unicodedata.normalize("NFC", name)
    )


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("hoaf", "hoa"),
        ("hof a", "ho a"),
        ("ddawng", "dang"),
        ("dangdw", "dang"),
        ("Nguyeenx Vawn Tasm", "nguyen van tam"),
        ("nguye64n d9u7c1", "nguyen duc"),
        ("nguyễn thij hoaf", "nguyen thi hoa"),
        ("tranaf", "tran"),
        ("trw", "tru"),
        ("nwowcs", "nuoc"),
        ("phuowcs lowij", "phuoc loi"),
        ("089174000123 hn0412", "089174000123 hn0412"),
        ("", ""),
    ],
)
def test_keys_that_no_input_tool_has_turned_into_marks_do_not_matter(typed: str, key: str) -> None:
    assert telex_key(typed) == key


@given(text(alphabet="aeiouydhnwsfrxjz069 đêơ-'\u0301") | text())
def test_keys_are_taken_out_once_and_never_fail(typed: str) -> None:
    assert telex_key(telex_key(typed)) == telex_key(typed)


@pytest.mark.parametrize("name", ["Trần Thị Khuyên", "Sơn Sa Rây", "Hoàng Xuân Huynh", "Danh Ết"])
def test_a_name_without_keys_in_it_keeps_its_key(name: str) -> None:
    assert telex_key(name) == search_key(name)


def test_a_number_is_shown_without_its_middle() -> None:
    assert masked_id("089174000123") == "089 ••• ••• 123"
    assert spaced_id("089174000123") == "089 174 000 123"
