"""Scans and photos as they come in: told by content, and rid of where they were taken.

Nothing is drawn anew: a signed paper keeps every point it was scanned with.
"""

import struct
from collections.abc import Iterator

from ngheo_desktop.domain.attachments import MOST_BYTES, Medium
from ngheo_desktop.errors import WrongUsage

_PNG = b"\x89PNG\r\n\x1a\n"
_JPG = b"\xff\xd8\xff"
_PDF_WITHIN = 1024  # some scanners write a few bytes before the head
_EOF_WITHIN = 4096
# What a picture needs to be seen; the rest (eXIf, tEXt, tIME…) may tell who took it, and where.
_PNG_KEPT = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"pHYs")
)
_ALONE = frozenset((0x01, 0xD8, *range(0xD0, 0xD8)))  # JPEG markers without a length
_SCAN, _END = 0xDA, 0xD9
_ORIENTATION = 0x0112


def cleaned_scan(data: bytes) -> tuple[Medium, bytes]:
    """Kind and bytes to keep; WrongUsage says what is wrong with a file that is not taken."""
    if len(data) > MOST_BYTES:
        raise WrongUsage(
            f"Tệp này {len(data) // 2**20 + 1} MB, lớn hơn mức {MOST_BYTES // 2**20} MB. "
            "Hãy quét lại đen trắng, 200 dpi."
        )
    if data.startswith(_PNG):
        return Medium.PNG, _bare_png(data)
    if data.startswith(_JPG):
        return Medium.JPG, _bare_jpg(data)
    if b"%PDF-" in data[:_PDF_WITHIN]:
        if b"%%EOF" not in data[-_EOF_WITHIN:]:
            raise _cut("Tệp PDF")
        return Medium.PDF, data
    raise WrongUsage("Tệp này không phải PDF, JPG hay PNG. Hãy quét hoặc chụp lại tờ giấy.")


def _cut(what: str) -> WrongUsage:
    return WrongUsage(f"{what} này không còn trọn vẹn. Hãy chép hoặc quét lại.")


def _bare_png(data: bytes) -> bytes:
    kept, at = [_PNG], len(_PNG)
    while at + 12 <= len(data):
        size, name = struct.unpack_from(">I4s", data, at)
        end = at + 12 + size
        if end > len(data):
            break
        if name in _PNG_KEPT:
            kept.append(data[at:end])
        if name == b"IEND":
            return b"".join(kept)
        at = end
    raise _cut("Ảnh")


def _bare_jpg(data: bytes) -> bytes:
    kept = [b"\xff\xd8"]
    for marker, part in _parts_of_jpg(data):
        payload = part[4:]
        if marker == 0xE1 and payload.startswith(b"Exif\0\0"):
            kept.append(_turned(payload[6:]))
        elif _is_kept(marker, payload):
            kept.append(part)
    return b"".join(kept)


def _is_kept(marker: int, payload: bytes) -> bool:
    """Everything that draws, and the colour profile; APP1 is Exif and XMP, APP13 is IPTC."""
    if marker == 0xE2:
        return payload.startswith(b"ICC_PROFILE\0")
    return marker in (0xE0, 0xEE) or not (0xE0 <= marker <= 0xEF or marker == 0xFE)


def _parts_of_jpg(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and bytes of each part after the start; whatever lies behind the end is left."""
    at = 2
    while at + 2 <= len(data):
        if data[at] != 0xFF:
            raise _cut("Ảnh")
        marker = data[at + 1]
        if marker == 0xFF:  # a fill byte
            at += 1
            continue
        if marker == _END:
            yield marker, b"\xff\xd9"
            return
        if marker in _ALONE:
            end = at + 2
        elif at + 4 <= len(data):
            end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        else:
            break
        if marker == _SCAN:
            end = _after_points(data, end)
        if end > len(data):
            break
        yield marker, data[at:end]
        at = end
    raise _cut("Ảnh")


def _after_points(data: bytes, at: int) -> int:
    """Where the coded points end: at the first marker that is no restart and no stuffed byte."""
    while (at := data.find(b"\xff", at)) != -1 and at + 1 < len(data):
        if data[at + 1] not in (0x00, 0xFF, *range(0xD0, 0xD8)):
            return at
        at += 1 if data[at + 1] == 0xFF else 2
    raise _cut("Ảnh")


def _turned(exif: bytes) -> bytes:
    """An Exif part that says only which way up the picture is; nothing when it is upright."""
    turn = _orientation(exif)
    if not 2 <= turn <= 8:
        return b""
    tiff = struct.pack("<2sHIHHHIHHI", b"II", 42, 8, 1, _ORIENTATION, 3, 1, turn, 0, 0)
    payload = b"Exif\0\0" + tiff
    return b"\xff\xe1" + (len(payload) + 2).to_bytes(2) + payload


def _orientation(exif: bytes) -> int:
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    try:
        if order is None:
            return 1
        (start,) = struct.unpack_from(f"{order}I", exif, 4)
        (entries,) = struct.unpack_from(f"{order}H", exif, start)
        for each in range(entries):
            tag, _kind, _count, value = struct.unpack_from(
                f"{order}HHIH", exif, start + 2 + 12 * each
            )
            if tag == _ORIENTATION:
                return int(value)
    except struct.error:
        pass  # a damaged note about the picture; the picture itself is whole
    return 1
