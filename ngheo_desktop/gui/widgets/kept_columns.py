"""The columns of a table as this person arranged them, read at once and kept in the background."""

from PySide6.QtCore import QObject, QTimer

from ngheo_desktop.gui.keeping import KeptChoice
from ngheo_desktop.gui.widgets.table_columns import TableColumns

_PAUSE_MS = 400  # dragging an edge is one change


class KeptColumns(QObject):
    """Any table with columns worth choosing gets this with one line."""

    def __init__(self, columns: TableColumns, kept: KeptChoice) -> None:
        super().__init__(columns)
        self._columns, self._kept = columns, kept
        columns.show_state(kept.read())
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(_PAUSE_MS)
        self.pause.timeout.connect(self._keep)
        columns.changed.connect(self.pause.start)

    def _keep(self) -> None:
        self._kept.keep(self._columns.state())

    def open_dialog(self) -> None:
        """Cột…: over the window, so that the table is seen following."""
        from ngheo_desktop.gui.dialogs.columns_dialog import ColumnsDialog

        ColumnsDialog(self._columns, self._columns.header.window()).open()
