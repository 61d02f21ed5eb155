"""Backups are proven by opening them again; a restore is compared first and loses nothing."""

import json
import os
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ngheo_desktop.cli import main
from ngheo_desktop.domain.drafts import HouseholdDraft
from ngheo_desktop.domain.rights import Role
from ngheo_desktop.errors import AccessRefused, EnvironmentProblem, WrongUsage
from ngheo_desktop.operations import backups
from ngheo_desktop.operations.accounts import NewUser, add_user
from ngheo_desktop.operations.backups import (
    back_up,
    back_up_on_closing,
    backup_place,
    choose_backup_place,
    list_backups,
    verify_backup,
)
from ngheo_desktop.operations.diary import recent, verify
from ngheo_desktop.operations.drafts import keep_draft
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.household_changes import put_away_household
from ngheo_desktop.operations.households import (
    open_household,
    save_household,
)
from ngheo_desktop.operations.office import NewOffice, Office, create_office, open_office
from ngheo_desktop.operations.restoring import (
    finish_restore,
    restore_backup,
    restore_by_code,
    restore_by_password,
)
from tests.conftest import CHEAP, COMMUNE, HAMLETS, PASSWORD, TODAY
from tests.operations.import_lists import heads


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


def change_address(office: Office, household_id: str, address: str) -> None:
    household = open_household(office, household_id).household
    save_household(office, replace(household, address=address))


def test_a_backup_is_one_file_that_holds_the_register_and_is_listed(
    office: Office, add_household: Callable[..., str], place: Path
) -> None:
    add_household("Trần Văn Tám")
    add_household("Neáng Sa")
    made = back_up(office, place)
    assert (made.households, made.members) == (2, 2)
    assert list(place.iterdir()) == [made.file]
    assert made.file.name.startswith("sao-luu-xa-o-lam-")
    assert [each.file for each in list_backups(office)] == [made.file]
    assert recent(office)[0].act == "sao lưu"


def test_no_name_and_no_number_of_a_person_can_be_read_in_the_file(
    office: Office, add_household: Callable[..., str], place: Path
) -> None:
    add_household("Trần Văn Tám")
    data = back_up(office, place).file.read_bytes()
    assert "Trần Văn Tám".encode() not in data
    with zipfile.ZipFile(list_backups(office)[0].file) as packed:
        assert not packed.read("office.db").startswith(b"SQLite format 3")


def test_two_backups_of_one_second_do_not_overwrite_each_other(office: Office, place: Path) -> None:
    assert back_up(office, place).file != back_up(office, place).file
    assert len(list(place.iterdir())) == 2


@pytest.mark.parametrize("at", [100, 5_000, 40_000])
def test_one_changed_byte_is_found_and_nothing_is_restored(
    office: Office, household_id: str, place: Path, at: int
) -> None:
    file = back_up(office, place).file
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)
    with pytest.raises(EnvironmentProblem):
        verify_backup(office, file)
    with pytest.raises(EnvironmentProblem):
        restore_backup(office, file, PASSWORD)
    assert heads(office) == ["Trần Văn Tám"]


def test_a_backup_that_reads_back_differently_is_not_kept(
    office: Office, household_id: str, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = shutil.copyfileobj

    def spoiled(source, target, *length) -> None:
        real(source, target, *length)
        target.write(b"x")

    monkeypatch.setattr(shutil, "copyfileobj", spoiled)
    with pytest.raises(EnvironmentProblem):
        back_up(office, place)
    assert list(place.iterdir()) == []
    assert list_backups(office) == []


def test_a_file_of_another_kind_is_told_apart(office: Office, place: Path) -> None:
    other = place / "anh.ngheo"
    other.write_bytes(b"khong phai ban sao luu")
    with pytest.raises(EnvironmentProblem, match="không phải bản sao lưu còn nguyên vẹn"):
        verify_backup(office, other)
    with pytest.raises(EnvironmentProblem, match="cắm USB"):
        verify_backup(office, place / "khong-co.ngheo")


def test_a_manifest_that_somebody_changed_is_found_by_its_seal(
    office: Office, household_id: str, place: Path
) -> None:
    file = back_up(office, place).file
    with zipfile.ZipFile(file) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    told = json.loads(members["manifest.json"])
    told["made_at"] = "2020-01-01T00:00:00+00:00"
    members["manifest.json"] = json.dumps(told).encode()
    with zipfile.ZipFile(file, "w") as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    with pytest.raises(EnvironmentProblem, match="đã bị sửa"):
        verify_backup(office, file)


def test_what_a_restore_would_change_is_told_before(
    office: Office, add_household: Callable[..., str], place: Path
) -> None:
    changed, gone = add_household("Trần Văn Tám"), add_household("Lê Thị Út")
    add_household("Chau Rên")
    file = back_up(office, place).file
    change_address(office, changed, "Tổ 9")
    put_away_household(office, gone, "ghi nhầm")
    add_household("Neáng Sa")
    told = verify_backup(office, file)
    assert (told.added, told.changed, told.lost) == (1, 1, 1)
    assert {(each.head_name, each.change) for each in told.named} == {
        ("Trần Văn Tám", "changed"),
        ("Lê Thị Út", "added"),
        ("Neáng Sa", "lost"),
    }
    assert told.acts_lost == 4


def test_looking_changes_nothing(office: Office, household_id: str, place: Path) -> None:
    file = back_up(office, place).file
    before = {path.name for path in office.folder.iterdir()}
    verify_backup(office, file)
    assert {path.name for path in office.folder.iterdir()} == before
    assert verify_backup(office, file).changed == 0


def test_a_restore_brings_the_register_of_then_and_keeps_the_one_of_today(
    office: Office, add_household: Callable[..., str], place: Path
) -> None:
    household_id = add_household("Trần Văn Tám")
    file = back_up(office, place).file
    change_address(office, household_id, "Tổ 9")
    add_household("Neáng Sa")
    done = restore_backup(office, file, PASSWORD)
    restored = open_office(office.folder, "canbo", PASSWORD)
    assert heads(restored) == ["Trần Văn Tám"]
    assert open_household(restored, household_id).household.address == ""
    assert recent(restored)[0].act == "khôi phục từ bản sao lưu"
    assert verify(restored).is_whole
    restored.store.close()
    assert done.kept is not None
    kept = open_office(done.kept, "canbo", PASSWORD)
    assert heads(kept) == ["Neáng Sa", "Trần Văn Tám"]
    kept.store.close()


def test_a_restore_asks_for_the_password_and_the_right(
    office: Office, household_id: str, place: Path
) -> None:
    file = back_up(office, place).file
    with pytest.raises(AccessRefused):
        restore_backup(office, file, "sai-mat-khau")
    officer = replace(office.actor, roles=frozenset({Role.POVERTY_OFFICER}))
    with pytest.raises(AccessRefused):
        restore_backup(replace(office, actor=officer), file, PASSWORD)
    assert heads(office) == ["Trần Văn Tám"]


def test_a_new_pc_becomes_the_old_one_by_a_password_or_the_recovery_code(
    tmp_path: Path, place: Path
) -> None:
    plan = NewOffice(COMMUNE, HAMLETS, "Neáng Sa", PASSWORD, login="canbo")
    office, code = create_office(tmp_path / "may-cu", plan, cost=CHEAP)
    file = back_up(office, place).file
    office.store.close()
    with pytest.raises(AccessRefused):
        restore_by_password(tmp_path / "moi" / "office", file, "canbo", "sai-mat-khau")
    assert not (tmp_path / "moi" / "office").exists()
    restore_by_password(tmp_path / "moi" / "office", file, "canbo", PASSWORD)
    open_office(tmp_path / "moi" / "office", "canbo", PASSWORD).store.close()
    restore_by_code(tmp_path / "khac" / "office", file, code.lower())
    open_office(tmp_path / "khac" / "office", "canbo", PASSWORD).store.close()


def test_a_damaged_office_comes_back_from_its_backup(
    office: Office, household_id: str, place: Path
) -> None:
    file = back_up(office, place).file
    office.store.close()
    (office.folder / "office.db").write_bytes(b"hong" * 5000)
    done = restore_by_password(office.folder, file, "canbo", PASSWORD)
    restored = open_office(office.folder, "canbo", PASSWORD)
    assert heads(restored) == ["Trần Văn Tám"]
    restored.store.close()
    assert done.kept is not None
    assert (done.kept / "office.db").read_bytes().startswith(b"hong")


def test_a_swap_broken_off_in_the_middle_is_completed_at_the_next_start(
    office: Office, household_id: str, tmp_path: Path
) -> None:
    office.store.close()
    office.folder.rename(office.folder.with_name("office.ready"))
    finish_restore(office.folder)
    restored = open_office(office.folder, "canbo", PASSWORD)
    assert heads(restored) == ["Trần Văn Tám"]
    restored.store.close()


@pytest.mark.parametrize("step", [0, 1, 2])
def test_a_restore_that_is_stopped_at_any_step_leaves_a_whole_office(
    office: Office, household_id: str, place: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    file = back_up(office, place).file
    real, done = Path.rename, []

    def stopped(path: Path, target: Path) -> Path:
        if len(done) == step and path.suffix != ".part":
            raise SystemExit
        done.append(target)
        return real(path, target)

    monkeypatch.setattr(Path, "rename", stopped)
    with pytest.raises(SystemExit):
        restore_backup(office, file, PASSWORD)
    monkeypatch.undo()
    monkeypatch.setenv("NGHEO_TODAY", TODAY.isoformat())
    finish_restore(office.folder)
    again = open_office(office.folder, "canbo", PASSWORD)
    assert heads(again) == ["Trần Văn Tám"]
    assert verify(again).is_whole
    again.store.close()


def test_a_backup_of_another_office_is_refused(
    office: Office, household_id: str, place: Path, tmp_path: Path
) -> None:
    plan = NewOffice(COMMUNE, HAMLETS, "Lê Minh", PASSWORD, login="khac")
    other, _code = create_office(tmp_path / "khac", plan, cost=CHEAP)
    file = back_up(other, place).file
    other.store.close()
    with pytest.raises(EnvironmentProblem, match="sổ khác"):
        restore_backup(office, file, PASSWORD)
    assert heads(office) == ["Trần Văn Tám"]


def test_closing_backs_up_what_has_changed_and_only_that(
    office: Office, add_household: Callable[..., str], place: Path
) -> None:
    add_household("Trần Văn Tám")
    assert back_up_on_closing(office) is None  # nobody has said where
    choose_backup_place(office, place)
    made = back_up_on_closing(office)
    assert made is not None
    assert made.file.name.startswith("tu-dong-")
    assert back_up_on_closing(office) is None


def test_closing_goes_on_when_the_place_is_not_there(
    office: Office, household_id: str, place: Path
) -> None:
    choose_backup_place(office, place)
    place.rmdir()
    assert back_up_on_closing(office) is None


def test_a_backup_beside_the_register_itself_is_refused(office: Office) -> None:
    with pytest.raises(WrongUsage, match="ngoài thư mục"):
        choose_backup_place(office, office.folder)
    with pytest.raises(EnvironmentProblem):
        choose_backup_place(office, office.folder.parent.parent / "khong-co")
    assert backup_place(office) is None


def test_old_automatic_backups_give_way_and_those_made_by_hand_stay(
    office: Office, place: Path, monkeypatch: pytest.MonkeyPatch, add_household: Callable[..., str]
) -> None:
    monkeypatch.setattr(backups, "KEPT_AUTOMATIC", 2)
    choose_backup_place(office, place)
    by_hand = back_up(office, place).file
    for number in range(4):
        add_household("Trần Văn Tám", code=f"{number:04d}")
        back_up_on_closing(office)
    assert by_hand.exists()
    assert len(list(place.glob("tu-dong-*"))) == 2


def test_the_practice_commune_has_nothing_to_back_up(office: Office, place: Path) -> None:
    with pytest.raises(WrongUsage):
        back_up(replace(office, is_practice=True), place)


def test_automatic_backups_of_another_register_in_the_same_place_stay(
    office: Office, place: Path, monkeypatch: pytest.MonkeyPatch, add_household: Callable[..., str]
) -> None:
    monkeypatch.setattr(backups, "KEPT_AUTOMATIC", 1)
    plan = NewOffice(COMMUNE, HAMLETS, "Lê Minh", PASSWORD, login="khac")
    other, _code = create_office(place.parent / "khac", plan, cost=CHEAP)
    choose_backup_place(other, place)
    theirs = back_up_on_closing(other)
    other.store.close()
    choose_backup_place(office, place)
    for number in range(3):
        add_household("Trần Văn Tám", code=f"{number:04d}")
        back_up_on_closing(office)
    assert theirs is not None
    assert theirs.file.exists()
    assert len(list(place.glob("tu-dong-*"))) == 2


def test_on_a_full_disk_the_oldest_automatic_backups_make_room_and_three_stay(
    office: Office, place: Path, monkeypatch: pytest.MonkeyPatch, add_household: Callable[..., str]
) -> None:
    choose_backup_place(office, place)
    made = []
    for number in range(5):
        add_household("Trần Văn Tám", code=f"{number:04d}")
        made.append(back_up_on_closing(office))
    add_household("Neáng Sa")
    full = shutil.disk_usage(place)._replace(free=0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: full)
    made.append(back_up_on_closing(office))
    assert all(each is not None and each.file.exists() for each in made[2:])
    assert len(list(place.glob("tu-dong-*"))) == 4


def test_a_restore_is_refused_while_somebody_else_has_the_register_open(
    office: Office, household_id: str, place: Path
) -> None:
    file = back_up(office, place).file
    second = open_office(office.folder, "canbo", PASSWORD)
    change_address(second, household_id, "Tổ 8")
    with pytest.raises(EnvironmentProblem, match="chương trình khác dùng"):
        restore_backup(office, file, PASSWORD)
    with pytest.raises(EnvironmentProblem, match="chương trình khác dùng"):
        restore_by_password(office.folder, file, "canbo", PASSWORD)
    change_address(second, household_id, "Tổ 9")
    assert open_household(office, household_id).household.address == "Tổ 9"
    second.store.close()
    office.store.close()
    assert restore_backup(office, file, PASSWORD).kept is not None


def test_only_who_may_restore_replaces_an_office_from_outside(
    office: Office, household_id: str, place: Path, tmp_path: Path
) -> None:
    hamlet_id = list_hamlets(office)[0].id
    who = NewUser("dieutra", "Chau Rên", PASSWORD, (Role.SURVEYOR,), frozenset({hamlet_id}))
    add_user(office, who, PASSWORD)
    file = back_up(office, place).file
    change_address(office, household_id, "Tổ 9")
    office.store.close()
    with pytest.raises(AccessRefused, match="đã có sổ"):
        restore_by_password(office.folder, file, "dieutra", PASSWORD)
    assert open_household(office, household_id).household.address == "Tổ 9"
    restore_by_password(tmp_path / "moi" / "office", file, "dieutra", PASSWORD)


def test_a_register_tells_in_its_diary_how_it_was_restored_and_knows_its_backups(
    tmp_path: Path, place: Path
) -> None:
    plan = NewOffice(COMMUNE, HAMLETS, "Neáng Sa", PASSWORD, login="canbo")
    old, code = create_office(tmp_path / "may-cu", plan, cost=CHEAP)
    file = back_up(old, place).file
    newest = back_up(old, place).file
    restore_backup(old, file, PASSWORD)
    restored = open_office(old.folder, "canbo", PASSWORD)
    assert {each.file for each in list_backups(restored)} == {file, newest}
    restored.store.close()
    for name, restore in (
        ("Neáng Sa", lambda folder: restore_by_password(folder, file, "canbo", PASSWORD)),
        ("Mã khôi phục", lambda folder: restore_by_code(folder, file, code)),
    ):
        folder = tmp_path / name / "office"
        restore(folder)
        moved = open_office(folder, "canbo", PASSWORD)
        line = recent(moved)[0]
        assert (line.act, line.account) == ("khôi phục từ bản sao lưu", name)
        assert [each.file for each in list_backups(moved)] == [file]
        assert verify(moved).is_whole
        moved.store.close()


def test_drafts_that_a_restore_would_lose_are_told(
    office: Office, household_id: str, place: Path
) -> None:
    file = back_up(office, place).file
    assert verify_backup(office, file).drafts_lost == 0
    household = open_household(office, household_id).household
    draft = HouseholdDraft(household, replace(household, address="Tổ 9"))
    keep_draft(office, household_id, draft)
    assert verify_backup(office, file).drafts_lost == 1


def test_what_a_stopped_program_left_and_states_older_than_thirty_days_go_at_the_next_start(
    office: Office, household_id: str, place: Path
) -> None:
    kept = restore_backup(office, back_up(office, place).file, PASSWORD).kept
    assert kept is not None
    old = kept.with_name("office.truoc-khoi-phuc-2026-01-02-080000")
    abandoned, working = office.folder / ".sao-luu-cu", office.folder.parent / ".sao-luu-moi"
    for folder in (old, abandoned, working):
        folder.mkdir()
        (folder / "office.db").write_bytes(b"x")
    os.utime(abandoned, (0, 0))
    finish_restore(office.folder)
    assert [each.exists() for each in (old, abandoned, working, kept)] == [False, False, True, True]


def test_a_place_that_is_gone_is_told_and_leaves_nothing(office: Office, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="USB"):
        back_up(office, tmp_path / "khong-co")
    assert not [path for path in office.folder.iterdir() if path.name.startswith(".sao-luu")]


def test_the_console_backs_up_verifies_and_restores_on_a_new_pc(
    office: Office,
    household_id: str,
    place: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    office.store.close()
    monkeypatch.setenv("NGHEO_USER", "canbo")
    monkeypatch.setenv("NGHEO_PASSWORD", PASSWORD)

    def run(*words: str) -> Any:
        assert main([*words, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    made = run("backup", str(place))
    assert (made["households"], made["proven"]) == (1, True)
    told = run("verify", made["file"])
    assert (told["added"], told["changed"], told["lost"], told["acts_lost"]) == (0, 0, 0, 0)
    done = run("restore", made["file"], "--into", str(tmp_path / "may-moi"))
    assert (done["households"], done["kept"]) == (1, None)
    assert run("--home", str(tmp_path / "may-moi"), "households")[0]["head_name"] == "Trần Văn Tám"
    assert Path(run("restore", made["file"])["kept"]).is_dir()
    assert main(["restore", str(place / "khong-co.ngheo")]) == 4
