"""«Hoàn tác» in the status line: offered as soon as something was saved, gone once it is used."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.icons import icon
from ngheo_desktop.gui.undo import Undo


class UndoButton(QToolButton):
    """Names the act when read aloud; on the screen one word is enough."""

    def __init__(self, undo: Undo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("undo_status_button")
        self._undo = undo
        self.setText("Hoàn tác")
        self.setAccessibleName("Hoàn tác")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(undo.undo_action.trigger)
        undo.offered.connect(self._on_offered)
        theme.follow(self._size_icon)
        self.hide()

    def _size_icon(self) -> None:
        size = theme.metrics().px(16)
        self.setIconSize(QSize(size, size))

    def _on_offered(self, name: str) -> None:
        """An empty name takes the offer back."""
        self.setIcon(icon("undo"))
        self.setAccessibleName(f"Hoàn tác: {name}")
        self.setToolTip(f"Hoàn tác: {name} (Ctrl+Z)")
        self.setVisible(bool(name))
