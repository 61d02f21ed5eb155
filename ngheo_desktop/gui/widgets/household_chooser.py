"""Chọn một hộ khác: typed as in the search, chosen by Enter, read whole."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ngheo_desktop.domain.register import Household, HouseholdLine
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.failures import show_failure
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.households import peek_household
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.searching import search_everywhere
from ngheo_desktop.progress import Report

_PAUSE_MS = 120
_ID = Qt.ItemDataRole.UserRole


class HouseholdChooser(QWidget):
    """Down goes to what was found, Enter takes it; the choice stands below in words."""

    chosen = Signal(object)  # the Household

    def __init__(
        self, office: Office, runner: TaskRunner, without: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._office, self._runner, self._without = office, runner, without
        self._asked = ""
        self.search_edit = QLineEdit(self)
        self.search_edit.setObjectName("other_search_edit")
        self.search_edit.setAccessibleName("Tìm hộ kia")
        self.search_edit.setPlaceholderText("Tên chủ hộ, mã hộ hoặc ấp")
        self.found_list = QListWidget(self)
        self.found_list.setObjectName("other_found_list")
        self.found_list.setAccessibleName("Các hộ tìm thấy")
        self.found_list.setMaximumHeight(theme.metrics().px(28) * 4)
        self.found_list.hide()
        self.chosen_label = QLabel("Chưa chọn hộ.", self)
        self.chosen_label.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self.search_edit, self.found_list, self.chosen_label):
            layout.addWidget(widget)
        self.setFocusProxy(self.search_edit)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.search_edit.textEdited.connect(self._on_typed)
        self.search_edit.returnPressed.connect(self._on_entered)
        self.found_list.itemActivated.connect(self._on_activated)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.found_list.count():
            self.found_list.setFocus()
            self.found_list.setCurrentRow(0)
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # no dialog's business
            super().keyPressEvent(event)

    def _on_typed(self) -> None:
        self._pause.start()

    def _on_entered(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._search()
        elif self.found_list.count():
            self._take(self.found_list.item(0))

    def _search(self) -> None:
        self._asked = self.search_edit.text()
        task = self._runner.start(partial(_find, self._office, self._asked, self._without))
        task.succeeded.connect(self._on_found)
        task.failed.connect(self._on_failed)

    def _on_found(self, answer: tuple[str, list[HouseholdLine]]) -> None:
        text, lines = answer
        if text != self._asked:
            return
        self.found_list.clear()
        for line in lines:
            item = QListWidgetItem(
                f"{line.head_name} · {line.birth[:4]} · {line.hamlet} · hộ {line.code}"
            )
            item.setData(_ID, line.id)
            self.found_list.addItem(item)
        self.found_list.setVisible(bool(lines))
        if not lines and text.strip():
            self.chosen_label.setText(f"Không có hộ nào khớp «{text.strip()}».")

    def _on_activated(self, item: QListWidgetItem) -> None:
        self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        household_id = item.data(_ID)
        task = self._runner.start(lambda _report: peek_household(self._office, household_id))
        task.succeeded.connect(self._on_read)
        task.failed.connect(self._on_failed)

    def _on_read(self, household: Household | None) -> None:
        if household is None:
            self.chosen_label.setText("Hộ này không còn trong sổ.")
            return
        people = len(household.members)
        text = f"Đã chọn hộ {household.code} {household.head_name}, {people} người."
        self.chosen_label.setText(text)
        self.found_list.hide()
        self.search_edit.setFocus()
        self.chosen.emit(household)

    def _on_failed(self, error: Exception) -> None:
        show_failure(self, error, "khi tìm hộ")


def _find(
    office: Office, text: str, without: str, _report: Report
) -> tuple[str, list[HouseholdLine]]:
    found = search_everywhere(office, text).households if text.strip() else ()
    return text, [line for line in found if line.id != without]
