"""Notices when nobody has touched keyboard or mouse for a while."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_LOOKS_EVERY = 5_000  # ms
_WORK = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class IdleWatch(QObject):
    """Listens at the windows that have the keyboard: at the application it would slow every event.

    An input tool gives its letters to the field itself, past the window; there the caret moves.
    """

    idled = Signal()

    def __init__(
        self, minutes: int, parent: QObject, now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._seconds = 60 * minutes
        self._now = now
        self._last = now()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_window_changed)
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self.touch)
        self._on_window_changed(QGuiApplication.focusWindow())
        self.timer = QTimer(self)
        self.timer.setInterval(_LOOKS_EVERY)
        self.timer.timeout.connect(self._on_look)
        self.timer.start()

    def touch(self) -> None:
        """Somebody is here."""
        self._last = self._now()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _WORK:
            self.touch()
        return False

    def _on_window_changed(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
            self.touch()

    def _on_look(self) -> None:
        if self._now() - self._last >= self._seconds:
            self.idled.emit()
