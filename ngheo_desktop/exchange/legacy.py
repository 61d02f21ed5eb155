"""A sheet typed in the fonts before Unicode, in Unicode: cell by cell, by evidence in the words.

A proper Unicode cell is never touched. A text that may be either («Sè» is «Số» in .VnTime) follows
the other cells of its row, then of its column, then of the sheet.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ngheo_desktop.exchange.grid import Grid, Row, column_letter
from ngheo_desktop.exchange.legacy_letters import Encoding, decoded, fitting_share

_TICKS = frozenset(("þ", "ü"))  # marks of the font Wingdings, no letters of a word
_CERTAIN_CELLS = 3  # of one column, before the officer needs no warning for each


@dataclass(frozen=True, slots=True)
class _Kind:
    """What the words of one text say about how it is stored."""

    is_unicode: bool = False
    surely: tuple[Encoding, ...] = ()  # no Vietnamese as it stands, but in these letters
    perhaps: tuple[Encoding, ...] = ()  # Vietnamese either way


@dataclass(slots=True)
class _Votes:
    unicode: int = 0
    legacy: Counter[Encoding] = field(default_factory=Counter)

    def add(self, kind: _Kind) -> None:
        if kind.is_unicode:
            self.unicode += 1
        elif len(kind.surely) == 1:
            self.legacy[kind.surely[0]] += 1

    @property
    def winner(self) -> Encoding | None:
        """The old letters that most cells are in; None when most are Unicode or nobody knows."""
        if self.legacy.total() <= self.unicode:
            return None
        return self.legacy.most_common(1)[0][0]

    @property
    def are_none(self) -> bool:
        return not self.unicode and not self.legacy


def in_unicode(grid: Grid) -> Grid:
    """The sheet with its old letters replaced; what stood there is kept by cell."""
    odd = {cell for row in grid.rows for cell in row if type(cell) is str and _may_be_old(cell)}
    if not any(_kind_of(text).surely for text in odd):
        return grid
    return _Converter(grid).converted()


def _may_be_old(text: str) -> bool:
    return not text.isascii() and max(text) <= "ÿ" and text.strip() not in _TICKS


@lru_cache(maxsize=50_000)
def _kind_of(text: str) -> _Kind:
    if text.isascii():
        return _Kind()
    if not _may_be_old(text):
        return _Kind(is_unicode=any(letter > "ÿ" and letter.isalpha() for letter in text))
    own = fitting_share(text)
    shares = {
        encoding: fitting_share(other)
        for encoding in Encoding
        if (other := decoded(text, encoding)) is not None and other != text
    }
    best = max(shares.values(), default=0.0)
    if best > own:
        return _Kind(surely=tuple(each for each, share in shares.items() if share == best))
    perhaps = tuple(each for each, share in shares.items() if share == own == 1)
    return _Kind(is_unicode=own == 1 and not perhaps, perhaps=perhaps)


class _Converter:
    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._sheet = _Votes()
        self._columns: dict[int, _Votes] = {}
        self._rows: list[_Votes] = []
        for row in grid.rows:
            votes = _Votes()
            for at, cell in enumerate(row):
                if type(cell) is str and not cell.isascii():
                    kind = _kind_of(cell)
                    for each in (votes, self._sheet, self._columns.setdefault(at, _Votes())):
                        each.add(kind)
            self._rows.append(votes)

    def converted(self) -> Grid:
        rows: list[Row] = list(self._grid.rows)
        stood: dict[str, str] = {}
        doubted: set[str] = set()
        for at, row in enumerate(self._grid.rows):
            changed = dict(self._changes(row, self._rows[at]))
            if not changed:
                continue
            rows[at] = [changed.get(column, cell) for column, cell in enumerate(row)]
            for column in changed:
                name = f"{column_letter(column)}{at + 1}"
                stood[name] = str(row[column])
                if not self._is_usual(column):
                    doubted.add(name)
        return replace(
            self._grid,
            rows=rows,
            legacy_cells=stood,
            doubted_cells=frozenset(doubted),
            legacy_columns=self._encodings(),
        )

    def _changes(self, row: Row, votes: _Votes) -> Iterable[tuple[int, str]]:
        for column, cell in enumerate(row):
            if type(cell) is str and _may_be_old(cell):
                encoding = self._encoding_of(cell, column, votes)
                text = None if encoding is None else decoded(cell, encoding)
                if text is not None and text != cell:
                    yield column, text

    def _encoding_of(self, cell: str, column: int, row: _Votes) -> Encoding | None:
        kind = _kind_of(cell)
        if len(kind.surely) == 1:
            return kind.surely[0]
        usual = self._usual(column)
        if kind.surely:
            return usual if usual in kind.surely else None
        if kind.is_unicode or row.unicode > row.legacy.total():
            return None
        return usual

    def _usual(self, column: int) -> Encoding | None:
        votes = self._columns.get(column)
        if votes is None or votes.are_none:
            return self._sheet.winner
        return votes.winner

    def _is_usual(self, column: int) -> bool:
        """Most of the column, or of the sheet, is like that: one word to the officer is enough."""
        if self._sheet.winner is not None:
            return True
        votes = self._columns[column]
        return votes.winner is not None and votes.legacy.total() >= _CERTAIN_CELLS

    def _encodings(self) -> Mapping[int, str]:
        return {
            column: votes.winner.value
            for column, votes in self._columns.items()
            if votes.winner is not None and self._is_usual(column)
        }
