"""Ending when the system asks for it: a signal must not wait for the next move of the mouse."""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier


class StopSignals(QObject):
    """Turns SIGTERM and SIGINT into a clean end of the event loop.

    Python runs its handlers only when Qt calls Python, so a socket wakes the loop up.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._read, self._write = socket.socketpair()
        for end in (self._read, self._write):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)
        self._old_wakeup = signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)
        self._old = {each: signal.signal(each, _stop) for each in (signal.SIGTERM, signal.SIGINT)}

    def release(self) -> None:
        """Give the signals back as they were."""
        for each, handler in self._old.items():
            signal.signal(each, handler)
        signal.set_wakeup_fd(self._old_wakeup)
        self._notifier.setEnabled(False)
        self._read.close()
        self._write.close()

    def _on_woken(self) -> None:
        self._read.recv(64)


def _stop(_number: int, _frame: FrameType | None) -> None:
    # Not quit(): that would first ask every window, and a shutdown does not wait.
    QCoreApplication.exit(0)
