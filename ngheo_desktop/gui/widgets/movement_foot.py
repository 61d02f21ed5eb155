"""Chân bảng biến động: equations with ✓ or ✗, and what is to be looked at."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.icons import pixmap
from ngheo_desktop.gui.models.movement_state import FootLine

_LEAST, _MOST = 2, 7  # lines that are in sight at once
_WORDS = {"done": "Khớp", "error": "Chưa khớp", "warning": "Cần xem", "info": "Nên biết"}
_LINE = Qt.ItemDataRole.UserRole


class MovementFoot(QListWidget):
    """Enter on a line with households asks for them."""

    line_chosen = Signal(object)  # the FootLine

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot_list")
        self.setAccessibleName("Đối chiếu các con số")
        self.setWordWrap(True)
        self.setUniformItemSizes(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines: Sequence[FootLine] = ()
        self.itemActivated.connect(self._on_activated)
        theme.follow(self._dress)

    def show_lines(self, lines: Sequence[FootLine]) -> None:
        self._lines = tuple(lines)
        self.clear()
        for line in lines:
            self._add(line)
        self.setCurrentRow(0)
        self.setVisible(bool(lines))

    def _add(self, line: FootLine) -> None:
        count = len(line.subjects)
        told = f". {count} hộ làm lệch" if line.sign == "error" else ""
        item = QListWidgetItem(f"{line.text}{told}{', Enter để xem' if count else ''}")
        colour = getattr(theme.tokens(), line.sign)
        drawn = pixmap(line.sign, theme.metrics().px(16), colour, self.devicePixelRatioF())
        item.setIcon(QIcon(drawn))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{_WORDS[line.sign]}: {item.text()}")
        item.setData(_LINE, line)
        self.addItem(item)

    def _dress(self) -> None:
        line = self.fontMetrics().height() + 6
        self.setMinimumHeight(_LEAST * line + 2 * self.frameWidth())
        self.setMaximumHeight(_MOST * line + 2 * self.frameWidth())
        self.show_lines(self._lines)

    def _on_activated(self, item: QListWidgetItem) -> None:
        line = item.data(_LINE)
        if isinstance(line, FootLine) and line.subjects:
            self.line_chosen.emit(line)
