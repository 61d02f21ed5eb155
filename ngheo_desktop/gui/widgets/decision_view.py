"""What a plan and a signed list on the screen share: work in the background, and what they tell."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTabWidget, QWidget

from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.tasks import Task, TaskRunner
from ngheo_desktop.gui.widgets.loading import Loading
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report


class DecisionView(QWidget):
    """Saves at once what is typed; each saved change is an Act that can be taken back."""

    told = Signal(str)  # what was done, for the status bar
    acted = Signal(object)  # the Act
    paper_wanted = Signal(object)  # a PaperLine: to be looked at
    commands_changed = Signal()  # other commands are offered now
    household_wanted = Signal(str)  # id
    supplement_wanted = Signal(str)  # id of the decision that it corrects

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._runner = office, runner
        self.notice = Notice(self)
        self.loading: Loading | None = None

    def tool_actions(self) -> tuple[QAction, ...]:
        """Commands for the tool row, the most used first."""
        return ()

    def panes(self) -> list[QWidget]:
        """Parts that F6 goes round."""
        return [self]

    def turn_by_keys(self, tabs: QTabWidget) -> None:
        """Ctrl+PgDown and Ctrl+PgUp go round the parts that are shown."""
        command(self, "Phần kế tiếp", partial(self._turn, tabs, 1), key="next_step")
        command(self, "Phần trước", partial(self._turn, tabs, -1), key="previous_step")

    def _turn(self, tabs: QTabWidget, by: int) -> None:
        seen = [at for at in range(tabs.count()) if tabs.isTabVisible(at)]
        tabs.setCurrentIndex(seen[(seen.index(tabs.currentIndex()) + by) % len(seen)])
        self.panes()[0].setFocus()

    def refresh(self) -> None:
        """Read anew what is shown."""

    def run(self, work: Callable[[Report], Any], done: Callable[[Any], None]) -> Task:
        """In the background, one thing after the other; a refusal is told on the page."""
        task = self._runner.start(work)
        task.succeeded.connect(partial(self._on_done, done))
        task.failed.connect(self._on_failed)
        return task

    def save(self, work: Callable[[Report], Act]) -> None:
        """Do it, offer to take it back, and read what it changed."""
        self.run(work, self._on_saved)

    def _on_saved(self, act: Act) -> None:
        self.notice.clear()
        self.acted.emit(act)
        self.told.emit(f"Đã {act.name}.")
        self.refresh()

    def _on_done(self, done: Callable[[Any], None], result: Any) -> None:
        done(result)

    def _on_failed(self, error: Exception) -> None:
        self.notice.say_failure(error, "khi làm quyết định")
