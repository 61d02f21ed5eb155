"""Danh sách hộ: find, filter, sort, open; the list itself is read page by page."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.forms.ui_households_page import Ui_HouseholdsPage
from ngheo_desktop.gui.guarded_export import GuardedExport
from ngheo_desktop.gui.keeping import KeptChoice
from ngheo_desktop.gui.models import household_search as search
from ngheo_desktop.gui.models.household_table import COLUMNS, PHONE_COLUMN
from ngheo_desktop.gui.tasks import Task, TaskRunner
from ngheo_desktop.gui.widgets.household_filters import HouseholdFilters, Offers, is_filtered
from ngheo_desktop.gui.widgets.household_list import HouseholdList
from ngheo_desktop.gui.widgets.list_look import ListLook
from ngheo_desktop.gui.widgets.row_acts import RowActs
from ngheo_desktop.gui.widgets.saved_filters import SavedFilters
from ngheo_desktop.gui.widgets.states import EmptyState, Loading
from ngheo_desktop.operations.household_list import (
    HouseholdQuery,
    ListCount,
    read_households,
)
from ngheo_desktop.operations.office import Office

_FOLDS_UNDER = 1120  # effective pixels of the page: the filters no longer stand side by side
_REGISTER = "register"  # the order that leaves nothing to a second key
_FIELDS = {"code": "code", "hamlet": "hamlet_id"}  # fields behind columns, on the household page


class HouseholdsPage(QWidget):
    """Selection, scroll and filters stay while another page is shown."""

    household_chosen = Signal(str)  # id of the household to open
    household_beside_requested = Signal(str)  # id of the household to open in its own window
    household_field_requested = Signal(str, str)  # id of the household, name of the field to edit
    new_requested = Signal()
    import_requested = Signal()
    print_requested = Signal(str)  # code of the form
    told = Signal(str)  # a sentence for the status bar
    acted = Signal(object)  # an Act that can be taken back

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("households_page")
        self._office, self._runner = office, runner
        self._sequence = 0
        self._searching: Task | None = None
        self._count = ListCount(0, 0)
        self.form = Ui_HouseholdsPage()
        self.form.setupUi(self)
        self.filters = HouseholdFilters(self.form, self)
        self.saved_filters = SavedFilters(
            self.form.saved_button, self.filters, KeptChoice(office, runner, "household_filters")
        )
        self.list = HouseholdList(self.form.household_table, partial(read_households, office), self)
        QWidget.setTabOrder(self.form.clear_button, self.list.header)  # as they are read
        QWidget.setTabOrder(self.list.header, self.form.household_table)
        self.look = ListLook(self.form, self.list, office, runner, self)
        self.acts = RowActs(self.list, office, runner, self)
        self.exporting = GuardedExport(office, runner, self)
        self._query = HouseholdQuery(by_hamlet=self.look.by_hamlet)
        self.empty = EmptyState(self)
        self.form.stack.addWidget(self.empty)
        self.loading = Loading(self.form.household_table)
        self._add_actions()
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
        self.edit_action = make(
            "Sửa ô",
            self._on_edit,
            key="edit",
            sign="edit",
            allowed=may(Right.EDIT_HOUSEHOLDS),
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
        self.saved_action = make("Bộ lọc đã lưu…", self.saved_filters.open_dialog, sign="filter")
        rows = (self.open_action, self.beside_action, self.edit_action)
        folding = (self.look.fold_action, self.look.unfold_action)
        self.form.household_table.set_row_actions([*rows, *folding])

    def tool_actions(self) -> tuple[QAction, ...]:
        """Commands for the tool row, the most used first."""
        shown = (self.new_action, self.import_action, self.print_action, self.export_action)
        return tuple(action for action in (*shown, self.open_action) if action.isEnabled())

    def _connect_parts(self) -> None:
        form = self.form
        self.filters.changed.connect(self._on_filtered)
        self.filters.entered.connect(self._on_search_entered)
        self.saved_filters.told.connect(self.told)
        self.empty.helped.connect(self._on_empty_helped)
        self.empty.other_helped.connect(self.new_action.trigger)
        form.household_table.activated.connect(self._on_row_activated)
        self.list.header.sectionClicked.connect(self._on_head_chosen)
        self.list.name_typed.connect(self._on_name_typed)
        self.list.selection_changed.connect(self._show_count)
        self.look.grouping_chosen.connect(self._on_grouping_chosen)
        self.acts.told.connect(self.told)
        self.acts.acted.connect(self.acted)
        self.acts.failed.connect(self._on_failed)
        self.exporting.told.connect(self.told)
        theme.follow(self._fold)

    def panes(self) -> list[QWidget]:
        """Parts that F6 goes round."""
        return [self.form.search_edit, self.form.household_table, self.look.glance]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        effective = self.width() / theme.metrics().scale
        self.filters.row.set_folded(folded=effective < _FOLDS_UNDER)

    # --- the list --------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Ask again for what the list shows and what it can be narrowed to; nothing moves."""
        self._find()
        task = self._runner.start(partial(search.offers, self._office))
        task.succeeded.connect(self._on_offers_read)

    def _find(self) -> None:
        self._sequence += 1
        if self._searching is not None:
            self._searching.cancel()
        work = partial(search.find, self._office, self._query, self._sequence)
        task = self._runner.start(work)
        task.succeeded.connect(self._on_found)
        task.failed.connect(self._on_failed)
        self.loading.follow(task, keeps_content=bool(self.list.model.rows()))
        self._searching = task

    def _on_offers_read(self, offers: Offers) -> None:
        self.filters.offer(offers)
        glance = self.look.glance
        glance.name_indicators({words.split(".")[0]: words for _, words in offers.indicators})

    def _on_found(self, found: search.Found) -> None:
        if found.sequence != self._sequence:
            return  # a later question is on its way
        self._searching = None
        self._count = found.count
        self.list.show_rows(found.rows, found.sums)
        self._show_side()
        self._show_count()

    def _show_side(self) -> None:
        form = self.form
        filtered = is_filtered(self._query)
        form.clear_button.setVisible(filtered)
        empty = not self.list.all_rows()
        had_focus = form.household_table.hasFocus()
        form.stack.setCurrentWidget(self.empty if empty else form.table_side)
        if not empty:
            return
        if filtered:
            self.empty.say("Không có hộ nào khớp.", "Bỏ lọc")
        else:
            may_import, may_add = self.import_action.isEnabled(), self.new_action.isEnabled()
            self.empty.say(
                "Chưa có hộ nào.",
                "Nhập Excel" if may_import else "",
                "Thêm hộ" if may_add else "",
            )
        if had_focus:
            form.search_edit.setFocus()

    def _on_empty_helped(self) -> None:
        if is_filtered(self._query):
            self.filters.clear()
        else:
            self.import_action.trigger()

    def _count_words(self) -> str:
        households, members = self._count.households, self._count.members
        return f"{grouped_digits(households)} hộ, {grouped_digits(members)} khẩu"

    def _show_count(self) -> None:
        chosen = self.list.chosen_count()
        more = f", đang chọn {grouped_digits(chosen)}" if chosen else ""
        self.form.foot_label.setText(self._count_words() + more)

    # --- filters and order -----------------------------------------------------------------

    def _on_search_entered(self) -> None:
        if self.form.stack.currentWidget() is self.form.table_side:
            self.form.household_table.setFocus()

    def _on_filtered(self) -> None:
        self._query = self.filters.applied_to(self._query)
        self._find()

    def _on_head_chosen(self, section: int) -> None:
        """The order until now stays as the second key; the same head once more turns it round."""
        query, order = self._query, COLUMNS[section].order
        if query.order == order:
            query = replace(query, descending=not query.descending)
        else:
            then = query.order if query.order != _REGISTER else ""
            query = replace(
                query,
                order=order,
                descending=False,
                then=then,
                then_descending=bool(then) and query.descending,
            )
        self._query = query
        self._show_order()
        self._find()

    def _show_order(self) -> None:
        query, places = self._query, {column.order: at for at, column in enumerate(COLUMNS)}
        keys = ((query.order, query.descending), (query.then, query.then_descending))
        shown = [(places[order], descending) for order, descending in keys if order in places]
        self.list.header.show_keys(*shown)

    def _on_grouping_chosen(self, by_hamlet: bool) -> None:
        self._query = replace(self._query, by_hamlet=by_hamlet)
        self._find()

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
        if line is None or line.id != household_id or not self.list.go_to_next():
            return ""
        following = self.list.line()
        return following.id if following else ""

    def _on_edit(self) -> None:
        """The phone is typed in its cell; other fields have checks and stand on the page."""
        line, column = self.list.line(), self.form.household_table.currentIndex().column()
        if line is None:
            return
        if column == PHONE_COLUMN:
            self.list.edit_phone()
        else:
            field = _FIELDS.get(COLUMNS[column].order, "")
            self.household_field_requested.emit(line.id, field)

    def _on_name_typed(self, typed: str, start: int) -> None:
        work = partial(search.jump, self._office, self.list.model.rows(), typed, start)
        self._runner.start(work).succeeded.connect(self._on_name_found)

    def _on_name_found(self, place: int | None) -> None:
        if place is not None:
            self.list.go_to(place)

    # --- papers ----------------------------------------------------------------------------

    def _on_print(self) -> None:
        self.print_requested.emit(search.EXPORTED)

    def _on_export(self) -> None:
        name = f"so-ho {self._office.today():%Y-%m-%d}.xlsx"
        chosen, _kind = QFileDialog.getSaveFileName(self, "Xuất Excel", name, "Excel (*.xlsx)")
        if chosen:
            self.export_to(Path(chosen))

    def export_to(self, target: Path) -> None:
        """Everybody of the listed households, after the password was asked for."""
        what = f"Xuất {self._count_words()} ra tệp Excel, mỗi người một dòng?"
        self.exporting.ask(what, partial(search.export, self._office, target, self._query))

    def _on_failed(self, error: Exception) -> None:
        show_failure(self, error, "khi mở danh sách hộ")
