"""Bản đính kèm: scans of signed papers and photos of the board, and what they belong to."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ngheo_desktop.domain.frozen_lists import read_code

MOST_BYTES = 25 * 2**20


class SubjectKind(StrEnum):
    """What a scan or photo belongs to."""

    MEETING = "meeting"  # biên bản họp dân đã ký
    FROZEN_LIST = "frozen_list"  # quyết định và danh sách đã ký
    POSTING = "posting"  # ảnh bảng niêm yết: no code is printed on a board


class Medium(StrEnum):
    """How an attachment is kept; told by its content, never by the name of the file."""

    PDF = "pdf"
    JPG = "jpg"
    PNG = "png"


SUBJECT_TERMS = {
    SubjectKind.MEETING: "bản ký của biên bản họp dân",
    SubjectKind.FROZEN_LIST: "bản ký của danh sách đã chốt",
    SubjectKind.POSTING: "ảnh bảng niêm yết",
}
# «đính kèm bản ký của biên bản …», «đính kèm ảnh bảng niêm yết …»
ATTACHED_AS = {
    SubjectKind.MEETING: "bản ký của",
    SubjectKind.FROZEN_LIST: "bản ký của",
    SubjectKind.POSTING: "ảnh bảng",
}


@dataclass(frozen=True, slots=True)
class Attachment:
    """Một bản đính kèm as it is kept; the name of the file it came from is not."""

    id: str
    kind: SubjectKind
    subject_id: str
    address: str  # SHA-256 of the encrypted file beside the database
    medium: Medium
    size: int  # bytes
    code: str  # mã đối chiếu that matched; "" = a photo
    attached_at: datetime
    attached_by: str


def paper_code(typed: str) -> str:
    """Mã đối chiếu from what was typed, or from what a reader read off the QR; "" = a slip."""
    parts = typed.strip().split(":")
    return read_code(parts[1] if len(parts) > 1 else parts[0])
