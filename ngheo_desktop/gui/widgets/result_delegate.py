"""The computed result in a table cell: badge and word, so that no colour has to tell it alone."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.gui.widgets.class_badge import CLASS_ROLE, badge_size, paint_badge

_GAP = 6


class ResultDelegate(QStyledItemDelegate):
    """Draws cells that give CLASS_ROLE as badge and word; others as usual."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        value = index.data(CLASS_ROLE)
        if value is None:
            super().paint(painter, option, index)
            return
        panel = QStyleOptionViewItem(option)
        self.initStyleOption(panel, index)
        word, panel.text = panel.text, ""
        style = panel.widget.style() if panel.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, panel, painter, panel.widget)
        width = badge_size().width()
        left = QRectF(panel.rect).adjusted(_GAP, 0, 0, 0)
        paint_badge(
            painter, QRectF(left.left(), left.top(), width, left.height()), HouseholdClass(value)
        )
        place = left.adjusted(width + _GAP, 0, -_GAP, 0)
        shown = panel.fontMetrics.elidedText(word, Qt.TextElideMode.ElideRight, int(place.width()))
        painter.save()
        painter.setPen(panel.palette.color(QPalette.ColorRole.Text))
        painter.setFont(panel.font)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()
