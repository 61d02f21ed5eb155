"""Trang hộ: one household's own fields, its people, results and history."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.checks import check_household
from ngheo_desktop.domain.days import shown_time
from ngheo_desktop.domain.drafts import Draft, DraftKind, HouseholdDraft
from ngheo_desktop.domain.edits import rebased
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.register import Hamlet, Household, HouseholdFile
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.errors import InputRefused, WrongUsage
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.forms.ui_household_page import Ui_HouseholdPage
from ngheo_desktop.gui.household_acts import HouseholdActs
from ngheo_desktop.gui.household_saving import HouseholdSaving
from ngheo_desktop.gui.models.draft_words import household_draft_words
from ngheo_desktop.gui.models.history_lines import history_rows
from ngheo_desktop.gui.models.household_loading import Loaded, Saved, load
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.field_flow import goes_on
from ngheo_desktop.gui.widgets.household_fields import HouseholdFields
from ngheo_desktop.gui.widgets.household_head import HouseholdHead
from ngheo_desktop.gui.widgets.household_history import HouseholdHistory
from ngheo_desktop.gui.widgets.household_results import HouseholdResults
from ngheo_desktop.gui.widgets.kept_drafts import KeptDrafts
from ngheo_desktop.gui.widgets.members_panel import MembersPanel
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
        self._once_shown: list[Callable[[], None]] = []  # where to go in the one asked for
        self.drafts = KeptDrafts(office, runner, DraftKind.HOUSEHOLD, self)
        self._hamlets: dict[str, Hamlet] = {}
        self.form = Ui_HouseholdPage()
        self.form.setupUi(self)
        self.form.tabs.tabBar().setAccessibleName("Các phần của hồ sơ hộ")
        self.head = HouseholdHead(self.form, self)
        self.fields = HouseholdFields(self.form, self)
        self.members = MembersPanel(self.form, office.today(), self)
        self.results = HouseholdResults(self.form, self)
        self.history = HouseholdHistory(self.form, self)
        self.steps = self.members.steps
        self._add_actions()
        self._connect_parts()
        self._order_tabs()
        if not self._may_edit:
            self._make_readable_only()
        self.setEnabled(False)  # until a household is there

    # --- parts -----------------------------------------------------------------------------

    def _make_readable_only(self) -> None:
        self.fields.set_readable_only()
        self.members.set_readable_only()
        self.history.set_readable_only()
        self.form.no_right.say_who("Sửa hộ", Right.EDIT_HOUSEHOLDS)

    def _order_tabs(self) -> None:
        """The buttons of the strip stand between the problems and the fields, as they are read."""
        strip = self.form.draft_strip
        parts = (self.form.error_strip, strip.save_button, strip.drop_button, self.form.tabs)
        for before, after in pairwise(parts):
            QWidget.setTabOrder(before, after)

    def _add_actions(self) -> None:
        make, may = partial(command, self), self._office.actor.may
        self.save_action = make(
            "Lưu", self._on_save, key="save", sign="save", allowed=self._may_edit
        )
        self.saving = HouseholdSaving(self._office, self._runner, self.save_action, self.form.tabs)
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
        self.acts = HouseholdActs(self._office, self._runner, self.drafts, self)
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
        form.draft_strip.follow(self.drafts)
        form.draft_strip.save_asked.connect(self.save_action.trigger)
        form.draft_strip.dropped.connect(self._on_draft_dropped)
        self.saving.saved.connect(self._on_saved)
        self.saving.failed.connect(self._on_save_failed)
        self.acts.acted.connect(self.acted)
        self.acts.told.connect(self.told)
        self.acts.changed.connect(self.reread)
        self.acts.ended.connect(self._on_ended)
        self.fields.edited.connect(self._on_edited)
        self.fields.note_entered.connect(self.focusNextChild)
        self.members.edited.connect(self._on_edited)
        self.members.typed.connect(self.drafts.touch)
        self.members.ids_shown.connect(self.acts.note_ids_shown)
        self.history.value_wanted.connect(self.acts.take_back)
        form.error_strip.problem_chosen.connect(self._on_problem_chosen)
        form.checklist_button.clicked.connect(self.checklist_action.trigger)
        form.result_table.activated.connect(self._on_checklist)

    def tool_actions(self) -> tuple[QAction, ...]:
        """Commands for the tool row, the most used first."""
        add = self.members.add_action
        event = self.acts.event_action
        shown = (self.save_action, add, self.checklist_action, event, self.print_action)
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
        self._once_shown.clear()
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
            self._close_gone()
        else:
            show_failure(self, error, "khi mở hộ")

    def _on_ended(self, household_id: str) -> None:
        if household_id == self._shown:
            self._close_gone()

    def _close_gone(self) -> None:
        self._shown = None
        self.setEnabled(False)
        self.closed.emit()

    def show_member(self, member_id: str) -> None:
        """Go to one person of the household that was opened."""
        self._when_shown(partial(self._go_to_member, member_id))

    def _go_to_member(self, member_id: str) -> None:
        ids = [each.id for each in self.members.members()]
        if member_id in ids:
            self.form.tabs.setCurrentWidget(self.form.member_tab)
            self.members.choose_member(ids.index(member_id) + 1)
            self.form.member_table.setFocus()

    def show_field(self, name: str) -> None:
        """Go to a field of the household that was opened; the list of people for any other."""
        wanted = Problem("wanted", "", field=name or "members")
        self._when_shown(partial(self._on_problem_chosen, wanted))

    def begin_with_head(self, name: str) -> None:
        """Give the new household that was opened its head, unless it has people already."""
        self._when_shown(partial(self._name_head, name))

    def _name_head(self, name: str) -> None:
        if not self._shown:
            self.members.name_head(name)

    def _when_shown(self, step: Callable[[], None]) -> None:
        self._once_shown.append(step)
        if self._shown == self._wanted:
            self._go_on()

    def _go_on(self) -> None:
        steps, self._once_shown = self._once_shown, []
        for step in steps:
            step()

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
        self._go_on()

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
        strip = self.form.draft_strip
        if typed and self._may_edit and self.has_unsaved():
            strip.say(household_draft_words(typed, self._base))
        else:
            strip.hide()
        self._show_head()

    def _keep_draft(self) -> None:
        if self._shown is not None and self._may_edit:
            people = self.members.unfinished()
            draft = HouseholdDraft(self.draft(), tidied(self._base), people=people)
            self.drafts.put(self._shown, draft if self.has_unsaved() else None)

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
        file = self._file
        self.head.show_file(file, self._office.today().year)
        self.results.show(file, self._standards)
        named = {each.id: each.full_name for each in self._hamlets.values()}
        self.history.show(history_rows(file, named, self._standards) if file else [])
        self.checklist_action.setEnabled(file is not None)
        self.print_action.setEnabled(bool(file and file.results))
        self.acts.show(self._base, tuple(self._hamlets.values()))

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
        self.drafts.flush()
        self.saving.begin(self._shown, self.draft(), self._base)

    def _on_saved(self, before: str, saved: Saved) -> None:
        loaded = saved.loaded
        self._end_draft(before, loaded)
        if self._wanted == before:  # still in front
            self._wanted = loaded.household_id
            self._show_loaded(loaded)
            self.form.error_strip.tell_saved(saved.warnings)
        self.household_saved.emit(loaded.household_id)
        if saved.act is not None:
            self.acted.emit(saved.act)
        head = loaded.file.household.head_name if loaded.file else ""
        self.told.emit(f"Đã lưu hộ {head} lúc {shown_time(datetime.now(UTC))}.")

    def _end_draft(self, before: str, loaded: Loaded) -> None:
        """The draft is the record now; the form of a person that is not saved waits on."""
        kept = self.drafts.of(before)
        people = kept.people if isinstance(kept, HouseholdDraft) else ()
        self.drafts.put(before, None)
        if people and loaded.file is not None:
            after = tidied(loaded.file.household)
            self.drafts.put(loaded.household_id, HouseholdDraft(after, after, people=people))

    def _on_save_failed(self, error: Exception) -> None:
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

    # --- going on

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
