"""Opening and saving a sheet as work of another thread: values in, values out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ngheo_desktop.domain.drafts import ChecklistDraft, Draft
from ngheo_desktop.domain.facts import Facts
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.gui.models.sheet_state import SheetState
from ngheo_desktop.operations.checklists import (
    HowTyped,
    SavedSheet,
    Sheet,
    open_sheet,
    save_sheet,
)
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.preferences import read_preference
from ngheo_desktop.progress import Report


@dataclass(frozen=True, slots=True)
class LoadedSheet:
    """What opening brings: the sheet, and the standards in use at that moment."""

    sheet: Sheet
    standards: tuple[Standard, ...]
    draft: Draft | None = None  # what this account typed on it and has not saved
    moves_on: bool = True  # this account's «Tự sang ô kế tiếp»


@dataclass(frozen=True, slots=True)
class SheetSent:
    """What is on its way to the register."""

    state: SheetState
    facts: Facts
    surveyor: str
    how: HowTyped
    goes_on: bool
    warnings: tuple[Problem, ...]


def load(office: Office, household_id: str, day: date | None, _report: Report) -> LoadedSheet:
    """The sheet of a day as it is in the register."""
    return _loaded(office, household_id, day, None)


def load_with_draft(
    office: Office,
    household_id: str,
    day: date | None,
    read_draft: Callable[[], Draft | None],
    _report: Report,
) -> LoadedSheet:
    """The sheet of the day that the draft speaks of, if there is one."""
    draft = read_draft()
    if isinstance(draft, ChecklistDraft):
        day = draft.facts.survey_date
    return _loaded(office, household_id, day, draft)


def _loaded(
    office: Office, household_id: str, day: date | None, draft: Draft | None
) -> LoadedSheet:
    moves_on = read_preference(office, "auto_advance", default=True)
    sheet = open_sheet(office, household_id, day)
    return LoadedSheet(sheet, office.standards, draft, moves_on)


def store(office: Office, sent: SheetSent, _report: Report) -> SavedSheet:
    """Into the register; the draft goes in the same transaction."""
    household_id = sent.state.sheet.household.id
    return save_sheet(
        office, household_id, sent.facts, sent.surveyor, how=sent.how, ends_draft=True
    )
