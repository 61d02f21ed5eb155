"""In báo cáo: letterhead, title, table, what must be told below, and who signs."""

from typing import BinaryIO

from ngheo_desktop.domain.reports.paper import ReportPaper
from ngheo_desktop.printing.flow import Block, Gap, Words
from ngheo_desktop.printing.fonts import ITALIC
from ngheo_desktop.printing.letterhead import opening
from ngheo_desktop.printing.report_table import ReportTable
from ngheo_desktop.printing.sheet import Sheet, landscape, portrait
from ngheo_desktop.printing.signatures import closed, signature_blocks
from ngheo_desktop.printing.styles import BODY, MM, Align, Style
from ngheo_desktop.progress import Report, no_report

_NOTE = Style(ITALIC, 10.5)
_MOST_UPRIGHT = 8  # columns


def report_sheet(paper: ReportPaper) -> Sheet:
    """A4 on its side for tables of over eight columns."""
    wide = len(paper.report.columns) > _MOST_UPRIGHT
    make = landscape if wide else portrait
    report = paper.report
    return make(draft=report.draft, internal=report.internal, practice=paper.head.practice)


def write_report(paper: ReportPaper, target: BinaryIO, report: Report = no_report) -> int:
    """In một báo cáo; the number of pages."""
    sheet = report_sheet(paper)
    width = sheet.text_width
    told = paper.report
    blocks: list[Block] = [*opening(paper.head, told.title, told.under, width)]
    if told.missing:
        blocks += [Gap(6 * MM), Words(told.missing, BODY, width, Align.CENTRE)]
        blocks += _below(paper, width)
    else:
        blocks += closed(ReportTable(told, width).blocks(), _below(paper, width))
    return sheet.write(told.title, blocks, target, report)


def _below(paper: ReportPaper, width: float) -> list[Block]:
    """Notes line by line, then who signs."""
    notes = [Words(each, _NOTE, width) for each in paper.notes]
    return [Gap(3 * MM), *notes, *signature_blocks(paper.signing, width)]
