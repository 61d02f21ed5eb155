"""Text of a cell: one form of letters, single spaces, and what had to be repaired for that."""

import re
import unicodedata
from datetime import date, datetime, time

from ngheo_desktop.exchange.grid import Raw
from ngheo_desktop.exchange.values.oddities import (
    ERROR,
    NOTE,
    NOTHING,
    Oddity,
    Read,
    noted,
    refused,
)
from ngheo_desktop.text import clean

_DASHES = re.compile(r"[-–—−.…_/\s]*")
_BULLET = re.compile(r"^(?:[-–—+•*·]+ *|\d{1,4} ?[.)/-] *)+(?=\D)")
TITLE = re.compile(r"(?:ông|bà|anh|chị|hộ ông|hộ bà)[.:]? +", re.IGNORECASE)
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
# Letters and signs of TCVN3 and VNI that no name in Unicode has.
_NOT_VIETNAMESE = re.compile("[¡-¬®-¿ÄÅÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïñöøûüþÿ]")
_LOOKALIKES = str.maketrans({"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ"})


def plain_text(raw: Raw) -> str:
    """The cell as clean text; empty for a blank cell and for «--»."""
    if raw is None:
        return ""
    if isinstance(raw, str):
        text = clean(raw)
        if text.endswith(".0") and text[:-2].isdigit():
            return text[:-2]  # a whole number as some programs write it to a CSV
        return "" if _DASHES.fullmatch(text) else text
    if isinstance(raw, float) and raw.is_integer():
        return f"{raw:.0f}"
    if isinstance(raw, datetime) and raw.time() == time.min:
        raw = raw.date()
    return raw.strftime("%d/%m/%Y") if isinstance(raw, date) else str(raw)


def is_blank(raw: Raw) -> bool:
    """True for an empty cell and for dashes that stand for one."""
    return raw is None or (isinstance(raw, str) and not plain_text(raw))


def read_text(raw: Raw) -> Read:
    """Any text, as the officer would have typed it."""
    text = plain_text(raw)
    if not text:
        return NOTHING
    if text == raw and text.translate(_LOOKALIKES) == text:
        return Read(text)
    if not isinstance(raw, str):
        return Read(text)
    fixed = text.translate(_LOOKALIKES)
    return noted(fixed, *_repairs(raw, text, fixed))


def _repairs(raw: str, text: str, fixed: str) -> list[Oddity]:
    found = []
    visible = _INVISIBLE.sub("", raw)
    if visible != raw:
        found.append(("invisible_removed", "Đã bỏ ký tự ẩn trong ô."))
    if unicodedata.normalize("NFC", visible) != visible:
        found.append(("text_composed", "Đã ghép dấu rời thành chữ có dấu."))
    if " ".join(visible.split()) != visible:
        found.append(("spaces_removed", "Đã bỏ khoảng trắng hoặc chỗ xuống dòng thừa."))
    if fixed != text:
        found.append(("lookalike_replaced", "Đã thay chữ Ð nước ngoài bằng chữ Đ tiếng Việt."))
    return [Oddity(code, NOTE, words, fixed) for code, words in found]


def is_legacy(text: str) -> bool:
    """Typed for a font of before Unicode: .VnTime (TCVN3) or VNI."""
    return _NOT_VIETNAMESE.search(text) is not None


def read_name(raw: Raw) -> Read:
    """Họ và tên of a person; a household cannot be saved with a nameless one."""
    read = read_text(raw)
    if read.value is None:
        return refused("name_missing", "Chưa có họ và tên. Hãy điền theo giấy tờ.")
    if is_legacy(read.value):
        words = f"«{read.value}» viết bằng phông chữ cũ (.VnTime, VNI). Hãy nhập lại họ tên."
        return Read(read.value, (Oddity("legacy_text_unread", ERROR, words),))
    bare = _BULLET.sub("", read.value)
    if not bare or bare == read.value:
        return read
    oddity = Oddity("bullet_removed", NOTE, "Đã bỏ dấu, số đứng trước họ tên.", bare)
    return Read(bare, (*read.oddities, oddity))


def read_titled_name(raw: Raw) -> Read:
    """«Ông Lê Văn Tám» of a column where nearly everybody has such a title."""
    read = read_name(raw)
    titled = TITLE.match(read.value or "")
    if titled is None or not (bare := titled.string[titled.end() :]):
        return read
    oddity = Oddity("title_removed", NOTE, "Đã bỏ chữ «Ông», «Bà» trước họ tên.", bare)
    return Read(bare, (*read.oddities, oddity))


def read_phone(raw: Raw) -> Read:
    """Số điện thoại; a number typed as a number has lost its first 0."""
    text = plain_text(raw)
    if isinstance(raw, float) and len(text) == 9 and text.isdigit():
        return noted(
            "0" + text,
            Oddity("phone_zero_restored", NOTE, "Đã thêm số 0 ở đầu số điện thoại.", "0" + text),
        )
    return Read(text or None)


def read_code(raw: Raw) -> Read:
    """Mã hộ: a key, taken as it stands."""
    return Read(plain_text(raw) or None)
