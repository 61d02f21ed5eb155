"""The sheet as one picture: cells, options of the cell in focus, law, indicators and score."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.answers import AnswerKind
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.sheet_cells import Block, Place, choices
from ngheo_desktop.gui.models.sheet_problems import wanted
from ngheo_desktop.gui.models.sheet_state import SheetState
from ngheo_desktop.gui.widgets.answer_grid import AnswerGrid
from ngheo_desktop.gui.widgets.indicator_list import IndicatorList
from ngheo_desktop.gui.widgets.law_panel import LawPanel
from ngheo_desktop.gui.widgets.score_line import ScoreLine, line_hint

_NARROW = 1080  # effective pixels under which the law goes below the cells


class SheetView(QWidget):
    """Shows a SheetState; every part follows each key."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet_view")
        self._state: SheetState | None = None
        self.grid = AnswerGrid(self)
        self.grid.changed.connect(self._on_changed)
        self.grid.place_entered.connect(self._on_place_entered)
        self.grid.end_reached.connect(self._on_end_reached)
        self.options_label = QLabel(self)
        self.options_label.setObjectName("options_label")
        self.options_label.setWordWrap(True)
        self.options_label.setTextFormat(Qt.TextFormat.PlainText)
        self.options_label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.options_label.setContentsMargins(8, 4, 8, 4)
        self.options_label.setFixedHeight(2 * self.options_label.fontMetrics().lineSpacing() + 10)
        self.options_label.setStyleSheet(
            f"background: {theme.tokens().info_ground.name()}; border-radius: 4px;"
        )
        self.law_panel = LawPanel(self)
        self.law_panel.setMinimumHeight(theme.metrics().px(72))
        self.indicator_list = IndicatorList(self)
        self.indicator_list.mark_typed.connect(self._on_mark_typed)
        self.indicator_list.indicator_chosen.connect(self._on_indicator_chosen)
        self.score_line = ScoreLine(self)
        self.save_button = QPushButton(self)
        self.next_button = QPushButton(self)
        self._lay_out()

    def _lay_out(self) -> None:
        left, right = QWidget(self), QWidget(self)
        cells = QVBoxLayout(left)
        cells.addWidget(self.grid, 100)
        cells.addWidget(self.options_label)
        cells.addStretch(1)
        law = self._law_layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, right)
        law.addWidget(self.law_panel, 1)
        law.addWidget(self.indicator_list, 0)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        for part, layout, stretch in ((left, cells, 65), (right, law, 35)):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(4)
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(self.splitter.indexOf(part), stretch)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.score_line, 1)
        foot.addWidget(self.save_button)
        foot.addWidget(self.next_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.splitter, 1)
        layout.addLayout(foot)

    # --- shown -----------------------------------------------------------------------------

    def set_state(self, state: SheetState, *, read_only: bool = False) -> None:
        """Show another sheet, or the same one by another standard."""
        self._state = state
        self.indicator_list.setEnabled(not read_only)
        self.save_button.setVisible(not read_only)
        self.grid.set_state(state, read_only=read_only)
        self.grid.income_label.setText(line_hint(state.standard, state.facts.area))
        self._show_result()
        self._show_place(next(iter(state.positions)))

    def refresh(self) -> None:
        """Show what the state says now."""
        self.grid.refresh()
        self._show_result()

    def enter(self) -> None:
        """Put the cursor on the first open cell, or on the first of all."""
        if self._state is not None:
            first = self._state.next_open(None) or next(iter(self._state.positions))
            self.grid.go_to(first)

    def return_to_cell(self) -> None:
        """Back from the law or the list of indicators to where the cursor was."""
        if self.grid.place is not None and self._state and self._state.is_asked(self.grid.place):
            self.grid.go_to(self.grid.place)
        else:
            self.enter()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.metrics().px(_NARROW)
        side = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if side != self.splitter.orientation():
            self._turn(side)

    def _turn(self, side: Qt.Orientation) -> None:
        """Beside the cells the law stands over the indicators; below them they share the width."""
        narrow = side == Qt.Orientation.Vertical
        direction = QBoxLayout.Direction
        self._law_layout.setDirection(direction.LeftToRight if narrow else direction.TopToBottom)
        self._law_layout.setStretch(1, int(narrow))
        self.splitter.setOrientation(side)
        length = self.splitter.height() if narrow else self.splitter.width()
        self.splitter.setSizes([length * 65 // 100, length * 35 // 100])

    # --- keys ------------------------------------------------------------------------------

    def go_open(self, by: int) -> None:
        """F8: the next open cell; by -1 the one before."""
        if self._state is None:
            return
        place = self._state.next_open(self.grid.place, by)
        if place is not None:
            self.grid.go_to(place)

    def take_before(self) -> bool:
        """F7: last year's answer for the cell in focus, then on to the next."""
        place, state = self.grid.place, self._state
        if state is None or place is None or not state.take_before(place):
            return False
        self._on_taken()
        following = state.step(place, 1)
        if following is not None:
            self.grid.go_to(following)
        return True

    def take_block(self, block: Block | None = None) -> tuple[Block, int]:
        """«Xác nhận cả khối»: the part in focus, or the first that has something to confirm."""
        state, place = self._state, self.grid.place
        if state is None:
            return Block.MEMBERS, 0
        order = [block] if block else [place.block if place else Block.MEMBERS, *Block]
        for each in order:
            taken = state.take_block(each)
            if taken:
                self._on_taken()
                return each, taken
        return order[0], 0

    def _on_taken(self) -> None:
        self.grid.refresh()
        self._on_changed()

    def _on_changed(self) -> None:
        self._show_result()
        self.changed.emit()

    def _on_place_entered(self, place: Place) -> None:
        self._show_place(place)

    def _on_end_reached(self) -> None:
        self.next_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_mark_typed(self, code: str, lack: bool | None) -> None:
        if self._state is not None:
            self._state.set_mark(code, lack=lack)
            self._on_taken()

    def _on_indicator_chosen(self, code: str) -> None:
        state = self._state
        if state is None:
            return
        rule = state.standard.indicator(code).rule if state.standard else ""
        cells = [each for each in state.positions if rule in state.question(each).rules]
        still_open = [each for each in cells if not state.shown(each)]
        for place in (still_open or cells)[:1]:
            self.grid.go_to(place)

    # --- parts -----------------------------------------------------------------------------

    def _show_result(self) -> None:
        state = self._state
        if state is None:
            return
        self.score_line.show_result(state.result, state.standard)
        self.indicator_list.show_state(state)
        if self.grid.place is not None:
            self._show_place(self.grid.place)

    def _show_place(self, place: Place) -> None:
        if self._state is not None:
            self.law_panel.show_place(self._state, place)
            self.options_label.setText(_options(self._state, place))


def _options(state: SheetState, place: Place) -> str:
    """«Bảo hiểm y tế, Lê Thị Mười: 1 có · 2 không · 0 chưa rõ»."""
    question = state.question(place)
    whose = f", {state.names[place.member]}" if place.member else ""
    if place in state.wrong:
        return f"▲ {question.title} cần {wanted(place)}. Đang tính là chưa rõ."
    if question.kind == AnswerKind.NUMBER:
        return f"{question.title}: gõ số ({question.unit}), Enter sang ô kế tiếp."
    words = [f"{key} {label}" for key, label in (*choices(question), ("0", "chưa rõ"))]
    on = " · Enter sang ô kế tiếp" if question.kind == AnswerKind.SEVERAL else ""
    return f"{question.title}{whose}: {' · '.join(words)}{on}"
