"""From a finished PDF to paper: handed to the print system, or drawn page by page."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from shutil import which

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from ngheo_desktop.errors import Cancelled, EnvironmentProblem
from ngheo_desktop.gui.pdf_pages import POINTS_PER_INCH, draw_page, page_sizes
from ngheo_desktop.progress import Report

_PATIENCE = 60  # seconds that the print system may take to accept a paper
_DPI = 300  # sharp type; a page in grey takes 9 MB


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What the officer asked for in the dialog of the system."""

    pages: tuple[int, ...]  # counted from 0, in the order they come out
    copies: int


def order_of(printer: QPrinter, pages: int) -> PrintOrder:
    """Pages and copies as chosen; whole pages only of this paper."""
    chosen = list(range(pages))
    if printer.printRange() == QPrinter.PrintRange.PageRange:
        first, last = printer.fromPage() or 1, printer.toPage() or pages
        chosen = [at for at in chosen if first <= at + 1 <= last]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    return PrintOrder(tuple(chosen), max(1, printer.copyCount()))


def print_pdf(pdf: bytes, printer: QPrinter, report: Report) -> int:
    """In ra giấy; returns the number of pages sent. For the worker."""
    sizes = page_sizes(pdf)
    order = order_of(printer, len(sizes))
    native = printer.outputFormat() == QPrinter.OutputFormat.NativeFormat
    if native and sys.platform != "win32" and which("lp"):
        report(0, 1)
        hand_over(pdf, printer.printerName(), printer.docName(), order)
    else:
        _draw(pdf, printer, sizes, order, report)
    return len(order.pages) * order.copies


def hand_over(pdf: bytes, printer_name: str, title: str, order: PrintOrder) -> None:
    """CUPS prints PDF itself, sharper and faster than pictures; nothing is left on the disk."""
    pages = ",".join(str(at + 1) for at in sorted(order.pages))
    command = ["lp", "-d", printer_name, "-n", str(order.copies), "-P", pages]
    command += ["-t", title or "Sổ hộ nghèo"]
    try:
        done = subprocess.run(
            command,
            input=pdf,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise _silent(printer_name) from error
    if done.returncode:
        raise _silent(printer_name)


def _draw(
    pdf: bytes, printer: QPrinter, sizes: Sequence[QSizeF], order: PrintOrder, report: Report
) -> None:
    printer.setFullPage(True)
    own_copies = printer.supportsMultipleCopies()
    pages = order.pages * (1 if own_copies else order.copies)
    painter = QPainter()
    try:
        for done, at in enumerate(pages):
            report(done, len(pages))
            _lay_out(printer, sizes[at])
            begun = printer.newPage() if painter.isActive() else painter.begin(printer)
            if not begun:
                raise _silent(printer.printerName())
            picture = draw_page(pdf, at, _DPI / POINTS_PER_INCH)
            paper = QRectF(painter.viewport())
            painter.drawImage(paper, picture)
        report(len(pages), len(pages))
    except Cancelled:
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()


def _lay_out(printer: QPrinter, size: QSizeF) -> None:
    """A4 upright or sideways, as the page is."""
    sideways = size.width() > size.height()
    turned = QPageLayout.Orientation.Landscape if sideways else QPageLayout.Orientation.Portrait
    upright = size.transposed() if sideways else size
    paper = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageLayout(QPageLayout(paper, turned, QMarginsF()))


def _silent(printer_name: str) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"Máy in {printer_name or 'đã chọn'} không phản hồi. Kiểm tra nguồn điện và giấy, "
        "hoặc lưu PDF để in sau."
    )
