"""The main window: sections, where the officer has been, and how the pages hang together."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.rights import ROLE_TERMS, Actor, Role
from ngheo_desktop.domain.standards import standard_on
from ngheo_desktop.gui import page_makers as pages
from ngheo_desktop.gui import panes, theme
from ngheo_desktop.gui.dialogs.unsaved_question import UnsavedQuestion
from ngheo_desktop.gui.history import History, Place
from ngheo_desktop.gui.icons import icon
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.header import Header, ToolRow
from ngheo_desktop.gui.widgets.navigation import Navigation, Section
from ngheo_desktop.gui.widgets.practice_strip import PracticeStrip
from ngheo_desktop.gui.widgets.status_bar import StatusBar
from ngheo_desktop.operations.office import Office

_FOLDS_UNDER = 1200  # effective pixels
_SMALLEST = QSize(1024, 640)


class MainWindow(QMainWindow):
    """Knows every page; the pages do not know each other."""

    closed = Signal()

    def __init__(self, office: Office, runner: TaskRunner) -> None:
        super().__init__()
        self.wants_other_person = False
        self._drops_unsaved = False
        self._office = office
        self._runner = runner
        self._history = History()
        self._pages: dict[str, Any] = {}
        self.setWindowTitle(f"Sổ hộ nghèo — {office.commune.full_name}")
        self.setWindowIcon(icon("households"))
        self.setMinimumSize(_SMALLEST)
        self._sections = pages.sections_for(office.actor)
        self._make_actions()
        self._make_parts()
        self._make_menus()
        self.go(Place(self._sections[0].page))

    # Parts

    def _make_actions(self) -> None:
        self.section_actions: list[tuple[Section, QAction]] = []
        for section in self._sections:
            action = self._action(section.title, f"Ctrl+{section.digit}", section.icon)
            action.setData(section.page)
            action.triggered.connect(self._on_section_asked)
            self.section_actions.append((section, action))
        self.back_action = self._action("&Quay lại", "Alt+Left", "back")
        self.back_action.triggered.connect(self.go_back)
        self.forward_action = self._action("Đi tiế&p", "Alt+Right", "forward")
        self.forward_action.triggered.connect(self.go_forward)
        self.next_pane_action = self._action("&Khung kế tiếp", "F6")
        self.next_pane_action.triggered.connect(self._on_next_pane)
        self.previous_pane_action = self._action("K&hung trước", "Shift+F6")
        self.previous_pane_action.triggered.connect(self._on_previous_pane)
        self.person_action = self._action("Đổi n&gười…", "", "log_out")
        self.person_action.triggered.connect(self._on_person_change_asked)
        self.leave_action = self._action("&Thoát", "Ctrl+Q", "close")
        self.leave_action.triggered.connect(self.close)
        self.keys_action = self._action("&Bảng phím tắt", "", "help")
        self.keys_action.triggered.connect(self._on_keys_asked)

    def _action(self, text: str, keys: str, sign: str = "") -> QAction:
        action = QAction(text, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        if sign:
            action.setIcon(icon(sign))
        self.addAction(action)
        return action

    def _make_parts(self) -> None:
        self.navigation = Navigation(self.section_actions, self)
        self.header = Header(self.back_action, self.forward_action, self)
        self.header.section_asked.connect(self._on_section_root_asked)
        self.tool_row = ToolRow(self)
        self.stack = QStackedWidget(self)
        self.status = StatusBar(_person(self._office.actor), self)
        self.status.standard_asked.connect(self._on_standard_asked)
        menu = QMenu(self)
        menu.addAction(self.person_action)
        self.status.person_button.setMenu(menu)
        self.setStatusBar(self.status)
        self._top = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._top.setSpacing(0)
        self._top.addWidget(self.header, 1)
        self._top.addWidget(self.tool_row)
        self.setCentralWidget(self._assembled())

    def _assembled(self) -> QWidget:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(self._top)
        right.addWidget(self.stack, 1)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.navigation)
        below.addLayout(right, 1)
        middle = QWidget(self)
        whole = QVBoxLayout(middle)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        if self._office.is_practice:
            whole.addWidget(PracticeStrip(middle))
        whole.addLayout(below, 1)
        return middle

    def _make_menus(self) -> None:
        bar = self.menuBar()
        file_menu = bar.addMenu("&Tệp")
        file_menu.addActions([self.person_action, self.leave_action])
        self.edit_menu = bar.addMenu("&Sửa")
        go_menu = bar.addMenu("Đ&i tới")
        go_menu.addActions([action for _section, action in self.section_actions])
        go_menu.addSeparator()
        go_menu.addActions([self.back_action, self.forward_action])
        go_menu.addActions([self.next_pane_action, self.previous_pane_action])
        bar.addMenu("Trợ &giúp").addAction(self.keys_action)

    # Going

    def go(self, place: Place) -> bool:
        """Show a place and remember it; False when the page in front has to stay."""
        if place == self._history.current:
            panes.focus_inside(self.page())
            return True
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

    def page(self) -> Any:
        """The page in front."""
        return self.stack.currentWidget()

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
        page = self.page_named(place.page)
        self.stack.setCurrentWidget(page)
        if place.page == pages.HOUSEHOLD:
            page.open(place.subject or None)
        elif place.page == pages.CHECKLIST:
            page.open(place.subject)
        elif place.page == pages.PRINT and place.subject:
            page.show_form(place.subject, place.household_id)
        self._show_where()
        panes.focus_inside(page)

    def _show_where(self) -> None:
        """Navigation, header, commands and menus follow the page in front."""
        place, page = self._history.current, self.page()
        if place is None:
            return
        digit = pages.SECTION_OF[place.page]
        section = next(each for each in self._sections if each.digit == digit)
        title = getattr(page, "title", None)
        self.navigation.show_section(digit)
        self.header.show_path(section.title, title() if title else section.title)
        commands = getattr(page, "tool_actions", None)
        self.tool_row.show_actions(commands() if commands else ())
        for action in self.edit_menu.actions():
            self.edit_menu.removeAction(action)
        self.edit_menu.addActions([action for action in page.actions() if action.text()])
        self.edit_menu.menuAction().setVisible(not self.edit_menu.isEmpty())
        self.back_action.setEnabled(self._history.before is not None)
        self.forward_action.setEnabled(self._history.after is not None)

    # How the pages hang together

    def _connect(self, name: str, page: Any) -> None:
        page.windowTitleChanged.connect(self._show_where)
        if hasattr(page, "told"):
            page.told.connect(self.status.show_saved)
        if name == pages.HOUSEHOLDS:
            page.household_chosen.connect(self._on_household_opened)
            page.new_requested.connect(self._on_household_added)
            page.import_requested.connect(self.open_import)
            page.print_requested.connect(self._on_print_requested)
        elif name == pages.HOUSEHOLD:
            page.household_saved.connect(self._on_household_saved)
            page.checklist_requested.connect(self._on_checklist_requested)
            page.print_requested.connect(self._on_print_requested)
            page.closed.connect(self._on_page_closed)
        elif name == pages.CHECKLIST:
            page.next_requested.connect(self._on_next_requested)
            page.sheet_shown.connect(self._show_where)
            page.household_requested.connect(self._on_household_opened)
            page.closed.connect(self._on_page_closed)

    def _on_household_opened(self, household_id: str) -> None:
        self.go(Place(pages.HOUSEHOLD, household_id))

    def _on_household_added(self) -> None:
        self.go(Place(pages.HOUSEHOLD))

    def _on_checklist_requested(self, household_id: str) -> None:
        self.go(Place(pages.CHECKLIST, household_id))

    def _on_print_requested(self, form_code: str, household_id: str = "") -> None:
        self.go(Place(pages.PRINT, form_code, household_id))

    def _on_household_saved(self, household_id: str) -> None:
        if self._history.current == Place(pages.HOUSEHOLD):
            self._history.rename(Place(pages.HOUSEHOLD, household_id))
        self._show_where()

    def _on_next_requested(self, household_id: str) -> None:
        following = self.page_named(pages.HOUSEHOLDS).neighbour_of(household_id)
        if following:
            self.go(Place(pages.CHECKLIST, following))
        else:
            self.status.show_saved("Đây là hộ cuối của danh sách.")

    def _on_page_closed(self) -> None:
        if self._history.before is not None:
            self.go_back()
        else:
            self.go(Place(self._sections[0].page))

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
            digit = pages.SECTION_OF[place.page]
            self.go(Place(next(each.page for each in self._sections if each.digit == digit)))

    def _on_standard_asked(self) -> None:
        from ngheo_desktop.gui.pages.settings_standards import StandardsSection

        if self.go(Place(pages.SETTINGS)):
            self.page().show_section(StandardsSection)

    def _on_person_change_asked(self) -> None:
        self.wants_other_person = True  # read once the window is closed
        self.close()

    def _on_keys_asked(self) -> None:
        from ngheo_desktop.gui.dialogs.keys_dialog import KeysDialog

        KeysDialog([*self.actions(), *self.page().actions()], self).open()

    def _on_next_pane(self) -> None:
        panes.go_round(self._panes(), 1)

    def _on_previous_pane(self) -> None:
        panes.go_round(self._panes(), -1)

    def _panes(self) -> list[QWidget]:
        inner = getattr(self.page(), "panes", None)
        middle = inner() if inner else [self.page()]
        return [self.navigation, self.header, self.tool_row, *middle, self.status]

    # What is read in the background

    def read_standard(self) -> None:
        """Fill in the standard of today; it is read from files, so not before the first paint."""
        office = self._office
        self._runner.start(lambda _report: standard_note(office)).succeeded.connect(
            self.status.show_standard
        )

    # Qt's own

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        panes.focus_inside(self.page())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        folded = event.size().width() / theme.metrics().scale < _FOLDS_UNDER
        directions = QBoxLayout.Direction
        self.navigation.set_folded(folded=folded)
        self.status.set_folded(folded=folded)
        self._top.setDirection(directions.LeftToRight if folded else directions.TopToBottom)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_leave():
            self.wants_other_person = False
            event.ignore()
            return
        if any(_has_unsaved(page) for page in self._pages.values()) and not self._drops_unsaved:
            event.ignore()
            self._ask_to_drop()
            return
        super().closeEvent(event)
        self.closed.emit()

    def _ask_to_drop(self) -> None:
        """Asked because nothing could bring it back: what was typed is in memory only."""
        question = UnsavedQuestion(self)
        question.dropped.connect(self._on_unsaved_dropped)
        question.kept.connect(self._on_unsaved_kept)
        question.open()

    def _on_unsaved_dropped(self) -> None:
        self._drops_unsaved = True
        self.close()

    def _on_unsaved_kept(self) -> None:
        self.wants_other_person = False


def standard_note(office: Office) -> str:
    """Chuẩn of today and its last day, as the status bar shows it."""
    standard = standard_on(office.standards, office.today())
    if standard is None:
        return "Hôm nay chưa có chuẩn nghèo"
    code = standard.code.replace("-", "–")
    return f"Chuẩn {code}, đến {standard.valid_to:%d/%m/%Y}"


def _person(actor: Actor) -> str:
    roles = [role for role in Role if role in actor.roles]
    if len(roles) == 1:
        return f"{actor.name}, {ROLE_TERMS[roles[0]]}"
    return f"{actor.name}, {len(roles)} vai trò"


def _has_unsaved(page: Any) -> bool:
    unsaved = getattr(page, "has_unsaved", False)
    return bool(unsaved() if callable(unsaved) else unsaved)


def _now() -> str:
    return f"{datetime.now().astimezone():%H:%M}"
