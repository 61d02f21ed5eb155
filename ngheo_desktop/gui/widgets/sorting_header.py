"""A table's head that the keyboard reaches: arrows choose a column, Enter sorts by it."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.sticky_header import StickyHeader


class SortingHeader(StickyHeader):
    """Enter and a click do the same: `sectionClicked`. Arrows show both keys of the order."""

    def __init__(self, table: ListTable) -> None:
        super().__init__(table)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setSortIndicatorShown(False)  # under a style sheet Qt's own arrow is not drawn
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setObjectName("list_head")
        self.setAccessibleName("Đầu bảng: mũi tên chọn cột, Enter sắp xếp")
        self._at = 0
        self._keys: tuple[tuple[int, bool], ...] = ()

    def show_keys(self, *keys: tuple[int, bool]) -> None:
        """Mark the columns that order the rows, the first key first: section, descending."""
        self._keys = keys
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in steps and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._step(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.sectionClicked.emit(self._at)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        """To the next column that is shown, and into sight."""
        place = self.visualIndex(self._at)
        for _each in range(self.count()):
            place = (place + by) % self.count()
            if not self.isSectionHidden(self.logicalIndex(place)):
                break
        self._at = self.logicalIndex(place)
        row = max(0, self._table.currentIndex().row())
        self._table.scrollTo(self._table.model().index(row, self._at))
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # --- the column that stays -------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._on_sticky(event.position().toPoint()):
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._on_sticky(event.position().toPoint()):
            self.sectionClicked.emit(self._table.sticky_column())
        else:
            super().mouseReleaseEvent(event)

    def _on_sticky(self, point: QPoint) -> bool:
        return point.x() <= self._table.sticky_rect().right()

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        painter.save()
        super().paintSection(painter, rect, logical_index)
        painter.restore()
        for place, (section, descending) in enumerate(self._keys):
            if section == logical_index:
                _paint_arrow(painter, rect, first=place == 0, descending=descending)
        if self.hasFocus() and logical_index == self._at:
            painter.save()
            painter.setPen(QPen(theme.tokens().accent, 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
            painter.restore()


def _paint_arrow(painter: QPainter, rect: QRect, *, first: bool, descending: bool) -> None:
    """Full and larger for the first key, hollow and small for the second."""
    colours, size = theme.tokens(), theme.metrics().px(9 if first else 7)
    left, top = rect.right() - size - 3, rect.top() + 3
    tip, base = (top + size, top) if descending else (top, top + size)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colours.text if first else colours.text_soft, 1.4))
    if first:
        painter.setBrush(colours.text)
    painter.drawPolygon(
        [QPoint(left, base), QPoint(left + size, base), QPoint(left + size // 2, tip)]
    )
    painter.restore()
