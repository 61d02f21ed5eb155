"""When the officer first sees the list: what waits for that moment, and how long it took."""

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QTableView, QWidget

from ngheo_desktop.gui.tasks import TaskRunner


class FirstPaint(QObject):
    """Watches a page until its first rows, or the lack of any, have been painted."""

    painted = Signal(int)  # rows of the list; emitted once

    def __init__(self, page: QWidget, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._table = page.findChild(QTableView)
        self._watched = self._table.viewport() if self._table is not None else page
        self._watched.installEventFilter(self)
        runner.busy_changed.connect(self._on_busy_changed)
        self._seen = False
        self._done = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._seen = True
            QTimer.singleShot(0, self, self._look)  # once this painting is over
        return False

    def _on_busy_changed(self, busy: bool) -> None:
        if self._seen and not busy:
            self._look()

    def _look(self) -> None:
        rows = self._rows()
        if self._done or (not rows and self._runner.is_busy):
            return  # the numbers of the lines are still being read
        self._done = True
        self._watched.removeEventFilter(self)
        self.painted.emit(rows)

    def _rows(self) -> int:
        model = self._table.model() if self._table is not None else None
        return model.rowCount() if model is not None else 0


def tell_first_paint(rows: int) -> None:
    """One JSON line for who measures the start: seconds since the process began."""
    told = {"first_paint": round(time.time() - _started(), 3), "rows": rows}
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def _started() -> float:
    """When this process began: told by the caller, else by Linux (in steps of 10 ms)."""
    if told := os.environ.get("NGHEO_STARTED"):
        return float(told)
    stat = Path("/proc/self/stat").read_text(encoding="ascii")
    ticks = int(stat.rpartition(")")[2].split()[19])
    up = float(Path("/proc/uptime").read_text(encoding="ascii").split()[0])
    return time.time() - up + ticks / os.sysconf("SC_CLK_TCK")
