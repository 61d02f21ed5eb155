"""Ô chỉ nhận chữ số: letters that an input tool invents never get into a number."""

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit


def take_digits(field: QLineEdit) -> None:
    """Digits, and the marks that people put between groups of them; what stood there stays."""
    field.setValidator(QRegularExpressionValidator(QRegularExpression(r"[\d .]*"), field))
