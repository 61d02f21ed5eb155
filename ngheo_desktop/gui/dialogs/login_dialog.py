"""Đăng nhập: a name, a password, and plain words when the office cannot be opened."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QDialog, QPushButton, QSizePolicy, QWidget

from ngheo_desktop.errors import EnvironmentProblem, UserError
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.dialogs.bring_back_dialog import BringBackDialog
from ngheo_desktop.gui.dialogs.recovery_dialog import RecoveryDialog
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.forms.ui_login_dialog import Ui_LoginDialog
from ngheo_desktop.gui.tasks import Task, TaskRunner
from ngheo_desktop.operations.office import Office, accounts_of
from ngheo_desktop.operations.opening import (
    Attempts,
    clock_note,
    enter_office,
    office_name,
    wait_text,
)
from ngheo_desktop.operations.practice import can_practise, open_practice

_NAMES_SHOWN = 5
_NAMES_SHOWN_LARGE = 3  # at 150 % the dialog still has to stand on a screen of 768 lines


class LoginDialog(QDialog):
    """Vào sổ. After it was accepted, `office` is open."""

    def __init__(
        self,
        folder: Path,
        runner: TaskRunner,
        parent: QWidget | None = None,
        *,
        practice: Path | None = None,
        attempts: Attempts | None = None,
    ) -> None:
        super().__init__(parent)
        self.office: Office | None = None
        self._folder = folder
        self._practice = practice or folder.parent / "practice"
        self._runner = runner
        self._attempts = attempts or Attempts(folder)
        self._task: Task | None = None
        self.form = Ui_LoginDialog()
        self.form.setupUi(self)
        self.form.office_label.setFont(theme.title_font())
        self._names = QButtonGroup(self)
        self._wait_timer = QTimer(self)
        self._wait_timer.setInterval(1000)
        self._connect()
        self.form.restore_button.hide()  # until there is something to mend
        self._list_names()
        self.form.practice_button.setVisible(can_practise())

    def login(self) -> str:
        """Login of the chosen name; empty while none is."""
        chosen = self._names.checkedButton()
        return str(chosen.property("login")) if chosen is not None else ""

    def _connect(self) -> None:
        form = self.form
        form.enter_button.clicked.connect(self._on_enter)
        form.leave_button.clicked.connect(self.reject)
        form.forgotten_button.clicked.connect(self._on_forgotten)
        form.practice_button.clicked.connect(self._on_practice_asked)
        form.restore_button.clicked.connect(self._on_restore_asked)
        form.show_check.toggled.connect(form.password_edit.show_letters)
        form.password_edit.note_changed.connect(form.typing_notice.say)
        self._names.buttonClicked.connect(self._on_name_clicked)
        self._names.buttonToggled.connect(self._on_name_chosen)
        self._wait_timer.timeout.connect(self._on_waited)

    def _list_names(self) -> None:
        try:
            accounts = accounts_of(self._folder)
            self.form.office_label.setText(f"Sổ hộ nghèo, {office_name(self._folder)}")
        except UserError as error:
            self._close_door(str(error))
            return
        for number, account in enumerate(accounts, start=1):
            button = QPushButton(f"{number}   {account.name}", self.form.names_box)
            button.setObjectName(f"name_button_{number}")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setToolTip(account.name)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.setProperty("login", account.login)
            button.setStyleSheet("text-align: left;")
            button.installEventFilter(self)
            self._names.addButton(button, number)
            self.form.names_layout.addWidget(button)
        self._fit_names(len(accounts))
        first = self._names.button(1)
        first.setChecked(True)
        alone = len(accounts) == 1
        (self.form.password_edit if alone else first).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit_names(self, count: int) -> None:
        height = self._names.button(1).sizeHint().height() + self.form.names_layout.spacing()
        shown = _NAMES_SHOWN if theme.metrics().scale < 1.2 else _NAMES_SHOWN_LARGE
        self.form.names_area.setFixedHeight(min(count, shown) * height)

    def _close_door(self, text: str) -> None:
        """Nobody can enter here until the files are mended, or brought back from a backup."""
        self.form.notice.say(text, "error")
        self._show_door(open_=False)
        self.form.restore_button.show()
        self.form.restore_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_door(self, *, open_: bool) -> None:
        for part in (
            self.form.names_label,
            self.form.names_area,
            self.form.password_label,
            self.form.password_edit,
            self.form.show_check,
            self.form.enter_button,
            self.form.forgotten_button,
        ):
            part.setVisible(open_)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Digits and arrows choose a name, Enter goes on to the password."""
        if (
            isinstance(watched, QPushButton)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self._took(watched, event)
        ):
            return True
        return super().eventFilter(watched, event)

    def _took(self, button: QPushButton, event: QKeyEvent) -> bool:
        at = self._names.id(button)
        steps = {Qt.Key.Key_Down: at + 1, Qt.Key.Key_Up: at - 1}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            button.click()
            return True
        typed = event.text()
        digit = int(typed) if typed.isdecimal() else 0
        if typed.isprintable() and typed.strip() and not digit:  # the password of the chosen name
            self.form.password_edit.setFocus(Qt.FocusReason.OtherFocusReason)
            QCoreApplication.sendEvent(self.form.password_edit, event)
            return True
        target = self._names.button(steps.get(Qt.Key(event.key()), digit))
        if target is None:
            return event.key() in steps
        target.setChecked(True)
        (self.form.password_edit if digit else target).setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.names_area.ensureWidgetVisible(target)
        return True

    def _on_name_clicked(self) -> None:
        self.form.password_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_name_chosen(self, _button: QPushButton, chosen: bool) -> None:
        if chosen:
            self.form.password_edit.clear()
            self.form.notice.clear()
            self._watch_wait()

    # Entering

    def _on_enter(self) -> None:
        if self._task is not None:
            return
        if self.office is not None:  # the note about the clock was read
            self.accept()
            return
        password = self.form.password_edit.password()
        if not password:
            self._refuse("Chưa gõ mật khẩu.")
            return
        folder, login, attempts = self._folder, self.login(), self._attempts
        self._start(self._runner.start(lambda _: enter_office(folder, login, password, attempts)))

    def _on_practice_asked(self) -> None:
        if self._task is None:
            folder = self._practice
            self._start(self._runner.start(lambda report: open_practice(folder, report)))

    def _start(self, task: Task) -> None:
        self._task = task
        self._set_busy(busy=True)
        task.succeeded.connect(self._on_opened)
        task.failed.connect(self._on_failed)

    def _set_busy(self, *, busy: bool) -> None:
        for part in (
            self.form.names_box,
            self.form.password_edit,
            self.form.enter_button,
            self.form.forgotten_button,
            self.form.practice_button,
        ):
            part.setEnabled(not busy)

    def _on_opened(self, office: Office) -> None:
        self._task = None
        self.office = office
        note = clock_note(office)
        if not note:
            self.accept()
            return
        self._set_busy(busy=False)
        self.form.password_edit.setEnabled(False)
        self.form.names_box.setEnabled(False)
        self.form.notice.say(note, "warning")
        self.form.enter_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        self._set_busy(busy=False)
        if isinstance(error, UserError):
            self._refuse(str(error))
            self.form.restore_button.setVisible(isinstance(error, EnvironmentProblem))
            self._watch_wait()
        else:
            show_failure(self, error, "khi mở sổ")

    def _refuse(self, text: str) -> None:
        self.form.notice.say(text, "error")
        self.form.password_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.password_edit.selectAll()

    # A damaged office

    def _on_restore_asked(self) -> None:
        dialog = BringBackDialog(self._folder, self._runner, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._on_restored)
        dialog.open()

    def _on_restored(self) -> None:
        for button in self._names.buttons():
            self._names.removeButton(button)
            self.form.names_layout.removeWidget(button)
            button.deleteLater()
        self.form.restore_button.hide()
        self._show_door(open_=True)
        self._list_names()
        self.form.notice.say("Đã khôi phục. Hãy vào sổ bằng mật khẩu lúc sao lưu.", "done")

    # Waiting after wrong passwords

    def _watch_wait(self) -> None:
        left = self._attempts.wait_left(self.login())
        self.form.enter_button.setEnabled(not left)
        if left:
            self.form.notice.say(wait_text(left), "warning")
            self._wait_timer.start()
        else:
            self._wait_timer.stop()

    def _on_waited(self) -> None:
        self._watch_wait()
        if not self._wait_timer.isActive():
            self.form.notice.say("Đã có thể gõ lại mật khẩu.")

    # Forgotten password

    def _on_forgotten(self) -> None:
        chosen = self._names.checkedButton()
        if chosen is None:
            return
        dialog = RecoveryDialog(self._folder, self.login(), self._runner, self._attempts, self)
        dialog.accepted.connect(self._on_recovered)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _on_recovered(self) -> None:
        self._watch_wait()
        self.form.notice.say("Đã đặt mật khẩu mới. Hãy gõ mật khẩu mới để vào sổ.", "done")
        self.form.password_edit.clear()
        self.form.password_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Thoát: an office that was just opened is closed again."""
        if self._task is not None:
            return  # a third of a second
        if self.office is not None:
            self.office.store.close()
            self.office = None
        super().reject()
