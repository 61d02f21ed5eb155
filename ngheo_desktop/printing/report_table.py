"""Bảng báo cáo on the canvas: a head of two levels with marks, units of several lines."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from ngheo_desktop.domain.reports import tables
from ngheo_desktop.domain.reports.tables import HeadCell, Kind, RowKind, head_cells
from ngheo_desktop.printing.flow import Block, draw_lines
from ngheo_desktop.printing.fonts import BOLD, ITALIC, REGULAR
from ngheo_desktop.printing.styles import Align, Style
from ngheo_desktop.printing.table import PAD, Column, Row, Table
from ngheo_desktop.printing.typeset import Line, wrap

_CELL, _BOLD = Style(REGULAR, 10), Style(BOLD, 10)
_HEAD, _MARK = Style(BOLD, 9), Style(ITALIC, 8)
_FAMILY = (RowKind.HEAD, RowKind.MEMBER)
_ALIGNS = {Kind.TEXT: Align.LEFT}  # all else stands in the middle


class ReportHead:
    """Groups over columns, lone columns through both levels, and under them the marks."""

    head: Block | None = None
    keep = True

    def __init__(self, columns: Sequence[tables.Column], widths: Sequence[float]) -> None:
        self._columns = columns
        self._edges = [0.0]
        for width in widths:
            self._edges.append(self._edges[-1] + width)
        self._cells = list(head_cells(columns))
        self._groups = [each for each in self._cells if each.is_group]
        self._upper = max((self._needs(each) for each in self._groups), default=0.0)
        lower = [self._title_height(at) for at in self._under_groups()]
        lone = [self._needs(each) for each in self._cells if not each.is_group]
        self._lower = max([*lower, *(each - self._upper for each in lone)], default=0.0)
        marks = [wrap(each.mark, _MARK, self._width(at)) for at, each in enumerate(columns)]
        self._marks = marks
        self._foot = max(map(len, marks)) * _MARK.leading + 2 * PAD
        self.height = self._upper + self._lower + self._foot

    def _under_groups(self) -> list[int]:
        return [at for each in self._groups for at in range(each.first, each.last + 1)]

    def _width(self, first: int, last: int | None = None) -> float:
        end = first if last is None else last
        return self._edges[end + 1] - self._edges[first] - 2 * PAD

    def _needs(self, cell: HeadCell) -> float:
        lines = wrap(cell.title, _HEAD, self._width(cell.first, cell.last))
        return len(lines) * _HEAD.leading + 2 * PAD

    def _title_height(self, at: int) -> float:
        return len(wrap(self._columns[at].title, _HEAD, self._width(at))) * _HEAD.leading + 2 * PAD

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw both levels and the marks."""
        middle, low = top - self._upper, top - self._upper - self._lower
        for each in self._cells:
            bottom = middle if each.is_group else low
            self._box(canvas, (left, top, bottom), (each.first, each.last), each.title)
        for at in self._under_groups():
            self._box(canvas, (left, middle, low), (at, at), self._columns[at].title)
        edges = [left + each for each in self._edges]
        canvas.grid(edges, (low, low - self._foot))
        for at, lines in enumerate(self._marks):
            down = (self._foot - len(lines) * _MARK.leading) / 2
            place = (edges[at] + PAD, low - down, self._width(at))
            draw_lines(canvas, lines, _MARK, place, Align.CENTRE)

    def _box(
        self,
        canvas: Canvas,
        place: tuple[float, float, float],
        span: tuple[int, int],
        title: str,
    ) -> None:
        left, top, bottom = place
        first, last = span
        start, end = left + self._edges[first], left + self._edges[last + 1]
        canvas.rect(start, bottom, end - start, top - bottom)
        lines = wrap(title, _HEAD, end - start - 2 * PAD)
        down = (top - bottom - len(lines) * _HEAD.leading) / 2
        draw_lines(
            canvas, lines, _HEAD, (start + PAD, top - down, end - start - 2 * PAD), Align.CENTRE
        )


class UnitRows(Row):
    """The lines of one place under each other; its name once beside them. Never split."""

    __slots__ = ("_edges", "_lines", "_merged", "_names", "_step", "_style", "_widths")

    def __init__(
        self, rows: Sequence[tables.Row], widths: Sequence[float], merged: int, head: Block
    ) -> None:
        total = rows[0].kind == RowKind.TOTAL
        self._style = _BOLD if total else _CELL
        self._widths, self._merged = widths, merged
        self._names = [
            wrap(rows[0].cells[at].shown, self._style, widths[at] - 2 * PAD) for at in range(merged)
        ]
        self._lines = [
            [
                wrap(cell.shown, self._style, width - 2 * PAD)
                for cell, width in zip(row.cells[merged:], widths[merged:], strict=True)
            ]
            for row in rows
        ]
        leading = self._style.leading
        line = max(len(text) for cells in self._lines for text in cells) * leading + 2 * PAD
        name = max(map(len, self._names)) * leading + 2 * PAD
        self._step = max(line, name / len(rows))
        self.height = self._step * len(rows)
        self.keep = False
        self.head: Block | None = head
        self._edges = [0.0]
        for width in widths:
            self._edges.append(self._edges[-1] + width)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw the name beside its lines."""
        edges = [left + each for each in self._edges]
        downs = [top - at * self._step for at in range(len(self._lines) + 1)]
        canvas.grid(edges[: self._merged + 1], (top, downs[-1]))
        canvas.grid(edges[self._merged :], downs)
        for at, lines in enumerate(self._names):
            self._text(canvas, (edges[at], top, self.height), at, lines)
        for cells, down in zip(self._lines, downs, strict=False):
            for at, lines in enumerate(cells, start=self._merged):
                self._text(canvas, (edges[at], down, self._step), at, lines)

    def _text(
        self, canvas: Canvas, place: tuple[float, float, float], column: int, lines: Sequence[Line]
    ) -> None:
        left, top, height = place
        down = (height - len(lines) * self._style.leading) / 2
        align = Align.LEFT if column == 1 else Align.CENTRE
        room = self._widths[column] - 2 * PAD
        draw_lines(canvas, lines, self._style, (left + PAD, top - down, room), align)


class ReportTable:
    """Blocks of a report: head first, then its rows, each as it is set."""

    def __init__(self, report: tables.Report, width: float) -> None:
        self._report = report
        weights = sum(each.width for each in report.columns)
        self._widths = [width * each.width / weights for each in report.columns]
        self.head = ReportHead(report.columns, self._widths)
        columns = [
            Column(each.title, wide, _ALIGNS.get(each.kind, Align.CENTRE))
            for each, wide in zip(report.columns, self._widths, strict=True)
        ]
        self._usual = Table(columns, _CELL, _HEAD, head=self.head)
        self._strong = Table(columns, _BOLD, _HEAD, head=self.head)

    def blocks(self) -> list[Block]:
        """Every row, those of one place together."""
        blocks: list[Block] = [self.head]
        rows = self._report.rows
        at = 0
        while at < len(rows):
            lines = max(rows[at].lines, 1)
            blocks.append(self._block(rows[at : at + lines]))
            at += lines
            if at < len(rows) and rows[at].kind == RowKind.TOTAL:
                blocks[-1].keep = True  # a sum stays on the page of what it sums up
            if at < len(rows) and (rows[at - 1].kind, rows[at].kind) == _FAMILY:
                blocks[-1].keep = True  # a head never stands alone at the foot of a page
        return blocks

    def _block(self, rows: Sequence[tables.Row]) -> Block:
        first = rows[0]
        if first.kind == RowKind.BAND:
            band = self._usual.band(first.cells[0].shown, _BOLD)
            band.keep = True
            return band
        if self._report.merged and len(rows) > 1:
            return UnitRows(rows, self._widths, self._report.merged, self.head)
        strong = first.kind in (RowKind.TOTAL, RowKind.HEAD)
        table = self._strong if strong else self._usual
        return table.row([cell.shown for cell in first.cells])
