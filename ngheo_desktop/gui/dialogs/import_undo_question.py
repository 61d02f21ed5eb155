"""Asked before a whole import is taken back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.imports import ImportBatch


class ImportUndoQuestion(QMessageBox):
    """The safe answer is the default one."""

    confirmed = Signal()

    def __init__(self, batch: ImportBatch, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        added, updated = (batch.counts.get(each, 0) for each in ("created", "updated"))
        self.setText(
            f"Hoàn tác cả lần nhập «{batch.file_name}»? {grouped_digits(added)} hộ đã thêm sẽ vào "
            f"mục Đã bỏ, {grouped_digits(updated)} hộ đã cập nhật trở lại như trước. Hộ nào đã "
            "được sửa sau khi nhập thì giữ nguyên và được liệt kê."
        )
        self._stay = self.addButton("Xem lại", QMessageBox.ButtonRole.RejectRole)
        self._undo = self.addButton("Hoàn tác", QMessageBox.ButtonRole.DestructiveRole)
        self.setDefaultButton(self._stay)
        self.setEscapeButton(self._stay)
        self.buttonClicked.connect(self._on_answered)

    def _on_answered(self) -> None:
        if self.clickedButton() is self._undo:
            self.confirmed.emit()
