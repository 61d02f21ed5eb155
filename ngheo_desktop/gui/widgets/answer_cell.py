"""One answer cell of the sheet: a single key, read without the input method."""

import sys
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QWidget

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.sheet_cells import Place

# Where the digits 1 … 9, 0 lie, by hardware code: the Vietnamese layouts of Windows and xkb type
# ă, â, ê, ô, the tones and đ on the top row. Windows gives scan codes, X11 and Wayland evdev + 8.
_DIGITS = "1234567890"
_PAD_DIGITS = "7894561230"
if sys.platform == "win32":
    _TOP_CODES = range(0x02, 0x0C)
    _PAD_CODES = (0x47, 0x48, 0x49, 0x4B, 0x4C, 0x4D, 0x4F, 0x50, 0x51, 0x52)
else:
    _TOP_CODES = range(10, 20)
    _PAD_CODES = (79, 80, 81, 83, 84, 85, 87, 88, 89, 90)
_TOP_ROW = dict(zip(_TOP_CODES, _DIGITS, strict=True))
_NUMBER_PAD = dict(zip(_PAD_CODES, _PAD_DIGITS, strict=True))
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
}
_PLAIN = Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_LETTER_MODIFIERS = (_PLAIN, Qt.KeyboardModifier.ShiftModifier)


@dataclass(frozen=True, slots=True)
class CellLook:
    """What a cell shows now."""

    text: str = ""
    is_asked: bool = True
    is_grey: bool = False  # last year's answer, not confirmed
    is_wrong: bool = False  # somebody else answered otherwise, a tick says something else


def digit_of(event: QKeyEvent) -> str:
    """The digit that a key stands for, top row or number pad, whatever the layout types."""
    if event.modifiers() not in (_PLAIN, _KEYPAD):
        return ""
    if len(event.text()) == 1 and event.text() in _DIGITS:
        return event.text()
    if event.modifiers() == _PLAIN:
        return _TOP_ROW.get(event.nativeScanCode(), "")
    # Without Num Lock the pad moves the cursor: those keys bring no text.
    return _NUMBER_PAD.get(event.nativeScanCode(), "") if event.text() else ""


def step_of(event: QKeyEvent) -> tuple[int, int] | None:
    """Columns and rows that a key goes on; None for any other key."""
    if event.modifiers() not in (_PLAIN, _KEYPAD):
        return None
    return _STEPS.get(Qt.Key(event.key()))


class AnswerCell(QWidget):
    """Takes the keys of its answers, 0, Space, Delete and the arrows; all else does nothing."""

    key_pressed = Signal(object, str)  # its Place, the key of an answer or any digit
    unknown_pressed = Signal(object)  # its Place
    moved = Signal(object, int, int)  # its Place, columns, rows
    entered = Signal(object)  # its Place, which has the focus now

    def __init__(self, place: Place, parent: QWidget | None = None, *, wide: bool = False) -> None:
        super().__init__(parent)
        self.place = place
        self._wide = wide
        self._look = CellLook(is_asked=False)
        self._choices: list[tuple[str, str]] = []
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setObjectName(f"{place.question}_{place.member}_cell")

    def set_choices(self, choices: list[tuple[str, str]]) -> None:
        """Keys and words that Space opens."""
        self._choices = [*choices, ("0", "chưa rõ")]

    def look(self) -> CellLook:
        return self._look

    def show_look(self, look: CellLook, name: str) -> None:
        """Show an answer; `name` is what a screen reader says of the cell."""
        if name != self.accessibleName():
            self.setAccessibleName(name)
            self.setToolTip(name)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        if look != self._look:
            self._look = look
            focus = Qt.FocusPolicy.StrongFocus if look.is_asked else Qt.FocusPolicy.NoFocus
            self.setFocusPolicy(focus)
            self.update()

    def open_choices(self) -> QMenu:
        """The answers as a list, for the mouse and for whoever has forgotten the keys."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.accessibleName())
        for key, label in self._choices:
            action = menu.addAction(f"&{key}  {label}")
            action.setData(key)
            action.setCheckable(True)
            action.setChecked(key in self._look.text.split() and not self._look.is_grey)
        menu.triggered.connect(self._on_chosen)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, step = self._answer_key(event), step_of(event)
        if key:
            self.key_pressed.emit(self.place, key)
        elif step:
            self.moved.emit(self.place, *step)
        elif event.key() == Qt.Key.Key_Space:
            self.open_choices()
        elif event.key() == Qt.Key.Key_Delete:
            self.unknown_pressed.emit(self.place)
        elif event.key() != Qt.Key.Key_Backspace:  # input tools send invented ones
            super().keyPressEvent(event)

    def _answer_key(self, event: QKeyEvent) -> str:
        """A digit, or the letter of an answer such as T and K, in either case."""
        letter = event.text().upper() if event.modifiers() in _LETTER_MODIFIERS else ""
        is_answer = letter.isalpha() and any(letter == key for key, _words in self._choices)
        return letter if is_answer else digit_of(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._look.is_asked and event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.open_choices()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.entered.emit(self.place)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        sizes = theme.metrics()
        return QSize(sizes.px(96 if self._wide else 46), sizes.px(28))

    def minimumSizeHint(self) -> QSize:
        sizes = theme.metrics()
        return QSize(sizes.px(72 if self._wide else 36), sizes.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, look = theme.tokens(), self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        font = self.font()
        if not look.is_asked:
            painter.setPen(colours.text_soft)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "·")
            painter.end()
            return
        painter.setBrush(colours.selection if self.hasFocus() else colours.surface)
        line = QPen(colours.border, 1)
        if look.is_wrong:
            line = QPen(colours.warning, 2, Qt.PenStyle.DashLine)
        if self.hasFocus():
            line = QPen(colours.accent, 2)
        elif self.underMouse():
            line = QPen(colours.accent, 1)
        painter.setPen(line)
        painter.drawRoundedRect(box, 3, 3)
        font.setBold(bool(look.text) and not look.is_grey and not self._wide)
        font.setItalic(look.is_grey)
        painter.setFont(font)
        painter.setPen(colours.text_soft if look.is_grey else colours.text)
        self._paint_text(painter, box)
        painter.end()

    def _paint_text(self, painter: QPainter, box: QRectF) -> None:
        text = f"({self._look.text})" if self._look.is_grey else self._look.text
        if self._look.is_wrong:
            text = f"▲ {text}" if not self._wide else text
        align = Qt.AlignmentFlag.AlignCenter
        if self._wide and self._look.text not in ("", "?"):
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            box = box.adjusted(6, 0, -4, 0)
            text = self._with_word(text)
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, round(box.width())
        )
        painter.drawText(box, align, shown)

    def _with_word(self, text: str) -> str:
        """«2 không bền chắc» where there is room; several keys stand alone."""
        words = dict(self._choices)
        return f"{text} {words[self._look.text]}" if self._look.text in words else text

    def _on_chosen(self, action: object) -> None:
        key = getattr(action, "data", str)()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.key_pressed.emit(self.place, str(key))
