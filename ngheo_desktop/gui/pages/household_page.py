"""Trang hộ: one household's own fields, its people, results and history."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.days import shown_time
from ngheo_desktop.domain.drafts import Draft, DraftKind, HouseholdDraft
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.register import Household
from ngheo_desktop.domain.rights import Right
from ngheo_desktop.errors import InputRefused, WrongUsage
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.forms.ui_household_page import Ui_HouseholdPage
from ngheo_desktop.gui.household_acts import HouseholdActs
from ngheo_desktop.gui.household_cases import HouseholdCases
from ngheo_desktop.gui.household_saving import HouseholdSaving
from ngheo_desktop.gui.like_people import LikePeople
from ngheo_desktop.gui.models.draft_words import household_draft_words
from ngheo_desktop.gui.models.household_loading import Loaded, Saved, load
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.field_flow import goes_on
from ngheo_desktop.gui.widgets.household_tabs import HouseholdTabs
from ngheo_desktop.gui.widgets.kept_drafts import KeptDrafts
from ngheo_desktop.operations.households import tidied
from ngheo_desktop.operations.office import Office

_EXPLANATION, _CASE_FILE = "giai-thich", "ho-so-ho"


class HouseholdPage(QWidget):
    """Leaving saves nothing and loses nothing: the edits come back with the household."""

    household_saved = Signal(str)  # id
    checklist_requested = Signal(str)  # id of the household
    print_requested = Signal(str, str)  # code of the form, id of the household
    acted = Signal(object)  # the Act that was saved, to be taken back by
    told = Signal(str)  # a sentence for the status bar
    events_wanted = Signal(str)  # id of the household whose recorded events are looked for
    case_wanted = Signal(str)  # id of a case of the other classes
    closed = Signal()

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("household_page")
        self._office, self._runner = office, runner
        self._may_edit = office.actor.may(Right.EDIT_HOUSEHOLDS)
        self._wanted: str | None = None
        self._shown: str | None = None  # id on the screen, "" for a new one; None = nothing yet
        self._once_shown: list[Callable[[], None]] = []  # where to go in the one asked for
        self.drafts = KeptDrafts(office, runner, DraftKind.HOUSEHOLD, self)
        self.form = Ui_HouseholdPage()
        self.form.setupUi(self)
        self.tabs = HouseholdTabs(self.form, office, self)
        self.members = self.tabs.members
        self.steps = self.members.steps
        self.like_people = LikePeople(office, runner, self.draft, self)
        self._add_actions()
        self._connect_parts()
        self._order_tabs()
        if not self._may_edit:
            self.tabs.set_readable_only()
            self.form.no_right.say_who("Sửa hộ", Right.EDIT_HOUSEHOLDS)
        self.setEnabled(False)  # until a household is there

    # --- parts -----------------------------------------------------------------------------

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
        self.cases = HouseholdCases(self._office, self._runner, self.members, self)
        self.file_action = make(
            "In hồ sơ hộ", self._on_print_file, sign="print", allowed=may(Right.PRINT_LISTS)
        )
        self.close_action = make("Đóng", self.closed.emit, key="close", sign="close")
        self.next_tab_action = make(
            "Thẻ kế tiếp", self.tabs.go_to_next, key="next_step", sign="next"
        )
        self.previous_tab_action = make(
            "Thẻ trước", self.tabs.go_to_previous, key="previous_step", sign="previous"
        )

    def _connect_parts(self) -> None:
        form = self.form
        self.drafts.due.connect(self._keep_draft)
        form.draft_strip.follow(self.drafts)
        form.draft_strip.save_asked.connect(self.save_action.trigger)
        form.draft_strip.dropped.connect(self._on_draft_dropped)
        self.saving.saved.connect(self._on_saved)
        self.saving.failed.connect(self._on_save_failed)
        self.acts.acted.connect(self.acted)
        self.cases.acted.connect(self.acted)
        self.cases.told.connect(self.told)
        self.cases.case_wanted.connect(self.case_wanted)
        self.acts.told.connect(self.told)
        self.acts.changed.connect(self.reread)
        self.acts.ended.connect(self._on_ended)
        self.acts.events_wanted.connect(self.events_wanted)
        self.tabs.history.offer(self.acts.events_action)
        self.tabs.edited.connect(self.drafts.touch)
        self.members.typed.connect(self.drafts.touch)
        self.members.opened.connect(self.like_people.watch)
        self.members.ids_shown.connect(self.acts.note_ids_shown)
        self.tabs.history.value_wanted.connect(self.acts.take_back)
        form.checklist_button.clicked.connect(self.checklist_action.trigger)
        form.result_table.activated.connect(self._on_checklist)

    def tool_actions(self) -> tuple[QAction, ...]:
        """Commands for the tool row, the most used first."""
        add = self.members.add_action
        event = self.acts.event_action
        shown = (self.save_action, add, self.checklist_action, event, self.print_action)
        others = (self.cases.household_action, self.file_action)
        return tuple(action for action in (*shown, *others) if action.isVisible())

    def panes(self) -> list[QWidget]:
        """Parts that F6 goes round."""
        return [self.form.error_strip, self.form.tabs]

    def title(self) -> str:
        """What the window calls this page."""
        if self._shown is None:
            return ""
        opened = self.tabs.opened
        return opened.head_name or (f"Hộ {opened.code}" if self._shown else "Thêm hộ")

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
        self._when_shown(partial(self.tabs.go_to_member, member_id))

    def show_field(self, name: str) -> None:
        """Go to a field of the household that was opened; the list of people for any other."""
        wanted = Problem("wanted", "", field=name or "members")
        self._when_shown(partial(self.tabs.go_to, wanted))

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
        return self.tabs.read()

    def has_unsaved(self) -> bool:
        return self._shown is not None and self.tabs.is_changed

    def _on_loaded(self, loaded: Loaded) -> None:
        if loaded.household_id != self._wanted:
            return  # another household was asked for meanwhile
        other = loaded.household_id != self._shown
        if other:
            self.leave()  # the one on the screen could be edited until now
        self._show_loaded(loaded)
        if other:
            self.tabs.go_to_start()
        self._go_on()

    def _show_loaded(self, loaded: Loaded) -> None:
        self._shown = loaded.household_id
        self.setEnabled(True)
        self.tabs.show_loaded(loaded)
        self.checklist_action.setEnabled(loaded.file is not None)
        self.print_action.setEnabled(bool(loaded.file and loaded.file.results))
        self.acts.show(self.tabs.opened, loaded.hamlets)
        self.cases.show(self.tabs.opened)
        self.file_action.setEnabled(loaded.file is not None and self.file_action.isVisible())
        self.drafts.learn(self._shown, loaded.draft)
        self._show_draft(self.drafts.of(self._shown))
        self.setWindowTitle(self.title())

    def _on_load_failed(self, error: Exception) -> None:
        show_failure(self, error, "khi mở hộ")
        self.closed.emit()

    def _show_draft(self, kept: Draft | None) -> None:
        """The draft laid on the household as it is now, or without one the household itself."""
        typed = kept if isinstance(kept, HouseholdDraft) else None
        self.tabs.show(typed)
        strip = self.form.draft_strip
        if typed and self._may_edit and self.has_unsaved():
            strip.say(household_draft_words(typed, self.tabs.opened))
        else:
            strip.hide()

    def _keep_draft(self) -> None:
        if self._shown is not None and self._may_edit:
            people = self.members.unfinished()
            draft = HouseholdDraft(self.draft(), tidied(self.tabs.opened), people=people)
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

    # --- saving ----------------------------------------------------------------------------

    def _on_save(self) -> None:
        if self._shown is None or not self.save_action.isEnabled():
            return
        self.drafts.flush()
        self.saving.begin(self._shown, self.draft(), self.tabs.opened)

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
        if isinstance(error, InputRefused):
            self.tabs.show_refused(error.problems)
        else:
            show_failure(self, error, "khi lưu hộ")

    # --- going on --------------------------------------------------------------------------

    def _on_checklist(self) -> None:
        if self._shown:
            self.checklist_requested.emit(self._shown)

    def _on_print(self) -> None:
        if self._shown:
            self.print_requested.emit(_EXPLANATION, self._shown)

    def _on_print_file(self) -> None:
        if self._shown:
            self.print_requested.emit(_CASE_FILE, self._shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if goes_on(event):
            self.focusNextChild()
            return
        super().keyPressEvent(event)
