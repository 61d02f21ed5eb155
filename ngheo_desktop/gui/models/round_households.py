"""Hộ của một ấp, khóm trong đợt: who is not reviewed stands first, each with its steps in words."""

from collections.abc import Iterable

from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.narrowing import SHEET_TERMS, SheetState
from ngheo_desktop.domain.rounds import LISTED_TERMS, HouseholdSteps
from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass

HEADINGS = (
    "Mã hộ",
    "Chủ hộ",
    "Khẩu",
    "Vì sao trong đợt",
    "Diện trước",
    "Phiếu",
    "Chấm điểm",
    "Họp dân",
    "Phúc tra",
)


def in_order(households: Iterable[HouseholdSteps]) -> list[HouseholdSteps]:
    """Chưa rà soát first, then the rest, last who is not reviewed at all."""
    return sorted(
        households, key=lambda each: (not each.counts, not each.waits_for_sheet, each.code)
    )


def row_of(steps: HouseholdSteps) -> tuple[str, ...]:
    """The cells of one line."""
    why = LISTED_TERMS[steps.listed_for]
    return (
        steps.code,
        steps.head_name,
        str(steps.members) if steps.members else "",
        f"{why}: {steps.reason}" if steps.reason else why,
        _class_word(steps.class_before) or "chưa có",
        sheet_words(steps),
        _class_word(steps.computed),
        _meeting_words(steps),
        _recheck_words(steps),
    )


def sheet_words(steps: HouseholdSteps) -> str:
    """«chưa có phiếu», «còn câu chưa rõ», «xong, 20/11/2026», «rà soát lại»."""
    if steps.gone:
        return "không còn trong sổ"
    if steps.screened_out:
        return "Phiếu A: không rà soát"
    if steps.review_again:
        return "rà soát lại"
    if steps.sheet == SheetState.DONE and steps.survey_date:
        return f"xong, {shown_day(steps.survey_date)}"
    if steps.sheet == SheetState.MISSING:
        return "chưa có phiếu"
    words = SHEET_TERMS[steps.sheet]
    return words[:1].lower() + words[1:]


def summary_words(households: Iterable[HouseholdSteps]) -> str:
    """«64 hộ, 61 xong phiếu, 3 chưa rà soát»."""
    counted = [each for each in households if each.counts]
    waiting = sum(each.waits_for_sheet for each in counted)
    return f"{len(counted)} hộ, {len(counted) - waiting} xong phiếu, {waiting} chưa rà soát"


def _meeting_words(steps: HouseholdSteps) -> str:
    if steps.met_on is None:
        return ""
    share = f"{steps.agree}/{steps.present} đồng ý"
    if not steps.meeting_passed:
        return f"{share}, chưa đủ"
    word = _class_word(steps.meeting_class)
    return f"{word}, {share}" if word else share


def _recheck_words(steps: HouseholdSteps) -> str:
    if steps.open_objections:
        return f"{steps.open_objections} kiến nghị mở"
    word = _class_word(steps.recheck_class)
    return f"{word}, {shown_day(steps.recheck_on)}" if word and steps.recheck_on else word


def _class_word(household_class: HouseholdClass | None) -> str:
    return CLASS_TERMS[household_class] if household_class else ""
