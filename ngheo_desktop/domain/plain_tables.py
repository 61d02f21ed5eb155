"""A table of plain values under headings, as it is shown, copied and exported."""

from collections.abc import Sequence
from dataclasses import dataclass

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class PlainTable:
    """What an Excel file of a screen holds: a title, what must be known, headings and rows."""

    title: str
    headings: Sequence[tuple[str, float]]  # words, width in letters
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = ()
    emphasised: frozenset[int] = frozenset()  # rows of sums
    sheet: str = "Danh sách"
