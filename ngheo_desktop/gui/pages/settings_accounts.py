"""Người dùng và quyền: who may enter, as what, and where."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from ngheo_desktop.domain.register import Hamlet
from ngheo_desktop.domain.rights import ROLE_TERMS, Account, Role
from ngheo_desktop.gui.dialogs.account_dialog import AccountDialog
from ngheo_desktop.gui.dialogs.account_password_dialog import AccountPasswordDialog
from ngheo_desktop.gui.dialogs.stop_account_question import StopAccountQuestion
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.settings_section import SettingsSection
from ngheo_desktop.operations.accounts import (
    NewUser,
    add_user,
    change_roles,
    change_validity,
    give_password,
    list_users,
    resume_user,
    stop_user,
)
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.office import Office

_HEADINGS = ("Họ và tên", "Tên đăng nhập", "Tình trạng", "Ấp, khóm", "Vai trò")
_WIDTHS = (0, 0, 0, 240)  # 0 = as wide as the words


class AccountsSection(SettingsSection):
    heading = "Người dùng và quyền"

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(office, runner, parent)
        self._accounts: list[Account] = []
        self._hamlets: tuple[Hamlet, ...] = ()
        self._dialog: AccountDialog | AccountPasswordDialog | None = None
        self._login = ""  # of the account that a dialog is about
        self._model = TextTableModel(_HEADINGS, self)
        self.table = ListTable(self)
        self.table.setObjectName("account_table")
        self.table.setAccessibleName("Danh sách người dùng")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setModel(self._model)
        self.table.activated.connect(self._on_roles_asked)
        self.table.selectionModel().currentRowChanged.connect(self._show_commands)
        make = self.command
        self._add = make("add_action", "Thêm người dùng", "add_person", "new", self._on_add_asked)
        self._roles = make("roles_action", "Sửa vai trò", "edit", "edit", self._on_roles_asked)
        self._password = make(
            "password_action", "Đặt mật khẩu mới…", "key", "", self._on_password_asked
        )
        self._stop = make("stop_action", "Ngừng dùng…", "stop", "remove", self._on_stop_asked)
        self._resume = make("resume_action", "Dùng lại…", "restore", "", self._on_password_asked)
        self.table.addAction(self._stop)
        self._stop.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # only on a row
        row = self.tool_row(self._add, self._roles, self._password, self._stop, self._resume)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addLayout(row)
        layout.addWidget(self.notice)
        layout.addWidget(self.table, 1)
        self._show_commands()

    def first_field(self) -> QWidget:
        return self.table

    def reload(self) -> None:
        office = self._office
        self.run(lambda _report: (list_users(office), list_hamlets(office)), self._on_read)

    def current(self) -> Account | None:
        row = self.table.currentIndex().row()
        return self._accounts[row] if 0 <= row < len(self._accounts) else None

    def _on_read(self, read: tuple[list[Account], tuple[Hamlet, ...]]) -> None:
        at = max(0, self.table.currentIndex().row())
        self._accounts, self._hamlets = read
        self._model.set_rows([self._row(each) for each in self._accounts])
        self.fit_columns(self.table, _WIDTHS)
        logins = [each.login for each in self._accounts]
        self.table.selectRow(logins.index(self._login) if self._login in logins else at)
        self._show_commands()

    def _row(self, account: Account) -> tuple[str, ...]:
        hamlets = [each.full_name for each in self._hamlets if each.id in account.hamlets]
        return (
            account.name,
            account.login,
            self._state(account),
            ", ".join(hamlets),
            ", ".join(ROLE_TERMS[role] for role in Role if role in account.roles),
        )

    def _state(self, account: Account) -> str:
        if not account.active:
            return "ngừng dùng"
        stands = account.validity.refusal(self._office.today()) == ""
        return f"{'đang dùng' if stands else 'ngoài hạn'} {account.validity.shown}".strip()

    def _show_commands(self) -> None:
        account = self.current()
        in_use = account is not None and account.active
        for action in (self._roles, self._password, self._stop):
            action.setEnabled(in_use)
        self._resume.setEnabled(account is not None and not in_use)

    # Adding, roles

    def _on_add_asked(self) -> None:
        self._open_roles(None)

    def _on_roles_asked(self) -> None:
        account = self.current()
        if account is not None and account.active:
            self._open_roles(account)

    def _open_roles(self, account: Account | None) -> None:
        dialog = AccountDialog(account, self._hamlets, self._office.actor.name, self)
        saves = self._on_add_wanted if account is None else self._on_roles_wanted
        dialog.save_requested.connect(saves)
        self._open(dialog, account.login if account else "")

    def _open(self, dialog: AccountDialog | AccountPasswordDialog, login: str) -> None:
        self.notice.clear()
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._on_dialog_closed)
        self._dialog, self._login = dialog, login
        dialog.open()

    def _on_add_wanted(self, user: NewUser, own: str) -> None:
        office, self._login = self._office, user.login
        self._do(lambda: add_user(office, user, own), f"Đã thêm {user.name}.")

    def _on_roles_wanted(self, user: NewUser, _own: str) -> None:
        office = self._office

        def change() -> Act | None:
            change_validity(office, user.login, user.validity)
            return change_roles(office, user.login, user.roles, user.hamlets)

        self._do(
            change,
            f"Đã lưu vai trò của {user.name}, có hiệu lực từ lần vào sổ sau.",
        )

    # Passwords

    def _on_password_asked(self) -> None:
        account = self.current()
        if account is None:
            return
        title = "Đặt mật khẩu mới" if account.active else "Dùng lại tài khoản"
        text = f"Tài khoản: {account.name} ({account.login})"
        dialog = AccountPasswordDialog(title, text, self._office.actor.name, self)
        gives = self._on_password_given if account.active else self._on_resume_wanted
        dialog.save_requested.connect(gives)
        self._open(dialog, account.login)

    def _on_password_given(self, new: str, own: str) -> None:
        office, login = self._office, self._login
        self._do(lambda: give_password(office, login, new, own), "Đã đặt mật khẩu mới.")

    def _on_resume_wanted(self, new: str, own: str) -> None:
        office, login = self._office, self._login
        self._do(lambda: resume_user(office, login, new, own), "Tài khoản đã dùng lại.")

    # Stopping

    def _on_stop_asked(self) -> None:
        account = self.current()
        if account is None or not account.active:
            return
        self._login = account.login
        question = StopAccountQuestion(account.name, self)
        question.confirmed.connect(self._on_stop_confirmed)
        question.open()

    def _on_stop_confirmed(self) -> None:
        office, login = self._office, self._login
        self.notice.clear()
        self._do(lambda: stop_user(office, login), "Tài khoản đã ngừng dùng.")

    # Doing it

    def _do(self, change: Callable[[], Act | None], words: str) -> None:
        def work(_report: object) -> tuple[str, Act | None]:
            return words, change()

        self.run(work, self._on_done, self._on_refused)

    def _on_done(self, done: tuple[str, Act | None]) -> None:
        words, act = done
        if act is not None:
            self.acted.emit(act)
        if self._dialog is not None:
            self._dialog.accept()
        self.told.emit(words)
        self.reload()

    def _on_refused(self, text: str) -> None:
        if self._dialog is not None:
            self._dialog.refuse(text)
        else:
            self.notice.say(text, "error")

    def _on_dialog_closed(self, _result: Any) -> None:
        self._dialog = None
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
