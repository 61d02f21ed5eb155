"""A sheet that is being filled as a draft, and a draft laid on the sheet as it is now."""

from dataclasses import replace
from typing import Any

from ngheo_desktop.domain.drafts import ChecklistDraft
from ngheo_desktop.domain.facts import Facts
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.gui.models.sheet_cells import Block, Place
from ngheo_desktop.gui.models.sheet_state import SheetState
from ngheo_desktop.operations.checklists import Sheet


def draft_from(state: SheetState) -> ChecklistDraft | None:
    """What is typed and not in the register; None when there is nothing."""
    if not state.is_changed:
        return None
    wrong = {place.question: text for place, text in state.wrong.items()}
    confirmed = tuple(sorted(state.confirmed))
    return ChecklistDraft(state.facts, state.surveyor, state.sheet.facts, wrong, confirmed)


def laid(draft: ChecklistDraft, sheet: Sheet, standards: tuple[Standard, ...]) -> SheetState:
    """The answers of a draft on the household as it is now: members may have come or gone."""
    typed = SheetState(replace(sheet, facts=draft.facts, surveyor=draft.surveyor), standards)
    typed.confirmed = {Block(each) for each in draft.confirmed}
    state = typed.laid_on(sheet)
    for question, text in draft.wrong.items():
        if Place(question) in state.places:
            state.type_number(Place(question), text)
    return state


def was_saved_since(draft: ChecklistDraft, sheet: Sheet) -> bool:
    """Whether somebody saved other answers of that day after the draft was begun."""
    return sheet.is_saved and _answers(draft.base) != _answers(sheet.facts)


def _answers(facts: Facts) -> tuple[Any, ...]:
    people = {each.key: each.answers for each in facts.members}
    return facts.income_score, facts.house, dict(facts.marks), people
