"""The indicators of the standard, each lacking, not lacking or not known, and why."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from ngheo_desktop.domain.explaining import explain_cause, explain_finding
from ngheo_desktop.domain.standards import Indicator, Standard
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.sheet_state import SheetState

_NUMBER, _TITLE, _STATE, _CAUSE = range(4)
_MARK_KEYS = {Qt.Key.Key_T: True, Qt.Key.Key_K: False, Qt.Key.Key_Delete: None}
_STATES = {True: "THIẾU", False: "không", None: "chưa rõ"}
_HIDDEN = "·"  # not to be seen while an answer is open
_CODE = int(Qt.ItemDataRole.UserRole)


class IndicatorList(QTreeWidget):
    """Follows the answers; T, K and Delete set the tick of a paper sheet on the current line."""

    mark_typed = Signal(str, object)  # code of the indicator; True thiếu, False không, None bỏ
    indicator_chosen = Signal(str)  # code: Enter or a double click

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("indicator_list")
        self.setAccessibleName("Các chỉ số thiếu hụt")
        self.setToolTip("T = thiếu, K = không thiếu: nhập theo ô đánh dấu trên phiếu giấy.")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setColumnCount(4)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setMinimumSectionSize(8)
        self.header().setSectionResizeMode(_CAUSE, QHeaderView.ResizeMode.Stretch)
        self.itemActivated.connect(self._on_activated)
        self._lines: list[tuple[Indicator, Standard]] = []
        theme.follow(self._dress)

    def show_state(self, state: SheetState) -> None:
        """Show the findings of the state; only what has changed is touched."""
        lines = indicators_of(state)
        if self._lines != lines:
            self._fill(lines)
        for at, (indicator, standard) in enumerate(lines):
            finding = state.finding(indicator.code)
            if finding is None or not state.shows_score:
                self._show_line(at, None, "", "", hidden=not state.shows_score)
                continue
            cause = explain_cause(finding, state.names, standard)
            whole = explain_finding(finding, state.names, standard)
            self._show_line(at, finding.lack, cause.removeprefix("vì "), whole)

    def sizeHint(self) -> QSize:
        rows = self.topLevelItemCount() or 12
        return QSize(super().sizeHint().width(), rows * self._row() + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.metrics().px(240), 4 * self._row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """The cause gets more room than the title, which the law repeats in full."""
        px = theme.metrics().px
        self.setColumnWidth(_TITLE, min(max(self.width() // 3, px(134)), px(250)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item, key = self.currentItem(), Qt.Key(event.key())
        if item is not None and key in _MARK_KEYS and not event.modifiers():
            self.mark_typed.emit(item.data(_NUMBER, _CODE), _MARK_KEYS[key])
        else:
            super().keyPressEvent(event)

    def _row(self) -> int:
        return theme.metrics().px(22)

    def _fill(self, lines: list[tuple[Indicator, Standard]]) -> None:
        self.clear()
        self._lines = lines
        for indicator, standard in lines:
            only = "" if standard is lines[0][1] else standard.code
            self.addTopLevelItem(self._line(indicator, only))
        self._dress()

    def _dress(self) -> None:
        """Sizes of the look in use."""
        for column, width in ((_NUMBER, 26), (_STATE, 66)):
            self.setColumnWidth(column, theme.metrics().px(width))
        for at in range(self.topLevelItemCount()):
            item = self.topLevelItem(at)
            if item is not None:
                item.setSizeHint(_NUMBER, QSize(0, self._row()))
                item.setText(_STATE, "")  # its fonts and colours are set with its words
        self._share_width()
        self.updateGeometry()

    def _line(self, indicator: Indicator, only: str) -> QTreeWidgetItem:
        """`only` is the second standard where it alone has the indicator."""
        period = f" ({only.replace('-', '–')})" if only else ""
        item = QTreeWidgetItem([str(indicator.number), indicator.title + period])
        item.setData(_NUMBER, _CODE, indicator.code)
        return item

    def _show_line(
        self, at: int, lack: bool | None, cause: str, whole: str, *, hidden: bool = False
    ) -> None:
        item, told = self.topLevelItem(at), _HIDDEN if hidden else _STATES[lack]
        if item is None or (item.text(_STATE), item.text(_CAUSE)) == (told, cause):
            return
        item.setText(_STATE, told)
        item.setText(_CAUSE, cause)
        font = self.font()
        font.setBold(lack is True)
        font.setItalic(lack is None)
        colours = theme.tokens()
        for column in (_NUMBER, _TITLE, _STATE, _CAUSE):
            item.setFont(column, font if column != _CAUSE else self.font())
            item.setForeground(column, colours.text if lack else colours.text_soft)
            item.setToolTip(column, whole)

    def _on_activated(self, item: QTreeWidgetItem) -> None:
        self.indicator_chosen.emit(item.data(_NUMBER, _CODE))


def indicators_of(state: SheetState) -> list[tuple[Indicator, Standard]]:
    """The indicators of the standard in force, then those that only the second one has."""
    found: dict[str, tuple[Indicator, Standard]] = {}
    for standard in state.layout.standards:
        for indicator in standard.indicators:
            found.setdefault(indicator.code, (indicator, standard))
    return list(found.values())
