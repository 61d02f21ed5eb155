"""A line of what a search found: badge, name, and softly what tells it from its likes."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.found_list import NOTE_ROLE
from ngheo_desktop.gui.widgets.class_badge import CLASS_ROLE, badge_size, paint_badge


class FoundDelegate(QStyledItemDelegate):
    """Headings are small and bold; the chosen line has the ground of a selection and an edge."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        panel = QStyleOptionViewItem(option)
        self.initStyleOption(panel, index)
        painter.save()
        if index.flags() & Qt.ItemFlag.ItemIsSelectable:
            self._paint_line(painter, panel, index)
        else:
            _paint_words(painter, _inner(panel.rect), str(index.data()), theme.title_font(9.5))
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, theme.metrics().row)

    def _paint_line(
        self,
        painter: QPainter,
        panel: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        sizes, colours = theme.metrics(), theme.tokens()
        if _is_chosen(panel):
            painter.fillRect(panel.rect, colours.selection)
            edge = QRect(panel.rect.topLeft(), QSize(sizes.px(4), panel.rect.height()))
            painter.fillRect(edge, colours.accent)  # seen without colours too
        place = _inner(panel.rect)
        household_class = index.data(CLASS_ROLE)
        if household_class is not None:
            badge = QRect(place.topRight(), QSize(badge_size().width(), place.height()))
            badge.moveRight(place.right())
            paint_badge(painter, QRectF(badge), HouseholdClass(household_class))
            place.setRight(badge.left() - sizes.px(8))
        wide = _paint_words(painter, place, str(index.data()), panel.font, colours.text)
        place.setLeft(min(place.right(), place.left() + wide + sizes.px(12)))
        soft = colours.text if _is_chosen(panel) else colours.text_soft
        _paint_words(painter, place, str(index.data(NOTE_ROLE)), panel.font, soft)


def _is_chosen(panel: QStyleOptionViewItem) -> bool:
    return bool(panel.state & panel.state.State_Selected)


def _inner(rect: QRect) -> QRect:
    side = theme.metrics().px(12)
    return rect.adjusted(side, 0, -side, 0)


def _paint_words(
    painter: QPainter, place: QRect, words: str, font: QFont, colour: QColor | None = None
) -> int:
    """Paint one line, cut where there is no room; returns the width it took."""
    painter.setFont(font)
    painter.setPen(colour or theme.tokens().text_soft)
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    return painter.fontMetrics().horizontalAdvance(shown)
