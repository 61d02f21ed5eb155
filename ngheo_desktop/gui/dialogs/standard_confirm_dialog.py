"""Xác nhận chuẩn nghèo: who signs, on which day, and what is still to be compared."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from ngheo_desktop.domain.standards import Part, ScoreItem, ScoreTable
from ngheo_desktop.domain.terms import PROVENANCE_TERMS, Provenance
from ngheo_desktop.gui.forms.ui_standard_confirm_dialog import Ui_StandardConfirmDialog
from ngheo_desktop.operations.standards import StandardSheet


class StandardConfirmDialog(QDialog):
    """A question: the safe answer is the default. Accepted = this person signs."""

    def __init__(
        self,
        subject: StandardSheet | ScoreTable,
        name: str,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.form = Ui_StandardConfirmDialog()
        self.form.setupUi(self)
        if isinstance(subject, ScoreTable):
            self.form.parts_label.setText("Các mục của bảng, điểm trong ngoặc:")
            lines = [item_words(each) for each in subject.items]
            asked = _table_question(subject)
        else:
            lines = [part_words(each) for each in unconfirmed(subject)]
            asked = _standard_question(subject, len(lines))
        self.form.question_label.setText(asked)
        for text in lines:
            QListWidgetItem(text, self.form.parts_list)
        self.form.parts_list.setSpacing(4)
        self.form.parts_list.setVisible(bool(lines))
        self.form.parts_label.setVisible(bool(lines))
        self.form.name_label.setText(f"Người xác nhận: {name}, ngày {today:%d/%m/%Y}")
        self.form.confirm_button.clicked.connect(self.accept)
        self.form.review_button.clicked.connect(self.reject)
        self.form.review_button.setFocus(Qt.FocusReason.OtherFocusReason)


def _standard_question(sheet: StandardSheet, count: int) -> str:
    return (
        f"Xác nhận đã đối chiếu {sheet.standard.title} với văn bản đã ký? "
        f"Còn {count} phần chưa được đối chiếu. Tên người xác nhận và ngày "
        "được ghi cùng chuẩn."
    )


def _table_question(table: ScoreTable) -> str:
    return (
        f"Xác nhận đã đối chiếu bảng điểm B1 ({len(table.items)} mục) với {table.source}? "
        "Tên người xác nhận và ngày được ghi cùng bảng."
    )


def part_words(part: Part) -> str:
    """A part of a standard with how well it is known."""
    return f"{part.title}: {part.shown} ({PROVENANCE_TERMS[part.provenance]}; {part.source})"


def item_words(item: ScoreItem) -> str:
    """«Lương hưu: Không (0), Có (10)»."""
    return f"{item.text}: {', '.join(f'{each.text} ({each.points})' for each in item.options)}"


def unconfirmed(sheet: StandardSheet) -> list[Part]:
    """The parts that nobody compared yet."""
    return [part for part in sheet.parts if part.provenance != Provenance.CONFIRMED]
