"""In, xuất báo cáo: any of the fifteen as PDF or Excel, or all of them at once."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from ngheo_desktop.domain.papers import Letterhead, LetterheadKind, PaperHead
from ngheo_desktop.domain.reports.basis import Basis
from ngheo_desktop.domain.reports.kinds import KINDS
from ngheo_desktop.domain.reports.making import all_reports
from ngheo_desktop.domain.reports.paper import ReportPaper
from ngheo_desktop.domain.reports.tables import Report
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.papers import MadeForm, note_paper
from ngheo_desktop.progress import Report as Progress
from ngheo_desktop.progress import no_report
from ngheo_desktop.writing import whole_file

SET = "bao-cao-ca-bo"  # how the diary calls all fifteen at once


def report_paper(office: Office, report: Report) -> ReportPaper:
    """A report under the letterhead of the office; the day is written by hand."""
    letterhead = Letterhead(LetterheadKind.COMMITTEE, office.commune)
    return ReportPaper(PaperHead(letterhead, practice=office.is_practice), report)


def make_report_pdf(office: Office, report: Report, progress: Progress = no_report) -> MadeForm:
    """Lập bản in of a report that is on the screen."""
    office.require(Right.PRINT_LISTS)
    target = BytesIO()
    pages = print_report(office, report, target, progress)
    return MadeForm(report.code, report.title, target.getvalue(), pages)


def print_report(office: Office, report: Report, target: BinaryIO, progress: Progress) -> int:
    """Write the PDF; the number of pages."""
    from ngheo_desktop.printing.report_sheet import write_report

    return write_report(report_paper(office, report), target, progress)


def export_reports(
    office: Office, reports: Sequence[Report], target: Path, progress: Progress = no_report
) -> int:
    """Xuất Excel, a worksheet for each report; the number of rows. Noted in the diary."""
    from ngheo_desktop.exchange.write_report import write_reports

    if office.is_practice:
        raise WrongUsage("Trong thực hành không xuất tệp Excel. Có thể in hoặc lưu PDF để xem thử.")
    office.require(Right.EXPORT_LISTS)
    with whole_file(target) as file:
        rows = write_reports([report_paper(office, each) for each in reports], file, progress)
    code = reports[0].code if len(reports) == 1 else SET
    note_paper(office, "xuất Excel", code, rows)
    return rows


def save_report_set(
    office: Office, basis: Basis, folder: Path, progress: Progress = no_report
) -> list[Path]:
    """Lưu cả bộ: each report as PDF, and all of them as one Excel file; the files written.

    Without the right to export, or in practice, only the PDF files are written.
    """
    office.require(Right.PRINT_LISTS)
    reports = all_reports(basis)
    day = basis.moment.on.isoformat()
    written = []
    for at, report in enumerate(reports):
        progress(at, len(reports) + 1)
        file = folder / f"{report.code} {day}.pdf"
        made = make_report_pdf(office, report)
        with whole_file(file) as target:
            target.write(made.pdf)
        written.append(file)
    note_paper(office, "lưu PDF", SET, len(written))
    if office.actor.may(Right.EXPORT_LISTS) and not office.is_practice:
        file = folder / f"bao-cao-1-{len(KINDS)} {day}.xlsx"
        export_reports(office, reports, file)
        written.append(file)
    progress(len(reports) + 1, len(reports) + 1)
    return written
