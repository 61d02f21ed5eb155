"""Văn bản of a plan or a signed list: Enter looks at one, and prints or saves it from there."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from ngheo_desktop.gui.models.decision_paper_lines import PaperLine


class DecisionPaperShelf(QWidget):
    """The papers in the order in which an office needs them."""

    view_wanted = Signal(object)  # the PaperLine

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[PaperLine, ...] = ()
        self.paper_list = QListWidget(self)
        self.paper_list.setObjectName("paper_list")
        self.paper_list.setAccessibleName("Văn bản của quyết định")
        self.paper_list.setSpacing(2)
        self.paper_list.itemActivated.connect(self.view)
        self.view_button = QPushButton("X&em và in…", self)
        self.view_button.setObjectName("view_paper_button")
        self.view_button.clicked.connect(self.view)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.view_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 8, 4, 4)
        layout.setSpacing(8)
        layout.addWidget(self.paper_list, 1)
        layout.addLayout(row)

    def show_papers(self, lines: Sequence[PaperLine]) -> None:
        at = max(0, self.paper_list.currentRow())
        self._lines = tuple(lines)
        self.paper_list.clear()
        self.paper_list.addItems([each.title for each in lines])
        self.paper_list.setCurrentRow(min(at, len(lines) - 1))
        self.view_button.setEnabled(bool(lines))

    def view(self) -> None:
        """Look at the paper in hand."""
        at = self.paper_list.currentRow()
        if 0 <= at < len(self._lines):
            self.view_wanted.emit(self._lines[at])
