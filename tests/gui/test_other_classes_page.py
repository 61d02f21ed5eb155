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
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations import other_classes as cases
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.office import Office
from tests.conftest import PASSWORD
from tests.gui.typing import press, type_text
from tests.operations.campaign import Campaign

CASES = Place("other_classes")


@pytest.fixture
def campaign(office: Office, monkeypatch: pytest.MonkeyPatch) -> Campaign:
    return Campaign(office, monkeypatch).at("2026-11-12")


@pytest.fixture
def settle(qtbot: QtBot, runner: TaskRunner, qapp: QApplication) -> Callable[[], None]:
    def settled() -> None:
        for _turn in range(3):  # what was read may start the next reading
            qtbot.waitUntil(lambda: not runner.is_busy)
            qapp.processEvents()

    return settled


def dialog_over(settle: Callable[[], None]) -> QDialog:
    settle()
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, QDialog)
    return shown


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
    open_window: Callable[..., MainWindow],
    settle: Callable[[], None],
) -> None:
    office = campaign.office
    window = open_window()
    window.go(Place("household", household_id))
    settle()
    window.page().cases.household_action.trigger()
    dialog = dialog_over(settle)
    press(dialog, "F9")  # no occupation yet
    settle()
    assert dialog.error_strip.isVisible()
    dialog.occupation_combo.setCurrentIndex(1)
    press(dialog, "F9")
    settle()
    page = window.page()
    assert page.objectName() == "other_classes_page"
    assert page.table.model().rowCount() == 1

    press(page.table, "Return")
    sheet = dialog_over(settle)
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
    settle()
    campaign.at("2026-11-16")
    page.refresh()
    settle()

    page.acts.post_action.trigger()
    press(dialog_over(settle), "F9")
    settle()
    assert "Niêm yết: 16/11/2026–23/11/2026" in page.panel.step_list.item(2).text()
    page.acts.complain_action.trigger()
    complaint = dialog_over(settle)
    type_text(complaint.name_edit, "Lê Văn Ba")
    type_text(complaint.told_edit, "Hộ cho thuê máy cày")
    press(complaint, "F9")
    settle()
    page.acts.answer_action.trigger()
    answer = dialog_over(settle)
    type_text(answer.answer_edit, "Máy của người anh")
    press(answer, "F9")
    settle()
    campaign.at("2026-11-24")
    page.refresh()
    settle()

    window.activateWindow()  # without a screen nothing gives it the keyboard back
    settle()
    page.table.setFocus()
    press(page.table, "F9")
    decision = dialog_over(settle)
    press(decision, "F9")
    settle()
    assert decision.error_strip.isVisible()  # number, signer and basis are missing
    type_text(decision.number_edit, "52/QĐ-UBND")
    type_text(decision.signer_edit, "Chau Kim")
    decision.basis_check.setChecked(True)
    press(decision, "F9")
    question = dialog_over(settle)
    type_text(question.password_edit, PASSWORD)
    question.act_button.click()
    settle()
    (case,) = cases.list_cases(office)
    assert case.step(office.today()) == CaseStep.GRANTED
    assert open_household(office, household_id).decisions[0].household_class == (
        HouseholdClass.AVERAGE_LIVING
    )


def test_a_wrong_password_signs_nothing(
    campaign: Campaign,
    household_id: str,
    open_window: Callable[..., MainWindow],
    settle: Callable[[], None],
) -> None:
    case_id = received(campaign.office, household_id, IncomeLine("crops", 60_000_000))
    campaign.at("2026-11-16")
    cases.post_case(campaign.office, case_id, campaign.office.today())
    campaign.at("2026-11-24")
    window = open_window()
    window.go(CASES)
    settle()
    window.page().acts.decide_action.trigger()
    decision = dialog_over(settle)
    type_text(decision.number_edit, "52/QĐ-UBND")
    type_text(decision.signer_edit, "Chau Kim")
    decision.basis_check.setChecked(True)
    press(decision, "F9")
    question = dialog_over(settle)
    type_text(question.password_edit, "sai-mat-khau")
    question.act_button.click()
    settle()
    assert question.notice.text
    question.reject()
    decision.reject()
    assert cases.open_case(campaign.office, case_id).decision is None


def test_a_step_is_taken_back_by_ctrl_z(
    campaign: Campaign,
    household_id: str,
    open_window: Callable[..., MainWindow],
    settle: Callable[[], None],
) -> None:
    received(campaign.office, household_id)
    window = open_window()
    window.go(CASES)
    settle()
    page = window.page()
    page.table.setFocus()
    press(page.table, "Del")
    settle()
    assert cases.list_cases(campaign.office) == []
    assert page.stack.currentWidget() is page.empty
    window.undo.undo_action.trigger()
    settle()
    assert page.table.model().rowCount() == 1


def test_a_worker_is_chosen_in_the_list_of_people(
    campaign: Campaign,
    household_id: str,
    open_window: Callable[..., MainWindow],
    settle: Callable[[], None],
) -> None:
    window = open_window()
    window.go(Place("household", household_id))
    settle()
    page = window.page()
    page.members.choose_member(2)
    page.cases.member_action.trigger()
    dialog = dialog_over(settle)
    assert dialog.member_combo.currentText() == "Lê Thị Út"
    press(dialog, "F9")
    settle()
    (case,) = cases.list_cases(campaign.office)
    assert (case.person, case.kind) == ("Lê Thị Út", OtherClass.LOW_INCOME_WORKER)
    window.go(Place("household", household_id))
    settle()
    page.members.choose_member(2)
    page.cases.member_action.trigger()  # it is open already: the window goes to it
    settle()
    assert QApplication.activeModalWidget() is None
    assert window.page().objectName() == "other_classes_page"


def test_the_list_is_narrowed_by_kind_and_state(
    campaign: Campaign,
    household_id: str,
    open_window: Callable[..., MainWindow],
    settle: Callable[[], None],
) -> None:
    office = campaign.office
    case_id = received(office, household_id)
    cases.refuse_case(office, case_id, office.today(), "Thu nhập trên mức")
    window = open_window()
    window.go(CASES)
    settle()
    page = window.page()
    assert page.stack.currentWidget() is page.empty  # those that are running
    page.state_combo.setCurrentIndex(1)
    page.state_combo.activated.emit(1)
    assert page.table.model().rowCount() == 1
    assert "Thu nhập trên mức" in page.panel.notice.text
    assert not page.acts.sheet_action.isEnabled()
    window.go(Place("households"))
    window.go(Place("other_classes", case_id))
    settle()
    assert page.table.model().rowCount() == 1


def test_who_may_only_read_has_no_command(
    campaign: Campaign,
    household_id: str,
    open_window: Callable[..., MainWindow],
    settle: Callable[[], None],
) -> None:
    office = campaign.office
    received(office, household_id)
    viewer = replace(office, actor=replace(office.actor, roles=frozenset({Role.VIEWER})))
    window = open_window(viewer)
    window.go(CASES)
    settle()
    page = window.page()
    assert page.tool_actions() == ()
    assert not page.panel.paper_list.isVisible()
    window.go(Place("household", household_id))
    settle()
    assert not window.page().cases.household_action.isVisible()


def test_a_paper_is_looked_at_from_the_list(
    campaign: Campaign,
    household_id: str,
    open_window: Callable[..., MainWindow],
    settle: Callable[[], None],
) -> None:
    received(campaign.office, household_id, IncomeLine("crops", 60_000_000))
    window = open_window()
    window.go(CASES)
    settle()
    page = window.page()
    page.panel.paper_list.setCurrentRow(1)
    page.panel.paper_list.setFocus(Qt.FocusReason.OtherFocusReason)
    press(page.panel.paper_list, "Ctrl+P")
    paper = dialog_over(settle)
    assert paper.made is not None
    assert paper.made.code == "phieu-thu-nhap"
    paper.reject()


def test_the_case_file_is_printed_from_the_page_of_the_household(
    household_id: str,
    open_window: Callable[..., MainWindow],
    settle: Callable[[], None],
    qtbot: QtBot,
) -> None:
    window = open_window()
    window.go(Place("household", household_id))
    settle()
    window.page().file_action.trigger()
    settle()
    page = window.page()
    assert page.title() == "Hồ sơ hộ"
    qtbot.waitUntil(lambda: page.made is not None)
    assert page.made.household_id == household_id
