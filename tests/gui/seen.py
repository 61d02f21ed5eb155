"""What can be seen to be wrong on a screen: words cut, widgets over each other, nameless fields."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QDockWidget,
    QHeaderView,
    QLabel,
    QMainWindow,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSplitter,
    QSplitterHandle,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QToolBar,
    QToolButton,
    QWidget,
)

from ngheo_desktop.gui.widgets.elided_label import ElidedLabel
from ngheo_desktop.gui.widgets.navigation import NavigationButton

# Give way with «…» on purpose; the whole text is in their hint.
ELIDED = {"saved_button", "rows_label"}
# Lie over others on purpose.
OVER = {"grey_rows", "wait_bar", "found_list", "sticky_view", "hide_button"}
SLACK = 1  # pixel of rounding


def shown_in(window: QWidget) -> list[QWidget]:
    """Every visible widget of a window, in the order they were made."""
    return [
        each
        for each in window.findChildren(QWidget)
        if each.isVisible() and each.window() is window and not each.visibleRegion().isEmpty()
    ]


def path_of(widget: QWidget) -> str:
    """How a finding names a widget."""
    names = []
    at: QWidget | None = widget
    while at is not None and len(names) < 3:
        names.append(at.objectName() or type(at).__name__)
        at = at.parentWidget()
    return " in ".join(names)


def words_cut(window: QWidget) -> Iterator[str]:
    """Texts that are wider or higher than the room they have."""
    for widget in shown_in(window):
        if widget.objectName() in ELIDED or isinstance(widget, ElidedLabel | NavigationButton):
            continue
        for text, needed, room in _needs(widget):
            if needed[0] > room[0] + SLACK or needed[1] > room[1] + SLACK:
                yield f"{path_of(widget)}: «{text}» needs {needed}, has {room}"


Need = tuple[str, tuple[int, int], tuple[int, int]]


def _needs(widget: QWidget) -> Iterator[Need]:
    if isinstance(widget, QLabel):
        yield from _label_needs(widget)
    elif isinstance(widget, QPushButton | QToolButton | QCheckBox | QRadioButton):
        hint = widget.sizeHint()
        if widget.text():
            yield widget.text(), (hint.width(), hint.height()), (widget.width(), widget.height())
    elif isinstance(widget, QTabBar):
        yield from _tab_needs(widget)
    elif isinstance(widget, QHeaderView):
        yield from _head_needs(widget)
    elif isinstance(widget, QComboBox) and not widget.objectName().endswith("_filter"):
        yield from _choice_needs(widget)


def _label_needs(label: QLabel) -> Iterator[Need]:
    text = label.text()
    if not text or "<b>" in text or "&nbsp;" in text:
        return
    room = label.contentsRect()
    if label.wordWrap():
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)
        needed = label.fontMetrics().boundingRect(QRect(0, 0, room.width(), 10_000), flags, text)
    else:
        flags = int(Qt.TextFlag.TextShowMnemonic)
        needed = label.fontMetrics().boundingRect(QRect(0, 0, 10_000, 10_000), flags, text)
    yield text, (needed.width(), needed.height()), (room.width(), label.height())


def _tab_needs(bar: QTabBar) -> Iterator[Need]:
    for at in range(bar.count()):
        room = bar.tabRect(at)
        words = bar.fontMetrics().boundingRect(bar.tabText(at).replace("&", ""))
        yield bar.tabText(at), (words.width(), words.height()), (room.width(), room.height())


def _head_needs(header: QHeaderView) -> Iterator[Need]:
    if header.orientation() != Qt.Orientation.Horizontal:
        return
    own = getattr(header, "needs", None)
    if own is not None:  # words on several lines: it knows how it wraps them
        yield from own()
        return
    font = header.font()
    font.setBold(True)
    bold = QFontMetrics(font)
    for section in range(header.count()):
        text = str(header.model().headerData(section, header.orientation()) or "")
        if text and not header.isSectionHidden(section):
            words = bold.boundingRect(text)
            room = header.sectionSize(section) - 8, header.height()
            yield text, (words.width(), words.height()), room


def _choice_needs(combo: QComboBox) -> Iterator[Need]:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, combo)
    words = combo.fontMetrics().boundingRect(combo.currentText())
    yield combo.currentText(), (words.width(), words.height()), (room.width(), combo.height())


def out_of_place(window: QWidget) -> Iterator[str]:
    """Widgets that lie over a neighbour or stick out of the window."""
    seen = shown_in(window)
    for widget in seen:
        place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
        folds = isinstance(widget.parentWidget(), QToolBar)  # into «Lệnh khác»
        if not window.rect().contains(place) and not folds and not _scrolls(widget, window):
            yield f"{path_of(widget)} sticks out: {place} of {window.rect()}"
    parents = {id(each.parentWidget()): each.parentWidget() for each in seen}
    for parent in parents.values():
        children = [each for each in seen if each.parentWidget() is parent and _lies_flat(each)]
        for one, other in combinations(children, 2):
            common = one.geometry().intersected(other.geometry())
            if common.width() > SLACK and common.height() > SLACK:
                yield f"{path_of(one)} lies over {path_of(other)}: {common}"


def _scrolls(widget: QWidget, window: QWidget) -> bool:
    at = widget.parentWidget()
    while at is not None and at is not window:
        if isinstance(at, QScrollArea | QAbstractScrollArea):
            return True
        at = at.parentWidget()
    return False


def _lies_flat(widget: QWidget) -> bool:
    if isinstance(widget.parentWidget(), QAbstractScrollArea | QComboBox | QDockWidget):
        return False
    if isinstance(widget.parentWidget(), QTabBar | QHeaderView | QToolBar):
        return False
    return widget.objectName() not in OVER and not isinstance(widget, QSplitterHandle | QTabBar)


def nameless(window: QWidget) -> Iterator[str]:
    """What takes the keyboard without saying what it is."""
    buddies = {id(label.buddy()) for label in window.findChildren(QLabel) if label.buddy()}
    for widget in shown_in(window):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or isinstance(widget, QScrollArea):
            continue
        proxied = widget.focusProxy() is not None or isinstance(widget.parentWidget(), QComboBox)
        if proxied or isinstance(widget, QSplitter | QMainWindow):
            continue
        text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
        if not (widget.accessibleName() or text or id(widget) in buddies):
            yield path_of(widget)


def jumps_back(page: QWidget) -> Iterator[str]:
    """Steps of Tab that go up in the same column, or left in the same row."""
    stops = tab_stops(page)
    places = [(_place(each, page).top(), _place(each, page).left()) for each in stops]
    # A window begins at its top; on a page Tab comes in from what stands before it.
    first = places.index(min(places)) if places and page.isWindow() else 0
    for one, other in pairwise(stops[first:] + stops[:first]):
        here, there = _place(_apart(one, other), page), _place(_apart(other, one), page)
        same_column = here.left() < there.right() and there.left() < here.right()
        same_row = here.top() < there.bottom() and there.top() < here.bottom()
        up = there.bottom() <= here.top() and same_column
        # The foot of a dialog goes from its main button at the right to those that leave it.
        foot = isinstance(one, QPushButton) and isinstance(other, QPushButton)
        left = there.right() <= here.left() and same_row and not foot
        if up or left:
            yield f"{path_of(one)} → {path_of(other)}: {'up' if up else 'left'}"


def _apart(widget: QWidget, other: QWidget) -> QWidget:
    """What scrolls lies where its area lies, for whoever stands outside of that."""
    at = widget.parentWidget()
    while at is not None:
        if isinstance(at, QAbstractScrollArea) and not at.isAncestorOf(other):
            return at
        at = at.parentWidget()
    return widget


def tab_stops(page: QWidget) -> list[QWidget]:
    """What Tab comes to, in its order, from the first of the page on."""
    stops = []
    at = page.nextInFocusChain()
    while at is not page and at is not None:
        tabbed = bool(at.focusPolicy() & Qt.FocusPolicy.TabFocus) and at.focusProxy() is None
        reached = at.isEnabled() and at.isVisible() and page.isAncestorOf(at)
        if tabbed and reached and not isinstance(at, QScrollArea):
            stops.append(at)
        at = at.nextInFocusChain()
    return stops


def _place(widget: QWidget, page: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def too_large(window: QWidget) -> Iterator[str]:
    """Windows that a screen of 1366 × 768 does not hold."""
    if window.width() > 1366 or window.height() > 740:  # 60 less than the screen of a test
        yield f"{type(window).__name__} is {window.width()} × {window.height()}"
