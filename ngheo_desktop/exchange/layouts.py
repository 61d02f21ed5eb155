"""How the sheets of a list were recognised, as the officer is shown it."""

from collections.abc import Iterator, Sequence
from itertools import islice

from ngheo_desktop.domain.listing import Layout
from ngheo_desktop.exchange.grid import Grid, column_index
from ngheo_desktop.exchange.lines import Line
from ngheo_desktop.exchange.tables import Table
from ngheo_desktop.exchange.values.texts import plain_text

_SHOWN_VALUES = 5
_SHOWN_CONVERSIONS = 10


def layout_of(tables: Sequence[Table], others: Sequence[Grid]) -> Layout:
    """How the sheets were recognised, as shown to the officer: the first one in full."""
    table = tables[0]
    lines, below = table.lines, table.heading.bottom + 1
    parts = {row for row, kind in lines.skipped if kind in (Line.HAMLET, Line.HAMLET_TOTAL)}
    records = sorted(parts.union(lines.records))
    read = {each.grid.sheet for each in tables}

    def place(each: tuple[str, int]) -> tuple[bool, int]:
        """What was parted from a column comes before what the column itself is."""
        return each[1] not in table.grid.shown_as, each[1]

    return Layout(
        sheet=table.grid.sheet,
        kind=table.kind.value,
        header_rows=table.heading.rows,
        first_row=records[0] if records else below,
        last_row=records[-1] if records else below - 1,
        columns={
            code: table.grid.letter(at) for code, at in sorted(table.columns.items(), key=place)
        },
        headings={
            table.grid.letter(at): text
            for at in table.heading.texts
            if at not in table.grid.shown_as
            if (text := table.heading.shown(at)) or not table.heading.rows
        },
        repeated_header_rows=tuple(
            row for row, kind in table.lines.skipped if kind == Line.REPEATED_HEADING
        ),
        skipped_rows=table.lines.skipped,
        other_sheets=tuple(
            grid.sheet for grid in others if grid.sheet not in read and not grid.is_hidden
        ),
        mark_row=next((row for row, kind in lines.skipped if kind == Line.MARKS), None),
        hamlets=lines.hamlets,
        sheets=tuple(grid.sheet for grid in others if grid.sheet in read),
        old_letters={table.grid.letter(at): each for at, each in table.grid.legacy_columns.items()},
        converted=tuple(islice(_converted(table), _SHOWN_CONVERSIONS)),
        converted_cells=len(table.grid.legacy_cells),
        samples={
            table.grid.letter(at): _first_values(table, at)
            for at in table.heading.texts
            if at not in table.grid.shown_as
        },
    )


def _converted(table: Table) -> Iterator[tuple[str, str, str]]:
    """Cells of the table in old letters: as typed, and as understood."""
    for cell, typed in table.grid.legacy_cells.items():
        letters = cell.rstrip("0123456789")
        row, column = int(cell[len(letters) :]), column_index(letters)
        if column is not None and row >= table.heading.top:
            yield cell, typed, plain_text(table.grid.at(row, column))


def _first_values(table: Table, column: int) -> tuple[str, ...]:
    """A few filled cells of a column, so that the officer sees what it holds."""
    cells = (plain_text(table.grid.at(row, column)) for row in table.lines.records)
    return tuple(islice((text for text in cells if text), _SHOWN_VALUES))
