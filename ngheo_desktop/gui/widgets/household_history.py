"""Lịch sử: who changed what and when, and «Lấy lại giá trị này» for the line in hand."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.forms.ui_household_page import Ui_HouseholdPage
from ngheo_desktop.gui.models.history_lines import HEADS, HistoryRow
from ngheo_desktop.gui.models.text_table import TextTableModel

_NOTHING = "Chọn một dòng có giá trị trước để lấy lại."


class HouseholdHistory(QObject):
    """Only lines of the household's own fields and of its people can be taken back here."""

    value_wanted = Signal(object)  # the HistoryRow whose former value is to stand again

    def __init__(self, form: Ui_HouseholdPage, parent: QWidget) -> None:
        super().__init__(parent)
        self._form = form
        self._rows: tuple[HistoryRow, ...] = ()
        self._may_edit = True
        self._way_on: QToolButton | None = None
        self.model = TextTableModel(HEADS, self)
        table = form.history_table
        table.setModel(self.model)
        table.fit_to_words()
        self.take_back_action = command(
            table,
            "Lấy lại giá trị này",
            self._on_wanted,
            key="take_back",
            sign="restore",
            context=Qt.ShortcutContext.WidgetShortcut,
        )
        button = form.take_back_button
        button.setDefaultAction(self.take_back_action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(self.take_back_action.text())
        theme.follow(self._size_icon)
        table.set_row_actions([self.take_back_action])
        table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self._on_row_changed()

    def _size_icon(self) -> None:
        size = theme.metrics().px(16)
        for button in filter(None, (self._form.take_back_button, self._way_on)):
            button.setIconSize(QSize(size, size))

    def offer(self, action: QAction) -> None:
        """One more way on from the history, at the right end of its buttons."""
        self._way_on = button = QToolButton(self._form.history_tab)
        button.setObjectName("events_button")
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._form.take_back_layout.addWidget(button)
        QWidget.setTabOrder(self._form.take_back_button, button)
        self._size_icon()

    def show(self, rows: Sequence[HistoryRow]) -> None:
        self._rows = tuple(rows)
        self.model.set_rows([row.cells for row in rows])
        self._on_row_changed()

    def set_readable_only(self) -> None:
        """For an account that may not change households."""
        self._may_edit = False
        self._form.take_back_button.hide()
        self.take_back_action.setVisible(False)
        self._on_row_changed()

    def _row(self) -> HistoryRow | None:
        at = self._form.history_table.currentIndex().row()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def _on_row_changed(self) -> None:
        row = self._row()
        possible = row is not None and bool(row.field)
        self.take_back_action.setEnabled(possible and self._may_edit)
        cells = row.cells if row is not None and possible else None
        hint = f"{cells[4]}: {cells[5]}" if cells else _NOTHING
        self._form.take_back_label.setText(hint)

    def _on_wanted(self) -> None:
        row = self._row()
        if row is not None and row.field:
            self.value_wanted.emit(row)
