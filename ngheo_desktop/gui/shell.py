"""The frame of the main window: sections, header, commands, menus, status, panes and folding."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QDockWidget,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.gui import panes, theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.failures import copy_log, log_file
from ngheo_desktop.gui.icons import icon
from ngheo_desktop.gui.widgets.header import Header, ToolRow
from ngheo_desktop.gui.widgets.navigation import Navigation, Section
from ngheo_desktop.gui.widgets.practice_strip import PracticeStrip
from ngheo_desktop.gui.widgets.status_bar import StatusBar

_FOLDS_UNDER = 1200  # effective pixels
_SMALLEST = QSize(1024, 640)


class Shell(QMainWindow):
    """What stands around every page; it knows nothing of the pages themselves."""

    def __init__(self, sections: Sequence[Section], person: str, *, practice: bool) -> None:
        super().__init__()
        self.setMinimumSize(_SMALLEST)
        self.setWindowIcon(icon("households"))
        self._make_actions(sections)
        self._make_parts(person)
        self.setCentralWidget(self._assembled(practice=practice))
        self._make_menus()
        theme.follow(self._fold)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_moved)

    def page(self) -> Any:
        """The page in front."""
        return self.stack.currentWidget()

    def show_commands(self) -> None:
        """Tool row and «Sửa» offer what the page in front can do."""
        page = self.page()
        commands = getattr(page, "tool_actions", None)
        self.tool_row.show_actions(commands() if commands else ())
        for action in self.edit_menu.actions():
            self.edit_menu.removeAction(action)
        self.edit_menu.addActions([action for action in page.actions() if action.text()])
        self.edit_menu.menuAction().setVisible(not self.edit_menu.isEmpty())

    def _make_actions(self, sections: Sequence[Section]) -> None:
        make = partial(command, self, context=Qt.ShortcutContext.WindowShortcut)
        self.section_actions: list[tuple[Section, QAction]] = []
        for section in sections:
            action = make(section.title, key=f"section_{section.digit}", sign=section.icon)
            action.setData(section.page)
            self.section_actions.append((section, action))
        self.back_action = make("&Quay lại", key="back", sign="back")
        self.forward_action = make("Đi tiế&p", key="forward", sign="forward")
        self.search_action = make(
            "&Tìm ở mọi nơi", self._on_search_asked, key="search", sign="search"
        )
        self.next_pane_action = make("&Khung kế tiếp", self._on_next_pane, key="next_pane")
        self.previous_pane_action = make(
            "K&hung trước", self._on_previous_pane, key="previous_pane"
        )
        self.lock_action = make("&Khóa", key="lock", sign="lock")
        self.drafts_action = make("Việc &dở dang…", sign="edit")
        self.doubles_action = make("Người ghi hai &lần", sign="households")
        self.events_action = make("Biế&n động đã ghi", sign="movement")
        self.past_action = make("Sổ của ngà&y trước", sign="calendar")
        self.cases_action = make("&Xét mức sống, thu nhập", sign="list")
        self.verify_action = make("K&iểm tra bản in…", sign="search")
        self.person_action = make("Đổi n&gười…", sign="log_out")
        self.leave_action = make("&Thoát", self.close, key="leave", sign="close")
        self.keys_action = make("&Bảng phím tắt", self._on_keys_asked, sign="help")
        self.log_action = make("&Chép tệp gửi hỗ trợ…", self._on_log_asked, sign="download")
        self.log_action.setVisible(log_file() is not None)

    def _make_parts(self, person: str) -> None:
        self.navigation = Navigation(self.section_actions, self)
        self.header = Header(self.back_action, self.forward_action, self)
        self.tool_row = ToolRow(self)
        self.stack = QStackedWidget(self)
        self.status = StatusBar(person, self)
        self.status.show_person_commands([self.lock_action, self.person_action])
        self.setStatusBar(self.status)

    def _assembled(self, *, practice: bool) -> QWidget:
        self._top = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._top.setSpacing(0)
        self._top.addWidget(self.header, 1)
        self._top.addWidget(self.tool_row)
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
        if practice:
            whole.addWidget(PracticeStrip(middle))
        whole.addLayout(below, 1)
        return middle

    def _make_menus(self) -> None:
        bar = self.menuBar()
        bar.addMenu("&Tệp").addActions([self.lock_action, self.person_action, self.leave_action])
        self.edit_menu = bar.addMenu("&Sửa")
        self.look_menu = bar.addMenu("&Xem")
        self.go_menu = bar.addMenu("Đ&i tới")
        self.go_menu.addActions([action for _section, action in self.section_actions])
        self.go_menu.addSeparator()
        self.go_menu.addAction(self.search_action)
        self.go_menu.addActions(
            [self.drafts_action, self.doubles_action, self.events_action, self.past_action]
        )
        self.go_menu.addAction(self.verify_action)
        self.go_menu.addAction(self.cases_action)
        self.go_menu.addActions([self.back_action, self.forward_action])
        self.go_menu.addActions([self.next_pane_action, self.previous_pane_action])
        self.help_menu = bar.addMenu("Trợ &giúp")
        self.help_menu.addActions([self.keys_action, self.log_action])

    def _on_search_asked(self) -> None:
        self.header.search_box.ask()

    def _on_keys_asked(self) -> None:
        from ngheo_desktop.gui.dialogs.keys_dialog import KeysDialog

        KeysDialog([*self.page().actions(), *self.actions()], self).open()

    def _on_log_asked(self) -> None:
        file = log_file()
        if file is not None:
            copy_log(self, file)

    def _on_next_pane(self) -> None:
        panes.go_round(self._panes(), 1)

    def _on_previous_pane(self) -> None:
        panes.go_round(self._panes(), -1)

    def _on_focus_moved(self, left: QWidget | None, now: QWidget | None) -> None:
        """A command that goes grey or away under the focus gives it to its page."""
        if left is None or now is None or not self.tool_row.isAncestorOf(left):
            return
        if not (left.isEnabled() and left.isVisible()):
            panes.focus_inside(self.page())

    def _panes(self) -> list[QWidget]:
        inner = getattr(self.page(), "panes", None)
        middle = inner() if inner else [self.page()]
        beside = self.findChildren(QDockWidget)
        return [self.navigation, self.header, self.tool_row, *middle, *beside, self.status]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        panes.focus_inside(self.page())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Words give way where the room is short for the letters in use."""
        folded = self.width() / theme.metrics().scale < _FOLDS_UNDER
        directions = QBoxLayout.Direction
        self.navigation.set_folded(folded=folded)
        self.header.set_folded(folded=folded)
        self.header.search_box.set_folded(folded=folded)
        self.status.set_folded(folded=folded)
        self._top.setDirection(directions.LeftToRight if folded else directions.TopToBottom)
