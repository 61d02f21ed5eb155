"""One sentence with its sign inside a dialog or section: what happened, what to do next."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ngheo_desktop.errors import UserError
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.icons import pixmap


class Notice(QFrame):
    """Hidden while there is nothing to say; stays until it is cleared."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sign_label = QLabel(self)
        self.text_label = QLabel(self)
        self.text_label.setWordWrap(True)
        self.text_label.setTextFormat(Qt.TextFormat.PlainText)
        self.text_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.sign_label, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.text_label, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._kind = "info"
        self.hide()
        theme.follow(self._draw_sign)

    @property
    def text(self) -> str:
        """What is said now; empty while hidden."""
        return self.text_label.text()

    def say(self, text: str, kind: str = "info") -> None:
        """Show a sentence; `kind` is error, warning, done or info. An empty one hides it."""
        if not text:
            self.clear()
            return
        self._kind = kind
        theme.set_ground(self, kind)
        self._draw_sign()
        self.text_label.setText(text)
        self.setAccessibleName(text)
        self.show()
        self._make_room()
        event = QAccessibleAnnouncementEvent(self, text)
        if kind == "error":
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def say_failure(self, error: Exception, doing: str) -> None:
        """What the officer can act on stands here; our bug has its own box («khi in» = `doing`)."""
        if isinstance(error, UserError):
            self.say(str(error), "error")
        else:
            show_failure(self.parentWidget(), error, doing)

    def _draw_sign(self) -> None:
        line = getattr(theme.tokens(), self._kind)
        drawn = pixmap(self._kind, theme.metrics().icon, line, self.devicePixelRatioF())
        self.sign_label.setPixmap(drawn)

    def _make_room(self) -> None:
        """A dialog grows by what was said: Qt counts one line for words that take two."""
        window = self.window()
        layout = window.layout()
        if isinstance(window, QDialog) and layout is not None:
            needed = layout.totalHeightForWidth(window.width())
            if needed > window.height():
                window.resize(window.width(), needed)

    def clear(self) -> None:
        self.text_label.clear()
        self.hide()
