"""What a search found, kind after kind, as lines that can be chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass
from ngheo_desktop.gui.widgets.class_badge import CLASS_ROLE

NOTE_ROLE = CLASS_ROLE + 1
"""What stands softly beside the name of a line."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """One line; without `run` it is the heading of a kind or a remark."""

    title: str
    note: str = ""
    household_class: HouseholdClass | None = None
    run: Callable[[], object] | None = None

    @property
    def spoken(self) -> str:
        """The whole line, for a screen reader and for who looks at the list as text."""
        parts = [self.title, self.note]
        if self.household_class is not None:
            parts.append(CLASS_TERMS[self.household_class])
        return " · ".join(part for part in parts if part)


class FoundListModel(QAbstractListModel):
    """Headings and lines under them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()

    def set_entries(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def next_choice(self, row: int, by: int) -> int:
        """The next line that can be chosen, round the end; -1 when there is none."""
        count = len(self._entries)
        for step in range(1, count + 1):
            at = (row + by * step) % count
            if self._entries[at].run is not None:
                return at
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        entry = self.entry(index.row())
        if entry is None or entry.run is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index.row())
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return entry.spoken
        if role == NOTE_ROLE:
            return entry.note
        return entry.household_class if role == CLASS_ROLE else None
