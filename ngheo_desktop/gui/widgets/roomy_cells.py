"""Cells of a table whose columns are as wide as their words: a little air between two of them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ngheo_desktop.gui import theme

_AIR = 10  # at 100 %


class RoomyCells(QStyledItemDelegate):
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return super().sizeHint(option, index) + QSize(theme.metrics().px(_AIR), 0)
