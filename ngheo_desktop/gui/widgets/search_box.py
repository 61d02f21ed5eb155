"""Ô tìm ở mọi nơi: one field in the header and, under it, what was found."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMoveEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListView, QWidget

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.found_list import Entry, FoundListModel
from ngheo_desktop.gui.widgets.found_delegate import FoundDelegate

_WIDTH, _FOLDED_WIDTH = 260, 150
_LIST_WIDTH = 620


class SearchBox(QLineEdit):
    """The focus stays in the field; the list below follows its arrows."""

    asked = Signal(str)  # what to look for; "" = nothing any more
    entered = Signal()  # Enter, with nothing to choose yet
    left = Signal()  # Esc, when nobody knows where the focus was

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search_box")
        self.setAccessibleName("Tìm ở mọi nơi")
        self.set_folded(folded=False)
        self._came_from: QWidget | None = None
        self.model = FoundListModel(self)
        self.list = _FoundList(self)
        self.list.setModel(self.model)
        self.list.clicked.connect(self._on_clicked)
        self.textEdited.connect(self._on_edited)

    def set_folded(self, *, folded: bool) -> None:
        """Give way to the title where room is short."""
        self.setFixedWidth(theme.metrics().px(_FOLDED_WIDTH if folded else _WIDTH))
        self.setPlaceholderText("Tìm…  Ctrl+K" if folded else "Tìm hộ, người, việc…  Ctrl+K")

    def ask(self) -> None:
        """Ctrl+K: here, with what was typed before ready to be typed over."""
        focused = QApplication.focusWidget()
        if focused is not self:
            self._came_from = focused
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show what was found, the first line chosen."""
        self.model.set_entries(entries)
        if not entries or not self.hasFocus():
            self.list.hide()
            return
        self._place_list()
        self.list.show()
        self.list.raise_()
        self._choose(self.model.next_choice(-1, 1))

    def open_choice(self) -> bool:
        """Do what the chosen line says; False when there is none."""
        entry = self.model.entry(self.list.currentIndex().row())
        if entry is None or entry.run is None or not self.list.isVisible():
            return False
        self.give_back_focus()
        entry.run()
        return True

    def give_back_focus(self) -> None:
        """Away from the field, to where the officer was before."""
        self.clear()
        self.asked.emit("")
        self.model.set_entries(())
        self.list.hide()
        before, self._came_from = self._came_from, None
        if before in QApplication.allWidgets() and before.isVisible() and before.isEnabled():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if key == Qt.Key.Key_Escape:
            self.give_back_focus()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self.open_choice():
                self.entered.emit()
        elif key in steps and self.list.isVisible():
            self._choose(self.model.next_choice(self.list.currentIndex().row(), steps[key]))
        elif key not in steps:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:  # its own menu
            self.list.hide()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        if self.list.isVisible():
            self._place_list()

    def _on_edited(self) -> None:
        self.asked.emit(self.text())

    def _on_clicked(self, _index: QModelIndex) -> None:
        self.open_choice()

    def _choose(self, row: int) -> None:
        index = self.model.index(row) if row >= 0 else QModelIndex()
        self.list.setCurrentIndex(index)
        if row == self.model.next_choice(-1, 1):
            self.list.scrollToTop()  # its heading is to be seen too
        entry = self.model.entry(row)
        if entry is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, entry.spoken))

    def _place_list(self) -> None:
        """Under the field, their right edges in line, inside the window."""
        window, sizes = self.window(), theme.metrics()
        self.list.setParent(window)
        corner = self.mapTo(window, QPoint(self.width(), self.height() + 2))
        side = sizes.px(8)
        width = min(max(self.width(), sizes.px(_LIST_WIDTH)), window.width() - 2 * side)
        left = max(side, corner.x() - width)
        room = window.height() - corner.y() - side
        height = min(self.model.rowCount() * sizes.row + 2 * self.list.frameWidth() + 4, room)
        self.list.setGeometry(left, corner.y(), width, height)


class _FoundList(QListView):
    """A part of the window rather than a popup: it never takes the keyboard."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("found_list")
        self.setAccessibleName("Kết quả tìm")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setItemDelegate(FoundDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumSize(QSize(0, 0))
        self.hide()
