"""Says that what was typed and not saved is on the screen again, and offers to drop it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ngheo_desktop.gui.widgets.notice import Notice


class DraftStrip(QWidget):
    """Hidden while everything on the screen is in the register or freshly typed."""

    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("draft_strip")
        self.notice = Notice(self)
        self.drop_button = QPushButton("Bỏ phần nhập dở", self)
        self.drop_button.setObjectName("drop_draft_button")
        self.drop_button.clicked.connect(self.dropped)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.notice, 1)
        layout.addWidget(self.drop_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def say(self, text: str) -> None:
        """Show the strip."""
        self.show()
        self.notice.say(text)
