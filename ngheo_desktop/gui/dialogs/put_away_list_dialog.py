"""Hộ đã bỏ: who put which household away and why; Enter takes it back into the register."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.operations.household_changes import PutAwayLine

_HEADS = ("Hộ", "Ấp, khóm", "Lúc", "Ai", "Lý do")


class PutAwayListDialog(QDialog):
    """In the order of the codes, with the cursor on the first."""

    restore_asked = Signal(str)  # id of the household

    def __init__(self, lines: Sequence[PutAwayLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("put_away_list_dialog")
        self.setWindowTitle("Hộ đã bỏ")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lines = tuple(lines)
        model = TextTableModel(_HEADS, self)
        model.set_rows([_row(line) for line in lines])
        self.table = self._table(model)
        self.restore_button = QPushButton("&Lấy lại hộ này", self)
        self.restore_button.setObjectName("restore_button")
        self.restore_button.setDefault(True)
        self.restore_button.clicked.connect(self._on_restore)
        close = QPushButton("Đón&g", self)
        close.setObjectName("close_button")
        close.clicked.connect(self.reject)
        told = QLabel("Hộ lấy lại giữ nguyên thành viên, phiếu, quyết định và lịch sử.", self)
        told.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.restore_button)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(told)
        layout.addWidget(self.table)
        layout.addLayout(buttons)
        sizes = theme.metrics()
        self.resize(sizes.px(720), sizes.px(400))
        self.table.setFocus()

    def _table(self, model: TextTableModel) -> ListTable:
        table = ListTable(self)
        table.setObjectName("put_away_table")
        table.setAccessibleName("Hộ đã bỏ")
        table.setModel(model)
        table.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        table.setCurrentIndex(model.index(0, 0))
        table.doubleClicked.connect(self._on_restore)
        return table

    def _on_restore(self, _clicked: QModelIndex | bool = False) -> None:
        row = self.table.currentIndex().row()
        if row >= 0:
            self.accept()
            self.restore_asked.emit(self._lines[row].household_id)


def _row(line: PutAwayLine) -> tuple[str, ...]:
    at = ""
    if line.at:
        at = f"{datetime.fromisoformat(line.at).astimezone():%d/%m/%Y %H:%M}"
    return f"{line.code} {line.head_name}".strip(), line.hamlet, at, line.account, line.reason
