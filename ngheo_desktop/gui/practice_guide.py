"""Hướng dẫn thực hành: sees by itself which step of the guided tasks has been done."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from ngheo_desktop.gui.commands import command, keys_of
from ngheo_desktop.gui.lock import Lock
from ngheo_desktop.gui.searching import Search
from ngheo_desktop.gui.tasks import Lane, Task, TaskRunner
from ngheo_desktop.gui.widgets.practice_panel import PracticePanel
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.practice_tasks import note_seen, practice_tasks

if TYPE_CHECKING:
    from ngheo_desktop.gui.main_window import MainWindow

_PAUSE_MS = 200
# Keys that change no record: what pressing them is called in the tasks.
_SIGNS = {"help": "help_read", "as_before": "taken_as_before"}


class PracticeGuide(QObject):
    """Looks at the practice register whenever some work is over."""

    def __init__(
        self, window: "MainWindow", office: Office, runner: TaskRunner, lock: Lock
    ) -> None:
        super().__init__(window)
        self._window, self._office, self._runner = window, office, runner
        self._own: set[Task] = set()
        self._watched: set[QObject] = set()
        self._typed = ""
        self.panel = PracticePanel(window)
        window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.panel)
        self.show_action = command(
            window, "&Việc tập", self._on_show_asked, context=Qt.ShortcutContext.WindowShortcut
        )
        window.help_menu.addAction(self.show_action)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self._connect(lock)
        self._pause.start()

    def note(self, sign: str) -> None:
        """Something was done that changes no record."""
        office = self._office
        self._start(lambda _report: note_seen(office, sign)).finished.connect(self._pause.start)

    def _connect(self, lock: Lock) -> None:
        window = self._window
        window.header.search_box.asked.connect(self._on_search_typed)
        search = window.findChild(Search)
        if search is not None:
            search.household_chosen.connect(self._on_found)
            search.person_chosen.connect(self._on_found)
        lock.locked.connect(partial(self.note, "locked"))
        lock.unlocked.connect(partial(self.note, "unlocked"))
        window.stack.currentChanged.connect(self._on_page_changed)
        self.panel.left.connect(window.focus_page)
        self._runner.task_ended.connect(self._on_task_ended)
        self._watch(window)
        self._on_page_changed()

    def _watch(self, holder: QWidget) -> None:
        """Listen to the commands of a widget that have one of the keys looked for."""
        for action in holder.actions():
            if action in self._watched:
                continue
            self._watched.add(action)
            for key, sign in _SIGNS.items():
                if action.shortcuts() == keys_of(key):
                    action.triggered.connect(partial(self.note, sign))

    def _on_page_changed(self) -> None:
        page = self._window.page()
        if page is not None:
            self._watch(page)

    def _on_search_typed(self, text: str) -> None:
        self._typed = text.strip() or self._typed

    def _on_found(self) -> None:
        if self._typed.isascii():
            self.note("searched")

    def _on_show_asked(self) -> None:
        self.panel.show()
        self.panel.task_combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _start(self, work: Any) -> Task:
        task = self._runner.start(work, Lane.DRAFTS)
        self._own.add(task)
        return task

    def _on_task_ended(self, task: Task) -> None:
        if task in self._own:
            self._own.discard(task)
        else:
            self._pause.start()

    def _look(self) -> None:
        office = self._office
        self._start(lambda _report: practice_tasks(office)).succeeded.connect(self.panel.show_tasks)
