"""An officer at the window: every key is followed by waiting until the window is at rest."""

from typing import Any

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.tasks import TaskRunner
from tests.gui.typing import press, type_text


def settle(qtbot: QtBot, runner: TaskRunner) -> None:
    """Until nothing is read any more; what was read may start the next reading."""
    for _turn in range(3):
        qtbot.waitUntil(lambda: not runner.is_busy)
        QApplication.processEvents()


def dialog_over(kind: type[QWidget]) -> Any:
    """The dialog in front."""
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind), found
    return found


class Hands:
    """One officer at one window."""

    def __init__(self, qtbot: QtBot, runner: TaskRunner, window: MainWindow) -> None:
        self.qtbot, self.runner, self.window = qtbot, runner, window

    @property
    def page(self) -> Any:
        return self.window.page()

    def settle(self) -> None:
        settle(self.qtbot, self.runner)
        front = QApplication.activeModalWidget() or self.window
        front.activateWindow()  # a desktop does it when a dialog closes; the offscreen one does not
        QApplication.processEvents()

    def press(self, *keys: str) -> None:
        """Keys where the focus is."""
        for key in keys:
            if QApplication.focusWidget() is None:  # what had it has closed just now
                self.settle()
            press(_focused(), key)
            self.settle()

    def press_at(self, widget: QWidget, keys: str) -> None:
        """A key in a field or table, which gets the focus first."""
        self.settle()
        widget.setFocus()
        press(widget, keys)
        self.settle()

    def write(self, text: str) -> None:
        type_text(_focused(), text)

    def page_in_front(self, kind: type[QWidget]) -> Any:
        """The page, once it is of this kind and has read what it shows."""
        self.settle()
        assert isinstance(self.page, kind), self.page
        return self.page

    def dialog(self, kind: type[QWidget]) -> Any:
        """The dialog in front, once it has read what it shows."""
        self.settle()
        return dialog_over(kind)


def _focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None, "nobody has the focus"
    return found
