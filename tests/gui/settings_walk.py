"""How a test goes through the settings: by keys, waiting for what a section reads or writes."""

from typing import Any

from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from ngheo_desktop.gui.pages.settings_page import SettingsPage
from ngheo_desktop.gui.widgets.settings_section import SettingsSection
from tests.gui.typing import press, type_text

ENOUGH = 20_000  # ms; waits end as soon as the thing happens


def shown(qtbot: QtBot, page: SettingsPage) -> SettingsPage:
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    idle(qtbot, page)
    page.show_section(type(page.sections[0]))
    return page


def idle(qtbot: QtBot, page: SettingsPage) -> None:
    qtbot.waitUntil(
        lambda: not any(section.is_working for section in page.sections), timeout=ENOUGH
    )


def section(qtbot: QtBot, page: SettingsPage, kind: type[SettingsSection]) -> Any:
    """Go to a section by keys, as an officer does."""
    for _ in page.sections:
        if isinstance(page.tabs.currentWidget(), kind):
            break
        press(page, "Ctrl+PgDown")
    idle(qtbot, page)
    found = page.tabs.currentWidget()
    assert isinstance(found, kind)
    return found


def dialog_of(qtbot: QtBot, page: SettingsPage, kind: type[QDialog]) -> Any:
    qtbot.waitUntil(lambda: any(each.isVisible() for each in page.findChildren(kind)))
    dialog = next(each for each in page.findChildren(kind) if each.isVisible())
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
    return dialog


def retype(field: Any, text: str) -> None:
    field.selectAll()
    type_text(field, text)


def columns(table: Any, column: int) -> list[str]:
    model = table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]
