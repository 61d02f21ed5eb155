"""Hộ của một ấp, khóm trong đợt: who waits for a sheet first; listed, screened, opened."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.rounds import HamletBoard, HouseholdSteps, ListedFor, Step, StepState
from ngheo_desktop.gui.models.round_households import HEADINGS, in_order, row_of, summary_words
from ngheo_desktop.gui.models.round_sight import RoundSight
from ngheo_desktop.gui.models.round_words import capital
from ngheo_desktop.gui.models.text_table import TextTableModel
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.round_part import RoundPart
from ngheo_desktop.gui.widgets.states import EmptyState
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.papers import PaperScope, make_form

_SCREENED = (ListedFor.APPLIED, ListedFor.HAMLET)
_MUST_STAY = (ListedFor.POOR, ListedFor.NEAR_POOR)
_NO_ITEMS = (
    "Chưa có các câu của Phiếu A, vì nội dung chưa được công bố. "
    "Ghi các câu ở Hệ thống, phần Quy tắc rà soát."
)


class RoundHouseholds(RoundPart):
    """Enter opens the sheet (for who may fill it), Esc goes back to the board."""

    sheet_chosen = Signal(str)  # id of the household
    household_chosen = Signal(str)  # id
    left = Signal()

    def __init__(self, office: Office, runner: TaskRunner, page: QWidget) -> None:
        super().__init__(office, runner, page)
        self.setObjectName("round_households")
        self._households: list[HouseholdSteps] = []
        self.summary_label = self.make_summary()
        self._model = TextTableModel(HEADINGS, self)
        self.table = self.make_list("round_household_table", "Hộ trong đợt rà soát", self._model)
        self.table.set_sticky(1)
        self.table.activated.connect(self._on_opened)
        self.table.selectionModel().currentRowChanged.connect(self.show_commands)
        self.empty = EmptyState(self)
        self.empty.hide()
        self.empty.helped.connect(self._on_add_asked)
        self.stand(self.summary_label, self.notice, self.table, self.empty)
        self._offer_commands()

    def _offer_commands(self) -> None:
        may = self._office.actor.may
        runs, prints = may(Right.RUN_ROUNDS), may(Right.PRINT_LISTS)
        self._may_add = runs
        is_on = self._is_on
        self.back_action = self.offer("Về bảng tiến độ", self.left.emit, key="close", sign="back")
        self.sheet_action = self.offer(
            "Mở phiếu", self._on_sheet_asked, key="open_sheet", sign="review", fits=is_on
        )
        self.household_action = self.offer(
            "Mở hộ", self._on_household_asked, sign="households", fits=is_on
        )
        self.add_action = self.offer(
            "Thêm hộ vào danh sách…",
            self._on_add_asked,
            key="new",
            sign="add",
            allowed=runs,
            fits=self._list_is_open,
        )
        self.take_action = self.offer(
            "Bỏ khỏi danh sách…",
            self._on_take_asked,
            key="remove",
            sign="remove",
            allowed=runs,
            fits=self._may_be_taken,
        )
        self.screen_action = self.offer(
            "Phiếu A…",
            self._on_screen_asked,
            sign="edit",
            allowed=may(Right.FILL_CHECKLISTS),
            fits=self._may_be_screened,
        )
        self.print_action = self.offer(
            "In danh sách rà soát…", self._on_print, key="print", sign="print", allowed=prints
        )
        self.blank_action = self.offer(
            "In phiếu sẵn tên…", self._on_print_blank, sign="pdf", allowed=prints, fits=is_on
        )
        self.table.set_row_actions(
            [
                self.sheet_action,
                self.household_action,
                self.screen_action,
                self.take_action,
                self.blank_action,
            ]
        )

    # --- what is shown ---------------------------------------------------------------------

    def show_sight(self, sight: RoundSight) -> None:
        current = self.current()
        self.sight = sight
        self._households = in_order(sight.households)
        self._model.set_rows([row_of(each) for each in self._households])
        hamlet = self.hamlet()
        if hamlet is not None:
            names = ", ".join(hamlet.surveyors) or "chưa phân công"
            told = summary_words(self._households)
            words = f"{capital(hamlet.hamlet)}: {told}. Rà soát viên: {names}."
            self.summary_label.setText(words)
        self._show_empty()
        ids = [each.household_id for each in self._households]
        kept = current.household_id if current is not None else ""
        if ids:
            self.table.selectRow(ids.index(kept) if kept in ids else 0)
        self.show_commands()

    def _show_empty(self) -> None:
        """Nobody in the list yet: who may add to it is offered that."""
        empty = not self._households and self._list_is_open() and self._may_add
        if empty:
            self.empty.say("Chưa có hộ nào trong danh sách này.", "&Thêm hộ vào danh sách")
        self.empty.setVisible(empty)
        self.table.setVisible(not empty)
        self.setFocusProxy(self.empty if empty else self.table)

    def hamlet(self) -> HamletBoard | None:
        """The hamlet whose households are shown."""
        board = self.sight.board
        hamlets = board.hamlets if board is not None else ()
        return next((each for each in hamlets if each.hamlet_id == self.sight.hamlet_id), None)

    def current(self) -> HouseholdSteps | None:
        row = self.table.currentIndex().row()
        return self._households[row] if 0 <= row < len(self._households) else None

    # --- what fits -------------------------------------------------------------------------

    def _is_on(self) -> bool:
        return self.current() is not None

    def _list_is_open(self) -> bool:
        hamlet = self.hamlet()
        return (
            self.is_open and hamlet is not None and hamlet.cell(Step.LIST).state == StepState.READY
        )

    def _may_be_taken(self) -> bool:
        current = self.current()
        return current is not None and self._list_is_open() and current.listed_for not in _MUST_STAY

    def _may_be_screened(self) -> bool:
        current = self.current()
        return (
            self.is_open
            and current is not None
            and current.listed_for in _SCREENED
            and current.met_on is None
        )

    # --- commands --------------------------------------------------------------------------

    def _on_opened(self) -> None:
        if self._office.actor.may(Right.FILL_CHECKLISTS):
            self._on_sheet_asked()
        else:
            self._on_household_asked()

    def _on_sheet_asked(self) -> None:
        current = self.current()
        if current is not None:
            self.sheet_chosen.emit(current.household_id)

    def _on_household_asked(self) -> None:
        current = self.current()
        if current is not None:
            self.household_chosen.emit(current.household_id)

    def _on_add_asked(self) -> None:
        from ngheo_desktop.gui.dialogs.round_household_dialog import AddToListDialog

        round_, hamlet = self.round, self.hamlet()
        if round_ is not None and hamlet is not None:
            office, runner = self._office, self._runner
            self.open_dialog(AddToListDialog(office, runner, round_.id, hamlet, self._page))

    def _on_take_asked(self) -> None:
        from ngheo_desktop.gui.dialogs.round_household_dialog import TakeFromListDialog

        round_, current = self.round, self.current()
        if round_ is not None and current is not None:
            office, runner = self._office, self._runner
            self.open_dialog(TakeFromListDialog(office, runner, round_.id, current, self._page))

    def _on_screen_asked(self) -> None:
        from ngheo_desktop.gui.dialogs.screening_dialog import ScreeningDialog

        round_, current, rules = self.round, self.current(), self.sight.screen
        if not all(rules):
            self.notice.say(_NO_ITEMS, "warning")
        elif round_ is not None and current is not None:
            office, runner = self._office, self._runner
            self.open_dialog(ScreeningDialog(office, runner, round_.id, current, rules, self._page))

    def _on_print(self) -> None:
        self.show_review_list(self.sight.hamlet_id)

    def _on_print_blank(self) -> None:
        office, current = self._office, self.current()
        if current is not None:
            scope = PaperScope(household_id=current.household_id)
            self.show_paper(
                f"Phiếu để ghi tay, hộ {current.code}",
                lambda report: make_form(office, "phieu-trang", scope, report=report),
            )
