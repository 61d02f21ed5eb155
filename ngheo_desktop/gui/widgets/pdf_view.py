"""Bản xem trước: the real pages of a paper, drawn by the worker as they come into sight."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.tasks import Task, TaskRunner
from ngheo_desktop.progress import Report

FIT_WIDTH, FIT_PAGE = -1, -2
ZOOMS = (50, 75, 100, 125, 150, 200, 300)  # percent of the size on paper
_KEPT = 16  # pictures; a page across the window takes about 1 MB
_GAP = 12


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A picture from the worker, and which paper, page and width it is of."""

    paper: int
    page: int
    width: int
    picture: QImage


def _draw(pdf: bytes, paper: int, page: int, scale: float, width: int, _report: Report) -> _Drawn:
    from ngheo_desktop.gui.pdf_pages import draw_page

    return _Drawn(paper, page, width, draw_page(pdf, page, scale))


class PdfView(QAbstractScrollArea):
    """PgUp, PgDn, Home and End go by pages, arrows scroll, + and − zoom."""

    page_changed = Signal(int, int)  # page in sight counted from 1, number of pages
    zoom_changed = Signal(int)  # percent, FIT_WIDTH or FIT_PAGE
    failed = Signal(object)  # the exception while a page was drawn

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pdf_view")
        self.setAccessibleName("Bản xem trước")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._runner = runner
        self._pdf = b""
        self._paper = 0  # counts papers, so that a picture of an earlier one is dropped
        self._title = ""
        self._sizes: Sequence[QSizeF] = ()
        self._zoom = FIT_WIDTH
        self._places: list[QRect] = []
        self._pictures: OrderedDict[int, tuple[int, QImage]] = OrderedDict()
        self._drawing: Task | None = None
        self._page = 0
        self._is_broken = False
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    # The paper

    def show_pdf(self, pdf: bytes, sizes: Sequence[QSizeF], title: str = "") -> None:
        """Show a paper from its first page; no pages show nothing."""
        self._pdf, self._sizes, self._title = pdf, sizes, title
        self._paper += 1
        self._is_broken = False
        self._pictures.clear()
        self._page = 0
        self._places = []
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)
        self._lay_out()
        self._tell_page()

    def clear(self) -> None:
        self.show_pdf(b"", ())

    @property
    def page(self) -> int:
        """The page in sight, counted from 1; 0 without a paper."""
        return self._page + 1 if self._sizes else 0

    @property
    def pages(self) -> int:
        return len(self._sizes)

    def is_drawn(self, page: int) -> bool:
        """Whether the picture of a page, counted from 1, is there at the size in use."""
        kept = self._pictures.get(page - 1)
        return kept is not None and kept[0] == self._pixels(page - 1)

    def go_to(self, page: int) -> None:
        """Bring a page, counted from 1, to the top."""
        if self._places:
            at = min(max(page, 1), len(self._places)) - 1
            self.verticalScrollBar().setValue(self._places[at].top() - _GAP)

    # Zoom

    @property
    def zoom(self) -> int:
        return self._zoom

    def set_zoom(self, zoom: int) -> None:
        """Percent of the size on paper, FIT_WIDTH or FIT_PAGE; the page in sight stays."""
        if zoom == self._zoom:
            return
        page = self.page
        self._zoom = zoom
        self._lay_out()
        self.go_to(page)
        self.zoom_changed.emit(zoom)

    def zoom_by(self, steps: int) -> None:
        """One size larger (1) or smaller (-1) than now."""
        now = round(self._scale(self._page) / self._natural() * 100) if self._sizes else 100
        if steps > 0:
            self.set_zoom(next((each for each in ZOOMS if each > now), ZOOMS[-1]))
        else:
            self.set_zoom(next((each for each in reversed(ZOOMS) if each < now), ZOOMS[0]))

    def _natural(self) -> float:
        return self.logicalDpiX() / 72

    def _scale(self, page: int) -> float:
        """Logical pixels per point."""
        if self._zoom > 0:
            return self._natural() * self._zoom / 100
        room, size = self.viewport().size(), self._sizes[page]
        widest = max(each.width() for each in self._sizes)
        by_width = max(room.width() - 2 * _GAP, 50) / widest
        if self._zoom == FIT_WIDTH:
            return by_width
        return min(by_width, max(room.height() - 2 * _GAP, 50) / size.height())

    def _pixels(self, page: int) -> int:
        """Width of a page on the screen, in its own pixels."""
        return round(self._places[page].width() * self.devicePixelRatioF())

    # Where the pages are

    def _lay_out(self) -> None:
        room = self.viewport().size()
        sizes = [
            QSize(round(size.width() * scale), round(size.height() * scale))
            for page, size in enumerate(self._sizes)
            if (scale := self._scale(page))
        ]
        width = max([each.width() + 2 * _GAP for each in sizes], default=0)
        self._places, top = [], _GAP
        for each in sizes:
            left = (max(width, room.width()) - each.width()) // 2
            self._places.append(QRect(QPoint(left, top), each))
            top += each.height() + _GAP
        # Enough room below for the last page to come to the top as well.
        last = self._places[-1].top() - _GAP if self._places else 0
        self._set_bars(width, max(top, last + room.height()))
        self.viewport().update()

    def _set_bars(self, width: int, height: int) -> None:
        room = self.viewport().size()
        for bar, length, seen in (
            (self.horizontalScrollBar(), width, room.width()),
            (self.verticalScrollBar(), height, room.height()),
        ):
            bar.setPageStep(seen)
            bar.setSingleStep(theme.metrics().row)
            bar.setRange(0, max(0, length - seen))

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _in_sight(self) -> list[int]:
        seen = QRect(self._offset(), self.viewport().size())
        return [page for page, place in enumerate(self._places) if place.intersects(seen)]

    def _on_scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        page = max((at for at, each in enumerate(self._places) if each.top() <= middle), default=0)
        if page != self._page:
            self._page = page
            self._tell_page()
        self.viewport().update()

    def _tell_page(self) -> None:
        name = f"Bản xem trước {self._title}, trang {self.page} trên {self.pages}"
        self.setAccessibleName(name if self._sizes else "Bản xem trước")
        self.page_changed.emit(self.page, self.pages)

    # Drawing

    def _ask_for_pages(self) -> None:
        """One page at a time: those in sight, then the next one."""
        waits = self._drawing is not None or self._is_broken
        if waits or not self._places or not self.isVisible():
            return
        seen = self._in_sight()
        after = [seen[-1] + 1] if seen and seen[-1] + 1 < len(self._places) else []
        wanted = next((page for page in [*seen, *after] if not self.is_drawn(page + 1)), None)
        if wanted is None:
            return
        width = self._pixels(wanted)
        scale = width / self._sizes[wanted].width()
        self._drawing = self._runner.start(
            partial(_draw, self._pdf, self._paper, wanted, scale, width)
        )
        self._drawing.succeeded.connect(self._on_drawn)
        self._drawing.failed.connect(self._on_failed)
        self._drawing.finished.connect(self._on_drawing_finished)

    def _on_drawn(self, drawn: _Drawn) -> None:
        if drawn.paper != self._paper:
            return
        self._pictures[drawn.page] = (drawn.width, drawn.picture)
        self._pictures.move_to_end(drawn.page)
        if len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)

    def _on_failed(self, error: Exception) -> None:
        self._is_broken = True  # asking again would fail again, for ever
        self.failed.emit(error)

    def _on_drawing_finished(self) -> None:
        self._drawing = None
        self.viewport().update()  # and painting asks for what is still missing

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = theme.tokens()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), colours.header)
        painter.translate(-self._offset())
        for page in self._in_sight():
            place = self._places[page]
            painter.setPen(colours.border)
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
            kept = self._pictures.get(page)
            if kept is not None:
                painter.drawImage(place, kept[1])
                continue
            painter.fillRect(place, Qt.GlobalColor.white)  # paper, in every scheme
            painter.setPen(Qt.GlobalColor.black)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"Đang vẽ trang {page + 1}…")
        painter.end()
        self._ask_for_pages()

    # Keys and size

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        key = event.key()
        pages = {
            Qt.Key.Key_PageDown: self.page + 1,
            Qt.Key.Key_PageUp: self.page - 1,
            Qt.Key.Key_Home: 1,
            Qt.Key.Key_End: self.pages,
        }
        if key in pages:
            self.go_to(pages[Qt.Key(key)])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(-1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        page = self.page
        self._lay_out()
        if page > 1:
            self.go_to(page)
