"""Gỡ bảng niêm yết: the day on which it was taken down, after its last day."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.postings import Posting
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.gui.dialogs.act_dialog import ActDialog, fit_dialog
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.birth_edit import DayEdit
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.postings import take_down
from ngheo_desktop.progress import Report


class PostingDownDialog(ActDialog):
    """Today is offered; a list that must still hang is not taken down."""

    refusal = "Chưa ghi được ngày gỡ."

    def __init__(
        self, office: Office, runner: TaskRunner, posting: Posting, parent: QWidget | None = None
    ) -> None:
        super().__init__(office, runner, "Gỡ bảng niêm yết", parent)
        self.setObjectName("posting_down_dialog")
        self._posting = posting
        self.add_words(
            f"{posting.hamlet[:1].upper()}{posting.hamlet[1:]}, lần {posting.number}, niêm yết "
            f"đến hết ngày {shown_day(posting.ends)}."
        )
        self.day_edit = DayEdit(self)
        self.day_edit.setObjectName("taken_down_edit")
        self.day_edit.set_day(office.today())
        self.add("Ngày &gỡ", self.day_edit)
        fit_dialog(self, 460, 190)
        self.day_edit.setFocus()

    def problems(self) -> Sequence[Problem]:
        if self.day_edit.day() is not None:
            return ()
        return [Problem("no_day", "Chưa có ngày. Hãy nhập như 11/11/2026.", field="day")]

    def work(self) -> Callable[[Report], Act]:
        day = self.day_edit.day() or self._office.today()
        return partial(_down, self._office, self._posting.id, day)

    def field_of(self, _name: str) -> QWidget:
        return self.day_edit


def _down(office: Office, posting_id: str, day: date, _report: Report) -> Act:
    return take_down(office, posting_id, day)
