"""Thử trên số liệu: who would change class by a standard, and why; nothing is saved."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.standard_trials import Trial, trial_tables
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.models.trial_table import (
    AFTER_COLUMN,
    BEFORE_COLUMN,
    COUNT_HEADS,
    TrialListModel,
    count_lines,
    summary_of,
)
from ngheo_desktop.gui.table_export import TableExport
from ngheo_desktop.gui.tasks import Task, TaskRunner
from ngheo_desktop.gui.widgets.close_button import CloseButton
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.result_delegate import ResultDelegate
from ngheo_desktop.gui.widgets.states import Loading
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.standard_trial import EXPORTED, try_standard
from ngheo_desktop.progress import Report

_WIDTHS = (64, 180, 104, 176, 176)  # at 100 %
_WHY_LINES = 4  # kept free under the list, so that it does not move


class TrialDialog(QDialog):
    """Begins at once; «Dừng» or closing it stops the work, the register stays as it is."""

    household_wanted = Signal(str)  # id

    def __init__(
        self, office: Office, runner: TaskRunner, standard: Standard, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("trial_dialog")
        self.setWindowTitle("Thử trên số liệu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._office, self._runner, self._standard = office, runner, standard
        self._trial: Trial | None = None
        self.model, self._counts = TrialListModel(self), TextTableModel(COUNT_HEADS, self)
        self._build()
        self._task = self._begin()

    def _build(self) -> None:
        title = QLabel(f"Thử: {self._standard.title}", self)
        title.setTextFormat(Qt.TextFormat.PlainText)
        theme.set_title_font(title, 13)
        self.notice = Notice(self)
        self.table = self._table("trial_table", "Hộ đổi diện", self.model)
        for column in (BEFORE_COLUMN, AFTER_COLUMN):
            self.table.setItemDelegateForColumn(column, ResultDelegate(self.table))
        self.table.activated.connect(self._on_open)
        self.table.selectionModel().currentRowChanged.connect(self._on_chosen)
        self.count_table = self._table("trial_count_table", "Theo ấp, khóm", self._counts)
        self.count_table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.why_label = QLabel(self)
        self.why_label.setWordWrap(True)
        self.why_label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.why_label.setTextFormat(Qt.TextFormat.PlainText)
        self.why_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("trial_tabs")
        self.tabs.tabBar().setAccessibleName("Kết quả thử")
        self.tabs.addTab(self._list_side(), "Hộ đổi diện")
        self.tabs.addTab(self.count_table, "Theo ấp, khóm")
        self.loading = Loading(self.tabs)
        self.loading.stop_asked.connect(self._on_stopped)
        self.exporting = TableExport(self._office, self._runner, self)
        self.exporting.told.connect(self._on_exported)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        for part in (title, self.notice):
            layout.addWidget(part)
        layout.addWidget(self.tabs, 1)
        layout.addLayout(self._buttons())
        sizes = theme.metrics()
        self.resize(min(sizes.px(1000), 1240), min(sizes.px(520), 660))
        order = (self.tabs, self.table, self.count_table, self.export_button, self.open_button)
        for before, after in pairwise((*order, self.close_button)):
            QWidget.setTabOrder(before, after)
        self.table.setFocus()

    def _table(self, name: str, words: str, model: TextTableModel) -> ListTable:
        table = ListTable(self)
        table.setObjectName(name)
        table.setAccessibleName(words)
        table.setModel(model)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setStretchLastSection(True)
        return table

    def _list_side(self) -> QWidget:
        side = QWidget(self)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.why_label)
        return side

    def _buttons(self) -> QHBoxLayout:
        may_export = self._office.actor.may(Right.EXPORT_LISTS)
        self.open_button = self._button("&Mở hộ này", "open_button", self._on_open)
        self.open_button.setDefault(True)
        self.export_button = self._button("&Xuất Excel…", "export_button", self._on_export)
        self.export_button.setVisible(may_export)
        command(self, "Xuất Excel", self._on_export, key="export", allowed=may_export)
        row = QHBoxLayout()
        row.addWidget(self.export_button)
        row.addStretch(1)
        row.addWidget(self.open_button)
        self.close_button = CloseButton(self)
        row.addWidget(self.close_button)
        return row

    def _button(self, words: str, name: str, answer: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.setEnabled(False)
        button.clicked.connect(answer)
        return button

    # --- trying ----------------------------------------------------------------------------

    def _begin(self) -> Task:
        task = self._runner.start(partial(_tried, self._office, self._standard))
        task.succeeded.connect(self._on_tried)
        task.failed.connect(self._on_failed)
        self.loading.follow(task, "Đang chấm thử")
        return task

    def _on_tried(self, trial: Trial) -> None:
        self._trial = trial
        self.model.show_trial(trial)
        self._counts.set_rows(count_lines(trial))
        theme.follow(self._fit)
        self.notice.say(*summary_of(trial))
        self.export_button.setEnabled(True)
        self.open_button.setEnabled(bool(trial.lines))
        if trial.lines:
            self.table.selectRow(0)

    def _fit(self) -> None:
        self.why_label.setMinimumHeight(_WHY_LINES * self.why_label.fontMetrics().lineSpacing())
        for column, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(column, theme.metrics().px(width))

    def _on_stopped(self) -> None:
        self.notice.say("Đã dừng. Chưa chấm thử xong nên chưa có kết quả.")

    def _on_failed(self, error: Exception) -> None:
        self.notice.say_failure(error, "khi chấm thử")

    def done(self, result: int) -> None:
        """Closing stops what is not finished."""
        if self._trial is None:
            self._task.cancel()
        super().done(result)

    # --- on from here ----------------------------------------------------------------------

    def _on_chosen(self) -> None:
        line = self.model.line_at(self.table.currentIndex().row())
        self.why_label.setText("\n".join(line.why) if line else "")

    def _on_open(self) -> None:
        line = self.model.line_at(self.table.currentIndex().row())
        if line is not None:
            self.accept()
            self.household_wanted.emit(line.household_id)

    def _on_export(self) -> None:
        if self._trial is not None:
            name = f"{EXPORTED} {self._standard.code} {self._office.today():%Y-%m-%d}"
            self.exporting.ask(trial_tables(self._trial), EXPORTED, name)

    def _on_exported(self, sentence: str) -> None:
        self.notice.say(sentence, "done")


def _tried(office: Office, standard: Standard, report: Report) -> Trial:
    return try_standard(office, standard, report)
