"""The floor of the start: a process that shows an empty window of Qt, and nothing else.

Run by its path, so that nothing of the program is imported.
"""

import json
import os
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class BareWindow(QMainWindow):
    """Tells when it has been painted, and ends."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's own name
        super().paintEvent(event)
        QTimer.singleShot(0, self, self._tell)

    def _tell(self) -> None:
        told = {"first_paint": round(time.time() - float(os.environ["NGHEO_STARTED"]), 3)}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        QApplication.exit()


def main() -> None:
    """Show the window once."""
    app = QApplication(sys.argv[:1])
    window = BareWindow()
    window.resize(1366, 720)
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
