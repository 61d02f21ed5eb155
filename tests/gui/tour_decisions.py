"""Screens of decisions on the tour: a plan with red lines, a frozen list, and their dialogs."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import AccessRefused
from ngheo_desktop.gui.dialogs.basis_confirm_dialog import BasisConfirmDialog
from ngheo_desktop.gui.dialogs.basis_line_dialog import BasisLineDialog
from ngheo_desktop.gui.dialogs.freeze_dialog import FreezeDialog, summary_of
from ngheo_desktop.gui.history import Place
from ngheo_desktop.operations.decisions import (
    confirm_basis,
    list_decisions,
    list_plans,
    prepare_decision,
    prepare_supplement,
    set_class,
    set_words,
)
from ngheo_desktop.operations.frozen_lists import freeze_list
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.round_opening import open_annual_round
from ngheo_desktop.operations.standards import confirm_standard
from ngheo_desktop.storage.imports import DecidedHousehold, insert_decision
from ngheo_desktop.storage.summaries import refresh_summaries
from tests.conftest import PASSWORD

if TYPE_CHECKING:
    from tests.gui.tour import Screen, Tour

_TOUR_PASSWORD = "xin-moi-vao"


def decision_screens(tour: "Tour", household_id: str) -> "Iterator[Screen]":
    """The shelf, a plan, a frozen list and what opens over them."""
    office = tour.office
    _decide(office, household_id)
    window = tour.window
    window.go(Place("decision"))
    yield _settled(tour, "decisions")
    page = window.page()
    plan = list_plans(office)[0]
    page._open_plan(plan)
    yield _settled(tour, "decision-plan")
    yield from _tabs(tour, "decision-plan", page.plan_view.tabs)
    yield from _over_the_plan(tour, page.plan_view)
    page._open_signed(next(each for each in list_decisions(office) if each.list_id))
    yield _settled(tour, "decision-frozen")
    yield from _tabs(tour, "decision-frozen", page.frozen_view.tabs)
    page.frozen_view.certificates.hand_button.click()
    yield from _over(tour, "dialog-certificate")
    window.verify_action.trigger()
    tour.settle()
    dialog: Any = QApplication.activeModalWidget()
    dialog.code_edit.setText(list_decisions(office)[0].code)
    dialog.check_button.click()
    yield from _over(tour, "dialog-verify")


def _decide(office: Office, household_id: str) -> None:
    """A past decision, a supplement to it that is frozen, and a round whose plan is red."""
    with office.store.writing() as session:
        line = DecidedHousehold(household_id, HouseholdClass.POOR, "", 3)
        past = insert_decision(session, "88/QĐ-UBND", date(2025, 12, 10), "2022-2025", [line])
        refresh_summaries(session)
    plan, _act = prepare_supplement(office, past)
    reason = "tính nhầm điểm B2 khi nhập phiếu"
    set_class(office, plan.id, household_id, HouseholdClass.NEAR_POOR, reason)
    today = office.today()
    name = "Nguyễn Thị Ngọc Phượng Hoàng"
    set_words(office, plan.id, number="45/QĐ-UBND", decided_on=today, signer_name=name)
    confirm_basis(office, plan.id)
    confirm_standard(office, "2022-2025")
    try:
        freeze_list(office, plan.id, _TOUR_PASSWORD)
    except AccessRefused:  # an office of another test
        freeze_list(office, plan.id, PASSWORD)
    prepare_decision(office, open_annual_round(office).round.id)


def _over_the_plan(tour: "Tour", view: Any) -> "Iterator[Screen]":
    read, office = view.state.read, tour.office
    basis = read.prepared.plan.basis
    for name, dialog in (
        ("basis-line", BasisLineDialog(0, basis[0].text, view)),
        ("basis-confirm", BasisConfirmDialog(basis, office.actor.name, office.today(), view)),
        ("freeze", FreezeDialog(summary_of(read), view)),
    ):
        dialog.open()
        yield from _over(tour, f"dialog-{name}")
    view.tabs.setCurrentIndex(0)
    view.differences.narrow_combo.setCurrentIndex(3)
    view.differences._on_narrowed()
    view.class_action.trigger()
    yield from _over(tour, "dialog-decision-class")
    view._on_add_household()
    yield from _over(tour, "dialog-decision-add")


def _tabs(tour: "Tour", name: str, tabs: Any) -> "Iterator[Screen]":
    for at in range(1, tabs.count()):
        tabs.setCurrentIndex(at)
        yield _settled(tour, f"{name}-{at + 1}")


def _settled(tour: "Tour", name: str) -> "Screen":
    tour.settle()
    return name, tour.window


def _over(tour: "Tour", name: str) -> "Iterator[Screen]":
    tour.settle()
    over = QApplication.activeModalWidget()
    if over is not None:
        yield name, over
        over.close()
        tour.settle()
