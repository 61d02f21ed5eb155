"""Ô số tiền: understands 1500000, 1.500.000 and 1,5tr, and shows the whole amount on leaving."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ngheo_desktop.domain.amounts import grouped_digits, money, read_money
from ngheo_desktop.domain.problems import Problem


class MoneyEdit(QLineEdit):
    """Right-aligned; while something is typed its hint tells what is understood."""

    amount_changed = Signal(object)  # whole đồng, or None while it is empty or not understood

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setPlaceholderText("1.500.000 hoặc 1,5tr")
        self._amount: int | None = None
        self.textChanged.connect(self._on_changed)

    def set_amount(self, amount: int | None) -> None:
        self.setText("" if amount is None else grouped_digits(amount))

    def amount(self) -> int | None:
        """Whole đồng; None while nothing is typed or it cannot be understood."""
        return self._amount

    def problems(self, field: str = "amount") -> list[Problem]:
        """Why what was typed is not taken; empty when it is, or when nothing is typed."""
        said = read_money(self.text()).problem
        return [Problem("amount_unreadable", said, field=field)] if said else []

    def understood(self) -> str:
        """The full amount, or the sentence why there is none: to show before the field is left."""
        read = read_money(self.text())
        return read.problem if read.amount is None else money(read.amount)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._amount is not None:
            self.set_amount(self._amount)

    def _on_changed(self) -> None:
        said = self.understood()
        self.setToolTip(said)
        self.setAccessibleDescription(said)
        amount = read_money(self.text()).amount
        if amount != self._amount:
            self._amount = amount
            self.amount_changed.emit(amount)
