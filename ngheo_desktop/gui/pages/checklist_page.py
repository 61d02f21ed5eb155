"""Phiếu rà soát: one household's answers by keyboard, with the result as they are typed."""

from datetime import UTC, date, datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ngheo_desktop.domain.days import shown_time
from ngheo_desktop.domain.drafts import ChecklistDraft, DraftKind
from ngheo_desktop.domain.problems import Problem, errors_of
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.errors import UserError
from ngheo_desktop.gui.commands import KEYS, command
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.models.draft_words import sheet_draft_words
from ngheo_desktop.gui.models.sheet_cells import Place
from ngheo_desktop.gui.models.sheet_days import DAY_FIELD, carried_to, check_day, read_day
from ngheo_desktop.gui.models.sheet_drafts import draft_from, laid, was_saved_since
from ngheo_desktop.gui.models.sheet_loading import (
    LoadedSheet,
    SheetSent,
    load,
    load_with_draft,
)
from ngheo_desktop.gui.models.sheet_problems import check_sheet
from ngheo_desktop.gui.models.sheet_state import SheetState
from ngheo_desktop.gui.sheet_saving import SheetSaving
from ngheo_desktop.gui.steps import Steps
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.draft_strip import DraftStrip
from ngheo_desktop.gui.widgets.error_strip import ErrorStrip
from ngheo_desktop.gui.widgets.kept_drafts import KeptDrafts
from ngheo_desktop.gui.widgets.sheet_commands import SheetCommands
from ngheo_desktop.gui.widgets.sheet_header import SheetHeader
from ngheo_desktop.gui.widgets.sheet_view import SheetView
from ngheo_desktop.gui.widgets.states import EmptyState, NoRight
from ngheo_desktop.operations.checklists import SavedSheet, Sheet, SheetsDiffer
from ngheo_desktop.operations.office import Office

_NOT_MOVED = "Chưa đổi ngày rà soát."


class ChecklistPage(QWidget):
    """Opens, fills and saves sheets; what was typed and not saved is kept as a draft."""

    told = Signal(str)  # a sentence for the status bar
    sheet_shown = Signal(str)  # id of the household
    sheet_saved = Signal(str)  # id of the household
    acted = Signal(object)  # the Act that was saved, to be taken back by
    next_requested = Signal(str)  # id of the household that was just dealt with
    household_requested = Signal(str)  # id of a household without members
    closed = Signal()

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checklist_page")
        self._office, self._runner = office, runner
        self._read_only = not office.actor.may(Right.FILL_CHECKLISTS)
        self._state: SheetState | None = None
        self._standards: tuple[Standard, ...] = ()
        self.drafts = KeptDrafts(office, runner, DraftKind.CHECKLIST, self)
        self.drafts.due.connect(self._keep_draft)
        self._wanted = ""
        self.saving = SheetSaving(office, runner, self)
        self.saving.saved.connect(self._on_saved)
        self.saving.failed.connect(self._on_failed)
        self._save_follows: bool | None = None  # once the new day is in: save, and go on or not
        self._return_to: Place | None = None  # where the cursor was when the sheet is read anew
        self.steps = Steps(self)  # answers that are not saved, to be taken back one by one
        self._build()
        self._add_actions()
        if self._read_only:
            self.no_right.say_who("Ghi phiếu", Right.FILL_CHECKLISTS)

    def _build(self) -> None:
        self.header = SheetHeader(self)
        self.header.day_edited.connect(self._on_day_edited)
        self.header.surveyor_edited.connect(self._on_surveyor_edited)
        self.error_strip = ErrorStrip(self)
        self.error_strip.problem_chosen.connect(self._on_problem_chosen)
        self.draft_strip = DraftStrip(self)
        self.draft_strip.save_button.hide()  # the sheet has one of its own
        self.draft_strip.dropped.connect(self._on_draft_dropped)
        self.draft_strip.follow(self.drafts)
        self.no_right = NoRight(self)
        self.view = SheetView(self.steps, self)
        self.view.changed.connect(self.drafts.touch)
        self.view.refused.connect(self.told)
        self.header.left.connect(self.view.enter)
        self.empty = EmptyState(self)
        self.empty.say("Hộ chưa có thành viên.", "Thêm người")
        self.empty.helped.connect(self._on_add_requested)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(4)
        for widget in (self.header, self.error_strip, self.draft_strip, self.no_right):
            layout.addWidget(widget)
        layout.addWidget(self.stack, 1)

    def _add_actions(self) -> None:
        fills = partial(command, self, allowed=not self._read_only)
        self.save_action = fills("Lưu", self._on_save, key="save", sign="save")
        self.next_action = fills("Lưu, hộ kế tiếp", self._on_save_next, key="main", sign="next")
        self.commands = SheetCommands(self.view, self, fills=not self._read_only)
        self.commands.told.connect(self.told)
        self.close_action = command(self, "Đóng phiếu", self._on_close, key="close", sign="close")
        for button, action, name, key in (
            (self.view.save_button, self.save_action, "save_button", "save"),
            (self.view.next_button, self.next_action, "next_button", "main"),
        ):
            button.setText(f"{action.text()} ({KEYS[key][0]})")
            button.setObjectName(name)
            button.setAutoDefault(True)
            button.clicked.connect(action.trigger)
            button.setVisible(not self._read_only)

    # --- what the window asks --------------------------------------------------------------

    def title(self) -> str:
        """Whose sheet is in front."""
        if self._state is None:
            return "Phiếu rà soát"
        household = self._state.sheet.household
        return f"Phiếu rà soát hộ {household.code} {household.head_name}".rstrip()

    def tool_actions(self) -> tuple[QAction, ...]:
        """Commands for the tool row; saving has its buttons below the sheet."""
        inside = self.commands
        filling = (inside.before_action, inside.block_action)
        return (*(() if self._read_only else filling), inside.open_action, inside.mode_action)

    def panes(self) -> list[QWidget]:
        """Parts that F6 goes round."""
        return [self.header, self.view.grid, self.view.law_panel, self.view.indicator_list]

    # --- opening ---------------------------------------------------------------------------

    def open(self, household_id: str, survey_date: date | None = None) -> None:
        """Show the sheet of a household; what was typed on it and never saved is there."""
        self._put_draft_by()
        self._wanted = household_id
        reader = self.drafts.reader(household_id)
        work = partial(load_with_draft, self._office, household_id, survey_date, reader)
        task = self._runner.start(work)
        task.succeeded.connect(self._on_loaded)
        task.failed.connect(self._on_failed)

    def leave(self) -> bool:
        """Keep what is unsaved, without a question; the page may always be left."""
        self.drafts.flush()
        return True

    def _on_loaded(self, loaded: LoadedSheet) -> None:
        sheet = loaded.sheet
        if sheet.household.id != self._wanted:
            return  # another household has been asked for since
        self._standards = loaded.standards
        self.view.grid.moves_on = loaded.moves_on
        self.drafts.learn(sheet.household.id, loaded.draft)
        if isinstance(loaded.draft, ChecklistDraft) and not self._read_only:
            self._show_draft(loaded.draft, sheet)
        else:
            self._show(SheetState(sheet, loaded.standards))
        self._return()
        self.sheet_shown.emit(sheet.household.id)

    def _show_draft(self, draft: ChecklistDraft, sheet: Sheet) -> None:
        state = laid(draft, sheet, self._standards)
        self._show(state)
        if not state.is_changed:
            return  # somebody saved just that
        saved_since = was_saved_since(draft, sheet)
        self.draft_strip.say(sheet_draft_words(draft, saved_since=saved_since))
        self._show_clashes(state)

    def _show(self, state: SheetState, *, enter: bool = True) -> None:
        self._state = state
        self.steps.clear()
        self.error_strip.clear()
        self.draft_strip.hide()
        self.header.show_state(state, read_only=self._read_only)
        self.view.set_state(state, read_only=self._read_only)
        self.commands.show_mode()
        self.setWindowTitle(self.title())
        if not state.facts.members:
            self.stack.setCurrentWidget(self.empty)
            self.empty.setFocus()
            return
        self.stack.setCurrentWidget(self.view)
        if enter:
            self.view.enter()

    def reread(self, household_id: str) -> None:
        """The register has changed under this sheet: show it anew, with what is not saved."""
        state = self._state
        if state is not None and household_id == state.sheet.household.id == self._wanted:
            self._return_to = self.view.grid.place
            self.open(household_id, state.facts.survey_date)

    def _return(self) -> None:
        place, self._return_to = self._return_to, None
        if place is not None and self._state is not None and place in self._state.positions:
            self.view.go_to(place)

    def _on_failed(self, error: Exception) -> None:
        self._save_follows = None
        if isinstance(error, SheetsDiffer) and self._state is not None:
            self._meet(self._state, error)
        elif isinstance(error, UserError):
            self.error_strip.show_problems([Problem("refused", str(error))], "Chưa làm được.")
        else:
            show_failure(self, error, "ở phiếu rà soát")

    def _meet(self, state: SheetState, error: SheetsDiffer) -> None:
        """Somebody saved this sheet meanwhile: their answers stand beside one's own."""
        state.meet(error.merged, error.stored)
        self.view.set_state(state, read_only=self._read_only)
        self._show_clashes(state, error.saved_by)

    def _show_clashes(self, state: SheetState, saved_by: str = "") -> None:
        if state.clashes:
            who = saved_by or "Người khác"
            heading = f"Chưa lưu: {who} đã lưu phiếu này, khác ở {len(state.clashes)} câu."
            clashes = [each for each in check_sheet(state) if each.code == "answers_differ"]
            self.error_strip.show_problems(clashes, heading)

    # --- drafts ----------------------------------------------------------------------------

    def _put_draft_by(self) -> None:
        self.drafts.flush()
        self._state = None

    def _keep_draft(self) -> None:
        if self._state is not None and not self._read_only:
            self._keep(self._state)

    def _keep(self, state: SheetState) -> None:
        self.drafts.put(state.sheet.household.id, draft_from(state))

    def forget_draft(self, household_id: str) -> None:
        """It was dropped in «Việc dở dang»: the sheet in front is the register's again."""
        self.drafts.forget(household_id)
        if self._state is not None and self._state.sheet.household.id == household_id:
            self._state = None
            self.open(household_id)

    def _on_draft_dropped(self) -> None:
        if self._state is not None:
            household_id = self._state.sheet.household.id
            self._state = None
            self.drafts.put(household_id, None)
            self.open(household_id)

    def _on_close(self) -> None:
        if self.view.law_panel.hasFocus() or self.view.indicator_list.hasFocus():
            self.view.return_to_cell()
            return
        state = self._state
        self._put_draft_by()
        if state is not None and state.is_changed:
            code = state.sheet.household.code
            self.told.emit(f"Phần đang nhập của phiếu hộ {code} đã được giữ làm bản nháp.")
        self.closed.emit()

    # --- day and surveyor ------------------------------------------------------------------

    def _on_surveyor_edited(self, text: str) -> None:
        if self._state is not None:
            self._state.surveyor = text
            self.drafts.touch()

    def _on_day_edited(self, text: str) -> None:
        state = self._state
        if state is None:
            return
        today = self._office.today()
        problems = check_day(text, today, self._standards)
        if problems:
            self.error_strip.show_problems(problems, _NOT_MOVED)
            return
        day = read_day(text, today)
        if day == state.facts.survey_date:
            self.header.show_state(state, read_only=self._read_only)
            self.error_strip.clear()
        else:
            task = self._runner.start(partial(load, self._office, state.sheet.household.id, day))
            task.succeeded.connect(self._on_day_loaded)
            task.failed.connect(self._on_failed)

    def _on_day_loaded(self, loaded: LoadedSheet) -> None:
        state = self._state
        follows, self._save_follows = self._save_follows, None
        if state is None or loaded.sheet.household.id != state.sheet.household.id:
            return
        moved = carried_to(state, loaded.sheet, self._standards)
        if isinstance(moved, Problem):
            self.header.show_state(state, read_only=self._read_only)
            self.error_strip.show_problems([moved], _NOT_MOVED)
            return
        self._show(moved, enter=not self.header.has_focus)
        if follows is not None and state.is_changed:
            self._save(goes_on=follows)

    # --- saving ----------------------------------------------------------------------------

    def _on_save(self) -> None:
        self._save(goes_on=False)

    def _on_save_next(self) -> None:
        self._save(goes_on=True)

    def _save(self, *, goes_on: bool) -> None:
        state = self._state
        if state is None or self.saving.is_busy or self._read_only:
            return
        typed_day = self.header.day_edit.text()
        found = check_sheet(state)
        problems = check_day(typed_day, self._office.today(), self._standards) + errors_of(found)
        if problems:
            self.error_strip.show_problems(problems)
            return
        self.error_strip.clear()
        if self.header.is_day_open:
            self._save_follows = goes_on
            self._on_day_edited(typed_day)
        elif state.is_changed:
            self.saving.begin(state, found, goes_on=goes_on)
        else:
            household = state.sheet.household
            self.told.emit(f"Phiếu hộ {household.code} không có gì mới để lưu.")
            if goes_on:
                self.next_requested.emit(household.id)

    def _on_saved(self, sent: SheetSent, saved: SavedSheet) -> None:
        household = sent.state.sheet.household
        self._keep(sent.state)
        if sent.state is self._state:
            self._show_saved(sent, saved)
        self.sheet_saved.emit(household.id)
        if saved.act is not None:
            self.acted.emit(saved.act)
        taken = f" Đã gộp {saved.taken} câu do người khác vừa lưu." if saved.taken else ""
        now = shown_time(datetime.now(UTC))
        self.told.emit(f"Đã lưu phiếu hộ {household.code} lúc {now}.{taken}")
        if sent.goes_on and not sent.warnings:
            self.next_requested.emit(household.id)

    def _show_saved(self, sent: SheetSent, saved: SavedSheet) -> None:
        """What others had saved is on the screen now; what only warns is told afterwards."""
        state = sent.state
        self.steps.clear()
        if not state.is_changed:
            self.draft_strip.hide()
        if saved.facts != sent.facts:
            self._return_to = self.view.grid.place
            self.view.set_state(state, read_only=self._read_only)
            self._return()
        if sent.warnings:
            on = " F9 lần nữa để sang hộ kế tiếp." if sent.goes_on else ""
            self.error_strip.tell_saved(sent.warnings, on)

    # --- ways on ----------------------------------------------------------------------------

    def _on_problem_chosen(self, problem: Problem) -> None:
        if problem.field == DAY_FIELD:
            self.header.day_edit.setFocus()
            self.header.day_edit.selectAll()
        elif problem.field:
            self.view.go_to(Place(problem.field, problem.member or 0))
        else:
            self.view.return_to_cell()

    def _on_add_requested(self) -> None:
        if self._state is not None:
            self.household_requested.emit(self._state.sheet.household.id)
