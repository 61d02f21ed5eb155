"""Nơi sao lưu: the last step of the first run; it may also be chosen later."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from ngheo_desktop.errors import UserError
from ngheo_desktop.operations.backups import try_backup_place

_WHY = (
    "Chọn USB hoặc ổ đĩa khác để sao lưu. Mỗi lần đóng chương trình, sổ tự sao lưu vào đó và mở "
    "lại để kiểm tra. Bản sao lưu được mã hóa: chỉ mở được bằng mật khẩu hoặc mã khôi phục."
)


class BackupPlacePage(QWidget):
    """A place that cannot be written is told at once, and another one may be chosen."""

    title = "Nơi sao lưu"
    edited = Signal()
    chosen = Signal()  # a place that can be written: on with the next Enter

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place: Path | None = None
        why = QLabel(_WHY, self)
        why.setWordWrap(True)
        self.place_label = QLabel("Chưa chọn. Có thể chọn sau ở Hệ thống, mục Sao lưu.", self)
        self.place_label.setWordWrap(True)
        self.choose_button = QPushButton("Chọn nơi s&ao lưu…", self)
        self.choose_button.setObjectName("backup_place_button")
        self.choose_button.setAutoDefault(True)
        self.choose_button.clicked.connect(self._on_choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(why)
        layout.addWidget(self.choose_button)
        layout.addWidget(self.place_label)
        layout.addStretch(1)

    def _on_choose(self) -> None:
        chosen = self.ask_folder()
        if chosen is None:
            return
        self.edited.emit()
        try:
            try_backup_place(chosen)
        except UserError as error:
            self.place_label.setText(str(error))
            return
        self.place = chosen
        self.place_label.setText(f"Nơi sao lưu: {chosen}")
        self.chosen.emit()

    def ask_folder(self) -> Path | None:
        """The folder that the officer picks; None when none."""
        chosen = QFileDialog.getExistingDirectory(self, "Chọn nơi sao lưu")
        return Path(chosen) if chosen else None

    def problem(self) -> tuple[str, QWidget] | None:
        return None

    def first_field(self) -> QWidget:
        return self.choose_button
