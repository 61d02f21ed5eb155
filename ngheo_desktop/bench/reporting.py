"""Báo cáo: all fifteen of a commune with two thousand listed households, as PDF and as Excel."""

from dataclasses import replace
from datetime import timedelta

from ngheo_desktop.bench import floors
from ngheo_desktop.bench.ground import Ground
from ngheo_desktop.bench.pairs import Pair
from ngheo_desktop.bench.timing import seconds
from ngheo_desktop.domain.reports.making import all_reports
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.operations.report_papers import save_report_set
from ngheo_desktop.operations.reports import read_basis
from ngheo_desktop.storage.imports import DecidedHousehold, insert_decision
from ngheo_desktop.storage.summaries import refresh_summaries

_LISTED = 2000
_SIZES = "SELECT household_id, head_name, members FROM summary ORDER BY rid LIMIT ?"


def prepare_reports(ground: Ground) -> Pair:
    """From the register to the files on the disk, two fifths of the households poor."""
    office = ground.office
    _decide(ground)
    folder = ground.scratch / "reports"
    folder.mkdir(exist_ok=True)

    def make() -> None:
        save_report_set(office, read_basis(office), folder)

    cells = [
        tuple(cell.shown for cell in row.cells)
        for report in all_reports(read_basis(office))
        for row in report.rows
    ]
    return Pair(seconds(make), seconds(floors.bare_canvas(cells)), "bare reportlab canvas")


def _decide(ground: Ground) -> None:
    """Last year's list and that of today, which moves every seventh household."""
    office = ground.office
    rows = office.store.query(_SIZES, (_LISTED,))
    today = [
        DecidedHousehold(
            household,
            HouseholdClass.NEAR_POOR if at % 5 < 3 else HouseholdClass.POOR,
            head,
            members,
        )
        for at, (household, head, members) in enumerate(rows)
    ]
    before = [
        replace(each, household_class=HouseholdClass.POOR) if at % 7 == 0 else each
        for at, each in enumerate(today)
    ]
    day = office.today()
    with office.store.writing() as session:
        for number, on, lines in (
            ("901/QĐ-UBND", day - timedelta(days=300), before),
            ("902/QĐ-UBND", day, today),
        ):
            insert_decision(session, number, on, "2022-2025", lines)
        refresh_summaries(session)
