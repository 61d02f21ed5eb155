"""Lưu phiếu: one sheet at a time is on its way to the register."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.gui.models.sheet_loading import SheetSent, store
from ngheo_desktop.gui.models.sheet_state import SheetState
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.checklists import HowTyped, SavedSheet
from ngheo_desktop.operations.office import Office


class SheetSaving(QObject):
    """What is typed meanwhile stays typed: the state is told what has been saved of it."""

    saved = Signal(object, object)  # the SheetSent, the SavedSheet
    failed = Signal(object)  # the exception

    def __init__(self, office: Office, runner: TaskRunner, page: QObject) -> None:
        super().__init__(page)
        self._office, self._runner = office, runner
        self._sent: SheetSent | None = None

    @property
    def is_busy(self) -> bool:
        return self._sent is not None

    def begin(self, state: SheetState, warnings: Sequence[Problem], *, goes_on: bool) -> None:
        """Save the answers as they are now."""
        how = HowTyped(
            base=state.sheet.facts,
            as_before=tuple(sorted(state.confirmed)),
            seen=state.seen,
            settled=dict(state.settled),
        )
        self._sent = SheetSent(state, state.facts, state.surveyor, how, goes_on, tuple(warnings))
        task = self._runner.start(partial(store, self._office, self._sent))
        task.succeeded.connect(self._on_saved)
        task.failed.connect(self._on_failed)

    def _on_saved(self, saved: SavedSheet) -> None:
        sent, self._sent = self._sent, None
        if sent is not None:
            sent.state.mark_saved(sent.facts, saved.facts, sent.surveyor)
            self.saved.emit(sent, saved)

    def _on_failed(self, error: Exception) -> None:
        self._sent = None
        self.failed.emit(error)
