"""Nhập danh sách, fourth step: is it the list of today, or a decision that was signed."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.forms.ui_import_kind import Ui_ImportKindPage
from ngheo_desktop.gui.models.import_tables import WAITING
from ngheo_desktop.gui.models.sheet_days import read_day
from ngheo_desktop.operations.import_plans import ImportPlan
from ngheo_desktop.operations.past_decisions import (
    DECIDABLE,
    PastDecision,
    check_decision,
    count_unsaid,
    decided_classes,
    known_words,
    same_decision,
)

_NOT_CHOSEN, _LEFT_OUT = "?", ""


class KindPage(QWidget):
    """Danh sách này là gì?: nothing is taken for a decision unless the officer says so."""

    title = "Danh sách này là gì?"
    edited = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._plan: ImportPlan | None = None
        self.form = form = Ui_ImportKindPage()
        form.setupUi(self)
        form.number_edit.setMaximumWidth(theme.metrics().px(240))
        form.day_edit.setMaximumWidth(theme.metrics().px(160))
        form.unsaid_label.setText("Hộ không ghi diện trong tệp &là")
        form.unsaid_combo.addItem("Chưa chọn", _NOT_CHOSEN)
        form.unsaid_combo.addItem("Không có trong quyết định này", _LEFT_OUT)
        for each in DECIDABLE:
            form.unsaid_combo.addItem(CLASS_TERMS[each], each.value)
        form.decision_radio.toggled.connect(self._on_kind_chosen)
        for edit in (form.number_edit, form.day_edit):
            edit.textChanged.connect(self._on_edited)
        form.day_edit.editingFinished.connect(self._on_day_left)
        form.number_edit.returnPressed.connect(self._on_number_entered)
        form.unsaid_combo.activated.connect(self._on_edited)
        form.join_check.toggled.connect(self.edited)
        self._show_kind()

    def show_plan(self, plan: ImportPlan) -> None:
        """Another list, or the same one read again: what was typed here stays."""
        self._plan = plan
        unsaid = count_unsaid(plan.households)
        told = classes_told(decided_classes(plan.households)) or "không hộ nào"
        waiting = sum(plan.counts[each] for each in WAITING)
        said = f"Tệp ghi diện: {told}."
        if unsaid:
            said += f" {grouped_digits(unsaid)} hộ không ghi diện."
        if waiting:
            said += f" {grouped_digits(waiting)} hộ chưa ghi được vào sổ nên không được tính."
        self.form.told_label.setText(said)
        self.form.unsaid_label.setText(
            f"{grouped_digits(unsaid)} hộ không ghi diện trong tệp &là (bắt buộc)"
        )
        self._show_kind()

    def problem(self) -> tuple[str, QWidget] | None:
        """What is missing before going on, and its field."""
        form = self.form
        if self._plan is None or not form.decision_radio.isChecked():
            return None
        if not form.number_edit.text().strip():
            return "Chưa có số quyết định, ví dụ 45/QĐ-UBND.", form.number_edit
        day = self._day()
        if day is None:
            return "Chưa có ngày ký, ví dụ 15/12/2025.", form.day_edit
        decision = PastDecision(form.number_edit.text(), day)
        if told := check_decision(decision, self._today):
            return told, form.day_edit if day > self._today else form.number_edit
        if self._asks_unsaid() and form.unsaid_combo.currentData() == _NOT_CHOSEN:
            return "Chưa chọn diện của hộ không ghi diện trong tệp.", form.unsaid_combo
        if not self.decided():
            return "Không hộ nào có diện nên không thể ghi quyết định.", form.decision_radio
        known = same_decision(decision, self._plan.decisions)
        if known is not None and (known.is_frozen or not form.join_check.isChecked()):
            field = form.number_edit if known.is_frozen else form.join_check
            return known_words(known), field
        return None

    def decision(self) -> PastDecision | None:
        """The signed decision that the list is; None for the list of today."""
        day = self._day()
        if not self.form.decision_radio.isChecked() or day is None:
            return None
        number, joins = self.form.number_edit.text(), self.form.join_check.isChecked()
        return PastDecision(number.strip(), day, self._unsaid(), joins)

    def decided(self) -> dict[HouseholdClass, int]:
        """How many households the decision would have, by class; nothing for the list of today."""
        if self._plan is None or not self.form.decision_radio.isChecked():
            return {}
        return decided_classes(self._plan.households, self._unsaid())

    def first_field(self) -> QWidget:
        form = self.form
        return form.decision_radio if form.decision_radio.isChecked() else form.current_radio

    def _asks_unsaid(self) -> bool:
        return self._plan is not None and count_unsaid(self._plan.households) > 0

    def _unsaid(self) -> HouseholdClass | None:
        chosen = self.form.unsaid_combo.currentData()
        asked = self._asks_unsaid() and chosen not in (_NOT_CHOSEN, _LEFT_OUT)
        return HouseholdClass(chosen) if asked else None

    def _day(self) -> date | None:
        try:
            return read_day(self.form.day_edit.text(), self._today)
        except ValueError:
            return None

    def _on_number_entered(self) -> None:
        self.form.day_edit.setFocus()

    def _on_day_left(self) -> None:
        """«151225» is shown as it was understood."""
        day = self._day()
        if day is not None:
            self.form.day_edit.setText(f"{day:%d/%m/%Y}")

    def _on_edited(self) -> None:
        self._show_kind()
        self.edited.emit()

    def _on_kind_chosen(self) -> None:
        self._show_kind()
        if self.form.decision_radio.isChecked():
            self.form.number_edit.setFocus()
        self.edited.emit()

    def _show_kind(self) -> None:
        """The fields of a decision only for one; a decision known already is told at once."""
        form = self.form
        form.decision_box.setVisible(form.decision_radio.isChecked())
        for part in (form.unsaid_label, form.unsaid_combo):
            part.setVisible(self._asks_unsaid())
        day, known = self._day(), None
        if self._plan is not None and day is not None:
            known = same_decision(PastDecision(form.number_edit.text(), day), self._plan.decisions)
        form.known_label.setText(known_words(known) if known else "")
        form.known_label.setVisible(known is not None)
        form.join_check.setVisible(known is not None and not known.is_frozen)


def classes_told(classes: dict[HouseholdClass, int]) -> str:
    """«12 hộ nghèo, 20 hộ cận nghèo, 268 không thuộc diện»."""
    return ", ".join(
        f"{grouped_digits(count)} {CLASS_TERMS[each].lower()}" for each, count in classes.items()
    )
