"""Closing the window: nothing is asked while what was typed can be kept."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ngheo_desktop.gui.dialogs.unsaved_question import UnsavedQuestion
from ngheo_desktop.gui.widgets.kept_drafts import KeptDrafts


class Closing(QObject):
    """Waits for drafts on their way to the disk; asks only where one cannot be written."""

    ready = Signal()  # the window may close now
    called_off = Signal()  # the officer stays

    def __init__(self, drafts: Callable[[], list[KeptDrafts]], window: QWidget) -> None:
        super().__init__(window)
        self._drafts, self._window = drafts, window
        self._drops_unsaved = False
        self._waits = False

    def may_close(self) -> bool:
        """Whether nothing would be lost; if not, `ready` or `called_off` follows."""
        if self._drops_unsaved or not self.has_unsaved():
            return True
        self._waits = True
        return False

    def has_unsaved(self) -> bool:
        """Whether something typed is neither in the register nor kept as a draft."""
        return not all(each.is_safe for each in self._drafts())

    def go_on(self) -> None:
        """Drafts of a page have settled."""
        drafts = self._drafts()
        if not self._waits or any(each.is_writing for each in drafts):
            return
        self._waits = False
        error = next((each.error for each in drafts if each.error is not None), None)
        if error is None:
            self.ready.emit()
        else:
            self._ask(error)

    def _ask(self, error: Exception) -> None:
        """Asked because nothing could bring it back: what was typed is in memory only."""
        question = UnsavedQuestion(error, self._window)
        question.dropped.connect(self._on_dropped)
        question.kept.connect(self.called_off)
        question.open()

    def _on_dropped(self) -> None:
        self._drops_unsaved = True
        self.ready.emit()
