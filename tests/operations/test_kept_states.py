"""What a restore has replaced: listed and checked, brought back as by any restore, removed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ngheo_desktop.domain.rights import Role
from ngheo_desktop.errors import AccessRefused, UserError, WrongUsage
from ngheo_desktop.operations.backups import back_up, list_backups
from ngheo_desktop.operations.diary import recent, verify
from ngheo_desktop.operations.kept_states import (
    compare_kept,
    list_kept,
    remove_kept,
    restore_kept,
)
from ngheo_desktop.operations.office import NewOffice, Office, create_office, open_office
from ngheo_desktop.operations.restoring import kept_states, restore_backup
from ngheo_desktop.storage.store import DATABASE_NAME
from tests.conftest import CHEAP, COMMUNE, PASSWORD
from tests.operations.import_lists import heads


@pytest.fixture
def restored(office: Office, add_household: Callable[..., str], tmp_path: Path) -> Office:
    """A register that was put back to its first household; the state with two is kept."""
    place = tmp_path / "usb"
    place.mkdir()
    add_household("Trần Văn Tám")
    file = back_up(office, place).file
    add_household("Neáng Sa")
    restore_backup(office, file, PASSWORD)
    return open_office(office.folder, "canbo", PASSWORD)


def test_the_replaced_state_is_listed_opened_and_counted(restored: Office) -> None:
    (kept,) = list_kept(restored)
    assert (kept.households, kept.members, kept.fault) == (2, 2, "")
    assert kept.until - kept.since == timedelta(days=30)


def test_it_is_compared_and_brought_back_and_the_state_of_today_is_kept_in_its_turn(
    restored: Office,
) -> None:
    (kept,) = list_kept(restored)
    told = compare_kept(restored, kept.folder)
    assert (told.households, told.added) == (2, 1)
    restore_kept(restored, kept.folder, PASSWORD)
    again = open_office(restored.folder, "canbo", PASSWORD)
    assert heads(again) == ["Neáng Sa", "Trần Văn Tám"]
    assert recent(again)[0].act == "khôi phục bản trước khi khôi phục"
    assert verify(again).is_whole
    assert [each.households for each in list_kept(again)] == [1, 2]
    assert all(each.file.is_file() for each in list_backups(again))
    again.store.close()


def test_a_wrong_password_leaves_everything(restored: Office) -> None:
    (kept,) = list_kept(restored)
    with pytest.raises(UserError):
        restore_kept(restored, kept.folder, "khong-phai")
    assert heads(restored) == ["Trần Văn Tám"]
    assert len(list_kept(restored)) == 1


def test_a_damaged_state_says_so_and_is_not_brought_back(restored: Office) -> None:
    (kept,) = list_kept(restored)
    file = kept.folder / DATABASE_NAME
    data = bytearray(file.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 200] = b"\0" * 200
    file.write_bytes(bytes(data))
    assert list_kept(restored)[0].fault
    with pytest.raises(UserError):
        restore_kept(restored, kept.folder, PASSWORD)
    assert heads(restored) == ["Trần Văn Tám"]


def test_it_is_removed_on_request_and_the_diary_knows(restored: Office) -> None:
    (kept,) = list_kept(restored)
    remove_kept(restored, kept.folder)
    assert kept_states(restored.folder) == []
    assert recent(restored)[0].act == "bỏ bản trước khi khôi phục"
    with pytest.raises(WrongUsage):
        remove_kept(restored, kept.folder)


def test_another_folder_is_never_removed(restored: Office, tmp_path: Path) -> None:
    other = tmp_path / "usb"
    with pytest.raises(WrongUsage):
        remove_kept(restored, other)
    assert other.is_dir()


def test_only_who_may_restore_sees_and_removes(restored: Office) -> None:
    (kept,) = list_kept(restored)
    officer = replace(restored.actor, roles=frozenset({Role.POVERTY_OFFICER}))
    weak = replace(restored, actor=officer)
    with pytest.raises(AccessRefused):
        list_kept(weak)
    with pytest.raises(AccessRefused):
        remove_kept(weak, kept.folder)
    assert kept.folder.is_dir()


def test_folders_that_only_look_like_a_kept_state_are_told_apart(restored: Office) -> None:
    beside = restored.folder.parent
    (beside / "office.truoc-khoi-phuc-doi-ten").mkdir()
    foreign = beside / "office.truoc-khoi-phuc-2026-11-20-080000"
    plan = NewOffice(COMMUNE, ("Một",), "Lê Thị Sa", PASSWORD, login="sa")
    create_office(foreign, plan, cost=CHEAP)[0].store.close()
    faults = {each.folder.name: each.fault for each in list_kept(restored)}
    assert [bool(fault) for _name, fault in sorted(faults.items())] == [True, False, True]
    with pytest.raises(UserError):
        restore_kept(restored, foreign, PASSWORD)
    assert heads(restored) == ["Trần Văn Tám"]
