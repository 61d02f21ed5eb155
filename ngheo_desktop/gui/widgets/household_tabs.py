"""The tabs of a household: its own fields, its people, results and history, and the ways there."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ngheo_desktop.domain.checks import check_household
from ngheo_desktop.domain.drafts import HouseholdDraft
from ngheo_desktop.domain.edits import rebased
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.register import Hamlet, Household
from ngheo_desktop.domain.unreadable import UnreadValue, unread_problems
from ngheo_desktop.gui.forms.ui_household_page import Ui_HouseholdPage
from ngheo_desktop.gui.models.history_lines import history_rows
from ngheo_desktop.gui.models.household_loading import Loaded
from ngheo_desktop.gui.widgets.household_fields import HouseholdFields
from ngheo_desktop.gui.widgets.household_head import HouseholdHead
from ngheo_desktop.gui.widgets.household_history import HouseholdHistory
from ngheo_desktop.gui.widgets.household_results import HouseholdResults
from ngheo_desktop.gui.widgets.members_panel import MembersPanel
from ngheo_desktop.operations.households import tidied
from ngheo_desktop.operations.office import Office

_UNREAD_HEADING = "Sổ có giá trị không đọc được. Hãy xem giấy tờ rồi nhập lại."


class HouseholdTabs(QObject):
    """Shows a household and gives back what is typed; what becomes of it is the page's."""

    edited = Signal()

    def __init__(self, form: Ui_HouseholdPage, office: Office, page: QWidget) -> None:
        super().__init__(page)
        self._form, self._office = form, office
        self.opened = Household()  # as the register had it when it was shown
        self._hamlets: dict[str, Hamlet] = {}
        self._unread: tuple[UnreadValue, ...] = ()
        form.tabs.tabBar().setAccessibleName("Các phần của hồ sơ hộ")
        self.head = HouseholdHead(form, page)
        self.fields = HouseholdFields(form, page)
        self.members = MembersPanel(form, office.today(), page)
        self.results = HouseholdResults(form, page)
        self.history = HouseholdHistory(form, page)
        self.fields.edited.connect(self._on_edited)
        self.fields.note_entered.connect(page.focusNextChild)
        self.members.edited.connect(self._on_edited)
        form.error_strip.problem_chosen.connect(self.go_to)

    def set_readable_only(self) -> None:
        """For an account that may not change households."""
        for part in (self.fields, self.members, self.history):
            part.set_readable_only()

    # --- shown and read --------------------------------------------------------------------

    def show_loaded(self, loaded: Loaded) -> None:
        """What the register knows: hamlets to choose from, decision, results, history."""
        file = loaded.file
        self.opened = file.household if file else Household()
        self._unread = file.unread if file else ()
        self._hamlets = {each.id: each for each in loaded.hamlets}
        self.fields.set_hamlets(loaded.hamlets)
        self.head.show_file(file, self._office.today().year)
        self.results.show(file, loaded.standards)
        named = {each.id: each.full_name for each in loaded.hamlets}
        self.history.show(history_rows(file, named, loaded.standards) if file else [])

    def show(self, typed: HouseholdDraft | None) -> None:
        """The household in its fields, with what was typed on it laid over it."""
        shown = rebased(typed.household, typed.base, self.opened) if typed else self.opened
        self._form.error_strip.clear()
        self.fields.show_problems([])
        self.fields.show(shown)
        self.members.show(shown.members, self._problems_of(shown), typed.people if typed else ())
        self._show_head()
        if self._unread:
            self._tell_unread(shown)

    def read(self) -> Household:
        """The household as it stands on the screen."""
        typed = self.fields.read(self.opened)
        return tidied(replace(typed, members=self.members.members()))

    @property
    def is_changed(self) -> bool:
        """Whether something typed is not in the register."""
        return self.read() != tidied(self.opened) or bool(self.members.unfinished())

    def _show_head(self) -> None:
        """Title and number of people follow what is typed."""
        typed = self.read()
        hamlet = self._hamlets.get(typed.hamlet_id)
        area = hamlet.area_on(self._office.today()) if hamlet else None
        self.head.show_draft(typed, hamlet.full_name if hamlet else "", area)

    def _on_edited(self) -> None:
        self._show_head()
        self.members.show_problems(self._problems_of(self.read()))
        self.edited.emit()

    # --- problems --------------------------------------------------------------------------

    def _problems_of(self, household: Household) -> list[Problem]:
        unread = self._unread_in(household)
        told = {(each.member, each.field) for each in unread}  # else it were called missing too
        found = check_household(household, self._office.today())
        return [*unread, *(each for each in found if (each.member, each.field) not in told)]

    def _unread_in(self, household: Household) -> list[Problem]:
        """What nobody can read in its rows, until it is typed anew."""
        return unread_problems(household, self._unread)

    def _tell_unread(self, shown: Household) -> None:
        """Above the fields, without taking the focus from where the officer begins."""
        focused = QApplication.focusWidget()
        self._form.error_strip.show_problems(self._unread_in(shown), _UNREAD_HEADING)
        if self._unread and focused is not None:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refused(self, problems: Sequence[Problem]) -> None:
        """What kept it from being saved, at its fields and above them."""
        doubtful = [each for each in self._problems_of(self.read()) if each not in problems]
        self.fields.show_problems(problems)
        self.members.show_problems([*problems, *doubtful])
        self._form.error_strip.show_problems(problems)

    # --- ways there ------------------------------------------------------------------------

    def go_to_start(self) -> None:
        self._form.tabs.setCurrentWidget(self._form.info_tab)
        self._form.code_edit.setFocus()

    def go_to(self, problem: Problem) -> None:
        """The field of a problem; the list of people for any that is not the household's own."""
        form, field = self._form, self.fields.field_of(problem)
        form.tabs.setCurrentWidget(form.info_tab if field else form.member_tab)
        if problem.member is not None:
            self.members.choose_member(problem.member)
        # Once the Enter that chose it is over: it would go on from the field right away.
        QTimer.singleShot(0, self, (field or form.member_table).setFocus)

    def go_to_member(self, member_id: str) -> None:
        """One person, unless somebody has taken them out meanwhile."""
        ids = [each.id for each in self.members.members()]
        if member_id in ids:
            self._form.tabs.setCurrentWidget(self._form.member_tab)
            self.members.choose_member(ids.index(member_id) + 1)
            self._form.member_table.setFocus()

    def go_to_next(self) -> None:
        self._step(1)

    def go_to_previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        form = self._form
        form.tabs.setCurrentIndex((form.tabs.currentIndex() + by) % form.tabs.count())
        firsts = (form.code_edit, form.member_table, form.result_table, form.history_table)
        firsts[form.tabs.currentIndex()].setFocus()
