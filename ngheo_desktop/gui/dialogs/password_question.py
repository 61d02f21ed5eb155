"""Hỏi lại mật khẩu before what undo cannot bring back: khôi phục, xuất tệp có số định danh."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.password_edit import PasswordEdit


class PasswordQuestion(QDialog):
    """Enter does the safe thing until the password is typed; who acts accepts it, or refuses."""

    confirmed = Signal(str)  # the password

    def __init__(
        self, title: str, question: str, verb: str, safe: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.question_label = QLabel(question, self)
        self.question_label.setTextFormat(Qt.TextFormat.PlainText)
        self.question_label.setWordWrap(True)
        password_label = QLabel("&Mật khẩu của anh/chị", self)
        self.password_edit = PasswordEdit(self)
        self.password_edit.setObjectName("password_edit")
        password_label.setBuddy(self.password_edit)
        self.typing_notice, self.notice = Notice(self), Notice(self)
        self.password_edit.note_changed.connect(self._on_note)
        self.password_edit.textChanged.connect(self._on_typed)
        self.act_button, self.keep_button = QPushButton(verb, self), QPushButton(safe, self)
        self.act_button.setObjectName("act_button")
        self.keep_button.setObjectName("keep_button")
        self.keep_button.setDefault(True)
        self.act_button.clicked.connect(self._on_confirmed)
        self.keep_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.act_button)
        buttons.addWidget(self.keep_button)
        self.parts = QVBoxLayout(self)
        self.parts.addWidget(self.question_label)
        for widget in (password_label, self.password_edit, self.typing_notice, self.notice):
            self.parts.addWidget(widget)
        self.parts.addLayout(buttons)
        self.setMinimumWidth(theme.metrics().px(480))
        self.password_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, text: str) -> None:
        """The password did not fit, or it could not be done; nothing has changed."""
        self._set_busy(busy=False)
        self.notice.say(text, "error")
        self.password_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.password_edit.selectAll()

    def _on_note(self, note: str) -> None:
        self.typing_notice.say(note)

    def _on_typed(self, text: str) -> None:
        button = self.act_button if text else self.keep_button
        button.setDefault(True)

    def _on_confirmed(self) -> None:
        if not self.password_edit.password():
            self.refuse("Chưa gõ mật khẩu.")
            return
        self._set_busy(busy=True)
        self.notice.say("Đang làm. Vui lòng đợi.")
        self.confirmed.emit(self.password_edit.password())

    def _set_busy(self, *, busy: bool) -> None:
        for widget in (self.password_edit, self.act_button, self.keep_button):
            widget.setEnabled(not busy)
