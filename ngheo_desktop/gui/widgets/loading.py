"""Đang đọc: grey rows after 0.3 s, how far it is and «Dừng» after 2 s."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.tasks import Task

ROWS_AFTER, STOP_AFTER = 0.3, 2.0  # seconds
_LOOKS_EVERY = 100  # ms


class Loading(QObject):
    """Watches one task at a time over a widget; what the widget showed before stays readable."""

    stop_asked = Signal()

    def __init__(self, over: QWidget, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(over)
        self._over, self._now = over, now
        self._begun = 0.0
        self._task: Task | None = None
        self._doing, self._counted = "", ""
        self._keeps_content = False
        self.rows = GreyRows(over)
        self.bar = WaitBar(over)
        self.bar.stop_button.clicked.connect(self._on_stop_asked)
        self.timer = QTimer(self)
        self.timer.setInterval(_LOOKS_EVERY)
        self.timer.timeout.connect(self.look)
        over.installEventFilter(self)

    def follow(self, task: Task, doing: str = "Đang đọc", *, keeps_content: bool = False) -> None:
        """Wait with this task from now on; old content that is shown meanwhile is never greyed."""
        self._leave_task()
        self._task, self._doing, self._keeps_content = task, doing, keeps_content
        self._begun, self._counted = self._now(), ""
        task.progressed.connect(self._on_progressed)
        task.finished.connect(self._on_finished)
        self.timer.start()
        self.look()

    def end(self) -> None:
        """Nothing is waited for any more; the focus does not stay on a button that went away."""
        self._leave_task()
        self.timer.stop()
        self.rows.hide()
        if self.bar.stop_button.hasFocus():
            self._over.setFocus(Qt.FocusReason.OtherFocusReason)
        self.bar.hide()

    def look(self) -> None:
        """Show what is due by the clock."""
        waited = self._now() - self._begun if self._task is not None else 0.0
        self.rows.setVisible(waited >= ROWS_AFTER and not self._keeps_content)
        if waited >= STOP_AFTER:
            self.bar.say(f"{self._doing}{self._counted}")
            self._place()
            self.bar.show()
            self.bar.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        return False

    def _place(self) -> None:
        room = self._over.rect()
        self.rows.setGeometry(room)
        height = self.bar.sizeHint().height()
        self.bar.setGeometry(QRect(0, max(0, room.height() - height), room.width(), height))

    def _leave_task(self) -> None:
        if self._task is not None:
            self._task.progressed.disconnect(self._on_progressed)
            self._task.finished.disconnect(self._on_finished)
            self._task = None

    def _on_progressed(self, done: int, total: int) -> None:
        whole = f" trên {grouped_digits(total)}" if total else ""
        self._counted = f": {grouped_digits(done)}{whole}"
        self.look()

    def _on_finished(self) -> None:
        if self.sender() is self._task:
            self.end()

    def _on_stop_asked(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self.stop_asked.emit()


class GreyRows(QWidget):
    """Where rows will stand; clicks pass through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("grey_rows")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours, sizes = theme.tokens(), theme.metrics()
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.surface)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.header)
        thick, edge = sizes.px(10), sizes.px(12)
        for at, top in enumerate(range(edge, self.height(), sizes.row)):
            share = (0.62, 0.48, 0.71, 0.55)[at % 4]  # uneven, as rows of names are
            painter.drawRoundedRect(edge, top, round(self.width() * share), thick, 3, 3)
        painter.end()


class WaitBar(QFrame):
    """How far it is, and the one button that ends the wait."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("wait_bar")
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.text_label = QLabel(self)
        self.stop_button = QPushButton("Dừng", self)
        self.stop_button.setObjectName("wait_stop_button")
        self.stop_button.setAutoDefault(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.addWidget(self.text_label, 1)
        layout.addWidget(self.stop_button)
        self.hide()

    def say(self, text: str) -> None:
        self.text_label.setText(text)
        self.stop_button.setAccessibleName(f"Dừng. {text}")
