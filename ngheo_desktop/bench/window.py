"""The real window at work in one process: key to painted list, and how long the window stood still.

Tells one JSON line: for each figure a list of milliseconds. A heartbeat of one millisecond runs in
the event loop; the longest gap between two beats while something is done is the stall.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget

from ngheo_desktop.gui.app import make_application
from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.page_makers import PRINT
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.import_plans import plan_import
from ngheo_desktop.operations.office import Office, open_office
from ngheo_desktop.operations.warming import warm_up
from ngheo_desktop.paths import places
from ngheo_desktop.printing.forms import FormCode
from ngheo_desktop.settings import Settings
from ngheo_desktop.storage.connections import Connection
from ngheo_desktop.text import search_key

TYPED = ("t", "tr", "trần", "ng", "nguyễn t", "neáng", "châu", "lê thị", "phạm", "huỳnh n", "0012")
_ROUNDS = 3
_PATIENCE = 10_000  # ms, for hangs only
_IDLE = 500  # ms


class Beat(QObject):
    """The longest time that the event loop did not come round."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start()

    def begin(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()

    def stall(self) -> float:
        """Milliseconds of the longest gap since `begin`."""
        self._on_beat()
        return self.longest * 1000

    def _on_beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


class Painted(QObject):
    """Waits until one of some widgets has been painted while it holds."""

    def __init__(self, holds: Callable[[], bool], *widgets: QWidget) -> None:
        super().__init__(widgets[0])
        self._loop, self._holds, self._widgets = QEventLoop(self), holds, widgets
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self, self._look)
        return False

    def wait(self) -> None:
        QTimer.singleShot(_PATIENCE, self._loop, self._loop.quit)
        self._loop.exec()
        for widget in self._widgets:
            widget.removeEventFilter(self)

    def _look(self) -> None:
        if self._holds():
            self._loop.quit()


def main(scratch: Path) -> None:
    """Build the window as the program does, and measure it at work."""
    QStandardPaths.setTestModeEnabled(True)
    sys.setswitchinterval(0.001)  # as gui/app.py does
    app = make_application(Settings())
    home = places()
    office = open_office(home.office, os.environ["NGHEO_USER"], os.environ["NGHEO_PASSWORD"])
    runner = TaskRunner()
    window = MainWindow(office, runner)
    window.resize(1366, 720)
    window.show()
    beat = Beat(window)
    told: dict[str, list[float]] = {}
    runner.start(warm_up)
    _until_idle(runner)
    told["key"] = _keys(window, runner)
    told["bare_key"] = _bare_keys(office)
    told["idle"] = [_stall(beat, lambda: _pause(_IDLE)) for _round in range(_ROUNDS)]
    told["search"] = [_stall(beat, partial(_search, window, runner)) for _round in range(_ROUNDS)]
    told["print"] = [_stall(beat, partial(_print, window, runner)) for _round in range(_ROUNDS)]
    population = scratch / "population.csv"
    told["import"] = [
        _stall(beat, partial(_import, office, runner, population)) for _round in range(_ROUNDS)
    ]
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    window.close()
    runner.close()
    office.store.close()
    window.deleteLater()
    app.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


def _keys(window: MainWindow, runner: TaskRunner) -> list[float]:
    """From the letter to the painted rows, as often as there are words to type."""
    page = window.page()
    table: QTableView = page.form.household_table
    figures = []
    for word in TYPED * 2:

        def answered(word: str = word) -> bool:
            return page._query.text == word and page._searching is None

        painted = Painted(answered, table.viewport(), page.empty)
        started = time.perf_counter()
        _type_over(page.form.search_edit, word)
        painted.wait()
        figures.append((time.perf_counter() - started) * 1000)
        _type_over(page.form.search_edit, "")
        _pause(150)
        _until_idle(runner)
    return figures


def _bare_keys(office: Office) -> list[float]:
    """The raw query and a bare table of its lines painted: nothing else of the program."""
    model = QStandardItemModel(0, 12)
    table = QTableView()
    table.setModel(model)
    table.resize(1180, 560)
    table.show()
    QApplication.processEvents()
    raw: Connection = office.store.connection()
    figures = []
    for word in TYPED * 2:
        asked = " ".join(f"{part}*" for part in search_key(word).split())
        painted = Painted(lambda: True, table.viewport())
        started = time.perf_counter()
        found = raw.execute(
            "SELECT rowid FROM household_fts WHERE household_fts MATCH ? LIMIT 20", (asked,)
        ).fetchall()
        model.clear()
        for row in found:
            model.appendRow([QStandardItem(str(row[0])) for _column in range(12)])
        table.viewport().update()
        painted.wait()
        figures.append((time.perf_counter() - started) * 1000)
    raw.close()
    table.close()
    return figures


def _stall(beat: Beat, act: Callable[[], None]) -> float:
    beat.begin()
    act()
    return beat.stall()


def _search(window: MainWindow, runner: TaskRunner) -> None:
    box = window.header.search_box
    box.ask()
    for word in TYPED[::2]:
        _type_over(box, word)
        _pause(200)
        _until_idle(runner)
    box.give_back_focus()


def _print(window: MainWindow, runner: TaskRunner) -> None:
    window.go(Place(PRINT, str(FormCode.HOUSEHOLD_LIST)))
    _pause(300)
    _until_idle(runner)
    window.go_back()
    _until_idle(runner)


def _import(office: Office, runner: TaskRunner, population: Path) -> None:
    runner.start(lambda report: plan_import(office, population, report=report))
    _until_idle(runner)


def _type_over(field: QLineEdit, text: str) -> None:
    """As an input tool gives it: what stands there is replaced."""
    field.selectAll()
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def _pause(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


def _until_idle(runner: TaskRunner) -> None:
    for _turn in range(100):
        if not runner.is_busy:
            return
        loop = QEventLoop()
        runner.busy_changed.connect(loop.quit)
        QTimer.singleShot(_PATIENCE, loop, loop.quit)
        loop.exec()
        runner.busy_changed.disconnect(loop.quit)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
