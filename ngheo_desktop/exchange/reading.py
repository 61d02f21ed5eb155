"""Đọc danh sách: from a file to households and problems; nothing is written anywhere."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from ngheo_desktop.domain.corrections import NO_CORRECTIONS, Corrections
from ngheo_desktop.domain.listing import ListContext, ListedHousehold, Listing
from ngheo_desktop.exchange.cells import Problems, RecordReader
from ngheo_desktop.exchange.checks import check_whole
from ngheo_desktop.exchange.corrected import corrected, without_rows
from ngheo_desktop.exchange.files import read_grids
from ngheo_desktop.exchange.grid import Grid, narrowed
from ngheo_desktop.exchange.households import HouseholdReader
from ngheo_desktop.exchange.layouts import layout_of
from ngheo_desktop.exchange.legacy import in_unicode
from ngheo_desktop.exchange.side_by_side import halves_of
from ngheo_desktop.exchange.tables import Table, find_tables
from ngheo_desktop.exchange.totals import check_totals
from ngheo_desktop.exchange.vocabulary import Vocabulary
from ngheo_desktop.progress import Report, no_report


def known_hamlets(context: ListContext) -> tuple[str, ...]:
    """Hamlets of the commune, also by old names, or of every commune of a list of several."""
    own = (*context.hamlets, *context.old_hamlets)
    return (*own, *(name for unit in context.units for name in unit.hamlets))


def tables_of(
    path: Path,
    context: ListContext,
    *,
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
    corrections: Corrections = NO_CORRECTIONS,
) -> list[Table]:
    """The tables of a list as recognised, in the order of its sheets."""
    grids = _grids(path, corrections)
    tables = _tables(grids, context, sheet, mapping, corrections)
    order = [grid.sheet for grid in grids]
    return sorted(tables, key=lambda table: order.index(table.grid.sheet))


def _grids(path: Path, corrections: Corrections) -> list[Grid]:
    halves = (half for grid in read_grids(path) for half in halves_of(in_unicode(narrowed(grid))))
    return [corrected(each, corrections) for each in halves] if corrections else list(halves)


def _tables(
    grids: Sequence[Grid],
    context: ListContext,
    sheet: str | None,
    mapping: Mapping[str, str] | None,
    corrections: Corrections,
) -> list[Table]:
    hamlets = known_hamlets(context)
    units = [unit.name for unit in context.units]
    tables = find_tables(grids, sheet=sheet, given=mapping, hamlets=hamlets, units=units)
    return [without_rows(each, corrections) for each in tables] if corrections else tables


def read_listing(
    path: Path,
    context: ListContext,
    vocabulary: Vocabulary,
    *,
    report: Report = no_report,
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
    corrections: Corrections = NO_CORRECTIONS,
) -> Listing:
    """Read a list that somebody brought; a UserError when the file holds none.

    `mapping` (field → column letter or heading) overrides what was recognised, `corrections` what
    stands in cells.
    """
    report(0, 1)  # the file itself is read in one go
    grids = _grids(path, corrections)
    tables = _tables(grids, context, sheet, mapping, corrections)
    layout = layout_of(tables, grids)
    parts = sorted(tables, key=lambda table: layout.sheets.index(table.grid.sheet))
    places: dict[str, tuple[Problems, RecordReader]] = {}
    households: list[ListedHousehold] = []
    for table in parts:
        problems = Problems(table.grid.sheet)
        reader = HouseholdReader(table, context, vocabulary, problems)
        reader.cells.tell_of_columns()
        found = reader.households(report)
        check_totals(table, found, problems)
        households += found
        places[table.grid.sheet] = problems, reader.cells
    check_whole(households, context.today, places)
    problems_found = [each for found, _cells in places.values() for each in found.in_order()]
    return Listing(path.name, layout, tuple(households), tuple(problems_found))
