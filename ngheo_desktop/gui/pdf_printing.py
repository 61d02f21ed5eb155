"""A finished PDF onto paper: every page as it is, edge to edge, at the printer's own size."""

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from ngheo_desktop.errors import EnvironmentProblem
from ngheo_desktop.progress import Report, no_report

_DOTS_PER_INCH = 300
_POINTS_PER_INCH = 72


def print_pdf(pdf: bytes, printer: QPrinter, report: Report = no_report) -> int:
    """Print all pages; returns how many. Page by page, so a long paper needs little memory."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        printer.setFullPage(True)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setPageMargins(QMarginsF(0, 0, 0, 0))
        painter = QPainter()
        if not painter.begin(printer):
            raise EnvironmentProblem(
                f"Máy in «{printer.printerName()}» không phản hồi. Kiểm tra nguồn điện và giấy, "
                "hoặc lưu PDF để in sau."
            )
        try:
            for at in range(len(document)):
                report(at, len(document))
                if at:
                    printer.newPage()
                bitmap = document[at].render(
                    scale=_DOTS_PER_INCH / _POINTS_PER_INCH, grayscale=True
                )
                image = QImage(
                    bitmap.buffer,
                    bitmap.width,
                    bitmap.height,
                    bitmap.stride,
                    QImage.Format.Format_Grayscale8,
                )
                painter.drawImage(printer.paperRect(QPrinter.Unit.DevicePixel), image)
            return len(document)
        finally:
            painter.end()
    finally:
        document.close()
