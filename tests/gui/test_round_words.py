"""Cells of the board and lines of a hamlet in words, without the window."""

from dataclasses import replace
from datetime import date

import pytest

from ngheo_desktop.domain.narrowing import SheetState
from ngheo_desktop.domain.rounds import (
    HouseholdSteps,
    ListedFor,
    Round,
    RoundKind,
    Step,
    StepCell,
    StepState,
)
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.gui.models.round_households import in_order, row_of, summary_words
from ngheo_desktop.gui.models.round_words import cell_sign, cell_story, cell_text, round_words

READY, RUNNING, REDO, DONE = StepState.READY, StepState.RUNNING, StepState.REDO, StepState.DONE


@pytest.mark.parametrize(
    ("cell", "text", "sign"),
    [
        (StepCell(Step.LIST, READY, 0, 64, "64"), "đang lập, 64 hộ", ""),
        (StepCell(Step.LIST, DONE, 64, 64, "64"), "64", "done"),
        (StepCell(Step.SHEETS, RUNNING, 61, 64, "61/64"), "61/64", "running"),
        (StepCell(Step.SHEETS, REDO, 61, 64, "61/64"), "61/64, làm lại", "error"),
        (StepCell(Step.MEETING, READY, 0, 46), "chưa họp", ""),
        (StepCell(Step.MEETING, READY, 0, 46, late_days=3), "chưa họp, trễ 3 ngày", "warning"),
        (StepCell(Step.MEETING, REDO, 20, 46, "20/46"), "20/46, họp lại", "error"),
        (StepCell(Step.MEETING, RUNNING, 46, 46, "46/46"), "46/46, chưa ký", "running"),
        (StepCell(Step.POSTING, RUNNING, shown="đến 25/11"), "đến 25/11", "running"),
        (StepCell(Step.RECHECK, DONE, 0, 0, "0"), "không có", "done"),
        (StepCell(Step.RECHECK, RUNNING, 0, 1, "1 đang mở"), "1 đang mở", "running"),
        (StepCell(Step.OPINION, StepState.OFF), "không có bước", ""),
        (StepCell(Step.OPINION, RUNNING), "chờ trả lời", "running"),
        (StepCell(Step.OPINION, REDO), "chưa đồng ý", "error"),
        (StepCell(Step.DECISION, StepState.WAITING), "–", ""),
        (StepCell(Step.DECISION, StepState.WAITING, late_days=2), "trễ 2 ngày", "warning"),
        (StepCell(Step.CERTIFICATE, DONE), "không có hộ", "done"),
        (StepCell(Step.MEETING, DONE, shown="không có hộ"), "không có hộ", "done"),
    ],
)
def test_a_cell_is_told_in_words_and_by_a_sign(cell, text, sign):
    assert (cell_text(cell), cell_sign(cell)) == (text, sign)


def test_the_story_of_a_cell_says_why_and_until_when():
    cell = StepCell(Step.MEETING, READY, 0, 2, why="Còn 2 hộ.", due=date(2026, 11, 21), late_days=3)
    assert cell_story("ấp Vĩnh Phú", cell) == (
        "Ấp Vĩnh Phú, họp dân: chưa họp, trễ 3 ngày. Còn 2 hộ. Hạn 21/11/2026."
    )


def test_a_round_is_told_with_its_days_and_both_standards():
    begins, ends = date(2026, 9, 1), date(2026, 12, 14)
    one = Round("1", RoundKind.ANNUAL, "Rà soát", begins, ends, "2022-2025", begins)
    told = round_words(one, 21, "2027-2030")
    assert told == "01/09–14/12/2026 · còn 21 ngày · chuẩn 2022–2025, song song 2027–2030"
    assert "trễ 2 ngày" in round_words(one, -2)
    closed = replace(one, closed_on=date(2026, 12, 10))
    assert "đã kết thúc ngày 10/12/2026, chỉ xem" in round_words(closed, 4)


BASE = HouseholdSteps("1", "0001", "Trần Văn Tám", "h", "ấp Vĩnh Phú", 4, ListedFor.POOR)


def test_who_is_not_reviewed_stands_first_and_who_need_not_be_last():
    done = replace(BASE, code="0002", sheet=SheetState.DONE, survey_date=date(2026, 11, 1))
    gone = replace(BASE, code="0003", gone=True)
    waits = replace(BASE, code="0004")
    assert [each.code for each in in_order([gone, done, waits])] == ["0004", "0002", "0003"]
    assert summary_words([gone, done, waits]) == "2 hộ, 1 xong phiếu, 1 chưa rà soát"


def test_the_steps_of_a_household_stand_beside_each_other():
    day = date(2026, 11, 10)
    one = replace(
        BASE,
        sheet=SheetState.DONE,
        survey_date=date(2026, 11, 1),
        computed=HouseholdClass.POOR,
        met_on=day,
        agree=40,
        present=50,
        meeting_passed=True,
        meeting_class=HouseholdClass.NEAR_POOR,
        recheck_on=day,
        recheck_class=HouseholdClass.POOR,
    )
    assert row_of(one)[5:] == (
        "xong, 01/11/2026",
        "Hộ nghèo",
        "Hộ cận nghèo, 40/50 đồng ý",
        "Hộ nghèo, 10/11/2026",
    )
    again = replace(one, agree=10, meeting_passed=False, recheck_class=None, open_objections=1)
    assert row_of(again)[5] == "rà soát lại"
    assert row_of(again)[7:] == ("10/50 đồng ý, chưa đủ", "1 kiến nghị mở")
