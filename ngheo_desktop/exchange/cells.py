"""Cells of a record read by their columns; each oddity becomes a problem with its place."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ngheo_desktop.domain.problems import Problem, Severity
from ngheo_desktop.exchange.grid import Grid, Merged, Raw, RowPart, column_letter
from ngheo_desktop.exchange.tables import Table
from ngheo_desktop.exchange.values.oddities import ERROR, NOTE, WARNING, Oddity, Read, Reader
from ngheo_desktop.exchange.values.texts import plain_text


class Problems:
    """Everything found in one sheet, each with its place."""

    def __init__(self, sheet: str) -> None:
        self._sheet = sheet
        self.found: list[Problem] = []

    def add(
        self,
        oddity: Oddity,
        row: int,
        *,
        cell: str = "",
        field: str = "",
        raw: Raw = None,
        partner_row: int | None = None,
    ) -> None:
        """Take up an oddity of a cell."""
        self.found.append(
            Problem(
                code=oddity.code,
                text=oddity.text,
                severity=oddity.severity,
                field=field,
                row=row,
                cell=cell,
                sheet=self._sheet,
                raw=raw,
                becomes=oddity.becomes,
                partner_row=partner_row,
                proposal=oddity.proposal,
            )
        )

    def withdraw(self, code: str, rows: Collection[int]) -> None:
        """Forget what the whole list has explained."""
        self.found = [each for each in self.found if each.code != code or each.row not in rows]

    def in_order(self) -> tuple[Problem, ...]:
        """By row, errors first."""
        order = list(Severity)
        return tuple(
            sorted(self.found, key=lambda each: (each.row or 0, order.index(each.severity)))
        )


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table with the reader of its values."""

    field: str
    index: int
    letter: str
    read: Reader


class RecordReader:
    """Reads records of one table. Equal cells of a column are read once."""

    def __init__(self, table: Table, readers: Mapping[str, Reader], problems: Problems) -> None:
        self._grid = table.grid
        self._heading = table.heading
        self._columns: list[tuple[Column, dict[Any, Read]]] = [
            (Column(field, index, table.grid.letter(index), readers[field]), {})
            for field, index in table.columns.items()
            if field in readers
        ]
        self.fields_in_order = tuple(sorted(table.columns, key=lambda field: table.columns[field]))
        self.fields = frozenset(table.columns)
        self._indexes = table.columns
        self._letters = {field: table.grid.letter(at) for field, at in table.columns.items()}
        taken = {column.index for column, _memo in self._columns}
        self._extra = {
            at: text
            for at in table.heading.texts
            if at not in taken and (text := table.heading.shown(at))
        }
        self._covered = _covered_cells(table.grid, taken)
        self._has_odd_cells = bool(self._covered or self._grid.formulas or self._grid.error_values)
        self._above: dict[int, Raw] = {}  # column → the last value that was no ditto mark
        self._problems = problems

    def tell_of_columns(self) -> None:
        """What is odd about whole columns: no heading names them, or Excel hides one."""
        heading = self._heading
        if not heading.rows:
            self._problems.add(_NO_HEADING, heading.start, cell=f"A{heading.start}")
        for column, _memo in self._columns:
            if column.index in self._grid.hidden_columns:
                row = max(1, heading.bottom)
                words = f"Cột {column.letter} đang bị ẩn trong Excel. Vẫn đọc; vui lòng xem lại."
                self._report((Oddity("column_hidden", NOTE, words),), row, column, None)

    def read(self, row: int) -> dict[str, Any]:
        """Values by field; what is odd goes to the problems."""
        cells = self._grid.rows[row - 1]
        width = len(cells)
        values: dict[str, Any] = {}
        part = row if isinstance(row, RowPart) and row.parts > 1 else None
        if row in self._grid.hidden_rows:
            self._problems.add(_HIDDEN, row, cell=f"A{row}", field="number")
        for column, memo in self._columns:
            raw = cells[column.index] if column.index < width else None
            if part is not None:
                raw = _of_person(part, column.field, raw)
                if raw is None and part.part and column.field in _OWN:
                    values[column.field] = None  # the cell is about the first of them
                    continue
            elif self._has_odd_cells and self._reads_oddly(row, column, raw, values):
                continue
            if column.field in _REPEATED:
                raw = self._as_above(row, column, raw)
            key = raw if type(raw) is str else (type(raw), raw)
            read = memo.get(key)
            if read is None:
                read = memo[key] = column.read(raw)
            values[column.field] = read.value
            if read.oddities:
                self._report(read.oddities, row, column, raw)
        if self._grid.legacy_cells:
            self._mend_old_letters(row, values)
        return values

    def _as_above(self, row: int, column: Column, raw: Raw) -> Raw:
        """«nt», «như trên» and ditto marks mean what stands in the row above."""
        if type(raw) is not str or raw.strip().casefold().strip("-. ") not in _DITTO:
            if raw is not None:
                self._above[column.index] = raw
            return raw
        above = self._above.get(column.index)
        if above is None:
            return raw
        oddity = Oddity("ditto_read", NOTE, "Ghi như trên; đã lấy giá trị ở dòng trên.", above)
        self._report((oddity,), row, column, raw)
        return above

    def _mend_old_letters(self, row: int, values: dict[str, Any]) -> None:
        """Say which lone cells were typed in old letters; give names their capitals back."""
        for column, _memo in self._columns:
            cell = f"{column.letter}{row}"
            typed = self._grid.legacy_cells.get(cell)
            value = values.get(column.field)
            is_old = typed is not None or column.index in self._grid.legacy_columns
            if column.field in _NAMES and value and is_old:
                values[column.field] = value = _with_capitals(value)
            if typed is not None and cell in self._grid.doubted_cells:
                words = f"Ô gõ bằng phông chữ cũ, đã đổi thành «{value}». Vui lòng xem lại."
                oddity = Oddity("legacy_text_converted", WARNING, words, value)
                self._report((oddity,), row, column, typed)

    def raw(self, row: int, field: str) -> Raw:
        """The cell of a field as the file has it; None where the table lacks the column."""
        index = self._indexes.get(field)
        if index is None:
            return None
        return _of_person(row, field, self._grid.at(row, index))

    def cell(self, row: int, field: str) -> str:
        """The name of a field's cell; empty where the table lacks the column."""
        letter = self._letters.get(field)
        return f"{letter}{row}" if letter else ""

    def extra(self, row: int) -> dict[str, str]:
        """Columns nobody asked for, by heading."""
        return {
            heading: text
            for index, heading in self._extra.items()
            if (text := plain_text(self._grid.at(row, index)))
        }

    def _report(self, oddities: Iterable[Oddity], row: int, column: Column, raw: Raw) -> None:
        cell = f"{column.letter}{row}"
        for oddity in oddities:
            self._problems.add(oddity, row, cell=cell, field=column.field, raw=raw)

    def _reads_oddly(self, row: int, column: Column, raw: Raw, values: dict[str, Any]) -> bool:
        """Error values, formulas and merged cells; True when the cell is done with."""
        cell = f"{column.letter}{row}"
        formula = self._grid.formulas.get(cell)
        merged = self._covered.get(cell)
        if cell in self._grid.error_values:
            error = self._grid.error_values[cell]
            values[column.field] = None
            self._report((_error_value(error),), row, column, formula or error)
        elif formula is not None:
            self._read_result(row, column, raw, formula, values)
        elif merged is not None:
            self._read_covered(row, column, merged, values)
        else:
            return False
        return True

    def _read_result(
        self, row: int, column: Column, raw: Raw, formula: str, values: dict[str, Any]
    ) -> None:
        if raw is None:
            values[column.field] = None
            self._report((_NOT_CALCULATED,), row, column, formula)
            return
        read = column.read(raw)
        values[column.field] = read.value
        used = _FORMULA_USED._replace(becomes=read.value)
        self._report((used, *read.oddities), row, column, formula)

    def _read_covered(
        self, row: int, column: Column, merged: Merged, values: dict[str, Any]
    ) -> None:
        if column.index > merged.left:
            values[column.field] = None
            self._report((_MERGED_OVER,), row, column, None)
            return
        above = self._grid.at(merged.top, merged.left)
        read = column.read(above)
        values[column.field] = read.value
        if row == merged.bottom:
            self._report((_FILLED_DOWN._replace(becomes=read.value),), row, column, above)


_REPEATED = frozenset(("hamlet", "ethnic", "address", "commune"))
_DITTO = frozenset(("nt", "như trên", "nhu tren", '"', "''", "”", "〃"))
_NAMES = frozenset(("name", "head_name"))
_OWN = frozenset(
    (
        "sex",
        "birth",
        "birth_male",
        "birth_female",
        "id_number",
        "ethnic",
        "relation",
        "member_count",
    )
)


def _with_capitals(name: str) -> str:
    """TCVN3 has no capitals with a tone: typed in a capital font, names come out small."""
    small = name.islower()
    return " ".join(
        word[:1].upper() + word[1:] if small or not word[:1].isascii() else word
        for word in name.split()
    )


_NO_HEADING = Oddity(
    "heading_missing",
    WARNING,
    "Danh sách không có dòng tiêu đề: cột nào là gì được nhận ra theo giá trị trong cột. "
    "Hãy xem lại từng cột ở bước ghép cột.",
)
_HIDDEN = Oddity(
    "row_hidden", WARNING, "Dòng này đang bị ẩn trong Excel. Vẫn đọc; vui lòng xem lại."
)
_MERGED_OVER = Oddity(
    "merged_over_columns",
    WARNING,
    "Ô bị gộp với ô bên trái nên không có giá trị riêng. Hãy nhập lại ô này.",
)
_NOT_CALCULATED = Oddity(
    "formula_not_calculated",
    WARNING,
    "Ô là công thức chưa có kết quả. Hãy mở tệp bằng Excel, lưu lại rồi đọc lại.",
)
_FORMULA_USED = Oddity("formula_value_used", NOTE, "Ô là công thức; đã lấy kết quả Excel để lại.")
_FILLED_DOWN = Oddity("merged_filled_down", NOTE, "Ô gộp nhiều dòng; đã điền xuống các dòng dưới.")


def _of_person(row: int, field: str, raw: Raw) -> Raw:
    """What a cell says of one of the people of its row: their line, if there is one for each."""
    if not isinstance(row, RowPart) or row.parts == 1:
        return raw
    lines = raw.split("\n") if isinstance(raw, str) else []
    if len(lines) != row.parts:
        lines = [line for line in lines if line.strip()]
    if len(lines) == row.parts:
        return lines[row.part].strip() or None
    return raw if row.part == 0 or field not in _OWN else None


def _error_value(shown: str) -> Oddity:
    words = f"Ô báo lỗi {shown} của Excel. Hãy nhập lại giá trị đúng."
    return Oddity("cell_error_value", ERROR, words)


def _covered_cells(grid: Grid, columns: Iterable[int]) -> dict[str, Merged]:
    """Cells of the table without a value of their own, with the merged cell over them."""
    covered: dict[str, Merged] = {}
    for merged in grid.merged:
        inside = [column for column in columns if merged.left <= column <= merged.right]
        for row in range(merged.top, min(merged.bottom, len(grid.rows)) + 1):
            for column in inside:
                cell = f"{column_letter(column)}{row}"
                is_first = (row, column) == (merged.top, merged.left)
                if not is_first and cell not in grid.corrected_cells:
                    covered[cell] = merged
    return covered
