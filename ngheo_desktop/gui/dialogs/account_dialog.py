"""Người dùng: who it is, the roles with what each may do, the hamlets of a surveyor."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QListWidgetItem, QWidget

from ngheo_desktop.domain.register import Hamlet
from ngheo_desktop.domain.rights import (
    ROLE_DUTIES,
    ROLE_TERMS,
    Account,
    Role,
    Validity,
    is_bound,
)
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.forms.ui_account_dialog import Ui_AccountDialog
from ngheo_desktop.gui.widgets.password_edit import new_password_problem
from ngheo_desktop.operations.accounts import NewUser
from ngheo_desktop.operations.office import login_of
from ngheo_desktop.text import clean

_HAMLET_LINES = 3
_FRAME = 48  # what a window's own title and edges take of the screen
_ROLES_HEIGHT = 480


class AccountDialog(QDialog):
    """Asks to save with `save_requested`; whoever saves then accepts it, or refuses in words."""

    save_requested = Signal(object, str)  # NewUser, password of the admin ("" when roles change)

    def __init__(
        self,
        account: Account | None,
        hamlets: Sequence[Hamlet],
        admin: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._account = account
        self.form = Ui_AccountDialog()
        self.form.setupUi(self)
        self.form.valid_from_edit.may_come = True
        self.form.valid_to_edit.may_come = True
        self.role_checks = {role: self._role_line(row, role) for row, role in enumerate(Role)}
        self._list_hamlets(hamlets, account.hamlets if account else frozenset())
        self.form.own_label.setText(f"Mật khẩu của &quản trị {admin}")
        self.setMaximumHeight(self.screen().availableGeometry().height() - _FRAME)
        self._order_tabs()
        self._connect()
        if account is None:
            self.form.name_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._show_account(account)
        self._on_role_changed()

    def refuse(self, text: str, field: QWidget | None = None) -> None:
        """Say why it cannot be saved; the draft stays."""
        self.form.notice.say(text, "error")
        usual = self.form.own_edit if self._account is None else self.role_checks[Role.ADMIN]
        wanted = field or usual
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.scroll_area.ensureWidgetVisible(wanted)

    def _role_line(self, row: int, role: Role) -> QCheckBox:
        check = QCheckBox(ROLE_TERMS[role], self.form.scroll_inside)
        check.setObjectName(f"{role.value}_check")
        check.setAccessibleDescription(ROLE_DUTIES[role])
        check.toggled.connect(self._on_role_changed)
        duty = QLabel(ROLE_DUTIES[role], self.form.scroll_inside)
        duty.setWordWrap(True)
        self.form.roles_grid.addWidget(check, row, 0)
        self.form.roles_grid.addWidget(duty, row, 1)
        return check

    def _list_hamlets(self, hamlets: Sequence[Hamlet], chosen: frozenset[str]) -> None:
        for hamlet in hamlets:
            item = QListWidgetItem(hamlet.full_name, self.form.hamlet_list)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            state = Qt.CheckState.Checked if hamlet.id in chosen else Qt.CheckState.Unchecked
            item.setCheckState(state)
            item.setData(Qt.ItemDataRole.UserRole, hamlet.id)
        self.form.hamlet_list.setCurrentRow(0)
        self.form.hamlet_list.setFixedHeight(_HAMLET_LINES * theme.metrics().row)

    def _order_tabs(self) -> None:
        before: QWidget = self.form.valid_to_edit
        for check in self.role_checks.values():
            QWidget.setTabOrder(before, check)
            before = check
        QWidget.setTabOrder(before, self.form.hamlet_list)

    def _connect(self) -> None:
        form = self.form
        form.name_edit.textChanged.connect(self._on_name_typed)
        for edit in (form.password_edit, form.again_edit, form.own_edit):
            edit.note_changed.connect(form.typing_notice.say)
            form.show_check.toggled.connect(edit.show_letters)
        form.save_button.clicked.connect(self._on_save)
        form.close_button.clicked.connect(self.reject)

    def _show_account(self, account: Account) -> None:
        self.setWindowTitle(f"Vai trò của {account.name}")
        for part in (self.form.who_box, self.form.own_box):
            part.hide()
        self.resize(self.width(), theme.metrics().px(_ROLES_HEIGHT))
        self.form.valid_from_edit.set_day(account.validity.begins)
        self.form.valid_to_edit.set_day(account.validity.ends)
        for role in account.roles:
            self.role_checks[role].setChecked(True)
        self.form.login_edit.setText(account.login)
        first = next((self.role_checks[role] for role in Role if role in account.roles), None)
        (first or self.role_checks[Role.ADMIN]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_name_typed(self, name: str) -> None:
        if not self.form.login_edit.isModified():  # until the admin writes another one
            self.form.login_edit.setText(login_of(name))

    def _on_role_changed(self) -> None:
        surveys = self.role_checks[Role.SURVEYOR].isChecked()
        self.form.hamlets_label.setEnabled(surveys)
        self.form.hamlet_list.setEnabled(surveys)

    def _roles(self) -> tuple[Role, ...]:
        return tuple(role for role, check in self.role_checks.items() if check.isChecked())

    def _hamlets(self) -> frozenset[str]:
        items = [self.form.hamlet_list.item(at) for at in range(self.form.hamlet_list.count())]
        if not self.role_checks[Role.SURVEYOR].isChecked():
            return frozenset()
        return frozenset(
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )

    def _on_save(self) -> None:
        problem = self._problem()
        if problem is not None:
            self.refuse(*problem)
            return
        name = self._account.name if self._account else clean(self.form.name_edit.text())
        user = NewUser(
            self.form.login_edit.text().strip(),
            name,
            self.form.password_edit.password(),
            self._roles(),
            self._hamlets(),
            Validity(self.form.valid_from_edit.day(), self.form.valid_to_edit.day()),
        )
        self.save_requested.emit(user, self.form.own_edit.password())

    def _problem(self) -> tuple[str, QWidget] | None:
        """Why it cannot be saved yet, and the field to mend."""
        form, roles = self.form, self._roles()
        if self._account is None:
            if not clean(form.name_edit.text()):
                return "Chưa có họ và tên.", form.name_edit
            if not form.login_edit.text().strip():
                return "Chưa có tên đăng nhập.", form.login_edit
            problem = new_password_problem(form.password_edit, form.again_edit)
            if problem is not None:
                return problem
        for edit in (form.valid_from_edit, form.valid_to_edit):
            if edit.problems():
                return edit.problems()[0].text, edit
        if not roles:
            return "Chưa chọn vai trò nào.", self.role_checks[Role.ADMIN]
        if is_bound(roles) and not self._hamlets():
            return "Chưa chọn ấp, khóm cho rà soát viên.", form.hamlet_list
        if self._account is None and not form.own_edit.password():
            return "Chưa gõ mật khẩu của quản trị.", form.own_edit
        return None
