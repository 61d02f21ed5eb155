"""Hộ ở cửa sổ riêng: a second household beside the one in the main window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.icons import icon
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.header import ToolRow
from ngheo_desktop.gui.widgets.practice_strip import PracticeStrip
from ngheo_desktop.operations.office import Office

if TYPE_CHECKING:
    from ngheo_desktop.gui.pages.household_page import HouseholdPage

_USUAL = QSize(1000, 640)  # at 100 %


class HouseholdWindow(QMainWindow):
    """One household with its commands, without the sections."""

    closed = Signal(str)  # id of the household

    def __init__(self, office: Office, runner: TaskRunner, household_id: str) -> None:
        from ngheo_desktop.gui.pages.household_page import HouseholdPage

        super().__init__()
        self.household_id = household_id
        self._commune = office.commune.full_name
        self.setWindowIcon(icon("households"))
        self.tool_row = ToolRow(self)  # before the page: Tab goes in the order of making
        self.page = HouseholdPage(office, runner, self)
        self.setCentralWidget(self.page)
        if office.is_practice:
            self.setMenuWidget(PracticeStrip(self))
        self.addToolBar(self.tool_row)
        self.statusBar().setSizeGripEnabled(False)
        self.page.windowTitleChanged.connect(self._on_title_changed)
        self.page.told.connect(self.statusBar().showMessage)
        self.page.closed.connect(self.close)
        sizes = theme.metrics()
        usual = QSize(sizes.px(_USUAL.width()), sizes.px(_USUAL.height()))
        self.resize(usual.boundedTo(self.screen().availableSize()))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.page.leave()
        super().closeEvent(event)
        self.closed.emit(self.household_id)

    def _on_title_changed(self) -> None:
        self.setWindowTitle(f"{self.page.title()} — {self._commune}")
        self.tool_row.show_actions(self.page.tool_actions())


class HouseholdWindows(QObject):
    """The households that stand beside the main window, each at most once."""

    opened = Signal(object)  # a HouseholdWindow, not shown yet
    closed = Signal(object)  # a HouseholdWindow that goes

    def __init__(self, office: Office, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._office, self._runner = office, runner
        self._windows: dict[str, HouseholdWindow] = {}

    def raise_if_open(self, household_id: str) -> bool:
        """Bring the window of a household to the front; False when it has none."""
        window = self._windows.get(household_id)
        if window is None:
            return False
        window.raise_()
        window.activateWindow()
        return True

    def open(self, household_id: str) -> None:
        """The window of a household, made where it has none."""
        if self.raise_if_open(household_id):
            return
        window = HouseholdWindow(self._office, self._runner, household_id)
        self._windows[household_id] = window
        window.closed.connect(self._on_closed)
        self.opened.emit(window)
        window.page.open(household_id)
        window.show()

    def take_back(self, household_id: str) -> None:
        """Close the window of a household, which is wanted in the main window again."""
        if household_id in self._windows:
            self._windows[household_id].close()

    def pages(self) -> "list[HouseholdPage]":
        return [window.page for window in self._windows.values()]

    def close_all(self) -> None:
        for window in list(self._windows.values()):
            window.close()

    def _on_closed(self, household_id: str) -> None:
        window = self._windows.pop(household_id)
        self.closed.emit(window)
        window.deleteLater()
