"""Thực hành: the way in from the real office; inside it, the tasks done and a fresh start."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.dialogs.restart_practice_question import RestartPracticeQuestion
from ngheo_desktop.gui.icons import icon
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.settings_section import SettingsSection
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.practice import PracticeCounts, PracticeWish, count_practice
from ngheo_desktop.operations.practice_tasks import PracticeTask, practice_tasks

_WHAT_IT_IS = (
    "Thực hành là một xã bịa ra 300 hộ, trong tệp riêng. Làm gì ở đó cũng không động đến sổ thật. "
    "Mỗi tờ in ra đều có chữ THỰC HÀNH. Không xuất được tệp Excel từ đó."
)


class PracticeSection(SettingsSection):
    heading = "Thực hành"

    wished = Signal(object)  # a PracticeWish, for the main window

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(office, runner, parent)
        self.text_label = QLabel(_WHAT_IT_IS, self)
        self.text_label.setWordWrap(True)
        self.task_list = QListWidget(self)
        self.task_list.setObjectName("practice_task_list")
        self.task_list.setAccessibleName("Việc tập")
        size = theme.metrics().icon
        self.task_list.setIconSize(QSize(size, size))
        inside, make = office.is_practice, self.command
        self._enter = make("enter_action", "Vào thực hành", "practice", "", self._on_enter)
        self._anew = make("anew_action", "Làm lại từ đầu…", "restore", "", self._on_anew)
        self._leave = make("leave_action", "Rời thực hành", "log_out", "", self._on_leave)
        actions = (self._leave, self._anew) if inside else (self._enter,)
        for action in (self._enter, self._anew, self._leave):
            action.setVisible(action in actions)
            action.setEnabled(action in actions)
        self.task_list.setVisible(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self.text_label)
        layout.addLayout(self.tool_row(*actions))
        layout.addWidget(self.notice)
        layout.addWidget(self.task_list, 1)
        if not inside:
            layout.addStretch(1)

    def first_field(self) -> QWidget:
        if self._office.is_practice:
            return self.task_list
        button = self.findChild(QWidget, "enter_button")
        return button if button is not None else self

    def reload(self) -> None:
        if self._office.is_practice:
            office = self._office
            self.run(lambda _report: practice_tasks(office), self._on_read)

    def _on_read(self, tasks: tuple[PracticeTask, ...]) -> None:
        self.task_list.clear()
        for number, task in enumerate(tasks, start=1):
            done = "xong" if task.is_done else "chưa làm"
            item = QListWidgetItem(f"{number}. {task.title}: {done}", self.task_list)
            item.setIcon(icon("done" if task.is_done else "waiting"))
        self.task_list.setCurrentRow(0)

    def _on_enter(self) -> None:
        self.wished.emit(PracticeWish.OPEN)

    def _on_leave(self) -> None:
        self.wished.emit(PracticeWish.LEAVE)

    def _on_anew(self) -> None:
        office = self._office
        self.run(lambda _report: count_practice(office), self._on_counted)

    def _on_counted(self, counts: PracticeCounts) -> None:
        question = RestartPracticeQuestion(counts, self)
        question.confirmed.connect(self._on_confirmed)
        question.finished.connect(self._on_asked)
        question.open()

    def _on_confirmed(self) -> None:
        self.wished.emit(PracticeWish.ANEW)

    def _on_asked(self) -> None:
        self.first_field().setFocus(Qt.FocusReason.OtherFocusReason)
