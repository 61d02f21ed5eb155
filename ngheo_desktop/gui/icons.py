"""Icons: the outline set of resources/icons, coloured by the palette in use."""

from dataclasses import fields
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from ngheo_desktop.gui import theme
from ngheo_desktop.paths import resource

_SIZES = (20, 30, 40)  # at 100 %, 150 % and on a screen of double density


def icon(name: str, colour: QColor | None = None) -> QIcon:
    """The icon that means `name`, in the colour of text or in `colour`."""
    tokens = theme.tokens()
    made = _icon(name, (colour or tokens.text).name(), tokens.disabled.name())
    _uses.setdefault(made.cacheKey(), (name, _use_of(colour)))
    return made


def pixmap(name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """One drawing of `size` logical pixels, for painting by hand."""
    drawn = _drawn(name, colour.name(), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    return drawn


_uses: dict[int, tuple[str, str]] = {}  # of each icon made: its name, the token of its colour


def _use_of(colour: QColor | None) -> str:
    tokens = theme.tokens()
    named = (field.name for field in fields(tokens) if getattr(tokens, field.name) == colour)
    return next(named, "text")


def recolour() -> None:
    """Give every button and command the icon it has in the colours now in use."""
    for window in QApplication.topLevelWidgets():
        holders: list[QAction | QAbstractButton] = [
            *window.findChildren(QAction),
            *window.findChildren(QAbstractButton),
        ]
        for holder in holders:
            found = _uses.get(holder.icon().cacheKey())
            if found is not None:
                name, token = found
                holder.setIcon(icon(name, getattr(theme.tokens(), token)))
        worn = _uses.get(window.windowIcon().cacheKey())
        if worn is not None:
            window.setWindowIcon(icon(worn[0]))


theme.on_change(recolour)


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
