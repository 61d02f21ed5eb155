"""Where the cursor goes from a cell of the sheet: on, beside, to the next answer that is open."""

from ngheo_desktop.domain.answers import Question
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.gui.models.sheet_cells import INCOME_PLACE, Place
from ngheo_desktop.gui.models.sheet_state import SheetState


def step(state: SheetState, place: Place, by: int) -> Place | None:
    """The next (1) or previous (-1) cell that is asked; None beyond the ends."""
    at = state.places.index(place) + by
    while 0 <= at < len(state.places) and not state.is_asked(state.places[at]):
        at += by
    return state.places[at] if 0 <= at < len(state.places) else None


def beside(state: SheetState, place: Place, *, down: bool) -> Place | None:
    """The cell under or over: in the nearest row, the nearest column that is asked."""
    people = [each.no for each in state.facts.members]
    row, column = state.layout.cell_of(place, people)
    cells = {each: state.layout.cell_of(each, people) for each in state.positions}
    rows = {at for at, _column in cells.values() if (at > row if down else at < row)}
    if not rows:
        return None
    near = min(rows) if down else max(rows)
    there = [each for each, cell in cells.items() if cell[0] == near]
    return min(there, key=lambda each: abs(cells[each][1] - column))


def open_places(state: SheetState) -> tuple[Place, ...]:
    """Cells to go through with F8: those that block the result, else those left empty."""
    empty = [each for each in state.positions if _is_empty(state, each)]
    return tuple(each for each in empty if _blocks(state, each)) or tuple(empty)


def _is_empty(state: SheetState, place: Place) -> bool:
    if place in state.wrong or place in state.clashes:
        return True
    if place == INCOME_PLACE and state.facts.income_items:
        return False  # the sum of the lines stands for it
    return not state.shown(place)


def next_open(state: SheetState, place: Place | None, by: int = 1) -> Place | None:
    """The open cell after (or before) a place, going round; None when nothing is open."""
    still_open = open_places(state)
    if not still_open:
        return None
    at = state.places.index(place) if place in state.places else -1
    ahead = [each for each in still_open if (state.places.index(each) - at) * by > 0]
    line = ahead or list(still_open)
    return line[0] if by > 0 else line[-1]


def _blocks(state: SheetState, place: Place) -> bool:
    """Whether a result waits for this cell."""
    if place in state.wrong or place in state.clashes:
        return True
    if place == INCOME_PLACE and state.facts.income_items:
        return False
    question = state.question(place)
    asking = [each for each in state.layout.standards if _asks(each, question)]
    if not asking:
        return place.is_income
    return any(_lack(state, each, question) is None for each in asking)


def _asks(standard: Standard, question: Question) -> bool:
    return any(each.rule in question.rules for each in standard.indicators)


def _lack(state: SheetState, standard: Standard, question: Question) -> bool | None:
    code = next(each.code for each in standard.indicators if each.rule in question.rules)
    result = next(each for each in state.results if each.standard == standard.code)
    return next(each.lack for each in result.findings if each.indicator == code)
