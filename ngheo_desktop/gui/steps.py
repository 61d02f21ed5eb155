"""Bước chưa lưu: what was done on a page and is not in the register yet, step by step."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done on the page, «đưa Lê Thị Út ra khỏi hộ», and how to go back and forth."""

    name: str
    back: Callable[[], None]
    forth: Callable[[], None]


class Steps(QObject):
    """The steps of one page; they are forgotten once the page shows something else."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def add(self, step: Step) -> None:
        self._done.append(step)
        self._undone.clear()
        self.changed.emit()

    def clear(self) -> None:
        self._done.clear()
        self._undone.clear()
        self.changed.emit()

    @property
    def last(self) -> str:
        """Name of the step that would be taken back; "" = none."""
        return self._done[-1].name if self._done else ""

    @property
    def following(self) -> str:
        """Name of the step that would be done again; "" = none."""
        return self._undone[-1].name if self._undone else ""

    def go_back(self) -> None:
        step = self._done.pop()
        step.back()
        self._undone.append(step)
        self.changed.emit()

    def go_forth(self) -> None:
        step = self._undone.pop()
        step.forth()
        self._done.append(step)
        self.changed.emit()
