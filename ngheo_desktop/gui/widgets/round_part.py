"""What every part of the page of a round has: its commands, its work, the round it shows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ngheo_desktop.domain.rounds import Round
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.commands import command
from ngheo_desktop.gui.models.round_sight import RoundSight
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.list_table import ListTable
from ngheo_desktop.gui.widgets.notice import Notice
from ngheo_desktop.gui.widgets.roomy_cells import RoomyCells
from ngheo_desktop.gui.widgets.states import EmptyState
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office

if TYPE_CHECKING:
    from ngheo_desktop.gui.dialogs.act_dialog import ActDialog
    from ngheo_desktop.gui.dialogs.paper_dialog import MakePaper, SaveDocx


@dataclass(frozen=True, slots=True)
class _Offer:
    """A command with the right to it, and whether it makes sense for what is chosen now."""

    action: QAction
    allowed: bool
    fits: Callable[[], bool]


class RoundPart(QWidget):
    """Its commands belong to the page, and are there only while the part is in front."""

    acted = Signal(object)  # the Act
    told = Signal(str)
    changed = Signal()  # something was saved: read the round anew

    def __init__(self, office: Office, runner: TaskRunner, page: QWidget) -> None:
        super().__init__(page)
        self._office, self._runner, self._page = office, runner, page
        self._offers: list[_Offer] = []
        self._in_front = False
        self._is_busy = False
        self.sight = RoundSight()
        self.notice = Notice(self)

    def make_list(self, name: str, words: str, model: QAbstractItemModel) -> ListTable:
        """The list of this part, which has its focus."""
        table = ListTable(self)
        table.setObjectName(name)
        table.setAccessibleName(words)
        table.setModel(model)
        table.setItemDelegate(RoomyCells(table))
        table.fit_to_words()
        self.setFocusProxy(table)
        return table

    def make_summary(self) -> QLabel:
        """The sentence above a list that sums it up."""
        label = QLabel(self)
        label.setObjectName("summary_label")
        label.setWordWrap(True)
        theme.set_title_font(label, 12)
        return label

    def stand(self, *parts: QWidget) -> None:
        """One under the other; a list takes what room there is."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        for each in parts:
            layout.addWidget(each, 1 if isinstance(each, ListTable | EmptyState) else 0)

    def show_sight(self, sight: RoundSight) -> None:
        """Show what was read."""
        raise NotImplementedError

    def tool_actions(self) -> tuple[QAction, ...]:
        """Commands for the tool row, the most used first."""
        return tuple(each.action for each in self._offers if each.action.isVisible())

    @property
    def round(self) -> Round | None:
        return self.sight.board.round if self.sight.board else None

    @property
    def is_open(self) -> bool:
        """Whether the round in front can still be worked on."""
        return self.round is not None and self.round.closed_on is None

    # --- commands --------------------------------------------------------------------------

    def offer(
        self,
        words: str,
        answer: Callable[[], object],
        *,
        key: str = "",
        sign: str = "",
        allowed: bool = True,
        fits: Callable[[], bool] = lambda: True,
    ) -> QAction:
        """A command of this part; without the right to it it is absent."""
        action = command(self._page, words, answer, key=key, sign=sign, allowed=allowed)
        self._offers.append(_Offer(action, allowed, fits))
        return action

    def set_in_front(self, *, in_front: bool) -> None:
        self._in_front = in_front
        self.show_commands()

    def show_commands(self) -> None:
        """What can be done now; a command that does not fit is grey."""
        for each in self._offers:
            shown = each.allowed and self._in_front
            each.action.setVisible(shown)
            each.action.setEnabled(shown and not self._is_busy and each.fits())

    # --- work ------------------------------------------------------------------------------

    def do(self, work: Callable[[], Act]) -> None:
        """Save something in the background; one thing at a time."""
        self._is_busy = True
        self.notice.clear()
        self.show_commands()
        task = self._runner.start(lambda _report: work())
        task.succeeded.connect(self.take)
        task.failed.connect(self.refuse)
        task.finished.connect(self._on_work_finished)

    def open_dialog(self, dialog: "ActDialog") -> None:
        """A dialog that records one act over this part."""
        self.notice.clear()
        dialog.recorded.connect(self.take)
        dialog.open()

    def show_paper(
        self, title: str, make: "MakePaper", save_docx: "SaveDocx | None" = None
    ) -> None:
        """Xem và in over the page."""
        from ngheo_desktop.gui.dialogs.paper_dialog import PaperDialog

        office, runner = self._office, self._runner
        dialog = PaperDialog(office, runner, title, make, self._page, save_docx=save_docx)
        dialog.told.connect(self.told)
        dialog.open()

    def show_review_list(self, hamlet_id: str) -> None:
        """Danh sách hộ cần rà soát of a hamlet, as paper."""
        from ngheo_desktop.operations.round_papers import make_review_list

        office, round_ = self._office, self.round
        if round_ is not None:
            self.show_paper(
                "Danh sách hộ cần rà soát",
                lambda report: make_review_list(office, round_.id, hamlet_id, report=report),
            )

    def take(self, act: Act) -> None:
        """Something was saved, here or in a dialog of this part."""
        self.acted.emit(act)
        self.told.emit(f"Đã {act.name}.")
        self.changed.emit()

    def refuse(self, error: Exception) -> None:
        """Say why something was not done."""
        self.notice.say_failure(error, "khi ghi đợt rà soát")

    def _on_work_finished(self) -> None:
        self._is_busy = False
        self.show_commands()
