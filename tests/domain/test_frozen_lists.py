"""Mã đối chiếu và vân tay: one wrong letter, one changed byte, and it is not the signed list."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngheo_desktop.domain.frozen_lists import (
    LETTERS,
    FrozenHead,
    FrozenMember,
    FrozenRow,
    body_of,
    check_code,
    fingerprint_of,
    read_body,
    read_code,
)
from ngheo_desktop.domain.terms import HouseholdClass, Sex

_DIGESTS = st.binary(min_size=32, max_size=32).map(bytes.hex)
_TEXTS = st.text(max_size=12)
_CLASSES = st.sampled_from(HouseholdClass)
_MAYBE = st.one_of(st.none(), _CLASSES)
_PEOPLE = st.builds(
    FrozenMember,
    _TEXTS,
    st.sampled_from(["head", "spouse", "child"]),
    st.one_of(st.none(), st.sampled_from(Sex)),
    st.sampled_from(["", "1974", "1974-02", "1974-02-05"]),
    _TEXTS,
    _TEXTS,
)
_ROWS = st.builds(
    FrozenRow,
    household_id=_TEXTS,
    code=_TEXTS,
    hamlet_id=_TEXTS,
    hamlet=_TEXTS,
    address=_TEXTS,
    household_class=_CLASSES,
    before=_MAYBE,
    head_name=_TEXTS,
    members=st.integers(0, 20),
    people=st.lists(_PEOPLE, max_size=3).map(tuple),
    personal_id_issued=st.one_of(st.none(), st.dates()),
    income_score=st.one_of(st.none(), st.integers(0, 400)),
    computed=_MAYBE,
    reason=_TEXTS,
    certificate=st.integers(0, 99),
)
HEAD = FrozenHead(
    "30577-2026-001", "30577", "xã Ô Lâm", "45/QĐ-UBND", date(2026, 11, 24), "full",
    "2022-2025", "Chuẩn nghèo đa chiều 2022–2025", basis=("Nghị định",), signer=("CHỦ TỊCH",),
)  # fmt: skip


def test_the_letters_of_a_code_are_not_taken_for_one_another() -> None:
    assert len(set(LETTERS)) == len(LETTERS) == 23  # prime: the proof rests on it
    assert not set("01OILQZSGBUVW") & set(LETTERS)


@given(_DIGESTS)
def test_a_code_is_read_as_people_type_it(fingerprint: str) -> None:
    code = check_code(fingerprint)
    assert read_code(code) == code
    assert read_code(code.lower().replace("-", " ")) == code
    assert read_code(code[:-1]) == ""


@given(_DIGESTS, st.integers(0, 9), st.sampled_from(LETTERS))
def test_one_wrong_letter_is_found(fingerprint: str, at: int, letter: str) -> None:
    letters = list(check_code(fingerprint).replace("-", ""))
    if letters[at] != letter:
        letters[at] = letter
        assert read_code("".join(letters)) == ""


@given(_DIGESTS, st.integers(0, 9), st.integers(0, 9))
def test_two_swapped_letters_are_found(fingerprint: str, one: int, other: int) -> None:
    letters = list(check_code(fingerprint).replace("-", ""))
    if letters[one] != letters[other]:
        letters[one], letters[other] = letters[other], letters[one]
        assert read_code("".join(letters)) == ""


@given(st.lists(_ROWS, max_size=4))
def test_a_list_is_read_back_as_it_was_written(rows: list[FrozenRow]) -> None:
    body = body_of(HEAD, rows)
    told = read_body(body)
    assert (told.head, told.rows) == (HEAD, tuple(rows))
    assert body_of(told.head, told.rows) == body


@given(st.lists(_ROWS, min_size=1, max_size=3), _TEXTS, st.data())
def test_every_changed_byte_changes_the_fingerprint(
    rows: list[FrozenRow], rule: str, data: st.DataObject
) -> None:
    body = body_of(HEAD, rows)
    before = fingerprint_of(body, rule)
    at = data.draw(st.integers(0, len(body) - 1))
    changed = body[:at] + chr((ord(body[at]) + 1) % 0xD800) + body[at + 1 :]
    assert fingerprint_of(changed, rule) != before
    assert fingerprint_of(body, rule + " ") != before
    assert fingerprint_of(body[:-1], body[-1] + rule) != before  # nothing slips across


@pytest.mark.parametrize("name", [field for field in FrozenRow.__slots__ if field != "people"])
def test_each_field_of_a_row_is_in_the_fingerprint(name: str) -> None:
    row = FrozenRow("a", "0001", "h", "ấp", "", HouseholdClass.POOR, None, "Trần Văn Tám", 3)
    other = replace(row, **{name: HouseholdClass.NEAR_POOR if "class" in name else "khác"})
    assert fingerprint_of(body_of(HEAD, [row]), "") != fingerprint_of(body_of(HEAD, [other]), "")
