"""Các lần đổi: what the commune and its hamlets were called, and by which paper that changed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QVBoxLayout, QWidget

from ngheo_desktop.domain.hamlet_changes import PlaceChange
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.widgets.list_table import ListTable

_HEADINGS = ("Từ ngày", "Thay đổi", "Số quyết định", "Ngày quyết định")
_LINES = 3


class PlaceHistory(QWidget):
    """Hidden while nothing has changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel("Các lần đổi tên, tách, nhập", self)
        theme.set_title_font(title, theme.BASE_POINTS)
        self._model = TextTableModel(_HEADINGS, self)
        self.table = ListTable(self)
        self.table.setObjectName("changes_table")
        self.table.setAccessibleName("Các lần đổi tên, tách, nhập")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setModel(self._model)
        self.table.setWordWrap(True)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        rows = self.table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(title)
        layout.addWidget(self.table)
        self.hide()

    def show_changes(self, changes: Sequence[PlaceChange]) -> None:
        self._model.set_rows([_row(each) for each in changes])
        lines = min(len(changes), _LINES)
        self.table.setMaximumHeight(theme.metrics().px(34) * (lines + 1))
        self.setVisible(bool(changes))


def _row(change: PlaceChange) -> tuple[str, ...]:
    signed = change.paper.signed_on
    told = change.told[:1].upper() + change.told[1:]
    return (
        f"{change.day:%d/%m/%Y}",
        told,
        change.paper.number,
        f"{signed:%d/%m/%Y}" if signed else "",
    )
