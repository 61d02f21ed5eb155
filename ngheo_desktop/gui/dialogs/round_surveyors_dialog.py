"""Phân công rà soát viên: accounts that fill the sheets of one hamlet in a round."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ngheo_desktop.domain.rounds import HamletBoard
from ngheo_desktop.gui.dialogs.act_dialog import ActDialog, fit_dialog
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_lists import (
    Surveyor,
    assign_surveyors,
    possible_surveyors,
)
from ngheo_desktop.progress import Report

_LOGIN = Qt.ItemDataRole.UserRole


class RoundSurveyorsDialog(ActDialog):
    """Space ticks a person."""

    def __init__(
        self,
        office: Office,
        runner: TaskRunner,
        round_id: str,
        hamlet: HamletBoard,
        parent: QWidget | None = None,
    ) -> None:
        title = f"Phân công rà soát viên, {hamlet.hamlet}"
        super().__init__(office, runner, title, parent, verb="&Phân công")
        self.setObjectName("round_surveyors_dialog")
        self._place = (round_id, hamlet.hamlet_id)
        self.people_list = QListWidget(self)
        self.people_list.setObjectName("people_list")
        self.add("Người làm phiế&u", self.people_list)
        self.add_words(
            "Chỉ có tài khoản được làm phiếu ở đây. Thêm tài khoản ở Hệ thống, phần Người dùng."
        )
        fit_dialog(self, 520, 380)
        self.save_button.setEnabled(False)
        task = runner.start(lambda _report: possible_surveyors(office, *self._place))
        task.succeeded.connect(self._on_read)
        task.failed.connect(self._on_read_failed)
        self.people_list.setFocus()

    def chosen(self) -> list[str]:
        """Logins that are ticked."""
        items = [self.people_list.item(at) for at in range(self.people_list.count())]
        return [each.data(_LOGIN) for each in items if each.checkState() == Qt.CheckState.Checked]

    def work(self) -> Callable[[Report], Act]:
        return partial(_assign, self._office, self._place, self.chosen())

    def field_of(self, _name: str) -> QWidget:
        return self.people_list

    def _on_read(self, people: Sequence[Surveyor]) -> None:
        for each in people:
            item = QListWidgetItem(f"{each.name} ({each.login})", self.people_list)
            item.setData(_LOGIN, each.login)
            ticked = Qt.CheckState.Checked if each.chosen else Qt.CheckState.Unchecked
            item.setCheckState(ticked)
        self.people_list.setCurrentRow(0)
        self.save_button.setEnabled(True)

    def _on_read_failed(self, error: Exception) -> None:
        show_failure(self, error, "khi đọc tài khoản")


def _assign(office: Office, place: tuple[str, str], logins: list[str], _report: Report) -> Act:
    return assign_surveyors(office, *place, logins)
