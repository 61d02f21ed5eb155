"""Khởi động trước: libraries that the first act needs, loaded while the officer reads the list."""

from importlib import import_module

from ngheo_desktop.progress import Report, no_report, reported

_NEXT_NEEDED = (
    "sqlmodel",
    "ngheo_desktop.storage.households",
    "ngheo_desktop.storage.checklists",
    "ngheo_desktop.storage.diary",
    "ngheo_desktop.operations.scoring",
    "pypdfium2",
    "ngheo_desktop.operations.papers",
    "reportlab.pdfgen.canvas",
)


def warm_up(report: Report = no_report) -> None:
    """Load them one by one; whatever is needed meanwhile is simply loaded by its own user."""
    for name in reported(_NEXT_NEEDED, report, every=1):
        import_module(name)
