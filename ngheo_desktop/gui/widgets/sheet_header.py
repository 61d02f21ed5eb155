"""Head of the sheet: whose it is, by which standard, and the two fields: day and surveyor."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from ngheo_desktop.domain.terms import AREA_TERMS
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.sheet_state import SheetState
from ngheo_desktop.gui.widgets.elided_label import ElidedLabel

_PLAIN = Qt.KeyboardModifier.NoModifier
_NARROW = 1080  # effective pixels under which the household takes two lines
_DOWN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


class SheetHeader(QWidget):
    """The line above the cells."""

    day_edited = Signal(str)  # the text, once the field is left or Enter is pressed
    surveyor_edited = Signal(str)  # the text so far
    left = Signal()  # Enter or Down in the last field

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet_header")
        self.title_label = ElidedLabel(parent=self)
        self.place_label = ElidedLabel(parent=self)
        self.day_edit = _LineEdit("survey_date_edit", self)
        self.surveyor_edit = _LineEdit("surveyor_edit", self)
        self._shown_day = self._told_day = ""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.metrics().px(8))
        titles = self._titles = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        titles.addWidget(self.title_label)
        titles.addWidget(self.place_label, 1)
        layout.addLayout(titles, 1)
        for text, field in (
            ("Ngày rà soát", self.day_edit),
            ("Rà soát viên", self.surveyor_edit),
        ):
            label = QLabel(text, self)
            label.setBuddy(field)
            field.setAccessibleName(text)
            layout.addWidget(label)
            layout.addWidget(field)
        self.day_edit.editingFinished.connect(self._on_day_finished)
        self.day_edit.down_pressed.connect(self.surveyor_edit.setFocus)
        self.surveyor_edit.textEdited.connect(self.surveyor_edited)
        self.surveyor_edit.down_pressed.connect(self.left)
        theme.follow(self._dress)

    def _dress(self) -> None:
        theme.set_title_font(self.title_label, 12)
        self.day_edit.setMaximumWidth(theme.metrics().px(112))
        self.surveyor_edit.setMaximumWidth(theme.metrics().px(190))

    def show_state(self, state: SheetState, *, read_only: bool) -> None:
        """Show whose sheet it is; the fields take what the state says."""
        household, facts = state.sheet.household, state.facts
        area = AREA_TERMS[facts.area] if facts.area else "chưa rõ khu vực"
        standard = state.standard.code.replace("-", "–") if state.standard else "không có"
        head = household.head_name.upper() or "CHƯA CÓ CHỦ HỘ"
        self.title_label.setText(f"Hộ {household.code} · {head}")
        self.place_label.setText(f"{state.sheet.hamlet_name} · {area} · Chuẩn {standard}")
        self._shown_day = self._told_day = facts.survey_date.strftime("%d/%m/%Y")
        self.day_edit.setText(self._shown_day)
        if self.surveyor_edit.text() != state.surveyor:
            self.surveyor_edit.setText(state.surveyor)
        for field in (self.day_edit, self.surveyor_edit):
            field.setReadOnly(read_only)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.metrics().px(_NARROW)
        directions = QBoxLayout.Direction
        self._titles.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._titles.setSpacing(0 if narrow else theme.metrics().px(12))

    @property
    def is_day_open(self) -> bool:
        """True while the field holds a day that the sheet has not taken."""
        return self.day_edit.text() != self._shown_day

    @property
    def has_focus(self) -> bool:
        return self.day_edit.hasFocus() or self.surveyor_edit.hasFocus()

    def _on_day_finished(self) -> None:
        # Said once: the strip that answers takes the focus, which finishes the field again.
        text = self.day_edit.text()
        if text != self._told_day:
            self._told_day = text
            self.day_edited.emit(text)


class _LineEdit(QLineEdit):
    """Enter goes on to the next field."""

    down_pressed = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        plain = event.modifiers() in (_PLAIN, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in _DOWN_KEYS and plain and self.hasFocus():
            self.down_pressed.emit()
            event.accept()
