"""Quy tắc rà soát: deadlines, posting days, quorum, holidays, each with its source and its day."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.round_rules import RoundRule
from ngheo_desktop.domain.terms import PROVENANCE_TERMS
from ngheo_desktop.gui.dialogs.round_rule_dialog import RoundRuleDialog
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.settings_section import SettingsSection
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_rules import coming_rules, rules_of

_HEADINGS = ("Quy định", "Giá trị", "Từ ngày", "Ai xác nhận", "Nguồn")
_WIDTHS = (400, 120, 100, 190)


class RoundRulesSection(SettingsSection):
    """A value counts once somebody has named its paper; what is asked for says so."""

    heading = "Quy tắc rà soát"

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(office, runner, parent)
        self._rules: tuple[RoundRule, ...] = ()
        self._model = TextTableModel(_HEADINGS, self)
        self.table = ListTable(self)
        self.table.setObjectName("rule_table")
        self.table.setAccessibleName("Quy tắc rà soát")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setModel(self._model)
        self.table.activated.connect(self._on_change_asked)
        change = self.command(
            "change_rule_action", "Sửa quy tắc…", "edit", "edit", self._on_change_asked
        )
        self.table.set_row_actions([change])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(self.tool_row(change))
        layout.addWidget(self.notice)
        layout.addWidget(self.table, 1)

    def first_field(self) -> QWidget:
        return self.table

    def reload(self) -> None:
        office = self._office
        self.run(lambda _report: _read(office), self._on_read)

    def _on_read(self, rules: tuple[RoundRule, ...]) -> None:
        at = max(0, self.table.currentIndex().row())
        self._rules, today = rules, self._office.today()
        self._model.set_rows([_row(each, today) for each in rules])
        self.fit_columns(self.table, _WIDTHS)
        self.table.selectRow(min(at, len(rules) - 1))
        asked = sum(each.asked and not each.is_usable for each in rules)
        words = f"Có {asked} quy định mà đợt rà soát cần và chưa ai xác nhận." if asked else ""
        self.notice.say(words, "warning")

    def _on_change_asked(self) -> None:
        row = self.table.currentIndex().row()
        if not 0 <= row < len(self._rules):
            return
        dialog = RoundRuleDialog(self._office, self._runner, self._rules[row], self)
        dialog.recorded.connect(self._on_recorded)
        dialog.finished.connect(self._on_dialog_closed)
        dialog.open()

    def _on_recorded(self, act: Act) -> None:
        self.acted.emit(act)
        self.told.emit(f"Đã {act.name}.")
        self.reload()

    def _on_dialog_closed(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _read(office: Office) -> tuple[RoundRule, ...]:
    """Each setting as it is today, and below it what it will be."""
    coming = coming_rules(office)
    return tuple(
        rule
        for now in rules_of(office).by_name.values()
        for rule in (now, *(each for each in coming if each.name == now.name))
    )


def _row(rule: RoundRule, today: date) -> tuple[str, ...]:
    since = shown_day(rule.valid_from) if rule.valid_from != date.min else ""
    later = " (sắp áp dụng)" if rule.valid_from > today else ""
    return f"{rule.title}{later}", _value(rule), since, _signed(rule), rule.source


def _value(rule: RoundRule) -> str:
    if rule.value is None:
        return "chưa có"
    return f"{len(rule.value)} câu" if rule.kind == "items" else rule.shown


def _signed(rule: RoundRule) -> str:
    if rule.confirmed_by and rule.confirmed_on:
        return f"{rule.confirmed_by}, {shown_day(rule.confirmed_on)}"
    return PROVENANCE_TERMS[rule.provenance]
