"""Ấp, khóm đổi tên, tách, nhập from a day on: one form that asks what the change needs."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from ngheo_desktop.domain.hamlet_changes import ChangeKind, HamletChange
from ngheo_desktop.domain.register import Hamlet
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.dialogs.act_dialog import fit_dialog
from ngheo_desktop.gui.dialogs.hamlet_dialog import KINDS
from ngheo_desktop.gui.dialogs.place_change_dialog import PlaceChangeDialog
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.hamlet_changes import households_to_choose, record_hamlet_change
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report
from ngheo_desktop.text import search_key

_ID = Qt.ItemDataRole.UserRole
_KEY = Qt.ItemDataRole.UserRole + 1
_NEW = "ấp, khóm mang tên mới"
_WORDS = {
    ChangeKind.RENAME: "Đổi tên, đổi loại",
    ChangeKind.SPLIT: "Tách ấp, khóm",
    ChangeKind.MERGE: "Nhập ấp, khóm",
}
_HEIGHTS = {ChangeKind.RENAME: 400, ChangeKind.SPLIT: 620, ChangeKind.MERGE: 580}


class _FilterEdit(QLineEdit):
    """Enter goes to what was found; it must not save the whole change."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
            event.accept()
            return
        super().keyPressEvent(event)


class HamletChangeDialog(PlaceChangeDialog):
    """Opened at one kind of change; the kind can be chosen anew."""

    def __init__(
        self,
        office: Office,
        runner: TaskRunner,
        hamlets: Sequence[Hamlet],
        here: Hamlet,
        kind: ChangeKind = ChangeKind.RENAME,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(office, runner, f"Thay đổi của {here.full_name}", parent)
        self.setObjectName("hamlet_change_dialog")
        self._hamlets, self._here = tuple(hamlets), here
        self.change: HamletChange | None = None  # what was last asked to be recorded
        self._add_fields()
        self.kind_combo.setCurrentIndex(list(_WORDS).index(kind))
        self._on_kind_chosen()
        self.kind_combo.currentIndexChanged.connect(self._on_kind_chosen)
        self.into_combo.currentIndexChanged.connect(self._on_kind_chosen)
        self._first_field().setFocus(Qt.FocusReason.OtherFocusReason)
        task = runner.start(partial(_households_of, office, here.id))
        task.succeeded.connect(self._on_households_read)

    def _add_fields(self) -> None:
        self.kind_combo = self.combo("kind_combo", tuple(_WORDS.values()))
        self.filter_edit = _FilterEdit(self)
        self.filter_edit.setObjectName("filter_edit")
        self.filter_edit.setPlaceholderText("Tên chủ hộ, mã hộ hoặc tổ")
        self.filter_edit.textChanged.connect(self._on_filter_typed)
        self.households_list = self._ticks("households_list")
        self.filter_edit.left.connect(self._on_filter_left)
        self.households_list.itemChanged.connect(self._on_ticked)
        self.count_label = QLabel("Đang đọc các hộ.", self)
        self.all_button = QPushButton("Đánh dấ&u hộ đang hiện", self)
        self.all_button.setObjectName("all_button")
        self.all_button.setAutoDefault(False)
        self.all_button.clicked.connect(self._on_all_asked)
        self.count_row = QWidget(self)
        self.count_row.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self.count_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.count_label, 1)
        row.addWidget(self.all_button)
        self.hamlets_list = self._ticks("hamlets_list")
        for each in self._hamlets:
            _add_tick(self.hamlets_list, each.full_name, each.id, ticked=each == self._here)
        self.into_combo = self.combo("into_combo", (_NEW, *(h.full_name for h in self._hamlets)))
        self.word_combo = self.combo("word_combo", KINDS)
        self.word_combo.setCurrentText(self._here.kind)
        self.name_edit = self.line("name_edit")
        self.add("&Loại thay đổi", self.kind_combo)
        self.add("Tìm &hộ", self.filter_edit)
        self.add("Hộ sang nơi mớ&i", self.households_list)
        self.add("Đã chọn", self.count_row)
        self.add("Nhập các ấp, &khóm", self.hamlets_list)
        self.add("&Vào", self.into_combo)
        self.add("Gọ&i là", self.word_combo)
        self.add("&Tên mới", self.name_edit)
        self.add_paper()

    def _ticks(self, name: str) -> QListWidget:
        made = QListWidget(self)
        made.setObjectName(name)
        made.setFixedHeight(theme.metrics().px(28) * 6)
        return made

    def _kind(self) -> ChangeKind:
        return list(_WORDS)[self.kind_combo.currentIndex()]

    def _first_field(self) -> QWidget:
        fields = {ChangeKind.SPLIT: self.filter_edit, ChangeKind.MERGE: self.hamlets_list}
        return fields.get(self._kind(), self.name_edit)

    def _on_kind_chosen(self) -> None:
        kind = self._kind()
        split, merge = kind == ChangeKind.SPLIT, kind == ChangeKind.MERGE
        named = not (merge and self.into_combo.currentIndex() > 0)
        self.show_rows(self.filter_edit, self.households_list, self.count_row, shown=split)
        self.show_rows(self.hamlets_list, self.into_combo, shown=merge)
        self.show_rows(self.word_combo, self.name_edit, shown=named)
        self.error_strip.clear()
        fit_dialog(self, 620, _HEIGHTS[kind])

    # --- households of a split ----------------------------------------------------------------

    def _on_households_read(self, households: Sequence[tuple[str, str]]) -> None:
        self.households_list.blockSignals(True)
        for ident, words in households:
            _add_tick(self.households_list, words, ident, ticked=False)
        self.households_list.setCurrentRow(0)
        self.households_list.blockSignals(False)
        self._on_ticked()

    def _on_filter_typed(self, text: str) -> None:
        words = search_key(text).split()
        for row in range(self.households_list.count()):
            item = self.households_list.item(row)
            item.setHidden(not all(word in item.data(_KEY) for word in words))

    def _on_filter_left(self) -> None:
        rows = range(self.households_list.count())
        found = next((row for row in rows if not self.households_list.item(row).isHidden()), 0)
        self.households_list.setCurrentRow(found)
        self.households_list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_all_asked(self) -> None:
        """Tick every household that the words found, «tổ 5» for example."""
        self.households_list.blockSignals(True)
        for row in range(self.households_list.count()):
            if not self.households_list.item(row).isHidden():
                self.households_list.item(row).setCheckState(Qt.CheckState.Checked)
        self.households_list.blockSignals(False)
        self._on_ticked()

    def _on_ticked(self) -> None:
        chosen = len(_ticked(self.households_list))
        self.count_label.setText(f"{chosen} trên {self.households_list.count()} hộ")

    # --- saving -------------------------------------------------------------------------------

    def work(self) -> Callable[[Report], Act]:
        kind, into = self._kind(), ""
        here: tuple[str, ...] = (self._here.id,)
        if kind == ChangeKind.MERGE:
            at = self.into_combo.currentIndex() - 1
            into = self._hamlets[at].id if at >= 0 else ""
            here = tuple(each for each in _ticked(self.hamlets_list) if each != into)
        self.change = HamletChange(
            kind,
            self.day_edit.day() or self._office.today(),
            here,
            into,
            self.name_edit.text() if not into else "",
            self.word_combo.currentText(),
            _ticked(self.households_list) if kind == ChangeKind.SPLIT else (),
            self.paper(),
        )
        return partial(_record, self._office, self.change)

    def named_field(self, name: str) -> QWidget:
        fields = {"hamlets": self.hamlets_list, "households": self.households_list}
        return fields.get(name, self.name_edit)


def _record(office: Office, change: HamletChange, _report: Report) -> Act:
    return record_hamlet_change(office, change)


def _households_of(office: Office, hamlet_id: str, _report: Report) -> list[tuple[str, str]]:
    return households_to_choose(office, hamlet_id)


def _add_tick(holder: QListWidget, words: str, ident: str, *, ticked: bool) -> None:
    item = QListWidgetItem(words, holder)
    item.setData(_ID, ident)
    item.setData(_KEY, search_key(words))
    item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)


def _ticked(holder: QListWidget) -> tuple[str, ...]:
    items = [holder.item(row) for row in range(holder.count())]
    return tuple(each.data(_ID) for each in items if each.checkState() == Qt.CheckState.Checked)
