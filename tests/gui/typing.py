"""How an officer's keyboard reaches a widget."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget


def type_text(widget: QWidget, text: str) -> None:
    """Type as a Vietnamese keyboard does: the letters arrive composed."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QCoreApplication.sendEvent(widget, event)


def press(widget: QWidget, keys: str) -> None:
    """Press one key with its modifiers: «Ctrl+S», «Alt+Left», «F9», «Return»."""
    combination = QKeySequence(keys)[0]
    QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())
