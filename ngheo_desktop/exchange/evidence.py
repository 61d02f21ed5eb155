"""What the values under a heading look like: dates, numbers, marks, words of a fixed set."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime

from ngheo_desktop.exchange.grid import Raw
from ngheo_desktop.exchange.values.texts import TITLE, plain_text
from ngheo_desktop.exchange.values.words import CHECKS, CLASS_WORDS
from ngheo_desktop.exchange.vocabulary import folded_word

Evidence = Callable[[Sequence[Raw]], float]
"""Share of sample values, none of them blank, that look like the field's."""

_DATE = re.compile(r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}|(\d{1,2}[-/.])?\d{4}|\d{4}-\d{2}-\d{2}")
_ID = re.compile(r"[\dO .\-]{8,16}|\d([.,]\d+)?E\+?\d+")
_WHOLE_PHONE = re.compile(r"0[35-9]\d{8}")
_WHOLE_ID = re.compile(r"0\d\d[0-3]\d{8}")
_SOME_NAMED = 0.3
_WHOLE_DAY = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.](\d{4})")
_GENERATION, _LONG_AGO = 25, 1900
_NUMBER = re.compile(r"[-−]?\d[\d.,]*( ?m2| ?m²)?", re.IGNORECASE)
_PHONE = re.compile(r"\+?\d[\d .\-]{7,14}")
_TICKS = CHECKS | {"0", "?"}
_POINTS = frozenset(("0", "1", "10"))
_LONGEST_MARK = 12
_ETHNIC_WORDS = ("Kinh", "Khmer", "Khơ me", "Hoa", "Chăm", "Chàm", "Tày", "Nùng", "Thái", "Mường")
_NO_NAMES = frozenset(
    (
        "chuho",
        "vo",
        "chong",
        "con",
        "chau",
        "cha",
        "me",
        "nam",
        "nu",
        "co",
        *map(folded_word, _ETHNIC_WORDS),
    )
)


def _share(test: Callable[[Raw], object]) -> Evidence:
    def evidence(samples: Sequence[Raw]) -> float:
        return sum(bool(test(sample)) for sample in samples) / len(samples)

    return evidence


def _is_whole(raw: Raw) -> bool:
    return plain_text(raw).lstrip("-").isdigit()


def _is_name(raw: Raw) -> bool:
    text = plain_text(raw)
    return (
        isinstance(raw, str)
        and len(text) > 1
        and not any(char.isdigit() for char in text)
        and folded_word(text) not in _NO_NAMES
    )


def _is_person(raw: Raw) -> bool:
    """Two to six words, each with a capital, as names are written."""
    words = plain_text(raw).split()
    return 2 <= len(words) <= 6 and all(word.isalpha() and word[0].isupper() for word in words)


def PERSONS(samples: Sequence[Raw]) -> float:  # noqa: N802 - one of the kinds of evidence below
    """Names of people, many of them different: not hamlets or trades."""
    different = {plain_text(sample) for sample in samples}
    if len(different) * 2 < len(samples):
        return 0.0
    return sum(map(_is_person, samples)) / len(samples)


def PEOPLE(samples: Sequence[Raw]) -> float:  # noqa: N802 - one of the kinds of evidence below
    """Names as they are typed, small letters or capitals: words, and most rows another name."""
    different = {plain_text(sample) for sample in samples}
    return 0.0 if len(different) * 2 <= len(samples) > 2 else NAMES(samples)


def _names_a_class(raw: Raw) -> bool:
    word = folded_word(plain_text(raw))  # «Không» alone answers any question, «N» is anything
    return word in CLASS_WORDS and ("ngheo" in word or word in ("hn", "hcn", "cn"))


def among(words: Iterable[str]) -> Evidence:
    """Words of a fixed set, several of them between semicolons, or all of them between commas."""
    folded = frozenset(folded_word(word) for word in words)

    def is_known(raw: Raw) -> bool:
        text = plain_text(raw)
        if any(folded_word(part) in folded for part in (text, *text.split(";"))):
            return True
        return "," in text and all(folded_word(part) in folded for part in text.split(","))

    return _share(is_known)


DATES = _share(lambda raw: isinstance(raw, date | datetime) or _DATE.fullmatch(plain_text(raw)))
IDS = _share(lambda raw: _ID.fullmatch(plain_text(raw)))
NUMBERS = _share(lambda raw: _NUMBER.fullmatch(plain_text(raw)))
WHOLES = _share(_is_whole)
NAMES = _share(_is_name)
TICKS = _share(lambda raw: plain_text(raw).casefold() in _TICKS)
RELATIONS = among(
    (
        *("Chủ hộ", "Vợ", "Chồng", "Con", "Con đẻ", "Con ruột", "Con trai", "Con gái", "Con dâu"),
        *("Con rể", "Cháu", "Cháu nội", "Cháu ngoại", "Cha", "Mẹ", "Bố", "Anh", "Chị", "Em"),
        *("Mẹ vợ", "Mẹ chồng", "Cha vợ", "Cha chồng", "Ông", "Bà", "CH"),
    )
)
_ORDINAL = re.compile(r"\d{1,5}[.)/]?|[ivx]{1,5}[.)/]?|[a-z][.)/]?", re.IGNORECASE)
ORDINALS = _share(lambda raw: _ORDINAL.fullmatch(plain_text(raw)))
TICKED = _share(lambda raw: plain_text(raw).casefold() in _TICKS | {"có"})
YES_NO = among(("Có", "Không", "x", "1", "0"))
TITLED = _share(lambda raw: TITLE.match(plain_text(raw)))
PHONES = _share(lambda raw: _PHONE.fullmatch(plain_text(raw)))
SEXES = among(("Nam", "Nữ", "1", "2"))
ETHNIC_GROUPS = among(_ETHNIC_WORDS)
CLASSES = _share(lambda raw: folded_word(plain_text(raw)) in CLASS_WORDS)
NAMED_CLASSES = _share(_names_a_class)


def MARKS(samples: Sequence[Raw]) -> float:  # noqa: N802 - one of the kinds of evidence above
    """Marks of a review sheet: ticks, or any one or two short words that come again and again."""
    words = {plain_text(sample).casefold() for sample in samples}
    few = len(words) <= 2 and all(len(word) <= _LONGEST_MARK for word in words)
    known = all(not word.isdecimal() or word in _POINTS for word in words)
    return 1.0 if few and known else TICKS(samples)


def ANY(_samples: Sequence[Raw]) -> float:  # noqa: N802 - one of the kinds of evidence above
    """Any value will do: the heading alone decides."""
    return 0.9


def BIRTHS(samples: Sequence[Raw]) -> float:  # noqa: N802 - one of the kinds of evidence above
    """Whole days over at least a generation, as only births are."""
    shown = [found for each in samples if (found := _WHOLE_DAY.fullmatch(plain_text(each)))]
    years = [int(found[1]) for found in shown]
    apart = years and max(years) - min(years) >= _GENERATION and min(years) > _LONG_AGO
    return len(years) / len(samples) if apart else 0.0


PROOFS: Mapping[str, Evidence] = {
    "sex": among(("Nam", "Nữ")),
    "birth": BIRTHS,
    "ethnic": ETHNIC_GROUPS,
    "class": lambda samples: CLASSES(samples) if NAMED_CLASSES(samples) >= _SOME_NAMED else 0.0,
    "relation": RELATIONS,
    "phone": _share(lambda raw: _WHOLE_PHONE.fullmatch(plain_text(raw))),
    "id_number": _share(lambda raw: _WHOLE_ID.fullmatch(plain_text(raw))),
}
"""Fields that values alone can prove, whatever the heading."""
