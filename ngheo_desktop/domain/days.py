"""Ngày giờ: as the screen shows them and as official paper writes them."""

from datetime import date, datetime


def shown_day(day: date) -> str:
    """On screen and in tables: 23/11/2026."""
    return f"{day:%d/%m/%Y}"


def shown_time(moment: datetime) -> str:
    """The clock of this machine: 14:05."""
    return f"{moment.astimezone():%H:%M}"


def shown_moment(moment: datetime) -> str:
    """A day with its time: 23/11/2026 14:05."""
    here = moment.astimezone()
    return f"{shown_day(here)} {shown_time(here)}"


def official_day(day: date) -> str:
    """On official paper: «ngày 05 tháng 02 năm 2026», «ngày 23 tháng 11 năm 2026».

    Days 1–9 and months 1–2 take a leading 0 (NĐ 30/2020/NĐ-CP, Phụ lục I).
    """
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"
