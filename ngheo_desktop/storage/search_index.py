"""The search index: the words that each person of the register is found by."""

import re

from ngheo_desktop.text import search_key

# Each person is a row of the index of their own, so that all words must fit one person: row
# number of the household times PEOPLE, plus the place in it, the head at 0.
PEOPLE = 64
_WORD = re.compile(r"[^\W_]+")
FOUND = f"SELECT rowid / {PEOPLE} FROM household_fts WHERE household_fts MATCH ?"


def search_words(text: str) -> list[str]:
    """The words of a search, folded, without the signs between them."""
    return _WORD.findall(search_key(text))


def match_words(text: str) -> str:
    """The words of a search as a query of prefixes; "" = everything."""
    return " ".join(f'"{word}"*' for word in search_words(text))
