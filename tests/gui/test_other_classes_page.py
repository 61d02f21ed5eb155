"""Mức sống trung bình, thu nhập thấp in the window, by keys, from the household to the decision."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.income_sheet import IncomeLine
from ngheo_desktop.domain.other_classes import CaseStep, NewCase, Occupation, OtherClass
from ngheo_desktop.domain.rights import Role
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.gui.history import Place
from ngheo_desktop.operations import other_classes as cases
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.office import Office
from tests.conftest import PASSWORD
from tests.gui.hands import Hands
from tests.gui.typing import press, type_text
from tests.operations.campaign import Campaign

CASES = Place("other_classes")


@pytest.fixture
def campaign(office: Office, monkeypatch: pytest.MonkeyPatch) -> Campaign:
    return Campaign(office, monkeypatch).at("2026-11-12")


def received(office: Office, household_id: str, *lines: IncomeLine) -> str:
    new = NewCase(
        OtherClass.AVERAGE_LIVING, household_id, office.today(), occupation=Occupation.FARMING
    )
    case_id = cases.receive_case(office, new).id
    if lines:
        sheet = replace(cases.open_case(office, case_id).sheet, lines=lines, is_whole=True)
        cases.save_sheet(office, case_id, sheet)
    return case_id


def test_an_officer_goes_the_whole_way_by_keys(
    campaign: Campaign,
    household_id: str,
    open_hands: Callable[..., Hands],
) -> None:
    office = campaign.office
    hands = open_hands()
    window = hands.window
    window.go(Place("household", household_id))
    hands.settle()
    window.page().cases.household_action.trigger()
    dialog = hands.dialog(QDialog)
    press(dialog, "F9")  # no occupation yet
    hands.settle()
    assert dialog.error_strip.isVisible()
    dialog.occupation_combo.setCurrentIndex(1)
    press(dialog, "F9")
    hands.settle()
    page = window.page()
    assert page.objectName() == "other_classes_page"
    assert page.table.model().rowCount() == 1

    press(page.table, "Return")
    sheet = hands.dialog(QDialog)
    row = sheet._rows[0]
    row.kind_combo.setCurrentIndex(2)
    type_text(row.amount_edit, "72tr")
    type_text(row.cost_edit, "12tr")
    assert "chưa xác nhận" in sheet.total_label.text()
    press(sheet, "Ctrl+N")
    sheet._rows[1].kind_combo.setCurrentIndex(11)  # trợ cấp xã hội
    type_text(sheet._rows[1].amount_edit, "6tr")
    sheet.whole_check.setChecked(True)
    assert "1.666.667" in sheet.total_label.text()
    assert "Không tính" in sheet.total_label.text()
    press(sheet, "F9")
    hands.settle()
    campaign.at("2026-11-16")
    page.refresh()
    hands.settle()

    page.acts.post_action.trigger()
    press(hands.dialog(QDialog), "F9")
    hands.settle()
    assert "Niêm yết: 16/11/2026–23/11/2026" in page.panel.step_list.item(2).text()
    page.acts.complain_action.trigger()
    complaint = hands.dialog(QDialog)
    type_text(complaint.name_edit, "Lê Văn Ba")
    type_text(complaint.told_edit, "Hộ cho thuê máy cày")
    press(complaint, "F9")
    hands.settle()
    page.acts.answer_action.trigger()
    answer = hands.dialog(QDialog)
    type_text(answer.answer_edit, "Máy của người anh")
    press(answer, "F9")
    hands.settle()
    campaign.at("2026-11-24")
    page.refresh()
    hands.settle()

    page.table.setFocus()
    press(page.table, "F9")
    decision = hands.dialog(QDialog)
    press(decision, "F9")
    hands.settle()
    assert decision.error_strip.isVisible()  # number, signer and basis are missing
    type_text(decision.number_edit, "52/QĐ-UBND")
    type_text(decision.signer_edit, "Chau Kim")
    decision.basis_check.setChecked(True)
    press(decision, "F9")
    question = hands.dialog(QDialog)
    type_text(question.password_edit, PASSWORD)
    question.act_button.click()
    hands.settle()
    (case,) = cases.list_cases(office)
    assert case.step(office.today()) == CaseStep.GRANTED
    assert open_household(office, household_id).decisions[0].household_class == (
        HouseholdClass.AVERAGE_LIVING
    )


def test_a_wrong_password_signs_nothing(
    campaign: Campaign,
    household_id: str,
    open_hands: Callable[..., Hands],
) -> None:
    case_id = received(campaign.office, household_id, IncomeLine("crops", 60_000_000))
    campaign.at("2026-11-16")
    cases.post_case(campaign.office, case_id, campaign.office.today())
    campaign.at("2026-11-24")
    hands = open_hands()
    window = hands.window
    window.go(CASES)
    hands.settle()
    window.page().acts.decide_action.trigger()
    decision = hands.dialog(QDialog)
    type_text(decision.number_edit, "52/QĐ-UBND")
    type_text(decision.signer_edit, "Chau Kim")
    decision.basis_check.setChecked(True)
    press(decision, "F9")
    question = hands.dialog(QDialog)
    type_text(question.password_edit, "sai-mat-khau")
    question.act_button.click()
    hands.settle()
    assert question.notice.text
    question.reject()
    decision.reject()
    assert cases.open_case(campaign.office, case_id).decision is None


def test_a_step_is_taken_back_by_ctrl_z(
    campaign: Campaign,
    household_id: str,
    open_hands: Callable[..., Hands],
) -> None:
    received(campaign.office, household_id)
    hands = open_hands()
    window = hands.window
    window.go(CASES)
    hands.settle()
    page = window.page()
    page.table.setFocus()
    press(page.table, "Del")
    hands.settle()
    assert cases.list_cases(campaign.office) == []
    assert page.stack.currentWidget() is page.empty
    window.undo.undo_action.trigger()
    hands.settle()
    assert page.table.model().rowCount() == 1


def test_a_worker_is_chosen_in_the_list_of_people(
    campaign: Campaign,
    household_id: str,
    open_hands: Callable[..., Hands],
) -> None:
    hands = open_hands()
    window = hands.window
    window.go(Place("household", household_id))
    hands.settle()
    page = window.page()
    page.members.choose_member(2)
    page.cases.member_action.trigger()
    dialog = hands.dialog(QDialog)
    assert dialog.member_combo.currentText() == "Lê Thị Út"
    press(dialog, "F9")
    hands.settle()
    (case,) = cases.list_cases(campaign.office)
    assert (case.person, case.kind) == ("Lê Thị Út", OtherClass.LOW_INCOME_WORKER)
    window.go(Place("household", household_id))
    hands.settle()
    page.members.choose_member(2)
    page.cases.member_action.trigger()  # it is open already: the window goes to it
    hands.settle()
    assert QApplication.activeModalWidget() is None
    assert window.page().objectName() == "other_classes_page"


def test_the_list_is_narrowed_by_kind_and_state(
    campaign: Campaign,
    household_id: str,
    open_hands: Callable[..., Hands],
) -> None:
    office = campaign.office
    case_id = received(office, household_id)
    cases.refuse_case(office, case_id, office.today(), "Thu nhập trên mức")
    hands = open_hands()
    window = hands.window
    window.go(CASES)
    hands.settle()
    page = window.page()
    assert page.stack.currentWidget() is page.empty  # those that are running
    page.state_combo.setCurrentIndex(1)
    page.state_combo.activated.emit(1)
    assert page.table.model().rowCount() == 1
    assert "Thu nhập trên mức" in page.panel.notice.text
    assert not page.acts.sheet_action.isEnabled()
    window.go(Place("households"))
    window.go(Place("other_classes", case_id))
    hands.settle()
    assert page.table.model().rowCount() == 1


def test_who_may_only_read_has_no_command(
    campaign: Campaign,
    household_id: str,
    open_hands: Callable[..., Hands],
) -> None:
    office = campaign.office
    received(office, household_id)
    viewer = replace(office, actor=replace(office.actor, roles=frozenset({Role.VIEWER})))
    hands = open_hands(viewer)
    window = hands.window
    window.go(CASES)
    hands.settle()
    page = window.page()
    assert page.tool_actions() == ()
    assert not page.panel.paper_list.isVisible()
    window.go(Place("household", household_id))
    hands.settle()
    assert not window.page().cases.household_action.isVisible()


def test_a_paper_is_looked_at_from_the_list(
    campaign: Campaign,
    household_id: str,
    open_hands: Callable[..., Hands],
) -> None:
    received(campaign.office, household_id, IncomeLine("crops", 60_000_000))
    hands = open_hands()
    window = hands.window
    window.go(CASES)
    hands.settle()
    page = window.page()
    page.panel.paper_list.setCurrentRow(1)
    page.panel.paper_list.setFocus(Qt.FocusReason.OtherFocusReason)
    press(page.panel.paper_list, "Ctrl+P")
    paper = hands.dialog(QDialog)
    assert paper.made is not None
    assert paper.made.code == "phieu-thu-nhap"
    paper.reject()


def test_the_case_file_is_printed_from_the_page_of_the_household(
    household_id: str,
    open_hands: Callable[..., Hands],
    qtbot: QtBot,
) -> None:
    hands = open_hands()
    window = hands.window
    window.go(Place("household", household_id))
    hands.settle()
    window.page().file_action.trigger()
    hands.settle()
    page = window.page()
    assert page.title() == "Hồ sơ hộ"
    qtbot.waitUntil(lambda: page.made is not None)
    assert page.made.household_id == household_id
