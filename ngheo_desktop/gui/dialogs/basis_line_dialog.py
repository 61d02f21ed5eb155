"""Một căn cứ: worded as it is to be printed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.widgets.close_button import CloseButton
from ngheo_desktop.text import clean

_HOW = (
    "Tên văn bản đủ số, ngày và cơ quan ban hành, không có chữ «Căn cứ» ở đầu. "
    "Dòng do văn phòng ghi phải được đối chiếu rồi xác nhận."
)


class BasisLineDialog(QDialog):
    """What is worded here is the office's own, and waits to be confirmed."""

    worded = Signal(int, str)  # place in the basis, -1 = new; the text

    def __init__(self, at: int, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("basis_line_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Thêm căn cứ" if at < 0 else "Sửa căn cứ")
        self._at = at
        how = QLabel(_HOW, self)
        how.setWordWrap(True)
        label = QLabel("&Văn bản", self)
        self.text_edit = QPlainTextEdit(text, self)
        self.text_edit.setObjectName("text_edit")
        self.text_edit.setTabChangesFocus(True)
        self.text_edit.setFixedHeight(theme.metrics().px(110))
        label.setBuddy(self.text_edit)
        self.keep_button = QPushButton("Gh&i", self)
        self.keep_button.setObjectName("keep_button")
        self.keep_button.setDefault(True)
        self.keep_button.clicked.connect(self._on_keep)
        command(self, "Ghi", self._on_keep, key="main")
        buttons = QHBoxLayout()
        buttons.addWidget(CloseButton(self))
        buttons.addStretch(1)
        buttons.addWidget(self.keep_button)
        layout = QVBoxLayout(self)
        for widget in (how, label, self.text_edit):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        self.setMinimumWidth(theme.metrics().px(560))
        self.text_edit.selectAll()
        self.text_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_keep(self) -> None:
        text = clean(self.text_edit.toPlainText().replace("\n", " ")).removeprefix("Căn cứ ")
        if text:
            self.accept()
            self.worded.emit(self._at, text)
