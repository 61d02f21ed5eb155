"""The main window: sections, where the officer has been, and how the pages hang together."""

from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QCloseEvent

from ngheo_desktop.domain.days import shown_day, shown_time
from ngheo_desktop.domain.drafts import DraftKind, DraftLine, read_minutes_key
from ngheo_desktop.domain.rights import ROLE_TERMS, Actor, Right, Role
from ngheo_desktop.domain.rounds import Step
from ngheo_desktop.domain.standards import standard_on
from ngheo_desktop.gui import page_makers as pages
from ngheo_desktop.gui import panes
from ngheo_desktop.gui.closing import Closing
from ngheo_desktop.gui.commands import words_of
from ngheo_desktop.gui.history import History, Place
from ngheo_desktop.gui.household_window import HouseholdWindow, HouseholdWindows
from ngheo_desktop.gui.look import LookCommands
from ngheo_desktop.gui.models.found_list import Entry
from ngheo_desktop.gui.put_away import PutAway
from ngheo_desktop.gui.searching import Search
from ngheo_desktop.gui.shell import Shell
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.undo import Undo
from ngheo_desktop.gui.unfinished import Unfinished
from ngheo_desktop.gui.widgets.kept_drafts import KeptDrafts
from ngheo_desktop.gui.widgets.navigation import Section
from ngheo_desktop.gui.widgets.undo_button import UndoButton
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.backup_age import days_since_backup
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.overview import waiting_for


class MainWindow(Shell):
    """Knows every page; the pages do not know each other."""

    closed = Signal()

    def __init__(self, office: Office, runner: TaskRunner) -> None:
        sections = pages.sections_for(office.actor)
        super().__init__(sections, _person(office.actor), practice=office.is_practice)
        self.wants_other_person = False
        self.practice_wish: str = ""  # a PracticeWish: where to go once the window is closed
        self._office = office
        self._runner = runner
        self._sections = sections
        self._history = History()
        self._pages: dict[str, Any] = {}
        self.beside = HouseholdWindows(office, runner, self)
        self.setWindowTitle(f"Sổ hộ nghèo — {office.commune.full_name}")
        self.undo = Undo(office, runner, self)
        self.unfinished = Unfinished(office, runner, self)
        self.closing = Closing(self._drafts, self)
        self._connect_undo()
        self._connect_drafts()
        self.beside.opened.connect(self._on_beside_opened)
        self.beside.closed.connect(self._on_beside_closed)
        self._offer_looks()
        self._connect_commands()
        self._connect_search()
        self.go(Place(pages.first_page(sections)))

    def _offer_looks(self) -> None:
        looks = LookCommands(self, self._office, self._runner)
        looks.fill(self.look_menu)
        self.status.show_zoom_commands(looks.zoom_actions)
        self._show_backup()

    def _connect_commands(self) -> None:
        for _section, action in self.section_actions:
            action.triggered.connect(self._on_section_asked)
        self.back_action.triggered.connect(self.go_back)
        self.forward_action.triggered.connect(self.go_forward)
        self.person_action.triggered.connect(self._on_person_change_asked)
        self.doubles_action.triggered.connect(self._on_doubles_asked)
        self.events_action.triggered.connect(self._on_events_asked)
        self.past_action.triggered.connect(self._on_past_asked)
        may_read = self._office.actor.may(Right.READ_HOUSEHOLDS)
        for action in (self.events_action, self.past_action):
            action.setVisible(may_read)
            action.setEnabled(may_read)
        self.cases_action.triggered.connect(self._on_cases_asked)
        self.cases_action.setVisible(may_read)
        self.cases_action.setEnabled(may_read)
        self.verify_action.triggered.connect(self._on_verify_asked)
        self.verify_action.setVisible(may_read)
        self.verify_action.setEnabled(may_read)
        may_settle = self._office.actor.may(Right.EDIT_HOUSEHOLDS)
        self.doubles_action.setVisible(may_settle)
        self.doubles_action.setEnabled(may_settle)
        self.header.section_asked.connect(self._on_section_root_asked)
        self.status.standard_asked.connect(self._on_standard_asked)
        self.status.backup_asked.connect(self._on_backup_asked)

    def _connect_undo(self) -> None:
        self.undo.told.connect(self.status.show_saved)
        self.undo.moved.connect(self._on_act_moved)
        away = PutAway(self._office, self._runner, self)
        away.acted.connect(self.undo.add)
        away.told.connect(self.status.show_saved)
        away.household_chosen.connect(self._on_household_opened)
        self.go_menu.insertAction(self.back_action, away.action)
        self.status.insertWidget(1, UndoButton(self.undo, self.status))

    def _connect_drafts(self) -> None:
        self.drafts_action.triggered.connect(self._on_drafts_asked)
        self.unfinished.told.connect(self.status.show_saved)
        self.unfinished.acted.connect(self.undo.add)
        self.unfinished.chosen.connect(self._on_draft_chosen)
        self.unfinished.dropped.connect(self._on_draft_dropped)
        self.closing.ready.connect(self.close)
        self.closing.called_off.connect(self._on_closing_called_off)

    def _connect_search(self) -> None:
        box = self.header.search_box
        search = Search(box, self._office, self._runner, self._commands, self)
        box.left.connect(self._on_search_left)
        search.household_chosen.connect(self._on_household_opened)
        search.person_chosen.connect(self._on_person_found)
        search.household_wanted.connect(self._on_household_wanted)
        search.form_chosen.connect(self._on_form_found)
        search.settings_chosen.connect(self._on_settings_found)

    # Going

    def go(self, place: Place) -> bool:
        """Show a place and remember it; False when the page in front has to stay."""
        if place == self._history.current:
            panes.focus_inside(self.page())
            return True
        if place.page == pages.HOUSEHOLD and self.beside.raise_if_open(place.subject):
            return False
        if not self._may_leave():
            return False
        self._history.visit(place)
        self._show(place)
        return True

    def go_back(self) -> None:
        place = self._history.before
        if place is not None and self._may_leave():
            self._history.step(-1)
            self._show(place)

    def go_forward(self) -> None:
        place = self._history.after
        if place is not None and self._may_leave():
            self._history.step(1)
            self._show(place)

    def page_named(self, name: str) -> Any:
        """A page, made when it is first needed."""
        if name not in self._pages:
            page = pages.make_page(name, self._office, self._runner)
            self._pages[name] = page
            self.stack.addWidget(page)
            self._connect(name, page)
        return self._pages[name]

    def _may_leave(self) -> bool:
        page = self.page()
        leave = getattr(page, "leave", None)
        return leave is None or bool(leave())

    def _show(self, place: Place) -> None:
        self.beside.take_back(place.subject)
        page = self.page_named(place.page)
        self.stack.setCurrentWidget(page)
        if place.page == pages.HOUSEHOLD:
            page.open(place.subject or None)
        elif place.page == pages.CHECKLIST:
            page.open(place.subject)
        elif place.page == pages.PRINT and place.subject:
            page.show_form(place.subject, place.household_id, place.hamlet_id)
        elif place.page == pages.EVENTS:
            page.open(place.subject)
        elif place.page in pages.ROUND_PAGES:
            page.open_round(place.subject, place.hamlet_id)
        self._show_where()
        panes.focus_inside(page)

    def _show_where(self) -> None:
        """Navigation, header, commands and menus follow the page in front."""
        place, page = self._history.current, self.page()
        if place is None:
            return
        section = self._section_of(place)
        title = getattr(page, "title", None)
        self.navigation.show_section(section.digit)
        self.header.show_path(section.title, title() if title else section.title)
        self.show_commands()
        self._show_undo(page)
        self.back_action.setEnabled(self._history.before is not None)
        self.forward_action.setEnabled(self._history.after is not None)

    def _show_undo(self, page: Any) -> None:
        """«Sửa» begins with what can be taken back: on the page in front, then in the register."""
        self.undo.watch(getattr(page, "steps", None))
        others = self.edit_menu.actions()
        both = [self.undo.undo_action, self.undo.redo_action]
        self.edit_menu.insertActions(others[0], both) if others else self.edit_menu.addActions(both)
        self.edit_menu.menuAction().setVisible(True)

    def _section_of(self, place: Place) -> Section:
        digit = pages.SECTION_OF[place.page]
        return next(section for section in self._sections if section.digit == digit)

    # How the pages hang together

    def _connect(self, name: str, page: Any) -> None:
        page.windowTitleChanged.connect(self._show_where)
        if hasattr(page, "told"):
            page.told.connect(self.status.show_saved)
        if hasattr(page, "acted"):
            page.acted.connect(self.undo.add)
        if hasattr(page, "drafts"):
            page.drafts.settled.connect(self.closing.go_on)
        connect = {
            pages.OVERVIEW: self._connect_overview,
            pages.DOUBLES: self._connect_doubles,
            pages.EVENTS: self._connect_doubles,
            pages.PAST: self._connect_doubles,
            pages.SETTINGS: self._connect_settings,
            pages.HOUSEHOLDS: self._connect_households,
            pages.HOUSEHOLD: self._connect_household,
            pages.CHECKLIST: self._connect_checklist,
            **dict.fromkeys(pages.ROUND_PAGES, self._connect_round_page),
        }.get(name)
        if connect is not None:
            connect(page)

    def _connect_overview(self, page: Any) -> None:
        page.list_wanted.connect(self._on_list_wanted)
        page.draft_wanted.connect(self._on_draft_chosen)
        page.standard_wanted.connect(self._on_standard_asked)
        page.backup_wanted.connect(self._on_backup_asked)
        page.counted.connect(self._show_waiting)
        page.applications_wanted.connect(self._on_applications_wanted)
        self._connect_round_page(page)

    def _connect_doubles(self, page: Any) -> None:
        page.household_wanted.connect(self._on_household_opened)
        page.closed.connect(self._on_page_closed)

    def _connect_settings(self, page: Any) -> None:
        page.practice_wished.connect(self._on_practice_wished)
        page.backed_up.connect(self._show_backup)
        page.restored.connect(self._on_person_change_asked)
        page.household_wanted.connect(self._on_household_opened)
        page.doubles_wanted.connect(self._on_doubles_asked)

    def _connect_households(self, page: Any) -> None:
        page.household_chosen.connect(self._on_household_opened)
        page.household_beside_requested.connect(self.beside.open)
        page.household_field_requested.connect(self._on_field_wanted)
        page.new_requested.connect(self._on_household_added)
        page.import_requested.connect(self.open_import)
        page.print_requested.connect(self._on_print_requested)

    def _connect_household(self, page: Any) -> None:
        page.household_saved.connect(self._on_household_saved)
        page.checklist_requested.connect(self._on_checklist_requested)
        page.print_requested.connect(self._on_print_requested)
        page.case_wanted.connect(self._on_case_wanted)
        page.events_wanted.connect(self._on_events_of_asked)
        page.closed.connect(self._on_page_closed)

    def _connect_checklist(self, page: Any) -> None:
        page.next_requested.connect(self._on_next_requested)
        page.sheet_shown.connect(self._show_where)
        page.household_requested.connect(self._on_household_opened)
        page.closed.connect(self._on_page_closed)

    def _connect_round_page(self, page: Any) -> None:
        """Pages of a round offer some of these ways out of them."""
        ways = {
            "step_wanted": self._on_step_wanted,
            "page_wanted": self._on_round_page_wanted,
            "household_wanted": self._on_household_opened,
            "sheet_wanted": self._on_checklist_requested,
            "standards_wanted": self._on_standard_asked,
            "closed": self._on_page_closed,
        }
        for signal, way in ways.items():
            if hasattr(page, signal):
                getattr(page, signal).connect(way)

    def _on_step_wanted(self, step: Step, round_id: str, hamlet_id: str) -> None:
        self.go(Place(pages.PAGE_OF_STEP[step], round_id, hamlet_id=hamlet_id))

    def _on_round_page_wanted(self, name: str, round_id: str) -> None:
        self.go(Place(name, round_id))

    def _on_cases_asked(self) -> None:
        self._on_case_wanted("")

    def _on_case_wanted(self, case_id: str) -> None:
        self.go(Place(pages.OTHER_CLASSES, case_id))

    def _on_applications_wanted(self) -> None:
        if self.go(Place(pages.REVIEW)):
            self.page().show_applications()

    def _on_list_wanted(self, filters: dict[str, str]) -> None:
        if self.go(Place(pages.HOUSEHOLDS)):
            self.page().filters.choose(filters)

    def _on_household_opened(self, household_id: str) -> None:
        self.go(Place(pages.HOUSEHOLD, household_id))

    def _on_field_wanted(self, household_id: str, field: str) -> None:
        if self.go(Place(pages.HOUSEHOLD, household_id)):
            self.page().show_field(field)

    def _on_beside_opened(self, window: HouseholdWindow) -> None:
        """A second household in a window of its own, with what was typed on it here."""
        here, page = self.page_named(pages.HOUSEHOLD), window.page
        here.let_go(window.household_id)
        here.drafts.hand_to(page.drafts, window.household_id)
        page.household_saved.connect(self._on_household_saved_beside)
        page.acted.connect(self.undo.add)
        self.undo.join(window, page.steps)
        page.checklist_requested.connect(self._on_checklist_requested)
        page.print_requested.connect(self._on_print_requested)
        page.events_wanted.connect(self._on_events_of_asked)
        page.events_wanted.connect(self.activateWindow)
        page.checklist_requested.connect(self.activateWindow)
        page.print_requested.connect(self.activateWindow)
        page.case_wanted.connect(self._on_case_wanted)
        page.case_wanted.connect(self.activateWindow)
        page.drafts.settled.connect(self.closing.go_on)

    def _on_beside_closed(self, window: HouseholdWindow) -> None:
        here = self.page_named(pages.HOUSEHOLD)
        window.page.drafts.hand_to(here.drafts, window.household_id)

    def _on_household_saved_beside(self) -> None:
        if self._history.current == Place(pages.HOUSEHOLDS):
            self.page().refresh()

    def _on_doubles_asked(self) -> None:
        self.go(Place(pages.DOUBLES))

    def _on_past_asked(self) -> None:
        self.go(Place(pages.PAST))

    def _on_events_asked(self) -> None:
        self.go(Place(pages.EVENTS))

    def _on_events_of_asked(self, household_id: str) -> None:
        self.go(Place(pages.EVENTS, household_id))

    def _on_verify_asked(self) -> None:
        """Kiểm tra bản in: from anywhere, for whoever brings a paper to the counter."""
        from ngheo_desktop.gui.dialogs.verify_dialog import VerifyDialog

        VerifyDialog(self._office, self._runner, self).open()

    def _on_household_added(self) -> None:
        self.go(Place(pages.HOUSEHOLD))

    def _on_checklist_requested(self, household_id: str) -> None:
        self.go(Place(pages.CHECKLIST, household_id))

    def _on_print_requested(self, form_code: str, household_id: str = "") -> None:
        self.go(Place(pages.PRINT, form_code, household_id))

    def _on_household_saved(self, household_id: str) -> None:
        self.read_waiting()
        if self._history.current == Place(pages.HOUSEHOLD):
            self._history.rename(Place(pages.HOUSEHOLD, household_id))
        self._show_where()

    def _on_act_moved(self, act: Act) -> None:
        """Whatever shows the register shows it as it is now."""
        for page in [self.page(), *self.beside.pages()]:
            if hasattr(page, "reread"):
                page.reread(act.household_id)
            elif hasattr(page, "refresh"):
                page.refresh()

    def _on_next_requested(self, household_id: str) -> None:
        following = self.page_named(pages.HOUSEHOLDS).neighbour_of(household_id)
        if following:
            self.go(Place(pages.CHECKLIST, following))
        else:
            self.status.show_saved("Đã lưu phiếu. Đây là hộ cuối của danh sách.")

    def _on_page_closed(self) -> None:
        if self._history.before is not None:
            self.go_back()
        else:
            self.go(Place(pages.first_page(self._sections)))

    def open_import(self) -> None:
        """Nhập danh sách: the wizard over the window."""
        from ngheo_desktop.gui.dialogs.import_wizard import ImportWizard

        wizard = ImportWizard(self._office, self._runner, self)
        wizard.list_imported.connect(self._on_list_imported)
        wizard.open()

    def _on_list_imported(self) -> None:
        self.status.show_saved(f"Đã ghi danh sách vào sổ lúc {_now()}.")
        if self._history.current == Place(pages.HOUSEHOLDS):
            self.page().refresh()

    # Commands of the window

    def _on_section_asked(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.go(Place(str(action.data())))

    def _on_section_root_asked(self) -> None:
        place = self._history.current
        if place is not None:
            self.go(Place(self._section_of(place).page))

    def _on_standard_asked(self) -> None:
        from ngheo_desktop.gui.pages.settings_standards import StandardsSection

        if self.go(Place(pages.SETTINGS)):
            self.page().show_section(StandardsSection)

    def _on_backup_asked(self) -> None:
        from ngheo_desktop.gui.pages.settings_backup import BackupSection

        if self.go(Place(pages.SETTINGS)):
            self.page().show_section(BackupSection)

    def _show_backup(self) -> None:
        self.status.backup_button.setVisible(not self._office.is_practice)
        self.status.show_backup(days_since_backup(self._office))

    def _on_person_change_asked(self) -> None:
        self.wants_other_person = True  # read once the window is closed
        self.close()

    def _on_practice_wished(self, wish: str) -> None:
        self.practice_wish = wish
        self.close()

    def focus_page(self) -> None:
        """Back to the page in front, from something beside it."""
        panes.focus_inside(self.page())

    # What a search found

    def _commands(self) -> list[Entry]:
        """Commands of the window and of the page in front, as lines of the search."""
        offered = [*self.page().actions(), *self.actions()]
        return [
            Entry(words_of(action), action.shortcut().toString(), run=action.trigger)
            for action in offered
            if action.text() and action.isEnabled() and action.isVisible()
            if action is not self.search_action
        ]

    def _on_search_left(self) -> None:
        panes.focus_inside(self.page())

    def _on_person_found(self, household_id: str, member_id: str) -> None:
        if self.go(Place(pages.HOUSEHOLD, household_id)):
            self.page().show_member(member_id)

    def _on_household_wanted(self, head_name: str) -> None:
        if self.go(Place(pages.HOUSEHOLD)):
            self.page().begin_with_head(head_name)

    def _on_form_found(self, form_code: str, hamlet_id: str) -> None:
        self.go(Place(pages.PRINT, form_code, hamlet_id=hamlet_id))

    def _on_settings_found(self, heading: str) -> None:
        if self.go(Place(pages.SETTINGS)):
            self.page().show_heading(heading)

    # What is read in the background

    def read_standard(self) -> None:
        """Fill in the standard of today; it is read from files, so not before the first paint."""
        office = self._office
        self._runner.start(lambda _report: standard_note(office)).succeeded.connect(
            self.status.show_standard
        )

    def read_waiting(self) -> None:
        """Count what waits for this person, for the number beside «Tổng quan»."""
        office = self._office
        if office.actor.may(Right.READ_HOUSEHOLDS):
            task = self._runner.start(lambda _report: len(waiting_for(office)))
            task.succeeded.connect(self._show_waiting)

    def _show_waiting(self, count: int) -> None:
        self.navigation.show_waiting(pages.SECTION_OF[pages.OVERVIEW], count)

    def _on_drafts_asked(self) -> None:
        if self._may_leave():  # what stands on the screen is in the list too
            self.unfinished.show_list()

    def _on_draft_chosen(self, line: DraftLine) -> None:
        self.go(_place_of(line))

    def _on_draft_dropped(self, line: DraftLine) -> None:
        kind = _place_of(line).page
        beside = self.beside.pages() if kind == pages.HOUSEHOLD else []
        for page in [*filter(None, [self._pages.get(kind)]), *beside]:
            page.forget_draft(line.household_id)

    # Closing

    def closeEvent(self, event: QCloseEvent) -> None:
        for page in self.beside.pages():
            page.leave()
        if not self._may_leave():
            self._on_closing_called_off()
            event.ignore()
            return
        if not self.closing.may_close():
            event.ignore()
            return
        super().closeEvent(event)
        self.beside.close_all()
        self.closed.emit()

    def has_unsaved(self) -> bool:
        """Whether something typed is neither in the register nor kept as a draft."""
        return self.closing.has_unsaved()

    def _drafts(self) -> list[KeptDrafts]:
        shown = [*self._pages.values(), *self.beside.pages()]
        return [page.drafts for page in shown if hasattr(page, "drafts")]

    def _on_closing_called_off(self) -> None:
        self.wants_other_person, self.practice_wish = False, ""


def standard_note(office: Office) -> str:
    """Chuẩn of today and its last day, as the status bar shows it."""
    from ngheo_desktop.operations.review_rules import second_standard

    today = office.today()
    standard = standard_on(office.standards, today)
    if second_standard(office, today) is not None:
        return "Song song 2 chuẩn"
    if standard is None:
        return "Hôm nay chưa có chuẩn nghèo"
    code = standard.code.replace("-", "–")
    return f"Chuẩn {code}, đến {shown_day(standard.valid_to)}"


def _place_of(line: DraftLine) -> Place:
    """Where a draft is gone on with."""
    if line.kind == DraftKind.MINUTES:
        round_id, hamlet_id = read_minutes_key(line.household_id)
        return Place(pages.MEETING, round_id, hamlet_id=hamlet_id)
    page = pages.HOUSEHOLD if line.kind == DraftKind.HOUSEHOLD else pages.CHECKLIST
    return Place(page, line.household_id)


def _person(actor: Actor) -> str:
    roles = [role for role in Role if role in actor.roles]
    if len(roles) == 1:
        return f"{actor.name}, {ROLE_TERMS[roles[0]]}"
    return f"{actor.name}, {len(roles)} vai trò"


def _now() -> str:
    return shown_time(datetime.now(UTC))
