"""Changes of hamlets and roles are taken back as what they are, or refused whole."""

from dataclasses import replace
from datetime import date

import pytest

from ngheo_desktop.domain.register import Hamlet
from ngheo_desktop.domain.rights import Role
from ngheo_desktop.domain.terms import Area
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.accounts import NewUser, add_user, change_roles, list_users
from ngheo_desktop.operations.hamlets import (
    add_hamlet,
    change_hamlet,
    hamlets_act,
    list_hamlets,
    remove_hamlet,
    set_hamlet_area,
)
from ngheo_desktop.operations.office import Office
from tests.conftest import PASSWORD

DAY = date(2026, 10, 1)


def renamed(office: Office, hamlet: Hamlet) -> None:
    change_hamlet(office, replace(hamlet, name="Phước Hưng"))
    set_hamlet_area(office, hamlet.id, DAY, Area.URBAN)


def swapped(office: Office, hamlet: Hamlet) -> None:
    other = list_hamlets(office)[1]
    change_hamlet(office, replace(hamlet, position=other.position))
    change_hamlet(office, replace(other, position=hamlet.position))


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (renamed, "sửa ấp Phước Hưng"),
        (swapped, "đổi thứ tự ấp, khóm"),
        (lambda office, _hamlet: add_hamlet(office, "Hòa Lợi"), "thêm ấp Hòa Lợi"),
        (lambda office, hamlet: remove_hamlet(office, hamlet.id), "bỏ ấp Phước Lợi"),
    ],
)
def test_a_change_of_hamlets_goes_back_and_forth(office: Office, change, name: str) -> None:  # type: ignore[no-untyped-def]
    before = list_hamlets(office)
    change(office, before[0])
    after = list_hamlets(office)
    act = hamlets_act(before, after)
    assert act is not None
    assert act.name == name
    act.undo(office)
    assert list_hamlets(office) == before
    act.redo(office)
    assert list_hamlets(office) == after


def test_a_hamlet_changed_again_since_then_stays_and_nothing_else_moves(office: Office) -> None:
    before = list_hamlets(office)
    swapped(office, before[0])
    act = hamlets_act(before, list_hamlets(office))
    change_hamlet(office, replace(list_hamlets(office)[0], name="Phước Hưng"))
    now = list_hamlets(office)
    assert act is not None
    with pytest.raises(WrongUsage, match="đã được sửa lại sau đó"):
        act.undo(office)
    assert list_hamlets(office) == now


def test_nothing_done_is_no_act(office: Office) -> None:
    assert hamlets_act(list_hamlets(office), list_hamlets(office)) is None


def test_roles_go_back_unless_they_were_given_anew(office: Office) -> None:
    add_user(office, NewUser("tam", "Trần Tám", "mat-khau-thu", (Role.VIEWER,)), PASSWORD)
    act = change_roles(office, "tam", (Role.CHAIRMAN,))
    assert act is not None
    assert act.name == "đổi vai trò của Trần Tám"
    act.undo(office)
    assert [each.roles for each in list_users(office) if each.login == "tam"] == [(Role.VIEWER,)]
    act.redo(office)
    change_roles(office, "tam", (Role.FUND_HEAD,))
    with pytest.raises(WrongUsage, match="vai trò của Trần Tám đã được đổi lại sau đó"):
        act.undo(office)
    assert change_roles(office, "tam", (Role.FUND_HEAD,)) is None
