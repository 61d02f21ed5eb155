"""Opening the encrypted SQLite file, and saying in plain words when that is not possible."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from ngheo_desktop.errors import EnvironmentProblem

Connection = Any  # sqlcipher3 ships no types

_ROOM = 65536  # what the index of the write-ahead log takes
_CACHE_KIB = 65536  # a full scan of the encrypted file is three times faster with it


def connect(path: Path, key: bytes, *, create: bool = False) -> Connection:
    """A connection with the raw key, foreign keys, WAL and full durability."""
    if not create and not path.exists():
        raise EnvironmentProblem(
            f"Không tìm thấy sổ ở «{path}». Nếu sổ nằm trên USB, hãy cắm USB rồi mở lại."
        )
    with translated(path):
        connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA busy_timeout = 10000")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        connection.execute("PRAGMA secure_delete = ON")
        return connection


def is_used_elsewhere(path: Path, key: bytes) -> bool:
    """Whether another connection has the file open; a file that cannot be opened is not used.

    Leaving the write-ahead mode needs the file for oneself; the next connection enters it again.
    """
    try:
        connection = connect(path, key)
    except EnvironmentProblem:
        return False
    try:
        connection.execute("PRAGMA busy_timeout = 1000")  # one that closes just now is none
        connection.execute("PRAGMA journal_mode = DELETE")
    except dbapi2.OperationalError as error:
        return "locked" in str(error)
    finally:
        connection.close()
    return False


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn errors of the driver that an officer can act on into words; others pass as bugs."""
    try:
        yield
    except dbapi2.Error as error:
        meant = translate(error, path)
        if meant is error:
            raise
        raise meant from error


def translate(error: Exception, path: Path) -> Exception:
    """The EnvironmentProblem a driver's error means, or the error itself when it is our bug."""
    text = str(error).casefold()
    if "disk i/o error" in text and _is_full(path.parent):
        text = "database or disk is full"  # even reading needs a page of room beside the file
    for sign, words in _MEANINGS.items():
        if sign in text:
            return EnvironmentProblem(words.format(path=path.parent))
    return error


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _ROOM
    except OSError:
        return False


DAMAGED = (
    "Tệp sổ ở «{path}» bị hỏng nên chưa mở được. Chương trình không ghi gì thêm vào tệp này. "
    "Hãy khôi phục từ bản sao lưu gần nhất, hoặc gửi tệp cho người hỗ trợ."
)
_FULL = (
    "Ổ đĩa đã đầy nên lần lưu này chưa được ghi. Số liệu đã lưu trước đó vẫn an toàn. "
    "Vui lòng dọn bớt tệp trên ổ đĩa rồi lưu lại."
)
_READ_ONLY = (
    "Thư mục «{path}» không cho ghi nên lần lưu này chưa được ghi. Số liệu đã lưu vẫn an toàn. "
    "Hãy nhờ người quản trị máy cấp quyền ghi, hoặc chọn thư mục khác."
)
_MEANINGS = {
    "database or disk is full": _FULL,
    "no space left": _FULL,
    "readonly database": _READ_ONLY,
    "unable to open database": _READ_ONLY,
    "not a database": DAMAGED,
    "malformed": DAMAGED,
    "disk i/o error": (
        "Ổ đĩa báo lỗi khi đọc hoặc ghi sổ ở «{path}». Số liệu đã lưu trước đó vẫn an toàn. "
        "Hãy kiểm tra dây, USB hoặc ổ đĩa rồi mở lại chương trình."
    ),
    "database is locked": (
        "Sổ đang được một việc khác ghi. Lần lưu này chưa được ghi; hãy đợi một lát rồi lưu lại."
    ),
}
