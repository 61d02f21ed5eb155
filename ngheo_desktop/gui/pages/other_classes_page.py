"""Mức sống trung bình, thu nhập thấp: every case with its step, and what is done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.other_classes import OTHER_TERMS, CaseStep
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.other_case_lines import (
    ANSWERED,
    EVERY,
    HEADINGS,
    RUNNING,
    ReadCase,
    chosen,
    counted_words,
    read_cases,
)
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.other_case_acts import OtherCaseActs
from ngheo_desktop.gui.reading import Reading
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.other_case_panel import OtherCasePanel
from ngheo_desktop.gui.widgets.states import EmptyState, Loading
from ngheo_desktop.gui.widgets.tall_area import TallArea
from ngheo_desktop.operations.office import Office

_STATES = (("Đang xét", RUNNING), ("Đã trả lời", ANSWERED), ("Mọi hồ sơ", EVERY))
_NONE = "Chưa có hồ sơ nào. Mở trang của hộ, chọn «Mức sống trung bình…» để nhận đơn."
_NO_MATCH = "Không có hồ sơ nào khớp."


class OtherClassesPage(QWidget):
    """The list on the left, the case in hand on the right; each act is one command."""

    told = Signal(str)
    acted = Signal(object)  # the Act
    household_wanted = Signal(str)  # id

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("other_classes_page")
        self.setWindowTitle(self.title())
        self._office = office
        self._cases: list[ReadCase] = []
        self._shown: list[ReadCase] = []
        self._wanted = ""  # id of the case to go to once it is read
        self._reading = Reading(runner, self)
        self._reading.came.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self._arrives = False  # the list takes the focus once it is read
        self._build()
        self.acts = OtherCaseActs(office, runner, self)
        self._connect_acts()
        self.acts.show(None, ())

    def title(self) -> str:
        return "Mức sống trung bình, thu nhập thấp"

    # --- parts -----------------------------------------------------------------------------

    def _build(self) -> None:
        filters = self._filters()  # Tab goes in the order in which things are made
        self.notice = Notice(self)
        self._add_list()
        self.panel = OtherCasePanel(may_print=self._office.actor.may(Right.PRINT_LISTS))
        self.splitter = QSplitter(self)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(TallArea(self.panel, self))
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setChildrenCollapsible(False)
        self.empty = EmptyState(self)
        self.stack = QStackedWidget(self)
        for widget in (self.splitter, self.empty):
            self.stack.addWidget(widget)
        self._loading = Loading(self.stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(filters)
        layout.addWidget(self.notice)
        layout.addWidget(self.stack, 1)
        theme.follow(self._fit)

    def _filters(self) -> QHBoxLayout:
        self.kind_combo = self._combo("kind_combo", "Loại hồ sơ")
        self.kind_combo.addItem("Cả hai loại", "")
        for kind, words in OTHER_TERMS.items():
            self.kind_combo.addItem(words, kind)
        self.state_combo = self._combo("state_combo", "Tình trạng hồ sơ")
        for words, state in _STATES:
            self.state_combo.addItem(words, state)
        self.count_label = QLabel(self)
        self.count_label.setObjectName("count_label")
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.kind_combo, self.state_combo, self.count_label):
            row.addWidget(part)
        row.addStretch(1)
        return row

    def _add_list(self) -> None:
        self.model = TextTableModel(HEADINGS, self)
        self.table = ListTable(self)
        self.table.setObjectName("case_table")
        self.table.setAccessibleName("Danh sách hồ sơ")
        self.table.setModel(self.model)
        self.table.fit_to_words()
        self.table.selectionModel().currentRowChanged.connect(self._on_row_chosen)

    def _connect_acts(self) -> None:
        acts = self.acts
        self.table.set_row_actions(list(acts.row_actions()))
        self.table.activated.connect(acts.open_sheet)
        self.panel.paper_wanted.connect(acts.open_paper)
        acts.acted.connect(self.acted)
        acts.told.connect(self.told)
        acts.changed.connect(self._on_changed)
        acts.closed.connect(self.table.setFocus)
        acts.failed.connect(self._on_failed)
        acts.household_wanted.connect(self.household_wanted)

    def _combo(self, name: str, words: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setAccessibleName(words)
        combo.activated.connect(self._show_list)
        return combo

    def _fit(self) -> None:
        self.panel.setMinimumWidth(theme.metrics().px(280))

    def tool_actions(self) -> tuple[QAction, ...]:
        """Commands for the tool row, the most used first."""
        return self.acts.tool_actions()

    def panes(self) -> list[QWidget]:
        """Parts that F6 goes round."""
        return [self.table, self.panel, self.kind_combo]

    # --- reading ---------------------------------------------------------------------------

    def open_round(self, case_id: str, _hamlet_id: str = "") -> None:
        """Show the list, at a case where one is named."""
        self._wanted = case_id
        self._arrives = True
        self.refresh()

    def reread(self, _household_id: str) -> None:
        """Something was taken back: look anew."""
        self.refresh()

    def refresh(self) -> None:
        """Read every case in the background; what is shown stays until the answer is there."""
        office = self._office
        task = self._reading.start(lambda _report: read_cases(office))
        self._loading.follow(task, keeps_content=bool(self._cases))

    def _on_read(self, cases: list[ReadCase]) -> None:
        self._cases = cases
        wanted = next((each for each in cases if each.case.id == self._wanted), None)
        if wanted is not None and wanted not in self._filtered():
            self.kind_combo.setCurrentIndex(0)
            self.state_combo.setCurrentIndex(len(_STATES) - 1)
        self._show_list()

    def _filtered(self) -> list[ReadCase]:
        kind, state = self.kind_combo.currentData(), self.state_combo.currentData()
        return chosen(self._cases, kind, state)

    def _show_list(self) -> None:
        read = self._current()
        in_hand = self._wanted or (read.case.id if read else "")
        self._wanted = ""
        self._shown = self._filtered()
        self.model.set_rows([each.cells for each in self._shown])
        self.count_label.setText(counted_words(self._shown))
        ids = [each.case.id for each in self._shown]
        if ids:
            row = ids.index(in_hand) if in_hand in ids else 0
            self.table.setCurrentIndex(self.model.index(row, 0))
        self.empty.say(_NO_MATCH if self._cases else _NONE)
        self.stack.setCurrentWidget(self.splitter if ids else self.empty)
        self._on_row_chosen()
        if self._arrives and self.isVisible() and ids:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._arrives = False

    def _current(self) -> ReadCase | None:
        row = self.table.currentIndex().row()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _on_row_chosen(self) -> None:
        read = self._current()
        if read is not None:
            self.panel.show_case(read)
        ready = [each.case for each in self._cases if each.step == CaseStep.DECISION]
        self.acts.show(read, ready)

    def _on_changed(self) -> None:
        self.notice.clear()
        self.refresh()

    def _on_failed(self, error: Exception) -> None:
        self.notice.say_failure(error, "khi đọc hồ sơ")
