"""Việc tập: one guided task with its steps, under the pages of the practice window."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.icons import icon, pixmap
from ngheo_desktop.operations.practice_tasks import PracticeStep, PracticeTask


class PracticePanel(QDockWidget):
    """Shows what it is told; going on to the next task is its own."""

    left = Signal()  # hidden by the officer, who goes on working

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Việc tập", parent)
        self.setObjectName("practice_panel")
        self.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self.setTitleBarWidget(QWidget(self))  # the words below say what it is
        self._tasks: tuple[PracticeTask, ...] = ()
        self.task_combo = QComboBox(self)
        self.task_combo.setObjectName("practice_task_combo")
        self.task_combo.setAccessibleName("Việc tập")
        self.task_combo.currentIndexChanged.connect(self._show_steps)
        self.count_label = QLabel(self)
        self.hide_button = QPushButton("Ẩn việc tập", self)
        self.hide_button.setObjectName("hide_practice_button")
        self.hide_button.clicked.connect(self._on_hide)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(2)
        self.setWidget(self._assembled())
        self.hide()  # until it is known what has been done

    def show_tasks(self, tasks: Sequence[PracticeTask]) -> None:
        """What is done now; a task just finished gives its place to the next one not done."""
        before, self._tasks = self._tasks, tuple(tasks)
        if not before:
            self.show()
        at = max(0, self.task_combo.currentIndex())
        finished = bool(before) and self._tasks[at].is_done and not before[at].is_done
        self._fill_combo(at)
        done = sum(task.is_done for task in self._tasks)
        self.count_label.setText(f"Xong {done} trên {len(self._tasks)} việc")
        if not before or finished:
            self._go_to_open(at)
        if finished:
            self._announce(f"Đã xong việc tập {at + 1}. {self.count_label.text()}.")
        self._show_steps()

    def steps(self) -> tuple[PracticeStep, ...]:
        """The steps of the task in front."""
        at = self.task_combo.currentIndex()
        return self._tasks[at].steps if 0 <= at < len(self._tasks) else ()

    def _assembled(self) -> QWidget:
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self.task_combo)
        below = QHBoxLayout()
        below.addWidget(self.count_label, 1)
        below.addWidget(self.hide_button)
        left.addLayout(below)
        left.addStretch(1)
        inside = _Ground(self)
        whole = QHBoxLayout(inside)
        whole.setContentsMargins(12, 8, 12, 6)
        whole.setSpacing(16)
        whole.addLayout(left)
        whole.addLayout(self._steps, 1)
        self.task_combo.setMinimumWidth(theme.metrics().px(340))
        return inside

    def _fill_combo(self, at: int) -> None:
        blocked = self.task_combo.blockSignals(True)
        self.task_combo.clear()
        for number, task in enumerate(self._tasks, start=1):
            sign = icon("done", theme.tokens().done) if task.is_done else icon("practice")
            self.task_combo.addItem(sign, f"{number}. {task.title}")
        self.task_combo.setCurrentIndex(at)
        self.task_combo.blockSignals(blocked)

    def _go_to_open(self, at: int) -> None:
        count = len(self._tasks)
        following = [(at + step) % count for step in range(count)]
        wanted = next((each for each in following if not self._tasks[each].is_done), at)
        self.task_combo.setCurrentIndex(wanted)

    def _show_steps(self) -> None:
        while (item := self._steps.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.deleteLater()
        for number, step in enumerate(self.steps(), start=1):
            self._steps.addWidget(_StepLine(number, step, self))
        self._steps.addStretch(1)
        told = " ".join(_spoken(number, step) for number, step in enumerate(self.steps(), start=1))
        self.task_combo.setAccessibleDescription(told)

    def _on_hide(self) -> None:
        self.hide()
        self.left.emit()

    def _announce(self, text: str) -> None:
        event = QAccessibleAnnouncementEvent(self.count_label, text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)


class _Ground(QWidget):
    """Set off from the page above it by the colour of practice."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.surface)
        painter.fillRect(0, 0, self.width(), 2, colours.practice)
        painter.end()


class _StepLine(QWidget):
    """Done or not, and what to press."""

    def __init__(self, number: int, step: PracticeStep, parent: QWidget) -> None:
        super().__init__(parent)
        colours, size = theme.tokens(), theme.metrics().px(16)
        sign = QLabel(self)
        if step.is_done:
            sign.setPixmap(pixmap("done", size, colours.done, self.devicePixelRatioF()))
        else:
            sign.setText(f"{number}.")
        sign.setMinimumWidth(size + 4)
        words = QLabel(step.text, self)
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(words, 1)


def _spoken(number: int, step: PracticeStep) -> str:
    return f"Bước {number}{', đã xong' if step.is_done else ''}: {step.text}"
