"""Màn hình khóa: stands where the window stood, with nothing of a household on it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog

from ngheo_desktop.errors import UserError
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.forms.ui_lock_screen import Ui_LockScreen
from ngheo_desktop.gui.tasks import Lane, Task, TaskRunner
from ngheo_desktop.operations.locking import confirm_password
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.opening import Attempts, wait_text


class LockScreen(QDialog):
    """Accepted by the password of the person who works here; nothing else takes it away."""

    other_person_asked = Signal()

    def __init__(self, office: Office, runner: TaskRunner, attempts: Attempts) -> None:
        super().__init__()
        self._office, self._runner, self._attempts = office, runner, attempts
        self._task: Task | None = None
        self.form = Ui_LockScreen()
        self.form.setupUi(self)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        theme.set_title_font(self.form.office_label)
        self.form.office_label.setText(f"Sổ hộ nghèo, {office.commune.full_name}")
        self.form.person_label.setText(f"Đang khóa. Người đang làm việc: {office.actor.name}.")
        self.form.password_edit.note_changed.connect(self.form.typing_notice.say)
        self.form.show_check.toggled.connect(self.form.password_edit.show_letters)
        self.form.unlock_button.clicked.connect(self._on_unlock)
        self.form.person_button.clicked.connect(self.other_person_asked)
        self._wait_timer = QTimer(self)
        self._wait_timer.setInterval(1000)
        self._wait_timer.timeout.connect(self._on_waited)
        self._watch_wait()
        if office.is_practice:
            from ngheo_desktop.operations.practice import PASSWORD

            self.form.notice.say(f"Đang thực hành: mật khẩu là «{PASSWORD}».")
        self.form.password_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, text: str) -> None:
        """Say why the screen stays locked; what was typed is marked, to be typed over."""
        self.form.notice.say(text, "error")
        self.form.password_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.password_edit.selectAll()

    def reject(self) -> None:
        """Neither Escape nor the cross of the window opens it."""

    def _on_unlock(self) -> None:
        password = self.form.password_edit.password()
        if self._task is not None:
            return
        if not password:
            self.refuse("Chưa gõ mật khẩu.")
            return
        office, attempts = self._office, self._attempts
        self._set_busy(busy=True)
        # On the worker of the line: a long import on the office's must not keep the screen locked.
        self._task = self._runner.start(
            lambda _report: confirm_password(office, password, attempts), Lane.LINE
        )
        self._task.succeeded.connect(self._on_confirmed)
        self._task.failed.connect(self._on_failed)

    def _set_busy(self, *, busy: bool) -> None:
        for part in (self.form.password_edit, self.form.unlock_button, self.form.person_button):
            part.setEnabled(not busy)

    def _on_confirmed(self, _key: bytes) -> None:
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        self._set_busy(busy=False)
        if isinstance(error, UserError):
            self.refuse(str(error))
            self._watch_wait()
        else:
            show_failure(self, error, "khi mở khóa")

    def _watch_wait(self) -> None:
        left = self._attempts.wait_left(self._office.actor.login)
        self.form.unlock_button.setEnabled(not left)
        if left:
            self.form.notice.say(wait_text(left), "warning")
            self._wait_timer.start()
        else:
            self._wait_timer.stop()

    def _on_waited(self) -> None:
        self._watch_wait()
        if not self._wait_timer.isActive():
            self.form.notice.say("Đã có thể gõ lại mật khẩu.")
