"""Kết thúc đợt: what is not done yet, before the round is only read."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.rounds import Board, Step, StepState
from ngheo_desktop.gui.dialogs.act_dialog import ActDialog, fit_dialog
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_opening import close_round
from ngheo_desktop.progress import Report


class RoundCloseDialog(ActDialog):
    def __init__(
        self, office: Office, runner: TaskRunner, board: Board, parent: QWidget | None = None
    ) -> None:
        super().__init__(office, runner, "Kết thúc đợt rà soát", parent, verb="Kết thúc đợ&t")
        self.setObjectName("round_close_dialog")
        self._round = board.round
        self.add_words(f"{board.round.title}. Đợt đã kết thúc thì chỉ xem được.")
        self.add_words(_unfinished(board))
        fit_dialog(self, 480, 220)

    def work(self) -> Callable[[Report], Act]:
        return partial(_close, self._office, self._round.id)

    def field_of(self, _name: str) -> QWidget:
        return self.save_button


def _unfinished(board: Board) -> str:
    done = (StepState.DONE, StepState.OFF)
    waiting = [each for each in board.hamlets if each.cell(Step.DECISION).state not in done]
    if not waiting:
        return "Mọi ấp, khóm đã có quyết định."
    return (
        f"Còn {len(waiting)} trên {len(board.hamlets)} ấp, khóm chưa có quyết định. "
        "Hộ của các nơi này sẽ không có kết quả trong đợt."
    )


def _close(office: Office, round_id: str, _report: Report) -> Act:
    return close_round(office, round_id)
