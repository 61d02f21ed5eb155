"""Hợp nhất: no edit is lost, whatever two people did to one record while they were apart."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from ngheo_desktop.sync.merging import (
    DELETED,
    MISSING,
    NOTHING,
    Clash,
    Side,
    canonical,
    clash_id,
    merge,
)

BASE = Side({"name": "Lê Út", "phone": "", "house": {"wall": "durable", "roof": None}})
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(0, 3), st.sampled_from("abc"))
LEAVES = st.one_of(SCALARS, st.lists(SCALARS, max_size=2))
DATA = st.dictionaries(
    st.sampled_from(["sex", "birth", "name", "house"]),
    st.one_of(LEAVES, st.dictionaries(st.sampled_from("xy"), LEAVES, max_size=2)),
    max_size=4,
)
SIDES = st.builds(Side, DATA, st.booleans())


def changed(**fields: Any) -> Side:
    return Side({**BASE.data, **fields})


def leaves(data: Mapping[str, Any], path: str = "") -> dict[str, str]:
    """Every leaf by its path; an empty map has none."""
    found = {}
    for name, value in data.items():
        if isinstance(value, Mapping):
            found |= leaves(value, f"{path}{name}.")
        else:
            found[f"{path}{name}"] = canonical(value)
    return found


def test_two_people_who_changed_different_fields_both_keep_their_work() -> None:
    mine = changed(phone="0901", house={"wall": "durable", "roof": "tin"})
    theirs = changed(name="Lê Thị Út", house={"wall": "bamboo", "roof": None})
    merged = merge("household", BASE, mine, theirs)
    assert merged.clashes == ()
    assert merged.data == {
        "name": "Lê Thị Út",
        "phone": "0901",
        "house": {"wall": "bamboo", "roof": "tin"},
    }


def test_a_field_that_both_changed_holds_theirs_and_tells_all_three_values() -> None:
    merged = merge("household", BASE, changed(phone="0901"), changed(phone="0902"))
    assert merged.data["phone"] == "0902"
    assert merged.clashes == (Clash("phone", "", "0901", "0902"),)


def test_fields_that_belong_together_are_never_mixed() -> None:
    base = Side({"sex": "male", "birth": "1974", "name": "Lê Út"})
    mine = Side({**base.data, "sex": "female"})
    theirs = Side({**base.data, "birth": "1975"})
    merged = merge("member", base, mine, theirs)
    assert (merged.data["sex"], merged.data["birth"]) == ("male", "1975")
    assert [each.leaf for each in merged.clashes] == ["sex+birth"]
    assert merged.clashes[0].mine == {"sex": "female", "birth": "1974"}


def test_an_edit_beats_a_deletion_from_either_side_and_a_person_is_asked() -> None:
    gone = Side(BASE.data, deleted=True)
    edited = changed(phone="0901")
    for mine, theirs in ((gone, edited), (edited, gone)):
        merged = merge("household", BASE, mine, theirs)
        assert (merged.deleted, merged.data["phone"]) == (False, "0901")
        assert [each.leaf for each in merged.clashes] == [DELETED]
    for mine, theirs in ((gone, BASE), (BASE, gone), (gone, gone)):
        merged = merge("household", BASE, mine, theirs)
        assert (merged.deleted, merged.clashes) == (True, ())


def test_true_is_not_one_and_null_is_not_nothing() -> None:
    merged = merge("x", Side({"a": 0}), Side({"a": True}), Side({"a": 1}))
    assert len(merged.clashes) == 1
    merged = merge("x", Side({"a": 0}), Side({"a": None}), Side({}))
    assert merged.clashes == (Clash("a", 0, None, MISSING),)


def test_two_pcs_that_find_the_same_clash_make_the_same_record_of_it() -> None:
    record, rev = UUID(int=1), UUID(int=2)
    clash = Clash("phone", "", "0901", "0902")
    assert clash_id(record, clash, rev) == clash_id(record, clash, rev)
    assert clash_id(record, clash, rev) != clash_id(record, clash, UUID(int=3))


@given(SIDES, SIDES)
def test_who_did_nothing_takes_what_the_other_did(base: Side, other: Side) -> None:
    for mine, theirs in ((base, other), (other, base)):
        merged = merge("member", base, mine, theirs)
        assert merged.clashes == ()
        assert leaves(merged.data) == leaves(other.data)
        assert merged.deleted == other.deleted


@given(SIDES, SIDES, SIDES)
def test_every_edit_is_in_the_result_or_in_a_clash(base: Side, mine: Side, theirs: Side) -> None:
    merged = merge("x", base, mine, theirs)
    told = {each.leaf for each in merged.clashes}
    before, result = leaves(base.data), leaves(merged.data)
    for side in (mine, theirs):
        after = leaves(side.data)
        for leaf in before.keys() | after.keys():
            if before.get(leaf) != after.get(leaf) and result.get(leaf) != after.get(leaf):
                assert any(leaf == each or leaf.startswith(f"{each}.") for each in told) or any(
                    each.startswith(f"{leaf}.") for each in told
                ), (leaf, merged)


@given(SIDES, SIDES, SIDES)
def test_both_pcs_come_to_the_same_where_nothing_clashes(
    base: Side, mine: Side, theirs: Side
) -> None:
    here, there = merge("member", base, mine, theirs), merge("member", base, theirs, mine)
    assert len(here.clashes) == len(there.clashes)
    if not here.clashes:
        assert leaves(here.data) == leaves(there.data)


@given(SIDES, SIDES)
def test_without_a_common_version_every_difference_is_told(mine: Side, theirs: Side) -> None:
    merged = merge("x", NOTHING, mine, theirs)
    result, told = leaves(merged.data), {each.leaf for each in merged.clashes}
    for leaf, value in leaves(mine.data).items():
        assert result.get(leaf) == value or any(
            leaf == each or leaf.startswith(f"{each}.") for each in told
        )


@given(SIDES, SIDES, SIDES)
def test_the_result_shares_nothing_with_its_versions(base: Side, mine: Side, theirs: Side) -> None:
    before = [canonical(dict(each.data)) for each in (base, mine, theirs)]
    merged = merge("x", base, mine, theirs)
    for value in merged.data.values():
        if isinstance(value, list | dict):
            value.clear()
    assert [canonical(dict(each.data)) for each in (base, mine, theirs)] == before
