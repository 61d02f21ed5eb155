"""Which hamlet of which round a page of one step shows."""

from dataclasses import dataclass

from ngheo_desktop.domain.rounds import Board, HamletBoard, Round, Step, StepState
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.rounds import board, list_rounds

_OPEN_FIRST = (StepState.REDO, StepState.READY, StepState.RUNNING)


@dataclass(frozen=True, slots=True)
class HamletInHand:
    """A line of the board, with the round and the hamlets that may be gone to from it."""

    round: Round
    hamlets: tuple[tuple[str, str], ...]  # id and name
    line: HamletBoard


def hamlet_in_hand(
    office: Office, round_id: str, hamlet_id: str, step: Step
) -> HamletInHand | None:
    """The hamlet, or the first one where the step is to be done; None before any round."""
    rounds = list_rounds(office)
    if not rounds:
        return None
    round_ = next((each for each in rounds if each.id == round_id), rounds[0])
    shown = board(office, round_.id)
    if not shown.hamlets:
        return None
    chosen = hamlet_to_show(shown, hamlet_id, step)
    line = next(each for each in shown.hamlets if each.hamlet_id == chosen)
    names = tuple((each.hamlet_id, each.hamlet) for each in shown.hamlets)
    return HamletInHand(round_, names, line)


def hamlet_to_show(shown: Board, wanted: str, step: Step) -> str:
    """The hamlet that was asked for, else the first one where this step is to be done."""
    known = [each.hamlet_id for each in shown.hamlets]
    if wanted in known:
        return wanted
    for state in _OPEN_FIRST:
        for each in shown.hamlets:
            if each.cell(step).state == state:
                return each.hamlet_id
    return known[0]
