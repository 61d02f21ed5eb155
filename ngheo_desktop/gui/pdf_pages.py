"""Pages of a PDF as sizes and grey pictures; PDFium knows no threads, so only the worker calls."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

POINTS_PER_INCH = 72


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    """The document, closed here and now: left to the garbage it would close on any thread."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def page_sizes(pdf: bytes) -> list[QSizeF]:
    """Size of each page in points."""
    with _opened(pdf) as document:
        return [QSizeF(*document.get_page_size(at)) for at in range(len(document))]


def draw_page(pdf: bytes, at: int, scale: float) -> QImage:
    """A page, counted from 0, in grey: papers are black only, and grey takes a quarter of the room.

    `scale` is in pixels per point.
    """
    with _opened(pdf) as document:
        page = document[at]
        try:
            drawn = page.render(scale=scale, grayscale=True)
            return QImage(
                bytes(drawn.buffer),
                drawn.width,
                drawn.height,
                drawn.stride,
                QImage.Format.Format_Grayscale8,
            ).copy()
        finally:
            page.close()


def page_text(pdf: bytes, at: int) -> str:
    """The words of a page, for those who hear it."""
    with _opened(pdf) as document:
        page = document[at]
        words = page.get_textpage()
        try:
            return str(words.get_text_bounded())
        finally:
            words.close()
            page.close()
