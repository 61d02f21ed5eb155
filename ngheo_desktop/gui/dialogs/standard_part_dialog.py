"""Sửa phần của chuẩn nghèo: the numbers or words of one part, and the paper they come from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.domain.terms import AREA_TERMS, Area, Provenance
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.widgets.birth_edit import DayEdit
from ngheo_desktop.gui.widgets.close_button import CloseButton
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.text import clean

PERIOD = "period"
_OWN_SOURCE = "Văn phòng nhập"
_LINE_UNITS = {"income_line": "đồng một người một tháng", "score_line": "điểm B1"}


@dataclass(frozen=True, slots=True)
class PartField:
    """One value of a part: where it stands in the file, its words, and what it is now."""

    path: str
    label: str
    value: Any  # int, str, date; None = not known yet


def fields_of(standard: Standard, part: str) -> tuple[PartField, ...]:
    """What can be changed in one part of a standard."""
    if part in _LINE_UNITS:
        lines = standard.income_line if part == "income_line" else standard.score_line
        return tuple(
            PartField(
                f"{part}.{area}", f"{AREA_TERMS[area].capitalize()}, {_LINE_UNITS[part]}", value
            )
            for area, value in ((area, lines.get(area)) for area in Area)
        )
    if part == "deprivation":
        least, each = standard.min_deprivation_score, standard.points_per_deprivation
        return (
            PartField("deprivation.min_score", "Nghèo từ bao nhiêu điểm B2", least),
            PartField("deprivation.points", "Điểm của mỗi chỉ số thiếu hụt", each),
        )
    if part == PERIOD:
        return (
            PartField("valid_from", "Áp dụng từ ngày", standard.valid_from),
            PartField("valid_to", "Đến hết ngày", standard.valid_to),
        )
    indicator = standard.indicator(part.removeprefix("indicators."))
    return (
        PartField(f"{part}.deprived_when", "Thiếu hụt khi", indicator.deprived_when),
        PartField(f"{part}.ask", "Câu hỏi gợi ý", indicator.ask),
    )


def source_of(standard: Standard, part: str) -> str:
    """The paper that the part is taken from, as noted until now."""
    if part.startswith("indicators."):
        return standard.indicator(part.removeprefix("indicators.")).source
    return standard.sources.get(part, "")


class StandardPartDialog(QDialog):
    """Asks to save with `save_requested`; whoever saves then accepts it, or refuses in words."""

    save_requested = Signal(object)  # dict: path in the standard's file → new value

    def __init__(
        self, standard: Standard, part: str, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("StandardPartDialog")
        self.setWindowTitle(title)
        self._part = part
        self._fields = fields_of(standard, part)
        self._source = source_of(standard, part)
        self.notice = Notice(self)
        self.edits: dict[str, QWidget] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addWidget(self.notice)
        for field in self._fields:
            self._add(layout, field.path, field.label, field_edit(field.value, self))
        if part != PERIOD:
            edit = QLineEdit(self._source or _OWN_SOURCE, self)
            self._add(layout, "source", "Nguồn: văn bản, điều, trang", edit)
        hint = QLabel("Sau khi sửa, chuẩn này cần được đối chiếu và xác nhận lại.", self)
        hint.setWordWrap(True)
        layout.addWidget(hint)
        layout.addLayout(self._buttons())
        self.resize(theme.metrics().px(520), self.sizeHint().height())

    def refuse(self, text: str, path: str = "") -> None:
        """Say why it cannot be saved; the draft stays."""
        self.notice.say(text, "error")
        self.edits[path or self._fields[0].path].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, layout: QVBoxLayout, path: str, words: str, edit: QWidget) -> None:
        label = QLabel(words, self)
        label.setBuddy(edit)
        edit.setObjectName(path.replace(".", "_") + "_edit")
        edit.setAccessibleName(words)
        self.edits[path] = edit
        layout.addWidget(label)
        layout.addWidget(edit)

    def _buttons(self) -> QHBoxLayout:
        self.save_button = QPushButton("Lư&u", self)
        self.save_button.setObjectName("save_button")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self._on_save)
        self.close_button = CloseButton(self)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.close_button)
        row.addWidget(self.save_button)
        return row

    def _on_save(self) -> None:
        changes: dict[str, Any] = {}
        for field in self._fields:
            value = value_of(self.edits[field.path])
            if value is None:
                self.refuse(f"«{field.label}» chưa có giá trị đọc được.", field.path)
                return
            if value != field.value:
                changes[field.path] = value
        changes |= self._source_changes(changes)
        if not changes:
            self.reject()
            return
        self.save_requested.emit(changes)

    def _source_changes(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        """What an office typed is as sure as the person who typed it, until it is confirmed."""
        edit = self.edits.get("source")
        if not isinstance(edit, QLineEdit):
            return {}
        source = clean(edit.text()) or _OWN_SOURCE
        if not changes and source == self._source:
            return {}
        told: dict[str, Any] = {f"{self._part}.source": source}
        if changes:
            told[f"{self._part}.provenance"] = Provenance.RECALLED.value
        return told


def field_edit(value: Any, parent: QWidget) -> QWidget:
    """The field for a value of this kind: a day, words of several lines, a number."""
    if isinstance(value, date):
        day = DayEdit(parent)
        day.set_day(value)
        return day
    if isinstance(value, str):
        words = QPlainTextEdit(value, parent)
        words.setTabChangesFocus(True)
        words.setMaximumHeight(theme.metrics().line * 5)
        return words
    return QLineEdit("" if value is None else grouped_digits(value), parent)


def value_of(edit: QWidget) -> Any:
    """What the field says now; None where it cannot be read."""
    if isinstance(edit, DayEdit):
        return edit.day()
    if isinstance(edit, QPlainTextEdit):
        return clean(edit.toPlainText())
    assert isinstance(edit, QLineEdit)
    digits = edit.text().replace(".", "").replace(" ", "").replace("\u00a0", "")
    return int(digits) if digits.isdecimal() else None
