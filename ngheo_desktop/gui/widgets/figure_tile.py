"""Ô số liệu: one large figure with its caption, a button to the list behind it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ngheo_desktop.gui import theme


class FigureTile(QAbstractButton):
    """Said aloud as «Hộ nghèo: 87, 1,02 %»; Enter and Space press it."""

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filters: dict[str, str] = {}
        self._caption, self._figure, self._beside = caption, "", ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(caption)
        theme.follow(self.updateGeometry)

    def show_figure(self, figure: str, beside: str = "") -> None:
        """The figure, and what stands small beside it."""
        self._figure, self._beside = figure, beside
        told = f"{figure}, {beside}" if beside else figure
        self.setAccessibleName(f"{self._caption}: {told}")
        self.setToolTip(f"{self._caption}: {told}")
        self.update()

    @property
    def figure(self) -> str:
        return self._figure

    def sizeHint(self) -> QSize:
        sizes = theme.metrics()
        return QSize(sizes.px(180), sizes.px(68))

    def minimumSizeHint(self) -> QSize:
        sizes = theme.metrics()
        return QSize(sizes.px(120), sizes.px(68))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        sizes, colours = theme.metrics(), theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self.rect().adjusted(1, 1, -1, -1)
        painter.setPen(theme.focus_pen() if self.hasFocus() else colours.border)
        painter.setBrush(colours.selection if self.isDown() else colours.surface)
        painter.drawRoundedRect(ground, 4, 4)
        inside = ground.adjusted(sizes.px(10), sizes.px(6), -sizes.px(10), -sizes.px(6))
        painter.setPen(colours.text_soft)
        caption = painter.fontMetrics().elidedText(
            self._caption, Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.drawText(inside, Qt.AlignmentFlag.AlignTop, caption)
        self._paint_figure(painter, inside)
        painter.end()

    def _paint_figure(self, painter: QPainter, inside: QRect) -> None:
        colours = theme.tokens()
        below = Qt.AlignmentFlag.AlignBottom
        small = painter.font()
        painter.setFont(theme.title_font(20))
        painter.setPen(colours.text)
        painter.drawText(inside, below, self._figure)
        taken = painter.fontMetrics().horizontalAdvance(self._figure)
        painter.setFont(small)
        painter.setPen(colours.text_soft)
        room = inside.adjusted(taken + theme.metrics().px(8), 0, 0, -theme.metrics().px(3))
        text = painter.fontMetrics().elidedText(
            self._beside, Qt.TextElideMode.ElideRight, max(0, room.width())
        )
        painter.drawText(room, below, text)
