"""A table's head over which the heading of the column that stays is drawn in its place."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.widgets.list_table import ListTable


class StickyHeader(QHeaderView):
    """For a ListTable with a sticky column; while that stands in its place nothing is drawn."""

    def __init__(self, table: ListTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setHighlightSections(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        sticky = self._table.sticky_rect()
        if sticky.isEmpty():
            return
        painter = QPainter(self.viewport())
        rect = QRect(0, 0, sticky.width(), self.height())
        painter.fillRect(rect, theme.tokens().header)
        self.paintSection(painter, rect, self._table.sticky_column())
        painter.setPen(QPen(theme.tokens().border, 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.end()
