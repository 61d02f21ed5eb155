"""Xác nhận chuẩn nghèo: who signs, on which day, and what is still to be compared."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from ngheo_desktop.domain.standards import Part
from ngheo_desktop.domain.terms import PROVENANCE_TERMS, Provenance
from ngheo_desktop.gui.forms.ui_standard_confirm_dialog import Ui_StandardConfirmDialog
from ngheo_desktop.operations.standards import StandardSheet


class StandardConfirmDialog(QDialog):
    """A question: the safe answer is the default. Accepted = this person signs."""

    def __init__(
        self, sheet: StandardSheet, name: str, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.form = Ui_StandardConfirmDialog()
        self.form.setupUi(self)
        open_parts = unconfirmed(sheet)
        self.form.question_label.setText(
            f"Xác nhận đã đối chiếu {sheet.standard.title} với văn bản đã ký? "
            f"Còn {len(open_parts)} phần chưa được đối chiếu. Tên người xác nhận và ngày "
            "được ghi cùng chuẩn."
        )
        for part in open_parts:
            text = (
                f"{part.title}: {part.shown} ({PROVENANCE_TERMS[part.provenance]}; {part.source})"
            )
            QListWidgetItem(text, self.form.parts_list)
        self.form.parts_list.setSpacing(4)
        self.form.parts_list.setVisible(bool(open_parts))
        self.form.parts_label.setVisible(bool(open_parts))
        self.form.name_label.setText(f"Người xác nhận: {name}, ngày {today:%d/%m/%Y}")
        self.form.confirm_button.clicked.connect(self.accept)
        self.form.review_button.clicked.connect(self.reject)
        self.form.review_button.setFocus(Qt.FocusReason.OtherFocusReason)


def unconfirmed(sheet: StandardSheet) -> list[Part]:
    """The parts that nobody compared yet."""
    return [part for part in sheet.parts if part.provenance != Provenance.CONFIRMED]
