"""Work in the background: the only place with threads.

One worker serves the office, one the line to the province, so that a hanging server never holds
up a printout, one what is typed and not saved, and one what is looked for. A task is given values,
never widgets or rows.
"""

import threading
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from ngheo_desktop.errors import Cancelled, UserError
from ngheo_desktop.gui.collecting import Collecting
from ngheo_desktop.gui.failures import log_failure
from ngheo_desktop.progress import Report


class Lane(StrEnum):
    """Whose worker does it; within a lane, tasks run one after the other in their order."""

    OFFICE = "office"
    LINE = "line"
    DRAFTS = "drafts"  # of its own: what was typed does not wait behind a printout
    SEARCH = "search"  # reads only: what is looked for does not wait behind an import


class Task(QObject):
    """One piece of work; connect its signals to methods of the widget that waits for it."""

    progressed = Signal(int, int)  # done, total
    succeeded = Signal(object)  # what the work returned
    failed = Signal(object)  # the exception
    finished = Signal()  # always last, cancelled or not

    def __init__(self, work: Callable[[Report], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = threading.Event()
        self._percent = -1

    def cancel(self) -> None:
        """Stop at the next report, or never begin."""
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        return self._stop.is_set()

    def run(self) -> None:
        """Called on the worker thread; the runner keeps this task alive until `finished`."""
        try:
            self._check_stop()
            self.succeeded.emit(self._work(self._report))
        except Cancelled:
            pass  # the officer asked for it
        except UserError as error:
            self.failed.emit(error)
        except Exception as error:  # noqa: BLE001  our bug, shown by whoever asked for the work
            log_failure(error)
            self.failed.emit(error)
        finally:
            self.finished.emit()

    def _check_stop(self) -> None:
        if self._stop.is_set():
            raise Cancelled

    def _report(self, done: int, total: int) -> None:
        self._check_stop()
        percent = 100 * done // total if total else -1
        if percent != self._percent:  # a report for every row must not flood the window
            self._percent = percent
            self.progressed.emit(done, total)


class TaskRunner(QObject):
    """Starts tasks and, when the window closes, cancels them and waits."""

    busy_changed = Signal(bool)  # whether anything is still to be done
    task_ended = Signal(object)  # the Task, after its last signal
    _ended = Signal(object)  # the Task, once its worker has let go of it

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: set[Task] = set()
        self._collecting = Collecting(self)
        self._ended.connect(self._on_ended)
        self._pools = {lane: QThreadPool(self) for lane in Lane}
        for pool in self._pools.values():
            pool.setMaxThreadCount(1)

    @property
    def is_busy(self) -> bool:
        return bool(self._tasks)

    def start(self, work: Callable[[Report], Any], lane: Lane = Lane.OFFICE) -> Task:
        """Begin `work` once control is back in the event loop: connect the signals before that."""
        task = Task(work, self)
        self._tasks.add(task)
        self._collecting.begin()
        if len(self._tasks) == 1:
            self.busy_changed.emit(True)
        QTimer.singleShot(0, task, lambda: self._pools[lane].start(partial(self._run, task)))
        return task

    def close(self) -> None:
        """Cancel everything, then wait: what was running ends between two of its steps."""
        for task in tuple(self._tasks):
            task.cancel()
        for pool in self._pools.values():
            pool.waitForDone()
        self._collecting.close()

    def _run(self, task: Task) -> None:
        """On the worker: a task may only go once it is no longer telling anybody anything."""
        task.run()
        self._ended.emit(task)

    def _on_ended(self, task: Task) -> None:
        self._tasks.discard(task)
        self.task_ended.emit(task)
        task.deleteLater()
        if not self._tasks:
            self._collecting.end()
            self.busy_changed.emit(False)
