"""A file is whole under its name, or what was there stays; each obstacle has its sentence."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ngheo_desktop.errors import Cancelled, EnvironmentProblem
from ngheo_desktop.writing import whole_file


def failing(code: int, kind: type[OSError] = OSError) -> Callable[..., None]:
    def fail(*_arguments: object) -> None:
        raise kind(code, os.strerror(code))

    return fail


def write(path: Path, data: bytes = b"new") -> None:
    with whole_file(path) as target:
        target.write(data)


def write_half(path: Path, fault: type[Exception]) -> None:
    with whole_file(path) as target:
        target.write(b"half")
        raise fault


def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "danh sách.pdf"
    write(path)
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_an_older_file_stays_whole_until_the_new_one_is_done(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    with whole_file(path) as target:
        target.write(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("fault", [Cancelled, ValueError])
def test_work_that_stops_leaves_the_older_file(tmp_path: Path, fault: type[Exception]) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    with pytest.raises(fault):
        write_half(path, fault)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match=r"Không có thư mục «.*usb»"):
        write(tmp_path / "usb" / "a.pdf")


def test_a_full_disk_tells_how_much_is_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", failing(errno.ENOSPC))
    with pytest.raises(EnvironmentProblem, match=r"chỉ còn \d+ MB. Số liệu đã lưu vẫn an toàn"):
        write(path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_open_in_another_program_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", failing(errno.EACCES, PermissionError))
    with pytest.raises(EnvironmentProblem, match="đang mở ở chương trình khác"):
        write(tmp_path / "a.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_under_that_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(EnvironmentProblem, match=r"Không ghi được tệp «a\.pdf»"):
        write(tmp_path / "a.pdf")


def test_a_folder_that_may_not_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "open", failing(errno.EACCES, PermissionError))
    with pytest.raises(EnvironmentProblem, match="Không được phép ghi vào thư mục"):
        write(tmp_path / "a.pdf")


def test_a_bug_of_ours_is_not_taken_for_a_bad_disk(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), whole_file(tmp_path / "a.pdf"):
        Path(tmp_path / "missing font").read_bytes()
