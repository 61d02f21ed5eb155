"""Bản đính kèm of one paper or board: attached, opened again, taken out."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.attachments import Attachment, Medium, SubjectKind
from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.dialogs.attach_dialog import AttachDialog
from ngheo_desktop.gui.dialogs.attachment_dialog import AttachmentDialog
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.icons import icon
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.attachments import detach
from ngheo_desktop.operations.office import Office

_MEDIUM = {Medium.PDF: "PDF", Medium.JPG: "Ảnh JPG", Medium.PNG: "Ảnh PNG"}
_LINES = 2


class AttachmentShelf(QWidget):
    """Enter on a line opens it; nothing of it leaves the register by that."""

    told = Signal(str)
    acted = Signal(object)  # the Act
    changed = Signal()  # read again

    def __init__(
        self,
        office: Office,
        runner: TaskRunner,
        kind: SubjectKind,
        heading: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("attachment_shelf")
        self._office, self._runner, self._kind, self._heading = office, runner, kind, heading
        self._subject_id = ""
        self._signed_on: date | None = None
        self._shown: tuple[Attachment, ...] = ()
        self.list = QListWidget(self)
        self.list.setObjectName("attachment_list")
        self.list.setAccessibleName(heading)
        self.list.itemActivated.connect(self._on_open)
        self.list.currentRowChanged.connect(self._show_buttons)
        label = QLabel(heading, self)
        label.setBuddy(self.list)
        self.attach_button = self._button("attach_button", "Đính kèm…", self.attach)
        self.open_button = self._button("open_scan_button", "Mở", self._on_open)
        self.detach_button = self._button("detach_button", "Bỏ", self._on_detach)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label, 1)
        for button in (self.attach_button, self.open_button, self.detach_button):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.list)
        order = (self.attach_button, self.open_button, self.detach_button, self.list)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        theme.follow(self._dress)

    def _button(self, name: str, words: str, answer: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(True)
        button.clicked.connect(answer)
        return button

    def _dress(self) -> None:
        lines = min(max(len(self._shown), 1), _LINES)
        self.list.setFixedHeight(theme.metrics().row * lines + 2 * self.list.frameWidth() + 4)

    def show_of(
        self,
        subject_id: str,
        attachments: Sequence[Attachment],
        *,
        may_attach: bool,
        signed_on: date | None = None,
    ) -> None:
        """Show what belongs to a subject; with `signed_on` attaching asks for that day too."""
        self._subject_id, self._signed_on = subject_id, signed_on
        self._shown = tuple(attachments)
        self.list.clear()
        for each in self._shown:
            QListWidgetItem(
                icon("pdf" if each.medium == Medium.PDF else "scan"), _line(each), self.list
            )
        self.list.setCurrentRow(0 if self._shown else -1)
        self._dress()
        self.list.setVisible(bool(self._shown))
        self.attach_button.setVisible(may_attach)
        self.detach_button.setVisible(may_attach and bool(self._shown))
        self.open_button.setVisible(bool(self._shown))
        self._show_buttons()

    def _show_buttons(self) -> None:
        chosen = self._chosen() is not None
        self.open_button.setEnabled(chosen)
        self.detach_button.setEnabled(chosen)

    def _chosen(self) -> Attachment | None:
        at = self.list.currentRow()
        return self._shown[at] if 0 <= at < len(self._shown) else None

    def attach(self) -> None:
        """Ask for the file, and for the code of the paper."""
        if not self._subject_id:
            return
        dialog = AttachDialog(
            self._office,
            self._runner,
            self._kind,
            self._subject_id,
            self,
            signed_on=self._signed_on,
        )
        dialog.recorded.connect(self._on_done)
        dialog.open()

    def _on_open(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            dialog = AttachmentDialog(self._office, self._runner, chosen, self._heading, self)
            dialog.told.connect(self.told)
            dialog.open()

    def _on_detach(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            task = self._runner.start(partial(_detached, self._office, chosen.id))
            task.succeeded.connect(self._on_done)
            task.failed.connect(self._on_failed)

    def _on_done(self, act: Act) -> None:
        self.acted.emit(act)
        self.told.emit(f"Đã {act.name}.")
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        show_failure(self, error, "khi bỏ bản đính kèm")


def _line(one: Attachment) -> str:
    kib = max(1, one.size // 1024)
    size = f"{kib} KB" if kib < 1024 else f"{kib / 1024:.1f} MB".replace(".", ",")
    at = shown_day(one.attached_at.astimezone().date())
    return f"{_MEDIUM[one.medium]}, {size}, {at}, {one.attached_by}"


def _detached(office: Office, attachment_id: str, _report: object) -> Act:
    return detach(office, attachment_id)
