"""Phiếu rà soát để ghi tay: empty, or with the names of a household's members."""

from typing import BinaryIO

from ngheo_desktop.domain.facts import Facts, HouseAnswers, MemberAnswers, SurveyedMember
from ngheo_desktop.domain.papers import BlankChecklistPaper
from ngheo_desktop.printing.checklist import TITLE_TEXT, Content, checklist_blocks
from ngheo_desktop.printing.sheet import landscape
from ngheo_desktop.progress import Report, no_report


def write_blank_checklist(
    paper: BlankChecklistPaper, target: BinaryIO, report: Report = no_report
) -> int:
    """In phiếu rà soát trắng by the questions of a standard; the number of pages."""
    sheet = landscape(practice=paper.head.practice)
    members = tuple(
        SurveyedMember(no, each.birth, each.sex, MemberAnswers(), each.name)
        for no, each in enumerate(paper.members, start=1)
    )
    day = paper.survey_date
    content = Content(
        head=paper.head,
        standard=paper.standard,
        household=paper.household,
        facts=Facts(day or paper.standard.valid_to, None, None, HouseAnswers(), members),
        survey_date=day,
        empty_lines=paper.empty_lines,
    )
    return sheet.write(TITLE_TEXT, checklist_blocks(content, sheet.text_width), target, report)
