"""Danh sách hộ: find, filter, sort, open; the list itself is read page by page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QWidget

from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.forms.ui_households_page import Ui_HouseholdsPage
from ngheo_desktop.gui.icons import icon
from ngheo_desktop.gui.models.household_table import (
    CLASS_COLUMN,
    COLUMNS,
    HEAD_COLUMN,
    RESULT_COLUMN,
    HouseholdTableModel,
)
from ngheo_desktop.gui.tasks import Task, TaskRunner
from ngheo_desktop.gui.widgets.class_badge import ClassBadgeDelegate
from ngheo_desktop.gui.widgets.result_delegate import ResultDelegate
from ngheo_desktop.gui.widgets.sorting_header import SortingHeader
from ngheo_desktop.operations.households import (
    HouseholdQuery,
    ListCount,
    count_households,
    find_given_name,
    find_households,
    hamlets_of_list,
    read_households,
)
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report

_TYPING_MS = 120  # a pause this long in the search box begins the search
_EXPORTED = "danh-sach-noi-bo"
_BY_DECISION = (
    HouseholdClass.POOR,
    HouseholdClass.NEAR_POOR,
    HouseholdClass.AVERAGE_LIVING,
    HouseholdClass.NOT_POOR,
)
_BY_RULE = (
    HouseholdClass.POOR,
    HouseholdClass.NEAR_POOR,
    HouseholdClass.NOT_POOR,
    HouseholdClass.UNDETERMINED,
)


@dataclass(frozen=True, slots=True)
class _Found:
    """An answer of the worker: which question it answers, and what the list shows now."""

    sequence: int
    rows: list[int]
    count: ListCount
    hamlets: list[tuple[str, str]]


def _find(office: Office, query: HouseholdQuery, sequence: int, _report: Report) -> _Found:
    rows = find_households(office, query)
    return _Found(sequence, rows, count_households(office, query), hamlets_of_list(office))


class HouseholdsPage(QWidget):
    """Selection, scroll and filters stay while another page is shown."""

    household_chosen = Signal(str)  # id of the household to open
    new_requested = Signal()
    import_requested = Signal()
    print_requested = Signal(str)  # code of the form
    told = Signal(str)  # a sentence for the status bar

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("households_page")
        self._office, self._runner = office, runner
        self._query = HouseholdQuery()
        self._sequence = 0
        self._searching: Task | None = None
        self._count = ListCount(0, 0)
        self._typed = ""
        self.form = Ui_HouseholdsPage()
        self.form.setupUi(self)
        self._add_actions()
        self._build_filters()
        self._build_table()
        self._show_count()

    # --- parts ---------------------------------------------------------------------------

    def _add_actions(self) -> None:
        may = self._office.actor.may
        # Enter in the table opens too: that key is the table's own.
        self.open_action = self._action("Mở hộ", "forward", "", self._on_open)
        self.new_action = self._action(
            "Thêm hộ", "add", "Ctrl+N", self.new_requested.emit, may(Right.EDIT_HOUSEHOLDS)
        )
        self.import_action = self._action(
            "Nhập Excel", "import", "", self.import_requested.emit, may(Right.IMPORT_LISTS)
        )
        self.print_action = self._action(
            "In", "print", "Ctrl+P", self._on_print, may(Right.PRINT_LISTS)
        )
        self.export_action = self._action(
            "Xuất Excel", "export", "", self._on_export, may(Right.EXPORT_LISTS)
        )
        self.search_action = self._action("Lọc danh sách", "search", "Ctrl+F", self._on_search)

    def _action(
        self, text: str, sign: str, keys: str, answer: object, allowed: bool = True
    ) -> QAction:
        action = QAction(icon(sign), text, self)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(answer)
        action.setVisible(allowed)
        action.setEnabled(allowed)
        self.addAction(action)
        return action

    def tool_actions(self) -> tuple[QAction, ...]:
        """Commands for the tool row, the most used first."""
        shown = (self.new_action, self.import_action, self.print_action, self.export_action)
        return tuple(action for action in (*shown, self.open_action) if action.isEnabled())

    def _build_filters(self) -> None:
        form = self.form
        form.hamlet_combo.addItem("Mọi ấp, khóm", "")
        _fill(form.class_combo, "Mọi diện", _BY_DECISION)
        _fill(form.result_combo, "Mọi kết quả chấm điểm", _BY_RULE)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_MS)
        self._pause.timeout.connect(self._on_filtered)
        form.search_edit.textChanged.connect(self._on_search_typed)
        form.search_edit.returnPressed.connect(self._on_search_entered)
        for combo in (form.hamlet_combo, form.class_combo, form.result_combo):
            combo.currentIndexChanged.connect(self._on_filtered)
        for button in (form.clear_button, form.empty_clear_button):
            button.clicked.connect(self.clear_filters)
        form.empty_import_button.clicked.connect(self.import_action.trigger)
        form.empty_add_button.clicked.connect(self.new_action.trigger)

    def _build_table(self) -> None:
        table = self.form.household_table
        self.model = HouseholdTableModel(partial(read_households, self._office), self)
        self._header = SortingHeader(table)
        table.setHorizontalHeader(self._header)
        table.setModel(self.model)
        table.setItemDelegateForColumn(CLASS_COLUMN, ClassBadgeDelegate(table))
        table.setItemDelegateForColumn(RESULT_COLUMN, ResultDelegate(table))
        self._size_columns()
        table.resized.connect(self._fit_head_column)
        self._header.sectionClicked.connect(self._on_head_chosen)
        table.activated.connect(self._on_row_activated)
        table.name_typed.connect(self._on_name_typed)
        table.selectionModel().selectionChanged.connect(self._show_count)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(QApplication.keyboardInputInterval())
        self._typing.timeout.connect(self._on_typing_paused)

    def _size_columns(self) -> None:
        words = QFontMetrics(theme.title_font(theme.BASE_POINTS))  # heads are bold
        cells = self.fontMetrics()
        for at, column in enumerate(COLUMNS):
            width = max(
                words.horizontalAdvance(column.title), cells.horizontalAdvance(column.sample)
            )
            self._header.resizeSection(at, width + theme.metrics().px(16))
        self._header.setMinimumSectionSize(theme.metrics().px(40))
        self._header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def _fit_head_column(self) -> None:
        """Names get the room that is left, but never less than a usual name needs."""
        others = sum(
            self._header.sectionSize(at) for at in range(len(COLUMNS)) if at != HEAD_COLUMN
        )
        left = self.form.household_table.viewport().width() - others
        usual = self.fontMetrics().horizontalAdvance(COLUMNS[HEAD_COLUMN].sample)
        self._header.resizeSection(HEAD_COLUMN, max(left, usual))

    def panes(self) -> list[QWidget]:
        """Parts that F6 goes round."""
        return [self.form.search_edit, self.form.household_table]

    # --- the list --------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Ask again for what the list shows; selection and scroll stay."""
        self._sequence += 1
        if self._searching is not None:
            self._searching.cancel()
        task = self._runner.start(partial(_find, self._office, self._query, self._sequence))
        task.succeeded.connect(self._on_found)
        task.failed.connect(self._on_failed)
        self._searching = task

    def _on_found(self, found: _Found) -> None:
        if found.sequence != self._sequence:
            return  # a later question is on its way
        self._searching = None
        self._count = found.count
        self._show_hamlets(found.hamlets)
        self._show_rows(found.rows)
        self._show_side()
        self._show_count()

    def _show_rows(self, rows: list[int]) -> None:
        table = self.form.household_table
        if rows == self.model.rows():
            self._reread(rows)
            return
        kept = self._selected_rows()
        current = self._row_number(table.currentIndex())
        scrolled = table.verticalScrollBar().value()
        table.scrollToTop()
        self.model.set_rows(rows)
        self._select(rows, kept, current)
        if current in set(rows):
            table.verticalScrollBar().setValue(scrolled)
            table.scrollTo(table.currentIndex())

    def _reread(self, rows: list[int]) -> None:
        """The same lines, perhaps with other values: nothing moves."""
        self.model.forget_lines()
        if rows and not self.form.household_table.currentIndex().isValid():
            self._select(rows, set(), None)

    def _select(self, rows: Sequence[int], kept: set[int], current: int | None) -> None:
        """Choose again what was chosen, or the first row."""
        if not rows:
            return
        places = [place for place, row in enumerate(rows) if row in kept or row == current]
        at = next((place for place in places if rows[place] == current), 0)
        chosen = QItemSelection()
        last = self.model.columnCount() - 1
        for place in places if kept else [at]:
            chosen.select(self.model.index(place, 0), self.model.index(place, last))
        selection = self.form.household_table.selectionModel()
        selection.setCurrentIndex(
            self.model.index(at, HEAD_COLUMN), QItemSelectionModel.SelectionFlag.NoUpdate
        )
        selection.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _selected_rows(self) -> set[int]:
        rows = self.model.rows()
        return {
            rows[place]
            for block in self._selection()
            for place in range(block.top(), block.bottom() + 1)
        }

    def _selection(self) -> list[QItemSelectionRange]:
        return self.form.household_table.selectionModel().selection().toList()

    def _row_number(self, index: QModelIndex) -> int | None:
        return self.model.rows()[index.row()] if index.isValid() else None

    def _show_hamlets(self, hamlets: list[tuple[str, str]]) -> None:
        combo = self.form.hamlet_combo
        shown = [(combo.itemData(at), combo.itemText(at)) for at in range(1, combo.count())]
        if shown == hamlets:
            return
        chosen = combo.currentData()
        combo.blockSignals(True)
        combo.clear()
        for hamlet_id, name in [("", "Mọi ấp, khóm"), *hamlets]:
            combo.addItem(name, hamlet_id)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        combo.blockSignals(False)

    def _show_side(self) -> None:
        form = self.form
        filtered = self._is_filtered()
        form.clear_button.setVisible(filtered)
        empty = not self.model.rows()
        had_focus = form.household_table.hasFocus()
        form.stack.setCurrentWidget(form.empty_side if empty else form.table_side)
        if not empty:
            return
        form.empty_label.setText("Không có hộ nào khớp." if filtered else "Chưa có hộ nào.")
        form.empty_clear_button.setVisible(filtered)
        form.empty_import_button.setVisible(not filtered and self.import_action.isEnabled())
        form.empty_add_button.setVisible(not filtered and self.new_action.isEnabled())
        if had_focus:
            form.search_edit.setFocus()

    def _show_count(self) -> None:
        chosen = sum(block.height() for block in self._selection())
        parts = [f"{_dotted(self._count.households)} hộ", f"{_dotted(self._count.members)} khẩu"]
        if chosen:
            parts.append(f"đang chọn {_dotted(chosen)}")
        self.form.foot_label.setText(", ".join(parts))

    # --- filters and order -----------------------------------------------------------------

    def _is_filtered(self) -> bool:
        return replace(self._query, order="register", descending=False) != HouseholdQuery()

    def _on_search_typed(self) -> None:
        self._pause.start()

    def _on_search_entered(self) -> None:
        """Enter goes on to the list; what was typed counts at once."""
        if self._pause.isActive():
            self._pause.stop()
            self._on_filtered()
        if self.form.stack.currentWidget() is self.form.table_side:
            self.form.household_table.setFocus()

    def _on_filtered(self) -> None:
        form = self.form
        self._query = replace(
            self._query,
            text=form.search_edit.text(),
            hamlet_id=form.hamlet_combo.currentData() or "",
            household_class=_chosen_class(form.class_combo),
            computed_class=_chosen_class(form.result_combo),
        )
        self.refresh()

    def clear_filters(self) -> None:
        """Bỏ lọc: everything is listed again; the order stays."""
        form = self.form
        for combo in (form.hamlet_combo, form.class_combo, form.result_combo):
            combo.blockSignals(True)
            combo.setCurrentIndex(0)
            combo.blockSignals(False)
        form.search_edit.clear()
        self._pause.stop()
        self._on_filtered()
        form.search_edit.setFocus()

    def _on_head_chosen(self, section: int) -> None:
        order = COLUMNS[section].order
        again = self._query.order == order
        descending = again and not self._query.descending
        self._query = replace(self._query, order=order, descending=descending)
        order_sign = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self._header.setSortIndicator(section, order_sign)
        self.refresh()

    def _on_search(self) -> None:
        self.form.search_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.form.search_edit.selectAll()

    # --- rows ------------------------------------------------------------------------------

    def _on_open(self) -> None:
        self._on_row_activated(self.form.household_table.currentIndex())

    def _on_row_activated(self, index: QModelIndex) -> None:
        line = self.model.line_at(index.row()) if index.isValid() else None
        if line is not None:
            self.household_chosen.emit(line.id)

    def neighbour_of(self, household_id: str) -> str:
        """Id of the household listed after this one; "" at the end."""
        at = self.form.household_table.currentIndex().row()
        line = self.model.line_at(at) if at >= 0 else None
        if line is None or line.id != household_id or at + 1 >= self.model.rowCount():
            return ""
        self.form.household_table.selectRow(at + 1)
        following = self.model.line_at(at + 1)
        return following.id if following else ""

    def _on_name_typed(self, typed: str) -> None:
        if not typed.strip():
            return
        start = self.form.household_table.currentIndex().row()
        start += not self._typed  # one more letter may still fit the row it is on
        self._typed += typed
        self._typing.start()
        work = partial(_jump, self._office, self.model.rows(), self._typed, max(0, start))
        self._runner.start(work).succeeded.connect(self._on_name_found)

    def _on_typing_paused(self) -> None:
        self._typed = ""

    def _on_name_found(self, place: int | None) -> None:
        if place is not None and place < self.model.rowCount():
            self.form.household_table.setCurrentIndex(self.model.index(place, HEAD_COLUMN))

    # --- papers ----------------------------------------------------------------------------

    def _on_print(self) -> None:
        self.print_requested.emit(_EXPORTED)

    def _on_export(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self, "Xuất Excel", f"{_EXPORTED}.xlsx", "Excel (*.xlsx)"
        )
        if chosen:
            self.export_to(Path(chosen))

    def export_to(self, target: Path) -> None:
        """Write the official list of the hamlet on the screen, in the background."""
        self.export_action.setEnabled(False)
        work = partial(_export, self._office, target, self._query.hamlet_id)
        task = self._runner.start(work)
        task.succeeded.connect(self._on_exported)
        task.failed.connect(self._on_failed)
        task.finished.connect(self._on_export_ended)

    def _on_exported(self, households: int) -> None:
        self.told.emit(f"Đã xuất {_dotted(households)} hộ nghèo, hộ cận nghèo ra tệp Excel.")

    def _on_export_ended(self) -> None:
        self.export_action.setEnabled(True)

    def _on_failed(self, error: Exception) -> None:
        show_failure(self, error, "khi mở danh sách hộ")


def _export(office: Office, target: Path, hamlet_id: str, report: Report) -> int:
    from ngheo_desktop.operations.papers import PaperScope, export_form

    return export_form(office, _EXPORTED, target, PaperScope(hamlet_id=hamlet_id), report=report)


def _jump(
    office: Office, rows: Sequence[int], typed: str, start: int, _report: Report
) -> int | None:
    return find_given_name(office, rows, typed, start)


def _fill(combo: QComboBox, everything: str, classes: Sequence[HouseholdClass]) -> None:
    combo.addItem(everything, None)
    for each in classes:
        combo.addItem(CLASS_TERMS[each], each)


def _chosen_class(combo: QComboBox) -> HouseholdClass | None:
    value = combo.currentData()
    return HouseholdClass(value) if value else None


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")
