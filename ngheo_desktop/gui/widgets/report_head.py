"""Đầu bảng of a report: groups over their columns, long words on several lines."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView

from ngheo_desktop.domain.reports.tables import HeadCell, Report, head_cells
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.widgets.list_table import ListTable

_PAD = 4
_WRAPPED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


class ReportHead(QHeaderView):
    """Two levels; each section paints its part of the group above it."""

    def __init__(self, table: ListTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setObjectName("report_head")
        self.setAccessibleName("Đầu bảng báo cáo")
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._table = table
        self._report: Report | None = None
        self._groups: dict[int, HeadCell] = {}

    def show_report(self, report: Report | None) -> None:
        self._report = report
        told = [each for each in head_cells(report.columns) if each.is_group] if report else []
        self._groups = {at: each for each in told for at in range(each.first, each.last + 1)}
        self.refit()

    def refit(self) -> None:
        """Other widths or another font: other heights."""
        self.updateGeometry()
        self.geometriesChanged.emit()
        self.viewport().update()

    # --- how high --------------------------------------------------------------------------

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme.title_font(theme.BASE_POINTS))

    def _height(self, text: str, width: int) -> int:
        room = QRect(0, 0, max(width - 2 * _PAD, 1), 10_000)
        return self._metrics().boundingRect(room, _WRAPPED, text).height()

    def width_for(self, text: str, lines: int) -> int:
        """The width at which a heading takes no more lines than that."""
        metrics = self._metrics()
        longest = max(map(metrics.horizontalAdvance, text.split()), default=0) + 2 * _PAD + 2
        width, step = longest, theme.metrics().px(8)
        while self._height(text, width) > lines * metrics.lineSpacing():
            width += step
        return width

    def _span(self, group: HeadCell) -> int:
        return sum(self.sectionSize(at) for at in range(group.first, group.last + 1))

    def _upper(self) -> int:
        """Height of the level of groups."""
        told = {each.first: each for each in self._groups.values()}.values()
        return max((self._height(x.title, self._span(x)) + 2 * _PAD for x in told), default=0)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._report is None:
            return hint
        upper, columns = self._upper(), self._report.columns
        needed = [
            self._height(each.title, self.sectionSize(at)) + (upper if at in self._groups else 0)
            for at, each in enumerate(columns)
            if at < self.count()
        ]
        hint.setHeight(max(needed, default=hint.height()) + 2 * _PAD)
        return hint

    def needs(self) -> Iterator[tuple[str, tuple[int, int], tuple[int, int]]]:
        """Each text with the size it takes in its width and the room it has, for a test."""
        upper = self._upper()
        for at, each in enumerate(self._report.columns if self._report else ()):
            width = self.sectionSize(at) - 2 * _PAD
            room = QRect(0, 0, width, 10_000)
            words = self._metrics().boundingRect(room, _WRAPPED, each.title)
            high = self.height() - (upper if at in self._groups else 0)
            yield each.title, (words.width(), words.height()), (width, high)

    # --- painting --------------------------------------------------------------------------

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        group = self._groups.get(logical_index)
        upper = self._upper() if group else 0
        colours = theme.tokens()
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, colours.header)
        painter.setFont(theme.title_font(theme.BASE_POINTS))
        if group is not None:
            left = rect.left() - sum(
                self.sectionSize(at) for at in range(group.first, logical_index)
            )
            above = QRect(left, rect.top(), self._span(group), upper)
            self._box(painter, self._seen(above, group.title), group.title)
        title = self._report.columns[logical_index].title if self._report else ""
        self._box(painter, rect.adjusted(0, upper, 0, 0), title)
        painter.restore()

    def _seen(self, whole: QRect, text: str) -> QRect:
        """The part of a group in sight, where it has room for the words in one line."""
        seen = whole.intersected(self.viewport().rect())
        room = self._metrics().horizontalAdvance(text) + 3 * _PAD
        return seen if seen.width() >= room else whole

    def _box(self, painter: QPainter, rect: QRect, text: str) -> None:
        colours = theme.tokens()
        painter.setPen(QPen(colours.border, 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(colours.text)
        painter.drawText(rect.adjusted(_PAD, _PAD, -_PAD, -_PAD), _WRAPPED, text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The column that stays lies over those that are scrolled under it."""
        super().paintEvent(event)
        sticky = self._table.sticky_rect()
        if not sticky.isEmpty() and self._report is not None:
            painter = QPainter(self.viewport())
            rect = QRect(0, 0, sticky.width(), self.height())
            self.paintSection(painter, rect, self._table.sticky_column())
            painter.end()
