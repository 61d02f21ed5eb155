"""Nhãn diện of a household: letter, shape and lightness; grey paper tells them apart too."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ngheo_desktop.domain.terms import CLASS_SIGNS, CLASS_TERMS, HouseholdClass
from ngheo_desktop.gui import theme

CLASS_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Where a model gives the HouseholdClass (or its value); DisplayRole stays the word."""


def paint_badge(
    painter: QPainter, rect: QRectF, household_class: HouseholdClass, *, enabled: bool = True
) -> None:
    """Paint the badge in the middle of `rect`, as large as one line of text allows."""
    box = _box(rect)
    fill, line, letters = _colours(household_class)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(line, 1.5)
    if household_class == HouseholdClass.UNDETERMINED:
        pen.setDashPattern([2, 2])
    painter.setPen(pen)
    painter.setBrush(fill)
    painter.setOpacity(1.0 if enabled else 0.6)
    painter.drawPath(_shape(box, household_class))
    font = painter.font()
    font.setBold(True)
    font.setPointSizeF(theme.title_font(9.5).pointSizeF())
    painter.setFont(font)
    painter.setPen(letters)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, CLASS_SIGNS[household_class])
    painter.restore()


def badge_size() -> QSize:
    """Room that every badge needs, whatever its class."""
    sizes = theme.metrics()
    return QSize(sizes.px(36), sizes.px(22))


def _box(rect: QRectF) -> QRectF:
    size = badge_size()
    box = QRectF(0, 0, min(size.width(), rect.width() - 2), min(size.height(), rect.height() - 2))
    box.moveCenter(rect.center())
    return box


def _colours(household_class: HouseholdClass) -> tuple[QColor, QColor, QColor]:
    colours = theme.tokens()
    if household_class == HouseholdClass.POOR:
        return colours.poor, colours.poor, colours.on_fill
    if household_class == HouseholdClass.NEAR_POOR:
        return colours.near_poor, colours.near_poor, colours.on_fill
    if household_class == HouseholdClass.AVERAGE_LIVING:
        return colours.average_living, colours.poor, colours.text
    return colours.surface, colours.border, colours.text


def _shape(box: QRectF, household_class: HouseholdClass) -> QPainterPath:
    path = QPainterPath()
    square = QRectF(0, 0, box.height(), box.height())
    square.moveCenter(box.center())
    if household_class == HouseholdClass.NEAR_POOR:
        path.addPolygon(_hexagon(box))
        path.closeSubpath()
    elif household_class == HouseholdClass.AVERAGE_LIVING:
        path.addRoundedRect(box, box.height() / 2, box.height() / 2)
    elif household_class == HouseholdClass.NOT_POOR:
        path.addEllipse(square)
    else:
        path.addRoundedRect(square, 2, 2)
    return path


def _hexagon(box: QRectF) -> QPolygonF:
    inset = box.height() / 3
    middle = box.center().y()
    return QPolygonF(
        [
            QPointF(box.left(), middle),
            QPointF(box.left() + inset, box.top()),
            QPointF(box.right() - inset, box.top()),
            QPointF(box.right(), middle),
            QPointF(box.right() - inset, box.bottom()),
            QPointF(box.left() + inset, box.bottom()),
        ]
    )


class ClassBadge(QWidget):
    """A badge that stands by itself, with its word for a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._class = HouseholdClass.UNDETERMINED
        self.set_class(self._class)

    def set_class(self, household_class: HouseholdClass) -> None:
        self._class = household_class
        self.setAccessibleName(CLASS_TERMS[household_class])
        self.setToolTip(CLASS_TERMS[household_class])
        self.update()

    def household_class(self) -> HouseholdClass:
        return self._class

    def sizeHint(self) -> QSize:
        return badge_size() + QSize(4, 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, QRectF(self.rect()), self._class, enabled=self.isEnabled())
        painter.end()


class ClassBadgeDelegate(QStyledItemDelegate):
    """Paints the badge in a column whose cells give CLASS_ROLE; others are drawn as usual."""

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
        panel.text = ""
        style = panel.widget.style() if panel.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, panel, painter, panel.widget)
        paint_badge(painter, QRectF(panel.rect), HouseholdClass(value))

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        if index.data(CLASS_ROLE) is None:
            return super().sizeHint(option, index)
        return badge_size() + QSize(8, 4)
