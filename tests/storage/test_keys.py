"""Key slots: who can open the office, and who cannot."""

import json
import unicodedata
from pathlib import Path

import pytest

from ngheo_desktop.errors import AccessRefused, EnvironmentProblem
from ngheo_desktop.storage.keys import (
    KeyCost,
    KeyFile,
    account_slot,
    new_data_key,
    new_recovery_code,
    read_keys,
    recovery_slot,
    unlock,
    unlock_by_code,
    write_keys,
)

CHEAP = KeyCost(1, 1024, 1)


def file_with(key: bytes, code: str) -> KeyFile:
    slots = (
        account_slot(key, "1", "sa", "Neáng Sa", "mật khẩu của Sa", CHEAP),
        account_slot(key, "2", "tam", "Trần Tám", "khac-hoan-toan", CHEAP),
        recovery_slot(key, code, CHEAP),
    )
    return KeyFile({"code": "30577"}, slots)


def test_each_account_and_the_recovery_code_open_the_same_key() -> None:
    key, code = new_data_key(), new_recovery_code()
    keys = file_with(key, code)
    assert unlock(keys, "sa", "mật khẩu của Sa")[0] == key
    assert unlock(keys, "tam", "khac-hoan-toan")[0] == key
    assert unlock_by_code(keys, code) == key


def test_a_password_is_the_same_however_its_accents_are_typed() -> None:
    key = new_data_key()
    keys = file_with(key, new_recovery_code())
    assert unlock(keys, "sa", unicodedata.normalize("NFD", "mật khẩu của Sa"))[0] == key


def test_a_recovery_code_may_be_typed_as_people_read_it() -> None:
    key, code = new_data_key(), "AB10-CD01-EF23-GH45-JK67-MN89"
    keys = file_with(key, code)
    assert unlock_by_code(keys, "ab1o cdol ef23 gh45 jk67 mn89") == key


@pytest.mark.parametrize("password", ["", "mật khẩu của sa", "khac-hoan-toan"])
def test_a_wrong_password_opens_nothing(password: str) -> None:
    keys = file_with(new_data_key(), new_recovery_code())
    with pytest.raises(AccessRefused, match="Mật khẩu chưa đúng"):
        unlock(keys, "sa", password)


def test_the_slot_of_one_account_does_not_serve_another() -> None:
    key = new_data_key()
    slot = account_slot(key, "1", "sa", "Neáng Sa", "mat-khau-1", CHEAP)
    forged = KeyFile(
        {}, (slot.__class__("2", "tam", "Tám", slot.salt, slot.nonce, slot.wrapped, CHEAP),)
    )
    with pytest.raises(AccessRefused):
        unlock(forged, "tam", "mat-khau-1")


def test_the_key_file_comes_back_as_it_was_written(tmp_path: Path) -> None:
    keys = file_with(new_data_key(), new_recovery_code())
    write_keys(tmp_path / "office.keys", keys)
    assert read_keys(tmp_path / "office.keys") == keys
    assert [slot.name for slot in keys.accounts] == ["Neáng Sa", "Trần Tám"]


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"format": "ngheo-keys/9"}', "\x00\x01"])
def test_a_damaged_key_file_is_said_in_words(tmp_path: Path, content: str) -> None:
    (tmp_path / "office.keys").write_text(content)
    with pytest.raises(EnvironmentProblem, match="bị thiếu hoặc hỏng"):
        read_keys(tmp_path / "office.keys")


@pytest.mark.parametrize(
    "damage",
    [
        {"salt": "a"}, {"salt": "????"}, {"salt": 5}, {"nonce": ""}, {"wrapped": "AAAA"},
        {"cost": {"kib": "x"}}, {"cost": {"kib": 1}}, {"cost": {"kib": 10**9}},
        {"cost": {"lanes": -1}}, {"cost": {"passes": 0}},
    ],
)  # fmt: skip
def test_a_damaged_slot_is_not_taken_for_a_wrong_password(
    tmp_path: Path, damage: dict[str, object]
) -> None:
    path = tmp_path / "office.keys"
    write_keys(path, file_with(new_data_key(), new_recovery_code()))
    data = json.loads(path.read_text())
    data["slots"][0].update(damage)
    path.write_text(json.dumps(data))
    with pytest.raises(EnvironmentProblem, match="bị thiếu hoặc hỏng"):
        read_keys(path)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_keeps_the_old_keys_and_leaves_no_half_file(tmp_path: Path) -> None:
    keys = file_with(new_data_key(), new_recovery_code())
    write_keys(tmp_path / "office.keys", keys)
    (tmp_path / "office.new").symlink_to("/dev/full")
    with pytest.raises(EnvironmentProblem, match="Chìa khóa cũ vẫn dùng được"):
        write_keys(tmp_path / "office.keys", keys)
    assert [each.name for each in tmp_path.iterdir()] == ["office.keys"]
    assert read_keys(tmp_path / "office.keys") == keys


def test_codes_are_long_and_differ() -> None:
    codes = {new_recovery_code() for _ in range(50)}
    assert len(codes) == 50
    assert all(len(code.replace("-", "")) == 24 for code in codes)
