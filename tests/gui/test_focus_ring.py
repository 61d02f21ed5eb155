"""What has the focus wears a ring of two pixels that stands out, in every scheme, by its pixels."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QImage
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTabBar,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.theme import Scheme
from ngheo_desktop.gui.widgets.navigation import Navigation, Section
from tests.gui.colour_vision import ratio


def table() -> QTableWidget:
    made = QTableWidget(3, 2)
    made.setShowGrid(False)
    for row in range(3):
        made.setItem(row, 0, QTableWidgetItem("Hộ"))
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setCurrentCell(1, 0)
    return made


def items() -> QListWidget:
    made = QListWidget()
    made.addItems(["một", "hai"])
    made.setCurrentRow(0)
    return made


def main_button() -> QPushButton:
    made = QPushButton("Lưu")
    made.setDefault(True)
    return made


def tabs() -> QTabBar:
    made = QTabBar()
    made.addTab("Thông tin")
    made.addTab("Thành viên")
    return made


def section() -> Navigation:
    action = QAction("Hộ dân")
    made = Navigation([(Section(2, "households", "Hộ dân", "households"), action)])
    made.setFocusProxy(made.buttons[0])
    return made


KINDS = {
    "button": lambda: QPushButton("Xem lại"),
    "main button": main_button,
    "tool button": lambda: QToolButton(text="Thêm hộ"),
    "field": lambda: QLineEdit("Lê Thị Út"),
    "long field": lambda: QPlainTextEdit("Ghi chú"),
    "choice": QComboBox,
    "tick": lambda: QCheckBox("Nhóm theo ấp"),
    "one of several": lambda: QRadioButton("Để trống"),
    "tab": tabs,
    "cell of a selected row": table,
    "line of a list": items,
    "section": section,
}


def shown(qtbot, kind: str) -> tuple[QWidget, QImage, QImage]:
    """The widget without and with the focus, as it looks on the screen."""
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    widget, other = KINDS[kind](), QLineEdit()
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    layout.addWidget(other)
    layout.addWidget(widget)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    other.setFocus()
    before = widget.grab().toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    return window, before, widget.grab().toImage()


def longest_lines(image: QImage, colour: QColor) -> list[int]:
    """In each row of pixels, how many of the colour stand next to each other."""
    longest = []
    for y in range(image.height()):
        run = best = 0
        for x in range(image.width()):
            run = run + 1 if image.pixelColor(x, y).rgb() == colour.rgb() else 0
            best = max(best, run)
        longest.append(best)
    return longest


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("kind", KINDS)
def test_the_ring_is_drawn_above_and_below_and_two_pixels_thick(qtbot, qapp, kind, scheme):
    theme.apply(qapp, scheme)
    _window, before, after = shown(qtbot, kind)
    accent = theme.tokens().accent
    theme.apply(qapp)
    least = 24  # the shortest side of a ring
    rows = [y for y, length in enumerate(longest_lines(after, accent)) if length >= least]
    pairs = [y for y in rows if y + 1 in rows]
    assert len(pairs) >= 2, (kind, rows)  # one line above, one below
    assert max(pairs) - min(pairs) >= 12
    assert before != after


@pytest.mark.parametrize("scheme", Scheme)
def test_the_ring_stands_out_from_whatever_it_touches(scheme):
    colours = theme.tokens_of(scheme)
    for ground in ("window", "surface", "zebra", "header", "selection"):
        assert ratio(colours.accent, getattr(colours, ground)) >= 3, ground
