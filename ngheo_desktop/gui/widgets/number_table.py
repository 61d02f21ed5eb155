"""Bảng to type numbers into: Enter goes to the row below and never presses a button."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QTableWidget, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Hint = QAbstractItemDelegate.EndEditHint


class NumberTable(QTableWidget):
    """The editor of a cell lets Enter through, and the dialog would take it for its main button."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in _ENTER or plain != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
            return
        event.accept()
        if self.state() != self.State.EditingState:
            self._go_down()

    def closeEditor(self, editor: QWidget, hint: _Hint) -> None:
        super().closeEditor(editor, hint)
        if hint == _Hint.SubmitModelCache:  # by Enter
            self._go_down()

    def _go_down(self) -> None:
        row = min(self.currentRow() + 1, self.rowCount() - 1)
        self.setCurrentCell(row, self.currentColumn())
