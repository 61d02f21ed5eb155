"""Ngày rà soát: a full day, not after today."""

import re
from datetime import date

from ngheo_desktop.exchange.grid import Raw
from ngheo_desktop.exchange.values.births import read_written_day
from ngheo_desktop.exchange.values.oddities import NOTHING, Read, Reader, doubted, refused
from ngheo_desktop.exchange.values.texts import is_blank, plain_text

_SHORT_YEAR = re.compile(r"^(\d{1,2}[-/.]\d{1,2}[-/.])(\d\d)$")


def survey_day_reader(today: date) -> Reader:
    """Read a day written in any way a birth date may be, but whole."""

    def read(raw: Raw) -> Read:
        if is_blank(raw):
            return NOTHING
        day = _day(raw, today)
        if day is None:
            return doubted(
                "survey_date_unreadable",
                f"Không hiểu ngày rà soát «{plain_text(raw)}». Hãy nhập ngày/tháng/năm.",
            )
        if day > today:
            return refused(
                "survey_date_in_future",
                f"Ngày rà soát {day:%d/%m/%Y} ở sau hôm nay. Hãy xem lại phiếu.",
            )
        return Read(day)

    return read


def _day(raw: Raw, today: date) -> date | None:
    if isinstance(raw, str):
        raw = _SHORT_YEAR.sub(r"\g<1>20\2", plain_text(raw))  # no review was held in 1926
    birth = read_written_day(raw, today).value
    return birth.earliest if birth is not None and birth.is_exact else None
