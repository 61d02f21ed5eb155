"""Tài khoản và máy: who may speak for a commune; a token is kept only as its SHA-256."""

import hashlib
import secrets
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from ngheo_desktop.province.database import Database
from ngheo_desktop.province.messages import Login, Token
from ngheo_desktop.province.refusals import OtherCommune, UnknownToken, WrongPassword

_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_NOBODY = _HASHER.hash(secrets.token_hex(16))  # so that an unknown login takes as long


class AccountRole(StrEnum):
    """What an account of the province's server may do."""

    COMMUNE = "commune"  # reads and writes its commune
    PROVINCE = "province"  # reads every commune
    ADMIN = "admin"  # reads every commune; acts on communes and accounts elsewhere


@dataclass(frozen=True, slots=True)
class Caller:
    """Whose token came with a request."""

    login: str
    role: AccountRole
    commune: str  # "" = the whole province
    device: UUID | None = None

    def require(self, commune: str, *, writing: bool = False) -> None:
        """Refuse another commune, and writing by those who only read."""
        reads = self.commune in ("", commune)
        writes = self.role == AccountRole.COMMUNE and self.commune == commune
        if not (writes if writing else reads):
            raise OtherCommune


def hashed(password: str) -> str:
    """How a password is kept."""
    return _HASHER.hash(password)


def log_in(database: Database, asked: Login) -> Token:
    """A fresh token for this PC; the one it had before is revoked."""
    with database.plain() as session:
        row = session.execute(
            "SELECT password, commune, role FROM account WHERE login = %s AND active",
            (asked.login,),
        ).fetchone()
    if not _fits(row[0] if row else _NOBODY, asked.password) or row is None:
        raise WrongPassword
    token = secrets.token_urlsafe(32)
    with database.plain() as session:
        session.execute(
            "UPDATE device SET revoked_at = now() WHERE id = %s AND revoked_at IS NULL",
            (asked.device.id,),
        )
        session.execute(
            "INSERT INTO device (token_sha256, id, account, name, app_version, schema) "
            "VALUES (%s, %s, %s, %s, %s, %s)",
            (
                _digest(token),
                asked.device.id,
                asked.login,
                asked.device.name,
                asked.device.app_version,
                asked.device.schema_,
            ),
        )
    return Token(token=token, commune=row[1] or "", role=row[2])


def caller_of(database: Database, token: str) -> Caller:
    """Who a token speaks for; its PC has been seen now."""
    with database.plain() as session:
        row = session.execute(
            "UPDATE device SET last_seen = now() FROM account "
            "WHERE token_sha256 = %s AND revoked_at IS NULL AND login = account AND active "
            "RETURNING login, role, commune, device.id",
            (_digest(token),),
        ).fetchone()
    if row is None:
        raise UnknownToken
    return Caller(row[0], AccountRole(row[1]), row[2] or "", row[3])


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def _fits(kept: str, password: str) -> bool:
    try:
        return _HASHER.verify(kept, password)
    except VerifyMismatchError:
        return False
