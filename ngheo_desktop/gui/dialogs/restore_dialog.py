"""Khôi phục: what a backup would change, and the password before it takes the register's place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.password_edit import PasswordEdit
from ngheo_desktop.operations.backups import KEPT_DAYS, Comparison

_CHANGES = {
    "lost": "không còn trong sổ",
    "added": "có lại trong sổ",
    "changed": "trở về như ngày đó",
}


class RestoreDialog(QDialog):
    """Enter does the safe thing until the password is typed."""

    confirmed = Signal(str)  # the password

    def __init__(self, compared: Comparison, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Khôi phục từ bản sao lưu")
        self.question_label = QLabel(question_of(compared), self)
        self.question_label.setWordWrap(True)
        self.change_list = QListWidget(self)
        self.change_list.setObjectName("change_list")
        self.change_list.setAccessibleName("Các hộ sẽ thay đổi")
        self.change_list.addItems(
            [f"{each.code}  {each.head_name}: {_CHANGES[each.change]}" for each in compared.named]
        )
        self.change_list.setVisible(bool(compared.named))
        password_label = QLabel("&Mật khẩu của anh/chị", self)
        self.password_edit = PasswordEdit(self)
        self.password_edit.setObjectName("password_edit")
        password_label.setBuddy(self.password_edit)
        self.typing_notice, self.notice = Notice(self), Notice(self)
        self.password_edit.note_changed.connect(self._on_note)
        self.keep_button = QPushButton("&Giữ như hiện nay", self)
        self.keep_button.setObjectName("keep_button")
        self.restore_button = QPushButton("&Khôi phục", self)
        self.restore_button.setObjectName("restore_button")
        self.keep_button.setDefault(True)
        self.keep_button.clicked.connect(self.reject)
        self.restore_button.clicked.connect(self._on_restore)
        self.password_edit.textChanged.connect(self._on_typed)
        self._lay_out(password_label)

    def _lay_out(self, password_label: QLabel) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.restore_button)
        buttons.addWidget(self.keep_button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.question_label)
        layout.addWidget(self.change_list, 1)
        for widget in (password_label, self.password_edit, self.typing_notice, self.notice):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        sizes = theme.metrics()
        self.resize(sizes.px(560), sizes.px(440 if self.change_list.count() else 240))
        self.password_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, text: str) -> None:
        """The password did not fit, or the backup cannot be taken."""
        self._set_busy(busy=False)
        self.notice.say(text, "error")
        self.password_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.password_edit.selectAll()

    def _on_note(self, note: str) -> None:
        self.typing_notice.say(note)

    def _on_typed(self, text: str) -> None:
        button = self.restore_button if text else self.keep_button
        button.setDefault(True)

    def _on_restore(self) -> None:
        if not self.password_edit.password():
            self.notice.say("Chưa gõ mật khẩu.", "error")
            self.password_edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._set_busy(busy=True)
        self.notice.say("Đang khôi phục. Vui lòng đợi.")
        self.confirmed.emit(self.password_edit.password())

    def _set_busy(self, *, busy: bool) -> None:
        for widget in (self.password_edit, self.restore_button, self.keep_button):
            widget.setEnabled(not busy)


def question_of(compared: Comparison) -> str:
    """«Khôi phục bản ngày 20/11/2026? 34 thay đổi từ sau ngày đó sẽ không còn trong sổ. …»."""
    at = compared.made_at.astimezone()
    said = [f"Khôi phục bản ngày {at:%d/%m/%Y} lúc {at:%H:%M}?"]
    said.append(f"Bản này có {compared.households} hộ, {compared.members} người.")
    if compared.acts_lost is None:
        said.append("Bản này không phải một ngày trước của sổ đang mở.")
    elif compared.acts_lost:
        said.append(f"{compared.acts_lost} thay đổi từ sau lúc đó sẽ không còn trong sổ.")
    else:
        said.append("Từ lúc đó sổ chưa có thay đổi nào.")
    if compared.added or compared.changed or compared.lost:
        counts = (compared.changed, compared.added, compared.lost)
        said.append("{} hộ trở về như cũ, {} hộ có lại, {} hộ không còn.".format(*counts))
    said.append(f"Số liệu hiện nay được giữ {KEPT_DAYS} ngày để lấy lại.")
    return " ".join(said)
