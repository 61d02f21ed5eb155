"""Một dự thảo: what must be green, the results with their reasons, its words, its papers."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from ngheo_desktop.domain.decisions import Check
from ngheo_desktop.domain.frozen_lists import KeptList
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.models.decision_paper_lines import papers_of_plan
from ngheo_desktop.gui.models.decision_plan_state import Narrowing, PlanState
from ngheo_desktop.gui.models.decision_reading import PlanRead, read_plan_whole
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.decision_basis import DecisionBasis
from ngheo_desktop.gui.widgets.decision_checks import DecisionChecks
from ngheo_desktop.gui.widgets.decision_differences import DecisionDifferences
from ngheo_desktop.gui.widgets.decision_paper_shelf import DecisionPaperShelf
from ngheo_desktop.gui.widgets.decision_view import DecisionView
from ngheo_desktop.gui.widgets.decision_words_form import DecisionWordsForm
from ngheo_desktop.gui.widgets.freezing import Freezing
from ngheo_desktop.gui.widgets.states import Loading, NoRight
from ngheo_desktop.gui.widgets.tabs import Tabs
from ngheo_desktop.operations import decisions
from ngheo_desktop.operations.office import Office

_BY_HOUSEHOLD = ("answers", "codes", "changes")


class DecisionPlanView(DecisionView):
    """Prepared by one person, frozen by another: either sees all of it."""

    mend_wanted = Signal(object, str)  # a Check that is mended on another page; id of the round
    sheet_wanted = Signal(str)  # household id
    frozen = Signal(str)  # id of the frozen list
    dropped = Signal()  # the plan is gone

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(office, runner, parent)
        self.setObjectName("decision_plan_view")
        self.state = PlanState()
        self._plan_id = ""
        self._may_edit = office.actor.may(Right.PREPARE_DECISIONS)
        self._may_freeze = office.actor.may(Right.FREEZE_LISTS)
        self.freezing = Freezing(office, runner, self)
        self.freezing.frozen.connect(self._on_frozen)
        self._build()
        self._add_actions()

    def _build(self) -> None:
        self.title_label = QLabel(self)
        self.title_label.setWordWrap(True)
        theme.set_title_font(self.title_label, 13)
        self.no_right = NoRight(self)
        self.tabs = Tabs(self)  # before its parts: so Tab comes to it first
        self.tabs.setObjectName("plan_tabs")
        self.tabs.tabBar().setAccessibleName("Phần của dự thảo")
        parts = self._results()
        self.words = DecisionWordsForm(self)
        self.words.set_may_edit(may_edit=self._may_edit)
        self.basis = DecisionBasis(self._office, self.words, self)
        self.basis.saving.connect(self.save)
        may_print = self._office.actor.may(Right.PRINT_LISTS)
        self.papers = DecisionPaperShelf(self)
        self.papers.view_wanted.connect(self.paper_wanted)
        for widget, words in (
            (parts, "Điều kiện, kết q&uả"),
            (self.words, "&Lời văn, căn cứ"),
            (self.papers, "&Văn bản"),
        ):
            self.tabs.addTab(widget, words)
        self.tabs.setTabVisible(2, may_print)
        self.tabs.turned.connect(self._show_commands)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self.title_label, self.no_right, self.notice):
            layout.addWidget(part)
        layout.addWidget(self.tabs, 1)
        self.loading = Loading(self)

    def _results(self) -> QSplitter:
        """Conditions over the results of each household."""
        self.checks = DecisionChecks(self)
        self.checks.mend_wanted.connect(self._on_mend)
        self.differences = DecisionDifferences(self.state, self)
        self.differences.set_may_edit(may_edit=self._may_edit)
        self.differences.reason_typed.connect(self._on_reason_typed)
        self.differences.table.activated.connect(self._on_row_opened)
        self.differences.add_wanted.connect(self._on_add_household)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.checks)
        parts.addWidget(self.differences)
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 1)
        return parts

    def _add_actions(self) -> None:
        edits, freezes = self._may_edit, self._may_freeze
        make = partial(command, self)
        self.freeze_action = make(
            "Chốt danh sách…", self._on_freeze, key="main", sign="lock", allowed=freezes
        )
        self.next_action = make(
            "Điều kiện kế tiếp", self._on_next_red, key="next_open", sign="next"
        )
        self.previous_action = make(
            "Điều kiện trước", self._on_previous_red, key="previous_open", sign="previous"
        )
        self.class_action = make("Quyết định khác…", self._on_class, sign="edit", allowed=edits)
        self.add_action = make(
            "Thêm hộ…", self._on_add_household, key="new", sign="add", allowed=edits
        )
        self.open_action = make("Mở hộ", self._on_household, sign="households")
        self.sheet_action = make("Mở phiếu", self._on_sheet, key="open_sheet", sign="review")
        self.print_action = make(
            "Xem và in…",
            self._on_print,
            key="print",
            sign="print",
            allowed=self._office.actor.may(Right.PRINT_LISTS),
        )
        self.drop_action = make("Bỏ dự thảo", self._on_drop, sign="remove", allowed=edits)
        self.turn_by_keys(self.tabs)
        row_actions = [self.class_action, self.open_action, self.sheet_action]
        self.differences.table.set_row_actions(row_actions)

    def tool_actions(self) -> tuple[QAction, ...]:
        return (
            self.freeze_action,
            self.next_action,
            self.add_action,
            self.class_action,
            self.print_action,
            self.drop_action,
        )

    def panes(self) -> list[QWidget]:
        parts: tuple[list[QWidget], ...] = (
            [self.checks.check_list, self.differences.table],
            [self.words.number_edit, self.words.basis_table],
            [self.papers.paper_list],
        )
        return parts[self.tabs.currentIndex()]

    # --- reading ---------------------------------------------------------------------------

    def open(self, plan_id: str) -> None:
        """Show this plan; what is on the screen of another one goes first."""
        if plan_id != self._plan_id:
            self._plan_id = plan_id
            self.state.forget()
            self.notice.clear()
            self.title_label.clear()
            self.checks.show_checks(())
            self.tabs.setCurrentIndex(0)
        self.refresh()

    def refresh(self) -> None:
        if not self._plan_id:
            return
        task = self.run(partial(read_plan_whole, self._office, self._plan_id), self._on_read)
        known = self.state.read is not None
        if self.loading is not None:
            self.loading.follow(task, "Đang đối chiếu", keeps_content=known)

    def _on_read(self, read: PlanRead) -> None:
        if read.prepared.plan.id != self._plan_id:
            return
        self.state.take(read)
        self.title_label.setText(read.counted)
        self.no_right.clear()
        if not self._may_edit:
            self.no_right.say_who("Soạn quyết định", Right.PREPARE_DECISIONS)
        self.checks.show_checks(read.checks, may_freeze=self._may_freeze)
        self.differences.show_state()
        self.basis.show_plan(read.prepared.plan)
        self.papers.show_papers(papers_of_plan(read))
        self._show_commands()

    def _show_commands(self) -> None:
        """Ctrl+N adds a household to a supplement, and a line of the basis among those lines."""
        read, here = self.state.read, self.tabs.currentIndex()
        may_add = self._may_edit and read is not None and read.prepared.round is None
        self.add_action.setVisible(may_add)
        self.add_action.setEnabled(may_add and here != 1)
        self.commands_changed.emit()

    def _on_print(self) -> None:
        """The paper in hand; from elsewhere first the papers there are."""
        if self.tabs.currentWidget() is self.papers:
            self.papers.view()
        else:
            self.tabs.setCurrentWidget(self.papers)
            self.papers.paper_list.setFocus()

    # --- conditions ------------------------------------------------------------------------

    def _on_next_red(self) -> None:
        self._go_red(1)

    def _on_previous_red(self) -> None:
        self._go_red(-1)

    def _go_red(self, by: int) -> None:
        at = self.state.next_red(self.checks.row, by)
        if at < 0:
            self.told.emit("Mọi điều kiện đã đạt.")
            return
        self.tabs.setCurrentIndex(0)
        self.checks.go_to(at)

    def _on_mend(self, check: Check) -> None:
        if check.code == "reasons":
            self._narrow(Narrowing.REASON)
            self.differences.go_to_lacking()
        elif check.code in _BY_HOUSEHOLD:
            self._narrow(Narrowing.BROKEN, check.households)
        elif check.code == "forgotten":
            self.household_wanted.emit(check.households[0])
        elif check.code in ("words", "basis"):
            self.tabs.setCurrentWidget(self.words)
            if check.code == "words":
                self.words.go_to_missing()
            else:
                self.words.basis_table.setFocus()
        else:
            read = self.state.read
            self.mend_wanted.emit(check, read.prepared.plan.round_id if read else "")

    def _narrow(self, narrowing: Narrowing, households: tuple[str, ...] = ()) -> None:
        self.state.narrow(narrowing, households)
        self.differences.show_state()
        self.differences.table.setFocus()

    # --- households ------------------------------------------------------------------------

    def _on_row_opened(self) -> None:
        if self._may_edit:
            self.differences.edit_reason()
        else:
            self._on_household()

    def _on_reason_typed(self, household_id: str, reason: str) -> None:
        work = partial(decisions.give_reason, self._office, self._plan_id, household_id, reason)
        self.save(lambda _report: work())

    def _on_class(self) -> None:
        row = self.differences.current()
        if row is not None:
            self._ask_class(row)

    def _on_add_household(self) -> None:
        self._ask_class(None)

    def _ask_class(self, row: Any) -> None:
        from ngheo_desktop.gui.dialogs.decision_class_dialog import DecisionClassDialog

        read = self.state.read
        classes = read.prepared.plan.classes if read else {}
        off = row is not None and row.household_id in classes
        dialog = DecisionClassDialog(self._office, self._runner, row, self, may_take_off=off)
        dialog.decided.connect(self._on_decided)
        dialog.taken_off.connect(self._on_taken_off)
        dialog.open()

    def _on_decided(self, household_id: str, decided: HouseholdClass, reason: str) -> None:
        work = partial(
            decisions.set_class, self._office, self._plan_id, household_id, decided, reason
        )
        self.save(lambda _report: work())

    def _on_taken_off(self, household_id: str) -> None:
        work = partial(decisions.set_class, self._office, self._plan_id, household_id, None, "")
        self.save(lambda _report: work())

    def _on_household(self) -> None:
        row = self.differences.current()
        if row is not None:
            self.household_wanted.emit(row.household_id)

    def _on_sheet(self) -> None:
        row = self.differences.current()
        if row is not None:
            self.sheet_wanted.emit(row.household_id)

    # --- words -----------------------------------------------------------------------------

    def keep(self) -> None:
        """The page is left: what is typed in the field in hand is kept."""
        if self._may_edit:
            self.words.keep()

    def _on_drop(self) -> None:
        office, plan_id = self._office, self._plan_id
        self.run(lambda _report: decisions.drop_plan(office, plan_id), self._on_dropped)

    def _on_dropped(self, act: Any) -> None:
        self._plan_id = ""
        self.acted.emit(act)
        self.told.emit(f"Đã {act.name}.")
        self.dropped.emit()

    # --- chốt ------------------------------------------------------------------------------

    def _on_freeze(self) -> None:
        """Red conditions are gone through first; the question is only asked when all are green."""
        read = self.state.read
        if read is None:
            return
        if self.state.red:
            self._go_red(1)
            count = len(self.state.red)
            self.notice.say(f"Chưa chốt được: còn {count} điều kiện chưa đạt.", "warning")
            return
        self.freezing.ask(read)

    def _on_frozen(self, kept: KeptList) -> None:
        self._plan_id = ""
        self.told.emit(f"Đã chốt danh sách {kept.serial}, mã đối chiếu {kept.code}.")
        self.frozen.emit(kept.id)
