"""Kết quả từng hộ: narrowed, searched, and each difference with its reason typed in the table."""

from PySide6.QtCore import QItemSelectionModel, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.decisions import Compared
from ngheo_desktop.gui.models.decision_compared import HEAD_NAME, REASON, ComparedModel
from ngheo_desktop.gui.models.decision_plan_state import NARROWING_TERMS, Narrowing, PlanState
from ngheo_desktop.gui.widgets.class_badge import ClassBadgeDelegate
from ngheo_desktop.gui.widgets.decision_columns import DecisionColumns
from ngheo_desktop.gui.widgets.list_table import Index, ListTable
from ngheo_desktop.gui.widgets.states import EmptyState

_WIDTHS = (76, 170, 130, 98, 98, 84, 86, 102)
_NOBODY = {
    Narrowing.REASON: "Không còn hộ nào cần lý do.",
    Narrowing.DIFFERS: "Không có hộ nào có kết quả khác nhau giữa các bước.",
}
_NO_ROW = "Không có hộ nào ở đây."
_NO_CHANGE = "Chưa có hộ nào trong danh sách bổ sung."
_PAUSE_MS = 150


class ReasonTable(ListTable):
    """The cell in hand is always the reason: any letter begins it, Enter and F2 open it."""

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.column() != REASON:
            QTimer.singleShot(0, self, self._go_to_reason)

    def _go_to_reason(self) -> None:
        index = self.currentIndex()
        if index.isValid() and index.column() != REASON:
            reason = index.siblingAtColumn(REASON)
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(reason, flags.ClearAndSelect | flags.Rows)


class DecisionDifferences(QWidget):
    """What is typed is told with `reason_typed`; the rows come back once it is saved."""

    reason_typed = Signal(str, str)  # household id, reason
    add_wanted = Signal()  # a supplement without any household

    def __init__(self, state: PlanState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.narrow_combo = QComboBox(self)
        self.narrow_combo.setObjectName("narrow_combo")
        self.narrow_combo.setAccessibleName("Hộ được hiện")
        self.narrow_combo.view().setAccessibleName("Hộ được hiện")
        for each, words in NARROWING_TERMS.items():
            self.narrow_combo.addItem(words, each)
        self.narrow_combo.activated.connect(self._on_narrowed)
        self.search_edit = QLineEdit(self)
        self.search_edit.setObjectName("search_edit")
        self.search_edit.setAccessibleName("Lọc theo tên, mã hộ, ấp")
        self.search_edit.setPlaceholderText("Tên, mã hộ, ấp")
        self.search_edit.textChanged.connect(self._on_typed)
        self.rows_label = QLabel(self)
        self.rows_label.setObjectName("rows_label")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_searched)
        self.model = ComparedModel(self)
        self.model.reason_typed.connect(self.reason_typed)
        self.table = ReasonTable(self)
        self.table.setObjectName("compared_table")
        self.table.setAccessibleName("Kết quả từng hộ và lý do")
        self.table.setModel(self.model)
        self.table.setItemDelegate(ClassBadgeDelegate(self.table))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.set_sticky(HEAD_NAME)
        self.empty = EmptyState(self)
        self.empty.helped.connect(self.add_wanted)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        top = QHBoxLayout()
        for widget, share in ((self.narrow_combo, 0), (self.search_edit, 1), (self.rows_label, 0)):
            top.addWidget(widget, share)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addLayout(self._stack, 1)
        DecisionColumns(self.table, _WIDTHS, 280)

    def set_may_edit(self, *, may_edit: bool) -> None:
        """Who may not prepare only reads."""
        self.model.may_edit = may_edit
        triggers = QAbstractItemView.EditTrigger
        keys = triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked
        self.table.setEditTriggers(keys if may_edit else triggers.NoEditTriggers)

    def show_state(self) -> None:
        """The households of the state, the one in hand kept."""
        row = self.current()
        self.narrow_combo.setCurrentIndex(self.narrow_combo.findData(self._state.narrowing))
        if self.search_edit.text() != self._state.text:
            self.search_edit.setText(self._state.text)
        rows = self._state.rows()
        self.model.set_rows(rows)
        at = self.model.place_of(row.household_id) if row else -1
        if rows and at < 0:
            at = 0
        if at >= 0 and self.table.currentIndex().row() != at:
            self.table.setCurrentIndex(self.model.index(at, REASON))
        read = self._state.read
        of = len(read.prepared.compared) if read else 0
        self.rows_label.setText(f"{grouped_digits(len(rows))} trên {grouped_digits(of)} hộ")
        if read is not None and not rows:
            self._say_empty(is_new=not of and read.prepared.round is None)
        self._stack.setCurrentWidget(self.table if rows or read is None else self.empty)

    def _say_empty(self, *, is_new: bool) -> None:
        if is_new:
            self.empty.say(_NO_CHANGE, "Thêm &hộ" if self.model.may_edit else "")
        else:
            self.empty.say(_NOBODY.get(self._state.narrowing, _NO_ROW))

    def current(self) -> Compared | None:
        return self.model.row_at(self.table.currentIndex().row())

    def edit_reason(self) -> None:
        """Open the reason of the row in hand."""
        index = self.table.currentIndex()
        if index.isValid() and self.model.may_edit:
            self.table.edit(index.siblingAtColumn(REASON))

    def go_to_lacking(self) -> bool:
        """The next household that wants a reason, ready to be typed."""
        at = self.model.next_lacking(self.table.currentIndex().row())
        if at >= 0:
            self.table.setFocus()
            self.table.setCurrentIndex(self.model.index(at, REASON))
        return at >= 0

    def _on_narrowed(self) -> None:
        self._state.narrow(Narrowing(self.narrow_combo.currentData()))
        self.show_state()

    def _on_typed(self) -> None:
        self._pause.start()

    def _on_searched(self) -> None:
        self._state.search(self.search_edit.text())
        self.show_state()
