"""A sheet that is being filled as a draft, and a draft laid on the sheet as it is now."""

from dataclasses import replace

from ngheo_desktop.domain.drafts import ChecklistDraft
from ngheo_desktop.domain.sheet_answers import changed_answers, merge_sheets
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.gui.models.sheet_cells import Block, Place
from ngheo_desktop.gui.models.sheet_state import SheetState
from ngheo_desktop.operations.checklists import Sheet


def draft_from(state: SheetState) -> ChecklistDraft | None:
    """What is typed and not in the register; None when there is nothing."""
    if not state.is_changed:
        return None
    return ChecklistDraft(
        facts=state.facts,
        surveyor=state.surveyor,
        base=state.sheet.facts,
        wrong={place.question: text for place, text in state.wrong.items()},
        confirmed=tuple(sorted(state.confirmed)),
        seen=state.seen,
    )


def laid(draft: ChecklistDraft, sheet: Sheet, standards: tuple[Standard, ...]) -> SheetState:
    """The answers of a draft on the household as it is now.

    Members may have come or gone, and somebody may have saved the sheet: what they answered
    stays, and where both answered otherwise the cell waits for a choice.
    """
    typed = SheetState(replace(sheet, facts=draft.facts, surveyor=draft.surveyor), standards)
    typed.confirmed = {Block(each) for each in draft.confirmed}
    state = typed.laid_on(sheet)
    if was_saved_since(draft, sheet):
        state.meet(merge_sheets(draft.base, draft.facts, sheet.facts), sheet.facts)
    for question, text in draft.wrong.items():
        if Place(question) in state.places:
            state.type_number(Place(question), text)
    state.seen = draft.seen
    return state


def was_saved_since(draft: ChecklistDraft, sheet: Sheet) -> bool:
    """Whether somebody saved other answers of that day after the draft was begun."""
    return sheet.is_saved and bool(changed_answers(draft.base, sheet.facts))
