"""Cột: choose the columns of a table, their order and width; the table behind follows at once."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.widgets.table_columns import TableColumns

_COLUMN = int(Qt.ItemDataRole.UserRole)


class ColumnsDialog(QDialog):
    """Space shows or hides the column in hand; the buttons move it and make it wider."""

    def __init__(self, columns: TableColumns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Cột của bảng")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._columns = columns
        self.list = QListWidget(self)
        self.list.setObjectName("column_list")
        label = QLabel("&Cột được hiện (phím cách để bật, tắt):", self)
        label.setWordWrap(True)
        label.setBuddy(self.list)
        self._make_buttons()
        self._lay_out(label)
        self._fill(columns.order()[0])
        self.list.itemChanged.connect(self._on_item_changed)
        sizes = theme.metrics()
        self.resize(sizes.px(400), sizes.px(440))
        self.list.setFocus()

    def _make_buttons(self) -> None:
        self.buttons = [
            _button(self, "&Lên", "up_button", self._on_up),
            _button(self, "&Xuống", "down_button", self._on_down),
            _button(self, "&Rộng hơn", "wider_button", self._on_wider),
            _button(self, "&Hẹp hơn", "narrower_button", self._on_narrower),
            _button(self, "Về &mặc định", "reset_button", self._on_reset),
            _button(self, "Đón&g", "close_button", self.accept),
        ]
        self.buttons[-1].setDefault(True)
        alone = Qt.ShortcutContext.WidgetShortcut
        command(self.list, "Lên", self._on_up, key="move_up", context=alone)
        command(self.list, "Xuống", self._on_down, key="move_down", context=alone)

    def _lay_out(self, label: QLabel) -> None:
        side = QVBoxLayout()
        side.setSpacing(8)
        for button in self.buttons[:-1]:
            side.addWidget(button)
        side.addStretch(1)
        side.addWidget(self.buttons[-1])
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.list, 1)
        row.addLayout(side)
        whole = QVBoxLayout(self)
        whole.addWidget(label)
        whole.addLayout(row, 1)

    def _fill(self, in_hand: int) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for column in self._columns.order():
            item = QListWidgetItem(self._columns.title(column))
            item.setData(_COLUMN, column)
            shown, states = self._columns.is_shown(column), Qt.CheckState
            item.setCheckState(states.Checked if shown else states.Unchecked)
            if not self._columns.may_hide(column):
                item.setText(f"{item.text()} (luôn hiện)")
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            self.list.addItem(item)
            if column == in_hand:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)

    def _in_hand(self) -> int:
        item = self.list.currentItem()
        return int(item.data(_COLUMN)) if item is not None else self._columns.order()[0]

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        shown = item.checkState() == Qt.CheckState.Checked
        self._columns.set_shown(item.data(_COLUMN), shown=shown)

    def _move(self, by: int) -> None:
        column = self._in_hand()
        self._columns.move(column, by)
        self._fill(column)

    def _on_up(self) -> None:
        self._move(-1)

    def _on_down(self) -> None:
        self._move(1)

    def _on_wider(self) -> None:
        self._columns.widen(self._in_hand(), 1)

    def _on_narrower(self) -> None:
        self._columns.widen(self._in_hand(), -1)

    def _on_reset(self) -> None:
        column = self._in_hand()
        self._columns.reset()
        self._fill(column)


def _button(
    dialog: ColumnsDialog, words: str, name: str, answer: Callable[[], object]
) -> QPushButton:
    button = QPushButton(words, dialog)
    button.setObjectName(name)
    button.setAutoDefault(False)
    button.clicked.connect(answer)
    return button
