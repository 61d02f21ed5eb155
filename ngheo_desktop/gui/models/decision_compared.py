"""Kết quả của từng hộ side by side, and why the decision differs, typed in its cell."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QObject,
    Qt,
    Signal,
)

from ngheo_desktop.domain.decisions import Compared
from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass
from ngheo_desktop.gui.models.headed_table import HeadedTable, Index
from ngheo_desktop.gui.widgets.class_badge import CLASS_ROLE
from ngheo_desktop.text import clean

COLUMNS: tuple[tuple[str, Callable[[Compared], Any]], ...] = (
    ("Mã hộ", lambda row: row.code),
    ("Chủ hộ", lambda row: row.head_name),
    ("Ấp, khóm", lambda row: row.hamlet),
    ("Diện trước", lambda row: row.before),
    ("Chấm điểm", lambda row: row.computed),
    ("Họp dân", lambda row: row.met),
    ("Phúc tra", lambda row: row.rechecked),
    ("Quyết định", lambda row: row.decided),
    ("Lý do", lambda row: row.reason),
)
HEAD_NAME, REASON = 1, len(COLUMNS) - 1
_NONE = "–"
_DUE = "(cần lý do)"


class ComparedModel(HeadedTable):
    """Rows of the same households are told as changed, not as new: an open editor stays open."""

    reason_typed = Signal(str, str)  # household id, reason
    headings = tuple(title for title, _value_of in COLUMNS)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.may_edit = False
        self._rows: Sequence[Compared] = ()

    def set_rows(self, rows: Sequence[Compared]) -> None:
        same = [each.household_id for each in self._rows] == [each.household_id for each in rows]
        if same and rows:
            self._rows = tuple(rows)
            last = self.index(len(rows) - 1, REASON)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_at(self, at: int) -> Compared | None:
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def place_of(self, household_id: str) -> int:
        """Row of a household; -1 where it is not shown."""
        ids = [each.household_id for each in self._rows]
        return ids.index(household_id) if household_id in ids else -1

    def next_lacking(self, after: int) -> int:
        """Row of the next household that wants a reason; -1 = none does."""
        count = len(self._rows)
        order = [(after + step) % count for step in range(1, count + 1)] if count else []
        return next((at for at in order if self._rows[at].lacks_reason), -1)

    def row_total(self) -> int:
        return len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        title, value_of = COLUMNS[index.column()]
        row = self._rows[index.row()]
        value = value_of(row)
        if role == CLASS_ROLE:
            return value if isinstance(value, HouseholdClass) else None
        if role == Qt.ItemDataRole.EditRole:
            return value
        text = _shown(row, index.column(), value)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title}: {text}"
        return text if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if self.may_edit and index.column() == REASON:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Nothing is changed here: whoever hears it saves it, and what was saved is read."""
        row = self.row_at(index.row())
        if row is None or index.column() != REASON or role != Qt.ItemDataRole.EditRole:
            return False
        text = clean(str(value))
        if text != row.reason:
            self.reason_typed.emit(row.household_id, text)
        return True


def _shown(row: Compared, column: int, value: Any) -> str:
    if isinstance(value, HouseholdClass):
        return CLASS_TERMS[value]
    if column == REASON and not value:
        return _DUE if row.lacks_reason else ""
    return _NONE if value is None else str(value)
