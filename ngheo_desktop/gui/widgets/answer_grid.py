"""The answers of a sheet as cells: A members, B house, C B1; or the ticks of a paper."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.answers import AnswerKind
from ngheo_desktop.domain.facts import SurveyedMember
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.sheet_cells import INCOME_PLACE, Block, Mode, Place, choices
from ngheo_desktop.gui.models.sheet_layout import HOUSE_ROW, ITEM_ROW
from ngheo_desktop.gui.models.sheet_state import SheetState
from ngheo_desktop.gui.models.sheet_words import (
    age_words,
    asked_by,
    cell_label,
    cell_name,
    facts_say,
    is_contradicted,
    only_mark,
    tick_label,
)
from ngheo_desktop.gui.widgets.answer_cell import AnswerCell, CellLook
from ngheo_desktop.gui.widgets.elided_label import ElidedLabel
from ngheo_desktop.gui.widgets.number_cell import NumberCell
from ngheo_desktop.gui.widgets.score_line import line_hint, table_words

_TITLES = {
    Block.MEMBERS: "A  Thành viên",
    Block.HOUSE: "B  Nhà ở và tiện nghi",
    Block.INCOME: "C  Điểm B1",
    Block.TICKS: "Ô đánh dấu, theo phiếu giấy",
}
_STARRED = "* chỉ một trong hai chuẩn hỏi"


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
        self._cells: dict[Place, AnswerCell | NumberCell] = {}
        self._buttons: dict[Block, QPushButton] = {}
        self._verdicts: dict[Place, ElidedLabel] = {}  # beside a tick: what the answers say
        self._in_order: list[QWidget] = []  # what takes the focus, as it is read
        self._focus: Place | None = None
        self._read_only = False
        self.moves_on = True  # a valid key goes on to the next cell («Tự sang ô kế tiếp»)

    # --- shown -----------------------------------------------------------------------------

    def set_state(self, state: SheetState, *, read_only: bool = False) -> None:
        """Build the cells of a sheet; the focus stays where it was."""
        self._state, self._read_only = state, read_only
        self._cells, self._buttons, self._verdicts, self._focus = {}, {}, {}, None
        self._in_order = []
        sheet = QWidget()
        sheet.setObjectName("sheet_cells")
        layout = QVBoxLayout(sheet)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(theme.metrics().px(4))
        parts = self._ticks() if state.mode == Mode.TICKS else self._answers()
        for part in parts:
            layout.addLayout(part)
        self.setWidget(sheet)
        self.refresh()
        # No higher than its cells, so that the options stand right below them.
        self.setMaximumHeight(sheet.sizeHint().height() + 2)

    def refresh(self) -> None:
        """Show what the state says now."""
        state = self._state
        if state is None:
            return
        for place, cell in self._cells.items():
            self._show_cell(state, place, cell)
        for place, label in self._verdicts.items():
            label.setText(facts_say(state, place))
        for block, button in self._buttons.items():
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
        return self._cells[place]

    @property
    def place(self) -> Place | None:
        """Where the cursor is, or was last."""
        return self._focus

    def go_to(self, place: Place) -> None:
        """Put the cursor into a cell and let it be seen."""
        cell = self._cells[place]
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
        policies = [widget.focusPolicy() for widget in self._in_order]
        for widget in self._in_order:
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            QWidget.setTabOrder(former, widget)
            former = widget
        for widget, policy in zip(self._in_order, policies, strict=True):
            widget.setFocusPolicy(policy)

    def has_cell(self, place: Place) -> bool:
        return place in self._cells

    def is_number(self, place: Place) -> bool:
        return isinstance(self._cells.get(place), NumberCell)

    def fits(self, state: SheetState) -> bool:
        """Whether the cells are those of the state."""
        return self._cells.keys() == set(state.places)

    # --- built -----------------------------------------------------------------------------

    def _answers(self) -> list[QLayout]:
        state = self._known()
        parts: list[QLayout] = [
            self._heading(Block.MEMBERS, len(state.facts.members)),
            self._members(),
            self._heading(Block.HOUSE, note=_STARRED if state.second else ""),
            self._house(),
        ]
        if state.has_table:
            parts += [self._income_heading(), self._items()]
        return parts

    def _ticks(self) -> list[QLayout]:
        """One line per indicator: its number, its title, the tick, and what the answers say."""
        state = self._known()
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.metrics().px(8))
        grid.setVerticalSpacing(theme.metrics().px(2))
        places = [place for place in state.places if place.block == Block.TICKS]
        for row, place in enumerate(places):
            label = QLabel(tick_label(state, place))
            cell = self._add_cell(place, wide=True)
            label.setBuddy(cell)
            verdict = self._verdicts[place] = ElidedLabel()
            verdict.setMinimumWidth(theme.metrics().px(90))
            for column, widget in enumerate((label, cell, verdict)):
                grid.addWidget(widget, row, column)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 3)
        return [self._heading(Block.TICKS, len(places)), grid, self._total()]

    def _heading(self, block: Block, count: int = 0, note: str = "") -> QHBoxLayout:
        title = QLabel(f"{_TITLES[block]} ({count})" if count else _TITLES[block])
        title.setFont(theme.title_font(11.5))
        button = QPushButton("Xác nhận cả khối (Shift+F7)")
        button.setObjectName(f"confirm_{block.name.lower()}_button")
        button.setToolTip("Lấy các câu trả lời năm trước đang mờ làm câu trả lời năm nay.")
        button.setAccessibleName(f"Xác nhận cả khối {_TITLES[block]} như năm trước")
        button.clicked.connect(self._on_confirm)
        self._buttons[block] = button
        self._in_order.append(button)
        line = QHBoxLayout()
        line.setSpacing(theme.metrics().px(12))
        line.addWidget(title)
        line.addWidget(ElidedLabel(note), 1)
        line.addWidget(button)
        return line

    def _members(self) -> QGridLayout:
        state = self._known()
        grid = QGridLayout()
        grid.setSpacing(theme.metrics().px(2))
        for column, text in enumerate(["Họ tên", "Tuổi"]):
            grid.addWidget(self._head(text, "", centred=column > 0), 0, column)
        for column, question in enumerate(state.member_questions, start=2):
            short = question.short + only_mark(state, Place(question.code))
            title = f"{question.title}{asked_by(state, Place(question.code))}"
            grid.addWidget(self._head(short, title, centred=True), 0, column)
            grid.setColumnStretch(column, 1)
        for row, member in enumerate(state.facts.members, start=1):
            grid.addWidget(_name_label(member), row, 0)
            age = QLabel(age_words(member, state))
            age.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(age, row, 1)
            for column, question in enumerate(state.member_questions, start=2):
                grid.addWidget(self._add_cell(Place(question.code, member.no)), row, column)
        grid.setColumnStretch(0, 4)
        return grid

    def _head(self, text: str, title: str, *, centred: bool) -> QLabel:
        # Broken by hand: a label that wraps makes the scroll area misjudge its width.
        label = QLabel(text.replace(" ", "\n", 1) if centred else text)
        label.setToolTip(title)
        side = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        label.setAlignment(side | Qt.AlignmentFlag.AlignBottom)
        font = label.font()
        font.setPointSizeF(font.pointSizeF() * 9.5 / theme.BASE_POINTS)
        label.setFont(font)
        return label

    def _house(self) -> QGridLayout:
        state = self._known()
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.metrics().px(6))
        grid.setVerticalSpacing(theme.metrics().px(4))
        places = [place for place in state.places if place.block == Block.HOUSE]
        if not state.has_table:
            places.append(INCOME_PLACE)
        for at, place in enumerate(places):
            row, column = divmod(at, HOUSE_ROW)
            label = QLabel(cell_label(state, place))
            cell = self._add_cell(place, wide=True)
            label.setBuddy(cell)
            grid.addWidget(label, row, 2 * column)
            grid.addWidget(cell, row, 2 * column + 1)
            grid.setColumnStretch(2 * column + 1, 1)
        if state.has_table:
            return grid
        self.income_label = self._income_label()
        row, column = divmod(len(places), HOUSE_ROW)
        if column == 0:
            grid.addWidget(self.income_label, row, 0, 1, 2 * HOUSE_ROW)
        else:
            grid.addWidget(self.income_label, row, 2 * column, 1, 2 * (HOUSE_ROW - column))
        return grid

    def _income_label(self) -> ElidedLabel:
        label = ElidedLabel()
        label.setObjectName("income_label")
        state = self._known()
        label.setText(line_hint(state.standard, state.facts.area))
        return label

    def _income_heading(self) -> QHBoxLayout:
        """Part C names its table, and offers the other way to answer it."""
        state = self._known()
        table = state.standard.score_table(state.facts.area) if state.standard else None
        line = self._heading(Block.INCOME, note=table_words(table) if table else "")
        button = QPushButton("Chỉ ghi tổng" if state.by_items else "Ghi từng mục")
        button.setObjectName("items_button")
        button.clicked.connect(self._on_items_asked)
        self._in_order.append(button)
        line.addWidget(button)
        if self._read_only:
            button.hide()
        return line

    def _items(self) -> QGridLayout:
        """The lines of the B1 table, two side by side, and the total last."""
        state = self._known()
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.metrics().px(8))
        grid.setVerticalSpacing(theme.metrics().px(2))
        places = [place for place in state.places if place.is_income and place != INCOME_PLACE]
        for at, place in enumerate(places):
            row, column = divmod(at, ITEM_ROW)
            label = ElidedLabel(f"{at + 1}  {state.question(place).title}")
            label.setMinimumWidth(theme.metrics().px(120))
            grid.addWidget(label, row, 2 * column)
            grid.addWidget(self._add_cell(place, wide=True), row, 2 * column + 1)
        for column in range(ITEM_ROW):
            grid.setColumnStretch(2 * column, 3)
            grid.setColumnStretch(2 * column + 1, 2)
        grid.addLayout(self._total(), grid.rowCount(), 0, 1, 2 * ITEM_ROW)
        return grid

    def _total(self) -> QHBoxLayout:
        """The last cell of a part C of its own."""
        line = QHBoxLayout()
        label = QLabel("C  Tổng điểm B1")
        cell = self._add_cell(INCOME_PLACE, wide=True)
        cell.setMaximumWidth(theme.metrics().px(120))
        label.setBuddy(cell)
        self.income_label = self._income_label()
        line.addWidget(label)
        line.addWidget(cell)
        line.addWidget(self.income_label, 1)
        return line

    def _add_cell(self, place: Place, *, wide: bool = False) -> AnswerCell | NumberCell:
        question = self._known().question(place)
        cell: AnswerCell | NumberCell
        if question.kind == AnswerKind.NUMBER:
            cell = NumberCell(place, question.unit)
            cell.setReadOnly(self._read_only)
            cell.typed.connect(self._on_typed)
        else:
            cell = AnswerCell(place, wide=wide)
            cell.set_choices(choices(question))
            cell.setEnabled(not self._read_only)
            cell.key_pressed.connect(self._on_key)
            cell.unknown_pressed.connect(self._on_unknown)
        cell.moved.connect(self._on_moved)
        cell.entered.connect(self._on_entered)
        self._cells[place] = cell
        self._in_order.append(cell)
        return cell

    def _known(self) -> SheetState:
        assert self._state is not None
        return self._state

    # --- keys ------------------------------------------------------------------------------

    def _on_key(self, place: Place, key: str) -> None:
        state = self._known()
        if not state.press(place, key):
            return
        self._tell_change()
        if self.moves_on and state.moves_on(place, key):
            self._go(state.step(place, 1))

    def _on_unknown(self, place: Place) -> None:
        self._known().set_unknown(place)
        self._tell_change()
        if self.moves_on:
            self._go(self._known().step(place, 1))

    def _on_typed(self, place: Place, text: str) -> None:
        self._known().type_number(place, text)
        self._tell_change()

    def _on_moved(self, place: Place, columns: int, rows: int) -> None:
        state = self._known()
        if columns:
            self._go(state.step(place, columns), last=columns > 0)
        else:
            there = state.beside(place, down=rows > 0)
            if there:
                self.go_to(there)

    def _on_entered(self, place: Place) -> None:
        self._focus = place
        self._known().enter(place)
        self.place_entered.emit(place)

    def _on_confirm(self) -> None:
        block = next(each for each, button in self._buttons.items() if button is self.sender())
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


def _name_label(member: SurveyedMember) -> QLabel:
    # People are told apart by the given name, which stands last.
    label = ElidedLabel(member.name, mode=Qt.TextElideMode.ElideMiddle)
    label.setMinimumWidth(theme.metrics().px(120))
    return label
