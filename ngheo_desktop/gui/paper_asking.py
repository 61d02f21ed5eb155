"""What is asked before a paper leaves the program: which printer, which file."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

NO_PRINTER = "Máy này chưa có máy in. Hãy lưu PDF, in sau ở máy khác."


def has_printer() -> bool:
    """Whether there is anything to print on."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def ask_printer(parent: QWidget, title: str, pages: int) -> Any:
    """The printer, pages and copies that the officer chooses; None when none."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("In")
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
    return printer if dialog.exec() else None


def ask_file(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Where the file goes, with the ending of `name`; None when the officer changed their mind."""
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, name, kinds)
    return Path(chosen).with_suffix(Path(name).suffix) if chosen else None
