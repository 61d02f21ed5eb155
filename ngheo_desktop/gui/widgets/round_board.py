"""Bảng tiến độ: the hamlets of a round with their steps; a cell opens the screen of its step."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget

from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.rounds import HamletBoard, Step, StepState
from ngheo_desktop.domain.terms import hamlet_word
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.models.round_board_table import NAME_COLUMN, SURVEYOR_COLUMN, RoundBoardModel
from ngheo_desktop.gui.models.round_sight import RoundSight
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.round_part import RoundPart
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.papers import make_form
from ngheo_desktop.operations.round_lists import close_list, reopen_list
from ngheo_desktop.operations.round_papers import make_progress

_OWN_SCREEN = (Step.MEETING, Step.POSTING, Step.RECHECK, Step.DECISION, Step.CERTIFICATE)


class RoundBoard(RoundPart):
    """Arrows go cell by cell, Enter opens; the line below says why a step waits."""

    step_chosen = Signal(object, str)  # a Step with a screen of its own, id of the hamlet
    hamlet_chosen = Signal(str)  # id: its households are wanted
    round_opened = Signal(str)  # id

    def __init__(self, office: Office, runner: TaskRunner, page: QWidget) -> None:
        super().__init__(office, runner, page)
        self.setObjectName("round_board")
        self.model = RoundBoardModel(hamlet_word(office.commune.kind), self)
        self.table = self.make_list("board_table", "Bảng tiến độ theo ấp, khóm", self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.set_sticky(NAME_COLUMN)
        self.table.activated.connect(self._on_activated)
        self.table.selectionModel().currentChanged.connect(self._on_moved)
        self.story_label = QLabel(self)
        self.story_label.setObjectName("story_label")
        self.story_label.setWordWrap(True)
        self.story_label.setTextFormat(Qt.TextFormat.PlainText)
        self.rules_notice = Notice(self)
        self.stand(self.rules_notice, self.notice, self.table, self.story_label)
        self._offer_commands()
        theme.follow(self._fit)

    def _offer_commands(self) -> None:
        may, offer = self._office.actor.may, self.offer
        runs = self.runs_rounds
        signs = may(Right.SET_REVIEW_RULES) and may(Right.RUN_ROUNDS)
        on, ready = self._is_on, partial(self._list_is, StepState.READY)
        done = partial(self._list_is, StepState.DONE)
        self.households_action = offer(
            "Xem hộ của ấp, khóm", self._on_households_asked, sign="households", fits=on
        )
        self.close_list_action = offer(
            "Lập xong danh sách", self._on_close_list, sign="done", allowed=runs, fits=ready
        )
        self.reopen_list_action = offer(
            "Mở lại danh sách", self._on_reopen_list, sign="restore", allowed=runs, fits=done
        )
        self.surveyors_action = offer(
            "Phân công rà soát viên…",
            self._on_surveyors_asked,
            sign="add_person",
            allowed=runs,
            fits=self._may_be_worked_on,
        )
        self.opinion_action = offer(
            "Ý kiến cấp trên…",
            self._on_opinion_asked,
            sign="edit",
            allowed=runs,
            fits=self._opinion_fits,
        )
        self.open_action = offer(
            "Mở đợt rà soát…", self.ask_to_open, key="new", sign="add", allowed=runs
        )
        self.close_action = offer(
            "Kết thúc đợt…", self._on_close_asked, sign="lock", allowed=runs, fits=self._is_running
        )
        self.rule_action = offer(
            "Xác nhận quy định…",
            self._on_rule_asked,
            sign="law",
            allowed=signs,
            fits=lambda: bool(self.sight.unconfirmed),
        )
        self._offer_papers()
        self.table.set_row_actions(
            [
                self.households_action,
                self.close_list_action,
                self.reopen_list_action,
                self.surveyors_action,
                self.opinion_action,
                self.print_list_action,
                self.print_blank_action,
            ]
        )

    def _offer_papers(self) -> None:
        offer, on = self.offer, self._is_on
        prints = self._office.actor.may(Right.PRINT_LISTS)
        self.print_action = offer(
            "In bảng tiến độ…",
            self._on_print,
            key="print",
            sign="print",
            allowed=prints,
            fits=lambda: self.round is not None,
        )
        self.print_list_action = offer(
            "In danh sách hộ cần rà soát…",
            self._on_print_list,
            sign="list",
            allowed=prints,
            fits=on,
        )
        self.print_blank_action = offer(
            "In phiếu trắng…", self._on_print_blank, sign="pdf", allowed=prints, fits=on
        )

    @property
    def runs_rounds(self) -> bool:
        """Whether this account opens and closes rounds: those of the whole commune."""
        actor = self._office.actor
        return actor.may(Right.RUN_ROUNDS) and actor.scope is None

    def show_sight(self, sight: RoundSight) -> None:
        at = self.table.currentIndex()
        row, column = max(0, at.row()), max(0, at.column())
        self.sight = sight
        hamlets = sight.board.hamlets if sight.board else ()
        self.model.set_hamlets(hamlets)
        if hamlets:
            self.table.setCurrentIndex(self.model.index(min(row, len(hamlets) - 1), column))
        words = "; ".join(f"{each.title[:1].lower()}{each.title[1:]}" for each in sight.unconfirmed)
        self.rules_notice.say(f"Chưa ai xác nhận: {words}." if words else "", "warning")
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
        elif cell is not None and cell.step == Step.OPINION:
            self.opinion_action.trigger()
        elif index.column() == SURVEYOR_COLUMN and self.surveyors_action.isEnabled():
            self.surveyors_action.trigger()
        else:
            self.hamlet_chosen.emit(hamlet.hamlet_id)

    def _on_households_asked(self) -> None:
        hamlet = self.hamlet()
        if hamlet is not None:
            self.hamlet_chosen.emit(hamlet.hamlet_id)

    def _fit(self) -> None:
        self.table.setIconSize(theme.icon_room(16))
        self.table.resizeColumnsToContents()

    # --- what fits -------------------------------------------------------------------------

    def _is_on(self) -> bool:
        return self.hamlet() is not None

    def _is_running(self) -> bool:
        return self.is_open

    def _may_be_worked_on(self) -> bool:
        return self.is_open and self._is_on()

    def _list_is(self, state: StepState) -> bool:
        hamlet = self.hamlet()
        return hamlet is not None and self.is_open and hamlet.cell(Step.LIST).state == state

    def _opinion_fits(self) -> bool:
        hamlet = self.hamlet()
        waits = (StepState.OFF, StepState.WAITING, StepState.DONE)
        return hamlet is not None and self.is_open and hamlet.cell(Step.OPINION).state not in waits

    # --- the round -------------------------------------------------------------------------

    def ask_to_open(self) -> None:
        """Mở đợt rà soát: the dialog that says beforehand what it does."""
        from ngheo_desktop.gui.dialogs.round_open_dialog import RoundOpenDialog

        dialog = RoundOpenDialog(self._office, self._runner, self._page)
        dialog.opened.connect(self.round_opened)
        dialog.acted.connect(self.take)
        self.open_dialog(dialog)

    def _on_close_asked(self) -> None:
        from ngheo_desktop.gui.dialogs.round_close_dialog import RoundCloseDialog

        board = self.sight.board
        if board is not None:
            self.open_dialog(RoundCloseDialog(self._office, self._runner, board, self._page))

    def _on_rule_asked(self) -> None:
        from ngheo_desktop.gui.dialogs.round_rule_dialog import RoundRuleDialog

        if self.sight.unconfirmed:
            rule = self.sight.unconfirmed[0]
            self.open_dialog(RoundRuleDialog(self._office, self._runner, rule, self._page))

    # --- a hamlet --------------------------------------------------------------------------

    def _on_close_list(self) -> None:
        self._turn_list(close_list)

    def _on_reopen_list(self) -> None:
        self._turn_list(reopen_list)

    def _turn_list(self, turn: Callable[[Office, str, str], Act]) -> None:
        office, round_, hamlet = self._office, self.round, self.hamlet()
        if round_ is not None and hamlet is not None:
            self.do(lambda: turn(office, round_.id, hamlet.hamlet_id))

    def _on_surveyors_asked(self) -> None:
        from ngheo_desktop.gui.dialogs.round_surveyors_dialog import RoundSurveyorsDialog

        round_, hamlet = self.round, self.hamlet()
        if round_ is not None and hamlet is not None:
            office, runner = self._office, self._runner
            self.open_dialog(RoundSurveyorsDialog(office, runner, round_.id, hamlet, self._page))

    def _on_opinion_asked(self) -> None:
        from ngheo_desktop.gui.dialogs.round_opinion_dialog import RoundOpinionDialog

        board, hamlet = self.sight.board, self.hamlet()
        if board is not None and hamlet is not None:
            office, runner, told = self._office, self._runner, board.hamlets
            self.open_dialog(
                RoundOpinionDialog(office, runner, board.round.id, told, hamlet, self._page)
            )

    # --- papers ----------------------------------------------------------------------------

    def _on_print(self) -> None:
        office, round_ = self._office, self.round
        if round_ is not None:
            title = "Bảng tiến độ rà soát"
            self.show_paper(title, lambda report: make_progress(office, round_.id, report=report))

    def _on_print_list(self) -> None:
        hamlet = self.hamlet()
        if hamlet is not None:
            self.show_review_list(hamlet.hamlet_id)

    def _on_print_blank(self) -> None:
        office = self._office
        title = "Phiếu rà soát để ghi tay"
        self.show_paper(title, lambda report: make_form(office, "phieu-trang", report=report))
