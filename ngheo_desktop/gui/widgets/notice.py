"""One sentence with its sign inside a dialog or section: what happened, what to do next."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ngheo_desktop.gui import theme
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
        self.hide()

    @property
    def text(self) -> str:
        """What is said now; empty while hidden."""
        return self.text_label.text()

    def say(self, text: str, kind: str = "info") -> None:
        """Show a sentence; `kind` is error, warning, done or info. An empty one hides it."""
        if not text:
            self.clear()
            return
        colours = theme.tokens()
        line, ground = getattr(colours, kind), getattr(colours, f"{kind}_ground")
        self.setStyleSheet(
            f"Notice {{ background: {ground.name()};"
            f" border: 1px solid {line.name()}; border-radius: 4px; }}"
        )
        size = theme.metrics().icon
        self.sign_label.setPixmap(pixmap(kind, size, line, self.devicePixelRatioF()))
        self.text_label.setText(text)
        self.setAccessibleName(text)
        self.show()
        self._make_room()
        event = QAccessibleAnnouncementEvent(self, text)
        if kind == "error":
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

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
