"""Sections and pages of the window; a page is imported when it is first shown."""

from collections.abc import Sequence
from importlib import import_module

from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.rights import Actor, Right
from ngheo_desktop.domain.rounds import Step
from ngheo_desktop.gui.page_names import CHECKLIST as CHECKLIST
from ngheo_desktop.gui.page_names import DECISION as DECISION
from ngheo_desktop.gui.page_names import DOUBLES as DOUBLES
from ngheo_desktop.gui.page_names import EVENTS as EVENTS
from ngheo_desktop.gui.page_names import HOUSEHOLD as HOUSEHOLD
from ngheo_desktop.gui.page_names import HOUSEHOLDS as HOUSEHOLDS
from ngheo_desktop.gui.page_names import MEETING as MEETING
from ngheo_desktop.gui.page_names import MOVEMENT as MOVEMENT
from ngheo_desktop.gui.page_names import OTHER_CLASSES as OTHER_CLASSES
from ngheo_desktop.gui.page_names import OVERVIEW as OVERVIEW
from ngheo_desktop.gui.page_names import PAST as PAST
from ngheo_desktop.gui.page_names import POSTING as POSTING
from ngheo_desktop.gui.page_names import PRINT as PRINT
from ngheo_desktop.gui.page_names import REPORTS as REPORTS
from ngheo_desktop.gui.page_names import REVIEW as REVIEW
from ngheo_desktop.gui.page_names import SETTINGS as SETTINGS
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.navigation import Section
from ngheo_desktop.operations.office import Office

ROUND_PAGES = (REVIEW, MEETING, POSTING, DECISION, MOVEMENT, REPORTS, OTHER_CLASSES)
PAGE_OF_STEP = {
    Step.MEETING: MEETING,
    Step.POSTING: POSTING,
    Step.RECHECK: POSTING,
    Step.DECISION: DECISION,
    Step.CERTIFICATE: DECISION,
}  # the other steps are worked on in the board itself

_SECTIONS = (
    (Section(1, "overview", "Tổng quan", OVERVIEW), Right.READ_HOUSEHOLDS),
    (Section(2, "households", "Hộ dân", HOUSEHOLDS), Right.READ_HOUSEHOLDS),
    (Section(3, "review", "Rà soát", REVIEW), Right.READ_HOUSEHOLDS),
    (Section(4, "movement", "Biến động", MOVEMENT), Right.READ_HOUSEHOLDS),
    (Section(7, "print", "In và báo cáo", PRINT), Right.PRINT_LISTS),
    (Section(9, "settings", "Hệ thống", SETTINGS), None),
)
SECTION_OF = {
    OVERVIEW: 1,
    **dict.fromkeys((HOUSEHOLDS, HOUSEHOLD, CHECKLIST, DOUBLES, EVENTS, PAST), 2),
    **dict.fromkeys(ROUND_PAGES, 3),
    MOVEMENT: 4,
    PRINT: 7,
    SETTINGS: 9,
}


def sections_for(actor: Actor) -> Sequence[Section]:
    """The sections that this account may use; the others are absent, not grey."""
    return [
        section
        for section, right in _SECTIONS
        if (right is None or actor.may(right))
        and (section.page != MOVEMENT or actor.scope is None)  # of the whole commune only
    ]


def first_page(sections: Sequence[Section]) -> str:
    """Where the window opens: the list, which is worked with all day, else the first section."""
    pages = [section.page for section in sections]
    return HOUSEHOLDS if HOUSEHOLDS in pages else pages[0]


def make_page(name: str, office: Office, runner: TaskRunner) -> QWidget:
    """The page with this name: «past» is the PastPage of pages/past_page.py.

    Its signals are connected by the main window.
    """
    module = import_module(f"ngheo_desktop.gui.pages.{name}_page")
    kind = getattr(module, f"{name.title().replace('_', '')}Page")
    made: QWidget = kind(office, runner)
    return made
