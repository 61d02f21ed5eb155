"""A number of the sheet: the area of the house, the total of B1."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.sheet_cells import Place
from ngheo_desktop.gui.widgets.answer_cell import digit_of, step_of


class NumberCell(QLineEdit):
    """An ordinary line of text, but Enter and the arrows go on as in the cells around it."""

    typed = Signal(object, str)  # its Place, the text so far
    moved = Signal(object, int, int)  # its Place, columns, rows
    entered = Signal(object)  # its Place, which has the focus now

    def __init__(self, place: Place, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self._unit, self._hint = unit, ""
        # A number needs no input tool, and one that composes ă on the digits would spoil it.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setObjectName(f"{place.question}_{place.member}_cell")
        self.setMaxLength(8)
        self.setMinimumWidth(theme.metrics().px(72))
        self.textEdited.connect(self._on_edited)

    def show_hint(self, text: str) -> None:
        """Behind an empty field: what the lines of B1 add up to."""
        self._hint = text

    def show_answer(self, text: str, grey: str, name: str) -> None:
        """Show a number, or last year's behind an empty field."""
        if text != self.text():
            self.setText(text)
        self.setPlaceholderText(f"({grey})" if grey else self._hint or self._unit)
        if name != self.accessibleName():
            self.setAccessibleName(name)
            self.setToolTip(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = step_of(event)
        if step and self._leaves(step[0], event.key()):
            self.moved.emit(self.place, *step)
        elif digit_of(event) not in ("", event.text()):
            self._type_digit(digit_of(event))
        else:
            super().keyPressEvent(event)

    def _type_digit(self, digit: str) -> None:
        """The digit of the physical key, where the layout types ă, â or ê on it."""
        if not self.isReadOnly():
            self.insert(digit)
            self._on_edited(self.text())

    def _leaves(self, columns: int, key: int) -> bool:
        """Left and right first go through the text."""
        if key == Qt.Key.Key_Left:
            return self.cursorPosition() == 0 or self.hasSelectedText()
        if key == Qt.Key.Key_Right:
            return self.cursorPosition() == len(self.text()) or self.hasSelectedText()
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.selectAll()
        self.entered.emit(self.place)

    def _on_edited(self, text: str) -> None:
        self.typed.emit(self.place, text)
