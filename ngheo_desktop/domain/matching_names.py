"""Họ tên compared as clerks write them: accents lost, letters slipped, words turned, shortened."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from ngheo_desktop.text import clean, search_key

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_FEWEST = 3  # letters of a word in which one slip may be seen


class NameLikeness(StrEnum):
    """How two names are alike, the best first."""

    SAME = "same"  # but for capitals and the place of the tone: hoà, hòa
    BARE = "bare"  # one of them was written without any accent
    TONES = "tones"  # both have accents, not the same ones
    ORDER = "order"
    SLIP = "slip"
    SHORT = "short"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in the forms that are compared."""

    words: tuple[str, ...]  # folded
    toned_words: tuple[str, ...]
    folded: str
    sorted: str
    initials: str


@lru_cache(maxsize=65_536)
def person_name(text: str) -> PersonName:
    """The name of a person, ready to be compared."""
    apart = clean(text).replace(".", " ").casefold()
    toned = tuple(_toned(word) for word in apart.split())
    words = tuple(search_key(apart).split())
    return PersonName(
        words,
        toned,
        " ".join(words),
        " ".join(sorted(words)),
        "".join(sorted(word[0] for word in words)),
    )


def _toned(word: str) -> str:
    """The word with its tone behind it: hoà and hòa are one."""
    letters = unicodedata.normalize("NFD", word)
    tone = "".join(char for char in letters if char in _TONES)
    return "".join(char for char in letters if char not in _TONES) + tone


def compare_names(one: PersonName, two: PersonName) -> NameLikeness:
    """How two names are alike."""
    if not one.words or not two.words:
        return NameLikeness.DIFFERENT
    if one.folded == two.folded:
        return _accents(one, two)
    if one.sorted == two.sorted:
        return NameLikeness.ORDER
    if _is_slip(one, two):
        return NameLikeness.SLIP
    return NameLikeness.SHORT if _is_short(one.words, two.words) else NameLikeness.DIFFERENT


def _accents(one: PersonName, two: PersonName) -> NameLikeness:
    if one.toned_words == two.toned_words:
        return NameLikeness.SAME
    bare = one.words == one.toned_words or two.words == two.toned_words
    return NameLikeness.BARE if bare else NameLikeness.TONES


def _is_slip(one: PersonName, two: PersonName) -> bool:
    """One word differs by one letter, or two words ran together."""
    if one.folded.replace(" ", "") == two.folded.replace(" ", ""):
        return True
    if len(one.words) != len(two.words) or len(one.words) == 1:
        return False
    unlike = [pair for pair in zip(one.words, two.words, strict=True) if pair[0] != pair[1]]
    if len(unlike) != 1 or not is_one_slip(*unlike[0]):
        return False
    return max(map(len, unlike[0])) >= _FEWEST


def _is_short(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """«N.V. A», «Ng Văn A», «Nguyễn A»: the given name stands whole, the rest fits."""
    if one[-1] != two[-1] or len(one) == 1 or len(two) == 1:
        return False
    few, many = sorted((one, two), key=len)
    if len(few) == len(many):
        return all(_shortens(a, b) for a, b in zip(few, many, strict=True))
    return len(few) >= 2 and len(many) >= 3 and _shortens(few[0], many[0]) and _in_order(few, many)


def _shortens(one: str, two: str) -> bool:
    few, many = sorted((one, two), key=len)
    return few == many or (len(few) <= 2 and many.startswith(few))


def _in_order(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    rest = iter(many)
    return all(any(_shortens(word, each) for each in rest) for word in few)


def is_one_slip(one: str, two: str) -> bool:
    """One letter or digit wrong, missing, too many, or two neighbours turned."""
    if len(one) > len(two):
        one, two = two, one
    if len(two) - len(one) > 1 or one == two:
        return False
    start = 0
    while start < len(one) and one[start] == two[start]:
        start += 1
    if len(one) < len(two):
        return one[start:] == two[start + 1 :]
    rest, other = one[start:], two[start:]
    turned = len(rest) > 1 and rest[0] == other[1] and rest[1] == other[0]
    return rest[1:] == other[1:] or (turned and rest[2:] == other[2:])
