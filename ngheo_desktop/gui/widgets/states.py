"""States that every screen shares: empty, loading, no right to it, frozen.

Errors are `error_strip.ErrorStrip`; done is one line of the status bar (signal `told`); without a
network a page does not change at all.
"""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.rights import Right, who_may
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.icons import pixmap
from ngheo_desktop.gui.widgets.loading import Loading as Loading
from ngheo_desktop.gui.widgets.notice import Notice


class EmptyState(QWidget):
    """Rỗng: why nothing is here, in one sentence, and the one button that helps."""

    helped = Signal()  # the button was pressed
    other_helped = Signal()  # the second one, where there are two ways on

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("empty_state")
        self.text_label = QLabel(self)
        self.text_label.setWordWrap(True)
        self.text_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.text_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.help_button = QPushButton(self)
        self.help_button.setObjectName("empty_help_button")
        self.help_button.setAccessibleName("Việc nên làm")  # until `say` names it
        self.help_button.setAutoDefault(True)
        self.help_button.clicked.connect(self.helped)
        self.other_button = QPushButton(self)
        self.other_button.setObjectName("empty_other_button")
        self.other_button.setAccessibleName("Việc khác nên làm")
        self.other_button.setAutoDefault(True)
        self.other_button.clicked.connect(self.other_helped)
        self.setFocusProxy(self.help_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addStretch(1)
        layout.addWidget(self.text_label)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.help_button)
        buttons.addWidget(self.other_button)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addStretch(2)

    def say(self, why: str, words: str = "", other: str = "") -> None:
        """Show the sentence; `words` are the button's; none when it would not help."""
        self.text_label.setText(why)
        self.setAccessibleName(why)
        for button, told in ((self.help_button, words), (self.other_button, other)):
            button.setText(told)
            button.setAccessibleName(told.replace("&", ""))
            button.setVisible(bool(told))


class NoRight(Notice):
    """Không có quyền: the page stays readable, and says who may change it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("no_right")

    def say_who(self, what: str, right: Right) -> None:
        """«Ở đây chỉ xem được. Sửa hộ: Cán bộ giảm nghèo, Rà soát viên.»"""
        self.say(f"Ở đây chỉ xem được. {what}: {who_may(right)}.")


class FrozenStrip(QFrame):
    """Đã chốt: the lock, what froze it, and the one way on."""

    supplement_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("frozen_strip")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.sign_label = QLabel(self)
        self.text_label = QLabel(self)
        self.text_label.setWordWrap(True)
        self.text_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.supplement_button = QPushButton("Lập bổ sung", self)
        self.supplement_button.setObjectName("supplement_button")
        self.supplement_button.setAutoDefault(True)
        self.supplement_button.clicked.connect(self.supplement_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.sign_label, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.text_label, 1)
        layout.addWidget(self.supplement_button)
        self._fields: list[tuple[QWidget, QLabel]] = []
        self.hide()

    def freeze(self, why: str, fields: Iterable[QWidget] = (), *, may_supplement: bool) -> None:
        """Say what froze it; every field gives its place to its text."""
        self.thaw()
        self.text_label.setText(why)
        self.setAccessibleName(f"Đã chốt. {why}")
        self.supplement_button.setVisible(may_supplement)
        size = theme.metrics().icon
        colour = theme.tokens().text
        self.sign_label.setPixmap(pixmap("lock", size, colour, self.devicePixelRatioF()))
        self._fields = [(field, _as_text(field)) for field in fields]
        self.show()

    def thaw(self) -> None:
        """The fields stand where they stood."""
        for field, label in self._fields:
            _swap(label, field)
            field.show()
            label.deleteLater()
        self._fields = []
        self.hide()


def _as_text(field: QWidget) -> QLabel:
    """A field's text in the place of the field; it can be reached, read aloud and copied."""
    label = QLabel(shown_text(field) or "–", field.parentWidget())
    label.setObjectName(f"{field.objectName()}_text")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    flags = Qt.TextInteractionFlag
    label.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
    label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    label.setAccessibleName(field.accessibleName() or _name_beside(field))
    label.setAccessibleDescription(label.text())
    _swap(field, label)
    field.hide()
    return label


def shown_text(field: QWidget) -> str:
    """What a field says, as words."""
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QComboBox):
        return field.currentText()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, QCheckBox):
        return f"{field.text().replace('&', '')}: {'có' if field.isChecked() else 'không'}"
    inner = field.findChild(QLineEdit)  # a spin box, a date, one of our own edits
    return inner.text() if inner is not None else ""


def _name_beside(field: QWidget) -> str:
    parent = field.parentWidget()
    labels = parent.findChildren(QLabel) if parent is not None else []
    found = next((each for each in labels if each.buddy() is field), None)
    return found.text().replace("&", "") if found is not None else ""


def _swap(old: QWidget, new: QWidget) -> None:
    parent = old.parentWidget()
    layout = parent.layout() if parent is not None else None
    if layout is not None:
        layout.replaceWidget(old, new)
    new.show()
