"""Ô của bảng lấy ý kiến: numbers take digits, the result is chosen, Enter goes down."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)

from ngheo_desktop.domain.terms import CLASS_TERMS, HouseholdClass
from ngheo_desktop.gui.models.meeting_votes import COUNTS, RESULT
from ngheo_desktop.gui.widgets.class_badge import ClassBadgeDelegate
from ngheo_desktop.gui.widgets.digits_only import take_digits

Index = QModelIndex | QPersistentModelIndex
AS_SHEET = "Như phiếu"


class VotesDelegate(ClassBadgeDelegate):
    """The class of the sheet is painted as everywhere."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = index.column()
        model = index.model()
        named = str(
            model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        )
        if column == RESULT:
            combo = QComboBox(parent)
            combo.setObjectName("result_cell")
            combo.setAccessibleName(named)
            combo.addItem(AS_SHEET, "")
            for each in HouseholdClass:
                if each != HouseholdClass.UNDETERMINED:
                    combo.addItem(CLASS_TERMS[each], each.value)
            combo.activated.connect(self._on_activated)
            return combo
        edit = QLineEdit(parent)
        edit.setObjectName("vote_cell")
        edit.setAccessibleName(named)
        if column in COUNTS:
            take_digits(edit)
            edit.setMaxLength(5)
        return edit

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        typed = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(typed)))
            editor.showPopup()
        elif isinstance(editor, QLineEdit):
            editor.setText(typed)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def _on_activated(self) -> None:
        combo = self.sender()
        if isinstance(combo, QComboBox):
            self.commitData.emit(combo)
            self.closeEditor.emit(combo)
