"""Thông tin: the fields of a household's own, filled from a draft and read back into it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGroupBox, QVBoxLayout, QWidget

from ngheo_desktop import catalogs
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.register import Hamlet, Household
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.forms.ui_household_page import Ui_HouseholdPage

_NOT_CHOSEN = "(chưa chọn)"


class HouseholdFields(QObject):
    """Knows every field of the tab; `edited` tells that the officer changed one."""

    edited = Signal()
    note_entered = Signal()  # Enter in the note: on to the next field

    def __init__(self, form: Ui_HouseholdPage, parent: QWidget) -> None:
        super().__init__(parent)
        self._form = form
        self._showing = False
        self.causes = _boxes(form.cause_box, catalogs.causes())
        self.wishes = _boxes(form.wish_box, catalogs.supports())
        for edit in (form.code_edit, form.address_edit, form.phone_edit, form.note_edit):
            edit.textChanged.connect(self._on_edited)
        form.note_edit.installEventFilter(self)
        form.hamlet_combo.currentIndexChanged.connect(self._on_edited)
        flags = (form.no_labour_check, form.hardship_check)
        for box in (*flags, *self.causes.values(), *self.wishes.values()):
            box.toggled.connect(self._on_edited)
        self._labels = {"code": form.code_problem, "hamlet_id": form.hamlet_problem}
        for label in self._labels.values():
            label.setWordWrap(True)
            label.hide()
        form.code_edit.setPlaceholderText("để trống: số kế tiếp")
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        """The boxes are made in a loop: they stand between the note and the flags."""
        form = self._form
        order: list[QWidget] = [form.note_edit, *self.causes.values(), *self.wishes.values()]
        order += [form.no_labour_check, form.hardship_check]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        for group in (form.cause_box, form.wish_box, form.flag_box):
            layout = group.layout()
            if isinstance(layout, QVBoxLayout):
                layout.addStretch(1)

    def set_hamlets(self, hamlets: Sequence[Hamlet]) -> None:
        """Offer these hamlets; the caller shows a household afterwards."""
        combo = self._form.hamlet_combo
        self._showing = True
        combo.clear()
        combo.addItem(_NOT_CHOSEN, "")
        for hamlet in hamlets:
            combo.addItem(hamlet.full_name, hamlet.id)
        self._showing = False

    def show(self, household: Household) -> None:
        """Fill the fields without telling that anything was edited."""
        form = self._form
        self._showing = True
        form.code_edit.setText(household.code)
        form.hamlet_combo.setCurrentIndex(max(0, form.hamlet_combo.findData(household.hamlet_id)))
        form.address_edit.setText(household.address)
        form.phone_edit.setText(household.phone)
        form.note_edit.setPlainText(household.note)
        form.no_labour_check.setChecked(household.no_labour)
        form.hardship_check.setChecked(household.hardship)
        for code, box in self.causes.items():
            box.setChecked(code in household.causes)
        for code, box in self.wishes.items():
            box.setChecked(code in household.wishes)
        self._showing = False

    def read(self, household: Household) -> Household:
        """The household with what stands in the fields."""
        form = self._form
        return replace(
            household,
            code=form.code_edit.text(),
            hamlet_id=form.hamlet_combo.currentData() or "",
            address=form.address_edit.text(),
            phone=form.phone_edit.text(),
            note=form.note_edit.toPlainText(),
            no_labour=form.no_labour_check.isChecked(),
            hardship=form.hardship_check.isChecked(),
            causes=_ticked(self.causes, household.causes),
            wishes=_ticked(self.wishes, household.wishes),
        )

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say under each field what is wrong with it."""
        for name, label in self._labels.items():
            texts = [each.text for each in problems if each.field == name and not each.member]
            theme.set_tone(label, "error")
            label.setText(" ".join(texts))
            label.setVisible(bool(texts))

    def field_of(self, problem: Problem) -> QWidget | None:
        """The field a problem speaks of; None when it is not one of this tab."""
        form = self._form
        fields: dict[str, QWidget] = {"code": form.code_edit, "hamlet_id": form.hamlet_combo}
        return None if problem.member else fields.get(problem.field)

    def set_readable_only(self) -> None:
        """For an account that may not change households."""
        form = self._form
        for edit in (form.code_edit, form.address_edit, form.phone_edit):
            edit.setReadOnly(True)
        form.note_edit.setReadOnly(True)
        flags = (form.no_labour_check, form.hardship_check)
        for box in (form.hamlet_combo, *flags, *self.causes.values(), *self.wishes.values()):
            box.setEnabled(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the note too Enter goes on: a note is one line in the register."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.note_entered.emit()
                return True
        return super().eventFilter(watched, event)

    def _on_edited(self) -> None:
        if not self._showing:
            self.edited.emit()


def _boxes(group: QGroupBox, items: Sequence[catalogs.Item]) -> dict[str, QCheckBox]:
    boxes = {}
    for item in items:
        box = QCheckBox(item.label, group)
        box.setObjectName(f"{group.objectName()}_{item.code}")
        layout = group.layout()
        if layout is not None:
            layout.addWidget(box)
        boxes[item.code] = box
    return boxes


def _ticked(boxes: dict[str, QCheckBox], before: frozenset[str]) -> frozenset[str]:
    """What is ticked, and codes that this program does not know yet."""
    return frozenset(code for code, box in boxes.items() if box.isChecked()) | (
        before - boxes.keys()
    )
