"""Dọn bộ nhớ: while a worker runs, garbage is collected in the thread of the window only.

Python collects in whichever thread happens to allocate. A widget or model that was left in a
cycle would then be destroyed by a worker, and Qt ends the program for that.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 40  # ms: what a worker leaves in that time is looked through in one or two
# Rounds between two looks at older objects: the older, the more there are, and the longer
# the window stands still meanwhile.
_MIDDLE_EVERY, _OLD_EVERY = 10, 1500


class Collecting(QObject):
    """One for a whole TaskRunner; automatic collection comes back once it is idle."""

    _holders = 0  # runners at work, in tests there may be several

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._holds = False
        self._wanted = False
        self._rounds = 0
        self.timer = QTimer(self)
        self.timer.setInterval(_EVERY)
        self.timer.timeout.connect(self._on_round)

    def begin(self) -> None:
        """A worker is about to run."""
        self._wanted = True
        if not self._holds:
            self._holds = True
            Collecting._holders += 1
            gc.disable()
            self.timer.start()

    def end(self) -> None:
        """No worker has anything to do; let go a little later, when all have come to rest."""
        self._wanted = False

    def close(self) -> None:
        """All workers have ended for good."""
        self._wanted = False
        self._let_go()

    def _on_round(self) -> None:
        self._rounds += 1
        if self._rounds % _OLD_EVERY == 0:
            gc.collect()
        else:
            gc.collect(int(self._rounds % _MIDDLE_EVERY == 0))
        if not self._wanted:
            self._let_go()

    def _let_go(self) -> None:
        if self._holds:
            self._holds = False
            Collecting._holders -= 1
            self.timer.stop()
            if not Collecting._holders:
                gc.enable()
