"""What is wrong or doubtful on a sheet: numbers, ticks, answers that two people gave otherwise."""

import re

from ngheo_desktop.domain.indicators import Finding
from ngheo_desktop.domain.problems import Problem, Severity
from ngheo_desktop.domain.sheet_answers import with_answers
from ngheo_desktop.gui.models.sheet_cells import (
    INCOME,
    MARK,
    Place,
    answer_in_words,
    shown_answer,
)
from ngheo_desktop.gui.models.sheet_state import SheetState

_NEGATIVE = re.compile(r"[-−–][0-9]+")


def check_sheet(state: SheetState) -> list[Problem]:
    """All that is wrong or doubtful on a sheet: what blocks it first, then what only warns."""
    return [
        *_unread(state),
        *_impossible_total(state),
        *_clashes(state),
        *_ticks_against_facts(state),
        *_total_against_items(state),
    ]


def _unread(state: SheetState) -> list[Problem]:
    """Numbers that cannot be read, each with what is wanted."""
    return [
        Problem("number_unread", _unread_text(state, place, typed), field=place.question)
        for place, typed in state.wrong.items()
    ]


def _unread_text(state: SheetState, place: Place, typed: str) -> str:
    title = state.question(place).title
    if _NEGATIVE.fullmatch(typed):
        return f"{title}: «{typed}» là số âm. Cần {wanted(place)}."
    return f"{title}: «{typed}» không đọc được. Cần {wanted(place)}."


def _impossible_total(state: SheetState) -> list[Problem]:
    """A total that no household can have by the loaded table."""
    table = state.standard.score_table(state.facts.area) if state.standard else None
    score = state.facts.income_score
    if table is None or score is None:
        return []
    low, high = table.span
    if low <= score <= high:
        return []
    told = f"Điểm B1 {score} nằm ngoài mức có thể của bảng điểm, từ {low} đến {high}."
    return [Problem("b1_out_of_range", told, field=INCOME.code)]


def _clashes(state: SheetState) -> list[Problem]:
    return [
        Problem(
            "answers_differ",
            f"{clash_words(state, place)} Hãy đến ô và ghi câu đúng.",
            field=place.question,
            member=place.member or None,
        )
        for place in state.clashes
    ]


def clash_words(state: SheetState, place: Place) -> str:
    """«Nhà tiêu: người khác đã lưu «9 không có», phiếu này ghi «1 tự hoại».»"""
    clash, question = state.clashes[place], state.question(place)
    whose = f" của {state.names[place.member]}" if place.member else ""
    theirs = with_answers(state.facts, {clash.key: clash.theirs})
    mine = with_answers(state.facts, {clash.key: clash.mine})
    there, here = (
        answer_in_words(question, shown_answer(question, facts, place.member))
        for facts in (theirs, mine)
    )
    return f"{question.title}{whose}: người khác đã lưu «{there}», phiếu này ghi «{here}»."


def _ticks_against_facts(state: SheetState) -> list[Problem]:
    """Ticks of the paper that the known answers contradict."""
    codes = dict.fromkeys(
        warning.removeprefix("mark_against_facts:")
        for result in state.results
        for warning in result.warnings
        if warning.startswith("mark_against_facts:")
    )
    return [_tick_problem(state, code) for code in codes]


def _tick_problem(state: SheetState, code: str) -> Problem:
    place = Place(MARK + code)
    indicator, finding = state.indicator(place), state.finding(code)
    number = f"Câu {indicator.number}. {indicator.title}" if indicator else code
    ticked = "thiếu" if state.facts.marks[code] else "không thiếu"
    told = f"{number}: phiếu giấy đánh dấu {ticked}, các câu trả lời thì {_verdict(finding)}."
    if not state.shows_score:
        told = f"{number}: ô đánh dấu trên phiếu giấy khác với các câu trả lời."
    return Problem("mark_against_facts", told, Severity.WARNING, field=place.question)


def _verdict(finding: Finding | None) -> str:
    return "thiếu" if finding and finding.lack else "không thiếu"


def _total_against_items(state: SheetState) -> list[Problem]:
    if "b1_total_differs" not in state.result.reasons:
        return []
    told = (
        f"Tổng điểm B1 ghi {state.facts.income_score}, các mục cộng lại {state.items_total}. "
        "Chưa kết luận cho đến khi hai số khớp nhau."
    )
    return [Problem("b1_total_differs", told, Severity.WARNING, field=INCOME.code)]


def wanted(place: Place) -> str:
    """What a number cell takes."""
    return "số nguyên, ví dụ 118" if place.question == INCOME.code else "số, ví dụ 48 hoặc 48,5"
