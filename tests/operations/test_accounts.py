"""Accounts as an admin keeps them: added, bound to hamlets, stopped, used again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ngheo_desktop.domain.rights import ALWAYS, ROLE_DUTIES, Role, Validity
from ngheo_desktop.errors import AccessRefused, WrongUsage
from ngheo_desktop.operations.accounts import (
    NewUser,
    add_user,
    change_own_password,
    change_roles,
    change_validity,
    give_password,
    list_users,
    resume_user,
    stop_user,
)
from ngheo_desktop.operations.diary import recent, verify
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.household_list import (
    HouseholdQuery,
    find_households,
    read_households,
)
from ngheo_desktop.operations.locking import confirm_password
from ngheo_desktop.operations.office import Office, accounts_of, open_office
from ngheo_desktop.operations.opening import Attempts, enter_office
from tests.conftest import PASSWORD

TAM = NewUser("tam", "Trần Tám", "mat-khau-tam", (Role.VIEWER,))


@pytest.fixture
def with_tam(office: Office) -> Office:
    add_user(office, TAM, PASSWORD)
    return office


def enter(office: Office, login: str, password: str) -> Office:
    return enter_office(office.folder, login, password, Attempts(office.folder))


def test_every_role_says_in_one_line_what_it_may_do() -> None:
    assert ROLE_DUTIES.keys() == set(Role)


def test_a_surveyor_sees_the_households_of_the_given_hamlet_only(
    office: Office, add_household: Callable[..., str]
) -> None:
    here, there = list_hamlets(office)[:2]
    add_household("Danh Ruông", hamlet=0)
    own = add_household("Lê Thị Mười", hamlet=1)
    surveyor = NewUser("lan", "Lê Lan", "mat-khau-lan", (Role.SURVEYOR,), frozenset({there.id}))
    add_user(office, surveyor, PASSWORD)
    seen = enter(office, "lan", "mat-khau-lan")
    numbers = find_households(seen, HouseholdQuery())
    assert [each.id for each in read_households(seen, numbers)] == [own]
    assert [each.id for each in list_hamlets(seen)] == [there.id]
    change_roles(office, "lan", [Role.SURVEYOR], {here.id, there.id})
    seen = enter(office, "lan", "mat-khau-lan")
    assert len(find_households(seen, HouseholdQuery())) == 2


def test_hamlets_stay_with_a_surveyor_until_they_are_named_anew(office: Office) -> None:
    here, there = [each.id for each in list_hamlets(office)[:2]]
    add_user(
        office,
        NewUser("lan", "Lê Lan", "mat-khau-lan", (Role.SURVEYOR,), frozenset({here})),
        PASSWORD,
    )
    change_roles(office, "lan", [Role.SURVEYOR, Role.ADMIN])
    assert list_users(office)[1].hamlets == {here}
    assert list_users(office)[1].roles == (Role.ADMIN, Role.SURVEYOR)
    change_roles(office, "lan", [Role.SURVEYOR], [there])
    assert list_users(office)[1].hamlets == {there}
    change_roles(office, "lan", [Role.VIEWER])
    assert list_users(office)[1].hamlets == frozenset()
    with pytest.raises(WrongUsage, match="không có trong sổ"):
        change_roles(office, "lan", [Role.SURVEYOR], ["no-such-id"])


@pytest.mark.parametrize(
    ("user", "words"),
    [
        (NewUser("TAM", "Trần Tám", "mat-khau-moi", (Role.VIEWER,)), "Đã có tài khoản"),
        (NewUser("lan", "  ", "mat-khau-moi", (Role.VIEWER,)), "họ và tên"),
        (NewUser("lê lan", "Lê Lan", "mat-khau-moi", (Role.VIEWER,)), "chữ không dấu"),
        (NewUser("lan", "Lê Lan", "ngan", (Role.VIEWER,)), "ít nhất 8 ký tự"),
        (NewUser("lan", "Lê Lan", "mat-khau-moi", ()), "ít nhất một vai trò"),
    ],
)
def test_a_user_that_cannot_be_added_leaves_nothing(
    with_tam: Office, user: NewUser, words: str
) -> None:
    with pytest.raises(WrongUsage, match=words):
        add_user(with_tam, user, PASSWORD)
    assert [each.login for each in list_users(with_tam)] == ["canbo", "tam"]
    assert [each.login for each in accounts_of(with_tam.folder)] == ["canbo", "tam"]


def test_nobody_is_added_without_the_password_of_the_admin(office: Office) -> None:
    with pytest.raises(AccessRefused, match="Mật khẩu chưa đúng"):
        add_user(office, TAM, "khong-phai-no")
    assert [each.login for each in list_users(office)] == ["canbo"]


def test_a_stopped_account_opens_nothing_until_it_is_given_a_new_password(
    with_tam: Office,
) -> None:
    stop_user(with_tam, "tam")
    assert [each.login for each in accounts_of(with_tam.folder)] == ["canbo"]
    assert [each.active for each in list_users(with_tam)] == [True, False]
    with pytest.raises(AccessRefused):
        enter(with_tam, "tam", TAM.password)
    with pytest.raises(WrongUsage, match="Dùng lại"):
        give_password(with_tam, "tam", "mat-khau-moi", PASSWORD)
    resume_user(with_tam, "tam", "mat-khau-moi", PASSWORD)
    with pytest.raises(AccessRefused):
        enter(with_tam, "tam", TAM.password)
    assert enter(with_tam, "tam", "mat-khau-moi").actor.name == "Trần Tám"


def test_an_old_key_file_does_not_bring_a_stopped_account_back(with_tam: Office) -> None:
    keys = with_tam.folder / "office.keys"
    before = keys.read_bytes()
    stop_user(with_tam, "tam")
    keys.write_bytes(before)
    with pytest.raises(AccessRefused, match="đã ngừng dùng"):
        enter(with_tam, "tam", TAM.password)


def test_neither_the_last_admin_nor_oneself_is_stopped(with_tam: Office) -> None:
    with pytest.raises(WrongUsage, match="ít nhất một quản trị"):
        stop_user(with_tam, "canbo")
    change_roles(with_tam, "tam", [Role.ADMIN])
    with pytest.raises(WrongUsage, match="đang làm việc"):
        stop_user(with_tam, "canbo")
    stop_user(enter(with_tam, "tam", TAM.password), "canbo")
    with pytest.raises(AccessRefused):
        enter(with_tam, "canbo", PASSWORD)


def test_a_new_password_for_somebody_else_ends_the_old_one(with_tam: Office) -> None:
    with pytest.raises(AccessRefused):
        give_password(with_tam, "tam", "mat-khau-moi", "khong-phai-no")
    for _ in range(5):
        with pytest.raises(AccessRefused):
            enter(with_tam, "tam", "quen-mat-roi")
    give_password(with_tam, "tam", "mat-khau-moi", PASSWORD)
    assert enter(with_tam, "tam", "mat-khau-moi").actor.login == "tam"


def test_only_who_manages_accounts_touches_them(with_tam: Office) -> None:
    viewer = open_office(with_tam.folder, "tam", TAM.password)
    acts: list[Callable[[], None]] = [
        lambda: add_user(viewer, TAM, TAM.password),
        lambda: change_roles(viewer, "tam", [Role.ADMIN]),
        lambda: stop_user(viewer, "canbo"),
        lambda: resume_user(viewer, "tam", "mat-khau-moi", TAM.password),
        lambda: give_password(viewer, "canbo", "mat-khau-moi", TAM.password),
    ]
    for act in acts:
        with pytest.raises(AccessRefused, match="chưa có quyền"):
            act()


def test_the_diary_tells_each_change_and_no_password(with_tam: Office) -> None:
    change_roles(with_tam, "tam", [Role.FRONT_OFFICER])
    give_password(with_tam, "tam", "mat-khau-moi", PASSWORD)
    stop_user(with_tam, "tam")
    resume_user(with_tam, "tam", "mat-khau-nua", PASSWORD)
    lines = recent(with_tam, 5)
    assert [each.act for each in lines] == [
        "dùng lại tài khoản",
        "ngừng dùng tài khoản",
        "đặt mật khẩu mới",
        "đổi vai trò",
        "thêm người dùng",
    ]
    assert list(lines[3].changes["roles"]) == [["viewer"], ["front_officer"]]
    assert "mat-khau" not in repr(lines)
    assert verify(with_tam).is_whole


def test_wrong_passwords_at_the_lock_make_the_account_wait(office: Office) -> None:
    moment = [1_800_000_000.0]
    attempts = Attempts(office.folder, lambda: moment[0])
    for _ in range(5):
        with pytest.raises(AccessRefused, match="chưa đúng"):
            confirm_password(office, "khong-phai-no", attempts)
    with pytest.raises(AccessRefused, match="đợi 60 giây"):
        confirm_password(office, PASSWORD, attempts)
    moment[0] += 61
    confirm_password(office, PASSWORD, attempts)
    assert attempts.wait_left("canbo") == 0


def test_an_account_opens_the_office_only_between_its_days(office: Office) -> None:
    december = Validity(date(2026, 12, 1), date(2026, 12, 31))
    add_user(office, replace(TAM, validity=december), PASSWORD)

    def on(day: date) -> Office:
        return open_office(office.folder, "tam", "mat-khau-tam", lambda: day)

    with pytest.raises(AccessRefused, match="có hiệu lực từ ngày 01/12/2026"):
        on(date(2026, 11, 30))
    for day in (december.begins, december.ends):
        assert day is not None
        on(day).store.close()
    with pytest.raises(AccessRefused, match="đã hết hiệu lực ngày 31/12/2026"):
        on(date(2027, 1, 1))
    change_validity(office, "tam", ALWAYS)
    on(date(2027, 1, 1)).store.close()


def test_days_in_the_wrong_order_are_refused(office: Office) -> None:
    wrong = Validity(date(2026, 12, 31), date(2026, 12, 1))
    with pytest.raises(WrongUsage, match="xem lại hai ngày"):
        add_user(
            office,
            NewUser("tam", "Trần Tám", "mat-khau-tam", (Role.VIEWER,), validity=wrong),
            PASSWORD,
        )


def test_an_admin_without_an_end_is_always_left(office: Office) -> None:
    with pytest.raises(WrongUsage, match="ít nhất một quản trị"):
        change_validity(office, "canbo", Validity(None, date(2026, 12, 31)))
    add_user(
        office,
        NewUser(
            "hai",
            "Lê Hai",
            "mat-khau-hai",
            (Role.ADMIN,),
            validity=Validity(None, date(2026, 12, 31)),
        ),
        PASSWORD,
    )
    with pytest.raises(WrongUsage, match="ít nhất một quản trị"):
        change_roles(office, "canbo", (Role.VIEWER,))


def test_wrong_passwords_count_where_ones_own_is_changed_too(
    office: Office,
) -> None:
    for _try in range(5):
        with pytest.raises(AccessRefused):
            change_own_password(office, "sai-mat-khau", "mat-khau-moi")
    with pytest.raises(AccessRefused, match="Đã gõ sai nhiều lần"):
        change_own_password(office, PASSWORD, "mat-khau-moi")
