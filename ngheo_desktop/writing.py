"""Writing a file that somebody will rely on: whole under its name, or not there at all."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from ngheo_desktop.errors import EnvironmentProblem

_FULL = {errno.ENOSPC, errno.EDQUOT}
_BROKEN = {*_FULL, errno.EIO, errno.EROFS, errno.ENODEV}  # a disk or a USB stick, not our bug


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Ghi trọn một tệp: written beside its place and renamed once everything is on the disk.

    Whatever goes wrong inside, a file that stood under this name stays as it was.
    """
    part = path.with_name(f"{path.name}.{uuid4().hex[:8]}.part")
    try:
        opened = part.open("xb")
    except OSError as error:
        raise _problem(error, path) from error
    try:
        with opened as target:
            yield target
            target.flush()
            os.fsync(target.fileno())  # power cuts are common where this program works
        _put_in_place(part, path)
    except OSError as error:
        if error.errno not in _BROKEN:
            raise
        raise _problem(error, path) from error
    finally:
        part.unlink(missing_ok=True)


def _put_in_place(part: Path, path: Path) -> None:
    try:
        os.replace(part, path)
    except PermissionError as error:  # Windows, while another program has it open
        raise EnvironmentProblem(
            "Không ghi được tệp vì tệp đang mở ở chương trình khác. "
            "Hãy đóng tệp đó rồi chọn Thử lại."
        ) from error
    except OSError as error:
        raise _problem(error, path) from error


def _problem(error: OSError, path: Path) -> EnvironmentProblem:
    """The officer's sentence for what the system refused."""
    folder = path.parent
    if error.errno in _FULL:
        free = shutil.disk_usage(folder).free // 1_000_000
        return EnvironmentProblem(
            f"{_disk(path)} chỉ còn {free} MB. Số liệu đã lưu vẫn an toàn. "
            "Vui lòng dọn bớt tệp trước khi in hoặc sao lưu."
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return EnvironmentProblem(
            f"Không có thư mục «{folder}». Chưa ghi tệp nào. Nếu là USB, hãy cắm lại; "
            "nếu không, hãy chọn thư mục khác."
        )
    if isinstance(error, PermissionError):
        return EnvironmentProblem(
            f"Không được phép ghi vào thư mục «{folder}». Chưa ghi tệp nào. "
            "Hãy chọn thư mục khác, ví dụ Tài liệu (Documents)."
        )
    return EnvironmentProblem(
        f"Không ghi được tệp «{path.name}». Số liệu đã lưu vẫn an toàn. "
        "Hãy thử lại hoặc chọn nơi lưu khác."
    )


def _disk(path: Path) -> str:
    return f"Ổ {path.drive}" if path.drive else "Ổ đĩa"
