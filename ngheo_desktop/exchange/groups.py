"""Which records of a person-per-row list make up one household."""

from bisect import bisect
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple


class Record(NamedTuple):
    """One row of a list with its values."""

    row: int
    values: dict[str, Any]


Begins = Callable[[Record, Record], bool]
"""Does the second record begin a household, after the first?"""

_SHARE = 0.05


def grouped(records: Sequence[Record], blank_rows: Sequence[int] = ()) -> list[list[Record]]:
    """Runs of records: by household code, else by number, place in the household or head."""
    groups: list[list[Record]] = []
    begins = (
        _by_code(records)
        or _by_number(records)
        or _by_place(records)
        or _by_blanks(records, blank_rows)
        or _by_head
    )
    for before, record in zip([None, *records], records, strict=False):
        if before is None or begins(before, record):
            groups.append([record])
        else:
            groups[-1].append(record)
    return groups


def numbers_are_of_households(records: Sequence[Record]) -> bool:
    """STT stands on each household, not on each person: blank or repeated on other rows."""
    numbers: list[int | None] = [record.values.get("number") for record in records]
    if not any(numbers):
        return False
    blank = sum(number is None for number in numbers)
    again = sum(number is not None and number == after for number, after in pairwise(numbers))
    return blank + again > len(numbers) * _SHARE


def _by_code(records: Sequence[Record]) -> Begins | None:
    codes = sum(record.values.get("code") is not None for record in records)
    if codes == 0:
        return None
    if codes * 10 >= len(records) * 9:
        return _Changing("code")
    return _Changing("code") if not numbers_are_of_households(records) else _Changing("number")


def _by_number(records: Sequence[Record]) -> Begins | None:
    return _Changing("number") if numbers_are_of_households(records) else None


def _by_place(records: Sequence[Record]) -> Begins | None:
    if not any(record.values.get("member_no") for record in records):
        return None
    return lambda _before, record: record.values.get("member_no") == 1


def _by_blanks(records: Sequence[Record], blank_rows: Sequence[int]) -> Begins | None:
    """An empty line between families, where nothing else tells them apart."""
    if not blank_rows or records[0].values.keys() & {"relation", "head_tick"}:
        return None
    rows = sorted(blank_rows)
    return lambda before, record: bisect(rows, before.row) < bisect(rows, record.row)


def _by_head(_before: Record, record: Record) -> bool:
    told = record.values.keys() & {"relation", "head_tick"}
    return bool(record.values.get("relation") == "head" or not told)


class _Changing:
    """A household begins where a field has a value that differs from the last one seen."""

    def __init__(self, field: str) -> None:
        self._field = field
        self._last: Any = None

    def __call__(self, before: Record, record: Record) -> bool:
        if self._last is None:
            self._last = before.values.get(self._field)
        value = record.values.get(self._field)
        if value is None:
            return record.values.get("relation") == "head"
        if value == self._last:
            return False
        self._last = value
        return True
