"""A cell that is a choice: drawn as a drop-down, opened by Enter, F2 or one click."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QWidget,
)

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.import_fields import FIELD_GROUPS, NO_FIELD

Index = QModelIndex | QPersistentModelIndex


class FieldDelegate(QStyledItemDelegate):
    """Offers the fields of the register for a column of the list."""

    field_chosen = Signal(int, str)  # row of the table, code of the field or ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QStyleOptionComboBox()
        box.rect = option.rect.adjusted(2, 1, -2, -1)
        box.palette = option.palette
        box.palette.setColor(QPalette.ColorRole.Window, theme.tokens().border.lighter(140))
        box.palette.setColor(QPalette.ColorRole.Button, theme.tokens().surface)
        box.currentText = index.data()
        box.state = QStyle.StateFlag.State_Enabled
        chosen = option.state & QStyle.StateFlag.State_Selected
        if chosen:
            painter.fillRect(option.rect, theme.tokens().selection)
        style = QApplication.style()
        style.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, box, painter)
        if not index.data(Qt.ItemDataRole.EditRole):
            colour = theme.tokens().text_soft
            box.palette.setColor(QPalette.ColorRole.Text, colour)
            box.palette.setColor(QPalette.ColorRole.ButtonText, colour)
        style.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, box, painter)

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QComboBox:
        combo = QComboBox(parent)
        combo.setObjectName("field_combo")
        combo.setAccessibleName(f"Mục trong sổ của cột {index.sibling(index.row(), 0).data()}")
        combo.addItem(NO_FIELD, "")
        for group in FIELD_GROUPS:
            combo.insertSeparator(combo.count())
            for code, title in group:
                combo.addItem(title, code)
        combo.setMaxVisibleItems(16)
        combo.activated.connect(self._on_activated)
        return combo

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
            editor.showPopup()

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        """Tell it: the list is read again, and only that changes the table."""
        if not isinstance(editor, QComboBox):
            return
        chosen = editor.currentData() or ""
        if chosen != index.data(Qt.ItemDataRole.EditRole):
            self.field_chosen.emit(index.row(), chosen)

    def _on_activated(self) -> None:
        combo = self.sender()
        if isinstance(combo, QComboBox):
            self.commitData.emit(combo)
            self.closeEditor.emit(combo)
