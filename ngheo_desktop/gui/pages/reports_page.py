"""Báo cáo 1–15: one on the screen, its numbers open their households, its sums are proven."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.movement import Identity
from ngheo_desktop.domain.reports.kinds import KINDS
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.models.report_sight import ReportSight, ReportState, read_sight
from ngheo_desktop.gui.reading import Reading
from ngheo_desktop.gui.tasks import Task, TaskRunner
from ngheo_desktop.gui.widgets.labelled_combo import labelled_combo
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.report_foot import ReportFoot
from ngheo_desktop.gui.widgets.report_grid import ReportGrid
from ngheo_desktop.gui.widgets.report_output import ReportOutput
from ngheo_desktop.gui.widgets.states import EmptyState, Loading
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office

_DRAFT = "Dự kiến, chưa có quyết định: số liệu theo bước đã làm xong gần nhất của từng hộ."
_NO_COUNTS = "Còn ấp, khóm chưa có tổng số hộ nên chưa có tỷ lệ."


class ReportsPage(QWidget):
    """The figures of one kỳ are read once; going through the reports reads nothing more."""

    told = Signal(str)
    acted = Signal(object)  # the Act
    household_wanted = Signal(str)  # id
    closed = Signal()

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reports_page")
        self.setWindowTitle("Báo cáo")
        self._office, self._runner = office, runner
        self._key, self._round_id = "", ""
        self._reading = Reading(runner, self)
        self._reading.came.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self.state = ReportState()
        self.notice = Notice(self)
        self.grid = ReportGrid(self)
        self.foot = ReportFoot(self)
        self.empty = EmptyState(self)
        self.empty.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.output = ReportOutput(office, runner, self.state, self)
        self._add_actions()
        self._build()
        self._connect()

    # --- parts -----------------------------------------------------------------------------

    def _add_actions(self) -> None:
        actor = self._office.actor
        make = partial(command, self)
        self.close_action = make("Đóng", self.closed.emit, key="close", sign="close")
        self.behind_action = make("Xem các hộ", self._on_behind, sign="households")
        self.counts_action = make(
            "Tổng số hộ, khẩu…",
            self._on_counts,
            sign="houses",
            allowed=actor.may(Right.MANAGE_HAMLETS),
        )

    def _build(self) -> None:
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.kind_combo = self._combo(row, "kind_filter", "&Báo cáo", "Báo cáo")
        for each in KINDS:
            self.kind_combo.addItem(f"{each.number}. {each.title}", each)
        self.moment_combo = self._combo(row, "moment_filter", "&Kỳ", "Kỳ báo cáo")
        self.hamlet_combo = self._combo(row, "hamlet_filter", "&Phạm vi", "Phạm vi")
        self.table_side = QWidget(self)
        side = QVBoxLayout(self.table_side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(8)
        side.addWidget(self.grid, 1)
        side.addWidget(self.foot)
        self.stack = QStackedWidget(self)
        for part in (self.table_side, self.empty):
            self.stack.addWidget(part)
        self._loading = Loading(self.stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(head)
        layout.addWidget(self.notice)
        layout.addWidget(self.stack, 1)
        order = (self.kind_combo, self.moment_combo, self.hamlet_combo, self.grid, self.foot)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        self._show()

    def _combo(self, row: QHBoxLayout, name: str, words: str, told: str) -> QComboBox:
        combo = labelled_combo(self, row, name, words, told)
        combo.setMinimumWidth(theme.metrics().px(120))
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return combo

    def _connect(self) -> None:
        self.kind_combo.activated.connect(self._on_kind_chosen)
        self.moment_combo.activated.connect(self._on_moment_chosen)
        self.hamlet_combo.activated.connect(self._on_hamlet_chosen)
        self.grid.number_chosen.connect(self._on_number_chosen)
        self.grid.household_chosen.connect(self.household_wanted)
        self.foot.broken_chosen.connect(self._on_broken_chosen)
        self.output.told.connect(self._on_done)
        self.output.failed.connect(self._on_failed)
        self.output.begun.connect(self._on_begun)
        self.grid.set_row_actions([self.behind_action])

    # --- what the window asks --------------------------------------------------------------

    def title(self) -> str:
        return f"Báo cáo {self.state.kind.number}. {self.state.kind.title}"

    def tool_actions(self) -> tuple[QAction, ...]:
        """Commands for the tool row, the most used first."""
        shown = (*self.output.actions, self.behind_action, self.counts_action)
        return tuple(each for each in shown if each.isVisible())

    def panes(self) -> list[QWidget]:
        """Parts that F6 goes round."""
        return [self.kind_combo, self.grid, self.foot]

    def open_round(self, round_id: str, hamlet_id: str = "") -> None:
        """The report of a round; "" keeps the kỳ in front, or takes the newest."""
        if round_id:
            self._key, self._round_id = "", round_id
        if hamlet_id:
            self.state.hamlet_id = hamlet_id
        self.refresh()

    def show_report(self, number: int) -> None:
        """Put one of the fifteen in front."""
        self.kind_combo.setCurrentIndex(number - 1)
        self._on_kind_chosen()

    def reread(self, _household_id: str) -> None:
        """Something was taken back: look anew."""
        self.refresh()

    # --- reading ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the figures in the background; what is shown stays until they are there."""
        task = self._reading.start(partial(read_sight, self._office, self._key, self._round_id))
        self._loading.follow(task, keeps_content=self.state.sight.basis is not None)

    def _on_read(self, sight: ReportSight) -> None:
        self.state.show(sight)
        self._key = sight.basis.moment.key if sight.basis else ""
        self._fill(self.moment_combo, [(x.title, x.key) for x in sight.moments], self._key)
        places = [(x.name, x.hamlet_id) for x in sight.basis.places] if sight.basis else []
        whole = (f"Toàn {self._office.commune.kind}", "")
        self._fill(self.hamlet_combo, [whole, *places], self.state.hamlet_id)
        self._show()

    def _fill(self, combo: QComboBox, items: Sequence[tuple[str, str]], chosen: str) -> None:
        with QSignalBlocker(combo):
            combo.clear()
            for words, key in items:
                combo.addItem(words, key)
                combo.setItemData(combo.count() - 1, words, Qt.ItemDataRole.ToolTipRole)
            combo.setCurrentIndex(max(0, combo.findData(chosen)))
            combo.setToolTip(combo.currentText())

    def _show(self) -> None:
        """The report of the choice, or why there is none."""
        report, sight = self.state.report, self.state.sight
        missing = report.missing if report else sight.missing
        has_rows = report is not None and not missing
        self.grid.show_report(report if has_rows else None)
        self.foot.show_report(report if has_rows else None)
        self.empty.say(missing)
        self.stack.setCurrentWidget(self.empty if missing else self.table_side)
        self._say()
        for action in (*self.output.actions, self.behind_action):
            action.setEnabled(has_rows and action.isVisible())
        self.setWindowTitle(self.title())

    def _say(self) -> None:
        report = self.state.report
        counted = self.state.kind.number in (1, 12, 13)
        if report is not None and report.draft:
            self.notice.say(_DRAFT, "warning")
        elif report is not None and counted and self.state.lacks_counts:
            self.notice.say(_NO_COUNTS, "info")
        else:
            self.notice.clear()

    def _on_failed(self, error: Exception) -> None:
        self.notice.say_failure(error, "khi lập báo cáo")

    # --- choosing --------------------------------------------------------------------------

    def _on_kind_chosen(self) -> None:
        self.state.kind = KINDS[self.kind_combo.currentIndex()]
        self._show()

    def _on_moment_chosen(self) -> None:
        self._key, self._round_id = str(self.moment_combo.currentData()), ""
        self.refresh()

    def _on_hamlet_chosen(self) -> None:
        self.state.hamlet_id = str(self.hamlet_combo.currentData())
        self._show()

    # --- the households behind a number ----------------------------------------------------

    def _on_behind(self) -> None:
        self.grid.activated.emit(self.grid.currentIndex())

    def _on_number_chosen(self, row: int, column: int) -> None:
        report = self.state.report
        if report is not None:
            cell = report.rows[row].cells[column]
            self._open_behind(self.state.words_of(row, column), cell.households)

    def _on_broken_chosen(self, check: Identity) -> None:
        self._open_behind(check.title, check.broken)

    def _open_behind(self, title: str, ids: Sequence[str]) -> None:
        from ngheo_desktop.gui.dialogs.households_behind_dialog import HouseholdsBehindDialog

        dialog = HouseholdsBehindDialog(
            self._office, self._runner, title, tuple(dict.fromkeys(ids)), self
        )
        dialog.household_wanted.connect(self.household_wanted)
        dialog.open()

    def _on_begun(self, task: Task) -> None:
        self._loading.follow(task, "Đang ghi tệp", keeps_content=True)

    def _on_done(self, said: str) -> None:
        self.notice.say(said, "done")
        self.told.emit(said)

    # --- tổng số hộ ------------------------------------------------------------------------

    def _on_counts(self) -> None:
        from ngheo_desktop.gui.dialogs.hamlet_counts_dialog import HamletCountsDialog

        dialog = HamletCountsDialog(self._office, self._runner, self)
        dialog.recorded.connect(self._on_counted)
        dialog.open()

    def _on_counted(self, act: Act) -> None:
        self.acted.emit(act)
        self.told.emit(f"Đã {act.name}.")
        self.refresh()
