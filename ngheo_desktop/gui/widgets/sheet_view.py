"""The sheet as one picture: cells, options of the cell in focus, law, indicators and score."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.facts import Facts
from ngheo_desktop.domain.sheet_answers import changed_answers
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.sheet_cells import Block, Mode, Place
from ngheo_desktop.gui.models.sheet_moves import next_open, step
from ngheo_desktop.gui.models.sheet_state import SheetState
from ngheo_desktop.gui.models.sheet_words import options_line, step_words
from ngheo_desktop.gui.steps import Step, Steps
from ngheo_desktop.gui.widgets.answer_grid import AnswerGrid
from ngheo_desktop.gui.widgets.indicator_list import IndicatorList
from ngheo_desktop.gui.widgets.law_panel import LawPanel
from ngheo_desktop.gui.widgets.score_line import ScoreLine

_NARROW = 1080  # effective pixels under which the law goes below the cells


_MODE_TABS = {
    Mode.ANSWERS: ("Theo câu trả lời", "Mỗi câu của phiếu một phím số."),
    Mode.TICKS: ("Theo ô đánh dấu", "Phiếu giấy chỉ có ô đánh dấu: T thiếu, K không thiếu."),
}
_ITEMS_STAY = "Phiếu đã ghi một số mục B1. Đặt các mục đó về chưa rõ (Delete) rồi mới chỉ ghi tổng."


class SheetView(QWidget):
    """Shows a SheetState; every part follows each key."""

    changed = Signal()
    mode_changed = Signal()  # answers or ticks
    refused = Signal(str)  # why something asked for was not done

    def __init__(self, steps: Steps, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet_view")
        self._steps = steps
        self._facts: Facts | None = None  # as they were when the last step ended
        self._state: SheetState | None = None
        self._read_only = False
        self.mode_tabs = QTabBar(self)
        self.mode_tabs.setObjectName("mode_tabs")
        self.mode_tabs.setAccessibleName("Cách nhập phiếu")
        self.mode_tabs.setExpanding(False)
        self.mode_tabs.setDrawBase(False)
        for words, tip in _MODE_TABS.values():
            self.mode_tabs.setTabToolTip(self.mode_tabs.addTab(words), tip)
        self.mode_tabs.currentChanged.connect(self._on_mode_chosen)
        self.grid = AnswerGrid(self)
        self.grid.changed.connect(self._on_answered)
        self.grid.place_entered.connect(self._on_place_entered)
        self.grid.end_reached.connect(self._on_end_reached)
        self.grid.items_wanted.connect(self._on_items_wanted)
        self.options_label = QLabel(self)
        self.options_label.setObjectName("options_label")
        self.options_label.setWordWrap(True)
        self.options_label.setTextFormat(Qt.TextFormat.PlainText)
        self.options_label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.options_label.setContentsMargins(8, 4, 8, 4)
        self.law_panel = LawPanel(self)
        self.indicator_list = IndicatorList(self)
        self.indicator_list.mark_typed.connect(self._on_mark_typed)
        self.indicator_list.indicator_chosen.connect(self._on_indicator_chosen)
        self.score_line = ScoreLine(self)
        self.save_button = QPushButton(self)
        self.next_button = QPushButton(self)
        self._lay_out()
        theme.follow(self._dress)

    def _lay_out(self) -> None:
        left, right = QWidget(self), QWidget(self)
        cells = QVBoxLayout(left)
        cells.addWidget(self.mode_tabs)
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

    def _dress(self) -> None:
        """Sizes of the look in use; the cells are built anew by them."""
        self.options_label.setFixedHeight(2 * self.fontMetrics().lineSpacing() + 10)
        self.law_panel.setMinimumHeight(theme.metrics().px(72))
        if self._state is None:
            return
        place, focused = self.grid.place, QApplication.focusWidget()
        had_focus = focused is not None and self.grid.isAncestorOf(focused)
        self.set_state(self._state, read_only=self._read_only)
        if place is not None and had_focus:
            self.go_to(place)

    # --- shown -----------------------------------------------------------------------------

    def set_state(self, state: SheetState, *, read_only: bool = False) -> None:
        """Show another sheet, or the same one by another standard."""
        self._state, self._read_only, self._facts = state, read_only, state.facts
        self.indicator_list.setEnabled(not read_only)
        self.save_button.setVisible(not read_only)
        self.grid.set_state(state, read_only=read_only)
        self.grid.follow_in_tab_order(self.mode_tabs)
        self._show_mode()
        self._show_result()
        self._show_place(next(iter(state.positions)))

    @property
    def mode(self) -> Mode:
        return self._state.mode if self._state is not None else Mode.ANSWERS

    def set_mode(self, mode: Mode) -> None:
        """Answers or the ticks of a paper; what was typed in the other one stays."""
        if self._state is not None and self._state.mode != mode:
            self._state.set_mode(mode)
            self._rebuild()
            self.mode_changed.emit()

    def go_to(self, place: Place) -> None:
        """Put the cursor into a cell, in the mode that has it."""
        if not self.grid.has_cell(place):
            self.set_mode(Mode.TICKS if place.block == Block.TICKS else Mode.ANSWERS)
        if self.grid.has_cell(place):
            self.grid.go_to(place)

    def _rebuild(self) -> None:
        if self._state is not None:
            self.set_state(self._state, read_only=self._read_only)
            self.enter()

    def _show_mode(self) -> None:
        if self._state is not None:
            self.mode_tabs.blockSignals(True)
            self.mode_tabs.setCurrentIndex(list(_MODE_TABS).index(self._state.mode))
            self.mode_tabs.blockSignals(False)

    def _on_mode_chosen(self, at: int) -> None:
        self.set_mode(list(_MODE_TABS)[at])

    def _on_items_wanted(self, wanted: bool) -> None:
        if self._state is None:
            return
        if self._state.set_items(wanted=wanted):
            self._rebuild()
        else:
            self.refused.emit(_ITEMS_STAY)

    def refresh(self) -> None:
        """Show what the state says now."""
        self.grid.refresh()
        self._show_result()

    def enter(self) -> None:
        """Put the cursor on the first open cell, or on the first of all."""
        if self._state is not None:
            first = next_open(self._state, None) or next(iter(self._state.positions))
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
        share = 76 if narrow else 65  # at 150 % the cells need the height more than the law
        self.splitter.setSizes([length * share // 100, length * (100 - share) // 100])

    # --- keys ------------------------------------------------------------------------------

    def go_open(self, by: int) -> None:
        """F8: the next open cell; by -1 the one before."""
        if self._state is None:
            return
        place = next_open(self._state, self.grid.place, by)
        if place is not None:
            self.grid.go_to(place)

    def take_before(self) -> bool:
        """F7: last year's answer for the cell in focus, then on to the next."""
        place, state = self.grid.place, self._state
        if state is None or place is None or not state.take_before(place):
            return False
        self._on_taken()
        following = step(state, place, 1)
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
                self._on_taken(f"xác nhận {taken} câu như năm trước")
                return each, taken
        return order[0], 0

    def _on_taken(self, words: str = "") -> None:
        self.grid.refresh()
        self._on_changed(words)

    def _on_answered(self) -> None:
        self._on_changed()

    def _on_changed(self, words: str = "") -> None:
        place = self.grid.place
        if self._state is not None:
            number = place is not None and self.grid.is_number(place)
            if not number or words:  # a number is one step once it is left, not one a digit
                self._end_step(words)
        self._show_result()
        self.changed.emit()

    def _on_place_entered(self, place: Place) -> None:
        self._end_step()
        self._show_place(place)

    def _end_step(self, words: str = "") -> None:
        """What was answered since the last step can be taken back as one."""
        state, before = self._state, self._facts
        if state is None or before is None or state.facts == before:
            return
        after = self._facts = state.facts
        changed = changed_answers(before, after)
        name = words or step_words(state, changed[0] if len(changed) == 1 else None)
        back, forth = partial(self._put, before), partial(self._put, after)
        self._steps.add(Step(name, back, forth))

    def _put(self, facts: Facts) -> None:
        """The answers of another step, and the cursor at the one that differs."""
        state = self._state
        if state is None:
            return
        changed = changed_answers(state.facts, facts)
        state.put(facts)
        self._facts = facts
        if self.grid.fits(state):
            self.grid.refresh()
        else:
            self.set_state(state, read_only=self._read_only)
        self._show_result()
        self.changed.emit()
        if changed:
            self.go_to(state.place_of(changed[0]))

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
        cells = [each for each in state.positions if _decides(state, each, code)]
        still_open = [each for each in cells if not state.shown(each)]
        for place in (still_open or cells)[:1]:
            self.grid.go_to(place)

    # --- parts -----------------------------------------------------------------------------

    def _show_result(self) -> None:
        state = self._state
        if state is None:
            return
        self.score_line.show_state(state)
        self.indicator_list.show_state(state)
        if self.grid.place is not None:
            self._show_place(self.grid.place)

    def _show_place(self, place: Place) -> None:
        if self._state is not None:
            self.law_panel.show_place(self._state, place)
            self.options_label.setText(options_line(self._state, place))


def _decides(state: SheetState, place: Place, code: str) -> bool:
    indicator = state.indicator(place)
    return indicator is not None and indicator.code == code
