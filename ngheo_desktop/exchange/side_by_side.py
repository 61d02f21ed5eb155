"""One list printed in two or three halves beside each other: each half is a table of its own."""

from collections.abc import Iterator
from dataclasses import replace

from ngheo_desktop.exchange.grid import Grid, Row
from ngheo_desktop.exchange.headings import Heading, find_heading

_FEWEST_COLUMNS, _MOST_HALVES = 3, 4


def halves_of(grid: Grid) -> Iterator[Grid]:
    """The sheet itself, or each of its halves with the cells of the others left out."""
    heading = find_heading(grid)
    columns = None if heading is None else _columns_of_halves(heading)
    if heading is None or columns is None:
        yield grid
        return
    for at, own in enumerate(columns):
        end = columns[at + 1][0] if at + 1 < len(columns) else None
        rows = [
            row if number < heading.top else _only(row, own[0] if at else 0, end)
            for number, row in enumerate(grid.rows, 1)
        ]
        name = f"{grid.sheet} ({at + 1})" if at else grid.sheet
        yield replace(grid, sheet=name, rows=rows)


def _columns_of_halves(heading: Heading) -> list[list[int]] | None:
    """The columns of each half, where the same headings come again in the same order."""
    columns = [at for at in sorted(heading.texts) if heading.texts[at]]
    for halves in range(2, _MOST_HALVES + 1):
        width, rest = divmod(len(columns), halves)
        if rest or width < _FEWEST_COLUMNS:
            continue
        parts = [columns[at : at + width] for at in range(0, len(columns), width)]
        texts = [[heading.texts[at] for at in part] for part in parts]
        if all(each == texts[0] for each in texts) and len(set(texts[0])) == width:
            return parts
    return None


def _only(row: Row, start: int, end: int | None) -> Row:
    return [*[None] * min(start, len(row)), *row[start:end]]
