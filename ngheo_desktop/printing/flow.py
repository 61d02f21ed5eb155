"""Blocks down a page: what stays together stays together, what repeats is repeated."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from reportlab.pdfgen.canvas import Canvas

from ngheo_desktop.printing.styles import Align, Style
from ngheo_desktop.printing.typeset import Line, wrap


class Block(Protocol):
    """One piece of a page that is never split."""

    height: float
    keep: bool  # stays on the page of the block after it
    head: "Block | None"  # drawn again above this block where it opens a page

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw it with its upper left corner there."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and how far under the top margin it starts."""

    block: Block
    down: float


class Gap:
    """Empty room between blocks; none at the top of a page."""

    head: Block | None = None

    def __init__(self, height: float, *, keep: bool = False) -> None:
        self.height = height
        self.keep = keep

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Nothing to draw."""


class PageBreak(Gap):
    """What follows opens a page; nothing at the top of one."""

    def __init__(self) -> None:
        super().__init__(0)


class Words:
    """A paragraph in one style, wrapped to a width."""

    head: Block | None = None

    def __init__(
        self, text: str, style: Style, width: float, align: Align = Align.LEFT, *, indent: float = 0
    ) -> None:
        self.lines = wrap(text, style, width - indent)
        self.height = len(self.lines) * style.leading
        self.keep = False
        self._style, self._width, self._align, self._indent = style, width, align, indent

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw its lines."""
        room = self._width - self._indent
        draw_lines(canvas, self.lines, self._style, (left + self._indent, top, room), self._align)


def draw_lines(
    canvas: Canvas,
    lines: Sequence[Line],
    style: Style,
    place: tuple[float, float, float],
    align: Align,
) -> None:
    """Draw wrapped lines in a place of (left, top, width)."""
    left, top, width = place
    text = canvas.beginText()
    text.setFont(style.face, style.size)
    base = top - style.ascent
    for line in lines:
        text.setTextOrigin(left + (width - line.width) * align.value, base)
        text.textOut(line.text)
        base -= style.leading
    canvas.drawText(text)


def paginate(blocks: Iterable[Block], room: float) -> list[list[Placed]]:
    """Lay blocks out on pages of a given height, before anything is drawn."""
    pages: list[list[Placed]] = [[]]
    used = 0.0
    for chunk in _chunks(blocks):
        full = used + sum(block.height for block in chunk) > room
        if used and (full or isinstance(chunk[0], PageBreak)):
            pages.append([])
            used = 0.0
        for block in chunk:
            if used and used + block.height > room:  # the chunk is taller than a page
                pages.append([])
                used = 0.0
            if not pages[-1]:
                used = _open(pages[-1], block)
            if pages[-1] or not isinstance(block, Gap):
                pages[-1].append(Placed(block, used))
                used += block.height
    return pages


def _open(page: list[Placed], block: Block) -> float:
    """Repeat the head that belongs above a block; how much of the page it takes."""
    if block.head is None:
        return 0.0
    page.append(Placed(block.head, 0.0))
    return block.head.height


def _chunks(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    chunk: list[Block] = []
    for block in blocks:
        chunk.append(block)
        if not block.keep:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def kept_together(blocks: Sequence[Block]) -> Sequence[Block]:
    """Blocks that must end up on one page."""
    for block in blocks[:-1]:
        block.keep = True
    return blocks
