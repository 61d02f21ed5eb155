"""Bộ lọc đã lưu: give the filter in use a name, rename and take out saved ones."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.text import clean

_VALUES = int(Qt.ItemDataRole.UserRole)
Saved = dict[str, Any]  # name and values


class SavedFiltersDialog(QDialog):
    """Works on a copy: only «Lưu» keeps it."""

    saved = Signal(list)  # the filters as they are to be kept

    def __init__(
        self,
        filters: Sequence[Saved],
        in_use: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Bộ lọc đã lưu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._in_use = dict(in_use)
        self.name_edit = QLineEdit(self)
        self.name_edit.setObjectName("filter_name_edit")
        self.name_edit.setPlaceholderText("ví dụ: hộ nghèo chưa có phiếu")
        self.name_edit.setEnabled(bool(self._in_use))
        self.add_button = self._button("&Thêm", "add_button")
        self.rename_button = self._button("Đổ&i tên", "rename_button")
        self.remove_button = self._button("&Bỏ", "remove_button")
        self.keep_button = self._button("&Lưu", "keep_button")
        self.keep_button.setDefault(True)
        self.cancel_button = self._button("Đón&g", "cancel_button")
        self.list = QListWidget(self)
        self.list.setObjectName("saved_filter_list")
        for each in filters:
            self._add_item(each["name"], each["values"])
        self._lay_out()
        self._connect()
        (self.name_edit if self._in_use else self.list).setFocus()

    def filters(self) -> list[Saved]:
        """The filters as they stand in the list."""
        items = [self.list.item(at) for at in range(self.list.count())]
        return [{"name": item.text(), "values": item.data(_VALUES)} for item in items]

    def _button(self, words: str, name: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        why = "" if self._in_use else " (chưa chọn bộ lọc nào)"
        name_label = QLabel(f"Tê&n cho bộ lọc đang dùng{why}:", self)
        name_label.setBuddy(self.name_edit)
        list_label = QLabel("Đã lư&u:", self)
        list_label.setBuddy(self.list)
        adding, changing, ending = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        adding.addWidget(self.name_edit, 1)
        adding.addWidget(self.add_button)
        changing.addWidget(self.rename_button)
        changing.addWidget(self.remove_button)
        changing.addStretch(1)
        ending.addStretch(1)
        ending.addWidget(self.keep_button)
        ending.addWidget(self.cancel_button)
        whole = QVBoxLayout(self)
        whole.addWidget(name_label)
        whole.addLayout(adding)
        whole.addWidget(list_label)
        whole.addWidget(self.list, 1)
        whole.addLayout(changing)
        whole.addLayout(ending)
        sizes = theme.metrics()
        self.resize(sizes.px(460), sizes.px(380))

    def _connect(self) -> None:
        alone = Qt.ShortcutContext.WidgetShortcut
        command(self.list, "Đổi tên", self._on_rename, key="edit", context=alone)
        command(self.list, "Bỏ", self._on_remove, key="remove", context=alone)
        self.name_edit.textChanged.connect(self._show_possible)
        self.name_edit.returnPressed.connect(self._on_add)
        self.add_button.clicked.connect(self._on_add)
        self.rename_button.clicked.connect(self._on_rename)
        self.remove_button.clicked.connect(self._on_remove)
        self.keep_button.clicked.connect(self._on_keep)
        self.cancel_button.clicked.connect(self.reject)
        self.list.currentItemChanged.connect(self._show_possible)
        self.list.itemChanged.connect(self._on_renamed)
        self._show_possible()

    def _show_possible(self) -> None:
        self.add_button.setEnabled(bool(self._in_use and clean(self.name_edit.text())))
        chosen = self.list.currentItem() is not None
        self.rename_button.setEnabled(chosen)
        self.remove_button.setEnabled(chosen)

    def _add_item(self, name: str, values: Mapping[str, str]) -> QListWidgetItem:
        item = QListWidgetItem(name)
        item.setData(_VALUES, dict(values))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self.list.addItem(item)
        return item

    def _on_add(self) -> None:
        """The same name once more is the same filter with other values."""
        name = clean(self.name_edit.text())
        if not name or not self._in_use:
            return
        same = self.list.findItems(name, Qt.MatchFlag.MatchFixedString)
        if same:
            same[0].setData(_VALUES, self._in_use)
        item = same[0] if same else self._add_item(name, self._in_use)
        self.list.setCurrentItem(item)
        self.name_edit.clear()
        self.keep_button.setFocus()

    def _on_rename(self) -> None:
        if self.list.currentItem() is not None:
            self.list.setFocus()
            self.list.editItem(self.list.currentItem())

    def _on_renamed(self, item: QListWidgetItem) -> None:
        name = clean(item.text())
        if name != item.text():
            item.setText(name or "Bộ lọc chưa có tên")

    def _on_remove(self) -> None:
        self.list.takeItem(self.list.currentRow())
        self.list.setFocus()
        self._show_possible()

    def _on_keep(self) -> None:
        if clean(self.name_edit.text()):
            self._on_add()  # a name that was typed is meant
        self.saved.emit(self.filters())
        self.accept()
