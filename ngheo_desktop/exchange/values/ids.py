"""Số định danh: every digit kept, a lost zero put back with a question, nothing through a float."""

import re

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.terms import SEX_TERMS, Sex
from ngheo_desktop.exchange.grid import Raw
from ngheo_desktop.exchange.values.oddities import (
    NOTE,
    NOTHING,
    WARNING,
    Oddity,
    Read,
    noted,
    refused,
)
from ngheo_desktop.exchange.values.texts import plain_text
from ngheo_desktop.text import search_key

_SEPARATORS = re.compile(
    r"[\s.\-–'’‘`,;:]|^(?:(?:số|so) ?)?(?:cccd|cmnd|cc|ddcn|đdcn)?\b", re.IGNORECASE
)
_HAS_NONE = frozenset(
    ("chua co", "khong co", "chua cap", "chua lam", "khong", "ko co", "k co", "chua", "khong co so")
)
_SCIENTIFIC = re.compile(r"\d+([.,]\d+)?[eE]\+?\d+")
_SAFE_FLOAT = 10.0**15  # beyond this a number in Excel has lost digits
_LOST_TAIL = "000000"  # 8.9E+10 typed back as a number: the last six digits are random, never all 0
_LETTERS_FOR_DIGITS = str.maketrans("OoQIl|", "000111")


def read_personal_id(raw: Raw) -> Read:
    """The number as text of 12 digits, or an old one of 9."""
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return _from_number(float(raw))
    text = plain_text(raw)
    if not text:
        return NOTHING
    if text.isascii() and text.isdigit():
        return _from_digits(text)
    if _SCIENTIFIC.fullmatch(text):
        return _digits_lost(text)
    if search_key(text).strip(". ") in _HAS_NONE:
        words = f"«{text}»: người này chưa có số định danh."
        return noted(None, Oddity("id_none_said", NOTE, words))
    digits = _SEPARATORS.sub("", text)
    if not (digits.isascii() and digits.isdigit()):
        return _not_digits(text, digits)
    read = _from_digits(digits)
    if read.value is None:
        return read
    oddity = Oddity(
        "id_separators_removed", NOTE, "Đã bỏ khoảng trắng hoặc dấu giữa các chữ số.", read.value
    )
    return Read(read.value, (*read.oddities, oddity))


def _from_number(number: float) -> Read:
    shown = plain_text(number)
    if not number.is_integer() or number < 0:
        return _not_digits(shown, shown)
    if number >= _SAFE_FLOAT or shown.endswith(_LOST_TAIL):
        return _digits_lost(shown)
    return _from_digits(shown)


def _from_digits(digits: str) -> Read:
    if len(digits) == 12:
        return Read(digits)
    if len(digits) == 11:
        whole = "0" + digits
        text = (
            "Số định danh có 11 chữ số, cần đủ 12. "
            f"Có thể Excel đã bỏ số 0 ở đầu: {whole}. Vui lòng đối chiếu giấy tờ."
        )
        return Read(whole, (Oddity("id_leading_zero_restored", WARNING, text, whole, whole),))
    if len(digits) == 9:
        text = "Đây là số CMND cũ 9 chữ số. Vẫn lưu được; bổ sung số 12 chữ số khi có."
        return Read(digits, (Oddity("id_old_nine_digits", WARNING, text, digits),))
    return refused(
        "id_wrong_length",
        f"Số định danh có {len(digits)} chữ số, cần đủ 12. Hãy xem lại giấy tờ.",
    )


def _digits_lost(shown: str) -> Read:
    return refused(
        "id_digits_lost",
        f"Excel đã rút gọn số định danh thành «{shown}», các chữ số sau đã mất. "
        "Hãy nhập lại theo giấy tờ, ô kiểu văn bản.",
    )


def _not_digits(text: str, compact: str) -> Read:
    guess = compact.translate(_LETTERS_FOR_DIGITS)
    return refused(
        "id_not_digits",
        f"Số định danh «{text}» có ký tự không phải chữ số. Hãy xem lại giấy tờ.",
        guess if guess.isascii() and guess.isdigit() and len(guess) == 12 else "",
    )


def id_oddities(
    number: str, sex: Sex | None, birth: Birth | None, provinces: frozenset[str]
) -> list[Oddity]:
    """Where a 12-digit number contradicts the person: warnings only, the papers decide."""
    if len(number) != 12:
        return []
    found = []
    male = int(number[3]) % 2 == 0
    year = 1900 + int(number[3]) // 2 * 100 + int(number[4:6])
    if sex is not None and (sex == Sex.MALE) != male:
        said = SEX_TERMS[Sex.MALE if male else Sex.FEMALE]
        words = f"Số định danh cho biết giới tính {said}, ô giới tính ghi {SEX_TERMS[sex]}."
        found.append(("id_sex_mismatch", words))
    if birth is not None and birth.year != year:
        words = f"Số định danh cho biết sinh năm {year}, ô năm sinh ghi {birth.year}."
        found.append(("id_year_mismatch", words))
    if provinces and number[:3] not in provinces:
        words = f"Ba số đầu {number[:3]} không phải mã tỉnh đã biết."
        found.append(("id_province_unknown", words))
    hint = "Vui lòng đối chiếu giấy tờ. Vẫn lưu được."
    return [Oddity(code, WARNING, f"{words} {hint}", number) for code, words in found]
