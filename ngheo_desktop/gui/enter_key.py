"""Enter presses the button that wears the focus ring, and no other one."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

_LENT = "enter_lent"


class EnterKey(QObject):
    """Lends Enter to the push button in focus, in dialogs and on pages alike.

    Without it Enter on «Thoát» would press the main button of the dialog, and nothing on a page.
    It is lent only while the focus is there: a button that always had it would also answer to
    Enter in the fields.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        if isinstance(old, QPushButton) and old.property(_LENT):
            old.setProperty(_LENT, False)
            old.setAutoDefault(False)
        # A button that is switched on and off, as a name at the login, has its own use of Enter.
        if isinstance(now, QPushButton) and not now.isCheckable() and not now.autoDefault():
            now.setProperty(_LENT, True)
            now.setAutoDefault(True)
