"""Khôi phục where no office is open: on a new PC, or over one that is damaged."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.errors import UserError
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.password_edit import PasswordEdit
from ngheo_desktop.operations.backups import BackupNote, peek_backup
from ngheo_desktop.operations.restoring import Restored, restore_by_code, restore_by_password
from ngheo_desktop.text import clean

_BY_CODE = "(dùng mã khôi phục)"
_FILES = "Bản sao lưu (*.ngheo)"


class BringBackDialog(QDialog):
    """Accepted once the backup stands in the place of the office; one logs in as ever then."""

    def __init__(self, folder: Path, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bring_back_dialog")
        self.setWindowTitle("Khôi phục từ bản sao lưu")
        self._folder, self._runner = folder, runner
        self._file: Path | None = None
        self.restored: Restored | None = None
        self.file_button = QPushButton("&Chọn bản sao lưu…", self)
        self.file_button.setObjectName("file_button")
        self.file_button.setAutoDefault(False)
        self.file_button.clicked.connect(self._on_file_asked)
        self.told_label = QLabel("Chưa chọn bản sao lưu.", self)
        self.told_label.setTextFormat(Qt.TextFormat.PlainText)
        self.told_label.setWordWrap(True)
        self.person_combo = QComboBox(self)
        self.person_combo.setObjectName("person_combo")
        self.person_combo.currentIndexChanged.connect(self._on_person_chosen)
        self.password_edit = PasswordEdit(self)
        self.password_edit.setObjectName("password_edit")
        self.code_edit = QLineEdit(self)
        self.code_edit.setObjectName("code_edit")
        self.typing_notice, self.notice = Notice(self), Notice(self)
        self.password_edit.note_changed.connect(self._on_note)
        self.restore_button = QPushButton("&Khôi phục", self)
        self.restore_button.setObjectName("restore_button")
        self.restore_button.setDefault(True)
        self.restore_button.clicked.connect(self._on_restore)
        self.later_button = QPushButton("Để &sau", self)
        self.later_button.setObjectName("later_button")
        self.later_button.setAutoDefault(False)
        self.later_button.clicked.connect(self.reject)
        self._lay_out()
        self._show_note(None)

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        for words, widget in (
            ("&Người dùng", self.person_combo),
            ("&Mật khẩu lúc sao lưu", self.password_edit),
            ("Mã khôi &phục", self.code_edit),
        ):
            label = QLabel(words, self)
            label.setBuddy(widget)
            self._form.addRow(label, widget)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.restore_button)
        buttons.addWidget(self.later_button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.file_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.told_label)
        layout.addLayout(self._form)
        layout.addWidget(self.typing_notice)
        layout.addWidget(self.notice)
        layout.addLayout(buttons)
        self.setMinimumWidth(theme.metrics().px(520))

    # --- the backup ------------------------------------------------------------------------

    def _on_file_asked(self) -> None:
        file = self.ask_file()
        if file is not None:
            self._file = file
            self.notice.clear()
            task = self._runner.start(lambda _report: peek_backup(file))
            task.succeeded.connect(self._show_note)
            task.failed.connect(self._on_failed)

    def ask_file(self) -> Path | None:
        """The backup that the officer picks; None when none."""
        chosen, _kind = QFileDialog.getOpenFileName(self, "Chọn bản sao lưu", "", _FILES)
        return Path(chosen) if chosen else None

    def _show_note(self, note: BackupNote | None) -> None:
        self.person_combo.clear()
        if note is not None:
            at = note.made_at.astimezone()
            self.told_label.setText(
                f"Bản sao lưu của {note.office}, ngày {at:%d/%m/%Y} lúc {at:%H:%M}: "
                f"{grouped_digits(note.households)} hộ, {grouped_digits(note.members)} người."
            )
            for login, name in note.accounts:
                self.person_combo.addItem(name, login)
            self.person_combo.addItem(_BY_CODE, "")
            self.password_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.restore_button.setEnabled(note is not None)
        self.person_combo.setEnabled(note is not None)
        self._on_person_chosen()

    def _on_person_chosen(self) -> None:
        by_code = self.person_combo.count() > 0 and not self.person_combo.currentData()
        self._form.setRowVisible(self.password_edit, not by_code)
        self._form.setRowVisible(self.code_edit, by_code)

    def _on_note(self, note: str) -> None:
        self.typing_notice.say(note)

    # --- restoring -------------------------------------------------------------------------

    def _on_restore(self) -> None:
        file, login = self._file, self.person_combo.currentData()
        secret = self.password_edit.password() if login else clean(self.code_edit.text())
        if file is None or not secret:
            self._refuse("Chưa gõ mật khẩu." if login else "Chưa gõ mã khôi phục.")
            return
        self.setEnabled(False)
        self.notice.say("Đang mở bản sao lưu, kiểm tra từng dòng và đưa vào chỗ của sổ.")
        if login:
            work = partial(_by_password, self._folder, file, login, secret)
        else:
            work = partial(_by_code, self._folder, file, secret)
        task = self._runner.start(work)
        task.succeeded.connect(self._on_restored)
        task.failed.connect(self._on_failed)

    def _on_restored(self, done: Restored) -> None:
        self.setEnabled(True)
        self.restored = done
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self.setEnabled(True)
        if isinstance(error, UserError):
            self._refuse(str(error))
        else:
            show_failure(self, error, "khi khôi phục")

    def _refuse(self, text: str) -> None:
        self.notice.say(text, "error")
        field = self.password_edit if self.person_combo.currentData() else self.code_edit
        (field if field.isVisible() else self.file_button).setFocus()


def _by_password(folder: Path, file: Path, login: str, secret: str, _report: object) -> Restored:
    return restore_by_password(folder, file, login, secret)


def _by_code(folder: Path, file: Path, code: str, _report: object) -> Restored:
    return restore_by_code(folder, file, code)
