"""Khóa: hides every window behind the lock screen and brings them back as they were."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialog, QLineEdit, QWidget
from shiboken6 import isValid

from ngheo_desktop.gui.commands import keys_of
from ngheo_desktop.gui.idle_watch import IdleWatch
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.office import Office

if TYPE_CHECKING:
    from ngheo_desktop.gui.dialogs.lock_screen import LockScreen
    from ngheo_desktop.gui.main_window import MainWindow

_FIELDS = (QLineEdit, QComboBox, QCheckBox)
_COME_BACK = (Qt.WindowType.Window, Qt.WindowType.Dialog)  # menus and hints do not


class Lock(QObject):
    """By Ctrl+L, or after `minutes` without a key or the mouse (0 = only by Ctrl+L)."""

    locked = Signal()
    unlocked = Signal()

    def __init__(
        self,
        window: "MainWindow",
        office: Office,
        runner: TaskRunner,
        minutes: int,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(window)
        self._window, self._office, self._runner = window, office, runner
        self._hidden: list[QWidget] = []
        self._focus: QWidget | None = None
        self.screen: LockScreen | None = None
        window.lock_action.triggered.connect(self.lock)
        self._keys = _LockKey(window, self)
        self._keys.pressed.connect(self.lock)
        self.watch = IdleWatch(minutes, self, now) if minutes > 0 else None
        if self.watch is not None:
            self.watch.idled.connect(self.lock)

    def lock(self) -> None:
        """Nothing of a household stays on the screen; open forms wait untouched."""
        from ngheo_desktop.gui.dialogs.lock_screen import LockScreen
        from ngheo_desktop.operations.opening import Attempts

        if self.screen is not None:
            return
        self._focus = QApplication.focusWidget()
        screen = LockScreen(self._office, self._runner, Attempts(self._office.folder))
        screen.accepted.connect(self._on_unlocked)
        screen.other_person_asked.connect(self._on_other_person_asked)
        screen.setGeometry(self._window.geometry())
        screen.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.screen = screen
        screen.show()
        for each in QApplication.topLevelWidgets():
            if each.isVisible():
                self._cover(each)
        screen.activateWindow()
        # A name looked for is as readable as the household itself.
        box = self._window.header.search_box
        box.clear()
        box.show_entries(())
        box.asked.emit("")  # nor does an answer on its way come
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self.locked.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While locked, what a piece of work opens on its own waits behind the screen too."""
        shown = event.type() == QEvent.Type.Show
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            QTimer.singleShot(0, watched, lambda: self._cover(watched))
        return False

    def _cover(self, window: QWidget) -> None:
        if self.screen is None or self._is_of_screen(window):
            return
        if window.windowModality() == Qt.WindowModality.ApplicationModal:
            # A file or printer chooser waits in a loop of its own: hidden, it would be left anyway.
            if isinstance(window, QDialog):
                window.reject()
        elif window.windowType() in _COME_BACK and window not in self._hidden:
            self._hidden.append(window)
        window.hide()

    def _is_of_screen(self, window: QWidget) -> bool:
        seen: QWidget | None = window
        while seen is not None and seen is not self.screen:
            seen = seen.parentWidget()
        return seen is not None

    def _on_unlocked(self) -> None:
        self._uncover()
        hidden, self._hidden = self._hidden, []
        for window in sorted((each for each in hidden if isValid(each)), key=_depth):
            window.show()
            window.activateWindow()
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.unlocked.emit()

    def _uncover(self) -> None:
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        if self.screen is not None:
            self.screen.hide()
            self.screen.setParent(self._window)  # Qt's from now on: no other thread may delete it
            self.screen.deleteLater()
            self.screen = None
        if self.watch is not None:
            self.watch.touch()

    def _on_other_person_asked(self) -> None:
        """Another person gets a session of their own, but never what the first has not saved."""
        if self.screen is None:
            return
        in_work = self._window.has_unsaved() or any(
            isValid(each) and _holds_typing(each) for each in self._hidden
        )
        if not in_work:
            self._window.person_action.trigger()
        if self._window.wants_other_person:
            self._uncover()
        else:
            name = self._office.actor.name
            self.screen.refuse(f"{name} còn phần chưa lưu. Cần mở khóa và lưu trước khi đổi người.")


class _LockKey(QObject):
    """Hears the key of the lock in dialogs and second windows, where no command of the window is.

    It listens at the window that has the keyboard: at the application it would slow every event.
    """

    pressed = Signal()

    def __init__(self, window: "MainWindow", parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_window_changed)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if QKeySequence(event.keyCombination()) not in keys_of("lock"):
            return False
        if QApplication.activeWindow() is self._window:
            return False  # its own command does it
        QTimer.singleShot(0, self, self.pressed.emit)
        return True

    def _on_window_changed(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)


def _holds_typing(window: QWidget) -> bool:
    """Whether it is a dialog with fields: pages keep drafts of what was typed, dialogs may not."""
    if not isinstance(window, QDialog):
        return False
    return any(field.isEnabled() for kind in _FIELDS for field in window.findChildren(kind))


def _depth(window: QWidget) -> int:
    """Windows before the dialogs that stand over them."""
    parent = window.parentWidget()
    return 0 if parent is None else 1 + _depth(parent)
