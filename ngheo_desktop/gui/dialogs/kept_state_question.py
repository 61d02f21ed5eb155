"""Asked before a state that a restore has replaced is removed: it cannot be brought back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.operations.kept_states import KeptState


class KeptStateQuestion(QMessageBox):
    """The safe answer is the default one."""

    confirmed = Signal()

    def __init__(self, kept: KeptState, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        households, members = map(grouped_digits, (kept.households, kept.members))
        self.setText(
            f"Bỏ bản trước lần khôi phục ngày {kept.since:%d/%m/%Y} lúc {kept.since:%H:%M}? Bản "
            f"này có {households} hộ, {members} người. Bỏ rồi thì không lấy lại được. Sổ đang "
            "dùng không thay đổi."
        )
        self._stay = self.addButton("Giữ lại", QMessageBox.ButtonRole.RejectRole)
        self._remove = self.addButton("Bỏ bản này", QMessageBox.ButtonRole.DestructiveRole)
        self.setDefaultButton(self._stay)
        self.setEscapeButton(self._stay)
        self.buttonClicked.connect(self._on_answered)

    def _on_answered(self) -> None:
        if self.clickedButton() is self._remove:
            self.confirmed.emit()
