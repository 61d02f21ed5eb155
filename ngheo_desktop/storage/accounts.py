"""Người dùng và vai trò of this office."""

from collections.abc import Collection, Sequence

from sqlmodel import Session, col, select

from ngheo_desktop.domain.rights import Account, Actor, Role, Validity
from ngheo_desktop.storage.ids import new_id
from ngheo_desktop.storage.tables import AccountRoleRow, AccountRow


def add_account(
    session: Session, login: str, name: str, roles: Sequence[Role], hamlets: Collection[str] = ()
) -> Actor:
    """Thêm tài khoản with its roles, and the hamlets of a surveyor."""
    row = AccountRow(id=new_id(), login=login, name=name)
    session.add(row)
    session.flush()
    set_roles(session, row.id, roles, hamlets)
    return Actor(row.id, login, name, frozenset(roles), frozenset(hamlets))


def list_accounts(session: Session) -> list[Account]:
    """All accounts, in the order they were made."""
    roles: dict[str, set[Role]] = {}
    hamlets: dict[str, set[str]] = {}
    for row in session.exec(select(AccountRoleRow)):
        roles.setdefault(row.account_id, set()).add(row.role)
        hamlets.setdefault(row.account_id, set()).update({row.hamlet_id} - {""})
    return [
        Account(
            row.id,
            row.login,
            row.name,
            tuple(sorted(roles.get(row.id, ()))),
            row.active,
            frozenset(hamlets.get(row.id, ())),
            Validity(row.valid_from, row.valid_to),
        )
        for row in session.exec(select(AccountRow).order_by(col(AccountRow.id)))
    ]


def set_roles(
    session: Session, account_id: str, roles: Sequence[Role], hamlets: Collection[str] = ()
) -> None:
    """Đặt vai trò in place of the former ones; the role of a surveyor once for each hamlet."""
    wanted = {(role, "") for role in roles if role != Role.SURVEYOR or not hamlets}
    if Role.SURVEYOR in roles:
        wanted |= {(Role.SURVEYOR, hamlet) for hamlet in hamlets}
    query = select(AccountRoleRow).where(AccountRoleRow.account_id == account_id)
    held = {(row.role, row.hamlet_id): row for row in session.exec(query)}
    for key in held.keys() - wanted:
        session.delete(held[key])
    for role, hamlet in sorted(wanted - held.keys()):
        session.add(AccountRoleRow(account_id=account_id, role=role, hamlet_id=hamlet))
    session.flush()


def set_active(session: Session, account_id: str, *, active: bool) -> None:
    """Dùng or ngừng dùng; the account stays, for the diary names it."""
    row = session.exec(select(AccountRow).where(AccountRow.id == account_id)).one()
    row.active = active
    session.add(row)
    session.flush()


def set_validity(session: Session, account_id: str, validity: Validity) -> None:
    """Đặt hiệu lực từ–đến."""
    row = session.exec(select(AccountRow).where(AccountRow.id == account_id)).one()
    row.valid_from, row.valid_to = validity.begins, validity.ends
    session.add(row)
    session.flush()
