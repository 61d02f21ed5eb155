"""Vào thực hành: waits while the invented commune is made, which takes a few seconds."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.practice import open_practice, restart_practice


class PracticeDoor(QDialog):
    """Opens by itself; after it was accepted, `office` is the practice commune."""

    def __init__(
        self, folder: Path, runner: TaskRunner, parent: QWidget | None = None, *, anew: bool
    ) -> None:
        super().__init__(parent)
        self.office: Office | None = None
        self.setWindowTitle("Thực hành")
        self.setMinimumWidth(theme.metrics().px(420))
        self.notice = Notice(self)
        self.progress_bar = QProgressBar(self)
        self.progress_bar.setRange(0, 0)
        self.progress_bar.setAccessibleName("Số hộ đã lập")
        self.stop_button = QPushButton("Dừng", self)
        self.stop_button.setObjectName("stop_button")
        self.stop_button.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(QLabel("Đang lập xã thực hành, 300 hộ bịa ra.", self))
        layout.addWidget(self.progress_bar)
        layout.addWidget(self.notice)
        layout.addWidget(self.stop_button, 0, Qt.AlignmentFlag.AlignRight)
        make = restart_practice if anew else open_practice
        self._task = runner.start(lambda report: make(folder, report))
        self._task.progressed.connect(self._on_progressed)
        self._task.succeeded.connect(self._on_opened)
        self._task.failed.connect(self._on_failed)
        self._task.finished.connect(self._on_finished)
        self._is_left = False

    def reject(self) -> None:
        """Dừng: what is half made is taken away by who makes it, then the door closes."""
        self._is_left = True
        self.stop_button.setEnabled(False)
        if self._task.is_cancelled or self.notice.text:
            super().reject()
            return
        self._task.cancel()

    def _on_progressed(self, done: int, total: int) -> None:
        self.progress_bar.setRange(0, total)
        self.progress_bar.setValue(done)

    def _on_opened(self, office: Office) -> None:
        if self._is_left:
            office.store.close()
            return
        self.office = office
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self.progress_bar.hide()
        self.stop_button.setText("Đóng")
        self.notice.say("Chưa mở được xã thực hành.", "error")
        self.notice.say_failure(error, "khi lập xã thực hành")

    def _on_finished(self) -> None:
        if self._is_left and self.office is None:
            super().reject()
