"""What the marks of a review sheet mean, proved by the sum that stands beside them."""

from collections.abc import Mapping

from ngheo_desktop.exchange.fields import INDICATORS
from ngheo_desktop.exchange.tables import Table
from ngheo_desktop.exchange.values.texts import plain_text

_FEWEST_ROWS = 5
_MOST_WORDS = 3
_PROVED = 0.9

Words = tuple[frozenset[str], frozenset[str]]
"""Marks of a lack, and marks of none."""


def marks_proved_by_sums(table: Table, points: int) -> Words | None:
    """«TH», «có», «10»: the one word whose number in a row is its typed B2, in nearly every row."""
    asked = [at for code, at in table.columns.items() if code in INDICATORS]
    score = table.columns.get("b2")
    if not asked or score is None:
        return None
    rows = [
        ([plain_text(table.grid.at(row, at)).casefold() for at in asked], int(typed))
        for row in table.lines.records
        if (typed := plain_text(table.grid.at(row, score))).isdecimal()
    ]
    words = {text for texts, _typed in rows for text in texts if text}
    if len(rows) < _FEWEST_ROWS or not 1 <= len(words) <= _MOST_WORDS:
        return None
    fits = _share_of_rows_that_fit(rows, words, points)
    best = max(fits, key=lambda word: fits[word])
    if fits[best] < _PROVED or sum(share >= _PROVED for share in fits.values()) > 1:
        return None
    return frozenset((best,)), frozenset(words - {best})


def _share_of_rows_that_fit(
    rows: list[tuple[list[str], int]], words: set[str], points: int
) -> Mapping[str, float]:
    return {
        word: sum(texts.count(word) * points == typed for texts, typed in rows) / len(rows)
        for word in words
    }
