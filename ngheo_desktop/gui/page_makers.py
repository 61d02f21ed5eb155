"""Sections and pages of the window; a page is imported when it is first shown."""

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from ngheo_desktop.domain.rights import Actor, Right
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.navigation import Section
from ngheo_desktop.operations.office import Office

HOUSEHOLDS, HOUSEHOLD, CHECKLIST = "households", "household", "checklist"
PRINT, SETTINGS = "print", "settings"

_SECTIONS = (
    (Section(2, "households", "Hộ dân", HOUSEHOLDS), Right.READ_HOUSEHOLDS),
    (Section(7, "print", "In và báo cáo", PRINT), Right.PRINT_LISTS),
    (Section(9, "settings", "Hệ thống", SETTINGS), None),
)
SECTION_OF = {HOUSEHOLDS: 2, HOUSEHOLD: 2, CHECKLIST: 2, PRINT: 7, SETTINGS: 9}
_CLASSES = {
    HOUSEHOLDS: ("households_page", "HouseholdsPage"),
    HOUSEHOLD: ("household_page", "HouseholdPage"),
    CHECKLIST: ("checklist_page", "ChecklistPage"),
    PRINT: ("print_page", "PrintPage"),
    SETTINGS: ("settings_page", "SettingsPage"),
}


def sections_for(actor: Actor) -> Sequence[Section]:
    """The sections that this account may use; the others are absent, not grey."""
    return [
        section
        for section, right in _SECTIONS
        if (right is None or actor.may(right)) and find_spec(_module(section.page))
    ]


def make_page(name: str, office: Office, runner: TaskRunner) -> Any:
    """The page with this name; its signals are connected by the main window."""
    module, made = import_module(_module(name)), _CLASSES[name][1]
    return getattr(module, made)(office, runner)


def _module(name: str) -> str:
    return f"ngheo_desktop.gui.pages.{_CLASSES[name][0]}"
