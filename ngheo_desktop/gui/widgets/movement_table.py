"""Bảng biến động of one class: cells are chosen, Enter on a number asks for its households."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.movement_state import MovementState
from ngheo_desktop.gui.models.movement_table import NAMES, MovementTableModel
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.movement_head import MovementHead

_NAME_WIDTH, _UNIT_WIDTH, _NUMBER_WIDTH = 150, 92, 78  # at 100 %


class MovementTable(ListTable):
    """Read-only; the names stay in sight while the numbers are scrolled."""

    number_chosen = Signal(object, object)  # TableRow, column

    def __init__(self, kind: HouseholdClass, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{kind.value}_table")
        self.setAccessibleName(f"Diễn biến {CLASS_TERMS[kind].lower()}")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.rows = MovementTableModel(kind, self)
        self.head = MovementHead(self)
        self.setHorizontalHeader(self.head)
        self.setModel(self.rows)
        self.set_sticky(0)
        self.activated.connect(self._on_activated)
        self.resized.connect(self.fit)
        self.look_changed.connect(self.fit)

    def show_state(self, state: MovementState) -> None:
        """Show it anew; the cell in hand stays in hand."""
        at = self.currentIndex()
        row, column = max(0, at.row()), max(NAMES, at.column())
        self.rows.show_state(state)
        self.fit()
        inside = row < self.rows.rowCount() and column < self.rows.columnCount()
        self.setCurrentIndex(self.rows.index(row, column) if inside else self.rows.index(0, NAMES))

    def fit(self) -> None:
        """Numbers share what the names leave; no word of a heading is cut."""
        count = self.rows.columnCount()
        if count <= NAMES:
            return
        px = theme.metrics().px
        widths = [px(_NAME_WIDTH), px(_UNIT_WIDTH)]
        widths += [max(px(_NUMBER_WIDTH), self.head.longest_word(at)) for at in range(NAMES, count)]
        left = max(0, self.viewport().width() - sum(widths))
        share = left // count
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width + share + (left - share * count if at == 0 else 0))
        self.head.refit()

    def _on_activated(self, index: QModelIndex) -> None:
        row, column = self.rows.row_at(index.row()), self.rows.column_at(index.column())
        if row is not None and column is not None:
            self.number_chosen.emit(row, column)
