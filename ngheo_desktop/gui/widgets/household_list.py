"""The table of households: its columns, and what stays chosen when other rows are shown."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QObject,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QApplication, QWidget

from ngheo_desktop.domain.narrowing import HamletSum
from ngheo_desktop.domain.register import HouseholdLine
from ngheo_desktop.gui.models.household_table import (
    CLASS_COLUMN,
    COLUMNS,
    HEAD_COLUMN,
    PHONE_COLUMN,
    RESULT_COLUMN,
    FetchLines,
    HouseholdTableModel,
    laid_out,
)
from ngheo_desktop.gui.widgets.class_badge import ClassBadgeDelegate
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.result_delegate import ResultDelegate
from ngheo_desktop.gui.widgets.sorting_header import SortingHeader
from ngheo_desktop.gui.widgets.table_columns import ColumnPlan, TableColumns


class HouseholdList(QObject):
    """Works the table of a page; it asks for nothing itself."""

    selection_changed = Signal()
    row_changed = Signal()  # another row is in hand
    name_typed = Signal(str, int)  # letters typed into the table, row to look from

    def __init__(self, table: ListTable, fetch: FetchLines, parent: QWidget) -> None:
        super().__init__(parent)
        self.table = table
        self.model = HouseholdTableModel(fetch, self)
        self._rows: Sequence[int] = ()  # every household, those of folded hamlets too
        self._sums: Sequence[HamletSum] = ()
        self._folded: set[str] = set()
        self.header = SortingHeader(table)
        table.setHorizontalHeader(self.header)
        table.setModel(self.model)
        table.setItemDelegateForColumn(CLASS_COLUMN, ClassBadgeDelegate(table))
        table.setItemDelegateForColumn(RESULT_COLUMN, ResultDelegate(table))
        plans = [ColumnPlan(each.order, each.title, each.sample, each.shown) for each in COLUMNS]
        self.columns = TableColumns(table, plans, HEAD_COLUMN)
        table.name_typed.connect(self._on_name_typed)
        table.group_asked.connect(self._on_group_asked)
        table.selectionModel().selectionChanged.connect(self.selection_changed)
        table.selectionModel().currentRowChanged.connect(self.row_changed)
        self._typed = ""
        self.typing = QTimer(self)
        self.typing.setSingleShot(True)
        self.typing.setInterval(QApplication.keyboardInputInterval())
        self.typing.timeout.connect(self._on_typing_paused)

    # --- rows ------------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[int], sums: Sequence[HamletSum] = ()) -> None:
        """Show these lines; what was chosen among them stays chosen and in sight."""
        self._rows, self._sums = rows, sums
        self._lay_out()

    def forget_lines(self) -> None:
        """Read the shown lines anew: a value of one has changed."""
        self.model.forget_lines(self._sums)

    def all_rows(self) -> Sequence[int]:
        """Every household of the list in order, those of folded hamlets too."""
        return self._rows

    def _lay_out(self) -> None:
        rows = laid_out(self._rows, self._sums, self._folded)
        if rows == self.model.rows() and not self.model.is_folded_otherwise(self._folded):
            self.model.forget_lines(self._sums)  # perhaps other values: nothing moves
            if rows and not self.table.currentIndex().isValid():
                self._choose(rows, set(), None)
            return
        kept, current = self._chosen_rows(), self._current_row()
        scrolled = self.table.verticalScrollBar().value()
        self.table.scrollToTop()
        self.model.set_rows(rows, self._sums, frozenset(self._folded))
        self._choose(rows, kept, current)
        if current in set(rows):
            self.table.verticalScrollBar().setValue(scrolled)
            self.table.scrollTo(self.table.currentIndex())
        self.row_changed.emit()

    def line(self) -> HouseholdLine | None:
        """The line in hand."""
        at = self.table.currentIndex().row()
        return self.model.line_at(at) if at >= 0 else None

    def go_to(self, place: int) -> None:
        if 0 <= place < self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(place, HEAD_COLUMN))

    def go_to_next(self) -> bool:
        """To the household below, past the line of a hamlet; False at the end."""
        for place in range(self.table.currentIndex().row() + 1, self.model.rowCount()):
            if self.model.rows()[place] > 0:
                self.go_to(place)
                return True
        return False

    def chosen_count(self) -> int:
        """Households only: the line of a hamlet is none."""
        return sum(
            block.height()
            - self.model.groups_before(block.bottom() + 1)
            + self.model.groups_before(block.top())
            for block in self._selection()
        )

    def chosen_numbers(self) -> list[int]:
        """Numbers of the chosen households, from top to bottom."""
        rows = self.model.rows()
        places = {
            place for block in self._selection() for place in range(block.top(), block.bottom() + 1)
        }
        return [rows[place] for place in sorted(places) if rows[place] > 0]

    def edit_phone(self) -> None:
        """Type the phone number in its cell."""
        row = self.table.currentIndex().row()
        self.table.edit(self.model.index(row, PHONE_COLUMN))

    def _selection(self) -> list[QItemSelectionRange]:
        return self.table.selectionModel().selection().toList()

    def _chosen_rows(self) -> set[int]:
        return set(self.chosen_numbers())

    def _current_row(self) -> int | None:
        index = self.table.currentIndex()
        return self.model.rows()[index.row()] if index.isValid() else None

    def _choose(self, rows: Sequence[int], kept: set[int], current: int | None) -> None:
        """Choose again what was chosen, or the first household."""
        if not rows:
            return
        places = [place for place, row in enumerate(rows) if row in kept]
        first = next((place for place, row in enumerate(rows) if row > 0), 0)
        at = next((place for place, row in enumerate(rows) if row == current), first)
        last = self.model.columnCount() - 1
        chosen = QItemSelection()
        for place in places or [at]:
            chosen.select(self.model.index(place, 0), self.model.index(place, last))
        selection, flags = self.table.selectionModel(), QItemSelectionModel.SelectionFlag
        selection.setCurrentIndex(self.model.index(at, HEAD_COLUMN), flags.NoUpdate)
        selection.select(chosen, flags.ClearAndSelect)

    # --- groups ----------------------------------------------------------------------------

    def fold_all(self, *, folded: bool) -> None:
        """Every hamlet at once."""
        self._folded = {each.hamlet_id for each in self._sums} if folded else set()
        self._lay_out()

    def _on_group_asked(self, row: int, folded: bool) -> None:
        hamlet = self.model.sum_at(row)
        if hamlet is None:
            return
        (self._folded.add if folded else self._folded.discard)(hamlet.hamlet_id)
        self._lay_out()

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
