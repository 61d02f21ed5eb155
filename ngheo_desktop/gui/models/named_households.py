"""Các hộ đứng sau một con số, as rows with what is to be known about each."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from ngheo_desktop.domain.named_households import NamedHousehold
from ngheo_desktop.domain.plain_tables import Cell
from ngheo_desktop.domain.terms import CLASS_TERMS
from ngheo_desktop.gui.models.headed_table import Index
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.widgets.class_badge import CLASS_ROLE

HEADS = ("Mã hộ", "Chủ hộ", "Ấp, khóm", "Diện", "Nhân khẩu", "Ghi chú")
WIDTHS = (12, 30, 22, 18, 11, 44)  # letters, on paper
CLASS_COLUMN = 3
GONE = "không còn trong sổ"
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class NamedHouseholdsModel(TextTableModel):
    """The class is drawn as a badge beside its word."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(HEADS, parent)
        self._households: tuple[NamedHousehold, ...] = ()

    def set_households(
        self, households: Sequence[NamedHousehold], notes: Mapping[str, str]
    ) -> None:
        self._households = tuple(households)
        self.set_rows([_shown(row) for row in rows_of(households, notes)])

    def household_at(self, row: int) -> NamedHousehold | None:
        return self._households[row] if 0 <= row < len(self._households) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == CLASS_ROLE and index.column() == CLASS_COLUMN:
            return self._households[index.row()].household_class
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == CLASS_COLUMN + 1:
            return _RIGHT
        return super().data(index, role)


def rows_of(households: Sequence[NamedHousehold], notes: Mapping[str, str]) -> list[list[Cell]]:
    """The rows as they are exported; numbers stay numbers."""
    return [_row(each, notes.get(each.id, "")) for each in households]


def _row(household: NamedHousehold, note: str) -> list[Cell]:
    held = household.household_class
    told = [*([note] if note else []), *([] if household.is_listed else [GONE])]
    return [
        household.code,
        household.head_name,
        household.hamlet,
        CLASS_TERMS[held] if held else "",
        household.members if household.is_listed else None,
        "; ".join(told),
    ]


def _shown(row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple("" if cell is None else str(cell) for cell in row)
