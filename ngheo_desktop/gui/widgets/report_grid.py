"""Bảng of a report: cells are chosen, Enter on a number asks for its households."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ngheo_desktop.domain.reports.tables import Kind, Report, RowKind
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.report_table import ReportTableModel
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.report_head import ReportHead

_WIDTHS = {Kind.TEXT: 68, Kind.COUNT: 66, Kind.RATE: 66, Kind.SIGN: 62}  # at 100 %, per weight
_NARROWEST = 46
_MOST_LINES, _FEW_LINES = 6, 3  # of a heading; fewer where letters are large
_LARGE = 1.25
_NAMES = 240  # what the names take of the room that is left


class ReportGrid(ListTable):
    """Read-only; names stay in sight while the numbers are scrolled."""

    number_chosen = Signal(int, int)  # row and column of a number with households behind it
    household_chosen = Signal(str)  # id, of a line of a detailed list

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report_table")
        self.setAccessibleName("Bảng báo cáo")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.rows = ReportTableModel(self)
        self.head = ReportHead(self)
        self.setHorizontalHeader(self.head)
        self.setModel(self.rows)
        self.activated.connect(self._on_activated)
        self.resized.connect(self.fit)
        self.look_changed.connect(self.fit)

    def show_report(self, report: Report | None) -> None:
        self.clearSpans()
        self.rows.set_report(report)
        self.head.show_report(report)
        self.set_sticky(-1 if report is None else 1 if report.merged else 2)
        if report is None:
            return
        self._span(report)
        self.fit()
        first = next((at for at, row in enumerate(report.rows) if row.kind != RowKind.BAND), 0)
        numbers = [at for at, each in enumerate(report.columns) if each.kind == Kind.COUNT]
        self.setCurrentIndex(self.rows.index(first, numbers[0] if numbers else 0))

    def _span(self, report: Report) -> None:
        for at, row in enumerate(report.rows):
            if row.kind == RowKind.BAND:
                self.setSpan(at, 0, 1, len(report.columns))
            elif row.lines > 1:
                for column in range(report.merged):
                    self.setSpan(at, column, row.lines, 1)

    def fit(self) -> None:
        """Columns by their weight; the names take what is left."""
        report = self.rows.report
        if report is None:
            return
        px = theme.metrics().px
        lines = _MOST_LINES if theme.metrics().scale < _LARGE else _FEW_LINES
        widths = [
            max(
                px(round(each.width * _WIDTHS[each.kind])),
                px(_NARROWEST),
                self.head.width_for(each.title, lines),
            )
            for each in report.columns
        ]
        self._share_out(report, widths)
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width)
        self.head.refit()

    def _share_out(self, report: Report, widths: list[int]) -> None:
        """The room that is left: to the names first, then to all alike."""
        wide = next((at for at, x in enumerate(report.columns) if x.kind == Kind.TEXT), 0)
        left = max(0, self.viewport().width() - sum(widths))
        names = min(left, max(0, theme.metrics().px(_NAMES) - widths[wide]))
        widths[wide] += names
        for at in range(len(widths)):
            widths[at] += (left - names) // len(widths)
        widths[wide] += (left - names) % len(widths)

    def _on_activated(self, index: QModelIndex) -> None:
        row = self.rows.row(index.row())
        if row.household_id:
            self.household_chosen.emit(row.household_id)
        elif self.rows.cell(index).households:
            self.number_chosen.emit(index.row(), index.column())
