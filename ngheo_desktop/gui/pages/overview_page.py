"""Tổng quan: the figures of today, what waits for this person, and two charts that lead on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.amounts import grouped_digits, percent
from ngheo_desktop.domain.narrowing import SheetState
from ngheo_desktop.domain.overview import Bar, Overview, Waiting, WaitingKind
from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass
from ngheo_desktop.gui import page_names, theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.icons import icon
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.bar_chart import BarChart
from ngheo_desktop.gui.widgets.figure_tile import FigureTile
from ngheo_desktop.gui.widgets.tall_area import TallArea
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.overview import read_overview

_NOTHING = "Không có việc đang chờ."
_SIGNS = {
    WaitingKind.DRAFT: "edit",
    WaitingKind.OPEN_SHEETS: "unknown",
    WaitingKind.POOR_UNREVIEWED: "review",
    WaitingKind.STANDARD: "law",
    WaitingKind.BACKUP: "backup",
    WaitingKind.ROUND_LATE: "review",
    WaitingKind.APPLICATIONS: "review",
    WaitingKind.MINUTES: "edit",
    WaitingKind.OBJECTIONS: "review",
}
_WAITING = Qt.ItemDataRole.UserRole


class OverviewPage(QWidget):
    """Reads anew each time it is shown; every figure opens the list behind it."""

    list_wanted = Signal(object)  # filters of the household list, by name
    draft_wanted = Signal(object)  # a DraftLine
    standard_wanted = Signal()
    backup_wanted = Signal()
    page_wanted = Signal(str, str)  # name of a page, id of a round
    step_wanted = Signal(object, str, str)  # Step, id of the round, id of the hamlet
    applications_wanted = Signal()
    counted = Signal(int)  # how many things wait

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overview_page")
        self.setWindowTitle("Tổng quan")
        self._office, self._runner = office, runner
        self._build()
        self.again_action = command(self, "Đọc lại", self.refresh, sign="retry")
        self.table_action = command(self, "Xem dạng bảng", sign="list")
        self.table_action.setCheckable(True)
        self.table_action.toggled.connect(self._on_tables_asked)

    def _build(self) -> None:
        self.tiles = {
            name: FigureTile(caption, self)
            for name, caption in (
                ("poor", CLASS_TERMS[HouseholdClass.POOR]),
                ("near_poor", CLASS_TERMS[HouseholdClass.NEAR_POOR]),
                ("done", "Phiếu đã xong"),
                ("open", "Phiếu chưa rõ"),
                ("all", "Hộ trong sổ"),
            )
        }
        filters = {
            "poor": {"household_class": str(HouseholdClass.POOR)},
            "near_poor": {"household_class": str(HouseholdClass.NEAR_POOR)},
            "done": {"sheet": str(SheetState.DONE)},
            "open": {"sheet": str(SheetState.OPEN)},
            "all": {},
        }
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, tile in self.tiles.items():
            tile.setObjectName(f"{name}_tile")
            tile.filters = filters[name]
            tile.clicked.connect(self._on_tile_clicked)
            row.addWidget(tile, 1)
        self.waiting_list = QListWidget(self)
        self.waiting_list.setObjectName("waiting_list")
        self.waiting_list.setAccessibleName("Việc đang chờ")
        self.waiting_list.setWordWrap(True)
        self.waiting_list.itemActivated.connect(self._on_waiting_chosen)
        self.indicators = BarChart("Hộ thiếu hụt theo chỉ số", self)
        self.hamlets = BarChart("Phiếu đã xong theo ấp, khóm", self)
        for chart in (self.indicators, self.hamlets):
            chart.bar_chosen.connect(self._on_bar_chosen)
        charts = QGridLayout()
        charts.setColumnStretch(0, 1)
        charts.setColumnStretch(1, 1)
        charts.addWidget(_box("Việc đang chờ", self.waiting_list), 0, 0, 2, 1)
        charts.addWidget(_box(self.indicators.title, TallArea(self.indicators)), 0, 1)
        charts.addWidget(_box(self.hamlets.title, TallArea(self.hamlets)), 1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addLayout(charts, 1)

    def tool_actions(self) -> tuple[QAction, ...]:
        """Commands for the tool row."""
        return (self.again_action, self.table_action)

    def panes(self) -> list[QWidget]:
        """Parts that F6 goes round."""
        return [self.waiting_list, self.indicators, self.hamlets, self.tiles["poor"]]

    def title(self) -> str:
        return "Tổng quan"

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Count anew; what is on the screen stays until the answer is there."""
        office = self._office
        task = self._runner.start(lambda _report: read_overview(office))
        task.succeeded.connect(self._on_read)
        task.failed.connect(self._on_failed)

    def _on_read(self, found: Overview) -> None:
        shown = {
            "poor": (found.poor, percent(found.poor, found.households)),
            "near_poor": (found.near_poor, percent(found.near_poor, found.households)),
            "done": (found.sheets_done, ""),
            "open": (found.sheets_open, ""),
            "all": (found.households, f"{grouped_digits(found.members)} nhân khẩu"),
        }
        for name, (number, beside) in shown.items():
            self.tiles[name].show_figure(grouped_digits(number), beside)
        self._show_waiting(found.waiting)
        self.counted.emit(len(found.waiting))
        self.indicators.show_bars(found.indicators)
        self.hamlets.show_bars(found.hamlets, whole=True)

    def _show_waiting(self, lines: tuple[Waiting, ...]) -> None:
        at = max(0, self.waiting_list.currentRow())
        self.waiting_list.clear()
        colours = theme.tokens()
        for line in lines:
            sign = icon("warning", colours.warning) if line.late else icon(_SIGNS[line.kind])
            item = QListWidgetItem(sign, line.text, self.waiting_list)
            item.setData(_WAITING, line)
        if not lines:
            QListWidgetItem(icon("done", colours.done), _NOTHING, self.waiting_list)
        self.waiting_list.setCurrentRow(min(at, self.waiting_list.count() - 1))

    def _on_failed(self, error: Exception) -> None:
        show_failure(self, error, "khi đọc tổng quan")

    # --- going on --------------------------------------------------------------------------

    def _on_tile_clicked(self) -> None:
        tile = self.sender()
        if isinstance(tile, FigureTile):
            self.list_wanted.emit(tile.filters)

    def _on_bar_chosen(self, bar: Bar) -> None:
        self.list_wanted.emit(dict(bar.filters))

    def _on_waiting_chosen(self, item: QListWidgetItem) -> None:
        line = item.data(_WAITING)
        if not isinstance(line, Waiting):
            return
        if line.draft is not None:
            self.draft_wanted.emit(line.draft)
        elif line.kind == WaitingKind.STANDARD:
            self.standard_wanted.emit()
        elif line.kind == WaitingKind.BACKUP:
            self.backup_wanted.emit()
        elif line.kind == WaitingKind.APPLICATIONS:
            self.applications_wanted.emit()
        elif line.step is not None:
            self.step_wanted.emit(line.step, line.round_id, line.hamlet_id)
        elif line.round_id:
            self.page_wanted.emit(page_names.REVIEW, line.round_id)
        else:
            self.list_wanted.emit(dict(line.filters))

    def _on_tables_asked(self, wanted: bool) -> None:
        for chart in (self.indicators, self.hamlets):
            chart.set_as_table(wanted=wanted)


def _box(title: str, inside: QWidget) -> QWidget:
    """A part of the page with its title."""
    box = QWidget()
    label = QLabel(title, box)
    theme.set_title_font(label, 13)
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    layout.addWidget(label)
    layout.addWidget(inside, 1)
    return box
