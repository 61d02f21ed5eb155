"""Bảng phím tắt: every command of the window that has a key."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import words_of


class KeysDialog(QDialog):
    """Made of the commands themselves, so that it tells no key that does nothing."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Bảng phím tắt")
        lines = [(_keys(action), words_of(action)) for action in actions if action.shortcuts()]
        self.table = self._table([line for line in dict.fromkeys(lines) if line[1]])
        close = QPushButton("Đón&g", self)
        close.setObjectName("close_button")
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        sizes = theme.metrics()
        self.resize(sizes.px(520), sizes.px(480))

    def _table(self, lines: list[tuple[str, str]]) -> QTableWidget:
        table = QTableWidget(len(lines), 2, self)
        table.setObjectName("keys_table")
        table.setAccessibleName("Bảng phím tắt")
        table.setHorizontalHeaderLabels(["Phím", "Việc"])
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.metrics().row)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        for row, texts in enumerate(lines):
            for column, text in enumerate(texts):
                table.setItem(row, column, QTableWidgetItem(text))
        table.resizeColumnToContents(0)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        if lines:
            table.setCurrentCell(0, 0)
        return table


def _keys(action: QAction) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return " hoặc ".join(keys.toString(native) for keys in action.shortcuts())
