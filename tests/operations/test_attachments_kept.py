"""Attachments go with the register: into each backup, out of it again, and into the self-check."""

import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ngheo_desktop.cli import main
from ngheo_desktop.domain.attachments import Attachment, SubjectKind
from ngheo_desktop.domain.round_papers import minutes_code
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import EnvironmentProblem
from ngheo_desktop.operations.attachments import attach_signed, detach, open_attachment
from ngheo_desktop.operations.backups import back_up, list_backups, verify_backup
from ngheo_desktop.operations.checking import check_register
from ngheo_desktop.operations.office import Office, open_office
from ngheo_desktop.operations.restoring import restore_backup, restore_by_password
from ngheo_desktop.storage import backups as stored
from tests.conftest import PASSWORD
from tests.operations.campaign import Campaign

SCAN = b"%PDF-1.4\nthe signed minutes\n%%EOF\n"


@pytest.fixture
def attached(
    office: Office,
    monkeypatch: pytest.MonkeyPatch,
    add_household: Callable[..., str],
    tmp_path: Path,
) -> Attachment:
    campaign, home = Campaign(office, monkeypatch).at("2026-11-02"), add_household()
    campaign.decided({home: HouseholdClass.POOR})
    campaign.settled()
    campaign.opened()
    campaign.listed()
    campaign.sheet(home)
    meeting = campaign.met(signed=False).meeting
    (tmp_path / "scan.pdf").write_bytes(SCAN)
    code = minutes_code(meeting)
    scan = tmp_path / "scan.pdf"
    return attach_signed(office, SubjectKind.MEETING, meeting.id, scan, code).attachment


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


def lies(office: Office, attachment: Attachment) -> Path:
    return office.folder / "attachments" / attachment.address


def test_a_backup_holds_the_scans_and_a_restore_brings_them(
    office: Office, attached: Attachment, place: Path
) -> None:
    made = back_up(office, place)
    assert (made.files, made.lost_files) == (1, 0)
    assert list_backups(office)[0].files == 1
    assert verify_backup(office, made.file).acts_lost == 0
    lies(office, attached).unlink()
    restore_backup(office, made.file, PASSWORD)
    again = open_office(office.folder, "canbo", PASSWORD)
    assert open_attachment(again, attached.id).data == SCAN
    assert check_register(again) == []
    again.store.close()


def test_a_new_pc_gets_the_scans_too(
    office: Office, attached: Attachment, place: Path, tmp_path: Path
) -> None:
    made = back_up(office, place)
    folder = tmp_path / "may-moi" / "office"
    restore_by_password(folder, made.file, "canbo", PASSWORD)
    fresh = open_office(folder, "canbo", PASSWORD)
    assert open_attachment(fresh, attached.id).data == SCAN
    fresh.store.close()


def test_a_scan_taken_out_can_still_be_brought_back_after_a_restore(
    office: Office, attached: Attachment, place: Path
) -> None:
    act = detach(office, attached.id)
    restore_backup(office, back_up(office, place).file, PASSWORD)
    again = open_office(office.folder, "canbo", PASSWORD)
    act.undo(again)
    assert open_attachment(again, attached.id).data == SCAN
    again.store.close()


def test_a_lost_scan_stops_no_backup_and_is_told(
    office: Office, attached: Attachment, place: Path
) -> None:
    lies(office, attached).write_bytes(b"something else")
    assert [each.code for each in check_register(office)] == ["attachment_changed"]
    lies(office, attached).unlink()
    (finding,) = check_register(office)
    assert finding.code == "attachment_missing"
    assert finding.text == "Tệp bản ký của biên bản họp dân bị thiếu trên máy."
    made = back_up(office, place)
    assert (made.files, made.lost_files) == (0, 1)
    assert verify_backup(office, made.file).acts_lost == 0


def changed(file: Path, name: str, data: bytes) -> None:
    """The same zip with other bytes in one member."""
    with zipfile.ZipFile(file) as packed:
        members = {each: packed.read(each) for each in packed.namelist()}
    assert name in members
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as packed:
        for each, kept in members.items():
            packed.writestr(each, data if each == name else kept)


def test_one_changed_byte_of_a_scan_in_a_backup_is_found(
    office: Office, attached: Attachment, place: Path
) -> None:
    made = back_up(office, place)
    sealed = bytearray(lies(office, attached).read_bytes())
    sealed[-1] ^= 1
    changed(made.file, f"attachments/{attached.address}", bytes(sealed))
    with pytest.raises(EnvironmentProblem, match="không phải bản sao lưu còn nguyên vẹn"):
        restore_backup(office, made.file, PASSWORD)
    assert open_attachment(office, attached.id).data == SCAN


@pytest.mark.parametrize("name", ["../../office.keys", "x", "/etc/passwd", "A" * 64])
def test_a_backup_cannot_name_a_file_outside_its_place(
    office: Office, attached: Attachment, place: Path, name: str
) -> None:
    made = back_up(office, place)
    manifest = stored.read_manifest(made.file)
    told = {**_plain(manifest), "files": [name]}
    changed(made.file, "manifest.json", json.dumps(told).encode())
    with pytest.raises(EnvironmentProblem, match="còn nguyên vẹn"):
        restore_backup(office, made.file, PASSWORD)


def test_a_manifest_that_leaves_a_scan_out_is_found_by_its_seal(
    office: Office, attached: Attachment, place: Path
) -> None:
    made = back_up(office, place)
    short = replace(stored.read_manifest(made.file), files=())
    changed(made.file, "manifest.json", json.dumps(_plain(short)).encode())
    with pytest.raises(EnvironmentProblem, match="bản sao lưu của sổ khác, hoặc đã bị sửa"):
        restore_backup(office, made.file, PASSWORD)


def _plain(manifest: stored.Manifest) -> dict[str, object]:
    return {name: getattr(manifest, name) for name in manifest.__slots__}


def test_the_console_attaches_lists_opens_and_takes_out(
    office: Office,
    attached: Attachment,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NGHEO_USER", "canbo")
    monkeypatch.setenv("NGHEO_PASSWORD", PASSWORD)
    scan, out = str(tmp_path / "scan.pdf"), tmp_path / "out.pdf"
    about = ("minutes", attached.subject_id)

    def run(*words: str) -> tuple[int, object]:
        code = main(["round", *words, "--json"])
        told, refused = capsys.readouterr()
        return code, json.loads(told) if told else refused

    assert run("attach", *about, scan)[0] == 2
    assert run("attach", *about, scan, "--code", "22222-22222")[0] == 2
    code, kept = run("attach", *about, scan, "--code", attached.code)
    assert code == 0
    assert isinstance(kept, dict)
    assert len(run("attached", *about)[1]) == 2  # type: ignore[arg-type]
    assert run("attachment", kept["id"], "--out", str(out))[0] == 0
    assert out.read_bytes() == SCAN
    assert run("detach", kept["id"])[0] == 0
    assert len(run("attached", *about)[1]) == 1  # type: ignore[arg-type]
