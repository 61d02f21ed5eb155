"""What the worker does with a scan: its printed code where it has words, its pages, its picture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSizeF
from PySide6.QtGui import QImage, QImageReader

from ngheo_desktop.domain.attachments import MOST_BYTES, Attachment, Medium, paper_code
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.attachments import open_attachment
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report

_CODE = re.compile(r"\b[0-9A-Z]{5}-[0-9A-Z]{5}\b")
_PAGES_READ = 3
_NOT_DRAWN = "Tệp này không mở được để xem. Có thể lưu ra tệp rồi mở bằng chương trình khác."


@dataclass(frozen=True, slots=True)
class ShownScan:
    """A scan ready to be looked at: pages of a PDF, or one picture the right way up."""

    attachment: Attachment
    data: bytes
    sizes: Sequence[QSizeF] = ()
    picture: QImage | None = None


def code_in(file: Path, _report: Report) -> str:
    """Mã đối chiếu in the words of a PDF; "" where it has none, or is no PDF at all."""
    from pypdfium2 import PdfiumError

    from ngheo_desktop.gui.pdf_pages import page_sizes, page_text

    try:
        if file.stat().st_size > MOST_BYTES:
            return ""
        data = file.read_bytes()
        if not data.startswith(b"%PDF-"):
            return ""
        for at in range(min(len(page_sizes(data)), _PAGES_READ)):
            for found in _CODE.findall(page_text(data, at)):
                if code := paper_code(found):
                    return code
    except (OSError, PdfiumError):
        return ""  # attaching it says what is wrong with the file
    return ""


def read_scan(office: Office, attachment_id: str, _report: Report) -> ShownScan:
    """Open a scan and lay it out."""
    from pypdfium2 import PdfiumError

    from ngheo_desktop.gui.pdf_pages import page_sizes

    opened = open_attachment(office, attachment_id)
    if opened.attachment.medium != Medium.PDF:
        return ShownScan(opened.attachment, opened.data, picture=_picture(opened.data))
    try:
        return ShownScan(opened.attachment, opened.data, sizes=page_sizes(opened.data))
    except PdfiumError as error:
        raise WrongUsage(_NOT_DRAWN) from error


def _picture(data: bytes) -> QImage:
    """The picture turned the right way up, as its own note says."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    picture = reader.read()
    if picture.isNull():
        raise WrongUsage(_NOT_DRAWN)
    return picture
