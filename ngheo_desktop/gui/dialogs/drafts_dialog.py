"""Việc dở dang: what this account has typed and not saved; Enter opens it, Delete drops it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QPushButton, QVBoxLayout, QWidget

from ngheo_desktop.domain.drafts import DraftKind, DraftLine
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.widgets.list_table import ListTable

_KINDS = {
    DraftKind.HOUSEHOLD: "Hồ sơ hộ",
    DraftKind.CHECKLIST: "Phiếu rà soát",
    DraftKind.MINUTES: "Biên bản họp dân",
}
_NEW = "Hộ mới, chưa có trong sổ"


class DraftsDialog(QDialog):
    """The newest first, with the cursor on it."""

    draft_chosen = Signal(object)  # the DraftLine
    draft_dropped = Signal(object)  # the DraftLine; the list goes on without it

    def __init__(self, lines: Sequence[DraftLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Việc dở dang")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lines = list(lines)
        self._model = TextTableModel(("Hộ", "Việc", "Lúc"), self)
        self._model.set_rows([_row(line) for line in lines])
        self.table = self._table(self._model)
        self.open_button = QPushButton("&Mở", self)
        self.open_button.setObjectName("open_button")
        self.open_button.setDefault(True)
        self.open_button.clicked.connect(self._on_open)
        self.drop_action = command(
            self.table,
            "Bỏ",
            self._on_drop,
            key="remove",
            context=Qt.ShortcutContext.WidgetShortcut,
        )
        self.drop_button = QPushButton("&Bỏ", self)
        self.drop_button.setObjectName("drop_button")
        self.drop_button.setAutoDefault(False)
        self.drop_button.clicked.connect(self._on_drop)
        close = QPushButton("Đón&g", self)
        close.setObjectName("close_button")
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.drop_button)
        buttons.addStretch(1)
        buttons.addWidget(self.open_button)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)
        layout.addLayout(buttons)
        sizes = theme.metrics()
        self.resize(sizes.px(640), sizes.px(360))

    def _table(self, model: TextTableModel) -> ListTable:
        table = ListTable(self)
        table.setObjectName("drafts_table")
        table.setAccessibleName("Việc dở dang")
        table.setModel(model)
        table.setSelectionMode(ListTable.SelectionMode.SingleSelection)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        table.setCurrentIndex(model.index(0, 0))
        table.doubleClicked.connect(self._on_open)
        return table

    def _on_open(self, _clicked: QModelIndex | bool = False) -> None:
        row = self.table.currentIndex().row()
        if row >= 0:
            self.accept()
            self.draft_chosen.emit(self._lines[row])

    def _on_drop(self) -> None:
        """No question: undo brings it back."""
        row = self.table.currentIndex().row()
        if row < 0:
            return
        line = self._lines.pop(row)
        self._model.set_rows([_row(each) for each in self._lines])
        self.draft_dropped.emit(line)
        if not self._lines:
            self.reject()
            return
        self.table.setCurrentIndex(self._model.index(min(row, len(self._lines) - 1), 0))
        self.table.setFocus()


def _row(line: DraftLine) -> tuple[str, str, str]:
    named = " ".join(each for each in (line.code, line.head_name) if each)
    if not line.household_id:
        named = f"{_NEW}: {named}" if named else _NEW
    at = line.kept_at.astimezone()
    return named, _KINDS[line.kind], f"{at:%H:%M} ngày {at:%d/%m/%Y}"
