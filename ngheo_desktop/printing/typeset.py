"""Words to lines: wrapping by measured widths, with the answers kept for names that come again."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ngheo_desktop.printing.fonts import letter_widths, text_width
from ngheo_desktop.printing.styles import Style
from ngheo_desktop.text import clean

_MISSING = "□"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text and how wide it is, in points."""

    text: str
    width: float


@lru_cache(maxsize=8192)
def wrap(text: str, style: Style, width: float) -> tuple[Line, ...]:
    """Lines no wider than `width`; a word that is wider than that is broken between letters.

    The text is made NFC first: reportlab draws decomposed marks beside their letters.
    """
    whole = _drawable(clean(text), style)
    measured = text_width(whole, style.face, style.size)
    if measured <= width:
        return (Line(whole, measured),) if whole else ()
    space = text_width(" ", style.face, style.size)
    lines: list[Line] = []
    for word in _pieces(whole, style, width):
        if lines and lines[-1].width + space + word.width <= width:
            last = lines.pop()
            word = Line(f"{last.text} {word.text}", last.width + space + word.width)
        lines.append(word)
    return tuple(lines)


def _drawable(text: str, style: Style) -> str:
    """The text with «□» for letters that the face lacks: a gap would look like a shorter name."""
    widths = letter_widths(style.face)
    if all(ord(letter) in widths for letter in text):
        return text
    return "".join(letter if ord(letter) in widths else _MISSING for letter in text)


def _pieces(text: str, style: Style, width: float) -> list[Line]:
    """The words of a text; the pieces of a broken word fill their lines, so none joins another."""
    pieces: list[Line] = []
    for word in text.split(" "):
        measured = text_width(word, style.face, style.size)
        if measured <= width:
            pieces.append(Line(word, measured))
        else:
            pieces += _broken(word, style, width)
    return pieces


def _broken(word: str, style: Style, width: float) -> list[Line]:
    widths = letter_widths(style.face)
    cuts, used = [0], 0.0
    for at, letter in enumerate(word):
        wide = widths.get(ord(letter), 600) * style.size / 1000
        if used + wide > width and at > cuts[-1]:
            cuts.append(at)
            used = 0.0
        used += wide
    parts = [word[start:end] for start, end in pairwise([*cuts, len(word)])]
    return [Line(part, text_width(part, style.face, style.size)) for part in parts]
