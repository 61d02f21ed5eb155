"""Chấm lại tất cả: offered after a rule or an area changed; can be stopped without harm."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ngheo_desktop.domain.rights import ROLE_TERMS, Right, holders
from ngheo_desktop.domain.terms import CLASS_TERMS
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.tasks import Task, TaskRunner
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.scoring import ScoringTotals, score_all


class RescoreStrip(QWidget):
    """Hidden until somebody offers it."""

    scored = Signal()  # every result was computed anew

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._runner = runner
        self._task: Task | None = None
        self.notice = Notice(self)
        self.score_button = self._button("score_button", "Chấm lại tất cả", self.start)
        self.later_button = self._button("later_button", "Để sau", self.hide)
        self.stop_button = self._button("stop_button", "Dừng", self._on_stop_asked)
        self.progress_bar = QProgressBar(self)
        self.progress_bar.setAccessibleName("Đã chấm")
        row = QHBoxLayout()
        row.addWidget(self.score_button)
        row.addWidget(self.later_button)
        row.addWidget(self.progress_bar, 1)
        row.addWidget(self.stop_button)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 0)
        layout.addWidget(self.notice)
        layout.addLayout(row)
        self.hide()

    def offer(self, why: str) -> None:
        """Say why the results may not hold, and offer to compute them anew."""
        may = self._office.actor.may(Right.FILL_CHECKLISTS)
        who = ", ".join(ROLE_TERMS[role] for role in holders(Right.FILL_CHECKLISTS))
        more = "Nên chấm lại tất cả các hộ." if may else f"Người chấm lại được: {who}."
        self.notice.say(f"{why} {more}", "warning")
        self._show_busy(busy=False)
        self.later_button.setText("Để sau")
        self.score_button.setVisible(may)
        self.show()

    def start(self) -> None:
        """Compute everything anew, in the background."""
        if self._task is not None:
            return
        office = self._office
        self._show_busy(busy=True)
        self.progress_bar.setRange(0, 0)
        self.notice.say("Đang chấm lại. Kết quả cũ được giữ cho đến khi xong.")
        self._task = self._runner.start(lambda report: score_all(office, report=report))
        self._task.progressed.connect(self._on_progressed)
        self._task.succeeded.connect(self._on_scored)
        self._task.failed.connect(self._on_failed)
        self._task.finished.connect(self._on_finished)
        self.stop_button.setFocus()

    def _button(self, name: str, words: str, slot: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _show_busy(self, *, busy: bool) -> None:
        self.score_button.setVisible(not busy)
        self.later_button.setVisible(not busy)
        self.progress_bar.setVisible(busy)
        self.stop_button.setVisible(busy)

    def _on_stop_asked(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_progressed(self, done: int, total: int) -> None:
        self.progress_bar.setRange(0, total)
        self.progress_bar.setValue(done)

    def _on_scored(self, totals: ScoringTotals) -> None:
        self._task = None
        counted = ", ".join(
            f"{CLASS_TERMS[each].lower()} {count}" for each, count in totals.by_class.items()
        )
        households = sum(totals.by_class.values())
        text = f"Đã chấm lại {households} hộ có phiếu: {counted}." if households else ""
        self.notice.say(text or "Chưa có phiếu rà soát nào để chấm lại.", "done")
        self._end()
        self.scored.emit()

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        self.notice.say("Chưa chấm lại được. Kết quả cũ còn nguyên.", "warning")
        self._end()
        show_failure(self, error, "khi chấm lại")

    def _on_finished(self) -> None:
        if self._task is not None and self.sender() is self._task:
            self._task = None
            self.notice.say("Đã dừng. Kết quả cũ còn nguyên.", "warning")
            self._end()

    def _end(self) -> None:
        self._show_busy(busy=False)
        self.later_button.setText("Đóng")
        self.later_button.setFocus()
