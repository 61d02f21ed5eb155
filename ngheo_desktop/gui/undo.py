"""Hoàn tác, làm lại: the last acts of this person in this session, each by its name."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.steps import Steps
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office

_KEPT = 100  # acts
_UNDO, _REDO = "Hoàn tác", "Làm lại"


class Undo(QObject):
    """What is not saved yet on the page in front goes back first, then saved acts, newest first.

    It lives as long as the window of a person: whoever comes next begins with nothing.
    """

    told = Signal(str)  # a sentence for the status bar
    offered = Signal(str)  # name of the act that was just saved; "" = nothing to offer any more
    moved = Signal(object)  # the Act that was taken back or done again: read its record anew

    def __init__(self, office: Office, runner: TaskRunner, window: QWidget) -> None:
        super().__init__(window)
        self._office, self._runner, self._window = office, runner, window
        self._done: list[Act] = []
        self._undone: list[Act] = []
        self._moving: tuple[Act, bool] | None = None  # on its way, and whether backwards
        self._steps: Steps | None = None  # of the window in front
        self._page_steps: Steps | None = None  # of the page in the main window
        self._beside: dict[QObject, Steps] = {}
        whole = Qt.ShortcutContext.WindowShortcut
        make = partial(command, window, context=whole)
        self.undo_action = make(_UNDO, self.undo, key="undo", sign="undo")
        self.redo_action = make(_REDO, self.redo, key="redo", sign="redo")
        watch_typing()
        window.installEventFilter(self)
        self._show_words()

    def add(self, act: Act) -> None:
        """Somebody has saved something."""
        self._done = [*self._done, act][-_KEPT:]
        self._undone.clear()
        self._show_words()
        self.offered.emit(act.name)

    def watch(self, steps: Steps | None) -> None:
        """The page in front, with what is not saved on it; None for one without steps."""
        self._page_steps = steps
        self._use(steps)

    def join(self, window: QWidget, steps: Steps) -> None:
        """Another window of this person: while it is in front its own steps go back first."""
        self._beside[window] = steps
        window.addActions([self.undo_action, self.redo_action])
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self._use(self._beside.get(watched, self._page_steps))
        elif event.type() == QEvent.Type.Close and watched in self._beside:
            del self._beside[watched]
            self._use(self._page_steps)
        return False

    def _use(self, steps: Steps | None) -> None:
        if self._steps is not None:
            self._steps.changed.disconnect(self._show_words)
        self._steps = steps
        if steps is not None:
            steps.changed.connect(self._show_words)
        self._show_words()

    @property
    def count(self) -> int:
        return len(self._done)

    def undo(self) -> None:
        if self._steps is not None and self._steps.last:
            self._steps.go_back()
        elif self._done and self._moving is None:
            self._start(self._done[-1], back=True)

    def redo(self) -> None:
        if self._steps is not None and self._steps.following:
            self._steps.go_forth()
        elif self._undone and self._moving is None:
            self._start(self._undone[-1], back=False)

    def _start(self, act: Act, *, back: bool) -> None:
        self._moving = (act, back)
        self._show_words()
        self.offered.emit("")
        task = self._runner.start(partial(_move, self._office, act.undo if back else act.redo))
        task.succeeded.connect(self._on_moved)
        task.failed.connect(self._on_failed)
        task.finished.connect(self._on_finished)

    def _on_moved(self, remark: str) -> None:
        if self._moving is None:
            return
        act, back = self._moving
        self._take_out(act, back=back)
        (self._undone if back else self._done).append(act)
        word = "hoàn tác" if back else "làm lại"
        self.told.emit(" ".join(each for each in (f"Đã {word}: {act.name}.", remark) if each))
        self.moved.emit(act)

    def _on_failed(self, error: Exception) -> None:
        """What can never be done any more makes way for the act before it."""
        if self._moving is not None and isinstance(error, WrongUsage):
            act, back = self._moving
            self._take_out(act, back=back)
        show_failure(self._window, error, "khi hoàn tác")

    def _take_out(self, act: Act, *, back: bool) -> None:
        stack = self._done if back else self._undone
        if act in stack:
            stack.remove(act)

    def _on_finished(self) -> None:
        self._moving = None
        self._show_words()

    def _show_words(self) -> None:
        steps = self._steps
        last, following = (steps.last, steps.following) if steps else ("", "")
        last = last or (self._done[-1].name if self._done else "")
        following = following or (self._undone[-1].name if self._undone else "")
        idle = self._moving is None
        for action, word, name in (
            (self.undo_action, _UNDO, last),
            (self.redo_action, _REDO, following),
        ):
            action.setText(f"{word}: {name}" if name else word)
            action.setIconText(action.text())
            action.setEnabled(bool(name) and idle)


def _move(office: Office, way: Callable[[Office], str | None], _report: object) -> str:
    return way(office) or ""


def watch_typing() -> None:
    """One watcher for the whole program: windows come and go while the focus wanders."""
    app = QApplication.instance()
    if isinstance(app, QApplication) and app.findChild(FieldTyping) is None:
        FieldTyping(app)


class FieldTyping(QObject):
    """In a text field the keys take back typing there first, as long as there is any.

    Qt's fields claim Ctrl+Z even with nothing to take back, and on Linux do not know Ctrl+Y.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if isinstance(now, (QLineEdit, QPlainTextEdit, QTextEdit)):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            return False
        way = {Qt.Key.Key_Z: _typed_back, Qt.Key.Key_Y: _typed_forth}.get(Qt.Key(event.key()))
        if way is None or event.type() not in (
            QEvent.Type.ShortcutOverride,
            QEvent.Type.KeyPress,
        ):
            return False
        typing = way(watched)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(typing is not None)
        elif typing is not None:
            typing()
        return True


def _typed_back(field: QWidget) -> Callable[[], None] | None:
    """How to take back typing in a field; None when there is none, or nobody may type."""
    if isinstance(field, QLineEdit):
        return field.undo if field.isUndoAvailable() and not field.isReadOnly() else None
    if isinstance(field, (QPlainTextEdit, QTextEdit)):
        available = field.document().isUndoAvailable() and not field.isReadOnly()
        return field.undo if available else None
    return None


def _typed_forth(field: QWidget) -> Callable[[], None] | None:
    if isinstance(field, QLineEdit):
        return field.redo if field.isRedoAvailable() and not field.isReadOnly() else None
    if isinstance(field, (QPlainTextEdit, QTextEdit)):
        available = field.document().isRedoAvailable() and not field.isReadOnly()
        return field.redo if available else None
    return None
