"""Ô mật khẩu: hides the letters, and notices what silently spoils a password."""

import unicodedata

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.office import check_password

CAPS_NOTE = "Caps Lock đang bật."
TYPING_NOTE = (
    "Bộ gõ đang bật tiếng Việt. Nếu mật khẩu không có dấu, hãy chuyển bộ gõ sang tiếng Anh."
)


class PasswordEdit(QLineEdit):
    """A line for a password. What Qt cannot ask (Caps Lock) is seen from the letters typed."""

    note_changed = Signal(str)  # what to say below the field; empty when nothing

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caps = False
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.textChanged.connect(self._on_text_changed)

    def password(self) -> str:
        """What was typed, in the one form that every input tool's letters are brought to."""
        return unicodedata.normalize("NFC", self.text())

    def show_letters(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)

    def note(self) -> str:
        """What the officer should know about the keyboard."""
        said = [CAPS_NOTE] if self._caps else []
        if not self.text().isascii():
            said.append(TYPING_NOTE)
        return " ".join(said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A capital without Shift, or a small letter with it, tells that Caps Lock is on."""
        typed = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._caps = not self._caps
            self.note_changed.emit(self.note())
        elif len(typed) == 1 and typed.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._caps = typed.isupper() != shifted
            self.note_changed.emit(self.note())
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.note_changed.emit(self.note())

    def _on_text_changed(self) -> None:
        self.note_changed.emit(self.note())


def new_password_problem(first: PasswordEdit, again: PasswordEdit) -> tuple[str, QWidget] | None:
    """Why a new password cannot be taken yet, and the field to mend; None when it can."""
    try:
        check_password(first.password())
    except WrongUsage as error:
        return str(error), first
    if first.password() != again.password():
        return "Hai lần gõ mật khẩu chưa giống nhau. Hãy gõ lại lần thứ hai.", again
    return None
