"""Một nguồn thu in the income sheet: what it is, how much by month or year, what it costs."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from ngheo_desktop.domain.income_sheet import MONTHS, PER_TERMS, IncomeKind, IncomeLine, Per
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.gui.widgets.money_edit import MoneyEdit

_LEFT_OUT = "không tính"
_NO_KIND = "(chọn nguồn thu)"


class IncomeLineRow(QFrame):
    """An amount left empty is not known yet; a cost left empty is 0."""

    edited = Signal()
    removed = Signal()

    def __init__(
        self, kinds: Mapping[str, IncomeKind], line: IncomeLine, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("income_line_row")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._kinds, self._codes = kinds, ["", *kinds]
        self.kind_combo = self._combo("kind_combo", [_NO_KIND, *(x.title for x in kinds.values())])
        self.note_edit = QLineEdit(self)
        self.amount_edit, self.cost_edit = MoneyEdit(self), MoneyEdit(self)
        self.per_combo = self._combo("per_combo", list(PER_TERMS.values()))
        self.months_combo = self._combo(
            "months_combo", [f"{each} tháng" for each in range(1, MONTHS + 1)]
        )
        self.left_out_label = QLabel(_LEFT_OUT, self)
        self.remove_button = QPushButton("Bỏ", self)
        self._name_parts()
        self._lay_out()
        self._show(line)
        self._connect()
        self._on_edited()

    def _combo(self, name: str, words: list[str]) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.addItems(words)
        return combo

    def _name_parts(self) -> None:
        for part, name, words in (
            (self.kind_combo, "kind_combo", "Nguồn thu"),
            (self.note_edit, "note_edit", "Ghi chú về nguồn thu"),
            (self.amount_edit, "amount_edit", "Số tiền thu"),
            (self.per_combo, "per_combo", "Cách tính số tiền"),
            (self.months_combo, "months_combo", "Số tháng có thu"),
            (self.cost_edit, "cost_edit", "Chi phí cả 12 tháng"),
            (self.remove_button, "remove_button", "Bỏ nguồn thu này"),
        ):
            part.setObjectName(name)
            part.setAccessibleName(words)
        self.note_edit.setPlaceholderText("ví dụ: lúa 3 vụ")
        self.amount_edit.setPlaceholderText("chưa rõ")
        self.cost_edit.setPlaceholderText("không có")
        self.remove_button.setAutoDefault(False)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 6, 8, 6)
        grid.setSpacing(6)
        upper, lower = QHBoxLayout(), QHBoxLayout()
        above: tuple[tuple[QWidget, int], ...] = (
            (self.kind_combo, 3),
            (self.note_edit, 3),
            (self.left_out_label, 0),
            (self.remove_button, 0),
        )
        for part, stretch in above:
            upper.addWidget(part, stretch)
        parts: tuple[tuple[QWidget, int], ...] = (
            (QLabel("Thu", self), 0),
            (self.amount_edit, 3),
            (self.per_combo, 0),
            (self.months_combo, 0),
            (QLabel("Chi phí", self), 0),
            (self.cost_edit, 3),
        )
        for part, stretch in parts:
            lower.addWidget(part, stretch)
        grid.addLayout(upper, 0, 0)
        grid.addLayout(lower, 1, 0)

    def _show(self, line: IncomeLine) -> None:
        at = self._codes.index(line.kind) if line.kind in self._codes else 0
        self.kind_combo.setCurrentIndex(at)
        self.note_edit.setText(line.note)
        self.amount_edit.set_amount(line.amount)
        self.per_combo.setCurrentIndex(list(PER_TERMS).index(line.per))
        self.months_combo.setCurrentIndex(line.months - 1)
        self.cost_edit.set_amount(line.cost or None)

    def _connect(self) -> None:
        self.kind_combo.currentIndexChanged.connect(self._on_edited)
        self.per_combo.currentIndexChanged.connect(self._on_edited)
        self.months_combo.currentIndexChanged.connect(self._on_edited)
        for edit in (self.note_edit, self.amount_edit, self.cost_edit):
            edit.textChanged.connect(self._on_edited)
        self.remove_button.clicked.connect(self.removed)

    def fields(self) -> tuple[QWidget, ...]:
        """In the order in which they are gone through."""
        return (
            self.kind_combo,
            self.note_edit,
            self.remove_button,
            self.amount_edit,
            self.per_combo,
            self.months_combo,
            self.cost_edit,
        )

    def line(self) -> IncomeLine:
        """The source as it is typed now."""
        return IncomeLine(
            self._codes[self.kind_combo.currentIndex()],
            self.amount_edit.amount(),
            list(PER_TERMS)[self.per_combo.currentIndex()],
            self.months_combo.currentIndex() + 1,
            self.cost_edit.amount() or 0,
            self.note_edit.text(),
        )

    def problems(self) -> list[Problem]:
        """What was typed and cannot be read."""
        return [*self.amount_edit.problems("amount"), *self.cost_edit.problems("cost")]

    def is_empty(self) -> bool:
        """A row that nobody has touched is no source."""
        typed = self.amount_edit.text() or self.cost_edit.text()
        return not typed and self.line() == IncomeLine("")

    def _on_edited(self) -> None:
        kind = self._kinds.get(self._codes[self.kind_combo.currentIndex()])
        self.left_out_label.setVisible(kind is not None and not kind.counted)
        self.months_combo.setVisible(list(PER_TERMS)[self.per_combo.currentIndex()] == Per.MONTH)
        self.edited.emit()
