"""Giấy đề nghị: Mẫu 01 and Mẫu 04, until when they must be answered, and how they stand."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_OLDEST_RECEIPT = 366  # days


class ApplicationForm(StrEnum):
    """Mẫu of QĐ 24/2021 that a household files."""

    REVIEW = "01"  # đề nghị rà soát
    LEAVING = "04"  # đề nghị công nhận thoát nghèo, thoát cận nghèo


class ApplicationState(StrEnum):
    """How far an application is."""

    WAITING = "waiting"  # for a round
    IN_ROUND = "in_round"
    REFUSED = "refused"
    DECIDED = "decided"


FORM_TERMS = {
    ApplicationForm.REVIEW: "Mẫu 01, đề nghị rà soát",
    ApplicationForm.LEAVING: "Mẫu 04, đề nghị công nhận thoát nghèo, thoát cận nghèo",
}
APPLICATION_TERMS = {
    ApplicationState.WAITING: "chờ đợt rà soát",
    ApplicationState.IN_ROUND: "đang rà soát",
    ApplicationState.REFUSED: "đã trả lời không công nhận",
    ApplicationState.DECIDED: "đã có quyết định",
}


@dataclass(frozen=True, slots=True)
class Application:
    """Một giấy đề nghị as it stands."""

    id: str
    household_id: str
    code: str
    head_name: str
    hamlet_id: str
    hamlet: str  # with its kind: «ấp Vĩnh Phú»
    form: ApplicationForm
    received_on: date
    reason: str
    round_id: str
    refused_on: date | None
    refusal: str
    state: ApplicationState
    starts_on: date  # the day on which its review begins
    due_on: date  # quyết định, or a refusal with reasons, until this day

    def days_left(self, today: date) -> int:
        """Còn lại; below 0 = late."""
        return (self.due_on - today).days


def receipt_fault(received_on: date, today: date) -> str:
    """Why a paper cannot have come on that day; a year typed wrong is not a day of receipt."""
    if received_on > today:
        return f"Ngày nhận {received_on:%d/%m/%Y} chưa đến."
    if (today - received_on).days > _OLDEST_RECEIPT:
        return f"Ngày nhận {received_on:%d/%m/%Y} cách hôm nay hơn một năm. Hãy xem lại năm."
    return ""


def start_of_review(received_on: date, start_day: int) -> date:
    """The 15th of this month, or of the next one when it has passed."""
    if received_on.day <= start_day:
        return received_on.replace(day=start_day)
    year, month = received_on.year, received_on.month
    return date(year + month // 12, month % 12 + 1, start_day)


def review_days(start_day: int, days: int) -> Callable[[date], tuple[date, date]]:
    """For the day of a paper: when its review starts, and by when it is answered."""

    def days_of(received_on: date) -> tuple[date, date]:
        starts_on = start_of_review(received_on, start_day)
        return starts_on, due_day(starts_on, days)

    return days_of


def due_day(starts_on: date, days: int) -> date:
    """Last day of the answer, in calendar days from the start (QĐ 24/2021 Điều 5)."""
    return starts_on + timedelta(days=days)
