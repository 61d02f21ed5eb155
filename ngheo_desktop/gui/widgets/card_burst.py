"""Máy quét thẻ: a burst of keys with | in it is taken out of whatever field it arrives in."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QWidget

_ENDS_AFTER = 300  # ms without a key, for a scanner that sends no Enter
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_DIGITS = "0123456789"


@dataclass(frozen=True, slots=True)
class _Typed:
    """One key that went into a field, and what stood in the field before it."""

    text: str
    field: QWidget
    before: Any


class CardBurst(QObject):
    """Watches the field in focus of one dialog. No name has a |, so nothing typed is mistaken."""

    began = Signal()
    ended = Signal(str, bool)  # the burst, whether an input tool was at work in it
    left = Signal()  # Esc while waiting for a card

    def __init__(self, dialog: QWidget) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._typed: list[_Typed] = []
        self._burst: list[str] | None = None  # None = keys go to their fields
        self._touched = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_ENDS_AFTER)
        self._timer.timeout.connect(self._end)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def wait(self) -> None:
        """From now on every key belongs to the card, until it is over or Esc is pressed."""
        self._begin([])

    @property
    def is_waiting(self) -> bool:
        return self._burst is not None

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        self._typed.clear()
        if before is not None:
            before.removeEventFilter(self)
        if now is not None and self._dialog.isAncestorOf(now):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QWidget):
            return False
        if isinstance(event, QInputMethodEvent):
            return self._on_committed(watched, event.commitString())
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyPress:
            return self._on_key(watched, event)
        waits = self._burst is not None
        if waits and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        return waits

    def _on_key(self, field: QWidget, event: QKeyEvent) -> bool:
        if self._burst is not None:
            return self._take(event, self._burst)
        text = event.text()
        if not text or not text.isprintable():
            self._typed.clear()
            return False
        return self._on_text(field, text)

    def _on_committed(self, field: QWidget, text: str) -> bool:
        """An input tool hands over words; several letters at once are its own work."""
        if not text:
            return False
        if self._burst is None:
            return self._on_text(field, text)
        self._touched |= len(text) > 1
        self._burst.append(text)
        self._timer.start()
        return True

    def _on_text(self, field: QWidget, text: str) -> bool:
        if "|" not in text:
            self._typed.append(_Typed(text, field, _state(field)))
            return False
        digits: list[str] = []
        while self._typed and set(self._typed[-1].text) <= set(_DIGITS):
            last = self._typed.pop()
            digits.insert(0, last.text)
            _restore(last.field, last.before)
        self._begin([*digits, text])
        self._timer.start()
        return True

    def _begin(self, burst: list[str]) -> None:
        self._burst, self._touched = burst, False
        self._typed.clear()
        self.began.emit()

    def _take(self, event: QKeyEvent, burst: list[str]) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._burst = None
            self._timer.stop()
            self.left.emit()
        elif key in _ENDS:
            self._end()
        elif key == Qt.Key.Key_Backspace:  # UniKey takes back what it has mangled
            self._touched = True
            joined = "".join(burst)
            self._burst = [joined[:-1]]
        elif event.text().isprintable() and event.text():
            burst.append(event.text())
            self._timer.start()
        return True

    def _end(self) -> None:
        self._timer.stop()
        burst, touched = "".join(self._burst or ()), self._touched
        self._burst = None
        self.ended.emit(burst, touched)


def _state(field: QWidget) -> Any:
    if isinstance(field, QLineEdit):
        return field.text(), field.cursorPosition()
    if isinstance(field, QComboBox):
        return field.currentIndex(), field.currentText()
    return field.isChecked() if isinstance(field, QCheckBox) else None


def _restore(field: QWidget, state: Any) -> None:
    if isinstance(field, QLineEdit):
        field.setText(state[0])
        field.setCursorPosition(state[1])
    elif isinstance(field, QComboBox):
        field.setCurrentIndex(state[0])
        if field.isEditable():
            field.setCurrentText(state[1])
    elif isinstance(field, QCheckBox):
        field.setChecked(bool(state))
