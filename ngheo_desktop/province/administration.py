"""Việc của quản trị tỉnh: communes and accounts; run by the owner of the database."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import Connection

from ngheo_desktop.province.accounts import AccountRole, hashed

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What `account add` shows once."""

    login: str
    password: str
    commune: str


@contextmanager
def as_owner(address: str) -> Iterator[Connection[Any]]:
    """One transaction of the database's owner."""
    with psycopg.connect(address) as connection:
        yield connection


def open_commune(owner: Connection[Any], code: str, name: str, province: str) -> None:
    """Mở một xã on this server, or open it again under a new name."""
    owner.execute(
        "INSERT INTO commune (id, name, province) VALUES (%s, %s, %s) "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name, closed = false",
        (code, name, province),
    )


def close_commune(owner: Connection[Any], code: str) -> bool:
    """Kết thúc một xã: it can be read, nothing enters; False = there is no such commune.

    Waits for a push that is under way, by the lock that every push takes.
    """
    owner.execute("SELECT 1 FROM commune WHERE id = %s FOR UPDATE", (code,))
    return bool(owner.execute("UPDATE commune SET closed = true WHERE id = %s", (code,)).rowcount)


def add_account(
    owner: Connection[Any],
    login: str,
    name: str,
    role: AccountRole = AccountRole.COMMUNE,
    commune: str = "",
) -> NewAccount:
    """A new account with a password that is shown once, or a new password for an old one."""
    password = "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
    owner.execute(
        "INSERT INTO account (login, name, password, commune, role) VALUES (%s, %s, %s, %s, %s) "
        "ON CONFLICT (login) DO UPDATE SET password = excluded.password, active = true",
        (login, name, hashed(password), commune or None, role.value),
    )
    return NewAccount(login, password, commune)


def revoke_device(owner: Connection[Any], device: str) -> int:
    """Thu hồi một máy: its tokens are refused from now on; how many there were."""
    return owner.execute(
        "UPDATE device SET revoked_at = now() WHERE id = %s AND revoked_at IS NULL", (device,)
    ).rowcount


def note_restore(owner: Connection[Any]) -> int:
    """After a restore from a backup: the epoch changes, and every PC gives back what it has."""
    row = owner.execute("UPDATE restored SET n = n + 1 RETURNING n").fetchone()
    assert row is not None
    return int(row[0])
