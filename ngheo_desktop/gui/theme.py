"""Colours, fonts and sizes, in this one place: light, dark and high contrast."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from string import Template

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from ngheo_desktop.paths import resource

BASE_POINTS = 10.5
ZOOMS = (100, 110, 125, 150)  # percent
ROWS = {"compact": 24, "normal": 28, "wide": 34}  # mật độ: pixels of a row at 100 %
SYSTEM = "system"  # the scheme that the desktop has
_DRESSED = "dressed"  # the property of an application that has its style
_TITLE = "title_points"  # the property of a widget whose letters are those of a title
_BASE_HEIGHT = 19.0  # of a line of the base font at 100 %, in which the sizes below are given


class Scheme(StrEnum):
    """Giao diện: sáng, tối, tương phản cao."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


@dataclass(frozen=True, slots=True)
class Look:
    """Giao diện, cỡ chữ, mật độ, as one person has chosen them."""

    scheme: str = SYSTEM  # or the value of a Scheme
    zoom: int = 100
    density: str = "normal"

    def checked(self) -> "Look":
        """The same, with what is not offered any more back at its default."""
        usual = Look()
        known = self.scheme == SYSTEM or self.scheme in list(Scheme)
        return Look(
            self.scheme if known else usual.scheme,
            self.zoom if self.zoom in ZOOMS else usual.zoom,
            self.density if self.density in list(ROWS) else usual.density,
        )


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of the window, named by its use."""

    window: QColor
    surface: QColor
    zebra: QColor
    header: QColor
    text: QColor
    text_soft: QColor
    disabled: QColor
    border: QColor
    accent: QColor  # link, main button, focus ring
    on_fill: QColor  # text on accent, practice, poor and near_poor
    selection: QColor
    error: QColor
    error_ground: QColor
    warning: QColor
    warning_ground: QColor
    done: QColor
    done_ground: QColor
    info: QColor
    info_ground: QColor
    practice: QColor
    poor: QColor
    near_poor: QColor
    average_living: QColor
    source_1: QColor  # parts of a chart, darkest first in light; each is labelled beside it
    source_2: QColor
    source_3: QColor
    source_4: QColor


# One line per token: light, dark, high contrast. The ratios between them are a test.
_COLOURS = {
    "window": ("#F3F5F7", "#11161C", "#000000"),
    "surface": ("#FFFFFF", "#1A212A", "#000000"),
    "zebra": ("#F1F5F9", "#202934", "#161616"),
    "header": ("#E4EAF0", "#28323E", "#242424"),
    "text": ("#1A2430", "#E7ECF1", "#FFFFFF"),
    "text_soft": ("#4B5865", "#B2BDC8", "#E6E6E6"),
    "disabled": ("#626D78", "#8D99A5", "#B0B0B0"),
    "border": ("#7A8692", "#7E8B98", "#FFFFFF"),
    "accent": ("#0B5AA6", "#7CB7F2", "#FFE14D"),
    "on_fill": ("#FFFFFF", "#11161C", "#000000"),
    "selection": ("#CFE4F9", "#244B73", "#00407A"),
    "error": ("#B3231B", "#FF9D94", "#FFB3AB"),
    "error_ground": ("#FDECEA", "#3B1D1C", "#000000"),
    "warning": ("#855000", "#F2C464", "#FFD98A"),
    "warning_ground": ("#FFF3D9", "#3A2D12", "#000000"),
    "done": ("#1B6B3C", "#7FD39A", "#9CF0B5"),
    "done_ground": ("#E6F4EA", "#17331F", "#000000"),
    "info": ("#0B5AA6", "#7CB7F2", "#A6D3FF"),
    "info_ground": ("#E7F1FB", "#16304A", "#000000"),
    "practice": ("#0F6B66", "#5FD0C5", "#7FE8DE"),
    "poor": ("#5C124B", "#F7C6EC", "#FFD6F4"),
    "near_poor": ("#AC4F95", "#C06FAE", "#CC78BA"),
    "average_living": ("#EBCFE4", "#5D3A56", "#4A2544"),
    "source_1": ("#0B3C6F", "#D3E5F6", "#D3E5F6"),
    "source_2": ("#2F78BD", "#8DBBE6", "#8DBBE6"),
    "source_3": ("#8DBBE6", "#4A90D2", "#4A90D2"),
    "source_4": ("#D3E5F6", "#2A5D92", "#2A5D92"),
}


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes in pixels, derived from the font in use: zooming the type zooms them too."""

    line: int  # height of a line of text
    row: int  # a row of a table or list
    field: int  # a field or a button
    icon: int
    navigation: int
    navigation_folded: int
    header: int  # with back, forward and title
    tool_row: int
    status: int
    scale: float

    def px(self, size: float) -> int:
        """A size drawn for 100 %, at the zoom in use."""
        return round(size * self.scale)


class _Changes(QObject):
    """Tells whoever follows that the application wears another look."""

    changed = Signal()


class _InUse:
    """The application has one look at a time."""

    look = Look()
    scheme = Scheme.LIGHT
    changes = _Changes()


def follow(dress: Callable[[], None]) -> None:
    """Dress a widget now and again with each new look; `dress` is a method of that widget.

    For what a widget keeps: sizes, its own fonts. What it paints it reads anew each time, icons of
    buttons and commands change by themselves, and colours of style sheets stand in app.qss.
    """
    dress()
    _InUse.changes.changed.connect(dress)


def on_change(answer: Callable[[], None]) -> None:
    """Do something at each new look, for a module that keeps what looks the same everywhere."""
    _InUse.changes.changed.connect(answer)


def look() -> Look:
    """The look in use, as it was chosen."""
    return _InUse.look


def tokens() -> Tokens:
    """The colours in use."""
    return tokens_of(_InUse.scheme)


@cache
def tokens_of(scheme: Scheme) -> Tokens:
    """The colours of one scheme."""
    place = list(Scheme).index(scheme)
    return Tokens(**{field.name: QColor(_COLOURS[field.name][place]) for field in fields(Tokens)})


def scheme() -> Scheme:
    """The scheme in use."""
    return _InUse.scheme


def metrics() -> Metrics:
    """The sizes that go with the application's font."""
    return _metrics_of(QApplication.font().toString(), ROWS[_InUse.look.density])


@cache
def _metrics_of(font_text: str, row: int) -> Metrics:
    font = QFont()
    font.fromString(font_text)
    height = QFontMetricsF(font).height()
    scale = height / _BASE_HEIGHT

    def px(size: float) -> int:
        return round(size * scale)

    return Metrics(
        line=round(height * 1.4),
        row=px(row),
        field=px(32),
        icon=px(20),
        navigation=px(184),
        navigation_folded=px(56),
        header=px(44),
        tool_row=px(40),
        status=px(28),
        scale=scale,
    )


def title_font(points: float = 15) -> QFont:
    """Bold type for a page title (15), a section title (13) or a figure tile (20)."""
    font = QFont(QApplication.font())
    font.setPointSizeF(points * font.pointSizeF() / BASE_POINTS)
    font.setBold(True)
    return font


def icon_room(size: int) -> QSize:
    """Room for an icon beside a word; a little wider than the icon, so that they do not touch."""
    sizes = metrics()
    return QSize(sizes.px(size + 4), sizes.px(size))


def set_title_font(widget: QWidget, points: float = 15) -> None:
    """Give a widget the letters of a title, at every zoom."""
    widget.setProperty(_TITLE, points)
    widget.setFont(title_font(points))


def set_tone(widget: QWidget, tone: str) -> None:
    """The letters of a label in the colour of error, warning, done or info; "" = as usual."""
    _set_property(widget, "tone", tone)


def set_ground(widget: QWidget, tone: str) -> None:
    """The pale ground and the line of error, warning, done or info, for a strip over a page."""
    _set_property(widget, "ground", tone)


def _set_property(widget: QWidget, name: str, value: str) -> None:
    widget.setProperty(name, value)
    widget.style().unpolish(widget)  # app.qss is asked again
    widget.style().polish(widget)


def focus_pen() -> QPen:
    """The ring around what has the focus, for widgets that paint themselves."""
    return QPen(tokens().accent, 2)


def wear(app: QApplication, chosen: Look) -> None:
    """Change the look of everything that is open, at once."""
    _InUse.look = chosen
    hints = app.styleHints()
    if chosen.scheme == SYSTEM:
        hints.unsetColorScheme()
        scheme = _scheme_of_system()
    else:
        scheme = Scheme(chosen.scheme)
        light = scheme == Scheme.LIGHT
        hints.setColorScheme(Qt.ColorScheme.Light if light else Qt.ColorScheme.Dark)
    _dress(app, scheme)


def follow_system(app: QApplication) -> None:
    """Change along with the desktop while its scheme is the one chosen."""
    _InUse.changes.setParent(app)
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(_on_system_changed)
    hints.accessibility().contrastPreferenceChanged.connect(_on_system_changed)


def apply(app: QApplication, scheme: Scheme = Scheme.LIGHT, zoom: int = 100) -> None:
    """Dress the application in one scheme, whatever the desktop says."""
    wear(app, Look(scheme.value, zoom))


def _on_system_changed() -> None:
    app = QApplication.instance()
    follows = _InUse.look.scheme == SYSTEM and _scheme_of_system() != _InUse.scheme
    if follows and isinstance(app, QApplication):
        _dress(app, _scheme_of_system())


def _scheme_of_system() -> Scheme:
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return Scheme.HIGH_CONTRAST
    return Scheme.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else Scheme.LIGHT


def _dress(app: QApplication, scheme: Scheme) -> None:
    """Fusion with our palette, our font and a short style sheet; nothing moves by itself."""
    _InUse.scheme = scheme
    if app.property(_DRESSED) is None:  # a new style would polish every widget once more
        app.setProperty(_DRESSED, True)
        app.setStyle(QStyleFactory.create("Fusion"))
        for effect in _EFFECTS:
            app.setEffectEnabled(effect, False)
    app.setFont(_font(_InUse.look.zoom))
    palette = palette_of(tokens_of(scheme))
    app.setPalette(palette)
    for kind in ("QCheckBox", "QRadioButton"):
        # PySide's stub says bytes, PySide itself takes only str.
        app.setPalette(_outlined(palette, tokens_of(scheme)), kind)  # type: ignore[arg-type]
    app.setStyleSheet(style_sheet(scheme, metrics()))
    for widget in app.allWidgets():
        points = widget.property(_TITLE)
        if points:
            widget.setFont(title_font(points))
    _InUse.changes.changed.emit()


_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)


def _font(zoom: int) -> QFont:
    font = QFont("Segoe UI" if sys.platform == "win32" else _bundled_family())
    font.setPointSizeF(BASE_POINTS * zoom / 100)
    return font


@cache
def _bundled_family() -> str:
    for face in ("Regular", "Bold", "Italic"):
        QFontDatabase.addApplicationFont(str(resource("fonts", f"NotoSans-{face}.ttf")))
    return "Noto Sans"


def palette_of(colours: Tokens) -> QPalette:
    """The palette of Qt's own widgets."""
    role = QPalette.ColorRole
    palette = QPalette(colours.header, colours.window)
    for place, colour in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.zebra,
        role.Text: colours.text,
        role.Button: colours.header,
        role.ButtonText: colours.text,
        role.BrightText: colours.on_fill,
        role.Highlight: colours.selection,
        role.HighlightedText: colours.text,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.PlaceholderText: colours.text_soft,
        role.ToolTipBase: colours.surface,
        role.ToolTipText: colours.text,
    }.items():
        palette.setColor(place, colour)
    for place in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, place, colours.disabled)
    return palette


def _outlined(palette: QPalette, colours: Tokens) -> QPalette:
    """Fusion draws an outline as Window darkened by 140 %: give it the Window that ends in ours.

    Its ground fades from Button to a lighter one: from that of a field it stays nearly flat.
    """
    outlined = QPalette(palette)
    outlined.setColor(QPalette.ColorRole.Window, colours.border.lighter(140))
    outlined.setColor(QPalette.ColorRole.Button, colours.surface)
    return outlined


def style_sheet(scheme: Scheme, sizes: Metrics) -> str:
    """resources/styles/app.qss with the colours and sizes filled in."""
    sheet = Template(resource("styles", "app.qss").read_text(encoding="utf-8"))
    colours = tokens_of(scheme)
    arrow = resource("styles", f"arrow_{scheme.value}.svg").as_posix()
    named = {field.name: getattr(colours, field.name).name() for field in fields(Tokens)}
    inner = sizes.px(22)  # a field of 32 less its padding and border
    tones = "\n".join(_tone(colours, name) for name in ("error", "warning", "done", "info"))
    return sheet.substitute(
        named,
        inner=inner,
        tool=sizes.px(20),
        icon=sizes.px(16),
        tab=sizes.px(5),
        box=sizes.px(14),
        arrow=arrow,
        arrow_size=sizes.px(12),
        tones=tones,
    )


def _tone(colours: Tokens, name: str) -> str:
    line, ground = getattr(colours, name).name(), getattr(colours, f"{name}_ground").name()
    return (
        f'QLabel[tone="{name}"] {{ color: {line}; }}'
        f' QFrame[ground="{name}"] {{ background: {ground}; border: 1px solid {line};'
        f" border-radius: 4px; }}"
    )
