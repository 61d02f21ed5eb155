"""What a page shows is read in the background; only the answer to the newest question counts."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from ngheo_desktop.gui.tasks import Task, TaskRunner
from ngheo_desktop.progress import Report


class Reading(QObject):
    """Of one page, which is told what came; an answer to an earlier question is dropped."""

    came = Signal(object)  # what was read
    failed = Signal(object)  # the exception

    def __init__(self, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._asked = 0

    @property
    def has_begun(self) -> bool:
        return bool(self._asked)

    def start(self, work: Callable[[Report], Any]) -> Task:
        """Ask anew; the task is for whoever shows that something is being read."""
        self._asked += 1
        task = self._runner.start(partial(_numbered, self._asked, work))
        task.succeeded.connect(self._on_succeeded)
        task.failed.connect(self.failed)
        return task

    def _on_succeeded(self, answer: tuple[int, Any]) -> None:
        asked, read = answer
        if asked == self._asked:
            self.came.emit(read)


def _numbered(asked: int, work: Callable[[Report], Any], report: Report) -> tuple[int, Any]:
    return asked, work(report)
