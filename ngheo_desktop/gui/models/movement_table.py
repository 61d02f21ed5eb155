"""Bảng biến động as a table: two rows for each hamlet, numbers at the right."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtGui import QFont

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.movement_tables import AnyColumn, TableRow
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.gui.models.headed_table import Index
from ngheo_desktop.gui.models.movement_state import MovementState

NAMES = 2  # columns before the numbers
_HEADS = ("Ấp, khóm", "Đơn vị")
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class MovementTableModel(QAbstractTableModel):
    """A number that an officer had a hand in has a star."""

    def __init__(self, kind: HouseholdClass, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._by_hand: Mapping[tuple[str | None, AnyColumn], int] = {}
        self._rows: Sequence[TableRow] = ()
        self._columns: Sequence[tuple[AnyColumn, str]] = ()
        self._bold = QFont()
        self._bold.setBold(True)

    def show_state(self, state: MovementState) -> None:
        self.beginResetModel()
        self._by_hand = state.by_hand(self.kind)
        self._rows, self._columns = state.rows(self.kind), state.columns(self.kind)
        self.endResetModel()

    def row_at(self, row: int) -> TableRow | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def column_at(self, column: int) -> AnyColumn | None:
        return self._columns[column - NAMES][0] if column >= NAMES else None

    def heads(self) -> list[str]:
        return [*_HEADS, *(words for _column, words in self._columns)]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else NAMES + len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() >= NAMES else _LEFT
        if role == Qt.ItemDataRole.FontRole and self._rows[index.row()].hamlet_id is None:
            return self._bold
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._hint(index) or None
        return None

    def _text(self, index: Index) -> str:
        row = self._rows[index.row()]
        if index.column() == 0:
            return row.name if not row.of_people else ""
        if index.column() < NAMES:
            return row.unit
        star = "*" if self._moved(index) else ""
        return f"{grouped_digits(row.numbers[index.column() - NAMES])}{star}"

    def _moved(self, index: Index) -> int:
        row, column = self._rows[index.row()], self.column_at(index.column())
        return (
            0 if row.of_people or column is None else self._by_hand.get((row.hamlet_id, column), 0)
        )

    def _hint(self, index: Index) -> str:
        count = self._moved(index)
        return f"{count} hộ được chuyển vào cột này bằng tay" if count else ""

    def _spoken(self, index: Index) -> str:
        row = self._rows[index.row()]
        told = f"{row.name}, {row.unit}, {self.heads()[index.column()]}: {self._text(index)}"
        hint = self._hint(index)
        return f"{told}. {hint}" if hint else told

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.heads()[section]
