"""Vietnamese text: one form in the records, one key to find it, one key to sort it."""

import re
import unicodedata

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: chr(ord("A") + rank) for rank, letter in enumerate(_ALPHABET)}
# Order of the tones in Vietnamese dictionaries: ngang, huyền, hỏi, ngã, sắc, nặng.
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """The text as it is stored: NFC, single spaces, nothing invisible."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text.translate(_INVISIBLE))).strip()


def search_key(text: str) -> str:
    """Text folded for finding: no accents, đ = d (also Ð), hoà = hòa, lower case, single spaces."""
    decomposed = unicodedata.normalize("NFD", text.translate(_INVISIBLE).casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _SPACES.sub(" ", bare.replace("đ", "d").replace("ð", "d")).strip()


# A word half typed in Telex or VNI: letters before the first vowel, then vowels with their keys.
_ONSET = re.compile(r"(?:d9|[b-df-hj-np-tvxz])*")
_KEYS = re.compile(r"[sfrxjwz0-9]")
_DOUBLED = re.compile(r"([aeo])\1+")
_DOUBLED_LATER = re.compile(r"([aeo])([a-z]*[^aeiouy])\1$")  # «nguyene», the key typed last


def telex_key(text: str) -> str:
    """`search_key` of what the keys were meant to type: «hoaf», «ddawng», «nguye64n».

    No Vietnamese syllable has s, f, r, x, j, w, z or a digit after its vowel, nor a doubled a, e
    or đ: where they stand, they are keys that the input tool has not turned into marks.
    """
    return " ".join(_without_keys(word) for word in search_key(text).split(" "))


def _without_keys(word: str) -> str:
    found = _ONSET.match(word)
    onset = found.group() if found else ""
    rest = word[len(onset) :]
    if rest[:1] not in tuple("aeiouyw"):
        return word  # a number, a code, a first letter
    onset = re.sub(r"d+", "d", onset.replace("d9", "d"))
    rest = "u" + rest[1:] if rest[0] == "w" else rest
    rest = _DOUBLED_LATER.sub(r"\1\2", _DOUBLED.sub(r"\1", _KEYS.sub("", rest)))
    return onset + (rest.removesuffix("d") if onset == "d" else rest)


def name_key(name: str) -> str:
    """Sorting key of a person's name: given name first, Vietnamese alphabet, then tone."""
    words = clean(name).casefold().split(" ")
    return " ".join(_word_key(word) for word in [words[-1], *words[:-1]])


def _word_key(word: str) -> str:
    letters: list[str] = []
    tone = "0"
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES:
            tone = _TONES[char]
        elif unicodedata.combining(char) and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + char)
        else:
            letters.append(char)
    return "".join(_RANK.get(letter, letter) for letter in letters) + tone


def masked_id(personal_id: str) -> str:
    """Số định danh as shown to a room with visitors: `089 ••• ••• 000`."""
    if len(personal_id) < 9:
        return "•" * len(personal_id)
    return f"{personal_id[:3]} ••• ••• {personal_id[-3:]}"


def spaced_id(personal_id: str) -> str:
    """Số định danh in groups of three for reading: `089 174 000 000`."""
    return " ".join(personal_id[at : at + 3] for at in range(0, len(personal_id), 3))


def plain_id(shown: str) -> str:
    """A number in groups of three as other programs take it: without spaces; else unchanged."""
    grouped = re.fullmatch(r"\d{3}( \d{3}){2,3}", shown)
    return shown.replace(" ", "") if grouped else shown
