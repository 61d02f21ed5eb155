"""Vietnamese text: found without accents, sorted by given name."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis.strategies import integers, lists, sampled_from, text, tuples

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


# The order of the law's own lists, written as people learn it: letters first, then the tones.
_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_VOWELS = "aăâeêioôơuưy"
_words = lists(
    tuples(sampled_from(_LETTERS), integers(0, 5)), min_size=1, max_size=5
)  # a letter, and a tone that counts for the first vowel only


def _word(letters: list[tuple[str, int]]) -> tuple[str, tuple[list[int], int]]:
    """A word as written, and what a clerk looks at when ordering it."""
    ranks = [_LETTERS.index(letter) for letter, _tone in letters]
    place = next((at for at, (letter, _) in enumerate(letters) if letter in _VOWELS), None)
    tone = letters[place][1] if place is not None else 0
    shown = [
        letter + (_TONES[tone] if at == place else "") for at, (letter, _) in enumerate(letters)
    ]
    return unicodedata.normalize("NFC", "".join(shown)), (ranks, tone)


def _name(words: list[list[tuple[str, int]]]) -> tuple[str, list[tuple[list[int], int]]]:
    spelt = [_word(word) for word in words]
    order = [spelt[-1], *spelt[:-1]]  # given name, family name, middle names
    return " ".join(word for word, _ in spelt), [key for _, key in order]


@given(lists(_words, min_size=1, max_size=4), lists(_words, min_size=1, max_size=4))
def test_names_stand_by_given_family_and_middle_name_each_by_letters_then_tone(
    first: list[list[tuple[str, int]]], second: list[list[tuple[str, int]]]
) -> None:
    (one, one_order), (other, other_order) = _name(first), _name(second)
    assert (name_key(one) < name_key(other)) == (one_order < other_order)
    assert (name_key(one) == name_key(other)) == (one_order == other_order)


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
