"""Danh sách hộ as a table: numbers of all lines, and pages of formatted ones kept for a while."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ngheo_desktop.domain.register import HouseholdLine
from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass
from ngheo_desktop.gui.widgets.class_badge import CLASS_ROLE

PAGE = 256
_PAGES_KEPT = 32
_DISPLAY = 0  # compared as plain numbers: data() runs for every cell that is painted
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_RIGHT = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value
_CENTRE = Qt.AlignmentFlag.AlignCenter.value
_LEFT = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value

Index = QModelIndex | QPersistentModelIndex
FetchLines = Callable[[Sequence[int]], list[HouseholdLine]]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, the order that a click on it asks for, its sample for the width."""

    title: str
    order: str
    sample: str
    text_of: Callable[[HouseholdLine], str]
    alignment: int = _LEFT


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _shown_day(iso: str) -> str:
    return "/".join(reversed(iso.split("-")))


def _class_word(household_class: HouseholdClass | None) -> str:
    return CLASS_TERMS[household_class] if household_class else ""


COLUMNS: tuple[Column, ...] = (
    Column("STT", "register", "8500", lambda _line: "", _RIGHT),
    Column("Mã hộ", "code", "OL01-0004", lambda line: line.code),
    Column("Chủ hộ", "head", "Huỳnh Thị Ngọc Điệp", lambda line: line.head_name),
    Column("Năm sinh", "birth", "Năm sinh", lambda line: line.birth[:4], _CENTRE),
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
    Column(
        "Ngày rà soát", "survey_date", "Ngày rà soát", lambda line: _shown_day(line.survey_date)
    ),
)
NUMBER_COLUMN = 0
HEAD_COLUMN = 2
CLASS_COLUMN = 7
RESULT_COLUMN = 8


@dataclass(frozen=True, slots=True)
class _Row:
    """A line made ready for painting."""

    line: HouseholdLine
    cells: tuple[str, ...]


class HouseholdTableModel(QAbstractTableModel):
    """Knows the number of every line at once, and reads the lines themselves page by page."""

    def __init__(self, fetch: FetchLines, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._rows: Sequence[int] = ()
        self._pages: OrderedDict[int, list[_Row | None]] = OrderedDict()

    def set_rows(self, rows: Sequence[int]) -> None:
        """Show these lines, in this order."""
        self.beginResetModel()
        self._rows = rows
        self._pages.clear()
        self.endResetModel()

    def forget_lines(self) -> None:
        """Read the shown lines anew; which lines there are stays."""
        self._pages.clear()
        if self._rows:
            last = self.index(len(self._rows) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rows(self) -> Sequence[int]:
        return self._rows

    def line_at(self, row: int) -> HouseholdLine | None:
        """The line shown in a row; None when it has gone from the register meanwhile."""
        shown = self._row(row)
        return shown.line if shown else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY:
            column = index.column()
            if column == NUMBER_COLUMN:
                return str(index.row() + 1)
            shown = self._row(index.row())
            return shown.cells[column] if shown else ""
        if role == _ALIGNMENT:
            return COLUMNS[index.column()].alignment
        if role == CLASS_ROLE:
            return self._class_at(index)
        if role == _SPOKEN:
            return f"{COLUMNS[index.column()].title}: {self.data(index)}"
        return None

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
        wanted = self._rows[at * PAGE : (at + 1) * PAGE]
        lines: Sequence[HouseholdLine | None] = self._fetch(wanted)
        if len(lines) != len(wanted):  # one has gone meanwhile: find out which
            lines = [next(iter(self._fetch([row])), None) for row in wanted]
        page = [_formatted(line) if line else None for line in lines]
        self._pages[at] = page
        if len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        return page


def _formatted(line: HouseholdLine) -> _Row:
    return _Row(line, tuple(column.text_of(line) for column in COLUMNS))
