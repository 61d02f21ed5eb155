"""Giấy chứng nhận of a signed list: printed, and ticked off as they are handed over."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.terms import CLASS_TERMS
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.widgets.decision_columns import DecisionColumns
from ngheo_desktop.gui.widgets.filter_row import Choice, FilterRow
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.operations.decision_papers import Handed

_HEADINGS = ("Số", "Chủ hộ", "Mã hộ", "Ấp, khóm", "Diện", "Đã trao", "Người nhận")
_WIDTHS = (56, 210, 84, 150, 130, 110)
_HEAD_NAME = 1
_GIVEN, _NOT_GIVEN = "given", "waiting"


class CertificateList(QWidget):
    """Space ticks the chosen rows for today; Ctrl+A and a hamlet tick a whole hamlet."""

    ticked = Signal(object)  # ids of the households, handed over today
    hand_wanted = Signal(object)  # ids: the day and the receiver are asked for
    taken_back = Signal(object)  # ids: not handed over after all
    print_wanted = Signal(str, str)  # id of a hamlet or household, what it is called

    def __init__(self, parent: QWidget | None = None, *, may_record: bool, may_print: bool) -> None:
        super().__init__(parent)
        self._given: Sequence[Handed] = ()
        self._shown: list[Handed] = []
        self.filters = FilterRow(self)
        self.filters.add(Choice("hamlet", "Ấp, khóm", "Ấp, khóm", "Mọi ấp, khóm"))
        self.filters.add(
            Choice("state", "Tình trạng trao", "Đã, chưa trao", "Đã trao và chưa trao"),
            ((_NOT_GIVEN, "Chưa trao"), (_GIVEN, "Đã trao")),
        )
        self.filters.changed.connect(self._show)
        self.rows_label = QLabel(self)
        self.rows_label.setObjectName("rows_label")
        self.model = TextTableModel(_HEADINGS, self)
        self.table = ListTable(self)
        self.table.setObjectName("certificate_table")
        self.table.setAccessibleName("Giấy chứng nhận và việc trao")
        self.table.setModel(self.model)
        self.table.set_sticky(_HEAD_NAME)
        self._add_actions(may_record=may_record, may_print=may_print)
        self._lay_out(may_record=may_record, may_print=may_print)
        DecisionColumns(self.table, _WIDTHS, 130)

    def _add_actions(self, *, may_record: bool, may_print: bool) -> None:
        alone = Qt.ShortcutContext.WidgetShortcut
        self.table.set_row_actions(
            [
                command(self.table, words, answer, key=key, allowed=allowed, context=alone)
                for words, answer, key, allowed in (
                    ("Đã trao hôm nay", self._on_tick, "tick", may_record),
                    ("Đã trao ngày khác…", self._on_hand, "edit", may_record),
                    ("Chưa trao", self._on_take_back, "remove", may_record),
                    ("In giấy của hộ…", self.print_chosen, "", may_print),
                )
            ]
        )

    def _lay_out(self, *, may_record: bool, may_print: bool) -> None:
        self.all_button = QPushButton("Chọn &cả danh sách", self)
        self.all_button.setObjectName("choose_all_button")
        self.all_button.clicked.connect(self._on_choose_all)
        self.tick_button = QPushButton("Đã trao &hôm nay", self)
        self.tick_button.setObjectName("tick_button")
        self.tick_button.clicked.connect(self._on_tick)
        self.hand_button = QPushButton("Đã trao ngà&y khác…", self)
        self.hand_button.setObjectName("hand_button")
        self.hand_button.clicked.connect(self._on_hand)
        self.print_button = QPushButton("In the&o ấp, khóm…", self)
        self.print_button.setObjectName("print_hamlet_button")
        self.print_button.clicked.connect(self._on_print_hamlet)
        for button in (self.all_button, self.tick_button, self.hand_button):
            button.setVisible(may_record)
        self.print_button.setVisible(may_print)
        top = QHBoxLayout()
        top.addWidget(self.filters)
        top.addWidget(self.rows_label)
        top.addStretch(1)
        top.addWidget(self.print_button)
        foot = QHBoxLayout()
        foot.addStretch(1)
        for button in (self.all_button, self.hand_button, self.tick_button):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 8, 4, 4)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)

    def show_given(self, given: Sequence[Handed]) -> None:
        self._given = given
        hamlets = dict.fromkeys((each.row.hamlet_id, each.row.hamlet) for each in given)
        self.filters.combos["hamlet"].offer(list(hamlets))
        self._show()

    def _show(self) -> None:
        at = max(0, self.table.currentIndex().row())
        chosen = self.filters.values()
        state = chosen.get("state", "")
        self._shown = [
            each
            for each in self._given
            if chosen.get("hamlet", each.row.hamlet_id) == each.row.hamlet_id
            and state in ("", _GIVEN if each.handed_on else _NOT_GIVEN)
        ]
        self.model.set_rows([_cells(each) for each in self._shown])
        done = sum(each.handed_on is not None for each in self._given)
        of = grouped_digits(len(self._given))
        self.rows_label.setText(f"Đã trao {grouped_digits(done)} trên {of}")
        self.print_button.setEnabled("hamlet" in chosen)
        if self._shown:
            self.table.selectRow(min(at, len(self._shown) - 1))

    def chosen(self) -> list[Handed]:
        """The rows that are selected."""
        rows = sorted({each.row() for each in self.table.selectionModel().selectedRows()})
        return [self._shown[at] for at in rows if at < len(self._shown)]

    def _ids(self, *, given: bool) -> tuple[str, ...]:
        return tuple(e.row.household_id for e in self.chosen() if (e.handed_on is None) != given)

    def _on_choose_all(self) -> None:
        self.table.selectAll()
        self.table.setFocus()

    def _on_tick(self) -> None:
        ids = self._ids(given=False)
        if ids:
            self.ticked.emit(ids)

    def _on_hand(self) -> None:
        ids = tuple(each.row.household_id for each in self.chosen())
        if ids:
            self.hand_wanted.emit(ids)

    def _on_take_back(self) -> None:
        ids = self._ids(given=True)
        if ids:
            self.taken_back.emit(ids)

    def print_chosen(self) -> None:
        """The certificate of the household in hand."""
        chosen = self.chosen()
        if chosen:
            row = chosen[0].row
            self.print_wanted.emit(row.household_id, f"hộ {row.code}")

    def _on_print_hamlet(self) -> None:
        hamlet = self.filters.combos["hamlet"]
        if hamlet.value():
            self.print_wanted.emit(hamlet.value(), hamlet.currentText())


def _cells(given: Handed) -> tuple[str, ...]:
    row = given.row
    return (
        str(row.certificate),
        row.head_name,
        row.code,
        row.hamlet,
        CLASS_TERMS[row.household_class],
        shown_day(given.handed_on) if given.handed_on else "",
        given.receiver,
    )
