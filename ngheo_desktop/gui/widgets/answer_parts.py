"""The cells of a sheet as they are laid out: A members, B house, C B1; or the ticks of a paper."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
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
    only_mark,
    tick_label,
)
from ngheo_desktop.gui.widgets.answer_cell import AnswerCell
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


class AnswerParts(QWidget):
    """Made once for each sheet and mode; whoever shows it connects and fills the cells."""

    def __init__(self, state: SheetState, *, read_only: bool) -> None:
        super().__init__()
        self.setObjectName("sheet_cells")
        self._state, self._read_only = state, read_only
        self.cells: dict[Place, AnswerCell | NumberCell] = {}
        self.buttons: dict[Block, QPushButton] = {}  # «Xác nhận cả khối»
        self.items_button: QPushButton | None = None  # B1 by its lines or its total alone
        self.verdicts: dict[Place, ElidedLabel] = {}  # beside a tick: what the answers say
        self.in_order: list[QWidget] = []  # what takes the focus, as it is read
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(theme.metrics().px(4))
        for part in self._ticks() if state.mode == Mode.TICKS else self._answers():
            layout.addLayout(part)

    def _answers(self) -> list[QLayout]:
        state = self._state
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
        state = self._state
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.metrics().px(8))
        grid.setVerticalSpacing(theme.metrics().px(2))
        places = [place for place in state.places if place.block == Block.TICKS]
        heading = self._heading(Block.TICKS, len(places))
        for row, place in enumerate(places):
            label = QLabel(tick_label(state, place))
            cell = self._add_cell(place, wide=True)
            label.setBuddy(cell)
            verdict = self.verdicts[place] = ElidedLabel()
            verdict.setMinimumWidth(theme.metrics().px(90))
            for column, widget in enumerate((label, cell, verdict)):
                grid.addWidget(widget, row, column)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 3)
        return [heading, grid, self._total()]

    def _heading(self, block: Block, count: int = 0, note: str = "") -> QHBoxLayout:
        title = QLabel(f"{_TITLES[block]} ({count})" if count else _TITLES[block])
        theme.set_title_font(title, 11.5)
        button = QPushButton("Xác nhận cả khối (Shift+F7)")
        button.setObjectName(f"confirm_{block.name.lower()}_button")
        button.setToolTip("Lấy các câu trả lời năm trước đang mờ làm câu trả lời năm nay.")
        button.setAccessibleName(f"Xác nhận cả khối {_TITLES[block]} như năm trước")
        self.buttons[block] = button
        self.in_order.append(button)
        line = QHBoxLayout()
        line.setSpacing(theme.metrics().px(12))
        line.addWidget(title)
        line.addWidget(ElidedLabel(note), 1)
        line.addWidget(button)
        return line

    def _members(self) -> QGridLayout:
        state = self._state
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
        state = self._state
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
        state = self._state
        label.setText(line_hint(state.standard, state.facts.area))
        return label

    def _income_heading(self) -> QHBoxLayout:
        """Part C names its table, and offers the other way to answer it."""
        state = self._state
        table = state.standard.score_table(state.facts.area) if state.standard else None
        line = self._heading(Block.INCOME, note=table_words(table) if table else "")
        button = QPushButton("Chỉ ghi tổng" if state.by_items else "Ghi từng mục")
        button.setObjectName("items_button")
        self.items_button = button
        self.in_order.append(button)
        line.addWidget(button)
        if self._read_only:
            button.hide()
        return line

    def _items(self) -> QGridLayout:
        """The lines of the B1 table, two side by side, and the total last."""
        state = self._state
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
        question = self._state.question(place)
        cell: AnswerCell | NumberCell
        if question.kind == AnswerKind.NUMBER:
            cell = NumberCell(place, question.unit)
            cell.setReadOnly(self._read_only)
        else:
            cell = AnswerCell(place, wide=wide)
            cell.set_choices(choices(question))
            cell.setEnabled(not self._read_only)
        self.cells[place] = cell
        self.in_order.append(cell)
        return cell


def _name_label(member: SurveyedMember) -> QLabel:
    # People are told apart by the given name, which stands last.
    label = ElidedLabel(member.name, mode=Qt.TextElideMode.ElideMiddle)
    label.setMinimumWidth(theme.metrics().px(120))
    return label
