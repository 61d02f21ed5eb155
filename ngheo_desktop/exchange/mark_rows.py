"""The line «A | B | 1 | 2 | 3=1+2» that numbers the columns under a heading."""

import re

from ngheo_desktop.exchange.grid import Row
from ngheo_desktop.exchange.values.texts import is_blank, plain_text
from ngheo_desktop.text import search_key

_MARK = re.compile(r"\(?([a-z]|\d{1,2}|[\da-z]{1,2} ?[=+][\d a-z=/*+×:()-]*)\)?")


def is_mark_row(cells: Row) -> bool:
    """Every filled cell is the letter or number of its column, in rising order."""
    texts = [search_key(plain_text(cell)) for cell in cells if not is_blank(cell)]
    counted = sum(bool(_MARK.fullmatch(text)) for text in texts)
    plain = [text for text in texts if text.isdecimal()]
    rising = plain == sorted(plain, key=int) and len(set(plain)) == len(plain)
    return len(texts) >= 3 and counted == len(texts) and rising and bool(plain or counted >= 3)
