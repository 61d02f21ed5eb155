"""Đầu bảng whose words stand on several lines, as high as the longest of them needs."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QTableView

from ngheo_desktop.gui import theme

_PAD = 4
_WRAPPED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


class MovementHead(QHeaderView):
    """Columns are given their widths; the height follows."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setObjectName("movement_head")
        self.setAccessibleName("Đầu bảng biến động")
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def refit(self) -> None:
        """Other widths or another font: another height."""
        self.updateGeometry()
        self.geometriesChanged.emit()
        self.viewport().update()

    def longest_word(self, section: int) -> int:
        """The width below which a word would be cut."""
        words = self._text(section).split()
        metrics = self._metrics()
        return max((metrics.horizontalAdvance(each) for each in words), default=0) + 2 * _PAD + 2

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        needed = [self._words(at).height() for at in range(self.count())]
        hint.setHeight(max(needed, default=hint.height()) + 2 * _PAD)
        return hint

    def needs(self) -> Iterator[tuple[str, tuple[int, int], tuple[int, int]]]:
        """Each text with the size it takes in its width and the room it has, for a test."""
        for at in range(self.count()):
            words = self._words(at)
            room = self.sectionSize(at) - 2 * _PAD, self.height()
            yield self._text(at), (words.width(), words.height()), room

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        colours = theme.tokens()
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, colours.header)
        painter.setFont(theme.title_font(theme.BASE_POINTS))
        painter.setPen(QPen(colours.border, 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(colours.text)
        inside = rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        painter.drawText(inside, _WRAPPED, self._text(logical_index))
        painter.restore()

    def _text(self, section: int) -> str:
        return str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")

    def _words(self, section: int) -> QRect:
        room = QRect(0, 0, max(self.sectionSize(section) - 2 * _PAD, 1), 10_000)
        return self._metrics().boundingRect(room, _WRAPPED, self._text(section))

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme.title_font(theme.BASE_POINTS))
