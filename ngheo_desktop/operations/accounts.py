"""Người dùng: the accounts of this office and their roles."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ngheo_desktop.domain.rights import Right, Role
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.office import Office

if TYPE_CHECKING:
    from ngheo_desktop.storage.accounts import Account


def list_users(office: Office) -> list["Account"]:
    """Danh sách người dùng."""
    from ngheo_desktop.storage.accounts import list_accounts

    office.require(Right.MANAGE_ACCOUNTS)
    with office.store.reading() as session:
        return list_accounts(session)


def change_roles(office: Office, login: str, roles: Sequence[Role]) -> None:
    """Đổi vai trò; somebody must always be left who manages accounts."""
    from ngheo_desktop.storage.accounts import list_accounts, set_roles
    from ngheo_desktop.storage.diary import Entry, write_entry

    office.require(Right.MANAGE_ACCOUNTS)
    if not roles:
        raise WrongUsage("Hãy nêu ít nhất một vai trò.")
    with office.store.writing() as session:
        accounts = list_accounts(session)
        found = next((each for each in accounts if each.login == login), None)
        if found is None:
            raise WrongUsage(f"Sổ này không có tài khoản «{login}».")
        admins = {each.login for each in accounts if each.active and Role.ADMIN in each.roles}
        if Role.ADMIN not in roles and admins == {login}:
            raise WrongUsage(
                "Sổ cần ít nhất một quản trị. Hãy giao vai trò này cho người khác trước."
            )
        set_roles(session, found.id, roles)
        changes = {"roles": [sorted(found.roles), sorted(roles)]}
        entry = Entry("đổi vai trò", "account", found.id, "", changes)
        write_entry(session, office.actor, entry)
