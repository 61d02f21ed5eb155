"""Asked before the window closes over something that is not in the register."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget


class UnsavedQuestion(QMessageBox):
    """The safe answer is the default one."""

    dropped = Signal()
    kept = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        self.setText("Có phần đang nhập chưa lưu vào sổ. Nếu đóng, phần đó sẽ không còn.")
        self._stay = self.addButton("Xem lại", QMessageBox.ButtonRole.RejectRole)
        self._drop = self.addButton("Bỏ và đóng", QMessageBox.ButtonRole.DestructiveRole)
        self.setDefaultButton(self._stay)
        self.setEscapeButton(self._stay)
        self.buttonClicked.connect(self._on_answered)

    def _on_answered(self) -> None:
        (self.dropped if self.clickedButton() is self._drop else self.kept).emit()
