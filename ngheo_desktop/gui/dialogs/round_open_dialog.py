"""Mở đợt rà soát: which one, whom it would list and from where, what is not settled yet."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ngheo_desktop.domain.amounts import grouped_digits
from ngheo_desktop.domain.days import shown_day
from ngheo_desktop.domain.rounds import LISTED_TERMS, ROUND_TERMS, ListedFor, RoundKind
from ngheo_desktop.gui.dialogs.act_dialog import ActDialog, fit_dialog
from ngheo_desktop.gui.dialogs.round_rule_dialog import RoundRuleDialog
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_opening import (
    OpenedRound,
    RoundPlan,
    open_annual_round,
    open_in_year_round,
    plan_round,
)
from ngheo_desktop.progress import Report

_IN_FORCE = "Chuẩn áp dụng vào ngày bắt đầu đợt"


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which round is meant."""

    kind: RoundKind
    year: int
    month: int
    standard: str


class RoundOpenDialog(ActDialog):
    """Nothing is written before «Mở đợt»; what it would do stands above the button."""

    opened = Signal(str)  # id of the new round
    acted = Signal(object)  # the Act by which a setting was confirmed from here

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(office, runner, "Mở đợt rà soát", parent, verb="Mở đợ&t")
        self.setObjectName("round_open_dialog")
        today = office.today()
        self.plan: RoundPlan | None = None
        self.kind_combo = self.combo("kind_combo", list(ROUND_TERMS.values()))
        years = range(today.year - 1, today.year + 2)
        self.year_combo = self.combo("year_combo", [str(each) for each in years])
        self.year_combo.setCurrentText(str(today.year))
        self.month_combo = self.combo("month_combo", [str(each) for each in range(1, 13)])
        self.month_combo.setCurrentIndex(today.month - 1)
        self.standard_combo = self.combo("standard_combo", [_IN_FORCE])
        self.add("&Loại đợt", self.kind_combo)
        self.add("&Năm", self.year_combo)
        self.add("Th&áng", self.month_combo)
        self.add("&Chuẩn nghèo", self.standard_combo)
        self.window_label = self.add_words("Đang tính…")
        self.listed_label = self.add_words("")
        self.notice = Notice(self)
        self._form.addRow(self.notice)
        self.rule_button = QPushButton("&Xác nhận quy định…", self)
        self.rule_button.setObjectName("rule_button")
        self.rule_button.setAutoDefault(False)
        self.rule_button.clicked.connect(self._on_rule_asked)
        row = QHBoxLayout()
        row.addWidget(self.rule_button)
        row.addStretch(1)
        self._form.addRow(row)
        self.kind_combo.currentIndexChanged.connect(self._look)
        self.standard_combo.currentIndexChanged.connect(self._look)
        self.year_combo.currentIndexChanged.connect(self._look)
        self.month_combo.currentIndexChanged.connect(self._look)
        fit_dialog(self, 600, 470)
        self.kind_combo.setFocus()
        self._look()

    def field_of(self, _name: str) -> QWidget:
        return self.kind_combo

    # --- what it would do ------------------------------------------------------------------

    def _asked(self) -> _Asked:
        kind = list(ROUND_TERMS)[self.kind_combo.currentIndex()]
        standard = str(self.standard_combo.currentData() or "")
        year, month = int(self.year_combo.currentText()), int(self.month_combo.currentText())
        return _Asked(kind, year, month, standard)

    def _look(self) -> None:
        asked = self._asked()
        self.show_rows(self.month_combo, shown=asked.kind == RoundKind.IN_YEAR)
        self.plan = None
        self.save_button.setEnabled(False)
        task = self._runner.start(partial(_plan, self._office, asked))
        task.succeeded.connect(self._on_planned)
        task.failed.connect(self._on_plan_failed)

    def _on_planned(self, answer: tuple[_Asked, RoundPlan, tuple[tuple[str, str], ...]]) -> None:
        asked, plan, standards = answer
        self._offer_standards(standards)
        if asked != self._asked():
            return
        self.plan = plan
        self.window_label.setText(_window_words(plan))
        self.listed_label.setText(_listed_words(plan))
        self.rule_button.setVisible(bool(plan.unconfirmed) and not plan.refusal)
        if plan.refusal:
            self.notice.say(plan.refusal, "error")
        elif plan.unconfirmed:
            self.notice.say(_rules_words(plan), "warning")
        else:
            self.notice.clear()
        self.save_button.setEnabled(not plan.refusal)

    def _offer_standards(self, standards: tuple[tuple[str, str], ...]) -> None:
        if self.standard_combo.count() > 1:
            return
        self.standard_combo.blockSignals(True)
        for code, title in standards:
            self.standard_combo.addItem(title, code)
        self.standard_combo.blockSignals(False)

    def _on_plan_failed(self, error: Exception) -> None:
        self.window_label.setText("")
        self.listed_label.setText("")
        self.rule_button.hide()
        self.notice.say_failure(error, "khi xem trước đợt rà soát")

    # --- settings and opening --------------------------------------------------------------

    def _on_rule_asked(self) -> None:
        if self.plan is None or not self.plan.unconfirmed:
            return
        dialog = RoundRuleDialog(self._office, self._runner, self.plan.unconfirmed[0], self)
        dialog.recorded.connect(self._on_rule_confirmed)
        dialog.open()

    def _on_rule_confirmed(self, act: Act) -> None:
        self.acted.emit(act)
        self._look()

    def work(self) -> Callable[[Report], OpenedRound]:
        return partial(_open, self._office, self._asked())

    def act_of(self, done: OpenedRound) -> Act:
        self.opened.emit(done.round.id)
        return done.act


def _plan(
    office: Office, asked: _Asked, _report: Report
) -> tuple[_Asked, RoundPlan, tuple[tuple[str, str], ...]]:
    plan = plan_round(office, asked.kind, asked.year, asked.month, asked.standard)
    return asked, plan, tuple((each.code, each.title) for each in office.standards)


def _open(office: Office, asked: _Asked, _report: Report) -> OpenedRound:
    if asked.kind == RoundKind.ANNUAL:
        return open_annual_round(office, asked.year, asked.standard)
    return open_in_year_round(office, asked.year, asked.month, asked.standard)


def _window_words(plan: RoundPlan) -> str:
    begins, ends = shown_day(plan.round.begins), shown_day(plan.round.ends)
    standard = plan.round.standard.replace("-", "–")
    return f"{plan.round.title}: từ {begins} đến {ends}, theo chuẩn {standard}."


def _listed_words(plan: RoundPlan) -> str:
    if not plan.total:
        if plan.round.kind == RoundKind.IN_YEAR:
            return "Chưa có giấy đề nghị nào chờ đợt này."
        return "Chưa có hộ nghèo, hộ cận nghèo theo quyết định, và chưa có giấy đề nghị nào."
    parts = [
        f"{grouped_digits(plan.households[why])} hộ {LISTED_TERMS[why]}"
        for why in ListedFor
        if plan.households.get(why)
    ]
    source = f" Danh sách đang có: {plan.decision}." if plan.decision else ""
    return f"Sẽ đưa vào {grouped_digits(plan.total)} hộ: {'; '.join(parts)}.{source}"


def _rules_words(plan: RoundPlan) -> str:
    titles = "; ".join(f"{each.title[:1].lower()}{each.title[1:]}" for each in plan.unconfirmed)
    return f"Chưa ai xác nhận: {titles}. Vẫn mở đợt được; niêm yết và quyết định sẽ chờ."
