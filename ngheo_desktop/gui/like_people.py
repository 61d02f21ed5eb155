"""Có thể trùng: while a person is typed, who in the register may be the same one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from ngheo_desktop.domain.drafts import MemberDraft
from ngheo_desktop.domain.register import Household, Member
from ngheo_desktop.gui.dialogs.member_dialog import MemberDialog
from ngheo_desktop.gui.tasks import Lane, TaskRunner
from ngheo_desktop.operations.office import Office

_PAUSE_MS = 300  # after the last key of a field


class LikePeople(QObject):
    """Asks behind the typing; the answer stands in the form, and blocks nothing."""

    def __init__(
        self,
        office: Office,
        runner: TaskRunner,
        household: Callable[[], Household],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._office, self._runner, self._household = office, runner, household
        self._dialog: MemberDialog | None = None
        self._typed: Member | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    def watch(self, dialog: MemberDialog) -> None:
        """Look up what is typed in this form until it closes."""
        self._dialog = dialog
        dialog.typed.connect(self._on_typed)

    def _on_typed(self, draft: MemberDraft) -> None:
        self._typed = draft.member
        self._pause.start()

    def _ask(self) -> None:
        typed = self._typed
        if typed is None or not typed.name:
            return
        work = partial(like_words, self._office, self._household(), typed)
        task = self._runner.start(work, Lane.SEARCH)
        task.succeeded.connect(partial(self._on_answered, typed))

    def _on_answered(self, typed: Member, words: str) -> None:
        dialog = self._dialog
        if typed is self._typed and dialog is not None and isValid(dialog):
            dialog.say_like(words)


def like_words(office: Office, household: Household, member: Member, _report: object) -> str:
    """«Có thể trùng với Lê Thị Út, sinh 1974, hộ 0398…»; empty when nobody is like."""
    from ngheo_desktop.operations.duplicates import find_like

    found = find_like(office, household, member)
    if not found:
        return ""
    likest = found[0]
    birth = likest.second.birth
    born = f", sinh {birth.shown}" if birth else ""
    others = f" và {len(found) - 1} người khác" if len(found) > 1 else ""
    return (
        f"Có thể trùng với {likest.names[1]}{born}, hộ {likest.codes[1]}{others}: "
        f"{', '.join(likest.reasons)}. Nên so sánh trước khi thêm. Vẫn lưu được."
    )
