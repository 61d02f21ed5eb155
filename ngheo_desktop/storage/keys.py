"""Chìa khóa của sổ: one random data key, wrapped once per account and once for recovery."""

import base64
import json
import os
import secrets
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from ngheo_desktop.errors import AccessRefused, EnvironmentProblem

KEY_BYTES = 32
_FORMAT = "ngheo-keys/1"
_LENGTHS = [16, 12, KEY_BYTES + 16]  # salt, nonce, the wrapped key with its seal
_MOST_KIB = 2**20  # 1 GiB; more would stop a small PC
_RECOVERY = "recovery"
# Crockford's letters: no I, L, O, U, so that a code read aloud or badly printed stays itself.
_CODE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_LENGTH = 24  # 120 bits
_LOOKALIKES = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V", "Đ": "D"})


@dataclass(frozen=True, slots=True)
class KeyCost:
    """Work of Argon2id; a slot keeps the cost it was made with."""

    passes: int = 3
    kib: int = 65536
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class KeySlot:
    """One wrapped copy of the data key: for an account, or for the recovery code."""

    account_id: str
    login: str
    name: str
    salt: str
    nonce: str
    wrapped: str
    cost: KeyCost = field(default_factory=KeyCost)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The file beside the database: whose office it is and who can open it."""

    office: Mapping[str, str]
    slots: tuple[KeySlot, ...]

    @property
    def accounts(self) -> tuple[KeySlot, ...]:
        """Slots that a person opens by password, in the order they were made."""
        return tuple(slot for slot in self.slots if slot.account_id != _RECOVERY)

    def with_slot(self, slot: KeySlot) -> "KeyFile":
        """The file with one slot added, or replaced where its account has one already."""
        kept = [each for each in self.slots if each.account_id != slot.account_id]
        if len(kept) == len(self.slots):
            return replace(self, slots=(*self.slots, slot))
        slots = (slot if each.account_id == slot.account_id else each for each in self.slots)
        return replace(self, slots=tuple(slots))

    def without_account(self, account_id: str) -> "KeyFile":
        """The file without one account's slot: its password opens nothing any more."""
        return replace(self, slots=tuple(s for s in self.slots if s.account_id != account_id))


def new_data_key() -> bytes:
    """A fresh key of the database."""
    return secrets.token_bytes(KEY_BYTES)


def new_recovery_code() -> str:
    """A code to print and lock away: six groups of four."""
    letters = [secrets.choice(_CODE_LETTERS) for _ in range(_CODE_LENGTH)]
    return "-".join("".join(letters[at : at + 4]) for at in range(0, _CODE_LENGTH, 4))


def account_slot(
    key: bytes, account_id: str, login: str, name: str, password: str, cost: KeyCost
) -> KeySlot:
    """The data key wrapped under one account's password."""
    salt, nonce = os.urandom(16), os.urandom(12)
    wrapped = _cipher(password, salt, cost).encrypt(nonce, key, account_id.encode())
    coded = [base64.b64encode(part).decode() for part in (salt, nonce, wrapped)]
    return KeySlot(account_id, login, name, coded[0], coded[1], coded[2], cost)


def recovery_slot(key: bytes, code: str, cost: KeyCost) -> KeySlot:
    """The data key wrapped under the recovery code."""
    return account_slot(key, _RECOVERY, "", "", _plain_code(code), cost)


def unlock(keys: KeyFile, login: str, password: str) -> tuple[bytes, KeySlot]:
    """The data key for a login and its password; AccessRefused when they do not fit."""
    for slot in keys.accounts:
        if slot.login == login:
            return _unwrap(slot, password, "Mật khẩu chưa đúng. Hãy gõ lại."), slot
    raise AccessRefused(f"Sổ này không có tài khoản «{login}». Hãy chọn tên khác.")


def unlock_by_code(keys: KeyFile, code: str) -> bytes:
    """The data key for the recovery code; AccessRefused when it does not fit."""
    slot = next((each for each in keys.slots if each.account_id == _RECOVERY), None)
    if slot is None:
        raise AccessRefused("Sổ này chưa có mã khôi phục.")
    refusal = "Mã khôi phục chưa đúng. Hãy xem lại phiếu đã in và gõ lại."
    return _unwrap(slot, _plain_code(code), refusal)


def _plain_code(code: str) -> str:
    upper = code.upper().translate(_LOOKALIKES)
    return "".join(letter for letter in upper if letter in _CODE_LETTERS)


def _unwrap(slot: KeySlot, secret: str, refusal: str) -> bytes:
    from cryptography.exceptions import InvalidTag

    salt, nonce, wrapped = (
        base64.b64decode(part) for part in (slot.salt, slot.nonce, slot.wrapped)
    )
    try:
        cipher = _cipher(secret, salt, slot.cost)
        return bytes(cipher.decrypt(nonce, wrapped, slot.account_id.encode()))
    except InvalidTag as error:
        raise AccessRefused(refusal) from error


def _cipher(secret: str, salt: bytes, cost: KeyCost) -> Any:
    """AES-256-GCM under Argon2id(secret); imported here because the window starts without it."""
    from argon2.low_level import Type, hash_secret_raw
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    derived = hash_secret_raw(
        secret=unicodedata.normalize("NFC", secret).encode(),  # whichever keyboard typed it
        salt=salt,
        time_cost=cost.passes,
        memory_cost=cost.kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )
    return AESGCM(derived)


def read_keys(path: Path) -> KeyFile:
    """Read the key file; EnvironmentProblem when it is missing or damaged."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != _FORMAT:
            raise ValueError(data["format"])
        slots = tuple(
            KeySlot(**{**slot, "cost": KeyCost(**slot["cost"])}) for slot in data["slots"]
        )
        if not all(_is_whole(slot) for slot in slots):
            raise ValueError("slot")
        return KeyFile(data["office"], slots)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EnvironmentProblem(
            f"Tệp chìa khóa «{path}» bị thiếu hoặc hỏng nên chưa mở được sổ. Tệp sổ vẫn còn "
            "nguyên. Hãy lấy lại tệp chìa khóa từ bản sao lưu gần nhất."
        ) from error


def _is_whole(slot: KeySlot) -> bool:
    """Whether a slot can be tried at all: damage must not pass for a wrong password."""
    cost = slot.cost
    lengths = [
        len(base64.b64decode(part, validate=True)) for part in (slot.salt, slot.nonce, slot.wrapped)
    ]
    bounded = 1 <= cost.passes <= 64 and 1 <= cost.lanes <= 64
    return lengths == _LENGTHS and bounded and 8 * cost.lanes <= cost.kib <= _MOST_KIB


def write_keys(path: Path, keys: KeyFile) -> None:
    """Write the key file whole: flushed to disk first, then put in the place of the old one."""
    data = {
        "format": _FORMAT,
        "office": dict(keys.office),
        "slots": [asdict(slot) for slot in keys.slots],
    }
    fresh = path.with_suffix(".new")
    try:
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(data, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, path)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise EnvironmentProblem(
            f"Không ghi được vào thư mục «{path.parent}». Chìa khóa cũ vẫn dùng được. Hãy kiểm tra "
            "quyền ghi và chỗ trống của ổ đĩa."
        ) from error
