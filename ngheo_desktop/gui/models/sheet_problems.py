"""What keeps a sheet from being saved: its day, and numbers that cannot be read."""

import re
from datetime import date

from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.standards import Standard, standard_on
from ngheo_desktop.gui.models.sheet_cells import INCOME, Place
from ngheo_desktop.gui.models.sheet_state import SheetState
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


def check_numbers(state: SheetState) -> list[Problem]:
    """Numbers of the sheet that cannot be read, each with what is wanted."""
    return [
        Problem(
            "number_unread",
            f"{state.question(place).title}: «{typed}» không đọc được. Cần {wanted(place)}.",
            field=place.question,
        )
        for place, typed in state.wrong.items()
    ]


def wanted(place: Place) -> str:
    """What a number cell takes."""
    return "số nguyên, ví dụ 118" if place.question == INCOME.code else "số, ví dụ 48 hoặc 48,5"
