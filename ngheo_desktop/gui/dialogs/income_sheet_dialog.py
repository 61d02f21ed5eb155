"""Phiếu thu nhập 12 tháng: source by source, with what it comes to while it is typed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop import catalogs
from ngheo_desktop.domain.amounts import money
from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.income_sheet import Income, IncomeLine, IncomeSheet, income_of
from ngheo_desktop.domain.other_classes import OtherCase
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.register import Member
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.dialogs.act_dialog import ActDialog
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.birth_edit import DayEdit
from ngheo_desktop.gui.widgets.income_line_row import IncomeLineRow
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.other_classes import save_sheet
from ngheo_desktop.progress import Report

_GONE = "(đã rời hộ)"


class IncomeSheetDialog(ActDialog):
    """Nothing typed is lost by a source that is not counted: it is shown and left out."""

    refusal = "Chưa lưu được phiếu."

    def __init__(
        self,
        office: Office,
        runner: TaskRunner,
        case: OtherCase,
        members: Sequence[Member],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(office, runner, "Phiếu thu nhập 12 tháng", parent, verb="&Lưu phiếu")
        self.setObjectName("income_sheet_dialog")
        self._case, self._kinds = case, catalogs.income_kinds()
        self._rows: list[IncomeLineRow] = []
        sheet = case.sheet
        self.add_words(f"{case.person}, hộ {case.code}. {_period(sheet)}")
        self._add_asking(sheet)
        self._add_people(members)
        self._add_sources()
        self._add_end(sheet)
        for line in sheet.lines or (IncomeLine(""),):
            self._add_row(line)
        self._on_edited()
        sizes = theme.metrics()
        self.resize(min(sizes.px(720), 900), min(sizes.px(600), 640))
        self._rows[0].kind_combo.setFocus()

    # --- parts ------------------------------------------------------------------------------

    def _add_people(self, members: Sequence[Member]) -> None:
        named = {each.id: each.name for each in members}
        counted = self._case.sheet.counted
        self.people_list = QListWidget(self)
        self.people_list.setObjectName("people_list")
        for member_id in dict.fromkeys((*named, *counted)):
            item = QListWidgetItem(named.get(member_id, _GONE), self.people_list)
            item.setData(Qt.ItemDataRole.UserRole, member_id)
            shared = member_id in counted
            item.setCheckState(Qt.CheckState.Checked if shared else Qt.CheckState.Unchecked)
        shown = min(max(self.people_list.count(), 2), 4)
        line = max(self.people_list.sizeHintForRow(0), theme.metrics().px(20))
        self.people_list.setFixedHeight(shown * line + 8)
        self.people_list.itemChanged.connect(self._on_edited)
        self.add("N&gười cùng hưởng", self.people_list)

    def _add_sources(self) -> None:
        self._sources = QWidget(self)
        self._lines = QVBoxLayout(self._sources)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(6)
        self._form.addRow(self._sources)
        self.add_button = QPushButton("&Thêm nguồn thu", self)
        self.add_button.setObjectName("add_button")
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self._on_add)
        command(self, "Thêm nguồn thu", self._on_add, key="new")
        self._form.addRow(self.add_button)

    def _add_end(self, sheet: IncomeSheet) -> None:
        self.total_label = QLabel(self)
        self.total_label.setObjectName("total_label")
        self.total_label.setWordWrap(True)
        self.total_label.setTextFormat(Qt.TextFormat.PlainText)
        self._form.addRow(self.total_label)
        self.whole_check = QCheckBox("Đã hỏi &đủ mọi nguồn thu của hộ", self)
        self.whole_check.setObjectName("whole_check")
        self.whole_check.setChecked(sheet.is_whole)
        self.whole_check.toggled.connect(self._on_edited)
        self._form.addRow(self.whole_check)

    def _add_asking(self, sheet: IncomeSheet) -> None:
        self.day_edit = DayEdit(self)
        self.day_edit.setObjectName("day_edit")
        self.day_edit.set_day(sheet.asked_on or self._office.today())
        self.by_edit = self.line("by_edit")
        self.by_edit.setText(sheet.asked_by or self._office.actor.name)
        self.add("Ngày &hỏi", self.day_edit)
        self.add("Người hỏ&i", self.by_edit)

    def _add_row(self, line: IncomeLine) -> IncomeLineRow:
        row = IncomeLineRow(self._kinds, line, self._sources)
        row.edited.connect(self._on_edited)
        row.removed.connect(self._on_removed)
        self._rows.append(row)
        self._lines.addWidget(row)
        self._order_tabs()
        return row

    def _order_tabs(self) -> None:
        """From the top down, whichever source was added last."""
        order = [self.people_list, *(x for row in self._rows for x in row.fields())]
        order += [self.add_button, self.whole_check, self.save_button]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    # --- typing -----------------------------------------------------------------------------

    def _on_add(self) -> None:
        row = self._add_row(IncomeLine(""))
        row.kind_combo.setFocus()
        self._on_edited()

    def _on_removed(self) -> None:
        row = self.sender()
        if isinstance(row, IncomeLineRow):
            self._rows.remove(row)
            row.deleteLater()
        if not self._rows:
            self._add_row(IncomeLine(""))
        self._rows[-1].kind_combo.setFocus()
        self._on_edited()

    def _on_edited(self) -> None:
        if hasattr(self, "whole_check"):  # not while the parts are being made
            income = income_of(self.sheet(), self._kinds)
            self.total_label.setText(_total_words(income))

    def sheet(self) -> IncomeSheet:
        """The sheet as it is typed now; untouched rows are no sources."""
        items = [self.people_list.item(at) for at in range(self.people_list.count())]
        counted = [x for x in items if x.checkState() == Qt.CheckState.Checked]
        return replace(
            self._case.sheet,
            lines=tuple(each.line() for each in self._filled()),
            counted=tuple(str(x.data(Qt.ItemDataRole.UserRole)) for x in counted),
            asked_on=self.day_edit.day(),
            asked_by=self.by_edit.text(),
            is_whole=self.whole_check.isChecked(),
        )

    def _filled(self) -> list[IncomeLineRow]:
        return [each for each in self._rows if not each.is_empty()]

    # --- saving -----------------------------------------------------------------------------

    def work(self) -> Callable[[Report], Act]:
        office, case_id, sheet = self._office, self._case.id, self.sheet()
        return lambda _report: save_sheet(office, case_id, sheet)

    def problems(self) -> Sequence[Problem]:
        found = [
            replace(each, row=at)
            for at, row in enumerate(self._filled(), start=1)
            for each in row.problems()
        ]
        return [*found, *self.day_edit.problems()]

    def field_of(self, name: str) -> QWidget:
        fields = {"counted": self.people_list, "personal_id_issued": self.day_edit}
        return fields.get(name, self._rows[0].kind_combo)

    def _on_problem_chosen(self, problem: Problem) -> None:
        filled = self._filled()
        if problem.row is None or not 1 <= problem.row <= len(filled):
            super()._on_problem_chosen(problem)
            return
        row = filled[problem.row - 1]
        fields = {"amount": row.amount_edit, "cost": row.cost_edit, "months": row.months_combo}
        fields.get(problem.field, row.kind_combo).setFocus(Qt.FocusReason.OtherFocusReason)


def _period(sheet: IncomeSheet) -> str:
    if sheet.begins is None or sheet.ends is None:
        return ""
    return f"12 tháng: {shown_day(sheet.begins)}–{shown_day(sheet.ends)}."


def _total_words(income: Income) -> str:
    """What it comes to, or what is missing."""
    left_out = f" Không tính: {money(income.left_out)}." if income.left_out else ""
    if income.per_person is None:
        return f"Chưa tính được: {'; '.join(income.open)}.{left_out}"
    return f"{money(income.per_person)}/người/tháng, {income.persons} người.{left_out}"
