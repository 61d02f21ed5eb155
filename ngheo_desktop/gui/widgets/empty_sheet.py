"""In place of a sheet that has nobody to ask about."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class EmptySheet(QWidget):
    """One sentence and the one button that helps."""

    add_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("empty_sheet")
        self.text_label = QLabel("Hộ chưa có thành viên.", self)
        self.add_button = QPushButton("Thêm người", self)
        self.add_button.setObjectName("add_member_button")
        self.add_button.setAutoDefault(True)
        self.add_button.clicked.connect(self.add_requested)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(self.text_label, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
