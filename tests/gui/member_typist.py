"""A program of its own for tests: types a person into the form, says when it is kept, and waits.

Started as `python -m tests.gui.member_typist FOLDER PASSWORD HOUSEHOLD`.
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.dialogs.member_dialog import MemberDialog
from ngheo_desktop.gui.pages.household_page import HouseholdPage
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.office import open_office
from tests.gui.typing import press, tell_and_wait, type_text, wait_until


def main(folder: str, password: str, household_id: str) -> None:
    app = QApplication([])
    theme.apply(app)
    office = open_office(Path(folder), "canbo", password)
    page = HouseholdPage(office, TaskRunner())
    page.show()
    page.activateWindow()
    page.open(household_id)
    wait_until(page.isEnabled)
    page.members.add_action.trigger()
    dialog = page.findChild(MemberDialog)
    assert dialog is not None
    wait_until(dialog.isActiveWindow)
    type_text(dialog.form.name_edit, "Trần Văn Tư")
    dialog.form.birth_edit.setFocus()
    type_text(dialog.form.birth_edit, "31/02/2019")
    press(dialog.form.birth_edit, "Tab")  # the field is left: nobody waits any longer
    wait_until(lambda: page.drafts.is_safe)
    tell_and_wait("kept")


if __name__ == "__main__":
    main(*sys.argv[1:])
