"""Bảng báo cáo on the screen: the rows of a report, numbers with the households behind them."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from ngheo_desktop.domain.reports.tables import Cell, Kind, Report, Row, RowKind
from ngheo_desktop.gui.models.report_sight import place_of

Index = QModelIndex | QPersistentModelIndex
_STRONG = (RowKind.TOTAL, RowKind.HEAD, RowKind.BAND)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SIDES = {Kind.TEXT: _LEFT, Kind.COUNT: _RIGHT, Kind.RATE: _RIGHT}
_NOTHING = Cell()


class ReportTableModel(QAbstractTableModel):
    """Shows what it is given; heads of groups are painted by the head of the table."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.report: Report | None = None
        self._bold = QFont()
        self._bold.setBold(True)

    def set_report(self, report: Report | None) -> None:
        self.beginResetModel()
        self.report = report
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if inside or self.report is None else len(self.report.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if inside or self.report is None else len(self.report.columns)

    def row(self, at: int) -> Row:
        assert self.report is not None
        return self.report.rows[at]

    def cell(self, index: Index) -> Cell:
        """The cell of a place; a band has one cell only."""
        cells = self.row(index.row()).cells
        return cells[index.column()] if index.column() < len(cells) else _NOTHING

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.report is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index).shown
        if role == Qt.ItemDataRole.TextAlignmentRole:
            band = self.row(index.row()).kind == RowKind.BAND
            middle = Qt.AlignmentFlag.AlignCenter
            return _LEFT if band else _SIDES.get(self.report.columns[index.column()].kind, middle)
        if role == Qt.ItemDataRole.FontRole:
            return self._bold if self.row(index.row()).kind in _STRONG else None
        if role == Qt.ItemDataRole.ToolTipRole:
            count = len(self.cell(index).households)
            return f"Enter xem {count} hộ" if count else self.cell(index).shown or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(index)
        return None

    def _told(self, index: Index) -> str:
        assert self.report is not None
        column, shown = self.report.columns[index.column()], self.cell(index).shown
        head = ", ".join(each for each in (column.group, column.title) if each)
        place = place_of(self.report, index.row())
        return f"{place}, {head}: {shown}" if place else f"{head}: {shown}"

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or self.report is None:
            return None
        column = self.report.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            group = f"{column.group}: " if column.group else ""
            return f"{group}{column.title} ({column.mark})"
        return None
