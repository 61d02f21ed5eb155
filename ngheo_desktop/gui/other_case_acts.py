"""What is done with a case of the other classes: one command, one dialog, one act."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.other_classes import CaseStep, OtherCase, OtherClass
from ngheo_desktop.domain.other_decisions import SignedOther
from ngheo_desktop.domain.register import Household
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.dialogs.act_dialog import ActDialog
from ngheo_desktop.gui.models.other_case_lines import ReadCase
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.households import peek_household
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.other_class_papers import (
    PAPERS,
    POSTING,
    SHEET,
    make_blank_sheet,
    make_paper,
    make_posting,
)
from ngheo_desktop.operations.other_classes import unpost_case, withdraw_case
from ngheo_desktop.operations.papers import MadeForm
from ngheo_desktop.progress import Report


class OtherCaseActs(QObject):
    """Works on the case that the page shows; a decision takes every case that is ready."""

    acted = Signal(object)  # the Act, to be taken back by
    told = Signal(str)  # a sentence for the status bar
    changed = Signal()  # the cases are to be read anew
    closed = Signal()  # a dialog; the focus goes back to the list
    failed = Signal(object)  # the exception
    household_wanted = Signal(str)  # id

    def __init__(self, office: Office, runner: TaskRunner, page: QWidget) -> None:
        super().__init__(page)
        self._office, self._runner, self._page = office, runner, page
        self._read: ReadCase | None = None
        self._ready: Sequence[OtherCase] = ()
        may = office.actor.may
        run, sign = may(Right.RUN_ROUNDS), may(Right.FREEZE_LISTS)
        make = partial(command, page)
        self.sheet_action = make(
            "Phiếu thu nhập…", self.open_sheet, key="open_sheet", sign="review", allowed=run
        )
        self.post_action = make("Niêm yết…", self._on_post, sign="calendar", allowed=run)
        self.complain_action = make("Ghi kiến nghị…", self._on_complain, sign="edit", allowed=run)
        self.answer_action = make("Kết quả phúc tra…", self._on_answer, sign="done", allowed=run)
        self.decide_action = make(
            "Lập quyết định…", self._on_decide, key="main", sign="law", allowed=sign
        )
        self.refuse_action = make("Không công nhận…", self._on_refuse, sign="close", allowed=run)
        self.unpost_action = make("Bỏ lần niêm yết", self._on_unpost, sign="undo", allowed=run)
        self.withdraw_action = make(
            "Rút đơn", self._on_withdraw, key="remove", sign="remove", allowed=run
        )
        may_print = may(Right.PRINT_LISTS)
        self.blank_action = make(
            "Phiếu thu nhập trắng…", self._on_blank, sign="print", allowed=may_print
        )
        self.board_action = make(
            "Bảng niêm yết chung…", self._on_board, sign="print", allowed=may_print
        )
        self.household_action = make("Mở trang hộ", self._on_household, sign="households")

    def row_actions(self) -> tuple[QAction, ...]:
        """What the menu of a line offers."""
        return (
            self.sheet_action,
            self.post_action,
            self.complain_action,
            self.answer_action,
            self.refuse_action,
            self.unpost_action,
            self.withdraw_action,
            self.household_action,
        )

    def tool_actions(self) -> tuple[QAction, ...]:
        """Commands for the tool row, the most used first."""
        shown = (
            *self.row_actions()[:4],
            self.decide_action,
            self.refuse_action,
            self.board_action,
            self.blank_action,
        )
        return tuple(each for each in shown if each.isVisible())

    def show(self, read: ReadCase | None, ready: Sequence[OtherCase]) -> None:
        """The case in hand, and those that wait for a decision."""
        self._read, self._ready = read, ready
        is_open = read is not None and not read.case.is_closed
        posted = read is not None and is_open and read.case.posting is not None
        waiting = read is not None and is_open and bool(read.case.open_complaints)
        to_post = read is not None and read.step == CaseStep.POSTING and not posted
        for action, offered in (
            (self.sheet_action, is_open),
            (self.post_action, to_post),
            (self.complain_action, posted),
            (self.answer_action, waiting),
            (self.refuse_action, is_open),
            (self.unpost_action, posted),
            (self.withdraw_action, is_open),
            (self.decide_action, bool(ready)),
            (self.household_action, read is not None),
        ):
            action.setEnabled(offered and action.isVisible())

    # --- steps -----------------------------------------------------------------------------

    def open_sheet(self) -> None:
        """The income sheet of the case in hand, with who stands in the household now."""
        read = self._read
        if read is None or not self.sheet_action.isEnabled():
            return
        office, household_id = self._office, read.case.household_id
        task = self._runner.start(lambda _report: peek_household(office, household_id))
        task.succeeded.connect(partial(self._open_sheet, read))
        task.failed.connect(self.failed)

    def _open_sheet(self, read: ReadCase, household: Household | None) -> None:
        from ngheo_desktop.gui.dialogs.income_sheet_dialog import IncomeSheetDialog

        members = household.members if household else ()
        self._open(IncomeSheetDialog(self._office, self._runner, read.case, members, self._page))

    def _on_post(self) -> None:
        from ngheo_desktop.gui.dialogs.other_step_dialogs import PostCaseDialog

        self._open_step(PostCaseDialog)

    def _on_complain(self) -> None:
        from ngheo_desktop.gui.dialogs.other_step_dialogs import ComplaintDialog

        self._open_step(ComplaintDialog)

    def _on_answer(self) -> None:
        from ngheo_desktop.gui.dialogs.other_step_dialogs import ComplaintAnswerDialog

        self._open_step(ComplaintAnswerDialog)

    def _on_refuse(self) -> None:
        from ngheo_desktop.gui.dialogs.other_step_dialogs import RefuseCaseDialog

        self._open_step(RefuseCaseDialog)

    def _open_step(self, dialog: Callable[..., ActDialog]) -> None:
        read = self._read
        if read is not None:
            self._open(dialog(self._office, self._runner, read.case, self._page))

    def _open(self, dialog: ActDialog) -> None:
        dialog.recorded.connect(self._on_recorded)
        dialog.finished.connect(self.closed)
        dialog.open()

    def _on_recorded(self, act: Act) -> None:
        self.acted.emit(act)
        self.told.emit(f"Đã {act.name}.")
        self.changed.emit()

    def _on_unpost(self) -> None:
        self._do(unpost_case)

    def _on_withdraw(self) -> None:
        self._do(withdraw_case)

    def _do(self, act: Callable[[Office, str], Act]) -> None:
        read = self._read
        if read is None:
            return
        office, case_id = self._office, read.case.id
        task = self._runner.start(lambda _report: act(office, case_id))
        task.succeeded.connect(self._on_recorded)
        task.failed.connect(self.failed)

    def _on_decide(self) -> None:
        from ngheo_desktop.gui.dialogs.other_decision_dialog import OtherDecisionDialog

        kinds = {each.kind for each in self._ready}
        in_hand = self._read.case.kind if self._read else None
        kind = in_hand if in_hand in kinds else min(kinds, default=None)
        if kind is None:
            return
        dialog = OtherDecisionDialog(
            self._office, self._runner, self._ready, OtherClass(kind), self._page
        )
        dialog.signed.connect(self._on_signed)
        dialog.finished.connect(self.closed)
        dialog.open()

    def _on_signed(self, signed: SignedOther) -> None:
        self.told.emit(f"Đã ký Quyết định số {signed.head.number}, mã đối chiếu {signed.code}.")
        self.changed.emit()

    # --- going on --------------------------------------------------------------------------

    def _on_household(self) -> None:
        read = self._read
        if read is not None:
            self.household_wanted.emit(read.case.household_id)

    def open_paper(self, code: str) -> None:
        """One paper of the case in hand, to be looked at, printed or saved."""

        read = self._read
        if read is None:
            return
        office, case_id = self._office, read.case.id

        def make(_report: Report) -> MadeForm:
            return make_paper(office, case_id, code)

        self._look_at(PAPERS[code], make)

    def _on_blank(self) -> None:
        """A sheet to be written by hand in the home of the household."""
        kind = self._read.case.kind if self._read else OtherClass.AVERAGE_LIVING
        self._look_at(PAPERS[SHEET], lambda _report: make_blank_sheet(self._office, kind))

    def _on_board(self) -> None:
        self._look_at(PAPERS[POSTING], lambda _report: make_posting(self._office))

    def _look_at(self, title: str, make: Callable[[Report], MadeForm]) -> None:
        from ngheo_desktop.gui.dialogs.paper_dialog import PaperDialog

        dialog = PaperDialog(self._office, self._runner, title, make, self._page)
        dialog.told.connect(self.told)
        dialog.open()
