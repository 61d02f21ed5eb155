"""The answers of a sheet as cells: A members, B house, C the total of B1."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.answers import AnswerKind
from ngheo_desktop.domain.births import age_range
from ngheo_desktop.domain.facts import SurveyedMember
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.sheet_cells import (
    INCOME_PLACE,
    Block,
    Place,
    answer_in_words,
    choices,
)
from ngheo_desktop.gui.models.sheet_state import HOUSE_ROW, SheetState
from ngheo_desktop.gui.widgets.answer_cell import AnswerCell, CellLook
from ngheo_desktop.gui.widgets.elided_label import ElidedLabel
from ngheo_desktop.gui.widgets.number_cell import NumberCell

_YEAR = 12
_TITLES = {Block.MEMBERS: "A  Thành viên", Block.HOUSE: "B  Nhà ở và tiện nghi"}


class AnswerGrid(QScrollArea):
    """Shows a SheetState and changes it by keys; the page asks it what to do next."""

    changed = Signal()  # an answer of the state
    place_entered = Signal(object)  # the Place that has the focus now
    end_reached = Signal()  # Enter or an answer in the last cell
    block_confirmed = Signal(object)  # the Block whose button was pressed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answer_grid")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._state: SheetState | None = None
        self._cells: dict[Place, AnswerCell | NumberCell] = {}
        self._buttons: dict[Block, QPushButton] = {}
        self._focus: Place | None = None
        self._read_only = False

    # --- shown -----------------------------------------------------------------------------

    def set_state(self, state: SheetState, *, read_only: bool = False) -> None:
        """Build the cells of a sheet; the focus stays where it was."""
        self._state, self._read_only = state, read_only
        self._cells, self._buttons, self._focus = {}, {}, None
        sheet = QWidget()
        sheet.setObjectName("sheet_cells")
        layout = QVBoxLayout(sheet)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(theme.metrics().px(4))
        layout.addLayout(self._heading(Block.MEMBERS, len(state.facts.members)))
        layout.addLayout(self._members())
        layout.addLayout(self._heading(Block.HOUSE))
        layout.addLayout(self._house())
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
            grey = state.shown_grey(place)
            shown = state.shown(place)
            if isinstance(cell, NumberCell):
                cell.show_answer(shown, grey, self._name_of(place))
            else:
                unknown = "?" if state.is_set_unknown(place) else ""
                look = CellLook(shown or grey or unknown, state.is_asked(place), bool(grey))
                cell.show_look(look, self._name_of(place))
        for block, button in self._buttons.items():
            waiting = state.grey_places(block)
            button.setVisible(bool(waiting) and not self._read_only)

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

    # --- built -----------------------------------------------------------------------------

    def _heading(self, block: Block, count: int = 0) -> QHBoxLayout:
        title = QLabel(f"{_TITLES[block]} ({count})" if count else _TITLES[block])
        title.setFont(theme.title_font(11.5))
        button = QPushButton("Xác nhận cả khối (Shift+F7)")
        button.setObjectName(f"confirm_{block.name.lower()}_button")
        button.setToolTip("Lấy các câu trả lời năm trước đang mờ làm câu trả lời năm nay.")
        button.setAccessibleName(f"Xác nhận cả khối {_TITLES[block]} như năm trước")
        button.clicked.connect(self._on_confirm)
        self._buttons[block] = button
        line = QHBoxLayout()
        line.addWidget(title)
        line.addStretch(1)
        line.addWidget(button)
        return line

    def _members(self) -> QGridLayout:
        state = self._known()
        grid = QGridLayout()
        grid.setSpacing(theme.metrics().px(2))
        for column, text in enumerate(["Họ tên", "Tuổi"]):
            grid.addWidget(self._head(text, "", centred=column > 0), 0, column)
        for column, question in enumerate(state.member_questions, start=2):
            grid.addWidget(self._head(question.short, question.title, centred=True), 0, column)
            grid.setColumnStretch(column, 1)
        for row, member in enumerate(state.facts.members, start=1):
            grid.addWidget(_name_label(member), row, 0)
            age = QLabel(_age(member, state))
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
        places = [place for place in state.places if not place.member]
        for at, place in enumerate(places):
            row, column = divmod(at, HOUSE_ROW)
            label = QLabel(self._label_of(place))
            cell = self._add_cell(place, wide=True)
            label.setBuddy(cell)
            grid.addWidget(label, row, 2 * column)
            grid.addWidget(cell, row, 2 * column + 1)
            grid.setColumnStretch(2 * column + 1, 1)
        self.income_label = ElidedLabel()
        self.income_label.setObjectName("income_label")
        row, column = divmod(len(places), HOUSE_ROW)
        if column == 0:
            grid.addWidget(self.income_label, row, 0, 1, 2 * HOUSE_ROW)
        else:
            grid.addWidget(self.income_label, row, 2 * column, 1, 2 * (HOUSE_ROW - column))
        return grid

    def _label_of(self, place: Place) -> str:
        state = self._known()
        if place == INCOME_PLACE:
            return "C  Điểm B1"
        question, indicator = state.question(place), state.indicator(place)
        former = state.places[state.places.index(place) - 1]
        if indicator is None or (not former.member and state.indicator(former) == indicator):
            return question.short  # wall, pillar and roof are one question of the form
        return f"{indicator.number}  {question.short}"

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
            cell.digit_pressed.connect(self._on_digit)
            cell.unknown_pressed.connect(self._on_unknown)
        cell.moved.connect(self._on_moved)
        cell.entered.connect(self._on_entered)
        self._cells[place] = cell
        return cell

    def _name_of(self, place: Place) -> str:
        """«Bảo hiểm y tế của Lê Thị Mười: 2 không, ô 3 trên 24»."""
        state = self._known()
        question = state.question(place)
        whose = f" của {state.names[place.member]}" if place.member else ""
        if not state.is_asked(place):
            return f"{question.title}{whose}: không hỏi"
        at, count = state.positions[place], len(state.positions)
        told = answer_in_words(question, state.shown(place))
        grey = state.shown_grey(place)
        if grey:
            told = f"năm trước {answer_in_words(question, grey)}, chưa xác nhận"
        return f"{question.title}{whose}: {told}, ô {at} trên {count}"

    def _known(self) -> SheetState:
        assert self._state is not None
        return self._state

    # --- keys ------------------------------------------------------------------------------

    def _on_digit(self, place: Place, digit: str) -> None:
        state = self._known()
        if not state.press(place, digit):
            return
        self._tell_change()
        if state.moves_on(place, digit):
            self._go(state.step(place, 1))

    def _on_unknown(self, place: Place) -> None:
        self._known().set_unknown(place)
        self._tell_change()
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
        self.place_entered.emit(place)

    def _on_confirm(self) -> None:
        block = next(each for each, button in self._buttons.items() if button is self.sender())
        self.block_confirmed.emit(block)

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


def _age(member: SurveyedMember, state: SheetState) -> str:
    """Completed years, or the two that a birth date leaves open: «51–52»."""
    if member.birth is None:
        return "?"
    ages = age_range(member.birth, state.facts.survey_date)
    if ages is None:
        return "!"
    youngest, oldest = ages.youngest // _YEAR, ages.oldest // _YEAR
    return str(oldest) if youngest == oldest else f"{youngest}–{oldest}"
