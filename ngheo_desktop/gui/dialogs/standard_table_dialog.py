"""Nạp bảng điểm B1: what a file holds, which region of it counts here, and the paper behind it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.standards import ScoreTable
from ngheo_desktop.domain.terms import AREA_TERMS
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.widgets.close_button import CloseButton
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.operations.standards import regions_of
from ngheo_desktop.text import clean


class StandardTableDialog(QDialog):
    """Asks to load with `load_requested`; whoever loads then accepts it, or refuses in words."""

    load_requested = Signal(str, str)  # region, source

    def __init__(self, tables: Sequence[ScoreTable], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("StandardTableDialog")
        self.setWindowTitle("Nạp bảng điểm B1")
        self.notice = Notice(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addWidget(self.notice)
        for table in tables:
            line = QLabel(table_summary(table), self)
            line.setWordWrap(True)
            layout.addWidget(line)
        self.fingerprint_label = QLabel(_fingerprint(tables), self)
        self.fingerprint_label.setWordWrap(True)
        self.fingerprint_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(self.fingerprint_label)
        self.region_combo = QComboBox(self)
        self.region_combo.setObjectName("region_combo")
        self.region_combo.addItems(regions_of(tables))
        self.source_edit = QLineEdit(tables[0].source, self)
        self.source_edit.setObjectName("source_edit")
        for words, field, is_there in (
            ("Vùng", self.region_combo, self.region_combo.count() > 1),
            ("Văn bản và trang (bắt buộc)", self.source_edit, True),
        ):
            label = QLabel(words, self)
            label.setBuddy(field)
            field.setAccessibleName(words)
            label.setVisible(is_there)
            field.setVisible(is_there)
            layout.addWidget(label)
            layout.addWidget(field)
        hint = QLabel("Sau khi nạp, bảng điểm cần được đối chiếu và xác nhận.", self)
        hint.setWordWrap(True)
        layout.addWidget(hint)
        layout.addLayout(self._buttons())
        self.resize(theme.metrics().px(560), self.sizeHint().height())
        self.source_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, text: str) -> None:
        """Say why it cannot be loaded."""
        self.notice.say(text, "error")

    def _buttons(self) -> QHBoxLayout:
        self.load_button = QPushButton("&Nạp bảng", self)
        self.load_button.setObjectName("load_button")
        self.load_button.setDefault(True)
        self.load_button.clicked.connect(self._on_load)
        self.close_button = CloseButton(self)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.close_button)
        row.addWidget(self.load_button)
        return row

    def _on_load(self) -> None:
        source = clean(self.source_edit.text())
        if not source:
            self.refuse("Chưa ghi văn bản và trang của bảng điểm, để người khác đối chiếu được.")
            self.source_edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        region = self.region_combo.currentText() if self.region_combo.count() > 1 else ""
        self.load_requested.emit(region, source)


def table_summary(table: ScoreTable) -> str:
    """«Chuẩn 2022–2025, nông thôn, Đồng bằng sông Cửu Long: 12 mục, từ 0 đến 150 điểm.»"""
    low, high = table.span
    region = f", {table.region}" if table.region else ""
    code = table.standard.replace("-", "–")
    return (
        f"Chuẩn {code}, {AREA_TERMS[table.area]}{region}: "
        f"{len(table.items)} mục, từ {low} đến {high} điểm."
    )


def _fingerprint(tables: Sequence[ScoreTable]) -> str:
    return f"Mã kiểm tra tệp (SHA-256): {tables[0].fingerprint}"
