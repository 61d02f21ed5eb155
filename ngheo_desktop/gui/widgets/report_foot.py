"""Chân báo cáo: what must be equal with ✓ or ✗, then what must be known of the numbers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ngheo_desktop.domain.movement import Identity
from ngheo_desktop.domain.reports.tables import Report
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.icons import pixmap

_LINES, _FEW_LINES = 5, 3  # in sight at once; fewer where letters are large
_LARGE = 1.25


class ReportFoot(QListWidget):
    """Enter on an equation that does not hold asks for the households that break it."""

    broken_chosen = Signal(object)  # the Identity

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot_list")
        self.setAccessibleName("Đẳng thức và ghi chú của báo cáo")
        self.setWordWrap(True)
        self.setUniformItemSizes(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._report: Report | None = None
        self.itemActivated.connect(self._on_activated)
        theme.follow(self._dress)

    def show_report(self, report: Report | None) -> None:
        """Faults first: they are what has to be done."""
        self._report = report
        self.clear()
        if report is None:
            return
        for check in sorted(report.checks, key=lambda each: each.holds):
            self._add_check(check)
        for note in report.notes:
            self.addItem(QListWidgetItem(note))
        self.setCurrentRow(0)

    def _add_check(self, check: Identity) -> None:
        told = "" if check.holds else f". {len(check.broken)} hộ làm lệch, Enter để xem"
        item = QListWidgetItem(f"{check.title}{told}")
        item.setIcon(self._sign("done" if check.holds else "error"))
        word = "Khớp" if check.holds else "Chưa khớp"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{word}: {item.text()}")
        item.setData(Qt.ItemDataRole.UserRole, check)
        self.addItem(item)

    def _sign(self, kind: str) -> QIcon:
        colour = getattr(theme.tokens(), kind)
        return QIcon(pixmap(kind, theme.metrics().px(16), colour, self.devicePixelRatioF()))

    def _dress(self) -> None:
        line = self.fontMetrics().height() + 6
        lines = _LINES if theme.metrics().scale < _LARGE else _FEW_LINES
        self.setFixedHeight(lines * line + 2 * self.frameWidth())
        self.show_report(self._report)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # words wrap anew

    def _on_activated(self, item: QListWidgetItem) -> None:
        check = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(check, Identity) and not check.holds:
            self.broken_chosen.emit(check)
