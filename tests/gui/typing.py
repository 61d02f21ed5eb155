"""How an officer's keyboard reaches a widget."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def type_text(widget: QWidget, text: str) -> None:
    """Type as a Vietnamese keyboard does: the letters arrive composed."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QCoreApplication.sendEvent(widget, event)


def press(widget: QWidget, keys: str) -> None:
    """Press one key with its modifiers: «Ctrl+S», «Alt+Left», «F9», «Return»."""
    combination = QKeySequence(keys)[0]
    QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())


def wait_until(happened: Callable[[], bool]) -> None:
    """For a program that types and has no bot; the test that started it holds the time limit."""
    while not happened():
        QApplication.processEvents()


def tell_and_wait(word: str) -> None:
    """Say to the test how far it is, and go on until the test ends this program."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()
    QApplication.exec()
