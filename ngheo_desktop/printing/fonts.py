"""The typeface of every paper: Liberation Serif, as wide as Times New Roman letter by letter."""

from collections.abc import Mapping
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ngheo_desktop.paths import resource

REGULAR = "LiberationSerif-Regular"
BOLD = "LiberationSerif-Bold"
ITALIC = "LiberationSerif-Italic"
BOLD_ITALIC = "LiberationSerif-BoldItalic"
FACES = (REGULAR, BOLD, ITALIC, BOLD_ITALIC)


@cache
def register_fonts() -> None:
    """Make the four faces known to reportlab, once; only the letters used are embedded."""
    for face in FACES:
        pdfmetrics.registerFont(TTFont(face, str(resource("fonts", f"{face}.ttf"))))


@cache
def letter_widths(face: str) -> Mapping[int, float]:
    """Width of each letter in thousandths of the type size."""
    register_fonts()
    widths: Mapping[int, float] = pdfmetrics.getFont(face).face.charWidths
    return widths


def text_width(text: str, face: str, size: float) -> float:
    """Width of one line of NFC text, in points."""
    widths = letter_widths(face)
    return sum(widths.get(ord(letter), 600) for letter in text) * size / 1000
