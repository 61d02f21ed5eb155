"""Dự thảo và quyết định: rounds that wait, what is prepared, what is signed, newest first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from ngheo_desktop.gui.models.decision_reading import (
    SHELF_HEADINGS,
    Shelf,
    ShelfLine,
    shelf_lines,
)
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.widgets.decision_columns import DecisionColumns
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.states import EmptyState

_WIDTHS = (150, 140, 100, 280, 90, 120)
_NOTHING = "Chưa có đợt rà soát và quyết định nào."


class DecisionShelf(QWidget):
    """Enter opens a line; a round that waits gets its plan."""

    opened = Signal(object)  # the ShelfLine
    rounds_wanted = Signal()  # nothing is here yet

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ShelfLine, ...] = ()
        self.model = TextTableModel(SHELF_HEADINGS, self)
        self.table = ListTable(self)
        self.table.setObjectName("shelf_table")
        self.table.setAccessibleName("Dự thảo và quyết định")
        self.table.setModel(self.model)
        self.table.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        self.table.activated.connect(self._on_opened)
        self.empty = EmptyState(self)
        self.empty.say(_NOTHING, "Đến phần Rà soát")
        self.empty.helped.connect(self.rounds_wanted)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.setFocusProxy(self.table)
        DecisionColumns(self.table, _WIDTHS, 130)

    def show_shelf(self, shelf: Shelf) -> None:
        at = max(0, self.table.currentIndex().row())
        self._lines = shelf_lines(shelf)
        self.model.set_rows([each.cells for each in self._lines])
        self._stack.setCurrentWidget(self.table if self._lines else self.empty)
        self.setFocusProxy(self.table if self._lines else self.empty)
        if self._lines:
            self.table.selectRow(min(at, len(self._lines) - 1))

    def current(self) -> ShelfLine | None:
        at = self.table.currentIndex().row()
        return self._lines[at] if 0 <= at < len(self._lines) else None

    def go_to_round(self, round_id: str) -> None:
        """The line of a round that waits."""
        for at, line in enumerate(self._lines):
            if line.round is not None and line.round.id == round_id:
                self.table.selectRow(at)

    def _on_opened(self) -> None:
        line = self.current()
        if line is not None:
            self.opened.emit(line)
