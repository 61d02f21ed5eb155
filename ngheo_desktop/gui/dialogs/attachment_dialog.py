"""Xem bản đính kèm: shown from memory; no file of it is laid anywhere on the disk."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.attachments import Attachment
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.paper_asking import ask_file
from ngheo_desktop.gui.scan_reading import ShownScan, read_scan
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.close_button import CloseButton
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.pdf_view import PdfView
from ngheo_desktop.gui.widgets.states import Loading
from ngheo_desktop.operations.attachments import save_attachment
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report


class AttachmentDialog(QDialog):
    """Pages scroll as in any preview; a photo fills the width."""

    told = Signal(str)  # a sentence for the status bar

    def __init__(
        self,
        office: Office,
        runner: TaskRunner,
        attachment: Attachment,
        title: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("attachment_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._office, self._runner, self._attachment = office, runner, attachment
        self._photo = QPixmap()
        self.notice = Notice(self)
        self.view = PdfView(runner, self)
        self.view.failed.connect(self._on_failed)
        self.photo_label = QLabel(self)
        self.photo_label.setAccessibleName(title)
        self.photo_label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.photo_area = QScrollArea(self)
        self.photo_area.setObjectName("photo_area")
        self.photo_area.setAccessibleName(title)
        self.photo_area.setWidgetResizable(True)
        self.photo_area.setWidget(self.photo_label)
        self.photo_area.hide()
        self._loading = Loading(self.view)
        self.save_button = QPushButton("&Lưu ra tệp…", self)
        self.save_button.setObjectName("save_button")
        self.save_button.setAutoDefault(False)
        self.save_button.setVisible(office.actor.may(Right.PRINT_LISTS))
        self.save_button.clicked.connect(self._on_save)
        self._lay_out()
        self._read()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(CloseButton(self))
        row.addStretch(1)
        row.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.notice)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.photo_area, 1)
        layout.addLayout(row)
        sizes = theme.metrics()
        self.resize(min(sizes.px(900), 1200), min(sizes.px(620), 660))
        self.view.setFocus()

    def _read(self) -> None:
        task = self._runner.start(partial(read_scan, self._office, self._attachment.id))
        task.succeeded.connect(self._on_read)
        task.failed.connect(self._on_failed)
        self._loading.follow(task, "Đang mở")

    def _on_read(self, scan: ShownScan) -> None:
        if scan.picture is None:
            self.view.show_pdf(scan.data, scan.sizes, self.windowTitle())
            return
        self._photo = QPixmap.fromImage(scan.picture)
        self.view.hide()
        self.photo_area.show()
        self.photo_area.setFocus()
        self._fit_photo()

    def _fit_photo(self) -> None:
        if not self._photo.isNull():
            wide = min(self.photo_area.viewport().width() - 2, self._photo.width())
            smooth = Qt.TransformationMode.SmoothTransformation
            self.photo_label.setPixmap(self._photo.scaledToWidth(wide, smooth))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_photo()

    def _on_failed(self, error: Exception) -> None:
        self.notice.say_failure(error, "khi mở bản đính kèm")

    def ask_file(self, name: str) -> Path | None:
        return ask_file(self, "Lưu ra tệp", name, "")

    def _on_save(self) -> None:
        one = self._attachment
        target = self.ask_file(f"ban-dinh-kem {one.attached_at:%Y-%m-%d}.{one.medium}")
        if target is not None:
            task = self._runner.start(partial(_saved, self._office, one.id, target))
            task.succeeded.connect(self._on_saved)
            task.failed.connect(self._on_failed)

    def _on_saved(self, said: str) -> None:
        self.notice.say(said, "done")
        self.told.emit(said)


def _saved(office: Office, attachment_id: str, target: Path, _report: Report) -> str:
    save_attachment(office, attachment_id, target)
    return f"Đã lưu «{target}»."
