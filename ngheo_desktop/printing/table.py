"""A table on the canvas: measured cells, a head that repeats, rows that are never split.

reportlab's own LongTable takes ten times as long for a list of a commune (README, decisions).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from ngheo_desktop.printing.flow import Block, draw_lines
from ngheo_desktop.printing.styles import Align, Style
from ngheo_desktop.printing.typeset import Line, wrap

PAD = 3.0  # points between a line of the grid and the text


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, its width in points, where its text stands."""

    title: str
    width: float
    align: Align = Align.LEFT


class Row:
    """One row, as high as its highest cell."""

    __slots__ = ("_cells", "_table", "head", "height", "keep")

    def __init__(self, table: "Table", cells: Sequence[Sequence[Line]], height: float) -> None:
        self._table = table
        self._cells = cells
        self.height = height
        self.keep = False
        self.head: Block | None = table.head

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw the grid of the row and its texts."""
        self._table.draw_cells(canvas, (left, top, self.height), self._cells)


class Head:
    """The row of headings."""

    head: Block | None = None
    keep = True

    def __init__(self, columns: Sequence[Column], style: Style) -> None:
        self._columns, self._style = columns, style
        self._cells = [wrap(each.title, style, each.width - 2 * PAD) for each in columns]
        self.height = max(map(len, self._cells)) * style.leading + 2 * PAD

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw the headings, each in the middle of its cell."""
        canvas.grid(_edges(self._columns, left), (top, top - self.height))
        for column, lines in zip(self._columns, self._cells, strict=True):
            down = (self.height - len(lines) * self._style.leading) / 2
            place = (left + PAD, top - down, column.width - 2 * PAD)
            draw_lines(canvas, lines, self._style, place, Align.CENTRE)
            left += column.width


class Band:
    """A line over the whole width: the heading of a group, its sum, or «Không có hộ nào»."""

    def __init__(self, table: "Table", text: str, style: Style, align: Align) -> None:
        self._style, self._align = style, align
        self._width = table.width
        self._lines = wrap(text, style, table.width - 2 * PAD)
        self.height = len(self._lines) * style.leading + 2 * PAD
        self.keep = False
        self.head: Block | None = table.head

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw the box and its text."""
        canvas.rect(left, top - self.height, self._width, self.height)
        place = (left + PAD, top - PAD, self._width - 2 * PAD)
        draw_lines(canvas, self._lines, self._style, place, self._align)


class Table:
    """Columns in one type size; it makes the rows, the page places and draws them."""

    def __init__(
        self,
        columns: Sequence[Column],
        style: Style,
        head_style: Style,
        *,
        row_height: float = 0,
        head: Block | None = None,
    ) -> None:
        self.columns = columns
        self.width = sum(column.width for column in columns)
        self.head: Block = head or Head(columns, head_style)
        self._grid = "grid-" + "-".join(f"{column.width:.2f}" for column in columns)
        self._style = style
        self._least = max(row_height, style.leading + 2 * PAD)

    def row(self, texts: Sequence[str]) -> Row:
        """One row of texts, in the order of the columns."""
        cells = [
            wrap(text, self._style, column.width - 2 * PAD)
            for text, column in zip(texts, self.columns, strict=True)
        ]
        tallest = max(map(len, cells)) * self._style.leading + 2 * PAD
        return Row(self, cells, max(tallest, self._least))

    def band(self, text: str, style: Style, align: Align = Align.LEFT) -> Band:
        """A line over all columns."""
        return Band(self, text, style, align)

    def draw_cells(
        self,
        canvas: Canvas,
        place: tuple[float, float, float],
        cells: Sequence[Sequence[Line]],
    ) -> None:
        """Draw one row in a place of (left, top, height); short cells stand in the middle."""
        left, top, height = place
        self._draw_grid(canvas, place)
        style = self._style
        text = canvas.beginText()
        text.setFont(style.face, style.size)
        for column, lines in zip(self.columns, cells, strict=True):
            base = top - (height - len(lines) * style.leading) / 2 - style.ascent
            room = column.width - 2 * PAD
            for line in lines:
                text.setTextOrigin(left + PAD + (room - line.width) * column.align.value, base)
                text.textOut(line.text)
                base -= style.leading
            left += column.width
        canvas.drawText(text)

    def _draw_grid(self, canvas: Canvas, place: tuple[float, float, float]) -> None:
        """The lines of a row stand in the file once for each height: most rows have the same."""
        left, top, height = place
        name = f"{self._grid}-{height:.2f}"
        if not canvas.hasForm(name):
            canvas.beginForm(name, -1, -height - 1, self.width + 1, 1)
            canvas.grid(_edges(self.columns, 0), (0, -height))
            canvas.endForm()
        canvas.saveState()
        canvas.translate(left, top)
        canvas.doForm(name)
        canvas.restoreState()


def _edges(columns: Sequence[Column], left: float) -> list[float]:
    edges = [left]
    for column in columns:
        edges.append(edges[-1] + column.width)
    return edges
