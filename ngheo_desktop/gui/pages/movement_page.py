"""Biến động: what moved between two decisions, each number with its households, and the proofs."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.movement_columns import Change
from ngheo_desktop.domain.movement_tables import AnyColumn, TableRow, tables_of
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.terms import CLASS_TERMS
from ngheo_desktop.errors import UserError
from ngheo_desktop.gui import page_names
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.models.movement_state import (
    KINDS,
    TOO_FEW,
    FootLine,
    MovementState,
    Subject,
    point_words,
)
from ngheo_desktop.gui.reading import Reading
from ngheo_desktop.gui.table_export import TableExport
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.labelled_combo import labelled_combo
from ngheo_desktop.gui.widgets.movement_foot import MovementFoot
from ngheo_desktop.gui.widgets.movement_table import MovementTable
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.states import EmptyState, Loading
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.movement import EXPORTED, MovementView, Point, view_movement
from ngheo_desktop.operations.movement_overrides import move_back
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report


class MovementPage(QWidget):
    """Numbers are derived, never typed; only the column of a household can be changed."""

    told = Signal(str)
    acted = Signal(object)  # the Act
    page_wanted = Signal(str, str)  # name of a page, id of the round
    household_wanted = Signal(str)  # id
    closed = Signal()

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("movement_page")
        self.setWindowTitle("Biến động")
        self._office, self._runner = office, runner
        self._round_id = ""
        self._reading = Reading(runner, self)
        self.state = MovementState(office.commune.full_name)
        self.notice = Notice(self)
        self.empty = EmptyState(self)
        self.empty.helped.connect(self._on_decisions_wanted)
        self.tables = [MovementTable(kind, self) for kind in KINDS]
        self.foot = MovementFoot(self)
        self.exporting = TableExport(office, runner, self)
        self._add_actions()
        self._build()
        self._connect()

    # --- parts -----------------------------------------------------------------------------

    def _add_actions(self) -> None:
        actor = self._office.actor
        make = partial(command, self)
        self.behind_action = make("Xem các hộ", self._on_behind, sign="households")
        self.export_action = make(
            "Xuất Excel…",
            self._on_export,
            key="export",
            sign="export",
            allowed=actor.may(Right.EXPORT_LISTS),
        )
        self.print_action = make(
            "Báo cáo 2, 3",
            self._on_reports_wanted,
            key="print",
            sign="print",
            allowed=actor.may(Right.PRINT_LISTS),
        )
        make("Bảng kế tiếp", self._on_other_tab, key="next_step")
        make("Bảng trước", self._on_other_tab, key="previous_step")
        self.close_action = make("Đóng", self.closed.emit, key="close", sign="close")

    def _build(self) -> None:
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.first_combo = labelled_combo(self, row, "first_combo", "&Từ", "Đầu kỳ")
        self.last_combo = labelled_combo(self, row, "last_combo", "Đế&n", "Cuối kỳ")
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("movement_tabs")
        self.tabs.tabBar().setAccessibleName("Diện")
        for table, kind in zip(self.tables, KINDS, strict=True):
            self.tabs.addTab(table, CLASS_TERMS[kind])
        side = QWidget(self)
        below = QVBoxLayout(side)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        below.addWidget(head)
        below.addWidget(self.tabs, 5)
        below.addWidget(self.foot, 1)
        self.stack = QStackedWidget(self)
        for part in (side, self.empty):
            self.stack.addWidget(part)
        self._loading = Loading(self.stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.notice)
        layout.addWidget(self.stack, 1)
        order = (self.first_combo, self.last_combo, self.tabs, *self.tables, self.foot)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self._reading.came.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self.first_combo.activated.connect(self._on_first_chosen)
        self.last_combo.activated.connect(self._on_last_chosen)
        self.foot.line_chosen.connect(self._on_line_chosen)
        self.exporting.told.connect(self.told)
        for table in self.tables:
            table.number_chosen.connect(self._on_number_chosen)
            table.set_row_actions([self.behind_action])

    @property
    def table(self) -> MovementTable:
        """The table in front."""
        return self.tables[self.tabs.currentIndex()]

    # --- what the window asks --------------------------------------------------------------

    def title(self) -> str:
        return "Biến động"

    def tool_actions(self) -> tuple[QAction, ...]:
        """Commands for the tool row, the most used first."""
        all_ = (self.behind_action, self.print_action, self.export_action)
        return tuple(each for each in all_ if each.isVisible())

    def panes(self) -> list[QWidget]:
        """Parts that F6 goes round."""
        return [self.table, self.foot, self.first_combo]

    def open_round(self, round_id: str, _hamlet_id: str = "") -> None:
        """Decisions are compared, not rounds; the round is only where the officer came from."""
        self._round_id = round_id or self._round_id
        if self.state.view is None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def reread(self, _household_id: str) -> None:
        """Something was taken back: look anew."""
        self.refresh()

    # --- reading ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read in the background; what is shown stays until the answer is there."""
        office, wanted = self._office, self.state.asked
        task = self._reading.start(lambda _report: view_movement(office, wanted))
        self._loading.follow(task, keeps_content=self.state.found is not None)

    def _on_read(self, view: MovementView) -> None:
        self.state.view = view
        self._fill(self.first_combo, self.state.firsts(), view.first)
        self._fill(self.last_combo, self.state.lasts(), view.last)
        for table in self.tables:
            table.show_state(self.state)
        self.foot.show_lines(self.state.foot())
        self.notice.say(*self.state.notice())
        if view.found is None:
            self.empty.say(TOO_FEW, "&Mở quyết định")
        self._show(readable=view.found is not None)

    def _fill(self, combo: QComboBox, points: Sequence[Point], chosen: Point | None) -> None:
        with QSignalBlocker(combo):
            combo.clear()
            for each in points:
                combo.addItem(point_words(each), each)
                at = combo.count() - 1
                combo.setItemData(at, point_words(each), Qt.ItemDataRole.ToolTipRole)
                if chosen is not None and (each.day, each.standard) == (
                    chosen.day,
                    chosen.standard,
                ):
                    combo.setCurrentIndex(at)

    def _show(self, *, readable: bool) -> None:
        self.stack.setCurrentIndex(0 if readable else 1)
        for action in (self.behind_action, self.export_action, self.print_action):
            action.setEnabled(readable and action.isVisible())

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            show_failure(self, error, "khi đọc biến động")
        elif self.state.view is None:
            self.empty.say(str(error))
            self._show(readable=False)
        else:
            self.notice.say(str(error), "error")

    # --- choosing --------------------------------------------------------------------------

    def _on_first_chosen(self) -> None:
        self.state.choose_first(self.first_combo.currentData())
        self.refresh()

    def _on_last_chosen(self) -> None:
        self.state.choose_last(self.last_combo.currentData())
        self.refresh()

    def _on_other_tab(self) -> None:
        """There are two, so that the next one is the one before too."""
        self.tabs.setCurrentIndex(1 - self.tabs.currentIndex())
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- the households behind a number ----------------------------------------------------

    def _on_behind(self) -> None:
        self.table.activated.emit(self.table.currentIndex())

    def _on_number_chosen(self, row: TableRow, column: AnyColumn) -> None:
        kind = self.table.rows.kind
        subjects = self.state.subjects(kind, row, column)
        if subjects:
            self._open_behind(self.state.title_of(kind, row, column), subjects)

    def _on_line_chosen(self, line: FootLine) -> None:
        self._open_behind(line.title, line.subjects)

    def _open_behind(self, title: str, subjects: Sequence[Subject]) -> None:
        from ngheo_desktop.gui.dialogs.movement_behind_dialog import MovementBehindDialog

        dialog = MovementBehindDialog(self._office, self._runner, title, subjects, self)
        dialog.household_wanted.connect(self.household_wanted)
        dialog.move_wanted.connect(self._on_move_wanted)
        dialog.back_wanted.connect(self._on_back_wanted)
        dialog.open()

    def _on_move_wanted(self, change: Change, head_name: str) -> None:
        from ngheo_desktop.gui.dialogs.movement_column_dialog import MovementColumnDialog

        dialog = MovementColumnDialog(
            self._office, self._runner, change, head_name, self.state.asked, self
        )
        dialog.recorded.connect(self._on_acted)
        dialog.open()

    def _on_back_wanted(self, override_id: str) -> None:
        task = self._runner.start(partial(_taken_back, self._office, override_id))
        task.succeeded.connect(self._on_acted)
        task.failed.connect(self._on_failed)

    def _on_acted(self, act: Act) -> None:
        self.acted.emit(act)
        self.told.emit(f"Đã {act.name}.")
        self.refresh()

    # --- paper and files -------------------------------------------------------------------

    def _on_export(self) -> None:
        found, view = self.state.found, self.state.view
        if found is None or view is None:
            return
        text, _kind = self.state.notice()
        notes = [*([text] if text else []), *_faults(self.state)]
        tables = tables_of(found, self.state.whole, view.hamlets, notes)
        self.exporting.ask(tables, EXPORTED, f"{EXPORTED} {found.closing_on:%Y-%m-%d}")

    def _on_reports_wanted(self) -> None:
        self.page_wanted.emit(page_names.REPORTS, self._round_id)

    def _on_decisions_wanted(self) -> None:
        self.page_wanted.emit(page_names.DECISION, self._round_id)


def _faults(state: MovementState) -> list[str]:
    """What an equation that does not hold says on paper too."""
    return [f"CHƯA KHỚP: {line.text}." for line in state.foot() if line.sign == "error"]


def _taken_back(office: Office, override_id: str, _report: Report) -> Act:
    return move_back(office, override_id)
