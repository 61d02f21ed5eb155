"""Mã đối chiếu on every page: the code in letters, and a QR that a phone or a scan reads."""

from collections.abc import Callable

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.pdfgen.canvas import Canvas

from ngheo_desktop.printing.fonts import text_width
from ngheo_desktop.printing.sheet import Sheet
from ngheo_desktop.printing.styles import FOOT, MARK, MM, THIN

_SIDE = 15 * MM
_FORM = "ma-doi-chieu"
_DRAFT = "DỰ THẢO, chưa chốt danh sách"
_RIGHT, _LOW = 15 * MM, 4 * MM  # from the edges of the paper


def qr_text(code: str, serial: str, fingerprint: str) -> str:
    """What the QR says: no name, only which list, and the start of its fingerprint."""
    return f"SHN1:{code}:{serial}:{fingerprint[:16].upper()}"


def check_mark(
    sheet: Sheet, code: str, serial: str, fingerprint: str
) -> Callable[[Canvas, int, int], None]:
    """A stamp for the foot of each page of a frozen list."""
    text = qr_text(code, serial, fingerprint)

    def draw(canvas: Canvas, _page: int, _pages: int) -> None:
        right = sheet.width - _RIGHT
        if not canvas.hasForm(_FORM):  # the squares stand in the file once, whatever its pages
            canvas.beginForm(_FORM)
            _draw_qr(canvas, text, right - _SIDE)
            canvas.endForm()
        canvas.doForm(_FORM)
        canvas.setFont(FOOT.face, FOOT.size)
        canvas.drawRightString(right - _SIDE - 2 * MM, 11 * MM, code)
        canvas.setFont(FOOT.face, 8)
        canvas.drawRightString(right - _SIDE - 2 * MM, 7 * MM, f"Mã đối chiếu, {serial}")

    return draw


def draft_mark(sheet: Sheet) -> Callable[[Canvas, int, int], None]:
    """Dự thảo: a box at the top of each page of a paper that nobody has fixed yet."""
    right, base = sheet.width - _RIGHT, sheet.height - 13 * MM

    def draw(canvas: Canvas, _page: int, _pages: int) -> None:
        wide = text_width(_DRAFT, MARK.face, MARK.size) + 8
        canvas.setLineWidth(THIN)
        canvas.rect(right - wide, base - 4, wide, MARK.size + 5)
        canvas.setFont(MARK.face, MARK.size)
        canvas.drawCentredString(right - wide / 2, base, _DRAFT)

    return draw


def _draw_qr(canvas: Canvas, text: str, left: float) -> None:
    modules = _modules(text)
    size = _SIDE / len(modules)
    for down, row in enumerate(modules):
        start = None
        for at, dark in enumerate((*row, False)):  # dark runs are one bar each
            if dark and start is None:
                start = at
            elif not dark and start is not None:
                base = _LOW + _SIDE - (down + 1) * size
                canvas.rect(left + start * size, base, (at - start) * size, size, stroke=0, fill=1)
                start = None


def _modules(text: str) -> list[list[bool]]:
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    side = range(code.getModuleCount())
    return [[bool(code.isDark(row, column)) for column in side] for row in side]
