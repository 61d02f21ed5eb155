"""Thanh trạng thái: saved, sync, standard of today, person, backup, zoom; each a button."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QIcon,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QMenu,
    QSizePolicy,
    QStatusBar,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.icons import icon

NOT_CONNECTED = "Máy này chưa kết nối với tỉnh"
NOT_CONNECTED_ASKED = f"{NOT_CONNECTED}. Vẫn dùng được đầy đủ."
NO_BACKUP = "Chưa sao lưu"
_SIGNS = {"done": "done", "draft": "edit", "error": "error", "info": "info"}
_AROUND = 5  # pixels that QStatusBar keeps above and below its parts
_KEPT = 200  # lines of «Thông báo»


class StatusPart(QToolButton):
    """One part: icon and words, or icon and number where room is short."""

    def __init__(self, name: str, sign: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setIcon(icon(sign))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._words, self._short = "", ""
        self._folded = False
        theme.follow(self._fit)

    def say(self, words: str, short: str = "") -> None:
        """Its words, and what is left of them when folded: a number, or nothing."""
        self._words, self._short = words, short
        self.setAccessibleName(words)
        self.setToolTip(words)
        self._show_words()

    def set_folded(self, *, folded: bool) -> None:
        self._folded = folded
        self._show_words()

    def _show_words(self) -> None:
        shown = self._short if self._folded else self._words
        style = Qt.ToolButtonStyle
        self.setText(shown)
        self.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if shown else style.ToolButtonIconOnly
        )

    def _fit(self) -> None:
        self.setIconSize(theme.icon_room(16))


class SavedPart(StatusPart):
    """The sentence about what was done last; cut with «…» where there is no room for it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("saved_button", "done", parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.say("Chưa có thông báo")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        side = self.iconSize().height()
        room = self.rect().adjusted(theme.metrics().px(8), 0, -theme.metrics().px(4), 0)
        self.icon().paint(painter, room.left(), room.center().y() - side // 2 + 1, side, side)
        room.setLeft(room.left() + side + theme.metrics().px(6))
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setPen(theme.tokens().text)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


class StatusBar(QStatusBar):
    """Six parts; what was told in this session stands in «Thông báo», behind the first."""

    standard_asked = Signal()
    backup_asked = Signal()

    def __init__(self, person: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_bar")
        self.setSizeGripEnabled(False)
        self.lines: list[tuple[datetime, str]] = []  # newest last
        self.saved_button = SavedPart(self)
        self.saved_button.clicked.connect(self._on_lines_asked)
        self.sync_button = StatusPart("sync_button", "offline", self)
        self.sync_button.clicked.connect(self._on_sync_asked)
        self.standard_button = StatusPart("standard_button", "law", self)
        self.standard_button.clicked.connect(self.standard_asked)
        self.standard_button.hide()
        self.person_button = StatusPart("person_button", "person", self)
        self.backup_button = StatusPart("backup_button", "backup", self)
        self.backup_button.clicked.connect(self.backup_asked)
        self.zoom_button = StatusPart("zoom_button", "zoom_in", self)
        self.addWidget(self.saved_button, 1)
        for part in self._parts():
            self.addPermanentWidget(part)
        self.sync_button.say(NOT_CONNECTED)
        self.person_button.say(person)
        self.show_backup(None)
        theme.follow(self._fit)

    def show_saved(self, text: str, kind: str = "done") -> None:
        """«Đã lưu hộ Trần Văn Tám lúc 14:05.»: seen here, kept, and said aloud politely.

        `kind` is done, draft (kept, not saved), error or info.
        """
        colours = theme.tokens()
        self.saved_button.setIcon(icon(_SIGNS[kind], getattr(colours, kind, colours.text)))
        self.saved_button.say(text)
        self.saved_button.setAccessibleDescription("Mở danh sách thông báo")
        self.lines = [*self.lines, (datetime.now().astimezone(), text)][-_KEPT:]
        event = QAccessibleAnnouncementEvent(self.saved_button, text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)

    def show_standard(self, text: str) -> None:
        """«Chuẩn 2022–2025 đến 31/12/2026»."""
        self.standard_button.say(text)
        self.standard_button.setVisible(bool(text))

    def show_backup(self, days: int | None, late_after: int = 7) -> None:
        """How many days ago a backup was last proven; None when there is none."""
        late = days is None or days > late_after
        words = NO_BACKUP if days is None else "Sao lưu hôm nay"
        if days:
            words = f"Sao lưu {days} ngày trước"
        colours = theme.tokens()
        self.backup_button.setIcon(
            icon("warning", colours.warning) if late else icon("backup", colours.text)
        )
        self.backup_button.say(words, "" if days is None else str(days))

    def show_person_commands(self, actions: Sequence[QAction]) -> None:
        """«Khóa», «Đổi người» behind the person."""
        _put_behind(self.person_button, actions)

    def show_zoom_commands(self, actions: Sequence[QAction]) -> None:
        """Larger, smaller and back behind the zoom."""
        _put_behind(self.zoom_button, actions)

    def set_folded(self, *, folded: bool) -> None:
        """Icons and numbers only, or icons with words."""
        for part in self._parts():
            part.set_folded(folded=folded)

    def _parts(self) -> tuple[StatusPart, ...]:
        return (
            self.sync_button,
            self.standard_button,
            self.person_button,
            self.backup_button,
            self.zoom_button,
        )

    def _fit(self) -> None:
        # QStatusBar asks for its room before the style sheet has told how high its parts are.
        self.setMinimumHeight(self.saved_button.sizeHint().height() + _AROUND)
        zoom = f"{theme.look().zoom}%"
        self.zoom_button.say(zoom, zoom)
        self.zoom_button.setAccessibleName(f"Cỡ chữ {zoom}")

    def _on_sync_asked(self) -> None:
        self.show_saved(NOT_CONNECTED_ASKED, "info")

    def _on_lines_asked(self) -> None:
        from ngheo_desktop.gui.widgets.told_lines import ToldLines

        ToldLines(self.lines, self.window()).open()


def _put_behind(part: StatusPart, actions: Sequence[QAction]) -> None:
    menu = QMenu(part)
    menu.addActions(list(actions))
    part.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    part.setMenu(menu)
