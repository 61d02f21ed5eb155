"""What each line under a heading is: a record, a heading again, a total, a signature."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ngheo_desktop.exchange.class_above import class_heading
from ngheo_desktop.exchange.grid import Grid, Raw, Row
from ngheo_desktop.exchange.headings import Heading
from ngheo_desktop.exchange.mark_rows import is_mark_row
from ngheo_desktop.exchange.place_lines import PlaceLines
from ngheo_desktop.exchange.values.texts import is_blank, plain_text
from ngheo_desktop.text import search_key


class Line(StrEnum):
    """A line that is no record."""

    TITLE = "title"
    MARKS = "mark_row"
    REPEATED_HEADING = "repeated_header"
    HAMLET = "hamlet_heading"
    CLASS = "class_heading"
    UNIT = "unit_heading"
    HAMLET_TOTAL = "hamlet_total"
    GRAND_TOTAL = "grand_total"
    BLANK = "blank"
    FOOTER = "footer"
    LEFT_OUT = "left_out"  # by an officer
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Sorted:
    """The lines of a table: records, everything else, and the hamlet heading over each record."""

    records: tuple[int, ...]
    skipped: tuple[tuple[int, str], ...]
    hamlets: Mapping[int, str]  # row of a hamlet heading → its text
    classes: Mapping[int, str]  # row of a class heading → its text
    units: Mapping[int, str] = field(default_factory=dict)  # row of a commune heading → its name


_TOTAL = re.compile(
    r"^(tổng cộng|tong cong|tổng số|tong so|cộng dồn|(tổng|cộng|tong|cong)\s*([:\d(]|$)"
    r"|(tổng|cộng) (ấp|khóm|xã|phường|trang|hộ|toàn))"
)
_FOOTER = re.compile(
    r"^\(?(nguoi (lap|tong hop|ra soat)|tm\b|thay mat|truong ban|chu tich|uy ban|ky,|ky ten"
    r"|noi nhan|can bo|cong chuc|ke toan|xac nhan|ngay \d* ?thang|ghi chu:|lap bieu)"
)
_SUM = re.compile(r"^(?:tổng cộng|tổng số|tổng|cộng|tong cong|tong so|tong|cong)[\s:]*", re.I)
_MOST_OF_A_DIVIDER = 2
_FULL_ENOUGH = 0.4  # of the usual record, for a line without a number or under a signature
_RECORD_FIELDS = ("number", "member_no")
_NAME_FIELDS = ("name", "head_name")


def sort_lines(
    grid: Grid, heading: Heading, columns: Mapping[str, int], places: PlaceLines
) -> Sorted:
    """Sort every line of the sheet; each is a record or skipped, none is lost."""
    sorter = _Sorter(grid, heading, columns, places)
    skipped = [
        (row, Line.TITLE.value)
        for row in range(1, heading.top)
        if not _is_empty(grid.rows[row - 1])
    ]
    row = heading.bottom + 1
    while row <= len(grid.rows):
        height = sorter.repeated_height(row)
        if height:
            skipped += [(row + at, Line.REPEATED_HEADING.value) for at in range(height)]
            row += height
            continue
        sorter.sort(row)
        row += 1
    return sorter.finished(skipped)


class _Sorter:
    def __init__(
        self, grid: Grid, heading: Heading, columns: Mapping[str, int], places: PlaceLines
    ) -> None:
        self._places = places
        self._grid = grid
        self._heading = heading
        self._counters = [columns[code] for code in _RECORD_FIELDS if code in columns]
        self._name = next((columns[code] for code in _NAME_FIELDS if code in columns), None)
        skip = {"note", "circumstances"}
        self._mapped = [column for code, column in columns.items() if code not in skip]
        self._heading_cells = [
            {at: _lower(cell) for at, cell in enumerate(grid.rows[row - 1]) if not is_blank(cell)}
            for row in heading.rows
        ]
        self._heading_words = {cell for line in self._heading_cells for cell in line.values()}
        self._mark_row: Row | None = None
        self._records: list[int] = []
        self._weak: list[int] = []
        self._others: list[tuple[int, Line]] = []
        self._hamlets: dict[int, str] = {}
        self._classes: dict[int, str] = {}
        self._units: dict[int, str] = {}
        self._summed_hamlets: dict[int, str] = {}  # row of a sum → the hamlet it names

    def repeated_height(self, row: int) -> int:
        """How many lines from here on repeat the heading; 0 when this one does not begin it."""
        cells = self._grid.rows[row - 1]
        if not any(_lower(cell) in self._heading_words for cell in cells if type(cell) is str):
            return 0
        if not _repeats(cells, self._heading_cells[0]):
            return 0
        height = 1
        for line in self._heading_cells[1:]:
            below = self._cells(row + height)
            if below is None or not (_repeats(below, line) if line else _is_empty(below)):
                break
            height += 1
        marks = self._cells(row + height)
        if self._mark_row is not None and marks == self._mark_row:
            height += 1
        return height

    def _cells(self, row: int) -> Row | None:
        return self._grid.rows[row - 1] if row <= len(self._grid.rows) else None

    def sort(self, row: int) -> None:
        cells = self._grid.rows[row - 1]
        if self._mark_row is not None and cells == self._mark_row:
            self._others.append((row, Line.MARKS))
            return
        named = self._name is not None and _is_words(_at(cells, self._name))
        if named and self._divides(row, cells):
            return
        if named and any(_is_number(_at(cells, column)) for column in self._counters):
            self._records.append(row)
        elif _is_empty(cells):
            self._others.append((row, Line.BLANK))
        elif not self._records and not self._weak and is_mark_row(cells):
            self._mark_row = cells
            self._others.append((row, Line.MARKS))
        else:
            self._sort_odd(row, cells)

    def _divides(self, row: int, cells: Row) -> bool:
        """«1 | Ấp Phước Lợi», «A | HỘ NGHÈO»: a line with its number and nothing else."""
        if sum(cell is not None for cell in cells) > _MOST_OF_A_DIVIDER:
            return False
        texts = [plain_text(cell) for cell in cells if not is_blank(cell)]
        return self._is_place_line(row, texts) or self._is_class_line(row, texts)

    def _is_place_line(self, row: int, texts: Sequence[str]) -> bool:
        """«I | Ấp Phước Lợi», «B | PHƯỜNG TỊNH BIÊN»: one place, and at most its number."""
        if len(texts) > _MOST_OF_A_DIVIDER:
            return False
        hamlets = [hamlet for text in texts if (hamlet := self._places.hamlet(text))]
        units = [unit for text in texts if (unit := self._places.unit(text))]
        if len(hamlets) == 1:
            self._hamlets[row] = hamlets[0]
            self._others.append((row, Line.HAMLET))
            self._tell_class(row, texts, hamlets[0])
        elif len(units) == 1:
            self._units[row] = units[0]
            self._others.append((row, Line.UNIT))
        return len(hamlets) == 1 or len(units) == 1

    def _tell_class(self, row: int, texts: Sequence[str], hamlet: str) -> None:
        """«DANH SÁCH HỘ CẬN NGHÈO ẤP PHƯỚC LỢI» tells the class of the rows below too."""
        before = next(text for text in texts if hamlet in text).partition(hamlet)[0]
        if class_heading(before):
            self._classes[row] = before

    def _is_class_line(self, row: int, texts: Sequence[str]) -> bool:
        named = [text for text in texts if class_heading(text)]
        if len(named) != 1:
            return False
        self._classes[row] = named[0]
        self._others.append((row, Line.CLASS))
        return True

    def _sort_odd(self, row: int, cells: Row) -> None:
        texts = [plain_text(cell) for cell in cells if not is_blank(cell)]
        words = [text for text in texts if not text.replace(".", "").isdigit()]
        name = "" if self._name is None else plain_text(_at(cells, self._name))
        if any(_TOTAL.match(text.casefold()) for text in (*words[:1], name)):
            hamlets = [hamlet for text in words if (hamlet := self._summed_hamlet(text))]
            if hamlets:
                self._summed_hamlets[row] = hamlets[0]
            told = any(self._places.hamlet(text) for text in words[1:])
            self._others.append((row, Line.HAMLET_TOTAL if told else Line.GRAND_TOTAL))
            return
        if self._is_place_line(row, texts):
            return
        if len(texts) <= _MOST_OF_A_DIVIDER and self._is_class_line(row, texts):
            return
        if any(_FOOTER.match(search_key(text)) for text in words):
            self._others.append((row, Line.FOOTER))
        else:
            self._weak.append(row)

    def _summed_hamlet(self, text: str) -> str:
        """«Tổng ấp Phước Lợi: 6 hộ» → «ấp Phước Lợi»."""
        return self._places.hamlet(_SUM.sub("", text))

    def _with_sums_above(self) -> None:
        """Sums that stand over their hamlets, before the first record, are their headings."""
        first_sum = min(self._summed_hamlets, default=0)
        first = min((*self._records, *self._weak), default=0)
        if self._hamlets or not 0 < first_sum < first:
            return
        self._hamlets.update(self._summed_hamlets)
        self._others = [
            (row, Line.HAMLET if row in self._summed_hamlets else kind)
            for row, kind in self._others
        ]

    def finished(self, skipped: list[tuple[int, str]]) -> Sorted:
        """Lines without a number are judged last, by how full the records are."""
        self._with_sums_above()
        usual = self._usual_fill(self._records or self._weak)
        last = max(self._records, default=0)
        numbered = bool(self._records)
        signed = min(
            (row for row, kind in self._others if kind == Line.FOOTER), default=len(self._grid.rows)
        )
        for row in self._weak:
            doubtful = numbered or row > signed
            is_signature = row > max(signed, last) and not self._has_digits(row)
            enough = max(2, usual * _FULL_ENOUGH if doubtful else 0)
            if self._fill(row) >= enough and not is_signature:
                self._records.append(row)
            else:
                self._others.append((row, Line.FOOTER if row > last else Line.OTHER))
        self._records.sort()
        last = self._records[-1] if self._records else 0
        skipped += [
            (row, kind.value)
            for row, kind in self._others
            if not (kind == Line.BLANK and row > last)
        ]
        return Sorted(
            tuple(self._records),
            tuple(sorted(skipped)),
            self._hamlets,
            self._classes,
            self._units,
        )

    def _usual_fill(self, rows: Sequence[int]) -> int:
        step = max(1, len(rows) // 200)
        fills = sorted(self._fill(row) for row in rows[::step])
        return fills[len(fills) // 2] if fills else 0

    def _has_digits(self, row: int) -> bool:
        texts = (plain_text(cell) for cell in self._grid.rows[row - 1])
        return any(char.isdigit() for text in texts for char in text)

    def _fill(self, row: int) -> int:
        cells = self._grid.rows[row - 1]
        return sum(not is_blank(_at(cells, column)) for column in self._mapped)


def _at(cells: Row, column: int) -> Raw:
    return cells[column] if column < len(cells) else None


def _is_empty(cells: Row) -> bool:
    return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in cells)


def _is_words(cell: Raw) -> bool:
    return isinstance(cell, str) and not is_blank(cell)


def _is_number(cell: Raw) -> bool:
    if isinstance(cell, str):
        return cell.strip().isdigit()
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _lower(cell: Raw) -> Raw:
    return cell.casefold() if isinstance(cell, str) else cell


def _repeats(cells: Row, heading: Mapping[int, Raw]) -> bool:
    """Most cells of a heading line stand here again."""
    if not heading:
        return False
    same = sum(_lower(_at(cells, column)) == text for column, text in heading.items())
    return same * 10 >= len(heading) * 6
