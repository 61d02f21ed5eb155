"""Enter presses the button that wears the focus ring, and no other one."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget

_LENT = "enter_lent"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EnterKey(QObject):
    """Lends Enter to the button in focus, in dialogs and on pages alike.

    Without it Enter on «Thoát» would press the main button of the dialog, and nothing on a page.
    It is lent only while the focus is there: a button that always had it would also answer to
    Enter in the fields.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if not pressed or not isinstance(watched, QToolButton) or not _is_enter(event):
            return False
        if watched.popupMode() == QToolButton.ToolButtonPopupMode.InstantPopup:
            watched.showMenu()
        else:
            watched.click()
        return True

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        if isinstance(old, QPushButton) and old.property(_LENT):
            old.setProperty(_LENT, False)
            old.setAutoDefault(False)
        elif isinstance(old, QToolButton):
            old.removeEventFilter(self)
        # A button that is switched on and off, as a name at the login, has its own use of Enter.
        if isinstance(now, QPushButton) and not now.isCheckable() and not now.autoDefault():
            now.setProperty(_LENT, True)
            now.setAutoDefault(True)
        elif isinstance(now, QToolButton) and not now.isCheckable():
            now.installEventFilter(self)


def _is_enter(event: QEvent) -> bool:
    is_plain = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
    return isinstance(event, QKeyEvent) and event.key() in _ENTER and event.modifiers() in is_plain
