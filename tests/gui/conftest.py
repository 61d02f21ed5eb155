"""The window, and a bot that waits for a busy machine: a limit is for hangs, not for speed."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.dialogs.import_wizard import ImportWizard
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.office import Office
from tests.gui.hands import Hands

_PATIENCE = 20_000  # milliseconds


class PatientBot(QtBot):
    """pytest-qt's bot with a longer wait wherever a test names none."""

    def waitUntil(self, callback: Callable[[], Any], *, timeout: int = _PATIENCE) -> None:  # noqa: N802
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = _PATIENCE, **more: Any) -> Any:  # noqa: N802
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitSignals(self, signals: Any, *, timeout: int = _PATIENCE, **more: Any) -> Any:  # noqa: N802
        return super().waitSignals(signals, timeout=timeout, **more)


@pytest.fixture(autouse=True)
def _windows_are_gone_afterwards(qapp: QApplication) -> Iterator[None]:
    """As in the program: Qt takes a closed window apart before Python looks for garbage in it."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The bot of every window test."""
    return PatientBot(request)


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[TaskRunner]:
    """The workers behind a page, and the theme on the application."""
    theme.apply(qapp)
    made = TaskRunner()
    yield made
    made.close()


@pytest.fixture
def own_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day of the machine: at the door it is held against the moments of the diary."""
    monkeypatch.delenv("NGHEO_TODAY", raising=False)


@pytest.fixture
def open_window(qtbot: QtBot, office: Office, runner: TaskRunner) -> Callable[..., MainWindow]:
    """Opens the window on the office, or on a variant of it, and waits for what it reads."""

    def opened(office: Office = office) -> MainWindow:
        window = MainWindow(office, runner)
        qtbot.addWidget(window)
        window.resize(1366, 728)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: not runner.is_busy)
        return window

    return opened


@pytest.fixture
def open_hands(
    qtbot: QtBot, runner: TaskRunner, open_window: Callable[..., MainWindow], office: Office
) -> Callable[..., Hands]:
    """Opens the window with somebody at it."""

    def opened(office: Office = office) -> Hands:
        return Hands(qtbot, runner, open_window(office))

    return opened


@pytest.fixture
def wizard(qtbot: QtBot, office: Office, runner: TaskRunner) -> ImportWizard:
    """Nhập danh sách, open on the office."""
    made = ImportWizard(office, runner)
    qtbot.addWidget(made)
    made.resize(1180, 660)
    made.show()
    return made


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[[Sequence[Sequence[str]]], Path]:
    """Writes rows to a workbook and returns its path."""

    def write(rows: Sequence[Sequence[str]], sheet: str = "DS") -> Path:
        path = tmp_path / "danh-sach.xlsx"
        with xlsxwriter.Workbook(str(path)) as book:
            page = book.add_worksheet(sheet)
            for at, row in enumerate(rows):
                page.write_row(at, 0, row)
        return path

    return write
