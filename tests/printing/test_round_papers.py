"""Papers of a round as a reader of the PDF sees them: minutes, sign-in sheet, progress, posting."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from ngheo_desktop.domain.applications import ApplicationForm
from ngheo_desktop.domain.frozen_lists import check_code
from ngheo_desktop.domain.meeting_words import minutes_letter
from ngheo_desktop.domain.meetings import (
    Meeting,
)
from ngheo_desktop.domain.papers import Outcome
from ngheo_desktop.domain.round_papers import (
    ApplicantLine,
    ApplicationPaper,
    AttendancePaper,
    MinutesPaper,
    ProgressPaper,
    ReviewListPaper,
    minutes_code,
    minutes_fingerprint,
    posted_lines,
)
from ngheo_desktop.domain.round_steps import StepRules, board_of
from ngheo_desktop.domain.rounds import (
    Board,
    HamletRecords,
    HouseholdSteps,
    ListedFor,
)
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.printing.application_form import write_application
from ngheo_desktop.printing.attendance_sheet import write_attendance
from ngheo_desktop.printing.meeting_minutes import write_minutes
from ngheo_desktop.printing.round_lists import write_progress, write_review_list
from tests.printing.made_papers import HEAD, pages_of, printed, squeezed
from tests.printing.made_round_papers import LONGEST, NEAR, NOT, POOR, ROUND, meeting, vote


def minutes(held: Meeting) -> list[str]:
    paper = MinutesPaper(HEAD, ROUND, held, minutes_fingerprint(held))
    return pages_of(printed(write_minutes, paper))


@pytest.mark.parametrize("count", [1, 14, 500])
def test_minutes_name_every_household_once_and_never_leave_the_signatures_alone(count: int) -> None:
    pages = minutes(meeting(*(vote(each) for each in range(count))))
    text = " ".join(pages)
    assert all(f"{each:04d}" in text for each in range(count))
    assert "CHỦ TRÌ" in pages[-1]
    assert "V. Kết luận" in pages[-1]
    assert "02 bản" in pages[-1]


def test_minutes_tell_who_is_reviewed_again() -> None:
    text = " ".join(minutes(meeting(vote(1), vote(2, agree=23))))
    assert "46%" in text
    assert "Rà soát lại" in text
    assert "Còn 1 hộ chưa đủ tỷ lệ, phải rà soát lại và họp lại" in text


def test_each_page_of_minutes_bears_the_code_of_what_they_say() -> None:
    held = meeting(*(vote(each) for each in range(60)))
    code = check_code(minutes_fingerprint(held))
    assert all(code in page for page in minutes(held))
    changed = meeting(*(vote(each, agree=49) for each in range(60)))
    assert minutes_code(changed) != code
    signed = replace(held, signed_on=date(2026, 11, 6))
    assert minutes_code(signed) == code


def test_a_reprint_is_the_same_bytes() -> None:
    held = meeting(vote(1))
    paper = MinutesPaper(HEAD, ROUND, held, minutes_fingerprint(held))
    first, second = BytesIO(), BytesIO()
    write_minutes(paper, first)
    write_minutes(paper, second)
    assert first.getvalue() == second.getvalue()


def test_the_sign_in_sheet_has_room_for_more_than_are_expected() -> None:
    expected = tuple(f"Hộ {LONGEST}" for _each in range(70))
    paper = AttendancePaper(HEAD, ROUND, "ấp Vĩnh Phú", expected=expected)
    target = BytesIO()
    pages = write_attendance(paper, target)
    text = " ".join(page.extract_text() for page in PdfReader(target).pages)
    assert pages > 2
    assert " 80 " in text.replace("\n", " ")


def steps(number: int, before: HouseholdClass | None, comes: HouseholdClass) -> HouseholdSteps:
    return HouseholdSteps(
        str(number),
        f"{number:04d}",
        LONGEST,
        "h",
        "ấp Vĩnh Phú",
        4,
        ListedFor.POOR,
        class_before=before,
        meeting_class=comes,
    )


def test_the_board_shows_who_enters_stays_and_leaves_and_nobody_who_was_never_on_it() -> None:
    households = (
        steps(1, POOR, POOR),
        steps(2, None, NEAR),
        steps(3, NEAR, NOT),
        steps(4, None, NOT),
        replace(steps(5, POOR, POOR), gone=True),
        replace(steps(6, POOR, POOR), recheck_class=NOT),
        steps(7, NEAR, POOR),
    )
    lines = posted_lines(households)
    assert [each.outcome for each in lines] == [
        Outcome.STAYS,
        Outcome.ENTERS,
        Outcome.LEAVES,
        Outcome.LEAVES,
        Outcome.CHANGES,  # «giữ nguyên» on the wall would be untrue
    ]


def test_progress_says_in_words_what_the_screen_says_in_colours() -> None:
    records = HamletRecords("h", "khóm Phước Long Thượng", (steps(1, POOR, POOR),))
    line = board_of(records, StepRules(asks_opinion=False), date(2026, 11, 23))
    paper = ProgressPaper(HEAD, Board(ROUND, (line,), 21), "ngày 23 tháng 11 năm 2026")
    target = BytesIO()
    assert write_progress(paper, target) == 1
    text = PdfReader(target).pages[0].extract_text()
    assert "làm được" in text
    assert "chưa đến" in text


def test_an_empty_list_to_review_says_so() -> None:
    target = BytesIO()
    write_review_list(ReviewListPaper(HEAD, ROUND, "ấp Vĩnh Phú"), target)
    assert "Không có hộ nào" in PdfReader(target).pages[0].extract_text()


@pytest.mark.parametrize("form", list(ApplicationForm))
@pytest.mark.parametrize("people", [0, 1, 25])
def test_an_application_bears_what_the_register_knows_and_is_signed(
    form: ApplicationForm, people: int
) -> None:
    members = tuple(
        ApplicantLine(LONGEST, "Nam", "05/02/1974", "Con", "Không làm việc")
        for _each in range(people)
    )
    paper = ApplicationPaper(form, HEAD.letterhead.commune, head_name=LONGEST, members=members)
    pages = pages_of(printed(write_application, paper))
    assert f"Mẫu số {form.value}" in pages[0]
    assert "Chủ tịch Ủy ban nhân dân xã Ô Lâm" in pages[0]
    assert "NGƯỜI ĐỀ NGHỊ" in pages[-1]
    assert "Lý do đề nghị" in pages[-1]


def test_the_minutes_say_the_same_in_the_file_that_is_added_to() -> None:
    held = meeting(vote(1), vote(2, agree=23))
    letter = minutes_letter(HEAD, ROUND, held)
    printed_text = squeezed(" ".join(minutes(held)))
    assert letter.grid is not None
    said = (*letter.paragraphs, *letter.closing, *(x for row in letter.grid.rows for x in row))
    assert all(squeezed(each) in printed_text for each in said)
