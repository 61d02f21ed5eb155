"""Each form with the longest names, with one row and with 500, looks as it did when it was kept."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from io import BytesIO
from typing import Any

import pytest

from ngheo_desktop.domain.applications import ApplicationForm
from ngheo_desktop.domain.decision_words import Letter, decision_letter, notice_letter
from ngheo_desktop.domain.frozen_lists import FrozenList
from ngheo_desktop.domain.papers import (
    BlankChecklistPaper,
    ChecklistHousehold,
    FilledChecklistPaper,
)
from ngheo_desktop.domain.round_papers import (
    ApplicantLine,
    ApplicationPaper,
    AttendancePaper,
    MinutesPaper,
    ReviewListPaper,
    minutes_fingerprint,
)
from ngheo_desktop.domain.scoring import evaluate_under
from ngheo_desktop.printing.application_form import write_application
from ngheo_desktop.printing.attendance_sheet import write_attendance
from ngheo_desktop.printing.blank_checklist import write_blank_checklist
from ngheo_desktop.printing.certificate import CertificateBatch, write_certificates
from ngheo_desktop.printing.check_mark import check_mark
from ngheo_desktop.printing.explanation import write_explanation
from ngheo_desktop.printing.filled_checklist import write_filled_checklist
from ngheo_desktop.printing.household_list import write_household_list
from ngheo_desktop.printing.letter import letter_sheet, write_letter
from ngheo_desktop.printing.meeting_minutes import write_minutes
from ngheo_desktop.printing.posting_list import write_posting_list
from ngheo_desktop.printing.round_lists import write_review_list
from ngheo_desktop.printing.sheet import portrait
from tests.printing import made_papers as papers
from tests.printing.golden_pages import KEPT, differs, is_same
from tests.printing.made_decisions import (
    HEAD,
    LETTERHEAD,
    LONG,
    NEAR,
    OUTSIDE,
    POOR,
    household,
    refusal,
    submission,
)
from tests.printing.made_reports import report_pdf
from tests.printing.made_round_papers import LONGEST, ROUND, meeting, vote

CODE = ("7KD4M-R3XAP", "30577-2026-001", "ab" * 32)
LONG_HAMLET = "khóm Phước Long Thượng Nguyễn Thị Minh Khai"


def letter(told: Letter, *, draft: bool = False) -> bytes:
    target = BytesIO()
    write_letter(told, target, check_mark(letter_sheet(told), *CODE), draft=draft)
    return target.getvalue()


def decided(rows: int) -> FrozenList:
    listed = [household(at, NEAR if at % 3 == 0 else POOR) for at in range(1, rows + 1)]
    return FrozenList(HEAD, (*listed, household(9000, OUTSIDE)))


def certificate(people: int) -> bytes:
    target = BytesIO()
    batch = CertificateBatch(
        HEAD, LETTERHEAD, (household(7, people=people),), lambda _who: "Con riêng của vợ, chồng"
    )
    write_certificates(batch, target, check_mark(portrait(), *CODE))
    return target.getvalue()


def minutes(rows: int) -> bytes:
    held = meeting(*(vote(at, agree=50 - at % 4) for at in range(rows)))
    paper = MinutesPaper(papers.HEAD, ROUND, held, minutes_fingerprint(held))
    return papers.printed(write_minutes, paper)


def application(form: ApplicationForm) -> bytes:
    line = ApplicantLine(LONGEST, "Nữ", "05/02/1974", "Con riêng của vợ, chồng", "Không làm việc")
    commune = papers.HEAD.letterhead.commune
    paper = ApplicationPaper(form, commune, head_name=LONGEST, members=(line,) * 9)
    return papers.printed(write_application, paper)


def lines(rows: int) -> list[Any]:
    return [
        replace(papers.line(at), head_name=LONG, hamlet=LONG_HAMLET) for at in range(1, rows + 1)
    ]


def filled() -> bytes:
    facts, standard = papers.household_facts(9), papers.standard()
    home = ChecklistHousehold("H00431", LONG, LONG_HAMLET, "tổ 4, đường đất cặp kênh", LONG)
    result = evaluate_under(standard, facts)
    paper = FilledChecklistPaper(papers.HEAD, standard, home, facts, result)
    return papers.printed(write_filled_checklist, paper)


FORMS: dict[str, Callable[[], bytes]] = {
    "decision-1": lambda: letter(decision_letter(decided(1), LETTERHEAD)),
    "decision-500": lambda: letter(decision_letter(decided(500), LETTERHEAD)),
    "decision-draft": lambda: letter(decision_letter(decided(1), LETTERHEAD), draft=True),
    "notice": lambda: letter(notice_letter(decided(3), LETTERHEAD)),
    "submission": lambda: letter(submission()),
    "refusal": lambda: letter(refusal()),
    "certificate-1": lambda: certificate(1),
    "certificate-9": lambda: certificate(9),
    "certificate-40": lambda: certificate(40),
    "minutes-1": lambda: minutes(1),
    "minutes-500": lambda: minutes(500),
    "attendance": lambda: papers.printed(
        write_attendance,
        AttendancePaper(papers.HEAD, ROUND, LONG_HAMLET, expected=(f"Hộ {LONGEST}",) * 60),
    ),
    "review-list-none": lambda: papers.printed(
        write_review_list, ReviewListPaper(papers.HEAD, ROUND, LONG_HAMLET)
    ),
    "mau-01": lambda: application(ApplicationForm.REVIEW),
    "mau-04": lambda: application(ApplicationForm.LEAVING),
    "posting-1": lambda: papers.printed(write_posting_list, papers.posting_paper(*lines(1))),
    "posting-500": lambda: papers.printed(write_posting_list, papers.posting_paper(*lines(500))),
    "list-1": lambda: papers.printed(write_household_list, papers.list_paper(*lines(1))),
    "list-500": lambda: papers.printed(write_household_list, papers.list_paper(*lines(500))),
    "explanation": lambda: papers.printed(
        write_explanation, papers.explanation_paper(papers.household_facts(9))
    ),
    "checklist-blank": lambda: papers.printed(
        write_blank_checklist, BlankChecklistPaper(papers.HEAD, papers.standard())
    ),
    "checklist-filled": filled,
    **{f"report-{number}": partial(report_pdf, number, 40, 30) for number in range(1, 14)},
    **{
        f"report-{number}-{rows}": partial(report_pdf, number, rows, 3)
        for number in (14, 15)
        for rows in (2, 1000)  # half of them are of the class that the list tells
    },
}


@cache
def made(form: str) -> bytes:
    return FORMS[form]()


@pytest.mark.parametrize("page", ["first", "last"])
@pytest.mark.parametrize("form", list(FORMS))
def test_a_form_looks_as_it_was_kept(form: str, page: str) -> None:
    share = differs(f"{form}-{page}", made(form), 0 if page == "first" else -1)
    assert is_same(share), f"{share:.2%} of the page is not as it was kept"


def test_a_line_more_is_seen_and_the_same_page_is_not() -> None:
    """The pictures are small: this is what they can still tell."""
    told = decision_letter(decided(1), LETTERHEAD)
    more = replace(told, basis=(*told.basis, "Căn cứ Kế hoạch số 12/KH-UBND;"))
    assert not is_same(differs("decision-1-first", letter(more)))
    other = replace(told, subject=told.subject.replace("hộ thoát nghèo, ", ""))
    assert not is_same(differs("decision-1-first", letter(other)))


def test_the_kept_pages_are_few_and_small() -> None:
    kept = list(KEPT.glob("*.png"))
    assert {each.stem.rpartition("-")[0] for each in kept} == set(FORMS)
    assert sum(each.stat().st_size for each in kept) < 600_000
