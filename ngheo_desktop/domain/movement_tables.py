"""Bảng biến động laid out: two rows for the commune and for each hamlet, one column per way."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ngheo_desktop.domain.movement import COLUMN_TERMS, Movement
from ngheo_desktop.domain.movement_columns import Column
from ngheo_desktop.domain.plain_tables import Cell, PlainTable
from ngheo_desktop.domain.standard_breaks import BREAK_TERMS, BreakColumn, StandardBreak
from ngheo_desktop.domain.standings import LISTED
from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass

HOUSEHOLDS_TERM, PEOPLE_TERM = "Hộ", "Nhân khẩu"
_NOWHERE = "Chưa rõ ấp, khóm"
Found = Movement | StandardBreak
AnyColumn = Column | BreakColumn
Hamlets = Sequence[tuple[str, str]]  # id, name


@dataclass(frozen=True, slots=True)
class TableRow:
    """One of the two rows of a hamlet, or (None) of the commune."""

    hamlet_id: str | None
    name: str
    of_people: bool
    numbers: tuple[int, ...]

    @property
    def unit(self) -> str:
        """Hộ or nhân khẩu, as the second cell says."""
        return PEOPLE_TERM if self.of_people else HOUSEHOLDS_TERM


@dataclass(frozen=True, slots=True)
class Behind:
    """What one number counts: a household, how many of its people, and the column it is in."""

    household_id: str
    people: int
    column: AnyColumn


def columns_of(found: Found, kind: HouseholdClass) -> Mapping[AnyColumn, str]:
    """The columns of a table with their words, in their order."""
    if isinstance(found, StandardBreak):
        return {each: BREAK_TERMS[each] for each in BreakColumn}
    return {each: COLUMN_TERMS[kind][each] for each in Column}


def rows_of(found: Found, kind: HouseholdClass, whole: str, hamlets: Hamlets) -> list[TableRow]:
    """The commune first, then its hamlets; who stands in none of them has rows of their own."""
    sums = _sums(found, kind)
    columns = columns_of(found, kind)
    places: list[tuple[str | None, str]] = [(None, whole), *hamlets]
    elsewhere = {place for place, _column in sums} - {place for place, _name in places}
    places += [
        (place, _NOWHERE) for place in sorted(each for each in elsewhere if each is not None)
    ]
    return [
        TableRow(place, name, bool(at), tuple(sums[place, each][at] for each in columns))
        for place, name in places
        for at in (0, 1)
    ]


def _sums(
    found: Found, kind: HouseholdClass
) -> Mapping[tuple[str | None, AnyColumn], tuple[int, int]]:
    """Households and people by hamlet (None = the commune) and column, in one pass."""
    sums: dict[tuple[str | None, AnyColumn], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for hamlet_id, column, households, people in _told(found, kind):
        for place in (None, hamlet_id):
            before = sums[place, column]
            sums[place, column] = (before[0] + households, before[1] + people)
    return sums


def _told(found: Found, kind: HouseholdClass) -> Iterator[tuple[str, AnyColumn, int, int]]:
    if isinstance(found, Movement):
        for change in found.of(kind):
            yield change.hamlet_id, change.column, change.households, change.people
        return
    for column in BreakColumn:
        for line in found.behind(kind, column):
            yield line.hamlet_id, column, 1, line.people


def by_hand_of(found: Found, kind: HouseholdClass) -> Mapping[tuple[str | None, AnyColumn], int]:
    """How many households an officer has put into each column, by hamlet and for the commune."""
    counts: dict[tuple[str | None, AnyColumn], int] = defaultdict(int)
    for change in found.by_hand if isinstance(found, Movement) else ():
        if change.household_class == kind:
            for place in (None, change.hamlet_id):
                counts[place, change.column] += 1
    return counts


def behind(found: Found, kind: HouseholdClass, column: AnyColumn, row: TableRow) -> list[Behind]:
    """The households that one number counts; a row of people has those too that only grew."""
    if isinstance(found, StandardBreak):
        lines = found.behind(kind, BreakColumn(column), row.hamlet_id)
        return [Behind(each.household_id, each.people, column) for each in lines]
    return [
        Behind(each.household_id, each.people, column)
        for each in found.of(kind, row.hamlet_id)
        if each.column == column and (row.of_people or each.households)
    ]


def tables_of(
    found: Found, whole: str, hamlets: Hamlets, notes: Sequence[str] = ()
) -> list[PlainTable]:
    """Both tables, for one file."""
    return [plain_table(found, kind, whole, hamlets, notes) for kind in LISTED]


def plain_table(
    found: Found, kind: HouseholdClass, whole: str, hamlets: Hamlets, notes: Sequence[str] = ()
) -> PlainTable:
    """The table as it is exported: numbers as numbers, nothing computed by the worksheet."""
    rows = rows_of(found, kind, whole, hamlets)
    headings = [("Ấp, khóm", 26.0), ("Đơn vị", 11.0)]
    headings += [(words, 13.0) for words in columns_of(found, kind).values()]
    cells: list[list[Cell]] = [[row.name, row.unit, *row.numbers] for row in rows]
    term = CLASS_TERMS[kind]
    return PlainTable(
        f"Diễn biến {term.lower()} {whole}, {span_of(found)}",
        headings,
        cells,
        notes,
        frozenset(at for at, row in enumerate(rows) if row.hamlet_id is None),
        term,
    )


def span_of(found: Found) -> str:
    """«từ 10/12/2025 đến 10/12/2026»."""
    return f"từ {found.opening_on:%d/%m/%Y} đến {found.closing_on:%d/%m/%Y}"
