"""Việc dở dang, as a command of the window: what was typed and not saved, opened or dropped."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.drafts import DraftLine
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.tasks import Lane, Task, TaskRunner
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.drafts import list_drafts, put_draft_away
from ngheo_desktop.operations.office import Office


class Unfinished(QObject):
    """Drafts of this account; whoever shows one of them is told when it is gone."""

    told = Signal(str)  # a sentence for the status bar
    acted = Signal(object)  # the Act of dropping one
    chosen = Signal(object)  # the DraftLine to go on with
    dropped = Signal(object)  # the DraftLine that is a draft no more

    def __init__(self, office: Office, runner: TaskRunner, window: QWidget) -> None:
        super().__init__(window)
        self._office, self._runner, self._window = office, runner, window

    def tell_waiting(self) -> None:
        """Say on opening that something typed before is waiting."""
        self._read().succeeded.connect(self._on_waiting_read)

    def show_list(self) -> None:
        """The list, once what stands on the screen is in it too."""
        task = self._read()
        task.succeeded.connect(self._on_read)
        task.failed.connect(self._on_failed)

    def _read(self) -> Task:
        return self._runner.start(partial(_listed, self._office), Lane.DRAFTS)

    def _on_waiting_read(self, lines: list[DraftLine]) -> None:
        if lines:
            where = f"Mở lại ở Tổng quan, mục Việc đang chờ ({len(lines)})."
            self.told.emit(f"Phần đang nhập đã được giữ làm bản nháp. {where}")

    def _on_read(self, lines: list[DraftLine]) -> None:
        from ngheo_desktop.gui.dialogs.drafts_dialog import DraftsDialog

        if not lines:
            self.told.emit("Không có việc dở dang.")
            return
        dialog = DraftsDialog(lines, self._window)
        dialog.draft_chosen.connect(self.chosen)
        dialog.draft_dropped.connect(self._on_drop_asked)
        dialog.open()

    def _on_drop_asked(self, line: DraftLine) -> None:
        task = self._runner.start(partial(_put_away, self._office, line))
        task.succeeded.connect(self._on_dropped)
        task.failed.connect(self._on_failed)

    def _on_dropped(self, dropped: tuple[DraftLine, Act | None]) -> None:
        line, act = dropped
        self.dropped.emit(line)
        if act is not None:
            self.acted.emit(act)
            self.told.emit(f"Đã {act.name}.")

    def _on_failed(self, error: Exception) -> None:
        show_failure(self._window, error, "khi mở việc dở dang")


def _listed(office: Office, _report: object) -> list[DraftLine]:
    return list_drafts(office)


def _put_away(office: Office, line: DraftLine, _report: object) -> tuple[DraftLine, Act | None]:
    return line, put_draft_away(office, line)
