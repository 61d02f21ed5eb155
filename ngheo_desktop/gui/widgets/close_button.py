"""Đóng: leaves a dialog; Enter in a field never means it."""

from PySide6.QtWidgets import QDialog, QPushButton


class CloseButton(QPushButton):
    def __init__(self, dialog: QDialog) -> None:
        super().__init__("Đón&g", dialog)
        self.setObjectName("close_button")
        self.setAutoDefault(False)
        self.clicked.connect(dialog.reject)
