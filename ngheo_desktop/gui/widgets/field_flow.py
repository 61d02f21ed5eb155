"""In a form Enter goes on to the next field, as Tab does."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QPlainTextEdit


def goes_on(event: QKeyEvent) -> bool:
    """Whether a key that no field wanted is an Enter that should move on to the next one."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    focused = QApplication.focusWidget()
    pushes = isinstance(focused, QAbstractButton) and not focused.isCheckable()
    return (
        enter
        and plain == Qt.KeyboardModifier.NoModifier
        and not pushes
        and not isinstance(focused, (QPlainTextEdit, QAbstractItemView))
    )
