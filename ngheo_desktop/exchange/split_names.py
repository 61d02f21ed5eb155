"""Họ và tên in two columns, «Nguyễn Văn | An», as lists are written that sort by given name."""

from collections.abc import Mapping
from dataclasses import replace

from ngheo_desktop.exchange.evidence import NAMES
from ngheo_desktop.exchange.grid import Grid, Row
from ngheo_desktop.exchange.headings import Heading, folded_heading, samples_of

_FAMILY = frozenset(
    ("ho", "ho dem", "ho lot", "ho va dem", "ho va ten dem", "ho va chu dem", "ho va chu lot")
)
_MOST = 0.75


def with_whole_names(
    grid: Grid, heading: Heading, columns: Mapping[str, int]
) -> tuple[Grid, dict[str, int]]:
    """The table with each name in one cell; unchanged where it stands in one column anyway."""
    whole = dict(columns)
    for code in ("head_name", "name"):
        at = columns.get(code)
        first = None if at is None else _first_half(grid, heading, at)
        if first is not None and first + 1 not in {*columns.values()} - {at}:
            below = heading.rows[-1]
            rows = [_joined(row, first) for row in grid.rows[below:]]
            grid = replace(grid, rows=[*grid.rows[:below], *rows])
            whole[code] = first
    return grid, whole


def _first_half(grid: Grid, heading: Heading, at: int) -> int | None:
    """The column of family and middle names, where the given name stands on its right."""
    own, left = heading.texts.get(at), heading.texts.get(at - 1)
    if own and left and _word(own) == "ten" and _word(left) in _FAMILY:
        return at - 1
    beside = samples_of(grid, heading, at + 1)
    if own and heading.texts.get(at + 1) == own and beside and NAMES(beside) >= _MOST:
        return at
    return None


def _word(texts: tuple[str, ...]) -> str:
    return folded_heading(texts[-1]).removesuffix(" chu ho")


def _joined(row: Row, first: int) -> Row:
    halves = [half for half in row[first : first + 2] if half is not None]
    if len(row) < first + 2 or not all(isinstance(half, str) for half in halves):
        return row
    name = " ".join(map(str, halves)) or None
    return [*row[:first], name, None, *row[first + 2 :]]
