"""Thực hành: the invented commune in a file of its own, made, opened and begun anew."""

import shutil
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

from ngheo_desktop.domain.register import Commune
from ngheo_desktop.domain.terms import Area
from ngheo_desktop.errors import EnvironmentProblem
from ngheo_desktop.operations.office import Office, office_exists, open_office
from ngheo_desktop.operations.opening import make_demo_office, take_place
from ngheo_desktop.progress import Report, no_report

LOGIN = "thuchanh"
PASSWORD = "thuchanh"  # no secret: it is told on the lock screen and guards invented people only
NAME = "Người thực hành"
HOUSEHOLDS = 300
COMMUNE = Commune("00000", "Thực Hành", "xã", "An Giang", Area.RURAL)


class PracticeWish(StrEnum):
    """What is asked about practice in the window that is open now."""

    OPEN = "open"  # Vào thực hành
    ANEW = "anew"  # Làm lại từ đầu
    LEAVE = "leave"  # Rời thực hành


@dataclass(frozen=True, slots=True)
class PracticeCounts:
    """What «Làm lại từ đầu» would throw away."""

    households: int
    acts: int  # diary lines of the person who practises


def can_practise() -> bool:
    """Whether this program can invent a practice commune."""
    return find_spec("ngheo_desktop.operations.demo") is not None


def open_practice(folder: Path, report: Report = no_report) -> Office:
    """Vào thực hành: the invented commune, made now when it is not there yet."""
    if not office_exists(folder):
        _make(folder, report)
    return open_office(folder, LOGIN, PASSWORD)


def restart_practice(folder: Path, report: Report = no_report) -> Office:
    """Làm lại từ đầu: a new commune takes the place of the old one, which is gone for good.

    The old one stays until the new one is whole; nothing but a practice commune is ever removed.
    """
    if office_exists(folder):
        old = open_office(folder, LOGIN, PASSWORD)
        is_practice = old.is_practice
        old.store.close()
        if not is_practice:
            raise EnvironmentProblem(f"Sổ ở «{folder}» không phải sổ thực hành. Chưa xóa gì.")
    fresh = folder.with_name(f"{folder.name}.fresh")
    shutil.rmtree(fresh, ignore_errors=True)
    _make(fresh, report)
    if folder.exists():
        shutil.rmtree(folder)
    take_place(fresh, folder)
    return open_office(folder, LOGIN, PASSWORD)


def count_practice(office: Office) -> PracticeCounts:
    """What was done in this practice commune, for the question before it is thrown away."""
    households = office.store.query("SELECT count(*) FROM summary")[0][0]
    acts = office.store.query(
        "SELECT count(*) FROM diary "
        "WHERE seq > (SELECT max(seq) FROM diary WHERE act = 'lập xã thực hành')"
    )[0][0]
    return PracticeCounts(households, acts)


def _make(folder: Path, report: Report) -> None:
    make_demo_office(
        folder,
        households=HOUSEHOLDS,
        commune=COMMUNE,
        login=LOGIN,
        name=NAME,
        password=PASSWORD,
        practice=True,
        report=report,
    )
