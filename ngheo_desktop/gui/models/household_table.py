"""Danh sách hộ as a table: numbers of all lines, and pages of formatted ones kept for a while."""

from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.narrowing import (
    CIRCUMSTANCE_TERMS,
    SHEET_TERMS,
    Circumstance,
    HamletSum,
    SheetState,
)
from ngheo_desktop.domain.register import HouseholdLine
from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass
from ngheo_desktop.domain.unreadable import shown_year
from ngheo_desktop.gui.widgets.class_badge import CLASS_ROLE
from ngheo_desktop.gui.widgets.list_table import FOLDED_ROLE, GROUP_ROLE

PAGE = 256
_PAGES_KEPT = 32
_DISPLAY = 0  # compared as plain numbers: data() runs for every cell that is painted
_EDITED = int(Qt.ItemDataRole.EditRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_RIGHT = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value
_CENTRE = Qt.AlignmentFlag.AlignCenter.value
_LEFT = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value

_NO_FLAGS, _ENABLED = Qt.ItemFlag.NoItemFlags, Qt.ItemFlag.ItemIsEnabled
_CHOSEN = _ENABLED | Qt.ItemFlag.ItemIsSelectable
_EDITABLE = _CHOSEN | Qt.ItemFlag.ItemIsEditable

Index = QModelIndex | QPersistentModelIndex
FetchLines = Callable[[Sequence[int]], list[HouseholdLine]]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, the order that a click on it asks for, its sample for the width."""

    title: str
    order: str  # also its key, by which the officer's own choice of columns is kept
    sample: str
    text_of: Callable[[HouseholdLine], str]
    alignment: int = _LEFT
    shown: bool = True  # unless the officer chooses otherwise


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def shown_day(iso: str) -> str:
    """2026-11-21 as it is written: 21/11/2026."""
    return "/".join(reversed(iso.split("-")))


def _class_word(household_class: HouseholdClass | None) -> str:
    return CLASS_TERMS[household_class] if household_class else ""


_SHEETS = SHEET_TERMS | {SheetState.MISSING: "Chưa có"}


def _circumstances(kept: str) -> str:
    return ", ".join(CIRCUMSTANCE_TERMS[Circumstance(each)] for each in kept.split())


COLUMNS: tuple[Column, ...] = (
    Column("STT", "register", "8500", lambda _line: "", _RIGHT),
    Column("Mã hộ", "code", "OL01-0004", lambda line: line.code),
    Column("Chủ hộ", "head", "Huỳnh Thị Ngọc Điệp", lambda line: line.head_name),
    Column("Năm sinh", "birth", "Năm sinh", lambda line: shown_year(line.birth), _CENTRE),
    Column("Ấp, khóm", "hamlet", "Phước Bình", lambda line: line.hamlet),
    Column("Số khẩu", "members", "Số khẩu", lambda line: str(line.members), _CENTRE),
    Column("Dân tộc", "ethnic", "Dân tộc", lambda line: line.ethnic),
    Column("Diện", "class", "Diện", lambda line: _class_word(line.household_class), _CENTRE),
    Column(
        "Chấm điểm",
        "computed_class",
        "CN          Không thuộc diện",
        lambda line: _class_word(line.computed_class),
    ),
    Column("B1", "income_score", "140", lambda line: _number(line.income_score), _CENTRE),
    Column("B2", "deprivation_score", "120", lambda line: _number(line.deprivation_score), _CENTRE),
    Column("Thiếu hụt", "lacking", "1 4 7 9 10 12", lambda line: line.lacking),
    Column("Ngày rà soát", "survey_date", "Ngày rà soát", lambda line: shown_day(line.survey_date)),
    Column("Phiếu", "sheet", "Còn câu chưa rõ", lambda line: _SHEETS[line.sheet], shown=False),
    Column("Điện thoại", "phone", "0912 345 678", lambda line: line.phone, shown=False),
    Column(
        "Hoàn cảnh",
        "circumstances",
        "Không có khả năng lao động",
        lambda line: _circumstances(line.circumstances),
        shown=False,
    ),
)
NUMBER_COLUMN = 0
HEAD_COLUMN = 2
CLASS_COLUMN = 7
RESULT_COLUMN = 8
PHONE_COLUMN = 14


@dataclass(frozen=True, slots=True)
class _Row:
    """A line made ready for painting."""

    line: HouseholdLine
    cells: tuple[str, ...]


class HouseholdTableModel(QAbstractTableModel):
    """Knows the number of every line at once, and reads the lines themselves page by page.

    A number below zero is the line above a hamlet: -1 is the first of the sums.
    """

    phone_typed = Signal(str, str)  # id of the household, its phone as typed in the cell

    def __init__(self, fetch: FetchLines, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._rows: Sequence[int] = ()
        self._sums: Sequence[HamletSum] = ()
        self._group_rows: list[int] = []
        self._folded: Collection[str] = ()
        self._may_edit = False
        self._pages: OrderedDict[int, list[_Row | None]] = OrderedDict()

    def set_rows(
        self,
        rows: Sequence[int],
        sums: Sequence[HamletSum] = (),
        folded: Collection[str] = (),
    ) -> None:
        """Show these lines, in this order; `sums` are the hamlets that stand above some."""
        self.beginResetModel()
        self._rows, self._sums, self._folded = rows, sums, folded
        self._group_rows = [at for at, row in enumerate(rows) if row < 0] if sums else []
        self._pages.clear()
        self.endResetModel()

    def forget_lines(self, sums: Sequence[HamletSum] = ()) -> None:
        """Read the shown lines anew; which lines there are stays."""
        self._sums = sums
        self._pages.clear()
        if self._rows:
            last = self.index(len(self._rows) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def is_folded_otherwise(self, folded: Collection[str]) -> bool:
        """Whether other hamlets than these are shown as folded."""
        return bool(self._sums) and set(self._folded) != set(folded)

    def set_editable(self, *, editable: bool) -> None:
        """Whether the phone number may be typed in its cell."""
        self._may_edit = editable

    def rows(self) -> Sequence[int]:
        return self._rows

    def line_at(self, row: int) -> HouseholdLine | None:
        """The line shown in a row; None on the line of a hamlet, or when it has gone meanwhile."""
        shown = self._row(row)
        return shown.line if shown else None

    def sum_at(self, row: int) -> HamletSum | None:
        """The hamlet whose line stands in a row; None for a household."""
        number = self._rows[row]
        return self._sums[-number - 1] if number < 0 else None

    def groups_before(self, row: int) -> int:
        """How many lines of hamlets stand above a row."""
        return bisect_left(self._group_rows, row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return _NO_FLAGS
        if self._rows[index.row()] < 0:
            return _ENABLED  # the line of a hamlet is none of what is chosen
        return _EDITABLE if self._may_edit and index.column() == PHONE_COLUMN else _CHOSEN

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        row = index.row()
        if self._rows[row] < 0:
            return self._group_data(row, role)
        if role in (_DISPLAY, _EDITED):
            column = index.column()
            if column == NUMBER_COLUMN:
                return str(row + 1 - self.groups_before(row))
            shown = self._row(row)
            return shown.cells[column] if shown else ""
        if role == _ALIGNMENT:
            return COLUMNS[index.column()].alignment
        if role == CLASS_ROLE:
            return self._class_at(index)
        if role == _SPOKEN:
            return f"{COLUMNS[index.column()].title}: {self.data(index)}"
        return None

    def setData(self, index: Index, value: Any, role: int = _EDITED) -> bool:
        line = self.line_at(index.row())
        if line is None or role != _EDITED or value == line.phone:
            return False
        self.phone_typed.emit(line.id, value)
        return False  # shown once it is in the register

    def _group_data(self, row: int, role: int) -> Any:
        hamlet = self._sums[-self._rows[row] - 1]
        folded = hamlet.hamlet_id in self._folded
        if role == GROUP_ROLE:
            return sum_words(hamlet)
        if role == FOLDED_ROLE:
            return folded
        if role == _SPOKEN:
            return f"{sum_words(hamlet)}, {'đã gấp' if folded else 'đang mở'}"
        return "" if role == _DISPLAY else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY
    ) -> str | int | None:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            return COLUMNS[section].title
        return COLUMNS[section].alignment if role == _ALIGNMENT else None

    def _class_at(self, index: Index) -> HouseholdClass | None:
        column = index.column()
        if column not in (CLASS_COLUMN, RESULT_COLUMN):
            return None
        line = self.line_at(index.row())
        if line is None:
            return None
        return line.household_class if column == CLASS_COLUMN else line.computed_class

    def _row(self, row: int) -> _Row | None:
        at, place = divmod(row, PAGE)
        page = self._pages.get(at)
        if page is None:
            page = self._read_page(at)
        return page[place]

    def _read_page(self, at: int) -> list[_Row | None]:
        shown = self._rows[at * PAGE : (at + 1) * PAGE]
        wanted = [row for row in shown if row > 0]
        lines: Sequence[HouseholdLine | None] = self._fetch(wanted)
        if len(lines) != len(wanted):  # one has gone meanwhile: find out which
            lines = [next(iter(self._fetch([row])), None) for row in wanted]
        read = dict(zip(wanted, lines, strict=True))
        page = [_formatted(line) if (line := read.get(row)) else None for row in shown]
        self._pages[at] = page
        if len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        return page


def _formatted(line: HouseholdLine) -> _Row:
    return _Row(line, tuple(column.text_of(line) for column in COLUMNS))


def sum_words(hamlet: HamletSum) -> str:
    """«Vĩnh Phú: 24 hộ, 98 khẩu. Diện: 5 hộ nghèo. Chấm điểm: 6 hộ nghèo, 2 hộ cận nghèo»"""
    households, members = grouped_digits(hamlet.households), grouped_digits(hamlet.members)
    told = [f"{hamlet.name}: {households} hộ, {members} khẩu"]
    for title, counts in (("Diện", hamlet.decided), ("Chấm điểm", hamlet.computed)):
        parts = [f"{grouped_digits(count)} {_within(each)}" for each, count in counts.items()]
        if parts:
            told.append(f"{title}: {', '.join(parts)}")
    return ". ".join(told)


def _within(household_class: HouseholdClass) -> str:
    """The word of a class inside a sentence."""
    word = CLASS_TERMS[household_class]
    return word[:1].lower() + word[1:]


def laid_out(
    rows: Sequence[int], sums: Sequence[HamletSum], folded: Collection[str]
) -> Sequence[int]:
    """The rows of a list by hamlets, each under its line; those of a folded hamlet are left out."""
    if not sums:
        return rows
    shown: list[int] = []
    start = 0
    for place, hamlet in enumerate(sums, start=1):
        shown.append(-place)
        if hamlet.hamlet_id not in folded:
            shown += rows[start : start + hamlet.households]
        start += hamlet.households
    return shown
