"""Thanh mục: digit, icon and word of each section; folded to icon and digit where room is short."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QToolButton, QVBoxLayout, QWidget

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.icons import pixmap


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the program; its digit is the same whatever else is there."""

    digit: int
    icon: str
    title: str
    page: str  # the page it opens with


class NavigationButton(QToolButton):
    """One line of the navigation, painted by hand: digit, icon, word."""

    def __init__(self, section: Section, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self.section = section
        self.folded = False
        self.waiting = 0
        self.setObjectName(f"section_{section.digit}_button")
        self.setAccessibleName(f"{section.title}, Ctrl+{section.digit}")
        self.setToolTip(f"{section.title} (Ctrl+{section.digit})")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(action.trigger)

    def show_waiting(self, count: int) -> None:
        """How many things wait in this section; 0 shows nothing."""
        self.waiting = count
        named = f"{self.section.title}, Ctrl+{self.section.digit}"
        self.setAccessibleName(f"{named}, {count} việc đang chờ" if count else named)
        self.update()

    def sizeHint(self) -> QSize:
        sizes = theme.metrics()
        width = sizes.navigation_folded if self.folded else sizes.navigation
        return QSize(width, sizes.px(36))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, sizes = theme.tokens(), theme.metrics()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRect(sizes.px(4), 1, self.width() - sizes.px(8), self.height() - 2)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.selection if self.isChecked() else colours.header)
            painter.drawRoundedRect(ground, 4, 4)
        if self.isChecked():
            painter.setBrush(colours.accent)
            painter.drawRect(QRect(ground.left(), ground.top() + 6, 3, ground.height() - 12))
        self._paint_words(painter, ground)
        if self.hasFocus():
            painter.setPen(theme.focus_pen())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _paint_words(self, painter: QPainter, ground: QRect) -> None:
        colours, sizes = theme.tokens(), theme.metrics()
        middle = Qt.AlignmentFlag.AlignVCenter
        digit = ground.adjusted(sizes.px(8), 0, 0, 0)
        painter.setPen(colours.text_soft)
        painter.drawText(digit, middle, str(self.section.digit))
        drawn = pixmap(self.section.icon, sizes.icon, colours.text, self.devicePixelRatioF())
        left = ground.left() + sizes.px(22)
        painter.drawPixmap(left, ground.center().y() - sizes.icon // 2 + 1, drawn)
        self._paint_waiting(painter, ground)
        if self.folded:
            return
        font = self.font()
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.setPen(colours.text)
        words = ground.adjusted(sizes.px(50), 0, 0, 0)
        painter.drawText(words, middle, self.section.title)

    def _paint_waiting(self, painter: QPainter, ground: QRect) -> None:
        """The count at the right; folded, where the eye still finds it, beside the icon."""
        if not self.waiting:
            return
        sizes = theme.metrics()
        room = ground.adjusted(0, 0, -sizes.px(2 if self.folded else 8), 0)
        painter.setPen(theme.tokens().text)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(
            room, right, "9+" if self.folded and self.waiting > 9 else str(self.waiting)
        )


class Navigation(QWidget):
    """The sections that work for this account, one under the other."""

    def __init__(
        self, sections: Sequence[tuple[Section, QAction]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self._group = QButtonGroup(self)
        self.buttons = [NavigationButton(section, action, self) for section, action in sections]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(2)
        for button in self.buttons:
            self._group.addButton(button)
            layout.addWidget(button)
        layout.addStretch(1)

    def set_folded(self, *, folded: bool) -> None:
        """Fold to icon and digit, or show the words."""
        for button in self.buttons:
            button.folded = folded
            button.updateGeometry()
            button.update()

    def show_waiting(self, digit: int, count: int) -> None:
        """The number at the right of a section."""
        for button in self.buttons:
            if button.section.digit == digit:
                button.show_waiting(count)

    def show_section(self, digit: int) -> None:
        """Mark the section that the page in front belongs to."""
        for button in self.buttons:
            button.setChecked(button.section.digit == digit)

    def current_button(self) -> QAbstractButton | None:
        return self._group.checkedButton() or next(iter(self.buttons), None)
