"""The page itself: size, margins, marks, numbers; laid out first, so «Trang x/y» is known."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from ngheo_desktop.domain.terms import DRAFT_MARK, INTERNAL_MARK, PRACTICE_MARK
from ngheo_desktop.printing.flow import Block, Placed, paginate
from ngheo_desktop.printing.fonts import BOLD, REGULAR, register_fonts, text_width
from ngheo_desktop.printing.styles import FOOT, MARK, MM, PAGE_NUMBER, THIN, Style
from ngheo_desktop.progress import Report

rl_config.useA85 = 0  # bytes as they are: a fifth less in the file, an eighth less of the time
_LEFT, _RIGHT, _TOP, _BOTTOM = 30 * MM, 15 * MM, 20 * MM, 20 * MM  # NĐ 30/2020, Phụ lục I
_MARK_BASE = 13 * MM  # from the upper edge of the paper
_FOOT_BASE = 11 * MM  # from the lower edge


@dataclass(frozen=True, slots=True)
class Sheet:
    """Khổ giấy and what stands on every page of it."""

    width: float
    height: float
    draft: bool = False
    internal: bool = False
    practice: bool = False
    stamp: Callable[[Canvas, int, int], None] | None = None  # drawn on page x of y
    numbered: bool = True  # not where each page is a paper of its own

    @property
    def text_width(self) -> float:
        return self.width - _LEFT - _RIGHT

    @property
    def room(self) -> float:
        """Height between the margins."""
        return self.height - _TOP - _BOTTOM

    def write(self, title: str, blocks: Iterable[Block], target: BinaryIO, report: Report) -> int:
        """Lay out, draw, and write the PDF; the number of pages. Nothing is written before the end.

        The same values give the same bytes: a reprint is the paper that was signed.
        """
        register_fonts()
        pages = paginate(blocks, self.room)
        canvas = Canvas(
            target,
            pagesize=(self.width, self.height),
            initialFontName=REGULAR,
            pageCompression=1,
            invariant=1,
        )
        canvas.setTitle(title)
        for at, page in enumerate(pages, start=1):
            report(at - 1, len(pages))
            self._draw_page(canvas, page, (at, len(pages)))
            canvas.showPage()
        canvas.save()
        report(len(pages), len(pages))
        return len(pages)

    def _draw_page(self, canvas: Canvas, page: Sequence[Placed], number: tuple[int, int]) -> None:
        if self.practice:
            self._draw_practice_mark(canvas)
        self._draw_marks(canvas)
        at, of = number
        if at > 1 and self.numbered:
            _centred(canvas, str(at), PAGE_NUMBER, self.width / 2, self.height - _MARK_BASE)
        if self.numbered:
            _centred(canvas, f"Trang {at}/{of}", FOOT, self.width / 2, _FOOT_BASE)
        if self.stamp is not None:
            self.stamp(canvas, at, of)
        canvas.setLineWidth(THIN)
        for placed in page:
            placed.block.draw(canvas, _LEFT, self.height - _TOP - placed.down)

    def _draw_marks(self, canvas: Canvas) -> None:
        base = self.height - _MARK_BASE
        if self.internal:
            wide = text_width(INTERNAL_MARK, MARK.face, MARK.size)
            _boxed(canvas, INTERNAL_MARK, _LEFT + wide / 2 + 4, base)
        if self.draft:
            wide = text_width(DRAFT_MARK, MARK.face, MARK.size)
            _boxed(canvas, DRAFT_MARK, self.width - _RIGHT - wide / 2 - 4, base)

    def _draw_practice_mark(self, canvas: Canvas) -> None:
        """Outlined letters from corner to corner: seen at once, and the text under it is read."""
        canvas.saveState()
        canvas.translate(self.width / 2, self.height / 2)
        canvas.rotate(45 if self.height > self.width else 32)
        size = min(self.width, self.height) / 6
        text = canvas.beginText(-text_width(PRACTICE_MARK, BOLD, size) / 2, -size / 3)
        text.setFont(BOLD, size)
        text.setTextRenderMode(1)
        canvas.setLineWidth(THIN)
        canvas.setDash(1, 2)
        text.textOut(PRACTICE_MARK)
        canvas.drawText(text)
        canvas.restoreState()


def portrait(*, draft: bool = False, internal: bool = False, practice: bool = False) -> Sheet:
    """A4 upright."""
    return Sheet(210 * MM, 297 * MM, draft, internal, practice)


def landscape(*, draft: bool = False, internal: bool = False, practice: bool = False) -> Sheet:
    """A4 on its side, for tables of over eight columns."""
    return Sheet(297 * MM, 210 * MM, draft, internal, practice)


def large(*, draft: bool = False, internal: bool = False, practice: bool = False) -> Sheet:
    """A3 upright, for the board."""
    return Sheet(297 * MM, 420 * MM, draft, internal, practice)


def _centred(canvas: Canvas, text: str, style: Style, middle: float, base: float) -> None:
    canvas.setFont(style.face, style.size)
    canvas.drawCentredString(middle, base, text)


def _boxed(canvas: Canvas, text: str, middle: float, base: float) -> None:
    wide = text_width(text, MARK.face, MARK.size) + 8
    canvas.setLineWidth(THIN)
    canvas.rect(middle - wide / 2, base - 4, wide, MARK.size + 5)
    _centred(canvas, text, MARK, middle, base)
