"""Trao giấy chứng nhận: on which day and to whom, for one household or for many at once."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.gui.dialogs.act_dialog import ActDialog, fit_dialog
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.birth_edit import DayEdit
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.decision_papers import hand_over_all
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report


class CertificateHandDialog(ActDialog):
    """Today is offered; all of them are recorded together."""

    def __init__(
        self,
        office: Office,
        runner: TaskRunner,
        list_id: str,
        households: Sequence[str],
        whose: str,
        parent: QWidget | None = None,
    ) -> None:
        title = "Trao giấy chứng nhận"
        super().__init__(office, runner, title, parent, verb="Ghi đã &trao")
        self.setObjectName("certificate_hand_dialog")
        self._list_id, self._households = list_id, tuple(households)
        self.add_words(f"Đã trao giấy chứng nhận {whose}.")
        self.day_edit = DayEdit(self)
        self.day_edit.setObjectName("day_edit")
        self.day_edit.set_day(office.today())
        self.receiver_edit = self.line("receiver_edit")
        self.receiver_edit.setPlaceholderText("để trống nếu là chủ hộ")
        self.add("&Ngày trao", self.day_edit)
        self.add("Người n&hận", self.receiver_edit)
        self.day_edit.setFocus()
        self.day_edit.selectAll()
        fit_dialog(self, 460, 190)

    def work(self) -> Callable[[Report], Act]:
        office, list_id, households = self._office, self._list_id, self._households
        day, receiver = self.day_edit.day(), self.receiver_edit.text()
        return lambda _report: hand_over_all(office, list_id, households, day, receiver)

    def problems(self) -> Sequence[Problem]:
        if self.day_edit.day() is not None:
            return ()
        return self.day_edit.problems() or [Problem("day_missing", "Chưa có ngày trao.")]

    def field_of(self, _name: str) -> QWidget:
        return self.day_edit
