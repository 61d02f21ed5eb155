"""Người dùng: the accounts of this office, their roles, hamlets and key slots."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ngheo_desktop.domain.rights import ALWAYS, Account, Right, Role, Validity
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.locking import confirm_password
from ngheo_desktop.operations.office import KEYS_NAME, Office, change_password, check_password
from ngheo_desktop.operations.opening import Attempts
from ngheo_desktop.storage.keys import KeyCost, account_slot, read_keys, write_keys
from ngheo_desktop.text import clean

_LOGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_ONE_ADMIN = "Sổ cần ít nhất một quản trị. Hãy giao vai trò này cho người khác trước."


@dataclass(frozen=True, slots=True)
class NewUser:
    """What is asked about somebody who is to work here; `hamlets` are ids, for a surveyor."""

    login: str
    name: str
    password: str
    roles: tuple[Role, ...]
    hamlets: frozenset[str] = frozenset()
    validity: Validity = ALWAYS


def list_users(office: Office) -> list[Account]:
    """Danh sách người dùng, also those not in use any more."""
    from ngheo_desktop.storage.accounts import list_accounts

    office.require(Right.MANAGE_ACCOUNTS)
    with office.store.reading() as session:
        return list_accounts(session)


def add_user(office: Office, user: NewUser, admin_password: str) -> None:
    """Thêm người dùng: account and key slot; the password of who adds unwraps the data key."""
    from ngheo_desktop.storage.accounts import add_account, list_accounts, set_validity

    office.require(Right.MANAGE_ACCOUNTS)
    name = _checked(user)
    key = confirm_password(office, admin_password, Attempts(office.folder))
    with office.store.writing() as session:
        taken = {each.login.casefold() for each in list_accounts(session)}
        if user.login.casefold() in taken:
            raise WrongUsage(f"Đã có tài khoản «{user.login}». Hãy chọn tên đăng nhập khác.")
        _check_hamlets(session, user.hamlets)
        actor = add_account(session, user.login, name, user.roles, user.hamlets)
        changes: dict[str, Any] = {
            "roles": [[], sorted(user.roles)],
            "hamlets": [[], sorted(user.hamlets)],
        }
        if user.validity != ALWAYS:
            set_validity(session, actor.account_id, user.validity)
            changes["validity"] = ["", user.validity.shown]
        _tell(session, office, "thêm người dùng", actor.account_id, changes)
        _give_slot(office, key, (actor.account_id, user.login, name), user.password)


def _checked(user: NewUser) -> str:
    """The name as it is kept; WrongUsage when something of the new user is missing."""
    name = clean(user.name)
    if not name:
        raise WrongUsage("Chưa có họ và tên.")
    if not _LOGIN.fullmatch(user.login):
        raise WrongUsage(
            "Tên đăng nhập chỉ gồm chữ không dấu và chữ số, viết liền, ví dụ tranvantam."
        )
    check_password(user.password)
    if not user.roles:
        raise WrongUsage("Hãy nêu ít nhất một vai trò.")
    _check_days(user.validity)
    return name


def _check_days(validity: Validity) -> None:
    begins, ends = validity.begins, validity.ends
    if begins is not None and ends is not None and ends < begins:
        raise WrongUsage("Ngày hết hiệu lực đứng trước ngày bắt đầu. Hãy xem lại hai ngày này.")


def change_roles(
    office: Office, login: str, roles: Sequence[Role], hamlets: Collection[str] | None = None
) -> Act | None:
    """Đổi vai trò, and the hamlets of a surveyor (None = as before); it counts from the next login.

    Somebody must always be left who manages accounts. Gives the act, None when nothing changed.
    """
    from ngheo_desktop.storage.accounts import set_roles

    office.require(Right.MANAGE_ACCOUNTS)
    if not roles:
        raise WrongUsage("Hãy nêu ít nhất một vai trò.")
    with office.store.writing() as session:
        found = _account(session, login)
        if Role.ADMIN not in roles:
            _check_other_admin(session, login)
        given = found.hamlets if hamlets is None else frozenset(hamlets)
        _check_hamlets(session, given - found.hamlets)
        if Role.SURVEYOR not in roles:
            given = frozenset()
        set_roles(session, found.id, roles, given)
        changes: dict[str, Any] = {"roles": [sorted(found.roles), sorted(roles)]}
        if given != found.hamlets:
            changes["hamlets"] = [sorted(found.hamlets), sorted(given)]
        _tell(session, office, "đổi vai trò", found.id, changes)
    before, after = (found.roles, found.hamlets), (tuple(sorted(roles)), given)
    if before == after:
        return None
    name = f"đổi vai trò của {found.name}"
    undo, redo = (
        partial(_put_roles, login, before, after),
        partial(_put_roles, login, after, before),
    )
    return Act(name, undo, redo)


_Given = tuple[tuple[Role, ...], frozenset[str]]


def _put_roles(login: str, wanted: _Given, seen: _Given, office: Office) -> None:
    office.require(Right.MANAGE_ACCOUNTS)
    with office.store.reading() as session:
        now = _account(session, login)
    if (now.roles, now.hamlets) != seen:
        raise WrongUsage(f"Không làm được nữa: vai trò của {now.name} đã được đổi lại sau đó.")
    change_roles(office, login, *wanted)


def change_validity(office: Office, login: str, validity: Validity) -> None:
    """Đổi hiệu lực từ–đến; it counts from the next login. An admin without an end must be left."""
    from ngheo_desktop.storage.accounts import set_validity

    office.require(Right.MANAGE_ACCOUNTS)
    _check_days(validity)
    with office.store.writing() as session:
        found = _account(session, login)
        if found.validity == validity:
            return
        if validity != ALWAYS:
            _check_other_admin(session, login)
        set_validity(session, found.id, validity)
        changes = {"validity": [found.validity.shown, validity.shown]}
        _tell(session, office, "đổi hiệu lực tài khoản", found.id, changes)


def change_own_password(office: Office, old: str, new: str) -> None:
    """Đổi mật khẩu của mình; a wrong former one is counted as at the door."""
    check_password(new)
    confirm_password(office, old, Attempts(office.folder))
    change_password(office.folder, office.actor.login, old, new)


def stop_user(office: Office, login: str) -> None:
    """Ngừng dùng: the password opens nothing any more; what the person did stays."""
    from ngheo_desktop.storage.accounts import set_active

    office.require(Right.MANAGE_ACCOUNTS)
    with office.store.writing() as session:
        found = _account(session, login)
        _check_other_admin(session, login)
        if found.id == office.actor.account_id:
            raise WrongUsage("Tài khoản đang làm việc chưa ngừng dùng được. Hãy nhờ quản trị khác.")
        set_active(session, found.id, active=False)
        _tell(session, office, "ngừng dùng tài khoản", found.id, {"active": [True, False]})
        path = office.folder / KEYS_NAME
        write_keys(path, read_keys(path).without_account(found.id))


def resume_user(office: Office, login: str, password: str, admin_password: str) -> None:
    """Dùng lại, with a new password: the old key slot was taken away."""
    from ngheo_desktop.storage.accounts import set_active

    key = _key_to_give(office, password, admin_password)
    with office.store.writing() as session:
        found = _account(session, login)
        if found.active:
            raise WrongUsage(f"Tài khoản «{login}» vẫn đang dùng.")
        set_active(session, found.id, active=True)
        _tell(session, office, "dùng lại tài khoản", found.id, {"active": [False, True]})
        _give_slot(office, key, (found.id, login, found.name), password)


def give_password(office: Office, login: str, password: str, admin_password: str) -> None:
    """Đặt mật khẩu mới for somebody who forgot it; wrong tries of before are forgotten."""
    key = _key_to_give(office, password, admin_password)
    with office.store.writing() as session:
        found = _account(session, login)
        if not found.active:
            raise WrongUsage(f"Tài khoản «{login}» đã ngừng dùng. Hãy chọn Dùng lại.")
        _tell(session, office, "đặt mật khẩu mới", found.id, {})
        _give_slot(office, key, (found.id, login, found.name), password)
    Attempts(office.folder).forget(login)


def _key_to_give(office: Office, password: str, admin_password: str) -> bytes:
    office.require(Right.MANAGE_ACCOUNTS)
    check_password(password)
    return confirm_password(office, admin_password, Attempts(office.folder))


def _give_slot(office: Office, key: bytes, whose: tuple[str, str, str], password: str) -> None:
    """Inside the transaction: without a key slot the change does not count either."""
    path = office.folder / KEYS_NAME
    write_keys(path, read_keys(path).with_slot(account_slot(key, *whose, password, KeyCost())))


def _account(session: Any, login: str) -> Account:
    from ngheo_desktop.storage.accounts import list_accounts

    for account in list_accounts(session):
        if account.login == login:
            return account
    raise WrongUsage(f"Sổ này không có tài khoản «{login}».")


def _check_other_admin(session: Any, login: str) -> None:
    from ngheo_desktop.storage.accounts import list_accounts

    accounts = list_accounts(session)
    admins = {
        each.login
        for each in accounts
        if each.active and Role.ADMIN in each.roles and each.validity == ALWAYS
    }
    if admins == {login}:
        raise WrongUsage(_ONE_ADMIN)


def _check_hamlets(session: Any, hamlets: Collection[str]) -> None:
    from ngheo_desktop.storage.hamlets import list_hamlets

    if not set(hamlets) <= {each.id for each in list_hamlets(session)}:
        raise WrongUsage("Ấp, khóm được giao không có trong sổ. Hãy chọn lại.")


def _tell(session: Any, office: Office, act: str, account_id: str, changes: dict[str, Any]) -> None:
    from ngheo_desktop.storage.diary import Entry, write_entry

    write_entry(session, office.actor, Entry(act, "account", account_id, "", changes))
