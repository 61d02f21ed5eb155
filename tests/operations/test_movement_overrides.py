"""Columns of movement given by hand: dated, with a reason, told in the diary, undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ngheo_desktop.domain.movement import Column, Movement
from ngheo_desktop.domain.rights import Role
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import AccessRefused, WrongUsage
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.movement import Difference, movement_or_break
from ngheo_desktop.operations.movement_overrides import (
    Move,
    list_overrides,
    move_back,
    move_by_hand,
)
from ngheo_desktop.operations.office import Office
from tests.operations.signed_lists import FIRST, LAST, decide

POOR, NEAR = HouseholdClass.POOR, HouseholdClass.NEAR_POOR


@pytest.fixture
def fresh(office: Office, add_household: Callable[..., str]) -> str:
    """A household that is on the second list only."""
    stays, comes = add_household("Trần Văn Tám"), add_household("Neáng Sa")
    decide(office, FIRST, {stays: POOR})
    decide(office, LAST, {stays: POOR, comes: POOR})
    return comes


def moved(office: Office) -> Movement:
    found = movement_or_break(office)
    assert isinstance(found, Movement)
    return found


def returned(household_id: str, reason: str = "đã có trong sổ giấy năm 2019") -> Move:
    return Move(POOR, household_id, Column.IN_RETURNED, reason)


def diary(office: Office) -> list[str]:
    return [act for (act,) in office.store.query("SELECT act FROM diary ORDER BY seq")]


def test_a_household_is_moved_with_its_reason_and_moved_back_by_undo(
    office: Office, fresh: str
) -> None:
    act = move_by_hand(office, None, returned(fresh))
    assert act.name == "đưa một hộ vào cột «tái nghèo» của biến động"
    found = moved(office)
    assert found.behind(POOR, Column.IN_RETURNED) == (fresh,)
    assert found.behind(POOR, Column.IN_NEW) == ()
    assert found.balances
    (override,) = list_overrides(office)
    assert (override.reason, override.by) == ("đã có trong sổ giấy năm 2019", "Neáng Sa")
    assert (override.made_on, override.day) == (date(2026, 11, 24), LAST)
    act.undo(office)
    assert moved(office).behind(POOR, Column.IN_NEW) == (fresh,)
    act.redo(office)
    assert moved(office).behind(POOR, Column.IN_RETURNED) == (fresh,)
    assert diary(office)[-3:] == [act.name, f"hoàn tác: {act.name}", f"làm lại: {act.name}"]


def test_without_a_reason_nothing_is_moved(office: Office, fresh: str) -> None:
    with pytest.raises(WrongUsage, match="lý do"):
        move_by_hand(office, None, returned(fresh, "  "))
    assert list_overrides(office) == []


def test_a_column_that_would_unbalance_the_tables_is_refused(office: Office, fresh: str) -> None:
    for column in (Column.IN_ACROSS, Column.CLOSING, Column.OUT_UP):
        with pytest.raises(WrongUsage, match="không cân"):
            move_by_hand(office, None, replace(returned(fresh), column=column))
    with pytest.raises(WrongUsage, match="đã ở cột đó"):
        move_by_hand(office, None, replace(returned(fresh), column=Column.IN_NEW))
    with pytest.raises(WrongUsage, match="không có trong bảng"):
        move_by_hand(office, None, replace(returned(fresh), household_class=NEAR))


def test_moving_it_again_changes_the_one_record_and_home_takes_it_away(
    office: Office, fresh: str
) -> None:
    move_by_hand(office, None, returned(fresh))
    move_by_hand(office, None, Move(POOR, fresh, Column.IN_OTHER, "chuyển từ xã khác về"))
    (override,) = list_overrides(office)
    assert (override.column, override.derived) == (Column.IN_OTHER, Column.IN_NEW)
    move_by_hand(office, None, Move(POOR, fresh, Column.IN_NEW, "ghi nhầm"))
    assert list_overrides(office) == []
    assert moved(office).behind(POOR, Column.IN_NEW) == (fresh,)


def test_an_override_that_a_later_list_made_unfit_is_named_and_can_be_taken_off(
    office: Office, fresh: str
) -> None:
    move_by_hand(office, None, returned(fresh))
    decide(office, LAST, {fresh: NEAR})  # a further list of that day says otherwise
    found = moved(office)
    (override,) = found.unfit
    assert override.household_id == fresh
    assert found.behind(NEAR, Column.IN_NEW) == (fresh,)
    act = move_back(office, override.id)
    assert moved(office).unfit == ()
    act.undo(office)
    assert len(moved(office).unfit) == 1


def test_undo_is_refused_once_somebody_has_moved_it_again(office: Office, fresh: str) -> None:
    act = move_by_hand(office, None, returned(fresh))
    move_by_hand(office, None, Move(POOR, fresh, Column.IN_OTHER, "chuyển từ xã khác về"))
    with pytest.raises(WrongUsage, match="sửa lại sau đó"):
        act.undo(office)


def test_only_who_prepares_decisions_moves_and_the_chairman_reads(
    office: Office, fresh: str
) -> None:
    chairman = replace(office, actor=replace(office.actor, roles=frozenset({Role.CHAIRMAN})))
    assert isinstance(movement_or_break(chairman, Difference()), Movement)
    with pytest.raises(AccessRefused):
        move_by_hand(chairman, None, returned(fresh))
    act = move_by_hand(office, None, returned(fresh))
    with pytest.raises(AccessRefused):
        act.undo(chairman)
    hamlets = frozenset({list_hamlets(office)[3].id})
    actor = replace(office.actor, roles=frozenset({Role.SURVEYOR}), hamlets=hamlets)
    assert list_overrides(replace(office, actor=actor)) == []
