"""Đính kèm bản đã ký: matched by its printed code, kept encrypted, opened again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ngheo_desktop.domain.attachments import (
    ATTACHED_AS,
    MOST_BYTES,
    Attachment,
    Medium,
    SubjectKind,
    paper_code,
)
from ngheo_desktop.domain.meetings import Meeting
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.round_papers import minutes_code
from ngheo_desktop.errors import EnvironmentProblem, WrongUsage
from ngheo_desktop.exchange.scans import cleaned_scan
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_acts import act_of, note

_RIGHTS = {
    SubjectKind.MEETING: Right.RECORD_MEETINGS,
    SubjectKind.FROZEN_LIST: Right.PREPARE_DECISIONS,
    SubjectKind.POSTING: Right.RUN_ROUNDS,
}


@dataclass(frozen=True, slots=True)
class KeptAttachment:
    """What attaching gave, and how to take it back."""

    attachment: Attachment
    act: Act


@dataclass(frozen=True, slots=True)
class OpenedAttachment:
    """A scan or photo as it is looked at: its bytes leave the memory of the program nowhere."""

    attachment: Attachment
    data: bytes


def attach_signed(
    office: Office,
    kind: SubjectKind,
    subject_id: str,
    file: Path,
    code: str,
    *,
    signed_on: date | None = None,
) -> KeptAttachment:
    """Đính kèm bản đã ký: only with the code that is printed on this very paper.

    Minutes count as signed from then on (`signed_on`, today when not told); a further page or a
    better scan may follow.
    """
    office.require(_RIGHTS[kind])
    matched = check_paper_code(office, kind, subject_id, code)
    medium, data = _read_scan(file)
    return _keep(office, kind, subject_id, medium, data, matched, signed_on or office.today())


def attach_photo(office: Office, posting_id: str, file: Path) -> KeptAttachment:
    """Đính kèm ảnh bảng niêm yết; where and by whom it was taken is not kept."""
    office.require(Right.RUN_ROUNDS)
    with office.store.reading() as session:
        _told_subject(office, session, SubjectKind.POSTING, posting_id)
    medium, data = _read_scan(file)
    return _keep(office, SubjectKind.POSTING, posting_id, medium, data, "", office.today())


def check_paper_code(office: Office, kind: SubjectKind, subject_id: str, typed: str) -> str:
    """The code as printed, when it is that of this paper; WrongUsage says what it is instead."""
    code = paper_code(typed)
    if not code:
        raise WrongUsage(
            "Mã đối chiếu có chữ gõ sai. Mã gồm 10 chữ ở cuối mỗi trang giấy, ví dụ 7KD4M-R3XAP."
        )
    with office.store.reading() as session:
        wanted, told = _told_subject(office, session, kind, subject_id)
        if code == wanted:
            return code
        other = _paper_of_code(session, code)
    whose = f"Mã {code} là của {other}." if other else f"Sổ không có giấy nào mang mã {code}."
    raise WrongUsage(f"{whose} Giấy này phải mang mã của {told}. Chưa đính kèm gì.")


def _told_subject(
    office: Office, session: Any, kind: SubjectKind, subject_id: str
) -> tuple[str, str]:
    """Code and name of what is attached to, when it stands and is within the account's scope."""
    from ngheo_desktop.storage.frozen_lists import list_marks
    from ngheo_desktop.storage.meetings import read_meeting
    from ngheo_desktop.storage.postings import read_posting

    if kind == SubjectKind.FROZEN_LIST:
        office.require_whole(Right.READ_HOUSEHOLDS, "Danh sách đã chốt")
        for mark in list_marks(session, id=subject_id):
            return mark.code, f"danh sách đã chốt {mark.serial}"
        raise WrongUsage("Không tìm thấy danh sách đã chốt này.")
    if kind == SubjectKind.MEETING:
        meeting = read_meeting(session, subject_id)
        if meeting is None:
            raise WrongUsage("Không tìm thấy biên bản này.")
        office.require_hamlet(meeting.hamlet_id)
        return minutes_code(meeting), _told_meeting(meeting)
    posting = read_posting(session, subject_id)
    if posting is None:
        raise WrongUsage("Không tìm thấy lần niêm yết này.")
    office.require_hamlet(posting.hamlet_id)
    return "", f"niêm yết {posting.hamlet}, lần {posting.number}"


def _told_meeting(meeting: Meeting) -> str:
    return f"biên bản họp dân {meeting.hamlet}, lần {meeting.number}"


def _paper_of_code(session: Any, code: str) -> str:
    """Which other paper of this register the code stands on."""
    from ngheo_desktop.storage.frozen_lists import list_marks
    from ngheo_desktop.storage.meetings import list_meetings
    from ngheo_desktop.storage.rounds import list_rounds

    for mark in list_marks(session, code=code):
        return f"danh sách đã chốt {mark.serial}"
    for round_ in list_rounds(session):
        for meeting in list_meetings(session, round_.id):
            if minutes_code(meeting) == code:
                return f"{_told_meeting(meeting)} ({round_.title})"
    return ""


def _read_scan(file: Path) -> tuple[Medium, bytes]:
    try:
        if file.stat().st_size > MOST_BYTES:
            with file.open("rb") as opened:
                return cleaned_scan(opened.read(MOST_BYTES + 1))  # says that it is too large
        return cleaned_scan(file.read_bytes())
    except OSError as error:
        raise EnvironmentProblem(
            f"Không đọc được tệp «{file.name}». Chưa đính kèm gì. Nếu tệp nằm trên USB, hãy cắm "
            "lại rồi thử lại."
        ) from error


def _keep(
    office: Office,
    kind: SubjectKind,
    subject_id: str,
    medium: Medium,
    data: bytes,
    code: str,
    signed_on: date,
) -> KeptAttachment:
    """First the file, whole on the disk, then its row: stopped between them nothing is half."""
    from ngheo_desktop.operations.meetings import sign_meeting
    from ngheo_desktop.storage.attachments import (
        attachment_row,
        forget_abandoned,
        read_attachment,
        seal_file,
    )
    from ngheo_desktop.storage.meetings import read_meeting
    from ngheo_desktop.storage.round_records import write_record

    address = seal_file(office.store, data)
    with office.store.writing() as session:
        _code, told = _told_subject(office, session, kind, subject_id)
        row = attachment_row(kind, subject_id, address, medium, len(data))
        row.code, row.attached_by = code, office.actor.name
        changes = [write_record(session, row)]
        meeting = read_meeting(session, subject_id) if kind == SubjectKind.MEETING else None
        if meeting is not None and meeting.signed_on is None:
            changes.append(sign_meeting(office, session, subject_id, signed_on)[1])
        words = f"đính kèm {ATTACHED_AS[kind]} {told}"
        note(office, session, words, changes)
        attachment = read_attachment(session, row.id)
    assert attachment is not None  # just written
    forget_abandoned(office.store)
    return KeptAttachment(attachment, act_of(words, changes, _RIGHTS[kind]))


def attachments_of(office: Office, kind: SubjectKind, subject_id: str) -> Sequence[Attachment]:
    """Những bản đính kèm of one paper or board, in the order they came."""
    from ngheo_desktop.storage.attachments import list_attachments

    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        _told_subject(office, session, kind, subject_id)
        return list_attachments(session, kind, subject_id)


def open_attachment(office: Office, attachment_id: str) -> OpenedAttachment:
    """Mở lại: the bytes as they were kept; EnvironmentProblem when the file is gone or changed."""
    from ngheo_desktop.storage.attachments import unseal_file

    office.require(Right.READ_HOUSEHOLDS)
    with office.store.reading() as session:
        found, _told = _attachment(office, session, attachment_id)
    return OpenedAttachment(found, unseal_file(office.store, found.address))


def save_attachment(office: Office, attachment_id: str, target: Path) -> OpenedAttachment:
    """Lưu ra tệp, for a printer or a letter; told in the diary."""
    from ngheo_desktop.storage.diary import Entry, write_entry
    from ngheo_desktop.writing import whole_file

    office.require(Right.PRINT_LISTS)
    opened = open_attachment(office, attachment_id)
    with whole_file(target) as file:
        file.write(opened.data)
    with office.store.writing() as session:
        found, told = _attachment(office, session, attachment_id)
        words = f"lưu ra tệp {ATTACHED_AS[found.kind]} {told}"
        write_entry(session, office.actor, Entry(words, "attachment", attachment_id))
    return opened


def detach(office: Office, attachment_id: str) -> Act:
    """Bỏ bản đính kèm nhầm: what it was attached to stays as it is, signed too."""
    from ngheo_desktop.storage.attachments import loose_attachment
    from ngheo_desktop.storage.round_records import write_record

    with office.store.writing() as session:
        found, told = _attachment(office, session, attachment_id)
        office.require(_RIGHTS[found.kind])
        row = loose_attachment(session, attachment_id)
        row.deleted = True
        changes = (write_record(session, row),)
        words = f"bỏ {ATTACHED_AS[found.kind]} {told}"
        note(office, session, words, changes)
    return act_of(words, changes, _RIGHTS[found.kind])


def _attachment(office: Office, session: Any, attachment_id: str) -> tuple[Attachment, str]:
    """It, and the name of what it is attached to, when that is within the account's scope."""
    from ngheo_desktop.storage.attachments import read_attachment

    found = read_attachment(session, attachment_id)
    if found is None:
        raise WrongUsage("Không tìm thấy bản đính kèm này.")
    return found, _told_subject(office, session, found.kind, found.subject_id)[1]
