"""How tests go over the page of a round: the part in front, its cells in words."""

from pytestqt.qtbot import QtBot

from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.round_part import RoundPart
from tests.gui.hands import Hands


class RoundWalk(Hands):
    """An officer at the window who begins at the page of the round."""

    def __init__(self, qtbot: QtBot, runner: TaskRunner, window: MainWindow) -> None:
        super().__init__(qtbot, runner, window)
        window.go(Place("review"))
        self.settle()

    @property
    def part(self) -> RoundPart:
        found: RoundPart = self.page.front()
        return found

    def row(self, row: int) -> list[str]:
        """The cells of a line of the table in front."""
        model = self.part.table.model()
        return [model.index(row, column).data() for column in range(model.columnCount())]

    def rows(self) -> int:
        return int(self.part.table.model().rowCount())
