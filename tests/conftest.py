"""Real parts for every test: an encrypted office on disk, and a fixed day."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.register import Commune, Household, Member
from ngheo_desktop.domain.terms import Area, Sex
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.households import save_household
from ngheo_desktop.operations.office import NewOffice, Office, create_office
from ngheo_desktop.storage.keys import KeyCost

TODAY = date(2026, 11, 24)
CHEAP = KeyCost(passes=1, kib=1024, lanes=1)  # the real cost is 0.3 s per slot
PASSWORD = "mat-khau-thu"
HAMLETS = (
    "Phước Lợi",
    "Phước Long",
    "Phước Thọ",
    "Phước Bình",
    "Phước An",
    "Phước Lộc",
    "Ô Tà Sóc",
    "Sà Lôn",
    "Tà Dung",
    "An Lợi",
    "Ninh Hòa",
    "Giồng Cát",
)
COMMUNE = Commune("30577", "Ô Lâm", "xã", "An Giang", Area.RURAL)


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NGHEO_TODAY", TODAY.isoformat())
    monkeypatch.setenv("NGHEO_HOME", str(tmp_path / "home"))
    for name in ("NGHEO_USER", "NGHEO_PASSWORD"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An open office of xã Ô Lâm whose first account, «canbo», holds every role."""
    plan = NewOffice(COMMUNE, HAMLETS, "Neáng Sa", PASSWORD, login="canbo")
    made, _code = create_office(tmp_path / "home" / "office", plan, cost=CHEAP)
    yield made
    made.store.close()


@pytest.fixture
def add_household(office: Office) -> Callable[..., str]:
    """Adds a household with a head (and further members) and returns its id."""

    def add(
        head: str = "Trần Văn Tám",
        *others: Member,
        birth: str = "1974-02-05",
        hamlet: int = 0,
        code: str = "",
    ) -> str:
        person = Member(
            name=head, relation="head", sex=Sex.MALE, birth=Birth.from_iso(birth), ethnic="Kinh"
        )
        household = Household(
            code=code, hamlet_id=list_hamlets(office)[hamlet].id, members=(person, *others)
        )
        return save_household(office, household).id

    return add


@pytest.fixture
def household_id(add_household: Callable[..., str]) -> str:
    """One household: Trần Văn Tám, his wife and a child of ten."""
    wife = Member(
        name="Lê Thị Út", relation="spouse", sex=Sex.FEMALE, birth=Birth(1976), ethnic="Kinh"
    )
    child = Member(
        name="Trần Thị Nở", relation="child", sex=Sex.FEMALE, birth=Birth(2016, 6, 5), ethnic="Kinh"
    )
    return add_household("Trần Văn Tám", wife, child)
