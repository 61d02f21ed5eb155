"""Quên mật khẩu: a new password by the recovery code."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from ngheo_desktop.errors import UserError
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.forms.ui_recovery_dialog import Ui_RecoveryDialog
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.password_edit import new_password_problem
from ngheo_desktop.operations.opening import Attempts, reset_password
from ngheo_desktop.text import clean


class RecoveryDialog(QDialog):
    """Accepted once the new password counts."""

    def __init__(
        self,
        folder: Path,
        login: str,
        runner: TaskRunner,
        attempts: Attempts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder, self._login = folder, login
        self._runner, self._attempts = runner, attempts
        self.form = Ui_RecoveryDialog()
        self.form.setupUi(self)
        self.form.person_label.setText(f"Tài khoản: {login}")
        for edit in (self.form.password_edit, self.form.again_edit):
            edit.note_changed.connect(self.form.typing_notice.say)
            self.form.show_check.toggled.connect(edit.show_letters)
        self.form.set_button.clicked.connect(self._on_set)
        self.form.later_button.clicked.connect(self.reject)
        self.form.code_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_set(self) -> None:
        code = clean(self.form.code_edit.text())
        problem = new_password_problem(self.form.password_edit, self.form.again_edit)
        if not code:
            problem = "Chưa gõ mã khôi phục.", self.form.code_edit
        if problem is not None:
            self._refuse(*problem)
            return
        folder, login, attempts = self._folder, self._login, self._attempts
        new = self.form.password_edit.password()
        self.setEnabled(False)
        task = self._runner.start(lambda _: reset_password(folder, code, login, new, attempts))
        task.succeeded.connect(self.accept)
        task.failed.connect(self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        self.setEnabled(True)
        if isinstance(error, UserError):
            self._refuse(str(error), self.form.code_edit)
        else:
            show_failure(self, error, "khi đặt mật khẩu")

    def _refuse(self, text: str, field: QWidget) -> None:
        self.form.notice.say(text, "error")
        field.setFocus(Qt.FocusReason.OtherFocusReason)
