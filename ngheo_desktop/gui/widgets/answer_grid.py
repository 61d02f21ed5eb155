"""The answers of a sheet as cells, filled and walked by keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.sheet_cells import INCOME_PLACE, Place
from ngheo_desktop.gui.models.sheet_moves import beside, step
from ngheo_desktop.gui.models.sheet_state import SheetState
from ngheo_desktop.gui.models.sheet_words import cell_name, facts_say, is_contradicted
from ngheo_desktop.gui.widgets.answer_cell import AnswerCell, CellLook
from ngheo_desktop.gui.widgets.answer_parts import AnswerParts
from ngheo_desktop.gui.widgets.number_cell import NumberCell


class AnswerGrid(QScrollArea):
    """Shows a SheetState and changes it by keys; the page asks it what to do next."""

    changed = Signal()  # an answer of the state
    place_entered = Signal(object)  # the Place that has the focus now
    end_reached = Signal()  # Enter or an answer in the last cell
    block_confirmed = Signal(object)  # the Block whose button was pressed
    items_wanted = Signal(bool)  # B1 line by line, or its total alone

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answer_grid")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._state: SheetState | None = None
        self._parts: AnswerParts | None = None
        self._focus: Place | None = None
        self._read_only = False
        self.moves_on = True  # a valid key goes on to the next cell («Tự sang ô kế tiếp»)

    # --- shown -----------------------------------------------------------------------------

    def set_state(self, state: SheetState, *, read_only: bool = False) -> None:
        """Build the cells of a sheet; the focus stays where it was."""
        self._state, self._read_only = state, read_only
        self._focus = None
        parts = self._parts = AnswerParts(state, read_only=read_only)
        for cell in parts.cells.values():
            self._connect(cell)
        for button in parts.buttons.values():
            button.clicked.connect(self._on_confirm)
        if parts.items_button is not None:
            parts.items_button.clicked.connect(self._on_items_asked)
        self.setWidget(parts)
        self.refresh()
        # No higher than its cells, so that the options stand right below them.
        self.setMaximumHeight(parts.sizeHint().height() + 2)

    def _connect(self, cell: AnswerCell | NumberCell) -> None:
        if isinstance(cell, NumberCell):
            cell.typed.connect(self._on_typed)
        else:
            cell.key_pressed.connect(self._on_key)
            cell.unknown_pressed.connect(self._on_unknown)
        cell.moved.connect(self._on_moved)
        cell.entered.connect(self._on_entered)

    def refresh(self) -> None:
        """Show what the state says now."""
        state, parts = self._state, self._parts
        if state is None or parts is None:
            return
        for place, cell in parts.cells.items():
            self._show_cell(state, place, cell)
        for place, label in parts.verdicts.items():
            label.setText(facts_say(state, place))
        for block, button in parts.buttons.items():
            waiting = state.grey_places(block)
            button.setVisible(bool(waiting) and not self._read_only)

    def _show_cell(self, state: SheetState, place: Place, cell: AnswerCell | NumberCell) -> None:
        grey, shown, name = state.shown_grey(place), state.shown(place), cell_name(state, place)
        if isinstance(cell, NumberCell):
            if place == INCOME_PLACE:
                total = state.items_total
                cell.show_hint("" if total is None else f"= {total} điểm")
            cell.show_answer(shown, grey, name)
            return
        unknown = "?" if state.is_set_unknown(place) else ""
        doubtful = place in state.clashes or is_contradicted(state, place)
        text = shown or grey or unknown
        cell.show_look(CellLook(text, state.is_asked(place), bool(grey), doubtful), name)

    def cell(self, place: Place) -> AnswerCell | NumberCell:
        return self._shown().cells[place]

    @property
    def place(self) -> Place | None:
        """Where the cursor is, or was last."""
        return self._focus

    def go_to(self, place: Place) -> None:
        """Put the cursor into a cell and let it be seen."""
        cell = self._shown().cells[place]
        cell.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(cell, 0, theme.metrics().row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        bar = self.verticalScrollBar()
        if bar.isVisible() and bar.maximum() == 0:
            # Qt leaves the bar standing over the last column when it goes out of use meanwhile.
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def follow_in_tab_order(self, former: QWidget) -> None:
        """Cells are made later than all around them: put them where they are read.

        Qt passes over what takes no focus now, but such a cell may be asked later.
        """
        in_order = self._shown().in_order
        policies = [widget.focusPolicy() for widget in in_order]
        for widget in in_order:
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            QWidget.setTabOrder(former, widget)
            former = widget
        for widget, policy in zip(in_order, policies, strict=True):
            widget.setFocusPolicy(policy)

    def has_cell(self, place: Place) -> bool:
        return self._parts is not None and place in self._parts.cells

    def is_number(self, place: Place) -> bool:
        return isinstance(self._shown().cells.get(place), NumberCell)

    def fits(self, state: SheetState) -> bool:
        """Whether the cells are those of the state."""
        return self._shown().cells.keys() == set(state.places)

    def _known(self) -> SheetState:
        assert self._state is not None
        return self._state

    def _shown(self) -> AnswerParts:
        assert self._parts is not None
        return self._parts

    # --- keys ------------------------------------------------------------------------------

    def _on_key(self, place: Place, key: str) -> None:
        state = self._known()
        if not state.press(place, key):
            return
        self._tell_change()
        if self.moves_on and state.moves_on(place, key):
            self._go(step(state, place, 1))

    def _on_unknown(self, place: Place) -> None:
        self._known().set_unknown(place)
        self._tell_change()
        if self.moves_on:
            self._go(step(self._known(), place, 1))

    def _on_typed(self, place: Place, text: str) -> None:
        self._known().type_number(place, text)
        self._tell_change()

    def _on_moved(self, place: Place, columns: int, rows: int) -> None:
        state = self._known()
        if columns:
            self._go(step(state, place, columns), last=columns > 0)
        else:
            there = beside(state, place, down=rows > 0)
            if there:
                self.go_to(there)

    def _on_entered(self, place: Place) -> None:
        self._focus = place
        self._known().enter(place)
        self.place_entered.emit(place)

    def _on_confirm(self) -> None:
        buttons = self._shown().buttons
        block = next(each for each, button in buttons.items() if button is self.sender())
        self.block_confirmed.emit(block)

    def _on_items_asked(self) -> None:
        self.items_wanted.emit(not self._known().by_items)

    def _go(self, place: Place | None, *, last: bool = True) -> None:
        if place is not None:
            self.go_to(place)
        elif last:
            self.end_reached.emit()

    def _tell_change(self) -> None:
        self.refresh()
        self.changed.emit()
