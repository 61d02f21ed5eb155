"""Khung: F6 goes round the parts of the window, and a part keeps the focus it had."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def focus_inside(pane: QWidget) -> bool:
    """Give the focus to what had it last in `pane`, else to its first field; False if none."""
    focused = QApplication.focusWidget()
    if focused is not None and (focused is pane or pane.isAncestorOf(focused)):
        return True
    kept = pane.focusWidget()
    target = kept if kept is not None and _takes_focus(kept, pane) else _first(pane)
    if target is None:
        return False
    target.setFocus(Qt.FocusReason.OtherFocusReason)
    return True


def go_round(panes: Sequence[QWidget], by: int) -> None:
    """Move the focus to the next (1) or previous (-1) pane that can take it."""
    focused = QApplication.focusWidget()
    inside = [focused is not None and _holds(pane, focused) for pane in panes]
    at = inside.index(True) if True in inside else -1
    for step in range(1, len(panes) + 1):
        pane = panes[(at + by * step) % len(panes)]
        if pane.isVisible() and focus_inside(pane):
            return


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return widget is pane or pane.isAncestorOf(widget)


def _first(pane: QWidget) -> QWidget | None:
    """The first field in tab order."""
    widget: QWidget | None = pane
    while widget is not None:
        if _takes_focus(widget, pane):
            return widget
        widget = widget.nextInFocusChain()
        if widget is pane:
            break
    return None


def _takes_focus(widget: QWidget, pane: QWidget) -> bool:
    can = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return can and widget.isVisible() and widget.isEnabled() and _holds(pane, widget)
