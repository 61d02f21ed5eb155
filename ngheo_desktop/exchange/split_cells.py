"""One thing in several columns: «Nguyễn Văn | An» for a name, «2 | 3 | 1975» for a birth date."""

from collections.abc import Mapping
from dataclasses import replace

from ngheo_desktop.exchange.evidence import NAMES
from ngheo_desktop.exchange.grid import Grid, Row
from ngheo_desktop.exchange.headings import Heading, folded_heading, samples_of
from ngheo_desktop.exchange.values.texts import plain_text

_FAMILY = frozenset(
    ("ho", "ho dem", "ho lot", "ho va dem", "ho va ten dem", "ho va chu dem", "ho va chu lot")
)
_DAY_MONTH_YEAR = ["ngay", "thang", "nam"]
_MOST = 0.75


def with_whole_dates(grid: Grid, heading: Heading) -> tuple[Grid, Heading]:
    """The table with each birth date in one cell, where day, month and year stand apart."""
    for at, texts in heading.texts.items():
        parts = [heading.texts.get(each) or ("",) for each in range(at, at + 3)]
        named = [folded_heading(each[-1]) for each in parts]
        if named == _DAY_MONTH_YEAR and any("sinh" in folded_heading(each) for each in texts[:-1]):
            below = heading.bottom
            rows = [_dated(row, at) for row in grid.rows[below:]]
            whole = {**heading.texts, at: texts[:-1], at + 1: (), at + 2: ()}
            dated = replace(grid, rows=[*grid.rows[:below], *rows])
            return dated, replace(heading, texts=whole)
    return grid, heading


def _dated(row: Row, at: int) -> Row:
    """«2 | 3 | 1975» → «2/3/1975»; a row that is no record stays as it is."""
    parts = [plain_text(part) for part in row[at : at + 3]]
    if len(parts) < 3 or not all(part.isdigit() or not part for part in parts):
        return row
    known = parts if parts[0] else parts[1:] if parts[1] else parts[2:]
    return [*row[:at], "/".join(known) or None, None, None, *row[at + 3 :]]


def with_whole_names(
    grid: Grid, heading: Heading, columns: Mapping[str, int]
) -> tuple[Grid, dict[str, int]]:
    """The table with each name in one cell; unchanged where it stands in one column anyway."""
    whole = dict(columns)
    for code in ("head_name", "name"):
        at = columns.get(code)
        first = None if at is None else _first_half(grid, heading, at)
        if first is not None and first + 1 not in {*columns.values()} - {at}:
            below = heading.bottom
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
    name = " ".join(map(str, halves))
    if len(row) < first + 2 or not name or any(map(str.isdigit, name)):
        return row  # the numbers of the columns are no name
    return [*row[:first], name, None, *row[first + 2 :]]
