"""Dải thực hành: nobody must take invented figures for real ones."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.terms import PRACTICE_MARK
from ngheo_desktop.gui import theme


class PracticeStrip(QWidget):
    """A hatched band over the whole width of the window."""

    TEXT = f"{PRACTICE_MARK}, số liệu không thật"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("practice_strip")
        self.setAccessibleName(self.TEXT)

    def sizeHint(self) -> QSize:
        return QSize(200, theme.metrics().px(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.practice)
        hatch = QColor(colours.on_fill)
        hatch.setAlpha(70)
        painter.fillRect(self.rect(), QBrush(hatch, Qt.BrushStyle.BDiagPattern))
        font = theme.title_font(theme.BASE_POINTS)
        painter.setFont(font)
        words = painter.fontMetrics().boundingRect(self.TEXT).adjusted(-12, 0, 12, 0)
        words.moveCenter(self.rect().center())
        painter.fillRect(words, colours.practice)  # letters on hatching are hard to read
        painter.setPen(colours.on_fill)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.TEXT)
        painter.end()
