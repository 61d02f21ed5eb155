"""Numbers of a cell: people, square metres, scores."""

import re
from decimal import Decimal

from ngheo_desktop.exchange.grid import Raw
from ngheo_desktop.exchange.values.oddities import (
    ERROR,
    NOTE,
    NOTHING,
    WARNING,
    Oddity,
    Read,
    doubted,
    refused,
)
from ngheo_desktop.exchange.values.texts import plain_text

_UNIT = re.compile(r"\s*(?:m2|m²|m 2|mét vuông|met vuong|m)\.?$", re.IGNORECASE)
_PEOPLE = re.compile(r"\s*(?:người|nhân khẩu|khẩu|nk)\.?$", re.IGNORECASE)
_AMBIGUOUS = re.compile(r"\d{1,3}([.,]\d{3})+")
_GROUPED = re.compile(r"(\d{1,3}(?:\.\d{3})+),(\d+)")
_COMMA = re.compile(r"([-−]?\d+),(\d+)")
_PLAIN = re.compile(r"[-−]?\d+(?:\.\d+)?")
_WHOLE = re.compile(r"[-−]?\d{1,9}")


def read_house_area(raw: Raw) -> Read:
    """Diện tích nhà ở in m2; «1.250» is left empty, for it may be 1,25 or 1250."""
    text = plain_text(raw)
    if not text:
        return NOTHING
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return _positive(Decimal(str(raw)), text)
    number = _UNIT.sub("", text)
    oddities = []
    if number != text:
        oddities.append(("area_unit_removed", "Đã bỏ đơn vị đo, chỉ giữ con số."))
    if _AMBIGUOUS.fullmatch(number):
        return doubted(
            "area_ambiguous",
            f"«{text}» có thể là hàng nghìn hoặc số lẻ nên để trống. Hãy nhập lại diện tích.",
        )
    if found := _GROUPED.fullmatch(number):
        number = f"{found[1].replace('.', '')}.{found[2]}"
        oddities.append(("decimal_comma_read", "Đã đọc dấu phẩy là dấu thập phân."))
    elif found := _COMMA.fullmatch(number):
        number = f"{found[1]}.{found[2]}"
        oddities.append(("decimal_comma_read", "Đã đọc dấu phẩy là dấu thập phân."))
    if not _PLAIN.fullmatch(number):
        return refused("area_unreadable", f"Không hiểu diện tích «{text}». Hãy nhập số m².")
    read = _positive(Decimal(number.replace("−", "-")), text)
    if read.value is None:
        return read
    return Read(
        read.value, tuple(Oddity(code, NOTE, words, read.value) for code, words in oddities)
    )


def _positive(area: Decimal, text: str) -> Read:
    if not area.is_finite():
        return refused("area_unreadable", f"Không hiểu diện tích «{text}». Hãy nhập số m².")
    if area <= 0:
        return refused("area_not_positive", f"Diện tích «{text}» phải lớn hơn 0. Hãy xem lại.")
    return Read(area)


def read_member_count(raw: Raw) -> Read:
    """Số nhân khẩu as typed."""
    text = plain_text(raw)
    if not text:
        return NOTHING
    count = _whole(raw, _PEOPLE.sub("", text))
    if count is None:
        return doubted("member_count_unreadable", f"Không hiểu số nhân khẩu «{text}».")
    if count <= 0:
        words = f"Số nhân khẩu ghi {count}. Mỗi hộ có ít nhất 1 người. Hãy xem lại."
        return Read(count, (Oddity("member_count_not_positive", ERROR, words),))
    return Read(count)


def read_ordinal(raw: Raw) -> Read:
    """STT: a whole number, or nothing."""
    return Read(_whole(raw, plain_text(raw)))


def read_income_score(raw: Raw) -> Read:
    """Điểm B1: a whole number from 0; only the paper knows how it was counted."""
    text = plain_text(raw)
    if not text:
        return NOTHING
    score = _whole(raw, text)
    if score is None or score < 0:
        return refused(
            "b1_not_a_score", f"Điểm B1 «{text}» không phải số nguyên từ 0. Hãy xem lại phiếu."
        )
    return Read(score)


def deprivation_score_oddities(score: int, points: int, most: int) -> list[Oddity]:
    """A typed B2 that no number of indicators can give."""
    if not 0 <= score <= most:
        words = f"Điểm B2 ghi {score}, phải từ 0 đến {most}. Hãy xem lại phiếu."
        return [Oddity("b2_out_of_range", ERROR, words)]
    if score % points:
        words = f"Điểm B2 ghi {score}, mỗi chỉ số {points} điểm. Vui lòng xem lại phiếu."
        return [Oddity("b2_not_multiple_of_ten", WARNING, words, score)]
    return []


def read_deprivation_score(raw: Raw) -> Read:
    """Tổng điểm B2 as typed."""
    text = plain_text(raw)
    if not text:
        return NOTHING
    score = _whole(raw, text)
    if score is None:
        return refused("b2_not_a_score", f"Điểm B2 «{text}» không phải số. Hãy xem lại phiếu.")
    return Read(score)


def _whole(raw: Raw, text: str) -> int | None:
    """The whole number of a cell; None when it is none."""
    if isinstance(raw, float) and not raw.is_integer():
        return None
    if isinstance(raw, str | int | float) and not isinstance(raw, bool) and _WHOLE.fullmatch(text):
        return int(text.replace("−", "-"))
    return None
