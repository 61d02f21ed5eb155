"""Thẻ căn cước: what the code on the card says, as a scanner types it."""

import re
from dataclasses import dataclass
from datetime import date

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.checks import sex_told, year_told
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.text import clean, search_key

_NUMBER = re.compile(r"(?<!\d)\d{12}(?!\d)")
_DAY = re.compile(r"(?<!\d)(\d{2})/?(\d{2})/?(\d{4})(?!\d)")
_NAME = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*['’.]?(?: [^\W\d_]+(?:['’.-][^\W\d_]+)*['’.]?)*")
_VOWEL = re.compile(r"[aeiouy]")
_SEXES = {"nam": Sex.MALE, "nu": Sex.FEMALE}
_FEWEST = 6  # fields; newer cards have more of them


@dataclass(frozen=True, slots=True)
class IdCard:
    """What was read. When `is_clear` is False an input tool has mangled the letters.

    Then only what is made of digits counts: number, birth, day of issue, and the sex that the
    number tells.
    """

    number: str
    name: str = ""
    birth: Birth | None = None
    sex: Sex | None = None
    address: str = ""
    issued: date | None = None
    is_clear: bool = True


def read_card(burst: str, today: date, *, touched: bool = False) -> IdCard | None:
    """The card of one burst «number|old number|name|birth|sex|address|issued|…».

    `touched` tells that an input tool was seen at work while it came. None when it holds no
    number of twelve digits: then nothing of it can be trusted.
    """
    fields = [clean(part) for part in burst.split("|")]
    found = _NUMBER.search(burst)
    if found is None or len(fields) < 2:
        return None
    number = found.group()
    name, birth, sex, address, issued = (*fields[2:7], *[""] * 5)[:5]
    told = _SEXES.get(search_key(sex))
    clear = not touched and fields[0] == number and len(fields) >= _FEWEST
    if clear and told is not None and _is_name(name) and _birth(birth, today) is not None:
        return IdCard(number, name, _birth(birth, today), told, address, _day(issued, today))
    return _digits_of(number, burst[found.end() :], today)


def _is_name(name: str) -> bool:
    """Letters only, a vowel in each word: «Nguyn Vn Tm» has lost some on the way."""
    words = search_key(name).split(" ")
    return bool(_NAME.fullmatch(name)) and all(_VOWEL.search(word) for word in words)


def _birth(text: str, today: date) -> Birth | None:
    """ddmmyyyy; nought where day or month are not known, or the year alone."""
    digits = text.replace("/", "")
    if not digits.isascii() or not digits.isdigit() or len(digits) not in (4, 6, 8):
        return None
    year, month, day = int(digits[-4:]), int(digits[-6:-4] or 0), int(digits[-8:-6] or 0)
    try:
        birth = Birth(year, month, day if month else 0)
    except ValueError:
        return None
    return birth if birth.earliest <= today else None


def _day(text: str, today: date) -> date | None:
    birth = _birth(text, today)
    return birth.earliest if birth is not None and birth.is_exact else None


def _digits_of(number: str, rest: str, today: date) -> IdCard:
    """What the digits tell by themselves: a birth of the year in the number, a later issue."""
    days = [_birth("".join(parts), today) for parts in _DAY.findall(rest)]
    known = [each for each in days if each is not None]
    birth = next((each for each in known if each.year == year_told(number)), None)
    issued = next((each for each in known[::-1] if each.is_exact and each is not birth), None)
    if issued is not None and issued.year <= year_told(number):
        issued = None
    return IdCard(
        number,
        birth=birth,
        sex=sex_told(number),
        issued=issued.earliest if issued else None,
        is_clear=False,
    )
