"""Sum lines of a list against the rows above them: «Cộng ấp Phước Bình: 15 hộ, 52 khẩu»."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ngheo_desktop.domain.listing import ListedHousehold
from ngheo_desktop.exchange.cells import Problems
from ngheo_desktop.exchange.fields import INDICATORS, STATUS_FIELDS
from ngheo_desktop.exchange.grid import Raw, column_letter
from ngheo_desktop.exchange.lines import Line
from ngheo_desktop.exchange.tables import Table
from ngheo_desktop.exchange.values.oddities import WARNING, Oddity
from ngheo_desktop.exchange.values.texts import plain_text

_HOUSEHOLDS = re.compile(r"(\d[\d.]*) hộ\b", re.IGNORECASE)
_MEMBERS = re.compile(r"(\d[\d.]*) (?:khẩu|nhân khẩu|người)\b", re.IGNORECASE)
_OF_PAGES = re.compile(r"trang|dồn|sang", re.IGNORECASE)
_TOTALS = (Line.HAMLET_TOTAL, Line.GRAND_TOTAL)
_TICKED = frozenset(field.code for field in STATUS_FIELDS) | INDICATORS
_MARKS = ("x", "v", "1", "✓", "✔")


@dataclass(frozen=True, slots=True)
class _Span:
    """Rows that a sum may be about."""

    first: int
    last: int

    def has(self, row: int) -> bool:
        return self.first <= row <= self.last


def check_totals(table: Table, households: Sequence[ListedHousehold], problems: Problems) -> None:
    """A sum that agrees neither with its part of the list nor with the whole is told."""
    checker = _Checker(table, households)
    start = after_total = table.heading.bottom + 1
    for row, kind in table.lines.skipped:
        if kind == Line.HAMLET:
            after_total = row
        if kind in _TOTALS:
            spans = (_Span(after_total, row), _Span(start, row))
            for oddity, column, field in checker.mismatches(row, spans):
                cell = f"{column_letter(column)}{row}"
                raw = table.grid.at(row, column)
                problems.add(oddity, row, cell=cell, field=field, raw=raw)
            after_total = row


class _Checker:
    def __init__(self, table: Table, households: Sequence[ListedHousehold]) -> None:
        self._table = table
        self._households = households

    def mismatches(self, row: int, spans: Sequence[_Span]) -> Iterator[tuple[Oddity, int, str]]:
        cells = self._table.grid.rows[row - 1]
        texts = {at: plain_text(cell) for at, cell in enumerate(cells) if isinstance(cell, str)}
        if any(_OF_PAGES.search(text) for text in texts.values()):
            return
        for at, text in texts.items():
            for field, words, pattern, counted in (
                ("households", "hộ", _HOUSEHOLDS, self._count_households),
                ("members", "khẩu", _MEMBERS, self._count_members),
            ):
                found = pattern.search(text)
                sums = [counted(span) for span in spans]
                if found and int(found[1].replace(".", "")) not in sums:
                    yield _mismatch(f"{found[1]} {words}", _nearest(sums)), at, field
        for field, column in self._table.columns.items():
            typed = _whole(self._table.grid.at(row, column))
            if typed is None or not _can_be_summed(field):
                continue
            sums = [self._sum(field, column, span) for span in spans]
            if typed not in sums:
                yield _mismatch(str(typed), _nearest(sums)), column, field

    def _count_households(self, span: _Span) -> int:
        return sum(span.has(each.row) for each in self._households)

    def _count_members(self, span: _Span) -> int:
        found = (each for each in self._households if span.has(each.row))
        return sum(each.counted_members for each in found)

    def _sum(self, field: str, column: int, span: _Span) -> int:
        """What stands in a column: people, or cells with something in them."""
        if field == "member_count":
            found = (each for each in self._households if span.has(each.row))
            return sum(each.member_count or 0 for each in found)
        rows = [row for row in self._table.lines.records if span.has(row)]
        texts = [plain_text(self._table.grid.at(row, column)).casefold() for row in rows]
        if field not in _TICKED:
            return sum(bool(text) for text in texts)
        return sum(text in _MARKS for text in texts)


def _can_be_summed(field: str) -> bool:
    return field in _TICKED or field in ("member_count", "birth_male", "birth_female")


def _nearest(sums: Sequence[int]) -> int:
    """What the sum is about: its part of the list, or the whole where no row is left for a part."""
    part, whole = sums
    return part or whole


def _mismatch(typed: str, counted: object) -> Oddity:
    words = f"Dòng cộng ghi {typed}, các dòng ở trên cộng lại là {counted}. Vui lòng xem lại."
    return Oddity("total_mismatch", WARNING, words, counted)


def _whole(raw: Raw) -> int | None:
    """A sum in a cell of its own; a text is none."""
    if isinstance(raw, int | float) and not isinstance(raw, bool) and float(raw).is_integer():
        return int(raw)
    return None
