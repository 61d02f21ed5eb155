"""Says that what was typed and not saved is on the screen again, and offers to drop it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ngheo_desktop.errors import UserError
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.widgets.kept_drafts import KeptDrafts
from ngheo_desktop.gui.widgets.notice import Notice

_NOT_KEPT = "Chưa giữ được bản nháp, phần đang nhập vẫn còn trên màn hình."


class DraftStrip(QWidget):
    """Hidden while everything on the screen is in the register or freshly typed."""

    save_asked = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("draft_strip")
        self.notice = Notice(self)
        self.save_button = self._button("save_draft_button", "&Lưu")
        self.save_button.clicked.connect(self.save_asked)
        self.drop_button = self._button("drop_draft_button", "&Bỏ phần chưa lưu")
        self.drop_button.clicked.connect(self.dropped)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.notice, 1)
        for button in (self.save_button, self.drop_button):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(True)
        return button

    def follow(self, drafts: KeptDrafts) -> None:
        """Say when these drafts cannot be written, until they can again."""
        drafts.failed.connect(self._on_failed)
        drafts.recovered.connect(self.hide)

    def say(self, text: str) -> None:
        """Show the strip."""
        self.show()
        self.notice.say(text)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.say(f"{_NOT_KEPT} {error}")
        else:
            show_failure(self, error, "khi giữ bản nháp")
