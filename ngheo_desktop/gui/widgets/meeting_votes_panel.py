"""Lấy ý kiến từng hộ: all agree except those that are typed; the share beside, as it comes."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.meeting_state import MeetingState
from ngheo_desktop.gui.models.meeting_votes import (
    AGREE,
    CODE,
    HEAD,
    OTHER,
    REASON,
    RESULT,
    VotesModel,
)
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.meeting_votes_delegate import VotesDelegate
from ngheo_desktop.gui.widgets.notice import Notice

_KEYS = "F8 đến hộ chưa có số phiếu, Enter xuống hộ dưới, dấu cách bỏ hộ chưa đưa ra họp."


class VotesTable(ListTable):
    """A digit begins the typing; Enter goes to the next household in the same column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("votes_table")
        self.setAccessibleName("Lấy ý kiến từng hộ")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked
        )
        self.setItemDelegate(VotesDelegate(self))
        self.set_sticky(HEAD)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alone = plain == Qt.KeyboardModifier.NoModifier
        if alone and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_down()
        elif alone and event.key() == Qt.Key.Key_Space:
            self._turn_asked()
        else:
            super().keyPressEvent(event)

    def _turn_asked(self) -> None:
        """Whether the household in hand is put to this meeting."""
        index = self.currentIndex().siblingAtColumn(CODE)
        if index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            asked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
            turned = (
                Qt.CheckState.Unchecked if asked == Qt.CheckState.Checked else Qt.CheckState.Checked
            )
            self.model().setData(index, turned, Qt.ItemDataRole.CheckStateRole)

    def go_down(self) -> None:
        index = self.currentIndex()
        if index.isValid() and index.row() + 1 < self.model().rowCount():
            self.setCurrentIndex(index.sibling(index.row() + 1, index.column()))

    def closeEditor(self, editor: QWidget, hint: object) -> None:
        """Enter in a cell has taken it; the next household is the next thought."""
        super().closeEditor(editor, hint)  # type: ignore[arg-type]
        if hint == VotesDelegate.EndEditHint.SubmitModelCache:
            self.go_down()


class VotesPanel(QWidget):
    """Shows a MeetingState; `edited` tells that votes have changed."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("votes_panel")
        self.model = VotesModel(self)
        self.model.edited.connect(self._on_edited)
        self.table = VotesTable(self)
        self.table.setModel(self.model)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.rule_label = self._sentence("rule_label")
        self.told_label = self._sentence("told_label")
        self.table.setToolTip(_KEYS)
        self.summary = Notice(self)
        self.summary.setObjectName("votes_summary")
        self.all_button = QPushButton("Tất cả đồng ý, t&rừ…", self)
        self.all_button.setObjectName("all_agree_button")
        self.all_button.setAutoDefault(True)
        self.all_button.clicked.connect(self._on_all_agree)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.rule_label, 1)
        top.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        for widget in (self.told_label, self.summary):
            layout.addWidget(widget)
        QWidget.setTabOrder(self.all_button, self.table)
        theme.follow(self._dress)

    def _sentence(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _dress(self) -> None:
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setHighlightSections(False)
        sizes = theme.metrics()
        for column, width in ((RESULT, 150), (REASON, 160), (OTHER, 160)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.table.setColumnWidth(column, sizes.px(width))
        header.setStretchLastSection(True)

    # --- shown -----------------------------------------------------------------------------

    def show_state(self, state: MeetingState | None, *, read_only: bool) -> None:
        self.model.show(state, read_only=read_only)
        self.all_button.setVisible(not read_only)
        if state is not None:
            source = f" ({state.rule.source})" if state.rule.source else ""
            self.rule_label.setText(f"Hộ được đồng ý khi {state.rule.shown}{source}.")
        if state is not None and state.rows:
            self.table.setCurrentIndex(self.model.index(0, AGREE))
        self._show_sums()

    def refresh(self) -> None:
        """The number of those present has changed."""
        self.model.refresh()
        self._show_sums()

    def _show_sums(self) -> None:
        state = self.model.state
        if state is None:
            return
        self.summary.say(*state.summary())
        self._show_row()

    def _on_row_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_row()

    def _show_row(self) -> None:
        state, row = self.model.state, self.table.currentIndex().row()
        if state is None or not 0 <= row < len(state.rows):
            self.told_label.setText("")
            return
        self.told_label.setText(state.told(row))
        wrong = bool(state.count_fault(row)) or state.passes(row) is False
        theme.set_tone(self.told_label, "error" if wrong else "")

    # --- typed -----------------------------------------------------------------------------

    def _on_edited(self) -> None:
        self._show_sums()
        self.edited.emit()

    def _on_all_agree(self) -> None:
        state = self.model.state
        if state is None:
            return
        state.all_agree()
        self.model.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_edited()

    def go_to_open(self, by: int = 1) -> bool:
        """F8: the next household without votes, or with wrong ones; False when there is none."""
        state = self.model.state
        row = state.next_open(max(0, self.table.currentIndex().row()), by) if state else -1
        if row >= 0:
            self.go_to(row)
        return row >= 0

    def go_to(self, row: int, column: int = AGREE) -> None:
        self.table.setCurrentIndex(self.model.index(row, column))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_household(self, household_id: str) -> bool:
        """The row that a problem is about."""
        state = self.model.state
        ids = [each.household_id for each in state.rows] if state else []
        if household_id in ids:
            self.go_to(ids.index(household_id))
            return True
        return False

    def leave_cells(self) -> None:
        """What is being typed into a cell counts."""
        if self.table.state() == QAbstractItemView.State.EditingState:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
