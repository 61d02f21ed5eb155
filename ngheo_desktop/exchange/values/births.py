"""Ngày sinh of a cell: a day, a month or only a year; day first, never swapped, never guessed."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.exchange.grid import Raw
from ngheo_desktop.exchange.values.oddities import NOTE, WARNING, Oddity, Read, doubted, refused
from ngheo_desktop.exchange.values.texts import plain_text
from ngheo_desktop.text import search_key

OLDEST = 120  # years
_DAY_ZERO = date(1899, 12, 30)  # Excel counts days from here
_FIRST_SERIAL, _LAST_SERIAL = 2_500, 80_000  # 1906 … 2119
_CLOCK = re.compile(r"[ T]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")
_SLASHED = re.compile(r"(\d{1,2}) ?/ ?(\d{1,2}) ?/ ?(\d{4}|\d{2})")
_MONTH_SLASHED = re.compile(r"(\d{1,2}) ?/ ?(\d{4})")
_OTHER = re.compile(r"(\d{1,2}) ?[-./\\ ] ?(\d{1,2}) ?[-./\\ ] ?(\d{4}|\d{2})")
_OTHER_MONTH = re.compile(r"(\d{1,2}) ?[-.\\ ] ?(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4}) ?[-./] ?(\d{1,2}) ?[-./] ?(\d{1,2})")
_WORDED = re.compile(r"(?:ngay )?(\d{1,2}),? thang (\d{1,2}),? (?:nam )?(\d{4}|\d{2})")
_WORDED_MONTH = re.compile(r"thang (\d{1,2})(?:,? (?:nam )?| ?[/.-] ?)(\d{4})")
_WORDED_YEAR = re.compile(r"(?:sinh nam|nam sinh|nam|sinh|sn|ns)[ :.]*(\d{4})")
_SAID_DATE = re.compile(
    r"(?:sinh ngay|ngay sinh|sinh|ngay|sn|ns)[ :.]*(\d{1,2}) ?[-./] ?(\d{1,2}) ?[-./] ?(\d{4})"
)
_RUN = re.compile(r"(\d{2})(\d{2})(\d{4})")
_UNKNOWN_DAY = re.compile(  # «--/--/1960», «?/5/1960»
    r"^(?:[-–.…?_x]{1,4} ?/ ?){1,2}(?=(?:\d{1,2} ?/ ?)?\d{4}$)", re.IGNORECASE
)


def birth_reader(today: date, *, year_only: bool = False) -> Callable[[Raw], Read]:
    """A reader for a column that asks for a full date, or only for the year (Năm sinh)."""

    def read(raw: Raw) -> Read:
        found = read_written_day(raw, today)
        if not isinstance(found.value, Birth):
            return found
        return _checked(found, today, year_only=year_only)

    return read


def read_written_day(raw: Raw, today: date) -> Read:
    """The day, month or year that a cell means, whether or not anybody was born then."""
    if isinstance(raw, datetime):
        return _from_datetime(raw)
    if isinstance(raw, date):
        return Read(Birth(raw.year, raw.month, raw.day))
    if isinstance(raw, time | timedelta | bool):
        return _unreadable(str(raw))
    if isinstance(raw, int | float):
        return _from_number(float(raw))
    text = _UNKNOWN_DAY.sub("", plain_text(raw)).strip("'’‘`.,; ")
    if not text:
        return doubted("birth_missing", "Chưa có ngày sinh. Nếu chỉ biết năm, hãy nhập năm.")
    return _from_text(text, today)


def _from_datetime(raw: datetime) -> Read:
    birth = Birth(raw.year, raw.month, raw.day)
    if raw.time() == time.min:
        return Read(birth)
    return Read(birth, (_dropped_time(birth),))


def _dropped_time(birth: Birth) -> Oddity:
    text = f"Đã bỏ giờ phút, chỉ giữ ngày {birth.shown}."
    return Oddity("birth_time_dropped", NOTE, text, birth.iso)


def _from_number(number: float) -> Read:
    shown = plain_text(number)
    if number.is_integer() and 1800 <= number <= 2200:
        return Read(Birth(int(number)))
    if _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return _from_serial(shown, int(number))
    return _unreadable(shown)


def _from_serial(shown: str, serial: int) -> Read:
    day = _DAY_ZERO + timedelta(days=serial)
    birth = Birth(day.year, day.month, day.day)
    text = (
        f"Ô chỉ có số {shown}. Đây có thể là số thứ tự ngày của Excel, tức {birth.shown}. "
        "Vui lòng đối chiếu giấy tờ."
    )
    return Read(birth, (Oddity("birth_serial_number", WARNING, text, birth.iso, birth.shown),))


def _from_text(text: str, today: date) -> Read:
    shorter = _CLOCK.sub("", text)
    read = _from_date_text(shorter, today)
    if shorter != text and isinstance(read.value, Birth):
        return Read(read.value, (*read.oddities, _dropped_time(read.value)))
    return read


def _from_date_text(text: str, today: date) -> Read:
    if text.isascii() and text.isdigit() and len(text) <= 5:
        return _from_number(float(text))
    if found := _SLASHED.fullmatch(text):
        return _from_parts(text, found[1], found[2], found[3], today)
    if found := _MONTH_SLASHED.fullmatch(text):
        return _from_parts(text, "0", found[1], found[2], today)
    key = search_key(text)
    if found := _SAID_DATE.fullmatch(key):
        return _other_format(_from_parts(text, found[1], found[2], found[3], today))
    if found := _RUN.fullmatch(text) or _OTHER.fullmatch(text) or _WORDED.fullmatch(key):
        return _other_format(_from_parts(text, found[1], found[2], found[3], today))
    if found := _YEAR_FIRST.fullmatch(text):
        return _other_format(_from_parts(text, found[3], found[2], found[1], today))
    if found := _OTHER_MONTH.fullmatch(text) or _WORDED_MONTH.fullmatch(key):
        return _other_format(_from_parts(text, "0", found[1], found[2], today))
    if found := _WORDED_YEAR.fullmatch(key):
        return _other_format(_from_parts(text, "0", "0", found[1], today))
    return _unreadable(text)


def _other_format(read: Read) -> Read:
    if not isinstance(read.value, Birth):
        return read
    text = f"Ngày viết theo lối khác, đã hiểu là {read.value.shown} (ngày trước, tháng sau)."
    oddity = Oddity("birth_other_format", NOTE, text, read.value.iso)
    return Read(read.value, (*read.oddities, oddity))


def _from_parts(text: str, day: str, month: str, year: str, today: date) -> Read:
    """Day, month and year as they stand; 00 is «not known»."""
    if len(year) == 2:
        return _from_short_year(text, int(day), int(month), int(year), today)
    try:
        return Read(_birth(int(day), int(month), int(year)))
    except ValueError:
        return _impossible(text)


def _birth(day: int, month: int, year: int) -> Birth:
    if year == 0:
        raise ValueError("year 0")
    return Birth(year, month, day)


def _impossible(text: str) -> Read:
    return refused(
        "birth_impossible",
        f"Không có ngày «{text}» trong lịch. Ngày viết trước, tháng viết sau. Hãy xem lại giấy tờ.",
    )


def _from_short_year(text: str, day: int, month: int, short: int, today: date) -> Read:
    """Two digits of a year: taken only where a single century leaves a living person."""
    fits = []
    for century in (1900, 2000):
        try:
            birth = _birth(day, month, century + short)
        except ValueError:
            continue
        if birth.earliest <= today and not _is_too_long_ago(birth, today):
            fits.append(birth)
    if not fits:
        return _impossible(text)
    if len(fits) > 1:
        choices = " hay ".join(str(birth.year) for birth in fits)
        return refused(
            "birth_century_unknown",
            f"Năm sinh «{text}» chỉ có hai chữ số: chưa rõ {choices}. Hãy nhập đủ bốn chữ số.",
        )
    words = f"Năm sinh «{text}» chỉ có hai chữ số, đã hiểu là {fits[0].year}. Vui lòng xem lại."
    oddity = Oddity("birth_two_digit_year", WARNING, words, fits[0].iso, fits[0].shown)
    return Read(fits[0], (oddity,))


def _unreadable(text: str) -> Read:
    return refused(
        "birth_unreadable",
        f"Không hiểu ngày sinh «{text}». Hãy nhập ngày/tháng/năm, hoặc chỉ năm.",
    )


def _is_too_long_ago(birth: Birth, today: date) -> bool:
    return birth.latest.year < today.year - OLDEST or (
        birth.latest.year == today.year - OLDEST
        and (birth.latest.month, birth.latest.day) < (today.month, today.day)
    )


def _checked(read: Read, today: date, *, year_only: bool) -> Read:
    birth: Birth = read.value
    if birth.earliest > today:
        return refused(
            "birth_in_future", f"Ngày sinh {birth.shown} ở sau hôm nay. Hãy xem lại giấy tờ."
        )
    if _is_too_long_ago(birth, today):
        return refused(
            "birth_too_long_ago",
            f"Ngày sinh {birth.shown} đã quá {OLDEST} năm. Hãy xem lại giấy tờ.",
            _year_in_date_format(birth),
        )
    if birth.is_exact or year_only:
        return read
    known = "năm sinh" if not birth.month else "tháng và năm sinh"
    words = f"Mới biết {known} {birth.shown}. Vẫn lưu được; bổ sung khi có giấy tờ."
    return Read(birth, (*read.oddities, Oddity("birth_imprecise", WARNING, words, birth.iso)))


def _year_in_date_format(birth: Birth) -> str:
    """A year typed into a cell formatted as a date shows as a day of 1905."""
    if not birth.is_exact:
        return ""
    serial = (birth.earliest - _DAY_ZERO).days
    return str(serial) if 1900 <= serial <= 2100 else ""
