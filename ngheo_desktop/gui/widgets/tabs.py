"""Tabs that tell which of their parts stands in front."""

from functools import partial
from weakref import ref

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget
from shiboken6 import isValid


class Tabs(QTabWidget):
    """As Qt's; while Qt takes them apart, part by part, nobody is told any more."""

    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(partial(_tell, ref(self)))


def _tell(known: "ref[Tabs]", _at: int) -> None:
    tabs = known()
    if tabs is not None and isValid(tabs):
        tabs.turned.emit()
