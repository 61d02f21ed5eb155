"""Any list that somebody brings: its kind by its bytes, refused in words when it is none."""

import gzip
import zipfile
import zlib
from pathlib import Path

from ngheo_desktop.errors import EnvironmentProblem, WrongUsage
from ngheo_desktop.exchange.delimited import read_delimited
from ngheo_desktop.exchange.grid import Grid
from ngheo_desktop.exchange.web_tables import is_xml_workbook, read_web_page, read_xml_workbook
from ngheo_desktop.exchange.workbooks import MAX_UNPACKED, read_workbook

MAX_FILE = 80 * 2**20  # no list of a commune comes near; a PC with 4 GB must survive
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAFE = "Chưa ghi gì vào sổ."


def read_grids(path: Path) -> list[Grid]:
    """Every sheet of an Excel, OpenDocument or CSV file; a UserError says why it cannot be."""
    content = _content(path)
    if content.startswith(b"PK\x03\x04"):
        return _workbook(path, content)
    if content.startswith(_OLE):
        _refuse_other_office(path, content)
        return _workbook(path, content)
    if content.startswith(b"\x1f\x8b"):
        content = _unzipped(path, content)
    if is_xml_workbook(content):
        return _xml_workbook(path, content)
    if _looks_like_html(content):
        return _web_page(path, content)
    return [_delimited(path, content)]


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise WrongUsage(f"«{path.name}» là thư mục, không phải tệp. Hãy chọn một tệp Excel.")
        size = path.stat().st_size
        if size > MAX_FILE:
            raise WrongUsage(_too_big(path, size))
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise WrongUsage(
            f"Không có tệp «{path.name}» ở nơi đã chọn. {_SAFE} Hãy chọn lại tệp."
        ) from error
    except OSError as error:
        raise EnvironmentProblem(
            f"Không mở được tệp «{path.name}»: tệp đang bị khóa hoặc không có quyền đọc. {_SAFE} "
            "Hãy đóng tệp ở chương trình khác rồi thử lại."
        ) from error
    if not content.strip():
        raise WrongUsage(f"Tệp «{path.name}» trống. {_SAFE} Hãy chọn tệp khác.")
    return content


def _too_big(path: Path, size: int) -> str:
    return (
        f"Tệp «{path.name}» lớn {size // 2**20} MB, quá cỡ của một danh sách xã. {_SAFE} "
        "Hãy xóa hình ảnh và các trang tính thừa, hoặc chia tệp theo ấp."
    )


def _workbook(path: Path, content: bytes) -> list[Grid]:
    if content.startswith(b"PK"):
        _refuse_other_archives(path, content)
    return read_workbook(path.name, content)


def _refuse_other_archives(path: Path, content: bytes) -> None:
    """A Word file, a bare ZIP or a bomb is told apart before anything is loaded."""
    import io

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise EnvironmentProblem(_damaged(path)) from error
    names = {part.filename for part in parts}
    if "word/document.xml" in names:
        raise WrongUsage(
            f"Tệp «{path.name}» là văn bản Word. {_SAFE} "
            "Hãy chép bảng sang Excel rồi lưu thành .xlsx."
        )
    if not any(name.startswith("xl/") or name == "content.xml" for name in names):
        raise WrongUsage(_not_a_list(path))
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise WrongUsage(_too_big(path, sum(part.file_size for part in parts)))


def _refuse_other_office(path: Path, content: bytes) -> None:
    """The container of .xls also holds Word files and workbooks locked by a password."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise WrongUsage(
            f"Tệp «{path.name}» được đặt mật khẩu. {_SAFE} "
            "Hãy mở bằng Excel, bỏ mật khẩu rồi lưu lại."
        )
    if "WordDocument".encode("utf-16-le") in content:
        raise WrongUsage(
            f"Tệp «{path.name}» là văn bản Word. {_SAFE} "
            "Hãy chép bảng sang Excel rồi lưu thành .xlsx."
        )


def _unzipped(path: Path, content: bytes) -> bytes:
    try:
        unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        unpacked = unpacker.decompress(content, MAX_FILE + 1)
        if len(unpacked) > MAX_FILE:
            raise WrongUsage(_too_big(path, len(unpacked)))
        return gzip.decompress(content)  # again and whole: it checks length and checksum
    except (OSError, EOFError, zlib.error) as error:
        raise EnvironmentProblem(_damaged(path)) from error


def _looks_like_html(content: bytes) -> bool:
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<html", b"<!doctype html", b"<table", b"<?xml", b"mime-version"))


def _xml_workbook(path: Path, content: bytes) -> list[Grid]:
    try:
        return read_xml_workbook(content)
    except ValueError as error:
        raise EnvironmentProblem(_damaged(path)) from error


def _web_page(path: Path, content: bytes) -> list[Grid]:
    grids = read_web_page(path.name, content)
    if not grids:
        raise WrongUsage(
            f"Tệp «{path.name}» là trang web không có bảng nào. {_SAFE} "
            "Hãy mở tệp bằng Excel rồi lưu lại thành .xlsx."
        )
    return grids


def _delimited(path: Path, content: bytes) -> Grid:
    try:
        return read_delimited(path.name, content)
    except ValueError as error:
        raise WrongUsage(_not_a_list(path)) from error


def _not_a_list(path: Path) -> str:
    return (
        f"Tệp «{path.name}» không phải tệp Excel hay CSV. {_SAFE} "
        "Hãy chọn tệp .xlsx, .xls, .ods hoặc .csv."
    )


def _damaged(path: Path) -> str:
    return (
        f"Tệp «{path.name}» bị hỏng nên không đọc được. {_SAFE} "
        "Hãy xin lại tệp từ nơi gửi, hoặc mở bằng Excel rồi lưu lại."
    )
