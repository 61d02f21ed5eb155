"""Xác nhận căn cứ: a person signs that each line was compared with the text of the law."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.decisions import BasisLine
from ngheo_desktop.domain.terms import PROVENANCE_TERMS
from ngheo_desktop.gui import theme

_ASKED = (
    "Xác nhận đã đối chiếu những căn cứ này với văn bản đã ký? "
    "Tên người xác nhận và ngày được ghi cùng dự thảo."
)


class BasisConfirmDialog(QDialog):
    """A question: the safe answer is the default. Accepted = this person signs."""

    def __init__(
        self, lines: Sequence[BasisLine], name: str, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("basis_confirm_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Xác nhận căn cứ")
        asked = QLabel(_ASKED, self)
        asked.setWordWrap(True)
        self.line_list = QListWidget(self)
        self.line_list.setObjectName("line_list")
        self.line_list.setAccessibleName("Căn cứ cần đối chiếu")
        self.line_list.setWordWrap(True)
        self.line_list.setSpacing(4)
        for each in lines:
            source = f"; {each.source}" if each.source else ""
            known = PROVENANCE_TERMS[each.provenance]
            self.line_list.addItem(f"{each.text} ({known}{source})")
        self.line_list.setCurrentRow(0)
        signed = QLabel(f"Người xác nhận: {name}, ngày {today:%d/%m/%Y}", self)
        self.confirm_button = QPushButton("Đã đối &chiếu", self)
        self.confirm_button.setObjectName("confirm_button")
        self.confirm_button.setAutoDefault(False)
        self.confirm_button.clicked.connect(self.accept)
        self.review_button = QPushButton("&Xem lại", self)
        self.review_button.setObjectName("review_button")
        self.review_button.setDefault(True)
        self.review_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.confirm_button)
        buttons.addWidget(self.review_button)
        layout = QVBoxLayout(self)
        for widget in (asked, self.line_list, signed):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        room = theme.metrics().px
        self.setMinimumWidth(room(600))
        self.line_list.setMinimumHeight(room(200))
        self.review_button.setFocus(Qt.FocusReason.OtherFocusReason)
