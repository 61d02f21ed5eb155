"""Đưa vào mục Đã bỏ: says what will happen and asks for the reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command


class PutAwayDialog(QDialog):
    """Nothing is put away without a reason; Esc leaves everything as it was."""

    reason_given = Signal(str)

    def __init__(self, code: str, head_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("put_away_dialog")
        self.setWindowTitle("Đưa vào mục Đã bỏ")
        self._what = QLabel(
            f"Hộ {code} {head_name} sẽ không còn trong danh sách. Không có gì bị xóa: "
            "lấy lại ở Đi tới, mục Hộ đã bỏ.",
            self,
        )
        self._what.setTextFormat(Qt.TextFormat.PlainText)
        self._what.setWordWrap(True)
        self.reason_edit = QLineEdit(self)
        self.reason_edit.setObjectName("reason_edit")
        self.reason_edit.setPlaceholderText("ví dụ: ghi hai lần")
        label = QLabel("&Lý do (bắt buộc)", self)
        label.setBuddy(self.reason_edit)
        self.put_away_button = QPushButton("Đưa vào mục Đã &bỏ", self)
        self.put_away_button.setObjectName("put_away_button")
        self.put_away_button.setAutoDefault(False)
        self.put_away_button.setEnabled(False)
        keep = QPushButton("&Giữ hộ này", self)
        keep.setObjectName("keep_button")
        keep.setDefault(True)
        keep.clicked.connect(self.reject)
        self.reason_edit.textChanged.connect(self._on_reason_typed)
        command(self, "Đưa vào mục Đã bỏ", self._on_asked, key="main")
        self.put_away_button.clicked.connect(self._on_asked)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.put_away_button, keep):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        for part in (self._what, label, self.reason_edit):
            layout.addWidget(part)
        layout.addLayout(buttons)
        self.setMinimumWidth(theme.metrics().px(480))
        self.reason_edit.setFocus()

    def _on_reason_typed(self, text: str) -> None:
        self.put_away_button.setEnabled(bool(text.strip()))

    def _on_asked(self) -> None:
        reason = self.reason_edit.text()
        if reason.strip():
            self.accept()
            self.reason_given.emit(reason)
