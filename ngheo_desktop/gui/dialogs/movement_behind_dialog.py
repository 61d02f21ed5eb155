"""Các hộ đứng sau một con số của biến động; one of them can be given another column."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ngheo_desktop.domain.named_households import NamedHousehold
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.dialogs.households_behind_dialog import HouseholdsBehindDialog
from ngheo_desktop.gui.models.movement_state import Subject
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.office import Office


class MovementBehindDialog(HouseholdsBehindDialog):
    """The two commands are absent for who does not prepare decisions."""

    move_wanted = Signal(object, str)  # the Change, head of the household
    back_wanted = Signal(str)  # id of the override

    def __init__(
        self,
        office: Office,
        runner: TaskRunner,
        title: str,
        subjects: Sequence[Subject],
        parent: QWidget | None = None,
    ) -> None:
        self._subjects = {each.household_id: each for each in subjects}
        self._may_move = office.actor.may(Right.PREPARE_DECISIONS)
        notes = {each.household_id: each.note for each in subjects}
        super().__init__(office, runner, title, tuple(notes), parent, notes=notes)
        self.table.selectionModel().currentRowChanged.connect(self._show_possible)

    def _buttons(self) -> QHBoxLayout:
        self.move_button = self._own_button("&Chuyển cột…", "move_button", self._on_move)
        self.back_button = self._own_button("&Trả về cột cũ", "back_button", self._on_back)
        may = self._may_move
        command(self, "Chuyển cột…", self._on_move, key="edit", allowed=may)
        command(self, "Trả về cột cũ", self._on_back, key="take_back", allowed=may)
        row = super()._buttons()
        row.insertWidget(0, self.move_button)
        row.insertWidget(1, self.back_button)
        return row

    def _own_button(self, words: str, name: str, answer: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.setEnabled(False)
        button.setVisible(self._may_move)
        button.clicked.connect(answer)
        return button

    def _on_read(self, households: list[NamedHousehold]) -> None:
        super()._on_read(households)
        self._show_possible()

    def _current(self) -> tuple[NamedHousehold, Subject] | None:
        household = self.model.household_at(self.table.currentIndex().row())
        return (household, self._subjects[household.id]) if household else None

    def _show_possible(self) -> None:
        known = self._current()
        self.move_button.setEnabled(known is not None and known[1].change is not None)
        self.back_button.setEnabled(known is not None and known[1].override is not None)

    def _on_move(self) -> None:
        known = self._current()
        if known is None:
            return
        household, subject = known
        if subject.change is None:
            self.notice.say("Cột của hộ này theo từ quyết định, không chuyển bằng tay được.")
            return
        self.accept()
        self.move_wanted.emit(subject.change, household.head_name)

    def _on_back(self) -> None:
        known = self._current()
        if known is not None and known[1].override is not None:
            self.accept()
            self.back_wanted.emit(known[1].override.id)
