"""Whether the rows of a table are people in runs, each run a household."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from ngheo_desktop.exchange.grid import Grid, Row
from ngheo_desktop.exchange.headings import Heading
from ngheo_desktop.exchange.values.texts import plain_text

_FEWEST_RUNS, _LARGEST_FAMILY = 3, 15


def in_runs(grid: Grid, heading: Heading, columns: Mapping[str, int]) -> bool:
    """One row in five goes on with the household above: its code, its number, or no number."""
    name, code, number = (columns.get(field) for field in ("name", "code", "number"))
    if name is None:
        return False
    if code is None and number is None:
        return _parted_by_blanks(grid, heading, columns)
    keys = [
        tuple(None if column is None else grid.at(row, column) for column in (code, number))
        for row in range(heading.bottom + 1, len(grid.rows) + 1)
        if grid.at(row, name) is not None and _is_full(grid.rows[row - 1], columns.values())
    ]
    numbered = number is not None and any(each is not None for _code, each in keys)
    going_on = sum(
        after[0] == before[0]
        if after[0] is not None
        else numbered and after[1] in (None, before[1])
        for before, after in pairwise(keys)
    )
    return going_on * 5 >= len(keys) > 1


def _parted_by_blanks(grid: Grid, heading: Heading, columns: Mapping[str, int]) -> bool:
    """Families with an empty line between them, and nothing else that tells them apart."""
    runs, length = [], 0
    for cells in grid.rows[heading.bottom :]:
        if _is_full(cells, columns.values()):
            length += 1
        elif not any(map(plain_text, cells)) and length:
            runs.append(length)
            length = 0
    runs.append(length)
    several = sum(run > 1 for run in runs)
    return len(runs) >= _FEWEST_RUNS and max(runs) <= _LARGEST_FAMILY and several * 3 >= len(runs)


def _is_full(cells: Row, columns: Iterable[int]) -> bool:
    """A person has more than a name: not a signature, the heading of a hamlet, a sum."""
    filled, has_digit = 0, False
    for at in columns:  # most rows are known for full after two or three cells
        text = plain_text(cells[at]) if at < len(cells) else ""
        filled += bool(text)
        has_digit = has_digit or any(map(str.isdigit, text))
        if filled >= 2 and has_digit:
            return True
    return False
