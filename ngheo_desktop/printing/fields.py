"""What is filled in by hand: dotted lines, and check boxes drawn as lines (no font has them)."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from ngheo_desktop.printing.flow import Block, draw_lines
from ngheo_desktop.printing.fonts import text_width
from ngheo_desktop.printing.styles import MM, THIN, Align, Style
from ngheo_desktop.printing.typeset import wrap

_FIELD_HEIGHT = 7 * MM
_BOX_GAP = 3.0  # points between a box and its words
_CHOICE_GAP = 5 * MM
_AIR = 1.0 * MM  # under each line of choices


@dataclass(frozen=True, slots=True)
class Field:
    """A label with its value, or with a dotted line to write on; `share` of the width."""

    label: str
    value: str = ""
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer with its check box."""

    text: str
    ticked: bool = False


class FieldLine:
    """Fields side by side on one line."""

    head: Block | None = None
    keep = False
    height = _FIELD_HEIGHT

    def __init__(self, fields: Sequence[Field], style: Style, width: float) -> None:
        self._fields, self._style = fields, style
        self._unit = width / sum(each.share for each in fields)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw each label with its value or its dotted line."""
        style = self._style
        place_top = top - (self.height - style.leading) / 2
        for field in self._fields:
            width = field.share * self._unit - 3 * MM
            label = f"{field.label}:"
            start = text_width(label, style.face, style.size) + 3
            draw_lines(
                canvas, wrap(label, style, width), style, (left, place_top, width), Align.LEFT
            )
            room = width - start
            if field.value:
                lines = wrap(field.value, _fitting(field.value, style, room), room)
                place = (left + start, place_top, room)
                draw_lines(canvas, lines[:1], _fitting(field.value, style, room), place, Align.LEFT)
            else:
                _dotted(canvas, left + start, place_top - style.ascent, room)
            left += field.share * self._unit


class ChoiceLine:
    """A label and its choices, each with a box; as many lines as they need."""

    head: Block | None = None
    keep = False

    def __init__(
        self, label: str, choices: Sequence[Choice], style: Style, width: float, label_width: float
    ) -> None:
        self._choices, self._style = choices, style
        self._label = wrap(label, style, label_width - 2 * MM)
        self._label_width = label_width
        self._places = self._flow(width - label_width)
        rows = max(len(self._label), self._places[-1][1] + 1 if choices else 1)
        self.height = rows * (style.leading + _AIR)

    def _flow(self, room: float) -> list[tuple[float, int]]:
        """Where each choice starts: how far right, on which line."""
        places: list[tuple[float, int]] = []
        at, row = 0.0, 0
        for choice in self._choices:
            wide = text_width(choice.text, self._style.face, self._style.size)
            wide += self._style.size + _BOX_GAP
            if at and at + wide > room:
                at, row = 0.0, row + 1
            places.append((at, row))
            at += wide + _CHOICE_GAP
        return places

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw the label, then box and words of each choice."""
        style = self._style
        draw_lines(canvas, self._label, style, (left, top, self._label_width), Align.LEFT)
        for choice, (right, row) in zip(self._choices, self._places, strict=True):
            base = top - row * (style.leading + _AIR) - style.ascent
            at = left + self._label_width + right
            draw_box(canvas, at, base - 1, style.size * 0.85, ticked=choice.ticked)
            canvas.setFont(style.face, style.size)
            canvas.drawString(at + style.size + _BOX_GAP, base, choice.text)


class SideBySide:
    """Columns of blocks of equal width; `column_width` tells how wide to make them."""

    head: Block | None = None
    keep = False

    def __init__(self, columns: Sequence[Sequence[Block]], width: float) -> None:
        self._columns = columns
        self._step = width / len(columns)
        self.height = max(sum(block.height for block in column) for column in columns)

    @staticmethod
    def column_width(width: float, count: int) -> float:
        return width / count - 4 * MM

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw the columns from left to right."""
        for column in self._columns:
            down = top
            for block in column:
                block.draw(canvas, left, down)
                down -= block.height
            left += self._step


def draw_box(canvas: Canvas, left: float, base: float, size: float, *, ticked: bool) -> None:
    """A check box, crossed when ticked."""
    canvas.setLineWidth(0.8)
    canvas.rect(left, base, size, size)
    if ticked:
        canvas.setLineWidth(1.2)
        canvas.line(left + 1, base + 1, left + size - 1, base + size - 1)
        canvas.line(left + 1, base + size - 1, left + size - 1, base + 1)
    canvas.setLineWidth(THIN)


def _dotted(canvas: Canvas, left: float, base: float, width: float) -> None:
    canvas.saveState()
    canvas.setDash(0.6, 2.2)
    canvas.line(left, base - 1.5, left + width, base - 1.5)
    canvas.restoreState()


def _fitting(text: str, style: Style, room: float) -> Style:
    """The style, smaller where a value would not fit on its line."""
    wide = text_width(text, style.face, style.size)
    return style if wide <= room else style.at(style.size * room / wide * 0.99)
