"""Một quy định của đợt rà soát: its value from a day on, and the paper that says so, signed."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.round_rules import RoundRule, how_to_write, shown_value
from ngheo_desktop.domain.terms import PROVENANCE_TERMS
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.dialogs.act_dialog import ActDialog, fit_dialog
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.birth_edit import DayEdit
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_rules import set_rule
from ngheo_desktop.progress import Report

_YES_NO = ("", "có", "không")


class RoundRuleDialog(ActDialog):
    """What is proposed stands in the field; it counts once somebody names its paper."""

    refusal = "Chưa xác nhận được."

    def __init__(
        self, office: Office, runner: TaskRunner, rule: RoundRule, parent: QWidget | None = None
    ) -> None:
        super().__init__(office, runner, "Quy định của đợt rà soát", parent, verb="X&ác nhận")
        self.setObjectName("round_rule_dialog")
        self._rule = rule
        theme.set_title_font(self.add_words(f"{rule.title}."), 11)
        self.add_words(standing_words(rule))
        self.value_edit = self._value_edit()
        self.value_edit.setObjectName("value_edit")
        self.source_edit = self.line("source_edit")
        self.source_edit.setPlaceholderText("Công văn 12/SNNMT ngày 05/02/2026")
        self.from_edit = DayEdit(self)
        self.from_edit.setObjectName("from_edit")
        self.from_edit.may_come = True
        self.from_edit.set_day(max(rule.valid_from, office.today()))
        self.add("&Giá trị", self.value_edit)
        if hint := how_to_write(rule):
            self.add_words(hint)
        self.add("&Văn bản nêu quy định", self.source_edit)
        self.add("Áp dụng từ ngà&y", self.from_edit)
        fit_dialog(self, 560, 470 if rule.kind == "items" else 400)
        self.value_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def work(self) -> Callable[[Report], Act]:
        day = self.from_edit.day()
        told = self._rule.name, self._typed(), self.source_edit.text(), day
        return partial(_set, self._office, *told)

    def problems(self) -> list[Problem]:
        found = []
        if not self._typed():
            found.append(Problem("value_missing", "Chưa có giá trị.", field="value"))
        if not self.source_edit.text().strip():
            text = "Chưa ghi văn bản hoặc người cho biết quy định này."
            found.append(Problem("source_missing", text, field="source"))
        if self.from_edit.day() is None:
            text = "Chưa có ngày áp dụng. Hãy nhập đủ, ví dụ 01/09/2026."
            found.append(Problem("day_missing", text, field="from"))
        return found

    def field_of(self, name: str) -> QWidget:
        return {"source": self.source_edit, "from": self.from_edit}.get(name, self.value_edit)

    def _value_edit(self) -> QWidget:
        rule = self._rule
        now = rule.value if rule.value is not None else rule.proposed
        shown = "" if now is None else shown_value(rule.kind, now)
        if rule.kind == "yes_no":
            combo = self.combo("value_edit", _YES_NO)
            combo.setCurrentText(shown)
            return combo
        if rule.kind == "items":
            words = QPlainTextEdit(shown, self)
            words.setTabChangesFocus(True)
            return words
        return QLineEdit(shown, self)

    def _typed(self) -> str:
        edit = self.value_edit
        if isinstance(edit, QComboBox):
            return edit.currentText()
        if isinstance(edit, QPlainTextEdit):
            return edit.toPlainText().strip()
        assert isinstance(edit, QLineEdit)
        return edit.text().strip()


def standing_words(rule: RoundRule) -> str:
    """How sure the value in use is, and from where."""
    if rule.confirmed_by and rule.confirmed_on:
        signed = f"{rule.confirmed_by} xác nhận ngày {shown_day(rule.confirmed_on)}"
        return f"{signed}. Nguồn: {rule.source}."
    told = f"Nguồn: {rule.source}. Mức chắc chắn: {PROVENANCE_TERMS[rule.provenance]}."
    if rule.proposed is None:
        return told
    return f"{told} Gợi ý: {shown_value(rule.kind, rule.proposed)}; hãy đối chiếu văn bản."


def _set(
    office: Office, name: str, text: str, source: str, day: date | None, _report: Report
) -> Act:
    return set_rule(office, name, text, source=source, valid_from=day)
