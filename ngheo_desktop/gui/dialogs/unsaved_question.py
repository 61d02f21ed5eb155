"""Asked before the window closes over something that could not be kept as a draft."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from ngheo_desktop.errors import UserError


class UnsavedQuestion(QMessageBox):
    """Says why it could not be kept; the safe answer is the default one."""

    dropped = Signal()
    kept = Signal()

    def __init__(self, error: Exception | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        reason = f" {error}" if isinstance(error, UserError) else ""
        self.setText("Chưa giữ được bản nháp. Nếu đóng, phần đang nhập sẽ không còn." + reason)
        self._stay = self.addButton("Xem lại", QMessageBox.ButtonRole.RejectRole)
        self._drop = self.addButton("Bỏ và đóng", QMessageBox.ButtonRole.DestructiveRole)
        self.setDefaultButton(self._stay)
        self.setEscapeButton(self._stay)
        self.buttonClicked.connect(self._on_answered)

    def _on_answered(self) -> None:
        (self.dropped if self.clickedButton() is self._drop else self.kept).emit()
