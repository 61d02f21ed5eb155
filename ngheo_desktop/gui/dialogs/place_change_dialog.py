"""What every change of a place by a paper asks: its fields, its day, the paper; saved whole."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.hamlet_changes import Paper
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.errors import InputRefused, UserError
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.birth_edit import DayEdit
from ngheo_desktop.gui.widgets.close_button import CloseButton
from ngheo_desktop.gui.widgets.error_strip import ErrorStrip
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report


class PlaceChangeDialog(QDialog):
    """Esc changes nothing; saving records the whole change or says why not."""

    recorded = Signal(object)  # the Act

    def __init__(
        self, office: Office, runner: TaskRunner, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._office, self._runner = office, runner
        self.error_strip = ErrorStrip(self)
        self.error_strip.problem_chosen.connect(self._on_problem_chosen)
        inside = QWidget(self)
        self._form = QFormLayout(inside)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        self.save_button = QPushButton("Ghi tha&y đổi", self)
        self.save_button.setObjectName("save_button")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self._on_save)
        close = CloseButton(self)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        command(self, "Ghi thay đổi", self._on_save, key="main")
        command(self, "Ghi", self._on_save, key="save")
        layout = QVBoxLayout(self)
        layout.addWidget(self.error_strip)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)

    # --- what a kind of change says ---------------------------------------------------------

    def work(self) -> Callable[[Report], Act]:
        """What saving does, with the values as they are typed now."""
        raise NotImplementedError

    def field_of(self, name: str) -> QWidget:
        """The field that a problem is about."""
        raise NotImplementedError

    # --- parts ------------------------------------------------------------------------------

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

    def add(self, words: str, widget: QWidget) -> None:
        label = QLabel(words, self)
        label.setBuddy(widget)
        widget.setAccessibleName(words.replace("&", ""))
        self._form.addRow(label, widget)

    def show_rows(self, *widgets: QWidget, shown: bool) -> None:
        for widget in widgets:
            self._form.setRowVisible(widget, shown)

    def line(self, name: str) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setObjectName(name)
        return edit

    def combo(self, name: str, words: tuple[str, ...]) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.addItems(words)
        return combo

    def paper(self) -> Paper:
        return Paper(self.paper_edit.text(), self.signed_edit.day())

    # --- saving -----------------------------------------------------------------------------

    def _on_save(self) -> None:
        if not self.save_button.isEnabled():
            return
        problems = self._unread_days()
        if problems:
            self.error_strip.show_problems(problems, "Chưa ghi được thay đổi.")
            return
        self.save_button.setEnabled(False)
        task = self._runner.start(self.work())
        task.succeeded.connect(self._on_recorded)
        task.failed.connect(self._on_failed)

    def _unread_days(self) -> list[Problem]:
        problems = []
        if self.day_edit.day() is None:
            text = "Chưa có ngày bắt đầu. Hãy nhập đủ, ví dụ 01/07/2025."
            problems.append(Problem("day_missing", text, field="day"))
        for each in self.signed_edit.problems():
            problems.append(Problem(each.code, each.text, field="signed_on"))
        return problems

    def _on_recorded(self, act: Act) -> None:
        self.recorded.emit(act)
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self.save_button.setEnabled(True)
        if isinstance(error, InputRefused):
            self.error_strip.show_problems(error.problems, "Chưa ghi được thay đổi.")
        elif isinstance(error, UserError):
            self.error_strip.show_problems([Problem("refused", str(error))])
        else:
            show_failure(self, error, "khi ghi thay đổi")

    def _on_problem_chosen(self, problem: Problem) -> None:
        days = {"day": self.day_edit, "signed_on": self.signed_edit}
        field = days.get(problem.field or "") or self.field_of(problem.field or "")
        field.setFocus(Qt.FocusReason.OtherFocusReason)


def fit_dialog(dialog: QDialog, width: int, height: int) -> None:
    """As large as its words ask, within the screen of an old PC."""
    sizes = theme.metrics()
    dialog.resize(min(sizes.px(width), 760), min(sizes.px(height), 640))
