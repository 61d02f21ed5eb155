"""Asked before an account is stopped: its password cannot be brought back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget


class StopAccountQuestion(QMessageBox):
    """The safe answer is the default one."""

    confirmed = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        self.setText(
            f"Ngừng dùng tài khoản của {name}? Mật khẩu của người này không mở được sổ nữa. "
            "Những gì người này đã ghi vẫn còn. Muốn dùng lại thì đặt mật khẩu mới."
        )
        self._stay = self.addButton("Xem lại", QMessageBox.ButtonRole.RejectRole)
        self._stop = self.addButton("Ngừng dùng", QMessageBox.ButtonRole.DestructiveRole)
        self.setDefaultButton(self._stay)
        self.setEscapeButton(self._stay)
        self.buttonClicked.connect(self._on_answered)

    def _on_answered(self) -> None:
        if self.clickedButton() is self._stop:
            self.confirmed.emit()
