"""Above the page: back and forward, where one is, and the commands of the page."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolBar, QToolButton, QWidget

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.widgets.elided_label import ElidedLabel
from ngheo_desktop.gui.widgets.search_box import SearchBox


class Header(QWidget):
    """‹ › Hộ dân › Trần Văn Tám."""

    section_asked = Signal()  # back to the first page of the section

    def __init__(self, back: QAction, forward: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.back_button = self._button(back, "back_button")
        self.forward_button = self._button(forward, "forward_button")
        self.section_button = QToolButton(self)
        self.section_button.setObjectName("section_button")
        self.section_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.section_button.clicked.connect(self.section_asked)
        self._between = QLabel("›", self)
        self.title_label = ElidedLabel("", self)
        self.title_label.setObjectName("title_label")
        for part in (self.section_button, self._between, self.title_label):
            theme.set_title_font(part)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 2, 8, 2)
        layout.setSpacing(4)
        for part in (self.back_button, self.forward_button, self.section_button, self._between):
            layout.addWidget(part)
        layout.addWidget(self.title_label, 1)
        self.search_box = SearchBox(self)
        layout.addWidget(self.search_box)
        theme.follow(self._fit)

    def _fit(self) -> None:
        sizes = theme.metrics()
        self.setMinimumHeight(sizes.header)
        for button in (self.back_button, self.forward_button):
            button.setIconSize(QSize(sizes.icon, sizes.icon))

    def show_path(self, section: str, title: str) -> None:
        """Say where the officer is; the section alone when the page is its first one."""
        deeper = bool(title) and title != section
        self.section_button.setText(section)
        self.section_button.setAccessibleName(f"Về {section}")
        self.section_button.setVisible(deeper)
        self._between.setVisible(deeper)
        self.title_label.setText(title or section)

    def _button(self, action: QAction, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setAccessibleName(action.text().replace("&", ""))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button


class ToolRow(QToolBar):
    """The commands of the page in front; what does not fit folds into «»»."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Lệnh của trang", parent)
        self.setObjectName("tool_row")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        theme.follow(self._fit)

    def _fit(self) -> None:
        self.setIconSize(theme.icon_room(20))

    def show_actions(self, actions: Sequence[QAction]) -> None:
        """Offer these commands, each with its word."""
        for action in self.actions():  # PySide's clear() lets go of menus with the same commands
            self.removeAction(action)
        shown = [action for action in actions if action.text() and action.isVisible()]
        self.addActions(shown)
        for action in shown:
            button = self.widgetForAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(action.text().replace("&", ""))
        self.setVisible(bool(shown))
