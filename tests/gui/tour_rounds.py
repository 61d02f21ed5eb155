"""Screens of a round on the tour: nothing opened yet, the board, a hamlet, and their dialogs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from ngheo_desktop.domain.applications import ApplicationForm
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.gui.dialogs.round_opinion_dialog import RoundOpinionDialog
from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.pages.review_page import ReviewPage
from ngheo_desktop.gui.pages.settings_rounds import RoundRulesSection
from ngheo_desktop.operations.acts import Act
from ngheo_desktop.operations.applications import receive_application
from ngheo_desktop.operations.household_list import (
    HouseholdQuery,
    find_households,
    read_households,
)
from ngheo_desktop.operations.households import peek_household
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_lists import add_to_list
from ngheo_desktop.operations.round_opening import open_in_year_round
from ngheo_desktop.operations.round_rules import set_rule
from ngheo_desktop.operations.rounds import board

if TYPE_CHECKING:
    from tests.gui.tour import Screen, Tour

_ITEMS = "Có ô tô, máy kéo hoặc thuyền máy còn dùng được\nCó nhà kiên cố\nCó người hưởng lương hưu"


def round_screens(tour: "Tour") -> "Iterator[Screen]":
    """The page without a round, then one that runs, hamlet by hamlet, then its settings."""
    office, window = tour.office, tour.window
    window.go(Place("review"))
    page: ReviewPage = window.page()
    yield _settled(tour, "review-empty", window)
    yield from _opened(tour, "round-open", page.board.open_action)
    household_id, acts = _begin(office)
    page.open_round("")
    yield _settled(tour, "review", window)
    yield from _over_the_board(tour, page)
    page.open_round("", peek_household(office, household_id).hamlet_id)
    yield _settled(tour, "review-hamlet", window)
    yield from _over_the_hamlet(tour, page, household_id)
    page.tabs.setCurrentIndex(1)
    yield _settled(tour, "review-applications", window)
    for name in ("receive", "take_up", "refuse", "print"):
        yield from _opened(
            tour, f"application-{name}", getattr(page.applications, f"{name}_action")
        )
    yield from _settings(tour)
    for act in reversed(acts):  # the screens that follow begin with the office as it was
        act.undo(office)


def _begin(office: Office) -> tuple[str, list[Act]]:
    """A round of this month whose Phiếu A is written down; who asks, and what to take back."""
    acts = [
        set_rule(office, "screen.items", _ITEMS, source="Thông tư 07"),
        set_rule(office, "screen.limit", "2", source="Thông tư 07"),
    ]
    opened = open_in_year_round(office, 2026, 11)
    lines = read_households(office, find_households(office, HouseholdQuery()))
    free = next(each.id for each in lines if each.household_class != HouseholdClass.POOR)
    reason = "lao động chính đau ốm dài ngày, nhà sạt lở"
    acts += [
        opened.act,
        receive_application(office, free, ApplicationForm.REVIEW, office.today(), reason),
        add_to_list(office, opened.round.id, free, reason),
    ]
    return free, acts


def _over_the_board(tour: "Tour", page: ReviewPage) -> "Iterator[Screen]":
    part = page.board
    for name in ("close", "surveyors", "rule", "print", "print_list"):
        yield from _opened(tour, f"round-{name}", getattr(part, f"{name}_action"))
    told = board(tour.office, page.sight.rounds[0].id)
    dialog = RoundOpinionDialog(
        tour.office, tour.runner, told.round.id, told.hamlets, told.hamlets[0], page
    )
    dialog.open()
    yield from _over(tour, "dialog-round-opinion")


def _over_the_hamlet(tour: "Tour", page: ReviewPage, household_id: str) -> "Iterator[Screen]":
    part = page.households
    ids = [each.household_id for each in part._households]
    part.table.selectRow(ids.index(household_id))
    for name in ("add", "take", "screen", "blank"):
        yield from _opened(tour, f"round-{name}", getattr(part, f"{name}_action"))


def _settings(tour: "Tour") -> "Iterator[Screen]":
    tour.window.go(Place("settings"))
    page = tour.window.page()
    page.show_section(RoundRulesSection)
    yield _settled(tour, "settings-rounds", tour.window)
    section: RoundRulesSection = page.tabs.currentWidget()
    names = [each.name for each in section._rules]
    for name in ("screen.items", "opinion.exists", "holidays.added"):
        section.table.selectRow(names.index(name))
        section._on_change_asked()
        yield from _over(tour, f"dialog-rule-{name}")


def _opened(tour: "Tour", name: str, action: QAction) -> "Iterator[Screen]":
    assert action.isEnabled(), name
    action.trigger()
    yield from _over(tour, f"dialog-{name}")


def _settled(tour: "Tour", name: str, widget: QWidget) -> "Screen":
    tour.settle()
    return name, widget


def _over(tour: "Tour", name: str) -> "Iterator[Screen]":
    tour.settle()
    over = QApplication.activeModalWidget()
    assert over is not None, name
    yield name, over
    over.close()
    tour.settle()
