"""Trang hộ: one household's own fields, its people, results and history."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

from ngheo_desktop.domain.checks import check_household
from ngheo_desktop.domain.drafts import Draft, DraftKind, HouseholdDraft
from ngheo_desktop.domain.edits import rebased
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.register import Hamlet, Household, HouseholdFile
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.scoring import Result
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.errors import InputRefused, UserError, WrongUsage
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.dialogs.put_away_dialog import PutAwayDialog
from ngheo_desktop.gui.dialogs.why_dialog import WhyDialog
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.forms.ui_household_page import Ui_HouseholdPage
from ngheo_desktop.gui.household_events import HouseholdEvents
from ngheo_desktop.gui.models.history_lines import HistoryRow, history_rows
from ngheo_desktop.gui.models.household_loading import (
    Loaded,
    Saved,
    load,
    note_ids,
    put_away,
    save,
    take_back,
)
from ngheo_desktop.gui.models.result_table import CLASS_COLUMN, ResultTableModel
from ngheo_desktop.gui.models.result_table import HEADS as RESULT_HEADS
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.field_flow import goes_on
from ngheo_desktop.gui.widgets.household_draft_strip import HouseholdDraftStrip
from ngheo_desktop.gui.widgets.household_fields import HouseholdFields
from ngheo_desktop.gui.widgets.household_head import HouseholdHead
from ngheo_desktop.gui.widgets.household_history import HouseholdHistory
from ngheo_desktop.gui.widgets.kept_drafts import KeptDrafts, not_kept
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.members_panel import MembersPanel
from ngheo_desktop.gui.widgets.result_delegate import ResultDelegate
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.households import tidied
from ngheo_desktop.operations.office import Office

_EXPLANATION = "giai-thich"


class HouseholdPage(QWidget):
    """Leaving saves nothing and loses nothing: the edits come back with the household."""

    household_saved = Signal(str)  # id
    checklist_requested = Signal(str)  # id of the household
    print_requested = Signal(str, str)  # code of the form, id of the household
    acted = Signal(object)  # the Act that was saved, to be taken back by
    told = Signal(str)  # a sentence for the status bar
    closed = Signal()

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("household_page")
        self._office, self._runner = office, runner
        self._may_edit = office.actor.may(Right.EDIT_HOUSEHOLDS)
        self._file: HouseholdFile | None = None
        self._base = Household()
        self._standards: tuple[Standard, ...] = ()
        self._wanted: str | None = None
        self._shown: str | None = None  # id on the screen, "" for a new one; None = nothing yet
        self._saving = ""
        self._wanted_member = ""  # id of the person to go to once the household is there
        self._wanted_field = ""  # name of the field to go to, likewise
        self._wanted_head = ""  # name to begin a new household with
        self._working: QWidget | None = None  # where the focus was when saving began
        self.drafts = KeptDrafts(office, runner, DraftKind.HOUSEHOLD, self)
        self._hamlets: dict[str, Hamlet] = {}
        self.form = Ui_HouseholdPage()
        self.form.setupUi(self)
        self.form.tabs.tabBar().setAccessibleName("Các phần của hồ sơ hộ")
        self.head = HouseholdHead(self.form, self)
        self.strip = HouseholdDraftStrip(self.form, self, may_edit=self._may_edit)
        self.fields = HouseholdFields(self.form, self)
        self.members = MembersPanel(self.form, office.today(), self)
        self.history = HouseholdHistory(self.form, self)
        self.steps = self.members.steps
        self._build_tables()
        self._add_actions()
        self._connect_parts()
        if not self._may_edit:
            self.fields.set_readable_only()
            self.members.set_readable_only()
            self.history.set_readable_only()
        self.setEnabled(False)  # until a household is there

    # --- parts -----------------------------------------------------------------------------

    def _build_tables(self) -> None:
        form = self.form
        self.results = ResultTableModel(RESULT_HEADS, self)
        delegate = ResultDelegate(form.result_table)
        form.result_table.setItemDelegateForColumn(CLASS_COLUMN, delegate)
        _dress(form.result_table, self.results)
        _dress(form.history_table)

    def _add_actions(self) -> None:
        make, may = partial(command, self), self._office.actor.may
        self.save_action = make(
            "Lưu", self._on_save, key="save", sign="save", allowed=self._may_edit
        )
        self.checklist_action = make(
            "Mở phiếu", self._on_checklist, key="open_sheet", sign="review"
        )
        self.print_action = make(
            "In giấy giải thích",
            self._on_print,
            key="print",
            sign="print",
            allowed=may(Right.PRINT_LISTS),
        )
        self.put_away_action = make(
            "Đưa vào mục Đã bỏ…", self._on_put_away, sign="remove", allowed=self._may_edit
        )
        self.events = HouseholdEvents(self._office, self._runner, self)
        self.events.recorded.connect(self._on_event_recorded)
        self.close_action = make("Đóng", self.closed.emit, key="close", sign="close")
        self.next_tab_action = make("Thẻ kế tiếp", self._on_next_tab, key="next_step", sign="next")
        self.previous_tab_action = make(
            "Thẻ trước", self._on_previous_tab, key="previous_step", sign="previous"
        )

    def _on_next_tab(self) -> None:
        self._step_tab(1)

    def _on_previous_tab(self) -> None:
        self._step_tab(-1)

    def _step_tab(self, by: int) -> None:
        form = self.form
        form.tabs.setCurrentIndex((form.tabs.currentIndex() + by) % form.tabs.count())
        firsts = (form.code_edit, form.member_table, form.result_table, form.history_table)
        firsts[form.tabs.currentIndex()].setFocus()

    def _connect_parts(self) -> None:
        form = self.form
        self.drafts.due.connect(self._keep_draft)
        self.drafts.failed.connect(self._on_draft_failed)
        self.drafts.recovered.connect(self._on_draft_recovered)
        self.fields.edited.connect(self._on_edited)
        self.fields.note_entered.connect(self.focusNextChild)
        self.members.edited.connect(self._on_edited)
        self.members.typed.connect(self.drafts.touch)
        self.members.ids_shown.connect(self._on_ids_shown)
        self.history.value_wanted.connect(self._on_value_wanted)
        form.error_strip.problem_chosen.connect(self._on_problem_chosen)
        form.draft_save_button.clicked.connect(self.save_action.trigger)
        form.draft_drop_button.clicked.connect(self._on_draft_dropped)
        form.why_button.clicked.connect(self._on_why)
        form.checklist_button.clicked.connect(self.checklist_action.trigger)
        form.result_table.activated.connect(self._on_checklist)

    def tool_actions(self) -> tuple[QAction, ...]:
        """Commands for the tool row, the most used first."""
        add = self.members.add_action
        events = self.events.action
        shown = (self.save_action, add, self.checklist_action, events, self.print_action)
        return tuple(action for action in shown if action.isVisible())

    def panes(self) -> list[QWidget]:
        """Parts that F6 goes round."""
        return [self.form.error_strip, self.form.tabs]

    def title(self) -> str:
        """What the window calls this page."""
        if self._shown is None:
            return ""
        return self._base.head_name or (f"Hộ {self._base.code}" if self._shown else "Thêm hộ")

    # --- coming and going ------------------------------------------------------------------

    def open(self, household_id: str | None) -> None:
        """Show a household, or with None a new one; edits that were never saved come back."""
        self.leave()
        self._wanted = household_id or ""
        self._read(self._on_load_failed)

    def reread(self, household_id: str) -> None:
        """The register has changed under this household: show it anew, with what is not saved."""
        if household_id and household_id == self._shown == self._wanted:
            self.leave()
            self._read(self._on_gone)

    def _read(self, failed: Callable[[Exception], None]) -> None:
        wanted = self._wanted or ""
        reader = self.drafts.reader(wanted)
        task = self._runner.start(partial(load, self._office, wanted, reader))
        task.succeeded.connect(self._on_loaded)
        task.failed.connect(failed)

    def _on_gone(self, error: Exception) -> None:
        """It was put away meanwhile: nothing is left to show."""
        if isinstance(error, WrongUsage):
            self._shown = None
            self.setEnabled(False)
            self.closed.emit()
        else:
            show_failure(self, error, "khi mở hộ")

    def show_member(self, member_id: str) -> None:
        """Go to one person of the household that was opened."""
        self._wanted_member = member_id
        if self._shown == self._wanted:
            self._go_to_wanted_member()

    def _go_to_wanted_member(self) -> None:
        ids = [each.id for each in self.members.members()]
        if self._wanted_member and self._wanted_member in ids:
            self.form.tabs.setCurrentWidget(self.form.member_tab)
            self.members.choose_member(ids.index(self._wanted_member) + 1)
            self.form.member_table.setFocus()
        self._wanted_member = ""

    def show_field(self, name: str) -> None:
        """Go to a field of the household that was opened; the list of people for any other."""
        self._wanted_field = name or "members"
        if self._shown == self._wanted:
            self._go_to_wanted_field()

    def _go_to_wanted_field(self) -> None:
        if self._wanted_field:
            self._on_problem_chosen(Problem("wanted", "", field=self._wanted_field))
        self._wanted_field = ""

    def begin_with_head(self, name: str) -> None:
        """Give the new household that was opened its head, unless it has people already."""
        self._wanted_head = name
        if self._shown == self._wanted:
            self._name_wanted_head()

    def _name_wanted_head(self) -> None:
        if self._wanted_head and not self._shown:
            self.members.name_head(self._wanted_head)
        self._wanted_head = ""

    def leave(self) -> bool:
        """Keep what is unsaved, without a question; the page may always be left."""
        self.drafts.flush()
        return True

    def let_go(self, household_id: str) -> None:
        """Another window takes this household over, with what was typed on it."""
        if household_id in (self._shown, self._wanted):
            self.leave()
            self._shown = self._wanted = None
            self.setEnabled(False)

    def draft(self) -> Household:
        """The household as it stands on the screen."""
        typed = self.fields.read(self._base)
        return tidied(replace(typed, members=self.members.members()))

    def has_unsaved(self) -> bool:
        if self._shown is None:
            return False
        return self.draft() != tidied(self._base) or bool(self.members.unfinished())

    def _on_loaded(self, loaded: Loaded) -> None:
        if loaded.household_id != self._wanted:
            return  # another household was asked for meanwhile
        other = loaded.household_id != self._shown
        if other:
            self.leave()  # the one on the screen could be edited until now
        self._show_loaded(loaded)
        if other:
            self.form.tabs.setCurrentWidget(self.form.info_tab)
            self.form.code_edit.setFocus()
        self._go_to_wanted_member()
        self._go_to_wanted_field()
        self._name_wanted_head()

    def _show_loaded(self, loaded: Loaded) -> None:
        self._file, self._shown = loaded.file, loaded.household_id
        self._standards = loaded.standards
        self._hamlets = {hamlet.id: hamlet for hamlet in loaded.hamlets}
        self._base = loaded.file.household if loaded.file else Household()
        self.setEnabled(True)
        self.fields.set_hamlets(loaded.hamlets)
        self.drafts.learn(self._shown, loaded.draft)
        self._show_draft(self.drafts.of(self._shown))
        self._show_file()
        self.setWindowTitle(self.title())

    def _on_load_failed(self, error: Exception) -> None:
        show_failure(self, error, "khi mở hộ")
        self.closed.emit()

    def _show_draft(self, kept: Draft | None) -> None:
        """The draft laid on the household as it is now, or without one the household itself."""
        typed = kept if isinstance(kept, HouseholdDraft) else None
        shown = rebased(typed.household, typed.base, self._base) if typed else self._base
        self.form.error_strip.clear()
        self.fields.show_problems([])
        self.fields.show(shown)
        people = typed.people if typed else ()
        self.members.show(shown.members, self._problems_of(shown), people)
        self.strip.show_for(typed if self.has_unsaved() else None, self._base)
        self._show_head()

    def _keep_draft(self) -> None:
        if self._shown is not None and self._may_edit:
            people = self.members.unfinished()
            draft = HouseholdDraft(self.draft(), tidied(self._base), people=people)
            self.drafts.put(self._shown, draft if self.has_unsaved() else None)

    def _on_draft_failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.strip.say(not_kept(error))
        else:
            show_failure(self, error, "khi giữ bản nháp")

    def _on_draft_recovered(self) -> None:
        self.strip.show_for(None, self._base)

    def forget_draft(self, household_id: str) -> None:
        """It was dropped in «Việc dở dang»: what stands on the screen is the register's again."""
        self.drafts.forget(household_id)
        if household_id == self._shown:
            self._show_draft(None)

    def _on_draft_dropped(self) -> None:
        if self._shown is None:
            return
        self.drafts.put(self._shown, None)
        self._show_draft(None)
        self.form.code_edit.setFocus()

    # --- what is shown ---------------------------------------------------------------------

    def _show_head(self) -> None:
        """Header and tab titles follow the draft."""
        shown = self.draft()
        hamlet = self._hamlets.get(shown.hamlet_id)
        area = hamlet.area_on(self._office.today()) if hamlet else None
        self.head.show_draft(shown, hamlet.full_name if hamlet else "", area)

    def _show_file(self) -> None:
        """What the register knows of it: decision, results, history."""
        form, file = self.form, self._file
        self.head.show_file(file, self._office.today().year)
        results = file.results if file else ()
        self.results.set_results(results, self._standards)
        named = {each.id: each.full_name for each in self._hamlets.values()}
        self.history.show(history_rows(file, named, self._standards) if file else [])
        form.review_label.setText("" if self._shown else "Lưu hộ trước khi mở phiếu.")
        form.checklist_button.setEnabled(bool(self._shown))
        self.checklist_action.setEnabled(bool(self._shown))
        self.print_action.setEnabled(bool(results))
        self.put_away_action.setEnabled(bool(self._shown) and self._may_edit)
        self.events.show(self._base, tuple(self._hamlets.values()))

    def _standard(self, result: Result) -> Standard | None:
        return next((each for each in self._standards if each.code == result.standard), None)

    def _on_why(self) -> None:
        if self._file is None or not self._file.results:
            return
        result = self._file.results[0]
        names = {no: each.name for no, each in enumerate(self._file.household.members, start=1)}
        dialog = WhyDialog(result, self._standard(result), names, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # --- editing and saving ----------------------------------------------------------------

    def _problems_of(self, household: Household) -> list[Problem]:
        return check_household(household, self._office.today())

    def _on_edited(self) -> None:
        self.drafts.touch()
        self._show_head()
        self.members.show_problems(self._problems_of(self.draft()))

    def _on_save(self) -> None:
        if self._shown is None or not self.save_action.isEnabled():
            return
        self.save_action.setEnabled(False)
        self._working = QApplication.focusWidget()
        self.form.tabs.setEnabled(False)  # nothing is typed past what is being saved
        self._saving = self._shown
        self.drafts.flush()
        task = self._runner.start(partial(save, self._office, self.draft(), self._base))
        task.succeeded.connect(self._on_saved)
        task.failed.connect(self._on_save_failed)

    def _end_saving(self) -> None:
        """The officer goes on where the saving began."""
        self.save_action.setEnabled(self._may_edit)
        self.form.tabs.setEnabled(True)
        if self._working is not None and self.isAncestorOf(self._working):
            self._working.setFocus()

    def _on_saved(self, saved: Saved) -> None:
        loaded = saved.loaded
        self._end_draft(loaded)
        self._end_saving()
        if self._wanted == self._saving:  # still in front
            self._wanted = loaded.household_id
            self._show_loaded(loaded)
            self._show_warnings(saved.warnings)
        self.household_saved.emit(loaded.household_id)
        self._tell_act(saved.act)
        head = loaded.file.household.head_name if loaded.file else ""
        self.told.emit(f"Đã lưu hộ {head} lúc {datetime.now().astimezone():%H:%M}.")

    def _end_draft(self, loaded: Loaded) -> None:
        """The draft is the record now; the form of a person that is not saved waits on."""
        kept = self.drafts.of(self._saving)
        people = kept.people if isinstance(kept, HouseholdDraft) else ()
        self.drafts.put(self._saving, None)
        if people and loaded.file is not None:
            after = tidied(loaded.file.household)
            self.drafts.put(loaded.household_id, HouseholdDraft(after, after, people=people))

    def _tell_act(self, act: Act | None) -> None:
        if act is not None:
            self.acted.emit(act)

    def _show_warnings(self, warnings: Sequence[Problem]) -> None:
        """Saved all the same: the focus stays where the officer works."""
        focused = QApplication.focusWidget()
        self.form.error_strip.show_problems(
            warnings, f"Đã lưu. Có {len(warnings)} chỗ nên đối chiếu." if warnings else ""
        )
        if warnings and focused is not None:
            focused.setFocus()

    def _on_save_failed(self, error: Exception) -> None:
        self._end_saving()
        if not isinstance(error, InputRefused):
            show_failure(self, error, "khi lưu hộ")
            return
        problems: list[Problem] = error.problems
        self.fields.show_problems(problems)
        self.members.show_problems([*problems, *_others(self._problems_of(self.draft()), problems)])
        self.form.error_strip.show_problems(problems)

    def _on_problem_chosen(self, problem: Problem) -> None:
        field = self.fields.field_of(problem)
        self.form.tabs.setCurrentWidget(self.form.info_tab if field else self.form.member_tab)
        if problem.member is not None:
            self.members.choose_member(problem.member)
        # Once the Enter that chose it is over: it would go on from the field right away.
        QTimer.singleShot(0, self, (field or self.form.member_table).setFocus)

    # --- old values, mục Đã bỏ -------------------------------------------------------------

    def _on_value_wanted(self, row: HistoryRow) -> None:
        if self._shown:
            task = self._runner.start(partial(take_back, self._office, self._shown, row))
            task.succeeded.connect(self._on_value_back)
            task.failed.connect(self._on_change_failed)

    def _on_value_back(self, act: Act | None) -> None:
        self._tell_act(act)
        if act is not None:
            self.told.emit(f"Đã {act.name}.")
        self.reread(self._shown or "")

    def _on_event_recorded(self, act: Act) -> None:
        self._tell_act(act)
        self.told.emit(f"Đã ghi biến động: {act.name}.")
        self.reread(self._shown or "")  # closes where the household has ended

    def _on_put_away(self) -> None:
        if not self._shown:
            return
        dialog = PutAwayDialog(self._base.code, self._base.head_name, self)
        dialog.reason_given.connect(self._on_reason_given)
        dialog.open()

    def _on_reason_given(self, reason: str) -> None:
        if self._shown:
            self.drafts.flush()
            task = self._runner.start(partial(put_away, self._office, self._shown, reason))
            task.succeeded.connect(self._on_put_away_done)
            task.failed.connect(self._on_change_failed)

    def _on_put_away_done(self, act: Act) -> None:
        self._tell_act(act)
        self.told.emit(f"Đã {act.name}.")
        self._shown = None
        self.setEnabled(False)
        self.closed.emit()

    def _on_change_failed(self, error: Exception) -> None:
        show_failure(self, error, "khi lưu hộ")

    def _on_ids_shown(self) -> None:
        if self._shown:
            self._runner.start(partial(note_ids, self._office, self._shown))

    def _on_checklist(self) -> None:
        if self._shown:
            self.checklist_requested.emit(self._shown)

    def _on_print(self) -> None:
        if self._shown:
            self.print_requested.emit(_EXPLANATION, self._shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if goes_on(event):
            self.focusNextChild()
            return
        super().keyPressEvent(event)


def _others(found: Sequence[Problem], told: Sequence[Problem]) -> list[Problem]:
    return [problem for problem in found if problem not in told]


def _dress(table: ListTable, model: TextTableModel | None = None) -> None:
    if model is not None:
        table.setModel(model)
    table.setSelectionMode(table.SelectionMode.SingleSelection)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(True)
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
