"""Thanh trạng thái: what is saved, the standard of today, who works here."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton, QWidget

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.icons import icon, pixmap


class StatusBar(QStatusBar):
    """Parts that lead somewhere are buttons; the saved state is read only."""

    standard_asked = Signal()
    person_asked = Signal()

    def __init__(self, person: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_bar")
        self.setSizeGripEnabled(False)
        self._person = person
        self._standard = ""
        self._folded = False
        self._sign = QLabel(self)
        self.saved_label = QLabel(self)
        self.saved_label.setObjectName("saved_label")
        self.standard_button = self._button("standard_button", "law")
        self.standard_button.clicked.connect(self.standard_asked)
        self.standard_button.hide()
        self.person_button = self._button("person_button", "person")
        self.person_button.clicked.connect(self.person_asked)
        self.addWidget(self._sign)
        self.addWidget(self.saved_label, 1)
        self.addPermanentWidget(self.standard_button)
        self.addPermanentWidget(self.person_button)
        self._show_words()

    def show_saved(self, text: str) -> None:
        """«Đã lưu hộ Trần Văn Tám lúc 14:05.»: seen here and said aloud, politely."""
        sizes = theme.metrics()
        self._sign.setPixmap(pixmap("done", sizes.px(16), theme.tokens().done))
        self.saved_label.setText(text)
        event = QAccessibleAnnouncementEvent(self.saved_label, text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)

    def show_standard(self, text: str) -> None:
        """«Chuẩn 2022–2025 đến 31/12/2026»."""
        self._standard = text
        self.standard_button.setVisible(bool(text))
        self._show_words()

    def set_folded(self, *, folded: bool) -> None:
        """Icons only, or icons with words."""
        self._folded = folded
        self._show_words()

    def _show_words(self) -> None:
        style = Qt.ToolButtonStyle
        parts = ((self.standard_button, self._standard), (self.person_button, self._person))
        for button, text in parts:
            button.setText(text)
            button.setAccessibleName(text)
            button.setToolTip(text)
            button.setToolButtonStyle(
                style.ToolButtonIconOnly if self._folded else style.ToolButtonTextBesideIcon
            )

    def _button(self, name: str, sign: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setIcon(icon(sign))
        size = theme.metrics().px(16)
        button.setIconSize(QSize(size, size))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
