"""Bộ lọc đã lưu: the button whose menu chooses one, saves the one in use, or opens the list."""

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from ngheo_desktop.gui.dialogs.saved_filters_dialog import SavedFiltersDialog
from ngheo_desktop.gui.keeping import KeptChoice
from ngheo_desktop.gui.widgets.household_filters import HouseholdFilters

_NONE_YET = "Chưa lưu bộ lọc nào"


class SavedFilters(QObject):
    """Kept per person; a filter is its name and what stands in the fields."""

    told = Signal(str)

    def __init__(self, button: QPushButton, filters: HouseholdFilters, kept: KeptChoice) -> None:
        super().__init__(button)
        self._button, self._filters, self._kept = button, filters, kept
        self._saved = _readable(kept.read().get("filters"))
        self.menu = QMenu(button)
        self.menu.aboutToShow.connect(self._fill)
        button.setMenu(self.menu)

    def _fill(self) -> None:
        self.menu.clear()
        for each in self._saved:
            action = self.menu.addAction(each["name"].replace("&", "&&"))
            action.setData(each["values"])
            action.triggered.connect(self._on_chosen)
        if not self._saved:
            self.menu.addAction(_NONE_YET).setEnabled(False)
        self.menu.addSeparator()
        self.menu.addAction("Lưu, đổi tên, bỏ…", self.open_dialog)

    def _on_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._filters.choose(action.data())

    def open_dialog(self) -> None:
        """Name the filter in use, or change the saved ones."""
        dialog = SavedFiltersDialog(self._saved, self._filters.values(), self._button.window())
        dialog.saved.connect(self._on_saved)
        dialog.open()

    def _on_saved(self, filters: list[dict[str, Any]]) -> None:
        self._saved = filters
        self._kept.keep({"filters": filters})
        self.told.emit("Đã lưu các bộ lọc.")


def _readable(kept: object) -> list[dict[str, Any]]:
    """What was kept, without what this program does not understand."""
    lines = kept if isinstance(kept, list) else []
    return [
        {"name": str(each["name"]), "values": {str(k): str(v) for k, v in each["values"].items()}}
        for each in lines
        if isinstance(each, dict) and isinstance(each.get("values"), dict) and each.get("name")
    ]
