"""Giấy đề nghị of the year in words: until when it must be answered, and how it stands."""

from collections.abc import Iterable, Sequence
from datetime import date

from ngheo_desktop.domain.applications import (
    APPLICATION_TERMS,
    Application,
    ApplicationState,
)
from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.gui.models.round_words import capital

HEADINGS = (
    "Ngày nhận",
    "Mẫu",
    "Mã hộ",
    "Chủ hộ",
    "Ấp, khóm",
    "Bắt đầu",
    "Hạn trả lời",
    "Còn lại",
    "Kết quả",
    "Lý do",
)
_OPEN = (ApplicationState.WAITING, ApplicationState.IN_ROUND)


def is_open(told: Application) -> bool:
    """Whether an answer is still owed."""
    return told.state in _OPEN


def in_order(applications: Iterable[Application]) -> list[Application]:
    """What is owed first, the nearest last day on top; then what was answered, newest first."""
    known = list(applications)
    owed = sorted(filter(is_open, known), key=lambda each: (each.due_on, each.code))
    return [*owed, *(each for each in known if not is_open(each))]


def row_of(told: Application, today: date) -> tuple[str, ...]:
    """The cells of one line."""
    answered = f" ngày {shown_day(told.refused_on)}" if told.refused_on else ""
    return (
        shown_day(told.received_on),
        told.form.value,
        told.code,
        told.head_name,
        capital(told.hamlet),
        shown_day(told.starts_on),
        shown_day(told.due_on),
        left_words(told, today),
        f"{APPLICATION_TERMS[told.state]}{answered}",
        told.refusal or told.reason,
    )


def left_words(told: Application, today: date) -> str:
    """«còn 6 ngày», «trễ 2 ngày»; nothing once it is answered."""
    if not is_open(told):
        return ""
    left = told.days_left(today)
    return f"trễ {-left} ngày" if left < 0 else f"còn {left} ngày"


def summary_words(applications: Sequence[Application], today: date) -> str:
    """«12 giấy chưa trả lời, trong đó 2 giấy đã trễ hạn»."""
    owed = [each for each in applications if is_open(each)]
    late = sum(each.days_left(today) < 0 for each in owed)
    if not owed:
        return "Không có giấy đề nghị nào chờ trả lời."
    words = f"{len(owed)} giấy đề nghị chưa trả lời"
    return f"{words}, trong đó {late} giấy đã trễ hạn." if late else f"{words}."
