"""Bảng biến động laid out: two rows for the commune and for each hamlet, one column per way."""

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
    told: list[TableRow] = list(_two_rows(found, kind, (None, whole)))
    for hamlet in hamlets:
        told += _two_rows(found, kind, hamlet)
    nowhere = list(_two_rows(found, kind, ("", _NOWHERE)))
    return told + (nowhere if any(any(row.numbers) for row in nowhere) else [])


def _two_rows(
    found: Found, kind: HouseholdClass, hamlet: tuple[str | None, str]
) -> Iterator[TableRow]:
    place, name = hamlet
    told = [_counted(found, kind, column, place) for column in columns_of(found, kind)]
    yield TableRow(place, name, of_people=False, numbers=tuple(each[0] for each in told))
    yield TableRow(place, name, of_people=True, numbers=tuple(each[1] for each in told))


def _counted(
    found: Found, kind: HouseholdClass, column: AnyColumn, hamlet_id: str | None
) -> tuple[int, int]:
    if isinstance(found, StandardBreak):
        lines = found.behind(kind, BreakColumn(column), hamlet_id)
        return len(lines), sum(each.people for each in lines)
    changes = [each for each in found.of(kind, hamlet_id) if each.column == column]
    return sum(each.households for each in changes), sum(each.people for each in changes)


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
