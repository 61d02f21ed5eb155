"""Bản đính kèm as stored: encrypted files beside the database, each under its own SHA-256.

A file is whole on the disk before its row is written, and none is taken away while a row names
it. What it is called proves it without the key; only the key opens it.
"""

import hashlib
import hmac
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, select

from ngheo_desktop.domain.attachments import Attachment, Medium, SubjectKind
from ngheo_desktop.errors import EnvironmentProblem
from ngheo_desktop.storage.ids import new_id
from ngheo_desktop.storage.tables import AttachmentRow
from ngheo_desktop.writing import whole_file

if TYPE_CHECKING:
    from ngheo_desktop.storage.store import Store

FOLDER = "attachments"
_NONCE = 12
_ABANDONED = 24 * 3600.0  # seconds; a file that still has no row was left by a stopped program


def folder_of(store: "Store") -> Path:
    """Where the files of an office lie."""
    return store.path.parent / FOLDER


def seal_file(store: "Store", data: bytes) -> str:
    """Put bytes encrypted on the disk, whole and flushed; returns their address.

    The nonce follows from the content, so the same content is the same file, kept once.
    """
    key = _file_key(store.key)
    nonce = hmac.digest(key, hashlib.sha256(data).digest(), "sha256")[:_NONCE]
    sealed = nonce + _cipher(key).encrypt(nonce, data, None)
    address = hashlib.sha256(sealed).hexdigest()
    path = folder_of(store) / address
    if is_whole(path):
        os.utime(path)  # young again: nobody takes it for abandoned before its row is written
    else:
        _make(path.parent)
        with whole_file(path) as file:
            file.write(sealed)
        _flush_names(path.parent)
    return address


def unseal_file(store: "Store", address: str) -> bytes:
    """The bytes behind an address; EnvironmentProblem when the file is gone or was changed."""
    path = folder_of(store) / address
    if not is_whole(path):
        raise EnvironmentProblem(
            "Tệp đính kèm này bị thiếu hoặc hỏng trên máy nên chưa mở được. Số liệu của sổ không "
            "bị ảnh hưởng. Hãy lấy lại từ bản sao lưu, hoặc quét và đính kèm lại tờ giấy."
        )
    sealed, key = path.read_bytes(), _file_key(store.key)
    return bytes(_cipher(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], None))


def is_whole(path: Path) -> bool:
    """Whether a file is there and is what its name says."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == path.name
    except OSError:
        return False


def _file_key(key: bytes) -> bytes:
    return hmac.digest(key, b"attachments/1", "sha256")


def _cipher(key: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise EnvironmentProblem(
            f"Thư mục «{folder.parent}» không cho ghi nên chưa đính kèm được. Số liệu đã lưu vẫn "
            "an toàn. Hãy nhờ người quản trị máy cấp quyền ghi."
        ) from error


def _flush_names(folder: Path) -> None:
    """The new name itself must outlive a power cut, for a row is going to trust it."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def forget_abandoned(store: "Store") -> None:
    """Take away old files that no row names: a program was stopped before it wrote the row."""
    named = {row[0] for row in store.query("SELECT address FROM attachment")}
    with suppress(OSError):  # another program may be at the same
        for path in folder_of(store).iterdir():
            if path.name not in named and time.time() - path.stat().st_mtime > _ABANDONED:
                path.unlink(missing_ok=True)


# --- rows -----------------------------------------------------------------------------------------


def attachment_row(
    kind: SubjectKind, subject_id: str, address: str, medium: Medium, size: int
) -> AttachmentRow:
    """A new row to write."""
    return AttachmentRow(
        id=new_id(),
        kind=kind.value,
        subject_id=subject_id,
        address=address,
        medium=medium.value,
        size=size,
        attached_at=datetime.now(UTC).replace(microsecond=0),  # read back it must be the same
    )


def list_attachments(session: Session, kind: SubjectKind, subject_id: str) -> list[Attachment]:
    """Những bản đính kèm of one paper or board, in the order they came."""
    query = (
        select(AttachmentRow)
        .where(
            AttachmentRow.kind == kind.value,
            AttachmentRow.subject_id == subject_id,
            col(AttachmentRow.deleted).is_(False),
        )
        .order_by(col(AttachmentRow.id))
    )
    return [_attachment(row) for row in session.exec(query)]


def read_attachment(session: Session, attachment_id: str) -> Attachment | None:
    """One of them; None when there is none, or it was taken back."""
    row = session.get(AttachmentRow, attachment_id)
    return _attachment(row) if row is not None and not row.deleted else None


def loose_attachment(session: Session, attachment_id: str) -> AttachmentRow:
    """The row of one, loose, to be changed and written."""
    return AttachmentRow(**session.get_one(AttachmentRow, attachment_id).model_dump())


def _attachment(row: AttachmentRow) -> Attachment:
    return Attachment(
        id=row.id,
        kind=SubjectKind(row.kind),
        subject_id=row.subject_id,
        address=row.address,
        medium=Medium(row.medium),
        size=row.size,
        code=row.code,
        attached_at=row.attached_at,
        attached_by=row.attached_by,
    )


def addresses(store: "Store") -> list[str]:
    """Every file that a row names, those taken back too: they can be brought back."""
    rows = store.query("SELECT DISTINCT address FROM attachment ORDER BY address")
    return [row[0] for row in rows]


def faulty_files(store: "Store") -> Iterator[tuple[SubjectKind, bool]]:
    """What each attachment belongs to whose file is not as it was kept; True = it is gone."""
    rows = store.query("SELECT kind, address FROM attachment WHERE deleted = 0 ORDER BY id")
    for kind, address in rows:
        path = folder_of(store) / address
        if not is_whole(path):
            yield SubjectKind(kind), not path.exists()
