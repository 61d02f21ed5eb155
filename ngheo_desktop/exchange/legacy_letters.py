"""Letters of the fonts before Unicode, .VnTime (TCVN3) and VNI, and whether a word is Vietnamese.

Tables of our own: the converters on PyPI go by the font of a cell, and people typed Unicode into
.VnTime cells and the other way round. Only the words themselves tell.
"""

import re
import unicodedata
from enum import StrEnum


class Encoding(StrEnum):
    """How the letters of a cell are stored."""

    TCVN3 = "tcvn3"
    VNI = "vni"


_TCVN3_RUNS = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộ",
    0xEA: "ờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
_TCVN3 = {
    start + at: letter
    for start, letters in _TCVN3_RUNS.items()
    for at, letter in enumerate(letters)
}
_PLAIN_MARKS = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_HAT_MARKS = {
    "â": "\u0302",
    "ê": "\u0306",
    **{mark: f"\u0302{tone}" for mark, tone in zip("áàåãä", _PLAIN_MARKS.values(), strict=True)},
    **{mark: f"\u0306{tone}" for mark, tone in zip("éèúüë", _PLAIN_MARKS.values(), strict=True)},
}
_VNI_ALONE = {
    "ñ": "đ",
    "ô": "ơ",
    "ö": "ư",
    "í": "í",
    "ì": "ì",
    "æ": "ỉ",
    "ó": "ĩ",
    "ò": "ị",
    "î": "ỵ",
}
_VNI = {
    **_VNI_ALONE,
    **{
        base + mark: unicodedata.normalize("NFC", base + marks)
        for base in "aeo"
        for mark, marks in _HAT_MARKS.items()
        if base == "a" or "\u0306" not in marks
    },
    **{
        base + mark: unicodedata.normalize("NFC", _VNI_ALONE.get(base, base) + tone)
        for base in "aeouyôö"
        for mark, tone in _PLAIN_MARKS.items()
    },
}
_VNI |= {stored.upper(): letter.upper() for stored, letter in _VNI.items()}
_VNI_LETTER = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_VNI_MARKS = re.compile("[^\x00-\x7f]")

_TONES = dict.fromkeys(map(ord, "\u0301\u0300\u0309\u0303\u0323"))
_TONE = re.compile("[\u0301\u0300\u0309\u0303\u0323]")
_SYLLABLE = re.compile(
    "(?P<onset>(?:qu|gi)(?=[aăâeêioôơuưy])|[bcdfghjklmnpqrstvwxzđ]{0,3})(?P<nucleus>[aăâeêioôơuưy]{1,3})"
    "(?P<coda>[bcdfghjklmnpqrstvwxz]{0,2})"
)
_NUCLEI = frozenset(
    re.findall(
        r"\w+",
        "a ă â e ê i o ô ơ u ư y ai ao au ay âu ây ea eo êu ia iê iu oa oă oe oi oo ôi ơi ua uâ uê "
        "ui uô uơ uy ưa ưi ươ ưu yê iêu oai oao oay oeo uây uôi uya uyê uyu ươi ươu yêu uêu",
    )
)
_ABBREVIATION = re.compile("[bcdfghjklmnpqrstvwxzđ]{2,5}")
_EITHER = frozenset(("oa", "oe", "uy", "ea"))
_EDGES = " \t\n\r.,;:!?()[]{}\"'«»“”‘’/\\-–—+*=_|<>%&…"
_MEASURE = re.compile(r"[\d.,]*m?[²³°]|[²³°]")


def decoded(text: str, encoding: Encoding) -> str | None:
    """The text in Unicode; None when it has a character that the old letters lack."""
    if encoding == Encoding.TCVN3:
        whole = text.translate(_TCVN3)
        kept = {chr(code) for code in _TCVN3}
        alien = any(not char.isascii() and char not in kept for char in text)
        return None if alien else unicodedata.normalize("NFC", whole)
    whole = _VNI_LETTER.sub(lambda found: _VNI[found[0]], text)
    left = _VNI_MARKS.search(_VNI_LETTER.sub("", text))
    return None if left else unicodedata.normalize("NFC", whole)


def fitting_share(text: str) -> float:
    """Share of the words with a letter beyond ASCII that could be Vietnamese or Khmer syllables."""
    words = [word for word in _words(text) if not word.isascii()]
    return sum(map(_is_syllable, words)) / len(words) if words else 1.0


def _words(text: str) -> list[str]:
    spread = "".join(" " if char in _EDGES else char for char in text)
    return spread.split()


def _is_syllable(word: str) -> bool:
    if _MEASURE.fullmatch(word):
        return True
    apart = unicodedata.normalize("NFD", word.lower())
    tones = _TONE.findall(apart)
    toneless = unicodedata.normalize("NFC", apart.translate(_TONES))
    if _ABBREVIATION.fullmatch(toneless):
        return True
    found = _SYLLABLE.fullmatch(toneless)
    if found is None or found["nucleus"] not in _NUCLEI or len(tones) > 1:
        return False
    return not tones or _toned_at(apart) in _places(found)


def _toned_at(apart: str) -> int:
    """Which letter carries the tone."""
    before = _TONE.split(apart, maxsplit=1)[0]
    return len(unicodedata.normalize("NFC", before)) - 1


def _places(syllable: re.Match[str]) -> set[int]:
    """Letters of the syllable that may carry its tone."""
    start, nucleus = len(syllable["onset"]), syllable["nucleus"]
    shaped = [at for at, letter in enumerate(nucleus) if letter in "ăâêôơ"]
    if shaped:
        return {start + shaped[-1]}
    if len(nucleus) == 3:
        return {start + 1}
    return {start, start + len(nucleus) - 1} if nucleus in _EITHER else {start}
