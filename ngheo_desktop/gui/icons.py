"""Icons: the outline set of resources/icons, coloured by the palette in use."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ngheo_desktop.gui import theme
from ngheo_desktop.paths import resource

_SIZES = (20, 30, 40)  # at 100 %, 150 % and on a screen of double density


def icon(name: str, colour: QColor | None = None) -> QIcon:
    """The icon that means `name`, in the colour of text or in `colour`."""
    tokens = theme.tokens()
    return _icon(name, (colour or tokens.text).name(), tokens.disabled.name())


def pixmap(name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """One drawing of `size` logical pixels, for painting by hand."""
    drawn = _drawn(name, colour.name(), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    return drawn


@cache
def _icon(name: str, normal: str, disabled: str) -> QIcon:
    made = QIcon()
    for size in _SIZES:
        drawn = _drawn(name, normal, size)
        made.addPixmap(drawn, QIcon.Mode.Normal)
        # Given explicitly: Qt would tint what stands on a selected row.
        made.addPixmap(drawn, QIcon.Mode.Selected)
        made.addPixmap(_drawn(name, disabled, size), QIcon.Mode.Disabled)
    return made


def _drawn(name: str, colour: str, size: int) -> QPixmap:
    svg = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))
    drawn = QPixmap(size, size)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return drawn
