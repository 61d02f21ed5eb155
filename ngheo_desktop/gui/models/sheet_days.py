"""Ngày rà soát: read as typed, checked, and a sheet that is moved to another day."""

import re
from datetime import date

from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.standards import Standard, standard_on
from ngheo_desktop.gui.models.sheet_state import SheetState
from ngheo_desktop.operations.checklists import Sheet
from ngheo_desktop.text import clean

DAY_FIELD = "survey_date"
_DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})(?:[/.-]([0-9]{4}|[0-9]{2}))?")
_RUN_TOGETHER = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4}|[0-9]{2})")


def read_day(text: str, today: date) -> date:
    """«21/11/2026», «21-11», «211126» as a day; ValueError for anything else."""
    typed = clean(text).replace(" ", "")
    found = _DAY.fullmatch(typed) or _RUN_TOGETHER.fullmatch(typed)
    if found is None:
        raise ValueError(text)
    day, month, year = found.groups()
    known = int(year) if year else today.year
    return date(known + 2000 if known < 100 else known, int(month), int(day))


def check_day(text: str, today: date, standards: tuple[Standard, ...]) -> list[Problem]:
    """What is wrong with a survey day as typed."""
    try:
        day = read_day(text, today)
    except ValueError:
        told = f"«{text}» không phải ngày rà soát. Hãy nhập như 21/11/2026."
        return [Problem("survey_date_unread", told, field=DAY_FIELD)]
    if day > today:
        told = f"Ngày rà soát {day:%d/%m/%Y} là sau hôm nay. Hãy xem lại ngày."
        return [Problem("survey_date_in_future", told, field=DAY_FIELD)]
    if standard_on(standards, day) is None:
        told = f"Không có chuẩn nghèo nào áp dụng vào ngày {day:%d/%m/%Y}."
        return [Problem("no_standard_for_date", told, field=DAY_FIELD)]
    return []


def carried_to(
    state: SheetState, sheet: Sheet, standards: tuple[Standard, ...]
) -> SheetState | Problem:
    """The sheet of another day: as it is stored, or the answers typed so far carried over to it.

    What is typed on a stored sheet, or would lie over one, has to be saved first.
    """
    if not state.is_changed:
        return SheetState(sheet, standards)
    if not (sheet.is_saved or state.sheet.is_saved):
        return state.laid_on(sheet)
    told = f"Phiếu ngày {shown_day(state.facts.survey_date)} đang sửa dở."
    if sheet.is_saved:
        told = f"Hộ này đã có phiếu ngày {shown_day(sheet.facts.survey_date)}."
    told += " Hãy lưu phiếu đang mở trước khi đổi ngày."
    return Problem("survey_date_taken", told, field=DAY_FIELD)
