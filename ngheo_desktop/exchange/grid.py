"""Raw cells of one sheet, whatever file they came from, and how Excel names them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

Raw = str | float | int | bool | date | datetime | time | timedelta | None
"""A cell as the file has it: nothing is guessed yet; an empty one is None."""

Row = Sequence[Raw]


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells shown as one; its value stands in the first. Rows from 1, columns from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet. Row 1 is `rows[0]`; what a plain reader loses stands beside it by cell name."""

    sheet: str
    rows: Sequence[Row]
    merged: tuple[Merged, ...] = ()
    formulas: Mapping[str, str] = field(default_factory=dict)
    error_values: Mapping[str, str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()  # from 0
    is_hidden: bool = False
    legacy_cells: Mapping[str, str] = field(default_factory=dict)  # cell → as typed in old letters
    doubted_cells: frozenset[str] = frozenset()  # of these: old letters where most is Unicode
    corrected_cells: frozenset[str] = frozenset()  # by an officer: merged or not, this value counts
    typed_rows: Sequence[Row] = ()  # as they stood before cells were parted; empty = as they are
    shown_as: Mapping[int, int] = field(default_factory=dict)  # column made here → that of the file
    legacy_columns: Mapping[int, str] = field(default_factory=dict)  # column → tcvn3 or vni

    def at(self, row: int, column: int) -> Raw:
        """The cell; None outside the sheet."""
        if not 1 <= row <= len(self.rows):
            return None
        cells = self.rows[row - 1]
        return cells[column] if column < len(cells) else None

    @property
    def as_typed(self) -> "Grid":
        """The sheet as people know it, before cells were parted."""
        return replace(self, rows=self.typed_rows) if self.typed_rows else self

    def letter(self, column: int) -> str:
        """Excel's letters of the column that holds it in the file."""
        return column_letter(self.shown_as.get(column, column))


class RowPart(int):
    """A row of the sheet, or one of several people who stand in it, a line of its cells each."""

    part: int
    parts: int

    def __new__(cls, row: int, part: int, parts: int) -> "RowPart":
        """The row, as one of `parts`, counted from 0."""
        self = super().__new__(cls, row)
        self.part, self.parts = part, parts
        return self


MOST_COLUMNS = 512


def narrowed(grid: Grid) -> Grid:
    """Without what strayed far to the right: no list is that wide, and each column costs time."""
    if all(len(row) <= MOST_COLUMNS for row in grid.rows):
        return grid
    return replace(grid, rows=[row[:MOST_COLUMNS] for row in grid.rows])


_ERRORS = frozenset(
    ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")
)


def error_texts(rows: Sequence[Row]) -> dict[str, str]:
    """Error values that a file keeps as text, as a CSV of Excel does, by cell name."""
    return {
        f"{column_letter(column)}{at}": cell
        for at, row in enumerate(rows, 1)
        for column, cell in enumerate(row)
        if type(cell) is str and cell[:1] == "#" and cell in _ERRORS
    }


def column_letter(column: int) -> str:
    """Excel's letters of a column counted from 0: A, B … Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letters: str) -> int | None:
    """The column counted from 0 that Excel calls so; None when these are no such letters."""
    if not (1 <= len(letters) <= 3 and letters.isascii() and letters.isalpha()):
        return None
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
