"""Ghi và bỏ biên bản, and its papers: one act at a time, done by the worker."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.meetings import Meeting, MeetingDraft
from ngheo_desktop.gui.dialogs.paper_dialog import PaperDialog
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.meetings import KeptMeeting, record_meeting, withdraw_meeting
from ngheo_desktop.operations.office import Office


class MeetingActs(QObject):
    """What the commands of the minutes do; the page says what follows."""

    recorded = Signal(object)  # the KeptMeeting
    refused = Signal(object)  # the exception that kept it from being recorded
    withdrawn = Signal(object)  # the Act
    failed = Signal(object)  # the exception
    told = Signal(str)

    def __init__(self, office: Office, runner: TaskRunner, page: QWidget) -> None:
        super().__init__(page)
        self._office, self._runner, self._page = office, runner, page

    def record(self, draft: MeetingDraft) -> None:
        task = self._runner.start(partial(_recorded, self._office, draft))
        task.succeeded.connect(self.recorded)
        task.failed.connect(self.refused)

    def withdraw(self, meeting: Meeting) -> None:
        task = self._runner.start(partial(_withdrawn, self._office, meeting.id))
        task.succeeded.connect(self.withdrawn)
        task.failed.connect(self.failed)

    def print_minutes(self, meeting: Meeting) -> None:
        from ngheo_desktop.operations.round_papers import make_minutes, save_minutes_docx

        office = self._office

        def save_docx(target: Path) -> None:
            save_minutes_docx(office, meeting.id, target)

        dialog = PaperDialog(
            office,
            self._runner,
            "Biên bản họp dân (in 2 bản)",
            lambda report: make_minutes(office, meeting.id, report=report),
            self._page,
            save_docx=save_docx,
        )
        self._open(dialog)

    def print_attendance(self, round_id: str, hamlet_id: str) -> None:
        from ngheo_desktop.operations.round_papers import make_attendance

        office = self._office
        dialog = PaperDialog(
            office,
            self._runner,
            "Danh sách ký tên dự họp",
            lambda report: make_attendance(office, round_id, hamlet_id, report=report),
            self._page,
        )
        self._open(dialog)

    def _open(self, dialog: PaperDialog) -> None:
        dialog.told.connect(self.told)
        dialog.open()


def _recorded(office: Office, draft: MeetingDraft, _report: object) -> KeptMeeting:
    return record_meeting(office, draft)


def _withdrawn(office: Office, meeting_id: str, _report: object) -> Act:
    return withdraw_meeting(office, meeting_id)
