"""Signed papers are matched by their code, kept encrypted, and never half."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ngheo_desktop.domain.attachments import SubjectKind
from ngheo_desktop.domain.frozen_lists import KeptList
from ngheo_desktop.domain.meetings import Meeting
from ngheo_desktop.domain.rights import Role
from ngheo_desktop.domain.round_papers import minutes_code
from ngheo_desktop.domain.rounds import Step, StepState
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import AccessRefused, EnvironmentProblem, WrongUsage
from ngheo_desktop.operations.accounts import NewUser, add_user
from ngheo_desktop.operations.attachments import (
    attach_photo,
    attach_signed,
    attachments_of,
    detach,
    open_attachment,
    save_attachment,
)
from ngheo_desktop.operations.diary import verify as verify_diary
from ngheo_desktop.operations.frozen_lists import freeze_list
from ngheo_desktop.operations.meetings import open_meeting
from ngheo_desktop.operations.office import Office, open_office
from ngheo_desktop.operations.standards import confirm_standard
from tests.conftest import PASSWORD
from tests.exchange.pictures import PLACE, photo
from tests.operations.campaign import Campaign

MEETING = SubjectKind.MEETING
SCAN = b"%PDF-1.4\nthe signed minutes\n%%EOF\n"


@pytest.fixture
def campaign(
    office: Office, monkeypatch: pytest.MonkeyPatch, add_household: Callable[..., str]
) -> Campaign:
    """Two hamlets whose sheets are done, on the day of their meetings."""
    made = Campaign(office, monkeypatch).at("2026-11-02")
    homes = [add_household(), add_household("Neáng Sóc", hamlet=1)]
    made.decided(dict.fromkeys(homes, HouseholdClass.POOR))
    made.settled()
    made.opened()
    made.listed_everywhere()
    for home in homes:
        made.sheet(home)
    return made


@pytest.fixture
def meeting(campaign: Campaign) -> Meeting:
    return campaign.met(signed=False).meeting


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    file = tmp_path / "bien ban Tran Van Tam.pdf"
    file.write_bytes(SCAN)
    return file


def files_of(office: Office) -> list[Path]:
    return sorted((office.folder / "attachments").glob("*"))


def test_the_signed_minutes_close_the_step(
    campaign: Campaign, meeting: Meeting, scan: Path
) -> None:
    office = campaign.office
    assert campaign.line().cell(Step.MEETING).state == StepState.RUNNING
    kept = attach_signed(office, MEETING, meeting.id, scan, minutes_code(meeting))
    assert campaign.line().cell(Step.MEETING).state == StepState.DONE
    assert open_meeting(office, meeting.id).signed_on == office.today()
    assert attachments_of(office, MEETING, meeting.id) == [kept.attachment]
    assert open_attachment(office, kept.attachment.id).data == SCAN
    assert kept.act.name == "đính kèm bản ký của biên bản họp dân ấp Phước Lợi, lần 1"


def test_the_code_may_be_typed_loosely_or_read_from_the_qr(
    campaign: Campaign, meeting: Meeting, scan: Path
) -> None:
    code = minutes_code(meeting)
    for typed in (code.lower().replace("-", " "), f"SHN1:{code}:biên bản lần 1:0123"):
        attach_signed(campaign.office, MEETING, meeting.id, scan, typed)
    assert len(attachments_of(campaign.office, MEETING, meeting.id)) == 2
    assert len(files_of(campaign.office)) == 1  # the same paper twice is one file


def test_a_wrong_code_is_refused_and_says_whose_it_is(
    campaign: Campaign, meeting: Meeting, scan: Path
) -> None:
    office, code = campaign.office, minutes_code(meeting)
    other = campaign.met(hamlet=1, signed=False).meeting
    for typed, told in (
        (code[:-1] + ("2" if code[-1] != "2" else "3"), "có chữ gõ sai"),
        ("", "có chữ gõ sai"),
        (minutes_code(other), "là của biên bản họp dân ấp Phước Long, lần 1"),
        ("22222-22222", "Sổ không có giấy nào mang mã 22222-22222"),
    ):
        with pytest.raises(WrongUsage, match=told):
            attach_signed(office, MEETING, meeting.id, scan, typed)
    assert files_of(office) == []
    assert open_meeting(office, meeting.id).signed_on is None


def test_minutes_recorded_otherwise_than_printed_have_another_code(
    campaign: Campaign, meeting: Meeting, scan: Path
) -> None:
    printed = minutes_code(meeting)
    with campaign.office.store.writing() as session:
        session.connection().exec_driver_sql("UPDATE meeting SET present = 51")
    with pytest.raises(WrongUsage, match="Sổ không có giấy nào mang mã"):
        attach_signed(campaign.office, MEETING, meeting.id, scan, printed)


def test_undo_takes_scan_and_signature_back_and_redo_brings_them(
    campaign: Campaign, meeting: Meeting, scan: Path
) -> None:
    office = campaign.office
    kept = attach_signed(office, MEETING, meeting.id, scan, minutes_code(meeting))
    kept.act.undo(office)
    assert open_meeting(office, meeting.id).signed_on is None
    assert attachments_of(office, MEETING, meeting.id) == []
    kept.act.redo(office)
    assert open_attachment(office, kept.attachment.id).data == SCAN


def test_a_scan_attached_by_mistake_goes_and_the_minutes_stay_signed(
    campaign: Campaign, meeting: Meeting, scan: Path
) -> None:
    office = campaign.office
    kept = attach_signed(office, MEETING, meeting.id, scan, minutes_code(meeting))
    act = detach(office, kept.attachment.id)
    assert attachments_of(office, MEETING, meeting.id) == []
    assert open_meeting(office, meeting.id).signed_on is not None
    with pytest.raises(WrongUsage, match="Không tìm thấy bản đính kèm"):
        open_attachment(office, kept.attachment.id)
    act.undo(office)
    assert open_attachment(office, kept.attachment.id).data == SCAN


def test_nothing_can_be_read_beside_the_database(
    campaign: Campaign, meeting: Meeting, scan: Path
) -> None:
    office = campaign.office
    attach_signed(office, MEETING, meeting.id, scan, minutes_code(meeting))
    (file,) = files_of(office)
    assert b"signed" not in file.read_bytes()
    assert "Tam" not in file.name
    told = office.store.query("SELECT act, changes FROM diary ORDER BY seq DESC LIMIT 2")
    assert "Tran Van Tam" not in str(told)


def test_a_file_that_is_gone_or_changed_is_told_and_attaching_it_again_heals_it(
    campaign: Campaign, meeting: Meeting, scan: Path
) -> None:
    office, code = campaign.office, minutes_code(meeting)
    kept = attach_signed(office, MEETING, meeting.id, scan, code)
    (file,) = files_of(office)
    for harm in (lambda: file.write_bytes(b"x"), file.unlink):
        harm()
        with pytest.raises(EnvironmentProblem, match="bị thiếu hoặc hỏng"):
            open_attachment(office, kept.attachment.id)
        attach_signed(office, MEETING, meeting.id, scan, code)
        assert open_attachment(office, kept.attachment.id).data == SCAN


def test_the_photo_of_the_board_is_kept_without_its_place(
    campaign: Campaign, meeting: Meeting, scan: Path, tmp_path: Path
) -> None:
    office = campaign.office
    attach_signed(office, MEETING, meeting.id, scan, minutes_code(meeting))
    posting = campaign.posted().posting
    (tmp_path / "bang.jpg").write_bytes(photo())
    kept = attach_photo(office, posting.id, tmp_path / "bang.jpg")
    assert PLACE not in open_attachment(office, kept.attachment.id).data
    assert attachments_of(office, SubjectKind.POSTING, posting.id) == [kept.attachment]
    save_attachment(office, kept.attachment.id, tmp_path / "ra.jpg")
    assert PLACE not in (tmp_path / "ra.jpg").read_bytes()


def test_the_signed_decision_goes_with_its_frozen_list(campaign: Campaign, scan: Path) -> None:
    office, list_kind = campaign.office, SubjectKind.FROZEN_LIST
    for hamlet in (0, 1):
        campaign.met(hamlet=hamlet)
        campaign.posted(hamlet)
    campaign.at("2026-11-20")
    confirm_standard(office, "2022-2025")
    frozen: KeptList = freeze_list(office, campaign.prepared(), PASSWORD)
    kept = attach_signed(office, list_kind, frozen.id, scan, frozen.code)
    assert kept.attachment.code == frozen.code
    assert open_attachment(office, kept.attachment.id).data == SCAN
    with pytest.raises(WrongUsage, match="Giấy này phải mang mã của danh sách đã chốt"):
        attach_signed(office, list_kind, frozen.id, scan, "22222-22222")
    kept.act.undo(office)
    assert attachments_of(office, list_kind, frozen.id) == []


def test_who_may_not_record_meetings_attaches_nothing(
    campaign: Campaign, meeting: Meeting, scan: Path
) -> None:
    office = campaign.office
    user = NewUser("khach", "Người Xem", "mat-khau-khach", (Role.VIEWER,))
    add_user(office, user, PASSWORD)
    viewer = open_office(office.folder, "khach", "mat-khau-khach")
    with pytest.raises(AccessRefused):
        attach_signed(viewer, MEETING, meeting.id, scan, minutes_code(meeting))
    kept = attach_signed(office, MEETING, meeting.id, scan, minutes_code(meeting))
    assert open_attachment(viewer, kept.attachment.id).data == SCAN
    with pytest.raises(AccessRefused):
        detach(viewer, kept.attachment.id)
    with pytest.raises(AccessRefused):
        save_attachment(viewer, kept.attachment.id, scan.with_name("x.pdf"))
    viewer.store.close()


KILLED = """
import os, signal, sys
from pathlib import Path
from ngheo_desktop.domain.attachments import SubjectKind
from ngheo_desktop.operations.attachments import attach_signed
from ngheo_desktop.operations.office import open_office
from ngheo_desktop.storage import attachments as stored

folder, password, meeting, file, code, step = sys.argv[1:]
office = open_office(Path(folder), "canbo", password)
place, name = (os, "fsync") if step == "flush" else (stored, step)
working = getattr(place, name)

def and_die(*arguments):
    working(*arguments)
    os.kill(os.getpid(), signal.SIGKILL)

setattr(place, name, and_die)
attach_signed(office, SubjectKind.MEETING, meeting, Path(file), code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("step", ["flush", "seal_file", "attachment_row", "read_attachment"])
def test_a_program_killed_while_it_attaches_leaves_nothing_half(
    campaign: Campaign, meeting: Meeting, scan: Path, step: str
) -> None:
    office, code = campaign.office, minutes_code(meeting)
    lines = verify_diary(office).lines
    arguments = [str(office.folder), PASSWORD, meeting.id, str(scan), code, step]
    done = subprocess.run(
        [sys.executable, "-c", KILLED, *arguments],
        check=False,
        capture_output=True,
        env=dict(os.environ),
    )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    assert office.store.query("SELECT count(*) FROM attachment") == [(0,)]
    assert open_meeting(office, meeting.id).signed_on is None
    assert verify_diary(office).lines == lines
    left = files_of(office)
    for each in left:
        os.utime(each, (0, 0))
    kept = attach_signed(office, MEETING, meeting.id, scan, code)
    assert files_of(office) == [office.folder / "attachments" / kept.attachment.address]
    assert open_attachment(office, kept.attachment.id).data == SCAN
