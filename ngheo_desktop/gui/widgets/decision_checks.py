"""Điều kiện chốt: what must be green; a red line says why and leads to where it is mended."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.decisions import Check
from ngheo_desktop.domain.rights import Right, who_may
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.icons import icon
from ngheo_desktop.gui.models.decision_plan_state import MENDS
from ngheo_desktop.gui.widgets.wrapped_lines import WrappedLines

_FREEZABLE = "Danh sách chốt được."
_WHO_FREEZES = f"Người chốt danh sách: {who_may(Right.FREEZE_LISTS)}."


class DecisionChecks(QWidget):
    """Enter on a red line, or the button beside, asks for the place where it is mended."""

    mend_wanted = Signal(object)  # the Check

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checks: tuple[Check, ...] = ()
        self.summary_label = QLabel(self)
        self.summary_label.setWordWrap(True)
        self.mend_button = QPushButton(self)
        self.mend_button.setObjectName("mend_button")
        self.mend_button.setAccessibleName("Mở chỗ cần sửa")
        self.mend_button.setAutoDefault(True)
        self.mend_button.clicked.connect(self._on_mend)
        self.check_list = QListWidget(self)
        self.check_list.setObjectName("check_list")
        self.check_list.setAccessibleName("Điều kiện chốt danh sách")
        self.check_list.setItemDelegate(WrappedLines(self.check_list))
        self.check_list.itemActivated.connect(self._on_mend)
        self.check_list.currentRowChanged.connect(self._show_mend)
        top = QHBoxLayout()
        top.addWidget(self.summary_label, 1)
        top.addWidget(self.mend_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self.check_list, 1)
        self.setFocusProxy(self.check_list)
        theme.follow(self._draw)

    def show_checks(self, checks: Sequence[Check], *, may_freeze: bool = True) -> None:
        """Show them; the line in hand stays in hand. Who may not freeze is told who may."""
        first = not self._checks
        self._checks = tuple(checks)
        red = sum(not each.is_met for each in checks)
        self.summary_label.setText(
            f"Còn {red} điều kiện chưa đạt. F8 đến điều kiện kế tiếp."
            if red
            else f"Mọi điều kiện đã đạt. {_FREEZABLE if may_freeze else _WHO_FREEZES}"
        )
        self._draw()
        if first:
            at = next((at for at, each in enumerate(checks) if not each.is_met), 0)
            self.check_list.setCurrentRow(at)

    def go_to(self, at: int) -> None:
        self.check_list.setCurrentRow(at)
        self.check_list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def row(self) -> int:
        return self.check_list.currentRow()

    def _draw(self) -> None:
        at, colours = max(0, self.check_list.currentRow()), theme.tokens()
        self.check_list.clear()
        for each in self._checks:
            sign = icon("done", colours.done) if each.is_met else icon("error", colours.error)
            state = "Đạt" if each.is_met else "Chưa đạt"
            text = f"{state}: {each.title}. {each.detail}".rstrip()
            QListWidgetItem(sign, text, self.check_list).setToolTip(text)
        self.check_list.setCurrentRow(min(at, len(self._checks) - 1))
        self._show_mend()

    def _current(self) -> Check | None:
        at = self.check_list.currentRow()
        return self._checks[at] if 0 <= at < len(self._checks) else None

    def _show_mend(self) -> None:
        check = self._current()
        is_red = check is not None and not check.is_met
        words = MENDS.get(check.code, "") if check is not None and is_red else ""
        if words:
            self.mend_button.setText(words)
            self.mend_button.setAccessibleName(words)
        self.mend_button.setVisible(bool(words))

    def _on_mend(self) -> None:
        check = self._current()
        if check is not None and not check.is_met:
            self.mend_wanted.emit(check)
