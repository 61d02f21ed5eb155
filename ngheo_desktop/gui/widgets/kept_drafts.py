"""Phần chưa lưu: on the disk soon after it was typed, and back when its household is opened."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ngheo_desktop.domain.drafts import Draft, DraftKind
from ngheo_desktop.gui.tasks import Lane, TaskRunner
from ngheo_desktop.operations.drafts import draft_of, drop_draft, keep_draft
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report

_SOON = 700  # ms from an edit to its writing; not begun anew by the next key


class KeptDrafts(QObject):
    """Drafts of one kind by household id; "" is the household that is not in the register yet.

    What this page knows counts before what lies on the disk: it is newer by what is on its way.
    """

    due = Signal()  # what stands on the screen is to be handed over by `put`
    failed = Signal(object)  # the exception, the first time until writing works again
    recovered = Signal()  # what could not be written is on the disk now
    settled = Signal()  # nothing is on its way any more

    def __init__(
        self, office: Office, runner: TaskRunner, kind: DraftKind, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._office, self._runner, self._kind = office, runner, kind
        self._known: dict[str, Draft | None] = {}
        self._on_disk: dict[str, Draft | None] = {}
        self._writing: tuple[str, Draft | None] | None = None
        self.error: Exception | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SOON)
        self._timer.timeout.connect(self.due)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def touch(self) -> None:
        """Something was typed: it is written soon, however fast the typing goes on."""
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Write now: the page is left, or the window closes."""
        self._timer.stop()
        self.due.emit()

    def _on_focus_changed(self) -> None:
        if self._timer.isActive():
            self.flush()

    # --- known -----------------------------------------------------------------------------

    def of(self, subject_id: str) -> Draft | None:
        return self._known.get(subject_id)

    def reader(self, subject_id: str) -> Callable[[], Draft | None]:
        """For the worker that reads the record: gives its draft, from the disk if need be."""
        if self._holds(subject_id):
            return partial(self._known.get, subject_id)
        return partial(draft_of, self._office, self._kind, subject_id)

    def learn(self, subject_id: str, stored: Draft | None) -> None:
        """What the reader found; news of this page stay."""
        if not self._holds(subject_id):
            self._known[subject_id] = self._on_disk[subject_id] = stored

    def _holds(self, subject_id: str) -> bool:
        """Whether this page knows more than the disk, or wrote the draft itself."""
        if self._writing is not None and self._writing[0] == subject_id:
            return True
        known, on_disk = self._known.get(subject_id), self._on_disk.get(subject_id)
        return known is not None or on_disk is not None

    def forget(self, subject_id: str) -> None:
        """Somebody has taken the draft off the disk: it is not to be written again."""
        self._known.pop(subject_id, None)
        self._on_disk.pop(subject_id, None)

    def hand_to(self, other: "KeptDrafts", subject_id: str) -> None:
        """Let another page keep this one from now on."""
        for mine, theirs in ((self._known, other._known), (self._on_disk, other._on_disk)):
            if subject_id in mine:
                theirs[subject_id] = mine.pop(subject_id)
        other._write_next()

    # --- written ---------------------------------------------------------------------------

    def put(self, subject_id: str, draft: Draft | None) -> None:
        """What is typed now and not in the register; None when there is nothing."""
        if draft != self._known.get(subject_id):
            now = datetime.now(UTC)
            self._known[subject_id] = replace(draft, kept_at=now) if draft else None
        self._write_next()

    @property
    def is_safe(self) -> bool:
        """Whether everything typed is on the disk."""
        return self._writing is None and self._next() is None

    @property
    def is_writing(self) -> bool:
        return self._writing is not None

    def _next(self) -> str | None:
        known = self._known.items()
        return next((each for each, draft in known if draft != self._on_disk.get(each)), None)

    def _write_next(self) -> None:
        if self._writing is not None:
            return
        subject_id = self._next()
        if subject_id is None:
            self._end_failure()
            self.settled.emit()
            return
        draft = self._known[subject_id]
        self._writing = (subject_id, draft)
        work = partial(_write, self._office, self._kind, subject_id, draft)
        task = self._runner.start(work, Lane.DRAFTS)
        task.succeeded.connect(self._on_written)
        task.failed.connect(self._on_failed)

    def _on_written(self) -> None:
        if self._writing is not None:
            subject_id, draft = self._writing
            self._on_disk[subject_id] = draft
        self._writing = None
        self._end_failure()
        self._write_next()

    def _end_failure(self) -> None:
        if self.error is not None:
            self.error = None
            self.recovered.emit()

    def _on_failed(self, error: Exception) -> None:
        """The text stays on the screen and in `_known`; the next edit tries again."""
        is_first, self.error, self._writing = self.error is None, error, None
        if is_first:
            self.failed.emit(error)
        self.settled.emit()


def _write(
    office: Office, kind: DraftKind, subject_id: str, draft: Draft | None, _report: Report
) -> None:
    if draft is None:
        drop_draft(office, kind, subject_id)
    else:
        keep_draft(office, subject_id, draft)
