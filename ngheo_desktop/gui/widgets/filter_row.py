"""A row of choices that narrow a list; where there is no room they fold into «Lọc (2)»."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.icons import icon

_GONE = "Không còn trong sổ"
_WIDEST, _NARROWEST = 190, 98  # at 100 %


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to narrow by: its key, its name, and the words that narrow nothing."""

    key: str
    name: str
    short: str  # stands in the field while nothing is chosen
    everything: str


class FilterCombo(QComboBox):
    """As wide as what is chosen in it, so that seven of them stand in one row."""

    def __init__(self, choice: Choice, parent: QWidget) -> None:
        super().__init__(parent)
        self.choice = choice
        self.setObjectName(f"{choice.key}_filter")
        self.setAccessibleName(choice.name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.addItem(choice.everything, "")
        self.currentIndexChanged.connect(self._on_shown)

    def _on_shown(self) -> None:
        self.setToolTip(self.currentText() if self.value() else self.choice.name)
        self.updateGeometry()

    def offer(self, values: Sequence[tuple[str, str]]) -> None:
        """Offer these values by their words; the choice stays, even where it is gone."""
        chosen = self.value()
        self.blockSignals(True)
        while self.count() > 1:
            self.removeItem(1)
        for value, words in values:
            self.addItem(words, value)
        self.blockSignals(False)
        self.choose(chosen)

    def value(self) -> str:
        return str(self.currentData() or "")

    def choose(self, value: str) -> None:
        """Choose without telling; what is not offered any more is said to be gone."""
        self.blockSignals(True)
        at = self.findData(value)
        if at < 0:
            self.addItem(_GONE, value)
            at = self.count() - 1
        self.setCurrentIndex(at)
        self.blockSignals(False)
        self._on_shown()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        words = self.fontMetrics()
        widest = max(words.horizontalAdvance(self.itemText(at)) for at in range(self.count()))
        rest = hint.width() - widest
        width = rest + words.horizontalAdvance(self._shown()) + 2
        return QSize(min(width, theme.metrics().px(_WIDEST)), hint.height())

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme.metrics().px(_NARROWEST)), hint.height())

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Where long choices share one row, each ends in dots rather than in half a letter."""
        super().initStyleOption(option)
        edit = QStyle.SubControl.SC_ComboBoxEditField
        complex_box = QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(complex_box, option, edit, self).width()
        words, dots = self.fontMetrics(), Qt.TextElideMode.ElideRight
        option.currentText = words.elidedText(self._shown(), dots, room)

    def _shown(self) -> str:
        return self.currentText() if self.value() else self.choice.short

    def showPopup(self) -> None:
        """The list may be wider than the field."""
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + theme.metrics().px(28))
        super().showPopup()


class FilterRow(QWidget):
    """The choices side by side, or behind a button with how many of them narrow the list."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.combos: dict[str, FilterCombo] = {}
        self.fold_button = QPushButton(self)
        self.fold_button.setObjectName("fold_button")
        self.fold_button.setIcon(icon("filter"))
        self.fold_button.clicked.connect(self._on_fold_asked)
        self.fold_button.hide()
        self._is_folded = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addWidget(self.fold_button)
        self.panel: FilterPanel | None = None
        self._show_count()

    def add(self, choice: Choice, values: Sequence[tuple[str, str]] = ()) -> None:
        """One more choice at the right."""
        combo = FilterCombo(choice, self)
        combo.offer(values)
        combo.currentIndexChanged.connect(self._on_chosen)
        self.combos[choice.key] = combo
        self._row.addWidget(combo)

    def end(self) -> None:
        """No more choices: those there are stand at the left."""
        self._row.addStretch(1)

    def values(self) -> dict[str, str]:
        """What is chosen, by key; what narrows nothing is left out."""
        return {key: combo.value() for key, combo in self.combos.items() if combo.value()}

    def choose(self, values: dict[str, str]) -> None:
        """Choose these values and nothing else; the caller tells."""
        for key, combo in self.combos.items():
            combo.choose(values.get(key, ""))
        self._show_count()

    def set_folded(self, *, folded: bool) -> None:
        """Stand behind the button, or side by side."""
        if folded == self._is_folded:
            return
        self._is_folded = folded
        in_hand = any(combo.hasFocus() for combo in self.combos.values())
        self.fold_button.setVisible(folded)
        self.close_panel()
        for combo in self.combos.values():
            if not folded:
                self._row.addWidget(combo)
            combo.setVisible(not folded)
        if folded and in_hand:
            self.fold_button.setFocus()

    def close_panel(self) -> None:
        if self.panel is not None:
            self.panel.hide()

    def _on_fold_asked(self) -> None:
        if self.panel is None:
            choices = [combo.choice for combo in self.combos.values()]
            self.panel = FilterPanel(choices, self.window())
            self.panel.closed.connect(self._on_panel_closed)
        elif self.panel.isVisible():
            self.panel.hide()
            return
        self.panel.take(list(self.combos.values()))
        self.panel.open_below(self.fold_button)

    def _on_panel_closed(self) -> None:
        self.fold_button.setFocus()

    def _on_chosen(self) -> None:
        self._show_count()
        self.changed.emit()

    def _show_count(self) -> None:
        count = len(self.values())
        self.fold_button.setText(f"&Lọc ({count})" if count else "&Lọc")
        self.fold_button.setAccessibleName(f"Bộ lọc, đang dùng {count}")


class FilterPanel(QFrame):
    """The choices one below the other, over the page; Esc or going elsewhere closes it."""

    closed = Signal()  # by Esc: the focus goes back

    def __init__(self, choices: Sequence[Choice], parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._combos: Sequence[FilterCombo] = ()
        self._opener: QWidget | None = None
        self.setObjectName("filter_panel")
        self.setAutoFillBackground(True)
        self._form = QFormLayout(self)
        self._labels = [QLabel(f"{choice.name}:", self) for choice in choices]
        for row, label in enumerate(self._labels):
            self._form.setWidget(row, QFormLayout.ItemRole.LabelRole, label)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def take(self, combos: Sequence[FilterCombo]) -> None:
        """Hold the choices, each beside its name, until they are wanted in the row again."""
        self._combos = combos
        for row, (label, combo) in enumerate(zip(self._labels, combos, strict=True)):
            if combo.parentWidget() is not self:
                self._form.setWidget(row, QFormLayout.ItemRole.FieldRole, combo)
            label.setBuddy(combo)
            combo.show()

    def open_below(self, button: QWidget) -> None:
        """Show it under the button that was pressed, with the focus in its first choice."""
        over, self._opener = self._over, button
        self.adjustSize()
        at = button.mapTo(over, QPoint(0, button.height() + 2))
        left = max(0, min(at.x(), over.width() - self.width() - 4))
        self.move(left, max(0, min(at.y(), over.height() - self.height() - 4)))
        self.show()
        self.raise_()
        self._combos[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(theme.tokens().border)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.isVisible() and new is not None and new is not self:
            inside = self.isAncestorOf(new) or new is self._opener
            popup = new.window() is not self.window()  # the open list of a choice
            if not inside and not popup:
                self.hide()
