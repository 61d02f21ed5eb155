"""Đọc danh sách: from a file to households and problems; nothing is written anywhere."""

from collections.abc import Mapping
from pathlib import Path

from ngheo_desktop.domain.listing import ListContext, Listing
from ngheo_desktop.exchange.cells import Problems
from ngheo_desktop.exchange.checks import check_whole
from ngheo_desktop.exchange.files import read_grids
from ngheo_desktop.exchange.households import HouseholdReader
from ngheo_desktop.exchange.tables import find_table, layout_of
from ngheo_desktop.exchange.vocabulary import Vocabulary
from ngheo_desktop.progress import Report, no_report


def read_listing(
    path: Path,
    context: ListContext,
    vocabulary: Vocabulary,
    *,
    report: Report = no_report,
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
) -> Listing:
    """Read a list that somebody brought; a UserError when the file holds none.

    `mapping` (field → column letter or heading) overrides what was recognised.
    """
    report(0, 1)  # the file itself is read in one go
    grids = read_grids(path)
    table = find_table(grids, sheet=sheet, given=mapping)
    layout = layout_of(table, grids)
    problems = Problems(table.grid.sheet)
    reader = HouseholdReader(table, context, vocabulary, problems)
    households = reader.households(report)
    check_whole(households, context.today, problems, reader.cells)
    return Listing(path.name, layout, tuple(households), problems.in_order())
