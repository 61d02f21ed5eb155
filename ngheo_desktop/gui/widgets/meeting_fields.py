"""When, where, who: the head of the minutes, typed into a MeetingState or shown from one."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QWidget

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.forms.ui_meeting_form import Ui_MeetingForm
from ngheo_desktop.gui.models.meeting_attendance import AttendanceModel
from ngheo_desktop.gui.models.meeting_state import MeetingState
from ngheo_desktop.gui.widgets.digits_only import take_digits
from ngheo_desktop.gui.widgets.field_flow import goes_on

_NAMES = ("held_on", "held_at", "place", "chair", "secretary", "invited", "present")
_ROWS = 5  # of those present, seen at once


class MeetingFields(QWidget):
    """Every change goes straight into the state."""

    edited = Signal(str)  # name of the field

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_MeetingForm()
        self.form.setupUi(self)
        self.setObjectName("meeting_fields")
        self._state: MeetingState | None = None
        self._showing = False
        self.edits: dict[str, QLineEdit] = {
            name: getattr(self.form, f"{name}_edit") for name in _NAMES
        }
        for name, edit in self.edits.items():
            edit.textChanged.connect(lambda text, name=name: self._on_typed(name, text))
        for name in ("invited", "present"):
            take_digits(self.edits[name])
            self.edits[name].setMaxLength(5)
        self.form.opinions_edit.textChanged.connect(self._on_opinions_typed)
        self.attendance = AttendanceModel(self)
        self.attendance.edited.connect(self._on_attendance_edited)
        self._build_table()
        order = [*self.edits.values(), self.form.attendance_table, self.form.opinions_edit]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        self.form.attendance_label.setToolTip("Dấu cách đánh dấu người có dự, gõ để ghi tên")
        theme.follow(self._dress)

    def _build_table(self) -> None:
        table = self.form.attendance_table
        table.setModel(self.attendance)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        table.setEditTriggers(
            triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked
        )
        table.setWordWrap(True)
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)

    def _dress(self) -> None:
        sizes, table = theme.metrics(), self.form.attendance_table
        table.setColumnWidth(1, sizes.px(120))
        table.setMinimumHeight(sizes.row * (_ROWS + 1))
        self.form.opinions_edit.setFixedHeight(sizes.line * 3)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def show_state(self, state: MeetingState | None, *, read_only: bool) -> None:
        """Fill the fields without telling that anything was typed."""
        self._state, self._showing = state, True
        typed = state.typed if state is not None else None
        for name, edit in self.edits.items():
            edit.setText(getattr(typed, name) if typed else "")
            edit.setCursorPosition(0)  # a long name is read from its beginning
            edit.setReadOnly(read_only)
        self.form.opinions_edit.setPlainText(typed.other_opinions if typed else "")
        self.form.opinions_edit.setReadOnly(read_only)
        self.attendance.show(typed.attendance if typed else (), read_only=read_only)
        self._showing = False

    def field_of(self, name: str | None) -> QWidget | None:
        """The field that a problem is about; None when it is one of the table of votes."""
        return self.edits.get(name or "")

    def _on_typed(self, name: str, text: str) -> None:
        if self._state is not None and not self._showing:
            self._state.set_field(name, text)
            self.edited.emit(name)

    def _on_opinions_typed(self) -> None:
        self._on_typed("other_opinions", self.form.opinions_edit.toPlainText())

    def _on_attendance_edited(self) -> None:
        if self._state is not None:
            self._state.set_attendance(self.attendance.attendance())
            self.edited.emit("attendance")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if goes_on(event):
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def leave_cells(self) -> None:
        """What is being typed into a cell counts."""
        table = self.form.attendance_table
        if table.state() == QAbstractItemView.State.EditingState:
            table.setFocus(Qt.FocusReason.OtherFocusReason)
