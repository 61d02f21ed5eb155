"""A list without a line of headings: what its columns hold is all that names them."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.exchange.evidence import PERSONS, PROOFS, Evidence
from ngheo_desktop.exchange.grid import Grid, Raw
from ngheo_desktop.exchange.headings import Heading, samples_of
from ngheo_desktop.exchange.values.births import read_written_day
from ngheo_desktop.exchange.values.texts import plain_text

_SEARCHED_ROWS = 60
_EARLIEST, _LATEST = 1900, 2099
_FULL, _FEWEST_ROWS, _ENOUGH_PROVED = 3, 3, 2
_LIKELY, _MOST = 0.75, 0.9


def heading_of_nothing(grid: Grid, proofs: Mapping[str, Evidence]) -> Heading | None:
    """Where the values begin, if names of people and two more columns prove what they are."""
    start = next(
        (
            at
            for at, cells in enumerate(grid.rows[:_SEARCHED_ROWS], 1)
            if sum(bool(plain_text(cell)) for cell in cells) >= _FULL and _has_digits(cells)
        ),
        None,
    )
    if start is None or len(grid.rows) - start + 1 < _FEWEST_ROWS:
        return None
    width = max(map(len, grid.rows[start - 1 :]))
    heading = Heading((), dict.fromkeys(range(width), ()), start)
    columns = [samples for at in range(width) if (samples := samples_of(grid, heading, at))]
    named = any(PERSONS(each) >= _LIKELY for each in columns)
    tests = proofs_without_headings(proofs)
    proved = {code for code, test in tests.items() if any(test(x) >= _MOST for x in columns)}
    return heading if named and len(proved - {"number"}) >= _ENOUGH_PROVED else None


def proofs_without_headings(proofs: Mapping[str, Evidence]) -> dict[str, Evidence]:
    """What values prove where no heading helps: births and the running number too."""
    return {**PROOFS, **proofs, "birth": _births, "number": _counting}


def _births(samples: Sequence[Raw]) -> float:
    """Days or years in which people who live now were born."""
    found = [read_written_day(each, date.max).value for each in samples]
    fits = [isinstance(each, Birth) and _EARLIEST <= each.year <= _LATEST for each in found]
    return sum(fits) / len(samples)


def _counting(samples: Sequence[Raw]) -> float:
    """1, 2, 3 …, as far as it goes on."""
    numbers = [int(text) for each in samples if (text := plain_text(each)).isdecimal()]
    if len(numbers) < len(samples) or numbers[0] != 1 or numbers[-1] > 100_000:
        return 0.0
    return float(all(before < after for before, after in pairwise(numbers)))


def _has_digits(cells: Sequence[Raw]) -> bool:
    return any(char.isdigit() for cell in cells for char in plain_text(cell))
