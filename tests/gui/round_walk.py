"""How tests go over the page of a round: the page at rest, the dialog in front, cells in words."""

from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.pages.review_page import ReviewPage
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.round_part import RoundPart


class RoundWalk:
    """One officer at the window; every step ends when nothing is read any more."""

    def __init__(self, qtbot: QtBot, runner: TaskRunner, window: MainWindow) -> None:
        self.qtbot, self.runner, self.window = qtbot, runner, window
        window.go(Place("review"))
        self.settle()

    @property
    def page(self) -> ReviewPage:
        found: ReviewPage = self.window.page()
        return found

    @property
    def part(self) -> RoundPart:
        return self.page.front()

    def settle(self) -> None:
        for _turn in range(3):
            self.qtbot.waitUntil(lambda: not self.runner.is_busy)
            QApplication.processEvents()
        front = QApplication.activeModalWidget() or self.window
        front.activateWindow()  # a desktop does it when a dialog closes; the offscreen one does not
        QApplication.processEvents()

    def dialog(self, kind: type[QDialog]) -> QDialog:
        """The dialog in front, once it has read what it shows."""
        self.settle()
        found = QApplication.activeModalWidget()
        assert isinstance(found, kind), found
        return found

    def row(self, row: int) -> list[str]:
        """The cells of a line of the table in front."""
        model = self.part.table.model()
        return [model.index(row, column).data() for column in range(model.columnCount())]

    def rows(self) -> int:
        return int(self.part.table.model().rowCount())
