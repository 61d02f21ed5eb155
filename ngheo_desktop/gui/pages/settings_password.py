"""Mật khẩu của tôi."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ngheo_desktop.gui.forms.ui_settings_password import Ui_PasswordSection
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.password_edit import new_password_problem
from ngheo_desktop.gui.widgets.settings_section import SettingsSection
from ngheo_desktop.operations.accounts import change_own_password
from ngheo_desktop.operations.office import Office


class PasswordSection(SettingsSection):
    heading = "Mật khẩu của tôi"

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(office, runner, parent)
        self.form = Ui_PasswordSection()
        self.form.setupUi(self)
        self.notice.deleteLater()
        self.notice = self.form.notice
        actor = office.actor
        self.form.person_label.setText(f"Tài khoản: {actor.name} ({actor.login})")
        self._edits = (self.form.old_edit, self.form.password_edit, self.form.again_edit)
        for edit in self._edits:
            edit.note_changed.connect(self.form.typing_notice.say)
            edit.returnPressed.connect(self._on_change_asked)
            edit.setMaximumWidth(360)
            self.form.show_check.toggled.connect(edit.show_letters)
        self.form.change_button.clicked.connect(self._on_change_asked)

    def first_field(self) -> QWidget:
        return self.form.old_edit

    def _on_change_asked(self) -> None:
        problem = new_password_problem(self.form.password_edit, self.form.again_edit)
        if not self.form.old_edit.password():
            problem = "Chưa gõ mật khẩu đang dùng.", self.form.old_edit
        if problem is not None:
            text, field = problem
            self.notice.say(text, "error")
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        office = self._office
        old, new = self.form.old_edit.password(), self.form.password_edit.password()
        self.notice.clear()
        self.run(
            lambda _report: change_own_password(office, old, new),
            self._on_changed,
            self._on_refused,
        )

    def _on_refused(self, text: str) -> None:
        self.notice.say(text, "error")
        self.form.old_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.old_edit.selectAll()

    def _on_changed(self, _result: None) -> None:
        for edit in self._edits:
            edit.clear()
        self.notice.say("Đã đổi mật khẩu. Lần sau hãy vào sổ bằng mật khẩu mới.", "done")
        self.told.emit("Đã đổi mật khẩu.")
        self.form.old_edit.setFocus(Qt.FocusReason.OtherFocusReason)
