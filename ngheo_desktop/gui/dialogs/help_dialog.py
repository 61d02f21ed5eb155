"""Trợ giúp: a panel beside the window that tells about the field in focus."""

from html import escape

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.help import Topic, topic_of

_WIDTH, _HEIGHT = 380, 420
_HINT = "F1 qua lại giữa ô và phần này, Esc đóng."
_NOTHING = Topic(
    "Trợ giúp",
    "Chỗ này chưa có bài riêng. Ctrl+K rồi gõ tên việc hoặc tên ô để tìm bài trợ giúp.",
)


class HelpDialog(QDialog):
    """Not modal: it stays beside the work and follows the focus until Esc."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Tool)
        self.setObjectName("help_dialog")
        self.setWindowTitle("Trợ giúp")
        self._field: QWidget | None = None
        self.text = QTextBrowser(self)
        self.text.setObjectName("help_text")
        self.text.setAccessibleName("Bài trợ giúp")
        self.text.setOpenLinks(False)
        self.text.setTabChangesFocus(True)
        self.close_button = QPushButton("Đóng", self)
        self.close_button.setObjectName("close_button")
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)

    def ask(self, field: QWidget) -> None:
        """Tell about `field` and take the focus; asked from inside, give it back and stay."""
        if field.window() is self:
            self._give_back()
            return
        self.show_topic(topic_of(field) or _NOTHING, field)

    def show_topic(self, topic: Topic, field: QWidget | None) -> None:
        """Show one text; `field` gets the focus back."""
        self._field = field
        self._tell(topic)
        if not self.isVisible():
            self._place()
            self.show()
        self.activateWindow()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def follow(self, field: QWidget) -> None:
        """The focus has gone to another field of the window."""
        self._field = field
        topic = topic_of(field)
        if topic is not None:
            self._tell(topic)

    def reject(self) -> None:
        super().reject()
        self._give_back()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._give_back()

    def _give_back(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        window.activateWindow()
        field = self._field
        if field is not None and field in window.findChildren(QWidget) and field.isVisible():
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, topic: Topic) -> None:
        html = "".join(_lines(topic))
        if html != self.property("shown"):
            self.setProperty("shown", html)
            self.text.setHtml(html)

    def _place(self) -> None:
        """To the right of a small window where there is room, else over the right side of it."""
        window, sizes = self.parentWidget(), theme.metrics()
        if window is None:
            return
        room = window.screen().availableGeometry()
        around = window.frameGeometry()
        width = min(sizes.px(_WIDTH), room.width())
        height = min(sizes.px(_HEIGHT), room.height())
        fits = around.right() + width <= room.right()
        left = around.right() if fits else min(around.right(), room.right()) - width
        top = min(window.mapToGlobal(QPoint(0, 0)).y(), room.bottom() - height)
        self.setGeometry(max(room.left(), left), max(room.top(), top), width, height)


def _lines(topic: Topic) -> list[str]:
    parts = [f"<b>{escape(topic.title)}</b>", escape(topic.meaning)]
    if topic.ask:
        parts.append(f"<b>Hỏi hộ:</b> «{escape(topic.ask)}»")
    if topic.law:
        parts.append(f"<b>Quy định:</b> {escape(topic.law)}")
    if topic.source:
        parts.append(f"<b>Căn cứ:</b> {escape(topic.source)}. {escape(topic.mark)}")
    soft = theme.tokens().text_soft.name()
    parts.append(f"<span style='color:{soft}'>{_HINT}</span>")
    return [f"<p style='margin:0 0 6px 0'>{part}</p>" for part in parts]
