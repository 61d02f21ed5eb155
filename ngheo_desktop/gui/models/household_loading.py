"""What the worker does for the household page: read everything of one household, and save it."""

from collections.abc import Callable
from dataclasses import dataclass

from ngheo_desktop.domain.drafts import Draft
from ngheo_desktop.domain.problems import Problem
from ngheo_desktop.domain.register import Hamlet, Household, HouseholdFile
from ngheo_desktop.domain.standards import Standard
from ngheo_desktop.gui.models.history_lines import HistoryRow
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.household_changes import put_away_household, restore_value
from ngheo_desktop.operations.households import note_ids_shown, open_household, save_household
from ngheo_desktop.operations.office import Office
from ngheo_desktop.progress import Report


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read; `file` is None for a household not in the register yet."""

    household_id: str
    file: HouseholdFile | None
    hamlets: tuple[Hamlet, ...]
    standards: tuple[Standard, ...]
    draft: Draft | None = None  # what this account typed on it and has not saved


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving gave, and the household as the register has it now."""

    warnings: tuple[Problem, ...]
    loaded: Loaded
    act: Act | None = None  # to take it back by; None = nothing was different


def load(
    office: Office, household_id: str, read_draft: Callable[[], Draft | None], _report: Report
) -> Loaded:
    """Read a household with its history and its draft; "" is a new one."""
    file = open_household(office, household_id) if household_id else None
    return Loaded(household_id, file, list_hamlets(office), office.standards, read_draft())


def save(office: Office, household: Household, opened: Household, report: Report) -> Saved:
    """Save it and read it again: ids, code and results are the register's."""
    saved = save_household(office, household, opened=opened, ends_draft=True)
    return Saved(saved.warnings, load(office, saved.id, lambda: None, report), saved.act)


def take_back(office: Office, household_id: str, row: HistoryRow, _report: Report) -> Act | None:
    """Lấy lại giá trị này: what stood in the field before the change of that line."""
    return restore_value(office, household_id, row.record_id, row.field, row.old).act


def put_away(office: Office, household_id: str, reason: str, _report: Report) -> Act:
    return put_away_household(office, household_id, reason)


def note_ids(office: Office, household_id: str, _report: Report) -> None:
    note_ids_shown(office, household_id)
