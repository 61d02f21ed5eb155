"""Đợt rà soát: one round hamlet by hamlet, its households, and what comes in during the year."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ngheo_desktop.domain.rights import Right
from ngheo_desktop.domain.rounds import Round, Step
from ngheo_desktop.domain.terms import hamlet_word
from ngheo_desktop.gui import page_names, theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.models.round_sight import RoundSight, read_sight
from ngheo_desktop.gui.models.round_words import round_words
from ngheo_desktop.gui.reading import Reading
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.round_applications import RoundApplications
from ngheo_desktop.gui.widgets.round_board import RoundBoard
from ngheo_desktop.gui.widgets.round_households import RoundHouseholds
from ngheo_desktop.gui.widgets.round_part import RoundPart
from ngheo_desktop.gui.widgets.states import EmptyState, Loading, NoRight
from ngheo_desktop.gui.widgets.tabs import Tabs
from ngheo_desktop.operations.office import Office

_LINKS = (
    (page_names.DECISION, "Quyết định", "law"),
    (page_names.MOVEMENT, "Biến động", "movement"),
    (page_names.REPORTS, "Báo cáo", "list"),
)


class ReviewPage(QWidget):
    """Reads anew each time it is shown; the steps with screens of their own open there."""

    told = Signal(str)
    acted = Signal(object)  # the Act
    step_wanted = Signal(object, str, str)  # Step, id of the round, id of the hamlet
    page_wanted = Signal(str, str)  # name of a page, id of the round
    household_wanted = Signal(str)  # id
    sheet_wanted = Signal(str)  # id of the household

    def __init__(self, office: Office, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review_page")
        self.setWindowTitle("Rà soát")
        self._office = office
        self._round_id, self._hamlet_id = "", ""
        self._has_come = False  # somewhere else: the table there gets the focus once it is read
        self._reading = Reading(runner, self)
        self._reading.came.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)
        self.sight = RoundSight()
        head = self._head()  # before the parts: Tab goes in the order in which they are made
        self.notice = Notice(self)
        self.no_right = NoRight(self)
        self.tabs = Tabs(self)
        self.tabs.setObjectName("round_tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName("Các phần của đợt rà soát")
        self.empty = EmptyState(self)
        self.board = RoundBoard(office, runner, self)
        self.households = RoundHouseholds(office, runner, self)
        self.applications = RoundApplications(office, runner, self)
        self.parts: tuple[RoundPart, ...] = (self.board, self.households, self.applications)
        self.stack = QStackedWidget(self)
        for part in (self.board, self.households, self.empty):
            self.stack.addWidget(part)
        self.tabs.addTab(self.stack, f"Theo {hamlet_word(office.commune.kind)}")
        self.tabs.addTab(self.applications, "Thường xuyên trong năm")
        self._loading = Loading(self.tabs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(head)
        layout.addWidget(self.no_right)
        layout.addWidget(self.notice)
        layout.addWidget(self.tabs, 1)
        if not office.actor.may(Right.RUN_ROUNDS):
            self.no_right.say_who("Mở đợt, lập danh sách", Right.RUN_ROUNDS)
        self.again_action = command(self, "Đọc lại", self.refresh, sign="retry")
        self.empty.say("Đang đọc các đợt rà soát.")
        self._connect_parts()
        self._show_front()

    def _head(self) -> QWidget:
        head = QWidget(self)
        self.round_combo = QComboBox(head)
        self.round_combo.setObjectName("round_combo")
        self.round_combo.setAccessibleName("Đợt rà soát")
        self.round_combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.round_combo.activated.connect(self._on_round_chosen)
        self.round_label = QLabel(head)
        self.round_label.setObjectName("round_label")
        self.round_label.setWordWrap(True)
        self.round_label.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.round_combo)
        row.addWidget(self.round_label, 1)
        self.links: list[QAction] = []
        whole = self._office.actor.scope is None
        for name, words, sign in _LINKS:
            action = command(self, words, partial(self._on_link, name), sign=sign, allowed=whole)
            button = QToolButton(head)
            button.setObjectName(f"{name}_button")
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setVisible(whole)
            row.addWidget(button)
            self.links.append(action)
        return head

    def _connect_parts(self) -> None:
        for part in self.parts:
            part.told.connect(self.told)
            part.acted.connect(self.acted)
            part.changed.connect(self.refresh)
        self.board.step_chosen.connect(self._on_step_chosen)
        self.board.hamlet_chosen.connect(self._on_hamlet_chosen)
        self.board.round_opened.connect(self._on_round_opened)
        self.households.left.connect(self._on_households_left)
        self.households.sheet_chosen.connect(self.sheet_wanted)
        self.households.household_chosen.connect(self.household_wanted)
        self.applications.household_chosen.connect(self.household_wanted)
        self.applications.cases_wanted.connect(self._on_cases_wanted)
        self.empty.helped.connect(self.board.ask_to_open)
        self.empty.other_helped.connect(self.refresh)
        self._loading.stop_asked.connect(self._on_stopped)
        self.tabs.turned.connect(self._show_front)
        for key, words in (("next_step", "Phần kế tiếp"), ("previous_step", "Phần trước")):
            command(self, words, self._on_other_tab, key=key)

    # --- what the window asks --------------------------------------------------------------

    def title(self) -> str:
        board = self.sight.board
        if board is None:
            return "Rà soát"
        hamlet = self.households.hamlet() if self.front() is self.households else None
        place = f", {hamlet.hamlet}" if hamlet is not None else ""
        return f"{board.round.title}{place}"

    def tool_actions(self) -> tuple[QAction, ...]:
        """Commands for the tool row, the most used first."""
        return self.front().tool_actions()

    def panes(self) -> list[QWidget]:
        """Parts that F6 goes round."""
        return [self.tabs, self.round_combo]

    def open_round(self, round_id: str, hamlet_id: str = "") -> None:
        """Show a round, or the households of one hamlet; "" keeps what is in front."""
        self._round_id = round_id or self._round_id
        self._hamlet_id = hamlet_id or self._hamlet_id
        self._has_come = True
        self.refresh()

    def show_applications(self) -> None:
        """Go to what came in during the year."""
        self.tabs.setCurrentWidget(self.applications)

    def reread(self, _household_id: str) -> None:
        """Something was taken back: look anew."""
        self.refresh()

    def front(self) -> RoundPart:
        """The part in front."""
        if self.tabs.currentWidget() is self.applications:
            return self.applications
        return self.households if self.sight.hamlet_id else self.board

    # --- reading ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the round in the background; what is shown stays until the answer is there."""
        office, place = self._office, (self._round_id, self._hamlet_id)
        task = self._reading.start(lambda _report: read_sight(office, *place))
        self._loading.follow(task, keeps_content=self.sight.board is not None)

    def _on_read(self, sight: RoundSight) -> None:
        self.notice.clear()
        self.sight = sight
        self._round_id = sight.board.round.id if sight.board else ""
        self._hamlet_id = sight.hamlet_id
        self._show_rounds()
        for part in self.parts:
            part.show_sight(sight)
        words = "&Mở đợt rà soát" if self.board.runs_rounds else ""
        self.empty.say("Chưa mở đợt nào.", words)
        self._show_front()
        self._has_come = False

    def _show_front(self) -> None:
        """The part in front with its commands; what has gone gives its focus to it."""
        focused = QApplication.focusWidget()
        of_hamlet = self.households if self.sight.hamlet_id else self.board
        self.stack.setCurrentWidget(of_hamlet if self.sight.board else self.empty)
        front = self.front()
        for part in self.parts:
            part.set_in_front(in_front=part is front)
        if focused is not None and self._loses(focused):
            is_empty = front is not self.applications and self.sight.board is None
            (self.empty if is_empty else front).setFocus()
        self.setWindowTitle("")  # so that the window hears of it in any case
        self.setWindowTitle(self.title())

    def _loses(self, focused: QWidget) -> bool:
        """Whether the focus has to go to the part in front; a command that left brings it along."""
        if self.isAncestorOf(focused):
            return self._has_come or not focused.isVisible()
        now = QApplication.focusWidget()
        return now is not None and now is not focused and self.isAncestorOf(now)

    def _show_rounds(self) -> None:
        sight = self.sight
        self.round_combo.clear()
        for each in sight.rounds:
            self.round_combo.addItem(_round_title(each), each.id)
        self.round_combo.setCurrentIndex(self.round_combo.findData(self._round_id))
        self.round_combo.setVisible(bool(sight.rounds))
        board = sight.board
        words = round_words(board.round, board.days_left, sight.second) if board else ""
        self.round_label.setText(words)
        late = board is not None and board.round.closed_on is None and board.days_left < 0
        theme.set_tone(self.round_label, "error" if late else "")

    def _on_failed(self, error: Exception) -> None:
        if self.sight.board is None:
            self.empty.say("Chưa đọc được các đợt rà soát.", other="Đọc &lại")
        self.notice.say_failure(error, "khi đọc đợt rà soát")

    def _on_stopped(self) -> None:
        if self.sight.board is None:
            self.empty.say("Đã dừng đọc các đợt rà soát.", other="Đọc &lại")

    # --- going on --------------------------------------------------------------------------

    def _on_round_chosen(self) -> None:
        self.open_round(str(self.round_combo.currentData()))

    def _on_round_opened(self, round_id: str) -> None:
        self._round_id, self._hamlet_id = round_id, ""

    def _on_hamlet_chosen(self, hamlet_id: str) -> None:
        self.open_round(self._round_id, hamlet_id)

    def _on_households_left(self) -> None:
        hamlet_id, self._hamlet_id = self._hamlet_id, ""
        self.sight = replace(self.sight, hamlet_id="", households=())
        for part in (self.board, self.households):
            part.show_sight(self.sight)
        self.board.stand_on(hamlet_id)
        self._show_front()

    def _on_other_tab(self) -> None:
        self.tabs.setCurrentIndex(1 - self.tabs.currentIndex())

    def _on_link(self, name: str) -> None:
        self.page_wanted.emit(name, self._round_id)  # without a round: what is signed

    def _on_cases_wanted(self) -> None:
        self.page_wanted.emit(page_names.OTHER_CLASSES, "")

    def _on_step_chosen(self, step: Step, hamlet_id: str) -> None:
        self.step_wanted.emit(step, self._round_id, hamlet_id)


def _round_title(one: Round) -> str:
    return f"{one.title} (đã kết thúc)" if one.closed_on else one.title
