"""A morning's work in one process, for its memory: list, search, open, print, export.

With a list of people as second argument: its import as a dry run, then everybody scored again.
"""

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMainWindow

from ngheo_desktop.operations.checklists import open_sheet
from ngheo_desktop.operations.household_list import (
    HouseholdQuery,
    find_households,
    read_households,
)
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.import_plans import plan_import
from ngheo_desktop.operations.office import Office, open_office
from ngheo_desktop.operations.papers import export_form, make_form
from ngheo_desktop.operations.scoring import score_all
from ngheo_desktop.operations.warming import warm_up
from ngheo_desktop.paths import places
from ngheo_desktop.printing.forms import FormCode

_PAGES_KEPT = 32 * 256  # lines that the list of the window keeps


def main(scratch: Path, population: Path | None = None) -> None:
    """Do the work once, under a window of Qt, as the program has it open meanwhile."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1366, 720)
    window.show()
    app.processEvents()
    home = places()
    office = open_office(home.office, os.environ["NGHEO_USER"], os.environ["NGHEO_PASSWORD"])
    warm_up()
    kept = _read(office)
    if population is None:
        _give_out(office, scratch)
    else:
        _take_in(office, population)
    assert kept
    office.store.close()


def _read(office: Office) -> list[object]:
    """The list as far as it is kept, a search, and a few households one after the other."""
    rows = find_households(office, HouseholdQuery())
    lines = read_households(office, rows[:_PAGES_KEPT])
    find_households(office, HouseholdQuery(text="nguyễn thị"))
    for line in lines[:20]:
        open_household(office, line.id)
        open_sheet(office, line.id)
    return [rows, lines]


def _give_out(office: Office, scratch: Path) -> None:
    make_form(office, FormCode.HOUSEHOLD_LIST)
    export_form(office, FormCode.HOUSEHOLD_LIST, scratch / "memory.xlsx")


def _take_in(office: Office, population: Path) -> None:
    plan_import(office, population)
    score_all(office)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
