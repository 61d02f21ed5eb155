"""Above the page: back and forward, where one is, and the commands of the page."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolBar, QToolButton, QWidget

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.icons import icon
from ngheo_desktop.gui.widgets.elided_label import ElidedLabel
from ngheo_desktop.gui.widgets.search_box import SearchBox

_TITLE_AT_LEAST = 180  # pixels at 100 %, beside the commands of the page


class Header(QWidget):
    """‹ › Hộ dân › Trần Văn Tám."""

    section_asked = Signal()  # back to the first page of the section

    def __init__(self, back: QAction, forward: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._folded, self._deeper = False, False
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

    def set_folded(self, *, folded: bool) -> None:
        """Where room is short the commands share the line: the page's own title stays."""
        self._folded = folded
        self._show_parts()

    def show_path(self, section: str, title: str) -> None:
        """Say where the officer is; the section alone when the page is its first one."""
        self._deeper = bool(title) and title != section
        self.section_button.setText(section)
        self.section_button.setAccessibleName(f"Về {section}")
        self.title_label.setText(title or section)
        self._show_parts()

    def _show_parts(self) -> None:
        whole = self._deeper and not self._folded
        self.section_button.setVisible(whole)
        self._between.setVisible(whole)
        words = self.title_label.fontMetrics().horizontalAdvance(self.title_label.text())
        shortest = min(words + 4, theme.metrics().px(_TITLE_AT_LEAST)) if self._folded else 0
        self.title_label.setMinimumWidth(shortest)

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
        self._more: QToolButton | None = None
        super().__init__("Lệnh của trang", parent)
        self.setObjectName("tool_row")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._more = self.findChild(QToolButton, "qt_toolbar_ext_button")
        if self._more is not None:
            self._more.setIcon(icon("more"))
            self._more.setAccessibleName("Lệnh khác")
            self._more.setToolTip("Lệnh khác")
            self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.follow(self._fit)

    def _fit(self) -> None:
        self.setIconSize(theme.icon_room(20))
        if self._more is not None:
            self._more.setMinimumWidth(theme.metrics().px(28))
            layout = self.layout()
            if layout is not None:
                layout.setContentsMargins(0, 0, theme.metrics().px(28), 0)

    def event(self, event: QEvent) -> bool:
        """Qt places «Lệnh khác» as if it were 12 pixels wide: bring it back inside."""
        answered = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self._more:
            wide = self._more.minimumWidth()
            self._more.setGeometry(self.width() - wide, 0, wide, self.height())
        return answered

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
