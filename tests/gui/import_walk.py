"""How tests go through the import: a file is named and read, the wizard is at rest."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from ngheo_desktop.gui.dialogs.import_wizard import ImportWizard
from tests.gui.typing import press, type_text


def settled(qtbot: QtBot, wizard: ImportWizard) -> None:
    qtbot.waitUntil(lambda: not wizard._runner.is_busy)


def read(qtbot: QtBot, wizard: ImportWizard, path: Path) -> None:
    """Name the file and go on, as by typing."""
    wizard.file_page.path_edit.selectAll()
    type_text(wizard.file_page.path_edit, str(path))
    press(wizard.file_page.path_edit, "Ctrl+PgDown")
    settled(qtbot, wizard)
