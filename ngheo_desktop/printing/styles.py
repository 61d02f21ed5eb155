"""Type sizes and measures of NĐ 30/2020, Phụ lục I; everything is black."""

from dataclasses import dataclass, replace
from enum import Enum

from ngheo_desktop.printing.fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR

MM = 72 / 25.4  # points
LEADING = 1.18  # room for stacked marks as in Ế, Ộ, Ự
THIN = 0.5
BOLD_LINE = 0.8


class Align(Enum):
    """Where text stands in its width."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Style:
    """One face at one size."""

    face: str
    size: float

    @property
    def leading(self) -> float:
        return self.size * LEADING

    @property
    def ascent(self) -> float:
        """From the top of a line down to its base."""
        return self.size * 0.94

    def at(self, size: float) -> "Style":
        return replace(self, size=size)


BODY = Style(REGULAR, 13)
STRONG = Style(BOLD, 13)
EMPHASIS = Style(ITALIC, 13)
TITLE = Style(BOLD, 14)
MOTTO = Style(BOLD, 13)
MARK = Style(BOLD, 10)
PAGE_NUMBER = Style(REGULAR, 13)
FOOT = Style(REGULAR, 10)
RECIPIENTS_HEAD = Style(BOLD_ITALIC, 12)
RECIPIENTS = Style(REGULAR, 11)
