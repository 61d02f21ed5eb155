"""Mật khẩu mới for somebody else, vouched for by the admin's own password."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from ngheo_desktop.gui.forms.ui_account_password_dialog import Ui_AccountPasswordDialog
from ngheo_desktop.gui.widgets.password_edit import new_password_problem


class AccountPasswordDialog(QDialog):
    """Asks with `save_requested`; whoever saves then accepts it, or refuses in words."""

    save_requested = Signal(str, str)  # the new password, that of the admin

    def __init__(self, title: str, text: str, admin: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_AccountPasswordDialog()
        self.form.setupUi(self)
        self.setWindowTitle(title)
        self.form.person_label.setText(text)
        self.form.own_label.setText(f"Mật khẩu của &quản trị {admin}")
        for edit in (self.form.password_edit, self.form.again_edit, self.form.own_edit):
            edit.note_changed.connect(self.form.typing_notice.say)
            self.form.show_check.toggled.connect(edit.show_letters)
        self.form.set_button.clicked.connect(self._on_set)
        self.form.later_button.clicked.connect(self.reject)
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self.form.password_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, text: str, field: QWidget | None = None) -> None:
        """Say why the password was not set; what was typed stays."""
        self.form.notice.say(text, "error")
        (field or self.form.own_edit).setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.own_edit.selectAll()

    def _on_set(self) -> None:
        problem = new_password_problem(self.form.password_edit, self.form.again_edit)
        if problem is None and not self.form.own_edit.password():
            problem = "Chưa gõ mật khẩu của quản trị.", self.form.own_edit
        if problem is not None:
            self.refuse(*problem)
        else:
            self.save_requested.emit(
                self.form.password_edit.password(), self.form.own_edit.password()
            )
