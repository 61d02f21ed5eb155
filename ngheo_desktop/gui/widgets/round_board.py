"""Bảng tiến độ: the hamlets of a round with their steps; a cell opens the screen of its step."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QLabel, QVBoxLayout, QWidget

from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.rounds import HamletBoard, Step, StepState
from ngheo_desktop.domain.terms import hamlet_word
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.round_board_table import NAME_COLUMN, RoundBoardModel
from ngheo_desktop.gui.models.round_sight import RoundSight
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.round_part import RoundPart
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_lists import close_list, reopen_list

_OWN_SCREEN = (Step.MEETING, Step.POSTING, Step.RECHECK, Step.DECISION, Step.CERTIFICATE)


class RoundBoard(RoundPart):
    """Arrows go cell by cell, Enter opens; the line below says why a step waits."""

    step_chosen = Signal(object, str)  # a Step with a screen of its own, id of the hamlet
    hamlet_chosen = Signal(str)  # id: its households are wanted

    def __init__(self, office: Office, runner: TaskRunner, page: QWidget) -> None:
        super().__init__(office, runner, page)
        self.setObjectName("round_board")
        self.model = RoundBoardModel(hamlet_word(office.commune.kind), self)
        self.table = ListTable(self)
        self.table.setObjectName("board_table")
        self.table.setAccessibleName("Bảng tiến độ theo ấp, khóm")
        self.table.setModel(self.model)
        self.table.fit_to_words()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.set_sticky(NAME_COLUMN)
        self.table.activated.connect(self._on_activated)
        self.table.selectionModel().currentChanged.connect(self._on_moved)
        self.story_label = QLabel(self)
        self.story_label.setObjectName("story_label")
        self.story_label.setWordWrap(True)
        self.story_label.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.notice)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.story_label)
        self._offer_commands()
        self.setFocusProxy(self.table)
        theme.follow(self._fit)

    def _offer_commands(self) -> None:
        runs = self._office.actor.may(Right.RUN_ROUNDS)
        self.households_action = self.offer(
            "Xem hộ của ấp, khóm", self._on_households_asked, sign="households", fits=self._is_on
        )
        self.close_list_action = self.offer(
            "Lập xong danh sách",
            self._on_close_list,
            sign="done",
            allowed=runs,
            fits=lambda: self._list_is(StepState.READY),
        )
        self.reopen_list_action = self.offer(
            "Mở lại danh sách",
            self._on_reopen_list,
            sign="restore",
            allowed=runs,
            fits=lambda: self._list_is(StepState.DONE),
        )
        self.table.set_row_actions(
            [self.households_action, self.close_list_action, self.reopen_list_action]
        )

    def show_sight(self, sight: RoundSight) -> None:
        at = self.table.currentIndex()
        row, column = max(0, at.row()), max(0, at.column())
        self.sight = sight
        hamlets = sight.board.hamlets if sight.board else ()
        self.model.set_hamlets(hamlets)
        if hamlets:
            self.table.setCurrentIndex(self.model.index(min(row, len(hamlets) - 1), column))
        self._on_moved()

    def hamlet(self) -> HamletBoard | None:
        """The hamlet of the cell in hand."""
        return self.model.hamlet(self.table.currentIndex())

    def stand_on(self, hamlet_id: str) -> None:
        """Go to the line of a hamlet."""
        row = self.model.row_of(hamlet_id)
        if row >= 0:
            self.table.setCurrentIndex(
                self.model.index(row, max(0, self.table.currentIndex().column()))
            )

    # --- moving and opening ----------------------------------------------------------------

    def _on_moved(self) -> None:
        self.story_label.setText(self.model.story(self.table.currentIndex()))
        self.show_commands()

    def _on_activated(self, index: QModelIndex) -> None:
        hamlet, cell = self.model.hamlet(index), self.model.cell(index)
        if hamlet is None:
            return
        if cell is not None and cell.step in _OWN_SCREEN:
            self.step_chosen.emit(cell.step, hamlet.hamlet_id)
        else:
            self.hamlet_chosen.emit(hamlet.hamlet_id)

    def _on_households_asked(self) -> None:
        hamlet = self.hamlet()
        if hamlet is not None:
            self.hamlet_chosen.emit(hamlet.hamlet_id)

    def _fit(self) -> None:
        self.table.resizeColumnsToContents()

    # --- the list of a hamlet --------------------------------------------------------------

    def _is_on(self) -> bool:
        return self.hamlet() is not None

    def _list_is(self, state: StepState) -> bool:
        hamlet = self.hamlet()
        return hamlet is not None and self.is_open and hamlet.cell(Step.LIST).state == state

    def _on_close_list(self) -> None:
        self._turn_list(close_list)

    def _on_reopen_list(self) -> None:
        self._turn_list(reopen_list)

    def _turn_list(self, turn: Callable[[Office, str, str], Act]) -> None:
        office, round_, hamlet = self._office, self.round, self.hamlet()
        if round_ is not None and hamlet is not None:
            self.do(lambda: turn(office, round_.id, hamlet.hamlet_id))
