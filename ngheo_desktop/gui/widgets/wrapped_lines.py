"""Lines of a list that are broken between words by us.

Qt measures a broken line with the space at its end, finds it too wide and cuts it off with dots.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

_LINE_BREAK = "\N{LINE SEPARATOR}"  # what a delegate draws as one; a plain newline it drops


class WrappedLines(QStyledItemDelegate):
    """Give it to a list whose lines may be longer than the list is wide."""

    def __init__(self, shown: QListView) -> None:
        super().__init__(shown)
        self._list = shown
        shown.setWordWrap(True)
        shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.text = broken(option.text, option.fontMetrics, self._room(option))

    def _room(self, option: QStyleOptionViewItem) -> int:
        """Width of the text of a line, without icon, edges and the space that Qt would add."""
        style = self._list.style()
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, self._list) + 1
        width = self._list.viewport().width() - 2 * self._list.spacing() - 2 * margin
        if not option.icon.isNull():
            width -= option.decorationSize.width() + 2 * margin
        return width - option.fontMetrics.horizontalAdvance(" ")


def broken(text: str, metrics: QFontMetrics, room: int) -> str:
    """The text with line breaks where a word would pass the edge."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and metrics.horizontalAdvance(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return _LINE_BREAK.join(lines)
