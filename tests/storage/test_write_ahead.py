"""A damaged write-ahead file: what it loses is said once, and never said of a sound one."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ngheo_desktop.errors import EnvironmentProblem
from ngheo_desktop.operations.office import Office, open_office

PASSWORD = "mat-khau-thu"


@pytest.fixture
def stopped(office: Office, add_household: Callable[..., str], tmp_path: Path) -> Path:
    """The folder of an office that was stopped after five saves, as a power cut leaves it."""
    connection = office.store.connection()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    for number in range(5):
        add_household(f"Trần Văn {number}")
    folder = tmp_path / "stopped"
    folder.mkdir()
    for name in ("office.db", "office.db-wal", "office.keys"):
        shutil.copy2(office.folder / name, folder / name)
    return folder


def households(folder: Path) -> int:
    office = open_office(folder, "canbo", PASSWORD)
    try:
        return int(office.store.query("SELECT count(*) FROM household")[0][0])
    finally:
        office.store.close()


def test_a_sound_file_brings_back_every_save(stopped: Path) -> None:
    assert households(stopped) == 5


@pytest.mark.parametrize(("place", "left"), [(0.0, 0), (0.5, 2), (0.99, 4)])
def test_saves_behind_the_damage_are_told_once_and_kept_aside(
    stopped: Path, place: float, left: int
) -> None:
    wal = stopped / "office.db-wal"
    with wal.open("r+b") as file:
        file.seek(int(wal.stat().st_size * place))
        file.write(os.urandom(64))
    damaged = wal.read_bytes()
    with pytest.raises(EnvironmentProblem, match=f"{5 - left} lần lưu sau cùng"):
        open_office(stopped, "canbo", PASSWORD)
    assert (stopped / "office.db-wal.hong").read_bytes() == damaged
    assert households(stopped) == left


def test_half_a_save_at_the_end_is_no_damage(stopped: Path) -> None:
    wal = stopped / "office.db-wal"
    os.truncate(wal, wal.stat().st_size - 100)
    assert households(stopped) == 4


def test_an_office_that_is_open_elsewhere_is_sound(
    office: Office, add_household: Callable[..., str]
) -> None:
    for number in range(3):
        add_household(f"Trần Văn {number}")
        assert households(office.folder) == number + 1
