"""Tổng số hộ, nhân khẩu: all households of each ấp, khóm on a day, poor or not."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidgetItem,
    QWidget,
)

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.reports.basis import HamletCount
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.dialogs.act_dialog import ActDialog
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.birth_edit import DayEdit
from ngheo_desktop.gui.widgets.number_table import NumberTable
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.hamlet_counts import (
    KnownCount,
    list_hamlet_counts,
    save_hamlet_counts,
)
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report

_HEADS = ("Ấp, khóm", "Tổng số hộ", "Nhân khẩu", "Hộ DTTS", "Sổ đang có", "Số đã ghi")
_WIDTHS = (150, 110, 110, 96, 150, 150)  # at 100 %
_HOUSEHOLDS, _PEOPLE, _FEW = 1, 2, 3
_READ_ONLY = (0, 4, 5)


class HamletCountsDialog(ActDialog):
    """What was known stands there already; only what is new is written, for the day above."""

    refusal = "Chưa ghi được tổng số hộ, nhân khẩu."

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(office, runner, "Tổng số hộ, nhân khẩu", parent)
        self.setObjectName("hamlet_counts_dialog")
        self._known: Sequence[KnownCount] = ()
        self.add_words("Tỷ lệ hộ nghèo tính trên mọi hộ của ấp, khóm, không chỉ hộ có trong sổ.")
        self.day_edit = DayEdit(self)
        self.day_edit.setObjectName("counted_edit")
        self.day_edit.set_day(office.today())
        self.source_edit = self.line("source_edit")
        self.source_edit.setPlaceholderText("Công an xã, báo cáo dân cư tháng 11")
        self.add("Số liệu &ngày", self.day_edit)
        self.add("Ng&uồn", self.source_edit)
        self.table = self._table()
        self._form.addRow(self.table)
        self.fill_button = QPushButton("&Lấy số trong sổ", self)
        self.fill_button.setObjectName("fill_button")
        self.fill_button.setAutoDefault(False)
        self.fill_button.setToolTip("Chỉ đúng khi sổ có đủ mọi hộ của ấp, khóm")
        self.fill_button.clicked.connect(self._on_fill)
        row = QHBoxLayout()
        row.addWidget(self.fill_button)
        row.addStretch(1)
        self._form.addRow(row)
        sizes = theme.metrics()
        self.resize(min(sizes.px(820), 1180), min(sizes.px(500), 640))
        self._read()

    def _table(self) -> NumberTable:
        table = NumberTable(0, len(_HEADS), self)
        table.setObjectName("counts_table")
        table.setAccessibleName("Tổng số hộ, nhân khẩu của từng ấp, khóm")
        table.setHorizontalHeaderLabels(list(_HEADS))
        table.verticalHeader().hide()
        table.setTabKeyNavigation(False)
        table.setMinimumHeight(theme.metrics().px(200))
        header = table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, theme.metrics().px(width))
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        return table

    # --- values -----------------------------------------------------------------------------

    def _read(self) -> None:
        office = self._office
        task = self._runner.start(lambda _report: list_hamlet_counts(office))
        task.succeeded.connect(self._on_read)
        task.failed.connect(self._on_failed)

    def _on_read(self, known: Sequence[KnownCount]) -> None:
        self._known = known
        self.table.setRowCount(len(known))
        for row, each in enumerate(known):
            count = each.count
            numbers = (
                (count.households, count.people, count.minority_households)
                if count
                else (None, None, None)
            )
            households, people = each.registered
            told = (
                each.hamlet.full_name,
                *(_shown(number) for number in numbers),
                f"{grouped_digits(households)} hộ, {grouped_digits(people)} khẩu",
                f"ngày {count.on:%d/%m/%Y}" if count else "chưa có",
            )
            for column, text in enumerate(told):
                self.table.setItem(row, column, _item(text, column))
        if known:
            self.table.setCurrentCell(0, _HOUSEHOLDS)
        source = next((each.count.source for each in known if each.count), "")
        self.source_edit.setText(source)

    def _on_fill(self) -> None:
        """What the register holds, where nothing is written yet."""
        for row, each in enumerate(self._known):
            for column, number in zip((_HOUSEHOLDS, _PEOPLE), each.registered, strict=True):
                item = self.table.item(row, column)
                if item is not None and not item.text() and number:
                    item.setText(_shown(number))
        self.source_edit.setText(self.source_edit.text() or "theo sổ")

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text().strip().replace(".", "") if item is not None else ""

    def problems(self) -> Sequence[Problem]:
        if self.day_edit.day() is None:
            text = "Chưa có ngày của số liệu. Hãy nhập đủ, ví dụ 01/12/2026."
            return [Problem("day_missing", text, field="day")]
        return [
            Problem(
                "number_unreadable", f"{each.hamlet.full_name}: «{text}» không phải số.", row=row
            )
            for row, each in enumerate(self._known)
            for text in (self._text(row, column) for column in (_HOUSEHOLDS, _PEOPLE, _FEW))
            if text and not text.isdecimal()
        ]

    def _counts(self) -> list[HamletCount]:
        """Rows in which something was typed that differs from what is known."""
        day = self.day_edit.day()
        assert day is not None  # one of the problems
        counts = []
        for row, each in enumerate(self._known):
            typed = [self._text(row, column) for column in (_HOUSEHOLDS, _PEOPLE, _FEW)]
            households, people, few = (int(text) if text else None for text in typed)
            known = each.count
            same = known is not None and (
                (known.households, known.people, known.minority_households)
                == (households, people, few)
            )
            if any(typed) and not (same and known and known.on >= day):
                counts.append(
                    HamletCount(
                        each.hamlet.id,
                        day,
                        households or 0,
                        people or 0,
                        few,
                        self.source_edit.text(),
                    )
                )
        return counts

    def work(self) -> Callable[[Report], Act]:
        office, counts = self._office, self._counts()

        def save(_report: Report) -> Act:
            act = save_hamlet_counts(office, counts)
            if act is None:
                raise WrongUsage("Chưa có số nào mới để ghi.")
            return act

        return save

    def field_of(self, name: str) -> QWidget:
        """The row of a hamlet, else the day."""
        row = next((at for at, each in enumerate(self._known) if each.hamlet.id == name), None)
        if row is None:
            return self.day_edit
        self.table.setCurrentCell(row, _HOUSEHOLDS)
        return self.table


def _shown(number: int | None) -> str:
    return "" if number is None else grouped_digits(number)


def _item(text: str, column: int) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    if column in _READ_ONLY:
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
    else:
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item
