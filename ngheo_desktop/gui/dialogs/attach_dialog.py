"""Đính kèm bản đã ký: the file, the code that is printed on the paper, the day it was signed."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from ngheo_desktop.domain.attachments import SubjectKind
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.gui.dialogs.act_dialog import ActDialog, fit_dialog
from ngheo_desktop.gui.scan_reading import code_in
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.birth_edit import DayEdit
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.attachments import attach_photo, attach_signed
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report

_FILES = "PDF, JPG, PNG (*.pdf *.jpg *.jpeg *.png)"
_PHOTO = "Ảnh được mã hóa và giữ cùng sổ. Nơi chụp, máy chụp ghi trong ảnh không được giữ lại."
_SIGNED = (
    "Mã đối chiếu gồm 10 chữ, in ở cuối mỗi trang. Gõ mã, hoặc quét ô vuông bên cạnh mã. "
    "Tệp được mã hóa và giữ cùng sổ."
)


class AttachDialog(ActDialog):
    """For minutes and signed lists the code must be that of this very paper."""

    refusal = "Chưa đính kèm được."

    def __init__(
        self,
        office: Office,
        runner: TaskRunner,
        kind: SubjectKind,
        subject_id: str,
        parent: QWidget | None = None,
        *,
        signed_on: date | None = None,
    ) -> None:
        self._photo = kind == SubjectKind.POSTING
        title = "Đính kèm ảnh bảng" if self._photo else "Đính kèm bản đã ký"
        super().__init__(office, runner, title, parent, verb="Đính &kèm")
        self.setObjectName("attach_dialog")
        self._kind, self._subject_id = kind, subject_id
        self._asks_day = signed_on is not None
        self.add("&Tệp", self._file_row())
        self.code_edit = self.line("code_edit")
        self.code_edit.setPlaceholderText("7KD4M-R3XAP")
        self.day_edit = DayEdit(self)
        self.day_edit.setObjectName("signed_on_edit")
        self.day_edit.set_day(signed_on)
        self.add("&Mã in trên giấy", self.code_edit)
        self.add("&Ngày ký", self.day_edit)
        self.show_rows(self.code_edit, shown=not self._photo)
        self.show_rows(self.day_edit, shown=self._asks_day)
        self.add_words(_PHOTO if self._photo else _SIGNED)
        fit_dialog(self, 520, 240)
        self.choose_button.setFocus()

    def _file_row(self) -> QWidget:
        row = QWidget(self)
        self.file_edit = QLineEdit(row)
        self.file_edit.setObjectName("file_edit")
        self.file_edit.setAccessibleName("Tệp")
        self.file_edit.editingFinished.connect(self._on_file_typed)
        self.choose_button = QPushButton("&Chọn tệp…", row)
        self.choose_button.setObjectName("choose_button")
        self.choose_button.setAutoDefault(True)
        self.choose_button.clicked.connect(self._on_choose)
        row.setFocusProxy(self.file_edit)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.file_edit, 1)
        layout.addWidget(self.choose_button)
        return row

    # --- the file --------------------------------------------------------------------------

    def ask_file(self) -> str:
        """The file that the officer picks; "" when none."""
        chosen, _kind = QFileDialog.getOpenFileName(self, "Chọn bản quét hoặc ảnh", "", _FILES)
        return chosen

    def _on_choose(self) -> None:
        if chosen := self.ask_file():
            self.file_edit.setText(chosen)
            self._on_file_typed()
            (self.save_button if self._photo else self.code_edit).setFocus()

    def _on_file_typed(self) -> None:
        """A PDF with words in it tells its code itself."""
        if self._photo or self.code_edit.text() or not self.file_edit.text():
            return
        task = self._runner.start(partial(code_in, Path(self.file_edit.text())))
        task.succeeded.connect(self._on_code_found)

    def _on_code_found(self, code: str) -> None:
        if code and not self.code_edit.text():
            self.code_edit.setText(code)

    # --- saving ----------------------------------------------------------------------------

    def problems(self) -> Sequence[Problem]:
        found = []
        if not self.file_edit.text().strip():
            found.append(Problem("no_file", "Chưa chọn tệp.", field="file"))
        if not self._photo and not self.code_edit.text().strip():
            text = "Chưa có mã đối chiếu in trên giấy."
            found.append(Problem("no_code", text, field="code"))
        if self._asks_day and self.day_edit.day() is None:
            found.append(Problem("no_day", "Chưa có ngày ký.", field="signed_on"))
        return found

    def work(self) -> Callable[[Report], Act]:
        file = Path(self.file_edit.text().strip())
        if self._photo:
            return partial(_attach_photo, self._office, self._subject_id, file)
        paper = (self._office, self._kind, self._subject_id, file, self.code_edit.text())
        return partial(_attach_signed, paper, self.day_edit.day())

    def field_of(self, name: str) -> QWidget:
        fields: dict[str, QWidget] = {"code": self.code_edit, "signed_on": self.day_edit}
        return fields.get(name, self.file_edit)


_Paper = tuple[Office, SubjectKind, str, Path, str]


def _attach_signed(paper: _Paper, signed_on: date | None, _report: Report) -> Act:
    return attach_signed(*paper, signed_on=signed_on).act


def _attach_photo(office: Office, posting_id: str, file: Path, _report: Report) -> Act:
    return attach_photo(office, posting_id, file).act
