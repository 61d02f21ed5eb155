"""How hồ sơ hộ is set: headings, facts, small tables and lists of one size."""

from collections.abc import Sequence

from ngheo_desktop.printing.flow import Block, Gap, Words, kept_together
from ngheo_desktop.printing.fonts import BOLD, ITALIC, REGULAR
from ngheo_desktop.printing.styles import MM, Align, Style
from ngheo_desktop.printing.table import Column, Table

_BODY, _EMPTY = Style(REGULAR, 11.5), Style(ITALIC, 11.5)
_HEADING, _SUB = Style(BOLD, 12.5), Style(BOLD, 11.5)
_CELL, _CELL_HEAD = Style(REGULAR, 10.5), Style(BOLD, 10)
_INDENT = 5 * MM
_LONG = 0.2  # a column of at least this share holds words, set to the left


class Text:
    """Blocks of one width."""

    def __init__(self, width: float) -> None:
        self.width = width

    def heading(self, text: str) -> list[Block]:
        """A heading, which stays with what follows."""
        words = Words(text, _HEADING, self.width)
        return [Gap(4 * MM), *_kept([words, Gap(1 * MM)])]

    def subheading(self, text: str) -> list[Block]:
        return [Gap(2 * MM), *_kept([Words(text, _SUB, self.width), Gap(0.5 * MM)])]

    def line(self, text: str) -> Block:
        return Words(text, _BODY, self.width)

    def facts(self, facts: Sequence[tuple[str, str]]) -> list[Block]:
        """«Điện thoại: …», those that are not known left out."""
        return [self.line(f"{label}: {value}") for label, value in facts if value]

    def items(self, lines: Sequence[str], empty: str) -> list[Block]:
        """A list; `empty` where there is nothing to list."""
        if not lines:
            return [Words(empty, _EMPTY, self.width)] if empty else []
        return [Words(f"- {each}", _BODY, self.width, indent=_INDENT) for each in lines]

    def table(
        self, columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[str]], empty: str
    ) -> list[Block]:
        """Columns of (title, share of the width); `empty` where there are no rows."""
        if not rows:
            return [Words(empty, _EMPTY, self.width)]
        made = [
            Column(title, share * self.width, Align.LEFT if share >= _LONG else Align.CENTRE)
            for title, share in columns
        ]
        table = Table(made, _CELL, _CELL_HEAD)
        return [
            Gap(0.8 * MM, keep=True),
            table.head,
            *(table.row(row) for row in rows),
            Gap(1.2 * MM),
        ]


def _kept(blocks: list[Block]) -> Sequence[Block]:
    kept_together(blocks)
    blocks[-1].keep = True
    return blocks
