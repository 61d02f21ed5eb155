"""What every section of the settings has: its notice, its buttons, its work in the background."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QTableView, QToolButton, QWidget

from ngheo_desktop.errors import UserError
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import KEYS, command
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.tasks import Task, TaskRunner
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report


class SettingsSection(QWidget):
    """One section; it reads its values when it is first shown."""

    told = Signal(str)  # what was done, for the status bar
    acted = Signal(object)  # the Act that was saved, to be taken back by
    scoring_needed = Signal(str)  # why the results on record may not hold any more

    heading = ""

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._runner = runner
        self._task: Task | None = None
        self._done: Callable[[Any], None] = _ignore
        self._refused: Callable[[str], None] = self._say_refused
        self._is_read = False
        self._tools: list[QToolButton] = []  # in the order of Tab, before the first field
        self.notice = Notice(self)

    def reload(self) -> None:
        """Read the values anew; a section without any leaves it out."""

    def first_field(self) -> QWidget:
        """Where the focus goes when the section is chosen."""
        return self

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_read:
            self._is_read = True
            self.reload()
            for before, after in pairwise([*self._tools, self.first_field()]):
                QWidget.setTabOrder(before, after)

    def run(
        self,
        work: Callable[[Report], Any],
        done: Callable[[Any], None],
        refused: Callable[[str], None] | None = None,
    ) -> Task | None:
        """Do one thing at a time in the background; `refused` gets a UserError's words."""
        if self._task is not None:
            return None
        self._done = done
        self._refused = refused or self._say_refused
        self._task = self._runner.start(work)
        self._task.succeeded.connect(self._on_succeeded)
        self._task.failed.connect(self._on_failed)
        self._task.finished.connect(self._on_finished)
        return self._task

    @property
    def is_working(self) -> bool:
        return self._task is not None

    def command(self, name: str, words: str, sign: str, key: str, slot: Any) -> QAction:
        """An action of this section; Qt leaves out shortcuts of the sections not shown."""
        action = command(self, words, slot, key=key, sign=sign)
        action.setObjectName(name)
        if key:
            action.setToolTip(f"{words} ({KEYS[key][0]})")
        return action

    def tool_row(self, *actions: QAction) -> QHBoxLayout:
        """The buttons of the section, in one row."""
        row = QHBoxLayout()
        row.setSpacing(4)
        for action in actions:
            button = QToolButton(self)
            button.setObjectName(action.objectName().replace("_action", "_button"))
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._tools.append(button)
            row.addWidget(button)
        row.addStretch()
        return row

    def fit_columns(self, table: QTableView, widths: Sequence[int] = ()) -> None:
        """Columns as wide as their words, or as given for 100 %; the last takes what is left."""
        room = theme.metrics().px
        table.horizontalHeader().setStretchLastSection(True)
        for column in range(table.model().columnCount() - 1):
            table.resizeColumnToContents(column)
            given = room(widths[column]) if column < len(widths) else 0
            table.setColumnWidth(column, given or table.columnWidth(column) + room(16))

    def _on_succeeded(self, result: Any) -> None:
        self._task = None
        self._done(result)

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        if isinstance(error, UserError):
            self._refused(str(error))
        else:
            show_failure(self, error, "khi ghi cài đặt")

    def _on_finished(self) -> None:
        if self.sender() is self._task:
            self._task = None  # stopped by the officer

    def _say_refused(self, text: str) -> None:
        self.notice.say(text, "error")


def _ignore(_result: Any) -> None:
    """Before any work was asked for."""
