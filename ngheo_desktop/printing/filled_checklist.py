"""Phiếu rà soát đã điền: the answers as kept, and the computed result under them."""

from typing import BinaryIO

from ngheo_desktop.domain.papers import FilledChecklistPaper
from ngheo_desktop.printing.checklist import TITLE_TEXT, Content, checklist_blocks
from ngheo_desktop.printing.sheet import landscape
from ngheo_desktop.progress import Report, no_report


def write_filled_checklist(
    paper: FilledChecklistPaper, target: BinaryIO, report: Report = no_report
) -> int:
    """In phiếu rà soát đã điền, a draft as its result is computed; the number of pages."""
    sheet = landscape(draft=True, practice=paper.head.practice)
    content = Content(
        head=paper.head,
        standard=paper.standard,
        household=paper.household,
        facts=paper.facts,
        survey_date=paper.facts.survey_date,
        result=paper.result,
    )
    return sheet.write(TITLE_TEXT, checklist_blocks(content, sheet.text_width), target, report)
