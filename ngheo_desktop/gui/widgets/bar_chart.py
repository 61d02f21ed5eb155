"""Biểu đồ thanh ngang: each bar with its words and its number; Enter opens the list behind it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ngheo_desktop.domain.amounts import grouped_digits, percent
from ngheo_desktop.domain.overview import Bar
from ngheo_desktop.gui import theme

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class BarChart(QWidget):
    """Painted by hand: nothing means anything by colour alone, the number stands beside the bar."""

    bar_chosen = Signal(object)  # the Bar

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._bars: tuple[Bar, ...] = ()
        self._whole = False  # whether a bar is drawn against its own total
        self._as_table = False
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(title)
        theme.follow(self.updateGeometry)

    def show_bars(self, bars: Sequence[Bar], *, whole: bool = False) -> None:
        """Show these bars; with `whole` each is a part of its own total, «61/64»."""
        self._bars, self._whole = tuple(bars), whole
        self._at = min(self._at, max(0, len(self._bars) - 1))
        self.setAccessibleDescription("; ".join(f"{b.words}: {self._number(b)}" for b in bars))
        self.updateGeometry()
        self.update()

    def set_as_table(self, *, wanted: bool) -> None:
        """Words, number and share instead of lengths."""
        self._as_table = wanted
        self.update()

    def bars(self) -> tuple[Bar, ...]:
        return self._bars

    def _number(self, bar: Bar) -> str:
        count = grouped_digits(bar.count)
        told = f"{count}/{grouped_digits(bar.of)}" if self._whole else count
        return f"{told}   {percent(bar.count, bar.of)}" if self._as_table else told

    def _row(self) -> int:
        return theme.metrics().px(24)

    def sizeHint(self) -> QSize:
        sizes = theme.metrics()
        return QSize(sizes.px(420), max(1, len(self._bars)) * self._row() + sizes.px(8))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.metrics().px(280), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and self._bars:
            self._at = max(0, min(len(self._bars) - 1, self._at + _STEPS[key]))
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._bars:
            self.bar_chosen.emit(self._bars[self._at])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = int(event.position().y()) // self._row()
        if 0 <= row < len(self._bars):
            self._at = row
            self.update()
            self.bar_chosen.emit(self._bars[row])

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        most = max((bar.count for bar in self._bars), default=0)
        for row, bar in enumerate(self._bars):
            self._paint_bar(painter, row, bar, bar.of if self._whole else most)
        painter.end()

    def _paint_bar(self, painter: QPainter, row: int, bar: Bar, full: int) -> None:
        sizes, colours = theme.metrics(), theme.tokens()
        line = QRect(0, row * self._row(), self.width(), self._row())
        words = QRect(line.left() + sizes.px(4), line.top(), self._words_width(), line.height())
        number = QRect(0, line.top(), self._number_width(), line.height())
        number.moveRight(line.right() - sizes.px(4))
        middle = Qt.AlignmentFlag.AlignVCenter
        text = painter.fontMetrics().elidedText(
            bar.words, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.setPen(colours.text)
        painter.drawText(words, middle, text)
        painter.drawText(number, middle | Qt.AlignmentFlag.AlignRight, self._number(bar))
        room = QRectF(words.right() + sizes.px(8), line.top() + sizes.px(5), 0, sizes.px(14))
        room.setRight(number.left() - sizes.px(8))
        if not self._as_table:
            self._paint_length(painter, room, bar.count / full if full else 0.0)
        if self.hasFocus() and row == self._at:
            painter.setPen(theme.focus_pen())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(line.adjusted(1, 1, -1, -1))

    def _paint_length(self, painter: QPainter, room: QRectF, share: float) -> None:
        colours = theme.tokens()
        painter.setPen(QColor(colours.border))
        painter.setBrush(colours.surface)
        if self._whole:
            painter.drawRect(room)
        filled = QRectF(room)
        filled.setWidth(room.width() * min(1.0, share))
        painter.fillRect(filled, colours.source_2)

    def _words_width(self) -> int:
        words = (self.fontMetrics().horizontalAdvance(bar.words) for bar in self._bars)
        return min(max(words, default=0) + 4, self.width() // 2)

    def _number_width(self) -> int:
        numbers = (self.fontMetrics().horizontalAdvance(self._number(b)) for b in self._bars)
        return max(numbers, default=0) + 4
