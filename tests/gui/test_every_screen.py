"""Every screen at 100 and 150 %: no word cut, nothing over its neighbour, everything named."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.demo import make_demo
from ngheo_desktop.operations.household_list import (
    HouseholdQuery,
    find_households,
    read_households,
)
from ngheo_desktop.operations.office import Office
from ngheo_desktop.storage.keys import KeyCost
from tests.gui import seen
from tests.gui.tour import PASSWORD, Screen, Tour

PARTS = (
    *("doors", "first_run", "pages", "dialogs", "importing"),
    *("rounds", "decisions", "meetings", "other_classes", "practice"),
)
CHECKS: tuple[Callable[[QWidget], Iterator[str]], ...] = (
    seen.words_cut,
    seen.out_of_place,
    seen.too_large,
    seen.nameless,
)


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Office]:
    office = make_demo(
        tmp_path / "demo", households=40, password=PASSWORD, cost=KeyCost(1, 1024, 1)
    )
    yield office
    office.store.close()


@pytest.fixture
def tour(
    qtbot: QtBot, qapp: QApplication, runner: TaskRunner, commune: Office, tmp_path: Path
) -> Iterator[Tour]:
    def settle() -> None:
        for _turn in range(3):  # what was read may start the next reading
            qtbot.waitUntil(lambda: not runner.is_busy)
            qapp.processEvents()

    lines = read_households(commune, find_households(commune, HouseholdQuery()))
    household = max(lines, key=lambda line: line.members)
    made = Tour(commune, runner, tmp_path, household.id, settle)
    yield made
    made.close()
    theme.apply(qapp)


def wrong_on(screens: Iterator[Screen]) -> list[str]:
    """What is seen to be wrong, each thing once, with the first screen it is on."""
    found: dict[str, str] = {}
    for name, window in screens:
        for check in CHECKS:
            for finding in check(window):
                found.setdefault(finding, name)
        page = window.page() if callable(getattr(window, "page", None)) else window
        for finding in seen.jumps_back(page):
            found.setdefault(f"Tab jumps back: {finding}", name)
    return [f"{name}: {finding}" for finding, name in found.items()]


@pytest.mark.parametrize("zoom", [100, 150])
@pytest.mark.parametrize("part", PARTS)
def test_every_screen_is_whole_named_and_read_in_order(tour, qapp, zoom, part):
    theme.apply(qapp, theme.Scheme.LIGHT, zoom)
    assert wrong_on(getattr(tour, part)()) == []
