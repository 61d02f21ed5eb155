"""Xuất Excel tables that a screen shows; they never hold a personal number."""

from collections.abc import Sequence
from pathlib import Path

from ngheo_desktop.domain.plain_tables import PlainTable
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report, no_report
from ngheo_desktop.writing import whole_file


def export_tables(
    office: Office,
    tables: Sequence[PlainTable],
    code: str,
    target: Path,
    report: Report = no_report,
) -> int:
    """Xuất Excel; the file is whole or not there. Noted in the diary; returns how many rows."""
    from ngheo_desktop.exchange.write_table import write_plain_tables
    from ngheo_desktop.operations.papers import note_paper

    if office.is_practice:
        raise WrongUsage("Trong thực hành không xuất tệp Excel. Có thể in hoặc lưu PDF để xem thử.")
    office.require(Right.EXPORT_LISTS)
    with whole_file(target) as file:
        rows = write_plain_tables(tables, file, report)
    note_paper(office, "xuất Excel", code, rows)
    return rows
