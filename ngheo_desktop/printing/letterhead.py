"""Phần đầu văn bản: cơ quan ban hành on the left, quốc hiệu and tiêu ngữ on the right."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from ngheo_desktop.domain.papers import PaperHead
from ngheo_desktop.printing.flow import Block, Gap, Words, draw_lines, kept_together
from ngheo_desktop.printing.styles import (
    BODY,
    BOLD_LINE,
    EMPHASIS,
    MM,
    MOTTO,
    STRONG,
    THIN,
    TITLE,
    Align,
    Style,
)
from ngheo_desktop.printing.typeset import Line, wrap

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO_TEXT = "Độc lập - Tự do - Hạnh phúc"
_COUNTRY_STYLE = STRONG.at(12)
_RIGHT_WIDTH = 98 * MM  # the quốc hiệu in one line
_UNDER_LINE = 6.0  # points that a line under the text takes


class LetterheadBlock:
    """Both columns of the head of a paper, with number and sign, place and date."""

    head: Block | None = None
    keep = True

    def __init__(self, head: PaperHead, width: float) -> None:
        self._head = head
        self._right = min(_RIGHT_WIDTH, width * 0.6)
        self._left = width - self._right - 4 * MM
        self._upper = max(self._left_height(), self._right_height())
        self.height = self._upper + BODY.leading + 2

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw both columns, each as one run of text."""
        self._draw_body(canvas, left, top)
        right = left + self._left + 4 * MM
        self._draw_country(canvas, right, top)
        below = top - self._upper
        if self._head.number_sign:
            number = wrap(f"Số: {self._head.number_sign}", BODY, self._left)
            draw_lines(canvas, number[:1], BODY, (left, below, self._left), Align.CENTRE)
        dated = wrap(self._head.place_and_date, EMPHASIS, self._right)
        draw_lines(canvas, dated[-1:], EMPHASIS, (right, below, self._right), Align.CENTRE)

    def _left_height(self) -> float:
        lines = sum(style.leading * len(wrapped) for wrapped, style in self._body_lines())
        return lines + _UNDER_LINE

    def _right_height(self) -> float:
        return _COUNTRY_STYLE.leading + MOTTO.leading + _UNDER_LINE

    def _body_lines(self) -> list[tuple[tuple[Line, ...], Style]]:
        letterhead = self._head.letterhead
        parent, own = BODY.at(12), STRONG.at(12)
        styled = [(text, parent) for text in letterhead.parent]
        styled += [(text, own) for text in letterhead.body]
        return [(wrap(text, style, self._left), style) for text, style in styled]

    def _draw_body(self, canvas: Canvas, left: float, top: float) -> None:
        last = 0.0
        for lines, style in self._body_lines():
            draw_lines(canvas, lines, style, (left, top, self._left), Align.CENTRE)
            top -= style.leading * len(lines)
            last = lines[-1].width
        _under(canvas, left + self._left / 2, top, last * 0.45, THIN)

    def _draw_country(self, canvas: Canvas, left: float, top: float) -> None:
        for text, style in ((COUNTRY, _COUNTRY_STYLE), (MOTTO_TEXT, MOTTO)):
            lines = wrap(text, style, self._right)
            draw_lines(canvas, lines, style, (left, top, self._right), Align.CENTRE)
            top -= style.leading
        _under(canvas, left + self._right / 2, top, lines[0].width, BOLD_LINE)


def opening(head: PaperHead, title: str, lines: Sequence[str], width: float) -> list[Block]:
    """The head of a paper, its title, and the lines under the title with their short line."""
    heading = Words(title, TITLE, width, Align.CENTRE)
    under = [Words(line, EMPHASIS, width, Align.CENTRE) for line in lines if line]
    blocks: list[Block] = [LetterheadBlock(head, width), Gap(5 * MM), heading, *under]
    return [*kept_together([*blocks, ShortLine(width, width / 6), Gap(3 * MM)])]


class ShortLine:
    """The line under a title, a third of its width."""

    head: Block | None = None
    keep = True

    def __init__(self, width: float, length: float) -> None:
        self._width, self._length = width, length
        self.height = _UNDER_LINE

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw it in the middle."""
        _under(canvas, left + self._width / 2, top, self._length, THIN)


def _under(canvas: Canvas, middle: float, top: float, length: float, pen: float) -> None:
    canvas.setLineWidth(pen)
    canvas.line(middle - length / 2, top - 2, middle + length / 2, top - 2)
    canvas.setLineWidth(THIN)
