"""Widths of the columns of a plan, a list, its certificates: the last one takes what is left."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.sticky_header import StickyHeader


class DecisionColumns(QObject):
    """Widths at 100 %; where the room is short the last keeps its own and the table scrolls."""

    def __init__(self, table: ListTable, widths: Sequence[int], last: int) -> None:
        super().__init__(table)
        self._table, self._widths, self._last = table, tuple(widths), last
        if table.sticky_column() >= 0:
            table.setHorizontalHeader(StickyHeader(table))
        table.resized.connect(self.fit)
        theme.follow(self.fit)

    def fit(self) -> None:
        room = theme.metrics().px
        widths = [room(each) for each in self._widths]
        for column, width in enumerate(widths):
            self._table.setColumnWidth(column, width)
        left = self._table.viewport().width() - sum(widths)
        self._table.setColumnWidth(len(widths), max(left, room(self._last)))
