"""Asked before the practice commune is thrown away: undo cannot bring it back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from ngheo_desktop.operations.practice import HOUSEHOLDS, PracticeCounts


class RestartPracticeQuestion(QMessageBox):
    """The safe answer is the default one."""

    confirmed = Signal()

    def __init__(self, counts: PracticeCounts, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        self.setText(
            f"Làm lại thực hành từ đầu? {counts.households} hộ bịa ra và {counts.acts} việc đã "
            f"ghi trong thực hành sẽ mất hẳn. Một xã mới {HOUSEHOLDS} hộ được lập. "
            "Sổ thật không bị động đến."
        )
        self._stay = self.addButton("Xem lại", QMessageBox.ButtonRole.RejectRole)
        self._anew = self.addButton("Làm lại từ đầu", QMessageBox.ButtonRole.DestructiveRole)
        self.setDefaultButton(self._stay)
        self.setEscapeButton(self._stay)
        self.buttonClicked.connect(self._on_answered)

    def _on_answered(self) -> None:
        if self.clickedButton() is self._anew:
            self.confirmed.emit()
