"""Thông báo: what the status bar said in this session, the newest first."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QVBoxLayout, QWidget

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.widgets.list_table import ListTable


class ToldLines(QDialog):
    """Lines can be copied; Esc closes."""

    def __init__(self, lines: Sequence[tuple[datetime, str]], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Thông báo")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        model = TextTableModel(("Lúc", "Thông báo"), self)
        told = [(f"{at:%H:%M}", text) for at, text in reversed(lines)]
        model.set_rows(told or [("", "Phiên làm việc này chưa có thông báo nào.")])
        self.table = ListTable(self)
        self.table.setObjectName("told_table")
        self.table.setAccessibleName("Thông báo của phiên làm việc này")
        self.table.setModel(model)
        self.table.setWordWrap(True)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        rows = self.table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)
        layout.addWidget(buttons)
        sizes = theme.metrics()
        self.resize(sizes.px(640), sizes.px(360))
        self.table.setCurrentIndex(model.index(0, 0))
