"""A dialog that records one act: its fields, one button that saves it whole, or says why not."""

from collections.abc import Callable, Sequence
from typing import Any

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
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.errors import InputRefused, UserError
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.close_button import CloseButton
from ngheo_desktop.gui.widgets.error_strip import ErrorStrip
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report


class ActDialog(QDialog):
    """Esc changes nothing; saving does the whole act in the background or says why not."""

    recorded = Signal(object)  # the Act
    refusal = "Chưa ghi được."

    def __init__(
        self,
        office: Office,
        runner: TaskRunner,
        title: str,
        parent: QWidget | None = None,
        *,
        verb: str = "Gh&i",
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
        self.save_button = QPushButton(verb, self)
        self.save_button.setObjectName("save_button")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self._on_save)
        self.buttons = QDialogButtonBox(self)
        self.buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(CloseButton(self), QDialogButtonBox.ButtonRole.RejectRole)
        command(self, verb.replace("&", ""), self._on_save, key="main")
        command(self, "Ghi", self._on_save, key="save")
        layout = QVBoxLayout(self)
        layout.addWidget(self.error_strip)
        layout.addWidget(area, 1)
        layout.addWidget(self.buttons)

    # --- what a kind of act says ------------------------------------------------------------

    def work(self) -> Callable[[Report], Any]:
        """What saving does, with the values as they are typed now."""
        raise NotImplementedError

    def act_of(self, done: Any) -> Act:
        """The act in what saving gave back, where it gives back more than that."""
        act: Act = done
        return act

    def problems(self) -> Sequence[Problem]:
        """What is seen to be missing before anything is asked of the register."""
        return ()

    def field_of(self, name: str) -> QWidget:
        """The field that a problem is about."""
        raise NotImplementedError

    # --- parts ------------------------------------------------------------------------------

    def add(self, words: str, widget: QWidget) -> None:
        label = QLabel(words, self)
        label.setBuddy(widget)
        widget.setAccessibleName(words.replace("&", ""))
        self._form.addRow(label, widget)

    def add_words(self, text: str) -> QLabel:
        """A sentence across the form."""
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._form.addRow(label)
        return label

    def show_rows(self, *widgets: QWidget, shown: bool) -> None:
        for widget in widgets:
            self._form.setRowVisible(widget, shown)

    def line(self, name: str) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setObjectName(name)
        return edit

    def combo(self, name: str, words: Sequence[str]) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.addItems(list(words))
        return combo

    # --- saving -----------------------------------------------------------------------------

    def _on_save(self) -> None:
        if not self.save_button.isEnabled():
            return
        problems = self.problems()
        if problems:
            self.error_strip.show_problems(problems, self.refusal)
            return
        self.save_button.setEnabled(False)
        task = self._runner.start(self.work())
        task.succeeded.connect(self._on_recorded)
        task.failed.connect(self._on_failed)

    def _on_recorded(self, done: Any) -> None:
        self.recorded.emit(self.act_of(done))
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self.save_button.setEnabled(True)
        if isinstance(error, InputRefused):
            self.error_strip.show_problems(error.problems, self.refusal)
        elif isinstance(error, UserError):
            self.error_strip.show_problems([Problem("refused", str(error))])
        else:
            show_failure(self, error, "khi ghi thay đổi")

    def _on_problem_chosen(self, problem: Problem) -> None:
        self.field_of(problem.field or "").setFocus(Qt.FocusReason.OtherFocusReason)


def fit_dialog(dialog: QDialog, width: int, height: int) -> None:
    """As large as its words ask, within the screen of an old PC."""
    sizes = theme.metrics()
    dialog.resize(min(sizes.px(width), 760), min(sizes.px(height), 640))
