"""The table of households: its columns, and what stays chosen when other rows are shown."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QObject,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget

from ngheo_desktop.domain.register import HouseholdLine
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.household_table import (
    CLASS_COLUMN,
    COLUMNS,
    HEAD_COLUMN,
    RESULT_COLUMN,
    FetchLines,
    HouseholdTableModel,
)
from ngheo_desktop.gui.widgets.class_badge import ClassBadgeDelegate
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.result_delegate import ResultDelegate
from ngheo_desktop.gui.widgets.sorting_header import SortingHeader


class HouseholdList(QObject):
    """Works the table of a page; it asks for nothing itself."""

    selection_changed = Signal()
    name_typed = Signal(str, int)  # letters typed into the table, row to look from

    def __init__(self, table: ListTable, fetch: FetchLines, parent: QWidget) -> None:
        super().__init__(parent)
        self.table = table
        self.model = HouseholdTableModel(fetch, self)
        self.header = SortingHeader(table)
        table.setHorizontalHeader(self.header)
        table.setModel(self.model)
        table.setItemDelegateForColumn(CLASS_COLUMN, ClassBadgeDelegate(table))
        table.setItemDelegateForColumn(RESULT_COLUMN, ResultDelegate(table))
        self._size_columns()
        table.resized.connect(self._fit_head_column)
        table.name_typed.connect(self._on_name_typed)
        table.selectionModel().selectionChanged.connect(self.selection_changed)
        self._typed = ""
        self.typing = QTimer(self)
        self.typing.setSingleShot(True)
        self.typing.setInterval(QApplication.keyboardInputInterval())
        self.typing.timeout.connect(self._on_typing_paused)

    def _size_columns(self) -> None:
        words = QFontMetrics(theme.title_font(theme.BASE_POINTS))  # heads are bold
        cells = self.table.fontMetrics()
        for at, column in enumerate(COLUMNS):
            width = max(
                words.horizontalAdvance(column.title), cells.horizontalAdvance(column.sample)
            )
            self.header.resizeSection(at, width + theme.metrics().px(16))
        self.header.setMinimumSectionSize(theme.metrics().px(40))
        self.header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def _fit_head_column(self) -> None:
        """Names get the room that is left, but never less than a usual name needs."""
        others = sum(self.header.sectionSize(at) for at in range(len(COLUMNS)) if at != HEAD_COLUMN)
        left = self.table.viewport().width() - others
        usual = self.table.fontMetrics().horizontalAdvance(COLUMNS[HEAD_COLUMN].sample)
        self.header.resizeSection(HEAD_COLUMN, max(left, usual))

    # --- rows ------------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[int]) -> None:
        """Show these lines; what was chosen among them stays chosen and in sight."""
        if rows == self.model.rows():
            self.model.forget_lines()  # perhaps other values: nothing moves
            if rows and not self.table.currentIndex().isValid():
                self._choose(rows, set(), None)
            return
        kept, current = self._chosen_rows(), self._current_row()
        scrolled = self.table.verticalScrollBar().value()
        self.table.scrollToTop()
        self.model.set_rows(rows)
        self._choose(rows, kept, current)
        if current in set(rows):
            self.table.verticalScrollBar().setValue(scrolled)
            self.table.scrollTo(self.table.currentIndex())

    def line(self) -> HouseholdLine | None:
        """The line in hand."""
        at = self.table.currentIndex().row()
        return self.model.line_at(at) if at >= 0 else None

    def go_to(self, place: int) -> None:
        if 0 <= place < self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(place, HEAD_COLUMN))

    def chosen_count(self) -> int:
        return sum(block.height() for block in self._selection())

    def _selection(self) -> list[QItemSelectionRange]:
        return self.table.selectionModel().selection().toList()

    def _chosen_rows(self) -> set[int]:
        rows = self.model.rows()
        return {
            rows[place]
            for block in self._selection()
            for place in range(block.top(), block.bottom() + 1)
        }

    def _current_row(self) -> int | None:
        index = self.table.currentIndex()
        return self.model.rows()[index.row()] if index.isValid() else None

    def _choose(self, rows: Sequence[int], kept: set[int], current: int | None) -> None:
        """Choose again what was chosen, or the first row."""
        if not rows:
            return
        places = [place for place, row in enumerate(rows) if row in kept]
        at = next((place for place, row in enumerate(rows) if row == current), 0)
        last = self.model.columnCount() - 1
        chosen = QItemSelection()
        for place in places or [at]:
            chosen.select(self.model.index(place, 0), self.model.index(place, last))
        selection, flags = self.table.selectionModel(), QItemSelectionModel.SelectionFlag
        selection.setCurrentIndex(self.model.index(at, HEAD_COLUMN), flags.NoUpdate)
        selection.select(chosen, flags.ClearAndSelect)

    # --- letters ---------------------------------------------------------------------------

    def _on_name_typed(self, letters: str) -> None:
        if not letters.strip():
            return
        start = self.table.currentIndex().row()
        start += not self._typed  # one more letter may still fit the row it is on
        self._typed += letters
        self.typing.start()
        self.name_typed.emit(self._typed, max(0, start))

    def _on_typing_paused(self) -> None:
        self._typed = ""
