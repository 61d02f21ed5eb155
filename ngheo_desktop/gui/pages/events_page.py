"""Biến động đã ghi: every event of a family that holds, and the way back for each."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ngheo_desktop.domain.family_events import EVENT_TERMS, EventKind
from ngheo_desktop.domain.register import Hamlet
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.reading import Reading
from ngheo_desktop.gui.table_export import TableExport
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.filter_row import Choice, FilterRow
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.states import EmptyState, Loading
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.event_undo import (
    EventLine,
    EventQuery,
    list_events,
    take_back_event,
)
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.list_tables import EVENT_HEADINGS, EVENTS, event_row, events_table
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report

_WIDTHS = (100, 190, 90, 160, 320)
_RECENT = "30"
_YEARS = 5
_CHOICES = (
    Choice("hamlet", "Ấp, khóm", "Ấp, khóm", "Mọi ấp, khóm"),
    Choice("kind", "Loại biến động", "Loại biến động", "Mọi loại"),
    Choice("time", "Thời gian", "Thời gian", "Mọi lúc"),
)


class EventsPage(QWidget):
    """Reads anew each time it is shown; of one household when it was opened from there."""

    acted = Signal(object)  # the Act
    told = Signal(str)
    household_wanted = Signal(str)  # id
    closed = Signal()

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("events_page")
        self._office, self._runner = office, runner
        self._household_id = ""
        self._lines: list[EventLine] = []
        self._comes = False  # the list has the focus once it is read
        self._reading = Reading(runner, self)
        self._reading.came.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self._build()
        self._add_actions()
        self._show_title()

    def _build(self) -> None:
        self.filters = FilterRow(self)
        for choice in _CHOICES:
            self.filters.add(choice)
        self.filters.combos["kind"].offer([(k.value, words) for k, words in EVENT_TERMS.items()])
        self.filters.combos["time"].offer(_times(self._office.today()))
        self.filters.end()
        self.filters.changed.connect(self.refresh)
        self.notice = Notice(self)
        self._model = TextTableModel(EVENT_HEADINGS, self)
        self.table = ListTable(self)
        self.table.setObjectName("event_table")
        self.table.setAccessibleName("Biến động đã ghi, mới nhất trước")
        self.table.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        self.table.setModel(self._model)
        self.table.activated.connect(self._on_open)
        self.table.selectionModel().currentRowChanged.connect(self._show_commands)
        theme.follow(self._fit)
        self.empty = EmptyState(self)
        self.empty.helped.connect(self._on_everything)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self._loading = Loading(self.stack)
        self.exporting = TableExport(self._office, self._runner, self)
        self.exporting.told.connect(self.told)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.filters)
        layout.addWidget(self.notice)
        layout.addWidget(self.stack, 1)

    def _fit(self) -> None:
        for column, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(column, theme.metrics().px(width))
        self.table.horizontalHeader().setStretchLastSection(True)

    def _add_actions(self) -> None:
        make, may = partial(command, self), self._office.actor.may
        self.take_back_action = make(
            "Hoàn tác biến động",
            self._on_take_back,
            key="take_back",
            sign="undo",
            allowed=may(Right.EDIT_HOUSEHOLDS),
        )
        self.open_action = make("Mở hộ", self._on_open, sign="forward")
        self.export_action = make(
            "Xuất Excel",
            self._on_export,
            key="export",
            sign="export",
            allowed=may(Right.EXPORT_LISTS),
        )
        self.filter_action = make("Lọc", self._on_filter, key="filter", sign="filter")
        self.again_action = make("Đọc lại", self.refresh, sign="retry")
        self.close_action = make("Đóng", self.closed.emit, key="close", sign="close")

    def tool_actions(self) -> tuple[QAction, ...]:
        """Commands for the tool row, the most used first."""
        shown = (self.take_back_action, self.open_action, self.export_action, self.again_action)
        return tuple(action for action in shown if action.isVisible())

    def panes(self) -> list[QWidget]:
        """Parts that F6 goes round."""
        return [self.filters, self.stack]

    def title(self) -> str:
        """What the window calls this page."""
        return self.windowTitle()

    def _show_title(self) -> None:
        of = " của một hộ" if self._household_id else ""
        self.setWindowTitle(f"Biến động đã ghi{of}")

    # --- reading ---------------------------------------------------------------------------

    def open(self, household_id: str) -> None:
        """Show the events of one household; of all with ""."""
        if household_id != self._household_id:
            self.filters.choose({})
        self._household_id = household_id
        self._show_title()
        self.notice.clear()
        self._comes = True
        self.refresh()

    def reread(self, _household_id: str) -> None:
        """Something was taken back: look anew."""
        self.refresh()

    def refresh(self) -> None:
        """Read in the background; what is shown stays until the answer is there."""
        task = self._reading.start(partial(_read, self._office, self._query()))
        self._loading.follow(task, keeps_content=bool(self._lines))

    def _query(self) -> EventQuery:
        chosen = self.filters.values()
        kind = EventKind(chosen["kind"]) if "kind" in chosen else None
        since, until = _between(chosen.get("time", ""), self._office.today())
        return EventQuery(self._household_id, chosen.get("hamlet", ""), kind, since, until)

    def _on_read(self, read: tuple[list[EventLine], Sequence[Hamlet]]) -> None:
        lines, hamlets = read
        at = max(0, self.table.currentIndex().row())
        self._lines = lines
        self.filters.combos["hamlet"].offer([(each.id, each.full_name) for each in hamlets])
        self._model.set_rows([event_row(each) for each in lines])
        if lines:
            self.stack.setCurrentWidget(self.table)
            if self._comes:
                self.table.setFocus()
            self.table.selectRow(min(at, len(lines) - 1))
        else:
            self._say_empty()
        self._comes = False
        self._show_commands()

    def _say_empty(self) -> None:
        if self.filters.values() or self._household_id:
            self.empty.say("Không có biến động nào khớp.", "&Xem mọi biến động")
        else:
            self.empty.say(
                "Chưa ghi biến động nào. Mở một hộ rồi nhấn Ctrl+D để ghi sinh, mất, chuyển đi, "
                "chuyển đến, tách, nhập hộ."
            )
        self.stack.setCurrentWidget(self.empty)

    def _on_everything(self) -> None:
        self.filters.choose({})
        self.open("")

    def _on_filter(self) -> None:
        next(iter(self.filters.combos.values())).setFocus()

    def _current(self) -> EventLine | None:
        row = self.table.currentIndex().row()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _show_commands(self) -> None:
        line = self._current()
        self.take_back_action.setEnabled(line is not None and self.take_back_action.isVisible())
        self.open_action.setEnabled(line is not None)
        self.export_action.setEnabled(bool(self._lines) and self.export_action.isVisible())

    # --- on from here ----------------------------------------------------------------------

    def _on_open(self) -> None:
        line = self._current()
        if line is None:
            return
        if line.opens:
            self.household_wanted.emit(line.opens)
        else:
            self.notice.say(f"Hộ {line.household} không còn trong sổ nên không mở được.", "warning")

    def _on_take_back(self) -> None:
        line = self._current()
        if line is None:
            return
        self.take_back_action.setEnabled(False)
        office, event_id = self._office, line.id
        task = self._runner.start(lambda _report: take_back_event(office, event_id))
        task.succeeded.connect(self._on_taken_back)
        task.failed.connect(self._on_failed)

    def _on_taken_back(self, act: Act) -> None:
        self.notice.clear()
        self.acted.emit(act)
        self.told.emit(f"Đã {act.name}.")
        self.refresh()
        self.table.setFocus()

    def _on_failed(self, error: Exception) -> None:
        self._show_commands()
        self.notice.say_failure(error, "khi đọc biến động")

    def _on_export(self) -> None:
        if self._lines:
            name = f"{EVENTS} {self._office.today():%Y-%m-%d}"
            self.exporting.ask([events_table(self._lines)], EVENTS, name)


def _read(
    office: Office, query: EventQuery, _report: Report
) -> tuple[list[EventLine], Sequence[Hamlet]]:
    return list_events(office, query), list_hamlets(office)


def _times(today: date) -> list[tuple[str, str]]:
    years = [today.year - back for back in range(_YEARS)]
    return [(_RECENT, "30 ngày qua"), *((str(each), f"Năm {each}") for each in years)]


def _between(chosen: str, today: date) -> tuple[date | None, date | None]:
    """First and last day of a chosen time; the last 30 days, or a year."""
    if not chosen:
        return None, None
    if chosen == _RECENT:
        return today - timedelta(days=30), today
    return date(int(chosen), 1, 1), date(int(chosen), 12, 31)
