"""Sections and pages of the window; a page is imported when it is first shown."""

from collections.abc import Sequence

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
    """The page with this name; its signals are connected by the main window."""
    if name == OVERVIEW:
        from ngheo_desktop.gui.pages.overview_page import OverviewPage

        return OverviewPage(office, runner)
    if name == HOUSEHOLDS:
        from ngheo_desktop.gui.pages.households_page import HouseholdsPage

        return HouseholdsPage(office, runner)
    if name == HOUSEHOLD:
        from ngheo_desktop.gui.pages.household_page import HouseholdPage

        return HouseholdPage(office, runner)
    if name == CHECKLIST:
        from ngheo_desktop.gui.pages.checklist_page import ChecklistPage

        return ChecklistPage(office, runner)
    if name == DOUBLES:
        from ngheo_desktop.gui.pages.doubles_page import DoublesPage

        return DoublesPage(office, runner)
    if name == EVENTS:
        from ngheo_desktop.gui.pages.events_page import EventsPage

        return EventsPage(office, runner)
    if name == PAST:
        from ngheo_desktop.gui.pages.past_page import PastPage

        return PastPage(office, runner)
    if name == REVIEW:
        from ngheo_desktop.gui.pages.review_page import ReviewPage

        return ReviewPage(office, runner)
    if name == MEETING:
        from ngheo_desktop.gui.pages.meeting_page import MeetingPage

        return MeetingPage(office, runner)
    if name == POSTING:
        from ngheo_desktop.gui.pages.posting_page import PostingPage

        return PostingPage(office, runner)
    if name == DECISION:
        from ngheo_desktop.gui.pages.decision_page import DecisionPage

        return DecisionPage(office, runner)
    if name == REPORTS:
        from ngheo_desktop.gui.pages.reports_page import ReportsPage

        return ReportsPage(office, runner)
    if name == OTHER_CLASSES:
        from ngheo_desktop.gui.pages.other_classes_page import OtherClassesPage

        return OtherClassesPage(office, runner)
    if name == MOVEMENT:
        from ngheo_desktop.gui.pages.movement_page import MovementPage

        return MovementPage(office, runner)
    if name == PRINT:
        from ngheo_desktop.gui.pages.print_page import PrintPage

        return PrintPage(office, runner)
    from ngheo_desktop.gui.pages.settings_page import SettingsPage

    return SettingsPage(office, runner)
