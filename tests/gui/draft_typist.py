"""A program of its own for tests: types into a sheet, says when that is kept, and waits.

Started as `python -m tests.gui.draft_typist FOLDER PASSWORD HOUSEHOLD`.
"""

import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.pages.checklist_page import ChecklistPage
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.office import open_office
from tests.gui.typing import tell_and_wait, wait_until


def main(folder: str, password: str, household_id: str) -> None:
    app = QApplication([])
    theme.apply(app)
    office = open_office(Path(folder), "canbo", password)
    page = ChecklistPage(office, TaskRunner())
    page.show()
    page.activateWindow()
    page.open(household_id)
    wait_until(lambda: page._state is not None)
    for key in "23":
        QTest.keyClick(QApplication.focusWidget(), key)
    page.leave()
    wait_until(lambda: page.drafts.is_safe)
    tell_and_wait("kept")


if __name__ == "__main__":
    main(*sys.argv[1:])
