"""Danh sách hộ: find, filter, sort, open; the list itself is read page by page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from ngheo_desktop.domain.rights import Right
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.forms.ui_households_page import Ui_HouseholdsPage
from ngheo_desktop.gui.models.household_table import COLUMNS
from ngheo_desktop.gui.tasks import Task, TaskRunner
from ngheo_desktop.gui.widgets.household_filters import HouseholdFilters, is_filtered
from ngheo_desktop.gui.widgets.household_list import HouseholdList
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

_EXPORTED = "danh-sach-noi-bo"


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
    household_beside_requested = Signal(str)  # id of the household to open in its own window
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
        self.form = Ui_HouseholdsPage()
        self.form.setupUi(self)
        self._add_actions()
        self.filters = HouseholdFilters(self.form, self)
        fetch = partial(read_households, office)
        self.list = HouseholdList(self.form.household_table, fetch, self)
        self._connect_parts()
        self._show_count()

    # --- parts ---------------------------------------------------------------------------

    def _add_actions(self) -> None:
        may = self._office.actor.may
        make = partial(command, self)
        # Enter in the table opens too: that key is the table's own.
        self.open_action = make("Mở hộ", self._on_open, sign="forward")
        self.beside_action = make(
            "Mở ở cửa sổ riêng", self._on_open_beside, key="open_beside", sign="households"
        )
        self.new_action = make(
            "Thêm hộ",
            self.new_requested.emit,
            key="new",
            sign="add",
            allowed=may(Right.EDIT_HOUSEHOLDS),
        )
        self.import_action = make(
            "Nhập Excel",
            self.import_requested.emit,
            sign="import",
            allowed=may(Right.IMPORT_LISTS),
        )
        self.print_action = make(
            "In", self._on_print, key="print", sign="print", allowed=may(Right.PRINT_LISTS)
        )
        self.export_action = make(
            "Xuất Excel",
            self._on_export,
            key="export",
            sign="export",
            allowed=may(Right.EXPORT_LISTS),
        )
        self.search_action = make("Lọc danh sách", self._on_search, key="filter", sign="search")

    def tool_actions(self) -> tuple[QAction, ...]:
        """Commands for the tool row, the most used first."""
        shown = (self.new_action, self.import_action, self.print_action, self.export_action)
        return tuple(action for action in (*shown, self.open_action) if action.isEnabled())

    def _connect_parts(self) -> None:
        form = self.form
        self.filters.changed.connect(self._on_filtered)
        self.filters.entered.connect(self._on_search_entered)
        form.empty_import_button.clicked.connect(self.import_action.trigger)
        form.empty_add_button.clicked.connect(self.new_action.trigger)
        form.household_table.activated.connect(self._on_row_activated)
        self.list.header.sectionClicked.connect(self._on_head_chosen)
        self.list.name_typed.connect(self._on_name_typed)
        self.list.selection_changed.connect(self._show_count)

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
        self.filters.show_hamlets(found.hamlets)
        self.list.show_rows(found.rows)
        self._show_side()
        self._show_count()

    def _show_side(self) -> None:
        form = self.form
        filtered = is_filtered(self._query)
        form.clear_button.setVisible(filtered)
        empty = not self.list.model.rows()
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
        chosen = self.list.chosen_count()
        parts = [f"{_dotted(self._count.households)} hộ", f"{_dotted(self._count.members)} khẩu"]
        if chosen:
            parts.append(f"đang chọn {_dotted(chosen)}")
        self.form.foot_label.setText(", ".join(parts))

    # --- filters and order -----------------------------------------------------------------

    def _on_search_entered(self) -> None:
        if self.form.stack.currentWidget() is self.form.table_side:
            self.form.household_table.setFocus()

    def _on_filtered(self) -> None:
        self._query = self.filters.applied_to(self._query)
        self.refresh()

    def _on_head_chosen(self, section: int) -> None:
        order = COLUMNS[section].order
        again = self._query.order == order
        descending = again and not self._query.descending
        self._query = replace(self._query, order=order, descending=descending)
        order_sign = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.list.header.setSortIndicator(section, order_sign)
        self.refresh()

    def _on_search(self) -> None:
        self.form.search_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.form.search_edit.selectAll()

    # --- rows ------------------------------------------------------------------------------

    def _on_open(self) -> None:
        line = self.list.line()
        if line is not None:
            self.household_chosen.emit(line.id)

    def _on_open_beside(self) -> None:
        line = self.list.line()
        if line is not None:
            self.household_beside_requested.emit(line.id)

    def _on_row_activated(self, _index: QModelIndex) -> None:
        self._on_open()

    def neighbour_of(self, household_id: str) -> str:
        """Id of the household after this one, from now on the one in hand; "" at the end."""
        line = self.list.line()
        at = self.form.household_table.currentIndex().row() + 1
        if line is None or line.id != household_id or at >= self.list.model.rowCount():
            return ""
        self.list.go_to(at)
        following = self.list.line()
        return following.id if following else ""

    def _on_name_typed(self, typed: str, start: int) -> None:
        work = partial(_jump, self._office, self.list.model.rows(), typed, start)
        self._runner.start(work).succeeded.connect(self._on_name_found)

    def _on_name_found(self, place: int | None) -> None:
        if place is not None:
            self.list.go_to(place)

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


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")
