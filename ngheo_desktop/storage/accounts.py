"""Người dùng và vai trò of this office."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from ngheo_desktop.domain.rights import Actor, Role
from ngheo_desktop.storage.ids import new_id
from ngheo_desktop.storage.tables import AccountRoleRow, AccountRow


@dataclass(frozen=True, slots=True)
class Account:
    """One user as the page of accounts shows it."""

    id: str
    login: str
    name: str
    roles: tuple[Role, ...]
    active: bool


def add_account(session: Session, login: str, name: str, roles: Sequence[Role]) -> Actor:
    """Thêm tài khoản with its roles."""
    row = AccountRow(id=new_id(), login=login, name=name)
    session.add(row)
    session.flush()
    for role in roles:
        session.add(AccountRoleRow(account_id=row.id, role=role))
    session.flush()
    return Actor(row.id, login, name, frozenset(roles))


def list_accounts(session: Session) -> list[Account]:
    """All accounts, in the order they were made."""
    roles: dict[str, list[Role]] = {}
    for row in session.exec(select(AccountRoleRow)):
        roles.setdefault(row.account_id, []).append(row.role)
    return [
        Account(row.id, row.login, row.name, tuple(sorted(roles.get(row.id, []))), row.active)
        for row in session.exec(select(AccountRow).order_by(col(AccountRow.id)))
    ]


def set_roles(session: Session, account_id: str, roles: Sequence[Role]) -> None:
    """Đặt vai trò in place of the former ones; a surveyor's hamlets are kept with the role."""
    query = select(AccountRoleRow).where(AccountRoleRow.account_id == account_id)
    held = list(session.exec(query))
    for row in held:
        if row.role not in roles:
            session.delete(row)
    for role in set(roles) - {row.role for row in held}:
        session.add(AccountRoleRow(account_id=account_id, role=role))
    session.flush()
