"""Kiến nghị of a hamlet: each with its re-check; Enter goes on with one that is open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.postings import Objection
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.posting_loading import PostingSight
from ngheo_desktop.gui.models.posting_words import (
    HEADINGS,
    NO_OBJECTION,
    objection_row,
    whole_words,
)
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.widgets.list_table import ListTable

_WIDTHS = {1: 150, 2: 150, 3: 260, 4: 260}


class PostingObjections(QWidget):
    """The commands are the page's; here they have their buttons."""

    chosen = Signal()  # Enter or a double click on a line
    row_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("posting_objections")
        self._objections: tuple[Objection, ...] = ()
        self.table = ListTable(self)
        self.table.setObjectName("objection_table")
        self.table.setAccessibleName("Kiến nghị")
        self.table.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        self.model = TextTableModel(HEADINGS, self)
        self.table.setModel(self.model)
        self.table.activated.connect(self.chosen)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.empty_label = QLabel(NO_OBJECTION, self)
        self.empty_label.setObjectName("no_objection_label")
        self.empty_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget(self)
        for widget in (self.table, self.empty_label):
            self.stack.addWidget(widget)
        self.told_label = QLabel(self)
        self.told_label.setObjectName("objection_told_label")
        self.told_label.setWordWrap(True)
        self.told_label.setTextFormat(Qt.TextFormat.PlainText)
        self.heading_label = QLabel("Kiến nghị và phúc tra", self)
        theme.set_title_font(self.heading_label, 13)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addWidget(self.heading_label, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._row)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.told_label)
        theme.follow(self._dress)

    def add_button(self, name: str, action: QAction) -> None:
        """A button for a command; without the right to it there is none."""
        button = QToolButton(self)
        button.setObjectName(name)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setVisible(action.isVisible())
        self._row.addWidget(button)
        QWidget.setTabOrder(button, self.table)

    def _dress(self) -> None:
        header, sizes = self.table.horizontalHeader(), theme.metrics()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column, width in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.table.setColumnWidth(column, sizes.px(width))
        header.setStretchLastSection(True)
        header.setHighlightSections(False)

    def show_of(self, sight: PostingSight) -> None:
        """The line in hand stays in hand; at first it is the first open one."""
        before = self.objection()
        self._objections = sight.objections
        self.model.set_rows([objection_row(each, sight) for each in sight.objections])
        self.stack.setCurrentWidget(self.table if sight.objections else self.empty_label)
        ids = [each.id for each in self._objections]
        opened = (at for at, each in enumerate(self._objections) if each.is_open)
        at = ids.index(before.id) if before and before.id in ids else next(opened, 0)
        if ids:
            self.table.setCurrentIndex(self.model.index(at, 0))
        self._on_row_changed()

    def _on_row_changed(self) -> None:
        one = self.objection()
        self.told_label.setText(whole_words(one) if one else "")
        self.told_label.setVisible(one is not None)
        self.row_changed.emit()

    def objection(self) -> Objection | None:
        """The one in hand."""
        at = self.table.currentIndex().row()
        return self._objections[at] if 0 <= at < len(self._objections) else None
