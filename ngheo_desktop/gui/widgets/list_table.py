"""Bảng of a list: whole rows, Enter opens, Tab leaves, letters are told instead of searched."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.table_text import copy_to_clipboard, selected_text

GROUP_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""Where a model gives the words of a line that stands above a group; None for a usual row."""
FOLDED_ROLE = int(Qt.ItemDataRole.UserRole) + 3
Index = QModelIndex | QPersistentModelIndex


class ListTable(QTableView):
    """A read-only table; `activated` (Enter, double click) opens the row.

    One column may stay at the left while the others scroll, and lines of a model that gives
    GROUP_ROLE stand across all columns and fold by keys.
    """

    name_typed = Signal(str)  # what was typed into the table
    resized = Signal()  # the room for the columns has changed
    group_asked = Signal(int, bool)  # row of a group line, whether it is to be folded
    look_changed = Signal()  # another font, zoom or density

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        # A visible vertical head repaints every section on a reset: seconds with many rows.
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self._sticky = -1
        self._copier: Callable[[], None] = self._copy_shown
        alone = Qt.ShortcutContext.WidgetShortcut  # a field copies its own text
        self.copy_action = command(
            self, "Chép", self._on_copy, key="copy", sign="copy", context=alone
        )
        self._row_actions: list[QAction] = []
        theme.follow(self._dress)

    def fit_to_words(self) -> None:
        """For few lines: one is chosen at a time, a column is as wide as its words."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    # --- commands of a row -----------------------------------------------------------------

    def set_row_actions(self, actions: list[QAction]) -> None:
        """What the context menu of a row offers, besides copying."""
        self._row_actions = actions

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By mouse where it was clicked, by key at the row in hand."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.visualRect(self.currentIndex())
            at = self.viewport().mapToGlobal(QPoint(max(rect.left(), 0) + 8, rect.bottom()))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([each for each in self._row_actions if each.isVisible()])
        menu.addSeparator()
        menu.addAction(self.copy_action)
        menu.popup(at)

    def set_copier(self, copier: Callable[[], None]) -> None:
        """Who copies the chosen rows, where they are too many to be asked of the model."""
        self._copier = copier

    def _on_copy(self) -> None:
        self._copier()

    def _copy_shown(self) -> None:
        copy_to_clipboard(selected_text(self))

    # --- groups ----------------------------------------------------------------------------

    def _group_at(self, index: Index) -> str | None:
        return index.data(GROUP_ROLE) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain == Qt.KeyboardModifier.NoModifier and self._group_at(index) is not None:
            folded = bool(index.data(FOLDED_ROLE))
            wanted = _folding(Qt.Key(event.key()), folded)
            if wanted is not None:
                if wanted != folded:
                    self.group_asked.emit(index.row(), wanted)
                return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._group_at(index) is not None:
            self.group_asked.emit(index.row(), not index.data(FOLDED_ROLE))

    # --- the column that stays -------------------------------------------------------------

    def set_sticky(self, column: int) -> None:
        """Keep a column at the left edge while the others are scrolled past it."""
        self._sticky = column

    def sticky_column(self) -> int:
        return self._sticky

    def sticky_rect(self) -> QRect:
        """Where the column that stays covers others now; empty while it stands in its place."""
        at = self._sticky
        if at < 0 or self.isColumnHidden(at) or self.columnViewportPosition(at) >= 0:
            return QRect()
        return QRect(0, 0, self.columnWidth(at), self.viewport().height())

    def indexAt(self, point: QPoint) -> QModelIndex:
        if self.sticky_rect().contains(point):
            row = self.rowAt(point.y())
            return self.model().index(row, self._sticky) if row >= 0 else QModelIndex()
        return super().indexAt(point)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        hidden = self.sticky_rect().right() + 1 - self.visualRect(index).left()
        if hidden > 0 and index.column() != self._sticky:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if dx and self._sticky >= 0:  # what stays would be moved along with the picture
            self.viewport().update()
            self.horizontalHeader().viewport().update()

    # --- painting --------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.model() is None:
            return
        sticky = self.sticky_rect()
        painter = QPainter(self.viewport())
        for row in self._rows_in(event.rect()):
            words = self.model().index(row, 0).data(GROUP_ROLE)
            if words is not None:
                self._paint_group(painter, row, words)
            elif sticky.intersects(event.rect()):
                self._paint_sticky(painter, row, sticky.width())
        if not sticky.isEmpty():
            painter.setPen(QPen(theme.tokens().border, 1))
            painter.drawLine(sticky.right(), 0, sticky.right(), self._bottom())
        painter.end()

    def _rows_in(self, rect: QRect) -> range:
        first, last = self.rowAt(rect.top()), self.rowAt(rect.bottom())
        if first < 0:
            return range(0)
        return range(first, (last if last >= 0 else self.model().rowCount() - 1) + 1)

    def _bottom(self) -> int:
        last = self.model().rowCount() - 1
        below = self.rowViewportPosition(last) + self.rowHeight(last) if last >= 0 else 0
        return min(below, self.viewport().height())

    def _row_rect(self, row: int, width: int) -> QRect:
        return QRect(0, self.rowViewportPosition(row), width, self.rowHeight(row))

    def _paint_sticky(self, painter: QPainter, row: int, width: int) -> None:
        index = self.model().index(row, self._sticky)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self._row_rect(row, width)
        state = QStyle.StateFlag
        selection = self.selectionModel()
        option.state = option.state & ~(state.State_Selected | state.State_HasFocus)
        if selection is not None and selection.isSelected(index):
            option.state |= state.State_Selected
        if index == self.currentIndex() and self.hasFocus():
            option.state |= state.State_HasFocus
        roles = self.palette()
        painter.fillRect(option.rect, roles.alternateBase() if row % 2 else roles.base())
        self.itemDelegateForIndex(index).paint(painter, option, index)

    def _paint_group(self, painter: QPainter, row: int, words: str) -> None:
        colours, rect = theme.tokens(), self._row_rect(row, self.viewport().width())
        index = self.model().index(row, 0)
        in_hand = self.currentIndex().row() == row
        painter.fillRect(rect, colours.selection if in_hand else colours.header)
        if in_hand and self.hasFocus():
            painter.setPen(theme.focus_pen())
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        size = theme.metrics().px(16)
        arrow = QRect(rect.left() + 6, rect.center().y() - size // 2 + 1, size, size)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = arrow
        folded = bool(index.data(FOLDED_ROLE))
        signs = QStyle.PrimitiveElement
        sign = signs.PE_IndicatorArrowRight if folded else signs.PE_IndicatorArrowDown
        self.style().drawPrimitive(sign, option, painter, self)
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(colours.text)
        room = rect.adjusted(size + 12, 0, -8, 0)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    # --- Qt's own ---------------------------------------------------------------------------

    def _dress(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.metrics().row)
        self.look_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def keyboardSearch(self, search: str) -> None:
        """Qt would read every row from here on; the page asks the register instead."""
        self.name_typed.emit(search)


def _folding(key: Qt.Key, folded: bool) -> bool | None:
    """Whether a key on a group line folds it; None for keys that mean something else."""
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        return not folded
    if key in (Qt.Key.Key_Left, Qt.Key.Key_Minus):
        return True
    return False if key in (Qt.Key.Key_Right, Qt.Key.Key_Plus) else None
