"""Người ghi hai lần: pairs with their reasons, side by side, settled by one key each."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.models.double_rows import DoubleRow, read_rows
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.table_export import TableExport
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.duplicates import Double, Verdict, decide, find_doubles
from ngheo_desktop.operations.list_tables import (
    DOUBLE_HEADINGS,
    DOUBLES,
    double_row,
    doubles_table,
)
from ngheo_desktop.operations.merging import merge
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report

_FIELD = Qt.ItemDataRole.UserRole
_WHAT_TO_DO = (
    "So sánh hai người. Cùng người: chọn giữ người nào, ô trống được điền từ người kia. Chỗ hai "
    "bên ghi khác nhau thì đánh dấu ô muốn lấy của người không giữ."
)


class DoublesPage(QWidget):
    """Nothing is merged without a person; every decision can be taken back."""

    acted = Signal(object)  # the Act
    told = Signal(str)
    household_wanted = Signal(str)  # id
    closed = Signal()

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("doubles_page")
        self.setWindowTitle("Người ghi hai lần")
        self._office, self._runner = office, runner
        self._doubles: list[Double] = []
        self._rows: list[DoubleRow] = []
        self._build()
        self._add_actions()

    def _build(self) -> None:
        self.notice = Notice(self)
        self.exporting = TableExport(self._office, self._runner, self)
        self.exporting.told.connect(self.told)
        self._model = TextTableModel(DOUBLE_HEADINGS, self)
        self.table = ListTable(self)
        self.table.setObjectName("double_table")
        self.table.setAccessibleName("Các cặp người có thể là một")
        self.table.setModel(self._model)
        self.table.activated.connect(self._on_open)
        self.table.selectionModel().currentRowChanged.connect(self._on_chosen)
        self.reason_label = QLabel(self)
        self.reason_label.setWordWrap(True)
        self.reason_label.setTextFormat(Qt.TextFormat.PlainText)
        self.compare_table = QTableWidget(0, 3, self)
        self.compare_table.setObjectName("compare_table")
        self.compare_table.setAccessibleName("Hai người cạnh nhau")
        self.compare_table.setHorizontalHeaderLabels(["Ô", "Người 1", "Người 2"])
        self.compare_table.verticalHeader().hide()
        self.compare_table.setTabKeyNavigation(False)
        self.compare_table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        head = self.compare_table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        right = QWidget(self)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(8, 0, 0, 0)
        beside.addWidget(self.reason_label)
        beside.addWidget(self.compare_table, 1)
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.addWidget(self.table)
        parts.addWidget(right)
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.notice)
        layout.addWidget(parts, 1)

    def _add_actions(self) -> None:
        make = partial(command, self)
        self.first_action = make("Giữ người 1", self._on_keep_first, key="take_1", sign="person")
        self.second_action = make("Giữ người 2", self._on_keep_second, key="take_2", sign="person")
        self.other_action = make("Khác người", self._on_other, key="take_3", sign="households")
        self.later_action = make("Để sau", self._on_later, key="take_4", sign="waiting")
        self.open_action = make("Mở hộ của người 1", self._on_open, sign="forward")
        self.export_action = make(
            "Xuất Excel",
            self._on_export,
            key="export",
            sign="export",
            allowed=self._office.actor.may(Right.EXPORT_LISTS),
        )
        self.again_action = make("Tìm lại", self.refresh, sign="retry")
        self.close_action = make("Đóng", self.closed.emit, key="close", sign="close")

    def tool_actions(self) -> tuple[QAction, ...]:
        """Commands for the tool row, the most used first."""
        settle = (self.first_action, self.second_action, self.other_action, self.later_action)
        return (*settle, self.again_action)

    def panes(self) -> list[QWidget]:
        """Parts that F6 goes round."""
        return [self.table, self.compare_table]

    def title(self) -> str:
        return "Người ghi hai lần"

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def reread(self, _household_id: str) -> None:
        """Something was taken back: look anew."""
        self.refresh()

    # --- finding ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Look through the whole register in the background."""
        office = self._office
        if not self._doubles:
            self.notice.say("Đang so sánh mọi người trong sổ. Anh/chị cứ làm việc khác.")
        task = self._runner.start(lambda _report: find_doubles(office))
        task.succeeded.connect(self._on_found)
        task.failed.connect(self._on_failed)

    def _on_found(self, doubles: list[Double]) -> None:
        at = max(0, self.table.currentIndex().row())
        self._doubles = doubles
        self._model.set_rows([double_row(each) for each in doubles])
        px = theme.metrics().px
        for column, width in enumerate((90, 170, 170)):
            self.table.setColumnWidth(column, px(width))
        self.table.horizontalHeader().setStretchLastSection(True)
        if doubles:
            count = grouped_digits(len(doubles))
            self.notice.say(f"Có {count} cặp cần xem. {_WHAT_TO_DO}")
            self.table.selectRow(min(at, len(doubles) - 1))
        else:
            self.notice.say("Không có người nào có thể đã ghi hai lần.", "done")
            self._show_rows([])
        self._show_commands()

    def _current(self) -> Double | None:
        row = self.table.currentIndex().row()
        return self._doubles[row] if 0 <= row < len(self._doubles) else None

    def _on_chosen(self) -> None:
        double = self._current()
        self._show_commands()
        if double is None:
            return
        against = f" Khác ở: {', '.join(double.against)}." if double.against else ""
        self.reason_label.setText(f"{', '.join(double.reasons).capitalize()}.{against}")
        task = self._runner.start(partial(read_rows, self._office, double))
        task.succeeded.connect(partial(self._on_read, double))
        task.failed.connect(self._on_failed)

    def _on_read(self, double: Double, rows: list[DoubleRow]) -> None:
        if double is self._current():
            self._show_rows(rows)

    def _show_rows(self, rows: list[DoubleRow]) -> None:
        """What differs is bold and can be ticked; the rest is only read."""
        self._rows = rows
        self.compare_table.setRowCount(len(rows))
        bold = self.font()
        bold.setBold(True)
        for at, row in enumerate(rows):
            for column, text in enumerate((row.words, row.first, row.second)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
                if row.differs:
                    item.setFont(bold)
                if column and row.differs and row.field and text:
                    flags |= Qt.ItemFlag.ItemIsUserCheckable
                    item.setCheckState(Qt.CheckState.Unchecked)
                    item.setData(_FIELD, row.field)
                item.setFlags(flags)
                self.compare_table.setItem(at, column, item)
        self.compare_table.setCurrentCell(0, 0)

    def _show_commands(self) -> None:
        known = self._current() is not None
        for action in self.tool_actions()[:4]:
            action.setEnabled(known)
        self.open_action.setEnabled(known)
        self.export_action.setEnabled(bool(self._doubles) and self.export_action.isVisible())

    # --- settling --------------------------------------------------------------------------

    def _taken(self, column: int) -> tuple[str, ...]:
        """Fields ticked on the side that is not kept."""
        items = [self.compare_table.item(row, column) for row in range(len(self._rows))]
        return tuple(
            str(item.data(_FIELD))
            for item in items
            if item is not None and item.checkState() == Qt.CheckState.Checked
        )

    def _on_keep_first(self) -> None:
        double = self._current()
        if double is not None:
            self._merge(double.first.id, double.second.id, self._taken(2))

    def _on_keep_second(self) -> None:
        double = self._current()
        if double is not None:
            self._merge(double.second.id, double.first.id, self._taken(1))

    def _merge(self, kept_id: str, away_id: str, taken: tuple[str, ...]) -> None:
        office = self._office
        self._settle(lambda _report: merge(office, kept_id, away_id, taken).act)

    def _on_other(self) -> None:
        self._decide(Verdict.OTHER)

    def _on_later(self) -> None:
        self._decide(Verdict.LATER)

    def _decide(self, verdict: Verdict) -> None:
        office, double = self._office, self._current()
        if double is not None:
            one, two = double.first.id, double.second.id
            self._settle(lambda _report: decide(office, one, two, verdict))

    def _settle(self, work: Callable[[Report], Act]) -> None:
        for action in self.tool_actions()[:4]:
            action.setEnabled(False)
        task = self._runner.start(work)
        task.succeeded.connect(self._on_settled)
        task.failed.connect(self._on_failed)

    def _on_settled(self, act: Act) -> None:
        self.acted.emit(act)
        self.told.emit(f"Đã {act.name}.")
        self.refresh()
        self.table.setFocus()

    def _on_failed(self, error: Exception) -> None:
        self._show_commands()
        self.notice.say_failure(error, "khi so sánh người")

    def _on_export(self) -> None:
        """The pairs as listed, numbers masked."""
        if self._doubles:
            name = f"{DOUBLES} {self._office.today():%Y-%m-%d}"
            self.exporting.ask([doubles_table(self._doubles)], DOUBLES, name)

    def _on_open(self) -> None:
        double = self._current()
        if double is not None:
            self.household_wanted.emit(double.first.household_id)
