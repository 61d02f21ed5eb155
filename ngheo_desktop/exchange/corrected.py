"""A list with what an officer has corrected while looking at it; the file itself stays as it is."""

import re
from collections.abc import Mapping
from dataclasses import replace

from ngheo_desktop.domain.corrections import Corrections
from ngheo_desktop.exchange.grid import Grid, Row, column_index
from ngheo_desktop.exchange.lines import Line
from ngheo_desktop.exchange.tables import Table

_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def corrected(grid: Grid, corrections: Corrections) -> Grid:
    """The sheet with the corrected cells; what Excel had said of them no longer counts."""
    own = {cell: value for (sheet, cell), value in corrections.cells.items() if sheet == grid.sheet}
    if not own:
        return grid
    rows: list[Row] = list(grid.rows)
    for cell, value in own.items():
        _put(rows, cell, value or None)
    return replace(
        grid,
        rows=rows,
        formulas=_without(grid.formulas, own),
        error_values=_without(grid.error_values, own),
        legacy_cells=_without(grid.legacy_cells, own),
        corrected_cells=frozenset(own),
    )


def _put(rows: list[Row], cell: str, value: str | None) -> None:
    found = _PLACE.fullmatch(cell)
    column = column_index(found[1]) if found else None
    if found is None or column is None or not 1 <= int(found[2]) <= len(rows):
        return
    row = list(rows[int(found[2]) - 1])
    row += [None] * (column + 1 - len(row))
    row[column] = value
    rows[int(found[2]) - 1] = row


def _without(told: Mapping[str, str], cells: Mapping[str, str]) -> Mapping[str, str]:
    return {cell: each for cell, each in told.items() if cell not in cells}


def without_rows(table: Table, corrections: Corrections) -> Table:
    """The table without the rows that an officer has left out."""
    own = {row for sheet, row in corrections.left_out if sheet == table.grid.sheet}
    records = tuple(row for row in table.lines.records if row not in own)
    if len(records) == len(table.lines.records):
        return table
    gone = ((row, Line.LEFT_OUT.value) for row in table.lines.records if row in own)
    skipped = tuple(sorted((*table.lines.skipped, *gone)))
    return replace(table, lines=replace(table.lines, records=records, skipped=skipped))
