"""Words and numbers that reading a list needs, given by the caller: exchange looks nothing up."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.text import clean, search_key


@dataclass(frozen=True, slots=True)
class Spellings:
    """Words of lists and what they mean: as written first, then without accents and marks."""

    exact: Mapping[str, str] = field(default_factory=dict)
    folded: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, words: Mapping[str, str]) -> "Spellings":
        """From word → meaning; a folded word that two meanings share («ba», «bà») is left out."""
        meanings: dict[str, set[str]] = {}
        for word, meaning in words.items():
            meanings.setdefault(folded_word(word), set()).add(meaning)
        return cls(
            exact={clean(word).casefold(): meaning for word, meaning in words.items()},
            folded={key: each.pop() for key, each in meanings.items() if len(each) == 1},
        )

    def meaning(self, text: str) -> str | None:
        """What a list means by this word; None for an unknown or ambiguous one."""
        return self.exact.get(clean(text).casefold()) or self.folded.get(folded_word(text))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything of the catalogues and of the law that reading a list rests on."""

    relations: Spellings = field(default_factory=Spellings)  # word → code
    ethnic_groups: Spellings = field(default_factory=Spellings)  # word → name
    id_provinces: frozenset[str] = frozenset()  # first three digits; empty = no check
    standard: Standard | None = None  # that the marks and scores of the list were made under


def folded_word(text: str) -> str:
    """The word without accents, case, spaces and marks: «Khơ-me», «khơ me» → «khome»."""
    return "".join(char for char in search_key(text) if char.isalnum())
