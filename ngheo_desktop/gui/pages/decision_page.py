"""Quyết định, danh sách đã chốt: prepared until all is green, frozen, proven, handed over."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ngheo_desktop.domain.decisions import Check, DecisionPlan
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.rounds import Step
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.models.decision_paper_lines import PaperLine, docx_of, make_paper
from ngheo_desktop.gui.models.decision_reading import Shelf, ShelfLine, read_shelf
from ngheo_desktop.gui.page_names import MOVEMENT, REVIEW
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.decision_plan_view import DecisionPlanView
from ngheo_desktop.gui.widgets.decision_shelf import DecisionShelf
from ngheo_desktop.gui.widgets.decision_view import DecisionView
from ngheo_desktop.gui.widgets.frozen_view import FrozenView
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.states import Loading
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.decisions import (
    SignedDecision,
    prepare_decision,
    prepare_supplement,
)
from ngheo_desktop.operations.office import Office

_TITLE = "Quyết định, danh sách đã chốt"
_OWN_PAGES = (Step.MEETING, Step.POSTING, Step.RECHECK)  # the others are worked on in the board
_Begun = tuple[DecisionPlan, Act]


class DecisionPage(QWidget):
    """The shelf of all plans and decisions, and what is opened from it; Esc goes back to it."""

    told = Signal(str)
    acted = Signal(object)  # the Act
    step_wanted = Signal(object, str, str)  # Step, round, hamlet
    page_wanted = Signal(str, str)  # name of a page, round
    household_wanted = Signal(str)  # id
    sheet_wanted = Signal(str)  # household id
    standards_wanted = Signal()
    closed = Signal()

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("decision_page")
        self.setWindowTitle(_TITLE)
        self._office, self._runner = office, runner
        self._read = Shelf()
        self._asked: tuple[str, str] | None = None  # round and hamlet as the window asked
        self._wanted = ""  # id of a plan, a frozen list or a round to open once the shelf is read
        self._build()
        self._add_actions()

    def _build(self) -> None:
        self.notice = Notice(self)
        self.shelf = DecisionShelf(self)
        self.shelf.opened.connect(self._on_line_opened)
        self.shelf.rounds_wanted.connect(self._on_rounds_wanted)
        self.plan_view = DecisionPlanView(self._office, self._runner, self)
        self.frozen_view = FrozenView(self._office, self._runner, self)
        for view in (self.plan_view, self.frozen_view):
            self._join(view)
        self.plan_view.mend_wanted.connect(self._on_mend)
        self.plan_view.sheet_wanted.connect(self.sheet_wanted)
        self.plan_view.frozen.connect(self._on_frozen)
        self.plan_view.dropped.connect(self._on_dropped)
        self.stack = QStackedWidget(self)
        for part in (self.shelf, self.plan_view, self.frozen_view):
            self.stack.addWidget(part)
        self._loading = Loading(self.shelf)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.notice)
        layout.addWidget(self.stack, 1)

    def _join(self, view: DecisionView) -> None:
        view.told.connect(self.told)
        view.acted.connect(self.acted)
        view.paper_wanted.connect(self._on_paper_wanted)
        view.household_wanted.connect(self.household_wanted)
        view.supplement_wanted.connect(self._on_supplement_wanted)
        view.commands_changed.connect(self._tell_commands)

    def _add_actions(self) -> None:
        make = partial(command, self)
        may = self._office.actor.may
        self.prepare_action = make(
            "Lập dự thảo",
            self._on_prepare,
            key="new",
            sign="add",
            allowed=may(Right.PREPARE_DECISIONS),
        )
        self.shelf_action = make("Mọi quyết định", self.show_shelf, sign="list")
        self.verify_action = make("Kiểm tra bản in…", self._on_verify, sign="search")
        self.removeAction(self.verify_action)  # the search finds that of the window
        self.close_action = make("Đóng", self._on_close, key="close", sign="close")

    # --- what the window asks --------------------------------------------------------------

    def title(self) -> str:
        return self.windowTitle()

    def tool_actions(self) -> tuple[QAction, ...]:
        """Commands of the shelf, or of what is open."""
        view = self._view()
        if view is None:
            return (self.prepare_action, self.verify_action)
        return (self.shelf_action, *view.tool_actions(), self.verify_action)

    def panes(self) -> list[QWidget]:
        view = self._view()
        return [self.shelf] if view is None else view.panes()

    def open_round(self, round_id: str, hamlet_id: str = "") -> None:
        """The plan or decision of a round; of none, everything there is."""
        if self._asked == (round_id, hamlet_id) and self._view() is not None:
            self.refresh()
            return
        self._asked, self._wanted = (round_id, hamlet_id), round_id
        if not round_id:
            self.show_shelf()
        self._read_shelf()

    def refresh(self) -> None:
        """Read anew what is shown."""
        self._read_shelf()
        view = self._view()
        if view is not None:
            view.refresh()

    def reread(self, _household_id: str) -> None:
        """Something was taken back or done again."""
        self.refresh()

    def leave(self) -> bool:
        """What is typed is kept; nothing holds the officer here."""
        self.plan_view.keep()
        return True

    # --- the shelf -------------------------------------------------------------------------

    def show_shelf(self) -> None:
        """Everything prepared and signed."""
        self.plan_view.keep()
        self._show(self.shelf, _TITLE)
        self.shelf.setFocus()

    def _read_shelf(self) -> None:
        task = self._runner.start(partial(read_shelf, self._office))
        task.succeeded.connect(self._on_shelf_read)
        task.failed.connect(self._on_failed)
        self._loading.follow(task, keeps_content=bool(self._read.rounds or self._read.decisions))

    def _on_shelf_read(self, shelf: Shelf) -> None:
        self._read = shelf
        self.shelf.show_shelf(shelf)
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self._open_wanted(wanted)
        self._tell_commands()

    def _open_wanted(self, wanted: str) -> None:
        plan = next((each for each in self._read.plans if each.id == wanted), None)
        signed = next((each for each in self._read.decisions if each.list_id == wanted), None)
        found = plan or signed or self._read.of_round(wanted)
        if isinstance(found, DecisionPlan):
            self._open_plan(found)
        elif found is not None:
            self._open_signed(found)
        else:
            self.show_shelf()
            self.shelf.go_to_round(wanted)

    def _on_line_opened(self, line: ShelfLine) -> None:
        if line.plan is not None:
            self._open_plan(line.plan)
        elif line.signed is not None:
            self._open_signed(line.signed)
        elif self.prepare_action.isEnabled():
            self._on_prepare()

    def _open_plan(self, plan: DecisionPlan) -> None:
        self._show(self.plan_view, f"Dự thảo: {self._read.title_of(plan)}")
        self.plan_view.open(plan.id)
        self.plan_view.panes()[0].setFocus()

    def _open_signed(self, signed: SignedDecision) -> None:
        self._show(self.frozen_view, f"Quyết định số {signed.number}")
        hamlet_id = self._asked[1] if self._asked else ""
        self.frozen_view.open(signed, hamlet_id)
        self.frozen_view.panes()[0].setFocus()

    # --- preparing -------------------------------------------------------------------------

    def _on_prepare(self) -> None:
        line = self.shelf.current()
        waiting = self._read.waiting()
        chosen = line.round if line is not None and line.round is not None else None
        round_ = chosen or next(iter(waiting), None)
        if round_ is None:
            self.notice.say("Không có đợt rà soát nào đang chờ quyết định.", "warning")
            return
        office, round_id = self._office, round_.id
        task = self._runner.start(lambda _report: prepare_decision(office, round_id))
        task.succeeded.connect(self._on_begun)
        task.failed.connect(self._on_failed)

    def _on_supplement_wanted(self, decision_id: str) -> None:
        office = self._office
        task = self._runner.start(lambda _report: prepare_supplement(office, decision_id))
        task.succeeded.connect(self._on_begun)
        task.failed.connect(self._on_failed)

    def _on_begun(self, begun: _Begun) -> None:
        plan, act = begun
        self.acted.emit(act)
        self.told.emit(f"Đã {act.name}.")
        self._wanted = plan.id
        self._read_shelf()

    def _on_frozen(self, list_id: str) -> None:
        self._wanted = list_id
        self._read_shelf()

    def _on_dropped(self) -> None:
        self.show_shelf()
        self._read_shelf()

    def _on_mend(self, check: Check, round_id: str) -> None:
        """A condition that another page mends."""
        if check.code == "standard":
            self.standards_wanted.emit()
        elif check.code == "balance":
            self.page_wanted.emit(MOVEMENT, round_id)
        elif check.places and check.places[0][0] in _OWN_PAGES:
            step, hamlet_id = check.places[0]
            self.step_wanted.emit(step, round_id, hamlet_id)
        else:
            self.page_wanted.emit(REVIEW, round_id)

    def _on_rounds_wanted(self) -> None:
        self.page_wanted.emit(REVIEW, "")

    # --- papers and codes ------------------------------------------------------------------

    def _on_paper_wanted(self, line: PaperLine) -> None:
        from ngheo_desktop.gui.dialogs.paper_dialog import PaperDialog

        make = partial(make_paper, self._office, line)
        docx = docx_of(self._office, line)
        dialog = PaperDialog(
            self._office, self._runner, line.title, make, self.window(), save_docx=docx
        )
        dialog.told.connect(self.told)
        dialog.open()

    def _on_verify(self) -> None:
        from ngheo_desktop.gui.dialogs.verify_dialog import VerifyDialog

        VerifyDialog(self._office, self._runner, self.window()).open()

    # --- what is in front ------------------------------------------------------------------

    def _view(self) -> DecisionView | None:
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, DecisionView) else None

    def _show(self, part: QWidget, title: str) -> None:
        self.notice.clear()
        self.stack.setCurrentWidget(part)
        for view in (self.plan_view, self.frozen_view):  # one key, one meaning
            for action in view.actions():
                self.removeAction(action)
        self.addActions(part.actions())  # «Sửa» and the search know them too
        self.setWindowTitle(title)
        self._tell_commands()

    def _tell_commands(self) -> None:
        """The window offers the commands of what is in front; an equal title tells it nothing."""
        may_prepare = self._office.actor.may(Right.PREPARE_DECISIONS)
        waits = self._view() is None and bool(self._read.waiting())
        self.prepare_action.setEnabled(may_prepare and waits)
        self.windowTitleChanged.emit(self.windowTitle())

    def _on_close(self) -> None:
        if self._view() is None:
            self.closed.emit()
        else:
            self.show_shelf()

    def _on_failed(self, error: Any) -> None:
        self.notice.say_failure(error, "khi mở quyết định")
