"""Making an office, opening it, passwords and rights."""

from dataclasses import replace
from pathlib import Path

import pytest

from ngheo_desktop.domain.register import Commune
from ngheo_desktop.domain.rights import Actor, Right, Role
from ngheo_desktop.domain.terms import Area
from ngheo_desktop.errors import AccessRefused, EnvironmentProblem, WrongUsage
from ngheo_desktop.operations.accounts import NewUser, add_user, change_roles, list_users
from ngheo_desktop.operations.diary import recent, verify
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.household_list import (
    HouseholdQuery,
    computed_totals,
    find_households,
    read_households,
)
from ngheo_desktop.operations.households import (
    note_ids_shown,
    open_household,
    save_household,
)
from ngheo_desktop.operations.office import (
    NewOffice,
    Office,
    change_password,
    create_office,
    office_exists,
    open_office,
    recover,
)
from ngheo_desktop.operations.scoring import score_all
from ngheo_desktop.storage.keys import KeyCost

CHEAP = KeyCost(1, 1024, 1)
COMMUNE = Commune("30577", "Ô Lâm", "xã", "An Giang", Area.RURAL)


def plan(**changes: object) -> NewOffice:
    values = {
        "commune": COMMUNE,
        "hamlets": ("Ấp Phước Lợi", "Sà Lôn", "Sà Lôn", " "),
        "admin_name": "  Lê  Thị Sa ",
        "password": "mat-khau-thu",
    }
    return NewOffice(**(values | changes))  # type: ignore[arg-type]


def test_a_new_office_has_its_hamlets_its_first_account_and_a_diary(tmp_path: Path) -> None:
    office, code = create_office(tmp_path / "so", plan(), cost=CHEAP)
    assert [(each.kind, each.name) for each in list_hamlets(office)] == [
        ("ấp", "Phước Lợi"),
        ("ấp", "Sà Lôn"),
    ]
    assert (office.actor.login, office.actor.name) == ("lethisa", "Lê Thị Sa")
    assert office.actor.roles == frozenset(Role)
    assert [line.act for line in recent(office)] == ["lập sổ"]
    assert verify(office).is_whole
    office.store.close()
    assert code not in (tmp_path / "so" / "office.keys").read_text()


def test_a_wrong_password_and_a_right_one(office: Office) -> None:
    with pytest.raises(AccessRefused, match="Mật khẩu chưa đúng"):
        open_office(office.folder, "canbo", "sai-mat-khau")
    with pytest.raises(AccessRefused, match="không có tài khoản"):
        open_office(office.folder, "khongco", "mat-khau-thu")
    assert open_office(office.folder, "canbo", "mat-khau-thu").commune == COMMUNE


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"password": "ngan"}, "ít nhất 8"), ({"admin_name": " "}, "Chưa có họ và tên")],
)
def test_a_plan_that_lacks_something_makes_nothing(
    tmp_path: Path, changes: dict[str, str], words: str
) -> None:
    with pytest.raises(WrongUsage, match=words):
        create_office(tmp_path / "so", plan(**changes), cost=CHEAP)
    assert not office_exists(tmp_path / "so")


def test_an_office_is_never_made_over_another(office: Office) -> None:
    with pytest.raises(WrongUsage, match="đã có sổ"):
        create_office(office.folder, plan(), cost=CHEAP)


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "so").write_text("a file stands in the way")
    with pytest.raises(EnvironmentProblem, match="không cho ghi"):
        create_office(tmp_path / "so", plan(), cost=CHEAP)


def test_a_failure_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_arguments: object) -> None:
        raise EnvironmentProblem("Ổ đĩa đã đầy.")

    monkeypatch.setattr("ngheo_desktop.operations.office.write_keys", no_room)
    with pytest.raises(EnvironmentProblem):
        create_office(tmp_path / "so", plan(), cost=CHEAP)
    assert not office_exists(tmp_path / "so")


def test_a_password_is_changed_and_recovered(tmp_path: Path) -> None:
    office, code = create_office(tmp_path / "so", plan(), cost=CHEAP)
    office.store.close()
    change_password(tmp_path / "so", "lethisa", "mat-khau-thu", "mat-khau-hai", cost=CHEAP)
    with pytest.raises(AccessRefused):
        open_office(tmp_path / "so", "lethisa", "mat-khau-thu")
    recover(tmp_path / "so", code.lower(), "lethisa", "mat-khau-ba", cost=CHEAP)
    open_office(tmp_path / "so", "lethisa", "mat-khau-ba").store.close()
    with pytest.raises(AccessRefused, match="Mã khôi phục chưa đúng"):
        recover(tmp_path / "so", "AAAA-" * 6, "lethisa", "mat-khau-bon", cost=CHEAP)


def as_account(office: Office, *roles: Role, hamlets: frozenset[str] = frozenset()) -> Office:
    actor = Actor("x", "x", "Người khác", frozenset(roles), hamlets)
    return Office(office.folder, office.store, office.commune, actor, office.today)


def test_an_account_without_the_right_is_told_who_has_it(office: Office) -> None:
    viewer = as_account(office, Role.VIEWER)
    with pytest.raises(AccessRefused, match="Cán bộ giảm nghèo"):
        viewer.require(Right.EDIT_HOUSEHOLDS)


def test_the_admin_role_alone_reads_no_household(office: Office) -> None:
    with pytest.raises(AccessRefused):
        find_households(as_account(office, Role.ADMIN), HouseholdQuery())


def test_a_surveyor_sees_and_changes_only_the_own_hamlet(office: Office, add_household) -> None:
    here, there = add_household("Trần Văn Tám", hamlet=0), add_household("Lê Thị Út", hamlet=1)
    own = list_hamlets(office)[0].id
    surveyor = as_account(office, Role.SURVEYOR, hamlets=frozenset({own}))
    assert len(find_households(surveyor, HouseholdQuery())) == 1
    assert [each.id for each in list_hamlets(surveyor)] == [own]
    from ngheo_desktop.operations.checklists import open_sheet

    assert open_household(surveyor, here).household.head_name == "Trần Văn Tám"
    for act in (open_household, open_sheet):
        with pytest.raises(AccessRefused, match="không thuộc ấp"):
            act(surveyor, there)
    household = open_household(office, there).household
    with pytest.raises(AccessRefused):
        save_household(surveyor, household)


def test_a_household_of_another_hamlet_is_not_taken_over_by_moving_it(
    office: Office, add_household
) -> None:
    there = add_household("Lê Thị Út", hamlet=1)
    own = list_hamlets(office)[0].id
    surveyor = as_account(office, Role.SURVEYOR, hamlets=frozenset({own}))
    moved = replace(open_household(office, there).household, hamlet_id=own)
    with pytest.raises(AccessRefused, match="không thuộc ấp"):
        save_household(surveyor, moved)
    with pytest.raises(AccessRefused, match="không thuộc ấp"):
        note_ids_shown(surveyor, there)
    assert open_household(office, there).household.hamlet_id != own


def test_lines_and_totals_keep_to_the_hamlets_of_the_account(office: Office, add_household) -> None:
    add_household("Trần Văn Tám", hamlet=0)
    add_household("Lê Thị Út", hamlet=1)
    own = frozenset({list_hamlets(office)[0].id})
    surveyor = as_account(office, Role.SURVEYOR, hamlets=own)
    rows = find_households(office, HouseholdQuery())
    assert [line.head_name for line in read_households(surveyor, rows)] == ["Trần Văn Tám"]
    assert computed_totals(surveyor) == {"": 1}
    with pytest.raises(AccessRefused, match="cả xã"):
        score_all(surveyor)


def test_the_admin_role_alone_sees_acts_in_the_diary_and_no_values(
    office: Office, household_id: str
) -> None:
    told = recent(as_account(office, Role.ADMIN))
    assert [line.act for line in told] == [line.act for line in recent(office)]
    assert "Trần" in str(recent(office))
    assert "Trần" not in str(told)


def test_somebody_always_manages_accounts(office: Office) -> None:
    with pytest.raises(WrongUsage, match="ít nhất một quản trị"):
        change_roles(office, "canbo", [Role.VIEWER])


def test_a_second_account_opens_with_its_own_password(office: Office) -> None:
    add_user(office, NewUser("tam", "Trần Tám", "mat-khau-tam", (Role.VIEWER,)), "mat-khau-thu")
    opened = open_office(office.folder, "tam", "mat-khau-tam")
    assert opened.actor.roles == {Role.VIEWER}
    assert [each.login for each in list_users(office)] == ["canbo", "tam"]
    change_roles(office, "tam", [Role.FRONT_OFFICER])
    assert list_users(office)[1].roles == (Role.FRONT_OFFICER,)


def test_a_changed_diary_line_is_found(office: Office, household_id: str) -> None:
    assert verify(office).is_whole
    connection = office.store.connection()
    connection.execute("DROP TRIGGER diary_no_update")
    connection.execute("UPDATE diary SET act = 'không có gì' WHERE seq = 2")
    connection.close()
    assert verify(office).broken_line == 2


def test_the_diary_refuses_to_be_changed(office: Office, household_id: str) -> None:
    connection = office.store.connection()
    for statement in ("UPDATE diary SET act = ''", "DELETE FROM diary"):
        with pytest.raises(Exception, match="never changed"):
            connection.execute(statement)
    connection.close()
