"""Bảng báo cáo: numbers with the households behind them, as paper, worksheet and screen need."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from ngheo_desktop.domain.amounts import grouped_digits, percent
from ngheo_desktop.domain.movement import Identity

NOT_KNOWN = "chưa có"  # a number that nobody has given: never 0


@dataclass(frozen=True, slots=True)
class Share:
    """Tỷ lệ: a part of a whole; the whole may not be known, or be less than its part."""

    part: int
    whole: int | None

    @property
    def is_known(self) -> bool:
        return self.whole is not None and self.part <= self.whole and self.whole > 0

    @property
    def ratio(self) -> float | None:
        """For a cell of a worksheet; None where there is none to tell."""
        return self.part / self.whole if self.is_known and self.whole else None

    @property
    def shown(self) -> str:
        """«1,27»; «chưa có» where the whole is not known or cannot be right."""
        if self.whole is None or self.part > self.whole:
            return NOT_KNOWN
        return percent(self.part, self.whole).removesuffix("%")


Value = int | Share | str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `households` are those behind a number. None = not known."""

    value: Value = ""
    households: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        if self.value is None:
            return NOT_KNOWN
        if isinstance(self.value, Share):
            return self.value.shown
        return grouped_digits(self.value) if isinstance(self.value, int) else self.value


class Kind(StrEnum):
    """What stands in a column."""

    TEXT = "text"
    COUNT = "count"
    RATE = "rate"
    SIGN = "sign"  # a short word in the middle of its cell


@dataclass(frozen=True, slots=True)
class Column:
    """One column; neighbours of one group stand under a common head."""

    title: str
    mark: str = ""  # what stands under it: «1», «3=2/1×100»
    kind: Kind = Kind.COUNT
    width: float = 1  # beside the others
    group: str = ""


class RowKind(StrEnum):
    """How a row is set."""

    UNIT = "unit"  # an ấp, khóm
    TOTAL = "total"
    BAND = "band"  # its first cell goes over the whole width
    HEAD = "head"  # a chủ hộ in a list of people
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `lines` says over how many rows its merged cells go; 0 = they stand above."""

    kind: RowKind
    cells: tuple[Cell, ...]
    hamlet_id: str = ""
    lines: int = 1
    household_id: str = ""  # of one line of a list


@dataclass(frozen=True, slots=True)
class Report:
    """Một báo cáo: title, columns, rows, what must be told below, what must be equal."""

    code: str
    title: str
    under: tuple[str, ...]  # lines under the title
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    merged: int = 0  # so many first columns are one cell over the lines of a unit
    notes: tuple[str, ...] = ()
    checks: tuple[Identity, ...] = ()
    draft: bool = False  # no decision yet
    internal: bool = False  # with names: not for everybody's eyes
    missing: str = ""  # why there is no table

    @property
    def is_list(self) -> bool:
        return any(row.kind == RowKind.HEAD for row in self.rows)

    @property
    def is_whole(self) -> bool:
        """Whether everything that must be equal is."""
        return all(check.holds for check in self.checks)


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A cell of the two-level head: over which columns, and whether over both levels."""

    title: str
    first: int
    last: int
    is_group: bool


def head_cells(columns: Sequence[Column]) -> Iterator[HeadCell]:
    """The head from left to right: groups with the columns under them, lone columns whole."""
    at = 0
    for group, same in groupby(columns, key=lambda each: each.group):
        found = list(same)
        if group:
            yield HeadCell(group, at, at + len(found) - 1, is_group=True)
        else:
            for offset, column in enumerate(found):
                yield HeadCell(column.title, at + offset, at + offset, is_group=False)
        at += len(found)
