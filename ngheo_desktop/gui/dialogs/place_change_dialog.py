"""What every change of a place by a paper asks: its fields, its day, the paper; saved whole."""

from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.hamlet_changes import Paper
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.gui.dialogs.act_dialog import ActDialog
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.birth_edit import DayEdit
from ngheo_desktop.operations.office import Office


class PlaceChangeDialog(ActDialog):
    refusal = "Chưa ghi được thay đổi."

    def __init__(
        self, office: Office, runner: TaskRunner, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(office, runner, title, parent, verb="Ghi tha&y đổi")

    def named_field(self, name: str) -> QWidget:
        """The field of this kind of change that a problem is about."""
        raise NotImplementedError

    def field_of(self, name: str) -> QWidget:
        days = {"day": self.day_edit, "signed_on": self.signed_edit}
        return days.get(name) or self.named_field(name)

    def add_paper(self) -> None:
        """The day and the paper stand last, as they do in the paper."""
        self.day_edit = DayEdit(self)
        self.day_edit.setObjectName("day_edit")
        self.day_edit.set_day(self._office.today())
        self.paper_edit = self.line("paper_edit")
        self.paper_edit.setPlaceholderText("12/NQ-HĐND")
        self.signed_edit = DayEdit(self)
        self.signed_edit.setObjectName("signed_edit")
        self.add("Từ &ngày", self.day_edit)
        self.add("&Số quyết định", self.paper_edit)
        self.add("Ngày &quyết định", self.signed_edit)

    def paper(self) -> Paper:
        return Paper(self.paper_edit.text(), self.signed_edit.day())

    def problems(self) -> list[Problem]:
        found = []
        if self.day_edit.day() is None:
            text = "Chưa có ngày bắt đầu. Hãy nhập đủ, ví dụ 01/07/2025."
            found.append(Problem("day_missing", text, field="day"))
        for each in self.signed_edit.problems():
            found.append(Problem(each.code, each.text, field="signed_on"))
        return found
