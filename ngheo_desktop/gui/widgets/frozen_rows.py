"""Danh sách của một quyết định: every row read-only, narrowed by hamlet, class and words."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.widgets.decision_columns import DecisionColumns
from ngheo_desktop.gui.widgets.filter_row import Choice, FilterRow
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.operations.decision_lines import DecidedLine
from ngheo_desktop.text import search_key

_HEADINGS = (
    "STT", "Mã hộ", "Chủ hộ", "Ấp, khóm", "Số khẩu", "B1", "B2", "Diện trước", "Diện", "Số GCN",
    "Lý do",
)  # fmt: skip
_WIDTHS = (44, 84, 190, 140, 72, 48, 48, 110, 130, 72)
_HEAD_NAME = 2
_PAUSE_MS = 150


class FrozenRows(QWidget):
    """Enter opens the household as it is today; what the list says stays here."""

    household_wanted = Signal(str)  # id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[DecidedLine] = ()
        self._shown: list[DecidedLine] = []
        self.search_edit = QLineEdit(self)
        self.search_edit.setObjectName("rows_search_edit")
        self.search_edit.setAccessibleName("Lọc theo tên, mã hộ")
        self.search_edit.setPlaceholderText("Tên, mã hộ")
        self.search_edit.textChanged.connect(self._on_typed)
        self.filters = FilterRow(self)
        self.filters.add(Choice("hamlet", "Ấp, khóm", "Ấp, khóm", "Mọi ấp, khóm"))
        self.filters.add(Choice("class", "Diện", "Diện", "Mọi diện"))
        self.filters.changed.connect(self._show)
        self.rows_label = QLabel(self)
        self.rows_label.setObjectName("rows_label")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._show)
        self.model = TextTableModel(_HEADINGS, self)
        self.table = ListTable(self)
        self.table.setObjectName("decided_table")
        self.table.setAccessibleName("Các hộ của quyết định")
        self.table.setModel(self.model)
        self.table.set_sticky(_HEAD_NAME)
        self.table.activated.connect(self._on_opened)
        top = QHBoxLayout()
        top.addWidget(self.search_edit, 1)
        top.addWidget(self.filters)
        top.addWidget(self.rows_label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 8, 4, 4)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        DecisionColumns(self.table, _WIDTHS, 200)

    def show_lines(self, lines: Sequence[DecidedLine]) -> None:
        self._lines = lines
        hamlets = dict.fromkeys((each.hamlet_id, each.hamlet) for each in lines if each.hamlet_id)
        classes = {each.household_class for each in lines}
        self.filters.combos["hamlet"].offer(list(hamlets))
        offered = [(str(each), CLASS_TERMS[each]) for each in HouseholdClass if each in classes]
        self.filters.combos["class"].offer(offered)
        self._show()

    def _on_typed(self) -> None:
        self._pause.start()

    def _show(self) -> None:
        chosen, words = self.filters.values(), search_key(self.search_edit.text()).split()
        self._shown = [
            each
            for each in self._lines
            if chosen.get("hamlet", each.hamlet_id) == each.hamlet_id
            and chosen.get("class", each.household_class) == each.household_class
            and all(word in search_key(f"{each.code} {each.head_name}") for word in words)
        ]
        self.model.set_rows([_cells(at, each) for at, each in enumerate(self._shown, start=1)])
        of = grouped_digits(len(self._lines))
        people = sum(each.members for each in self._shown)
        count = grouped_digits(len(self._shown))
        self.rows_label.setText(f"{count} trên {of} hộ, {grouped_digits(people)} khẩu")
        if self._shown:
            self.table.selectRow(0)

    def _on_opened(self) -> None:
        at = self.table.currentIndex().row()
        if 0 <= at < len(self._shown):
            self.household_wanted.emit(self._shown[at].household_id)


def _cells(at: int, line: DecidedLine) -> tuple[str, ...]:
    return (
        str(at),
        line.code,
        line.head_name,
        line.hamlet,
        str(line.members),
        "" if line.income_score is None else str(line.income_score),
        "" if line.deprivation_score is None else str(line.deprivation_score),
        CLASS_TERMS[line.before] if line.before else "",
        CLASS_TERMS[line.household_class],
        str(line.certificate or ""),
        line.reason,
    )
