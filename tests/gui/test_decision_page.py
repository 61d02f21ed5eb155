"""Quyết định by keys: what is red is mended, the chairman freezes, the code proves the paper."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import load_workbook
from PIL import Image
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.frozen_lists import KeptList
from ngheo_desktop.domain.meetings import Vote
from ngheo_desktop.domain.rights import Role
from ngheo_desktop.domain.round_papers import minutes_code
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.gui.dialogs.attach_dialog import AttachDialog
from ngheo_desktop.gui.dialogs.basis_confirm_dialog import BasisConfirmDialog
from ngheo_desktop.gui.dialogs.basis_line_dialog import BasisLineDialog
from ngheo_desktop.gui.dialogs.certificate_hand_dialog import CertificateHandDialog
from ngheo_desktop.gui.dialogs.decision_class_dialog import DecisionClassDialog
from ngheo_desktop.gui.dialogs.paper_dialog import PaperDialog
from ngheo_desktop.gui.dialogs.verify_dialog import VerifyDialog
from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.pages.settings_page import SettingsPage
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.decision_checks import checks, read_plan
from ngheo_desktop.operations.decisions import (
    confirm_basis,
    give_reason,
    list_decisions,
    list_plans,
    prepare_decision,
    set_words,
)
from ngheo_desktop.operations.frozen_lists import freeze_list, read_list
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.households import open_household
from ngheo_desktop.operations.meetings import list_meetings
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.standards import confirm_standard
from tests.conftest import PASSWORD
from tests.gui.hands import Hands
from tests.operations.campaign import Campaign

POOR, NEAR, OUTSIDE = HouseholdClass.POOR, HouseholdClass.NEAR_POOR, HouseholdClass.NOT_POOR


class Officer(Hands):
    def go_red(self, code: str) -> None:
        """F8 until the condition is in hand."""
        view = self.page.plan_view
        for _check in view.state.checks:
            self.press("F8")
            if view.state.checks[view.checks.row].code == code:
                return
        raise AssertionError(f"{code} is not red")


@pytest.fixture
def homes(add_household: Callable[..., str]) -> dict[str, str]:
    names = {"stays": "Trần Văn Tám", "leaves": "Neáng Sóc", "falls": "Chau Ôn"}
    return {key: add_household(name, code=f"000{at}") for at, (key, name) in
            enumerate(names.items())}  # fmt: skip


@pytest.fixture
def reviewed(office: Office, monkeypatch: pytest.MonkeyPatch, homes: dict[str, str]) -> Campaign:
    """A round that is through list, sheets, meeting and posting; the meeting saw one otherwise."""
    campaign = Campaign(office, monkeypatch).at("2026-11-02")
    campaign.decided({homes["stays"]: POOR, homes["leaves"]: POOR, homes["falls"]: NEAR})
    campaign.settled()
    campaign.opened()
    for at, _hamlet in enumerate(list_hamlets(office)):
        campaign.listed(at)
    campaign.at("2026-11-03")
    for key, income in (("stays", 118), ("falls", 118), ("leaves", 200)):
        campaign.sheet(homes[key], income=income)
    vote = Vote(homes["falls"], agree=45, against=5, meeting_class=NEAR, reason="Có đất cho thuê")
    campaign.at("2026-11-05").met(vote)
    campaign.posted()
    return campaign.at("2026-11-20")


def with_roles(office: Office, *roles: Role) -> Office:
    return replace(office, actor=replace(office.actor, roles=frozenset(roles)))


@pytest.fixture
def open_hands(
    open_window: Callable[..., MainWindow], qtbot: QtBot, runner: TaskRunner, reviewed: Campaign
) -> Callable[..., Officer]:
    def opened(*roles: Role) -> Officer:
        office = with_roles(reviewed.office, *roles) if roles else reviewed.office
        hands = Officer(qtbot, runner, open_window(office))
        hands.window.go(Place("decision", reviewed.round_id))
        hands.settle()
        return hands

    return opened


@pytest.fixture
def green(reviewed: Campaign, homes: dict[str, str]) -> str:
    """A plan on which everything is green."""
    office = reviewed.office
    plan, _act = prepare_decision(office, reviewed.round_id)
    set_words(office, plan.id, number="45/QĐ-UBND", decided_on=office.today(), signer_name="Võ Chủ")
    confirm_basis(office, plan.id)
    confirm_standard(office, "2022-2025")
    assert all(each.is_met for each in checks(office, plan.id))
    return plan.id


@pytest.fixture
def frozen(reviewed: Campaign, green: str) -> KeptList:
    return freeze_list(reviewed.office, green, PASSWORD)


def test_a_decision_goes_from_its_red_conditions_to_the_certificate_in_the_households_hand(
    open_hands: Callable[..., Officer], reviewed: Campaign, homes: dict[str, str]
) -> None:
    office = reviewed.office
    hands = open_hands(Role.POVERTY_OFFICER)
    hands.press("Ctrl+N")  # the round that waits gets its plan
    view = hands.page.plan_view
    (plan,) = list_plans(office)
    assert {each.code for each in view.state.red} == {"standard", "words", "basis"}

    hands.go_red("words")
    hands.press("Return")  # to the first empty field
    hands.write("45")
    hands.press("Tab")
    hands.write("20/11/2026")
    hands.press("Tab")
    hands.press("Tab")
    hands.write("Nguyễn Văn Chủ")
    hands.press("Tab")
    (plan,) = list_plans(office)
    assert (plan.number, plan.signer_name) == ("45/QĐ-UBND", "Nguyễn Văn Chủ")
    assert plan.decided_on == office.today()

    hands.go_red("basis")
    hands.press("Return")
    assert view.words.basis_table.hasFocus()
    view.words.confirm_button.setFocus()
    hands.press("Space")
    question = hands.dialog(BasisConfirmDialog)
    question.confirm_button.setFocus()
    hands.press("Space")

    hands.go_red("standard")
    hands.press("Return")
    assert isinstance(hands.window.page(), SettingsPage)
    confirm_standard(office, "2022-2025")
    hands.press("Alt+Left")
    hands.settle()
    assert view.state.red == ()
    assert "Người chốt danh sách: Chủ tịch UBND" in view.checks.summary_label.text()
    assert not view.freeze_action.isVisible()  # an officer prepares, the chairman freezes
    hands.window.close()

    chairman = open_hands(Role.CHAIRMAN)
    view = chairman.page.plan_view
    assert "Soạn quyết định" in view.no_right.text
    assert view.words.number_edit.isReadOnly()
    chairman.press("F9")
    question = view.freezing.question
    assert question is not None
    assert "1 hộ nghèo và 1 hộ cận nghèo" in question.question_label.text()
    chairman.qtbot.waitUntil(question.password_edit.hasFocus)
    chairman.write("khong-phai")
    chairman.press("Return")
    assert "ật khẩu" in question.notice.text
    assert list_decisions(office)[0].number == "88/QĐ-UBND"
    question.password_edit.clear()
    chairman.write(PASSWORD)
    chairman.press("Return")
    (signed, _past) = list_decisions(office)
    strip = chairman.page.frozen_view.strip
    assert signed.code in strip.text_label.text()
    assert signed.serial in strip.text_label.text()

    chairman.page.verify_action.trigger()
    check = chairman.dialog(VerifyDialog)
    chairman.qtbot.waitUntil(check.code_edit.hasFocus)
    chairman.write(signed.code.lower().replace("-", " "))
    chairman.press("Return")
    assert check.notice.text.startswith("Đúng là danh sách đã chốt")
    chairman.press("Esc")
    chairman.window.close()

    officer = open_hands(Role.POVERTY_OFFICER)
    officer.press("Ctrl+PgDown")
    table = officer.page.frozen_view.certificates.table
    assert table.hasFocus()
    officer.press("Ctrl+P")
    paper = officer.dialog(PaperDialog)
    officer.settle()
    assert paper.made is not None
    assert paper.made.pages == 1
    paper.reject()
    officer.settle()
    table.setFocus()
    officer.press("Space")
    assert table.model().index(0, 5).data() == "20/11/2026"
    officer.press("Ctrl+Z")
    assert table.model().index(0, 5).data() == ""


def test_a_difference_without_reason_is_red_until_its_reason_is_typed_in_the_table(
    open_hands: Callable[..., Officer], reviewed: Campaign, homes: dict[str, str], green: str
) -> None:
    office = reviewed.office
    give_reason(office, green, homes["falls"], "x")
    hands = open_hands()
    view = hands.page.plan_view
    row = view.differences.current()
    assert row is not None
    assert row.household_id == homes["falls"]
    view.differences.table.setFocus()
    hands.press("F2")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    hands.write("Phúc tra lại đất cho thuê")
    hands.press("Return")
    (line,) = [e for e in read_plan(office, green).compared if e.household_id == homes["falls"]]
    assert line.reason == "Phúc tra lại đất cho thuê"
    assert view.differences.table.hasFocus()
    hands.press("Ctrl+Z")
    (line,) = [e for e in read_plan(office, green).compared if e.household_id == homes["falls"]]
    assert line.reason == "x"


def test_the_decision_may_differ_from_the_steps_with_a_reason_and_go_back_to_them(
    open_hands: Callable[..., Officer], reviewed: Campaign, homes: dict[str, str], green: str
) -> None:
    hands = open_hands()
    view = hands.page.plan_view
    view.class_action.trigger()
    dialog = hands.dialog(DecisionClassDialog)
    dialog.reason_edit.clear()
    dialog.class_combo.setCurrentIndex(dialog.class_combo.findData(OUTSIDE))
    dialog.keep_button.click()
    assert "lý do" in dialog.notice.text
    dialog.reason_edit.setFocus()
    hands.write("Chủ tịch xét lại hồ sơ")
    hands.press("F9")
    (plan,) = list_plans(reviewed.office)
    assert plan.classes == {homes["falls"]: OUTSIDE}
    view.class_action.trigger()
    dialog = hands.dialog(DecisionClassDialog)
    dialog.off_button.click()
    hands.settle()
    (plan,) = list_plans(reviewed.office)
    assert plan.classes == {}


def test_what_is_red_is_gone_through_before_anything_is_asked(
    open_hands: Callable[..., Officer], reviewed: Campaign
) -> None:
    prepare_decision(reviewed.office, reviewed.round_id)
    hands = open_hands()
    hands.press("F9")
    view = hands.page.plan_view
    assert view.freezing.question is None
    assert "Chưa chốt được: còn 3 điều kiện" in view.notice.text
    assert not view.state.checks[view.checks.row].is_met


def test_the_basis_is_worded_moved_and_taken_off_by_keys(
    open_hands: Callable[..., Officer], reviewed: Campaign, green: str
) -> None:
    office, hands = reviewed.office, open_hands()
    form = hands.page.plan_view.words
    hands.page.plan_view.tabs.setCurrentWidget(form)
    form.basis_table.setFocus()
    first, *rest = [each.text for each in list_plans(office)[0].basis]
    hands.press("Ctrl+N")
    dialog = hands.dialog(BasisLineDialog)
    hands.qtbot.waitUntil(dialog.text_edit.hasFocus)
    hands.write("Căn cứ Kế hoạch số 12/KH-UBND")
    hands.press("F9")
    own = list_plans(office)[0].basis[-1]
    assert own.text == "Kế hoạch số 12/KH-UBND"
    assert not own.is_known
    form.basis_table.setFocus()
    form.basis_table.selectRow(0)
    hands.press("Alt+Down")
    assert [each.text for each in list_plans(office)[0].basis][:2] == [rest[0], first]
    form.basis_table.selectRow(len(rest) + 1)
    hands.press("Del")
    assert [each.text for each in list_plans(office)[0].basis] == [rest[0], first, *rest[1:]]


def test_a_frozen_list_is_filtered_reprinted_and_corrected_by_a_supplement_only(
    open_hands: Callable[..., Officer], reviewed: Campaign, homes: dict[str, str], frozen: KeptList
) -> None:
    hands = open_hands()
    view = hands.page.frozen_view
    assert "Không ai sửa được nữa" in view.strip.text_label.text()
    assert view.rows.model.rowCount() == 3
    view.rows.search_edit.setFocus()
    hands.write("tam")
    hands.qtbot.waitUntil(lambda: view.rows.model.rowCount() == 1)
    hands.press("Ctrl+P")
    paper = hands.dialog(PaperDialog)
    hands.settle()
    assert paper.made is not None
    again = paper.made.pdf
    paper.reject()
    view.reprint_action.trigger()
    paper = hands.dialog(PaperDialog)
    hands.settle()
    assert paper.made is not None
    assert paper.made.pdf == again
    paper.reject()
    view.strip.supplement_button.setFocus()
    hands.press("Space")
    plan_view = hands.page.plan_view
    (plan,) = list_plans(reviewed.office)
    assert plan.supplement_of == frozen.decision_id
    hands.press("Ctrl+N")
    dialog = hands.dialog(DecisionClassDialog)
    hands.qtbot.waitUntil(dialog.chooser.search_edit.hasFocus)
    hands.write("neang soc")
    hands.press("Return")
    hands.press("Return")
    assert "Neáng Sóc" in dialog.chooser.chosen_label.text()
    dialog.reason_edit.setFocus()
    hands.write("ghi nhầm điểm B1")
    hands.press("F9")
    (plan,) = list_plans(reviewed.office)
    assert plan.classes == {homes["leaves"]: POOR}
    assert {each.code for each in plan_view.state.red} == {"words", "basis"}


def test_certificates_of_a_hamlet_are_ticked_together_with_day_and_receiver(
    open_hands: Callable[..., Officer], reviewed: Campaign, frozen: KeptList
) -> None:
    hands = open_hands()
    view = hands.page.frozen_view
    view.tabs.setCurrentWidget(view.certificates)
    view.certificates.all_button.setFocus()
    hands.press("Space")
    hands.press("F2")
    dialog = hands.dialog(CertificateHandDialog)
    hands.qtbot.waitUntil(dialog.day_edit.hasFocus)
    dialog.day_edit.selectAll()
    hands.write("01/01/2026")
    hands.press("F9")
    assert "Ngày trao phải từ ngày quyết định" in dialog.error_strip.problems()[0].text
    dialog.day_edit.setText("20/11/2026")
    dialog.receiver_edit.setFocus()
    hands.write("Trưởng ấp Chau Sóc")
    hands.press("F9")
    model = view.certificates.model
    told = {(model.index(at, 5).data(), model.index(at, 6).data()) for at in range(2)}
    assert told == {("20/11/2026", "Trưởng ấp Chau Sóc")}
    assert view.certificates.rows_label.text() == "Đã trao 2 trên 2"


def test_past_decisions_that_were_imported_are_listed_and_told_apart(
    open_hands: Callable[..., Officer], frozen: KeptList, tmp_path: Any, monkeypatch: Any
) -> None:
    hands = open_hands()
    hands.press("Esc")  # back to everything there is
    shelf = hands.page.shelf
    assert [shelf.model.index(at, 0).data() for at in range(2)] == ["Đã chốt", "Từ danh sách cũ"]
    shelf.table.selectRow(1)
    hands.press("Return")
    view = hands.page.frozen_view
    assert "đưa vào sổ từ danh sách cũ" in view.strip.text_label.text()
    assert [view.tabs.isTabVisible(at) for at in range(4)] == [True, False, False, False]
    target = tmp_path / "cu.xlsx"
    monkeypatch.setattr(view, "ask_file", lambda _title, _name: target)
    hands.press("Ctrl+U")
    words = [str(cell.value) for row in load_workbook(target).active for cell in row]
    assert "Trần Văn Tám" in words


def test_the_signed_paper_is_attached_by_its_code(
    open_hands: Callable[..., Officer], frozen: KeptList, tmp_path: Any
) -> None:
    scan = tmp_path / "quyet-dinh.png"
    Image.new("RGB", (40, 60), "white").save(scan)
    hands = open_hands()
    view = hands.page.frozen_view
    view.attach_action.trigger()
    dialog = hands.dialog(AttachDialog)
    dialog.file_edit.setFocus()
    hands.write(str(scan))
    dialog.code_edit.setFocus()
    hands.write("7KD4M-R3XAP")
    hands.press("F9")
    assert view.scans.list.count() == 0
    dialog.code_edit.setFocus()
    dialog.code_edit.selectAll()
    hands.write(frozen.code)
    hands.press("F9")
    hands.qtbot.waitUntil(lambda: view.scans.list.count() == 1)
    assert "Neáng Sa" in view.scans.list.item(0).text()


def test_a_paper_is_checked_from_anywhere_by_searching_for_it(
    open_hands: Callable[..., Officer], frozen: KeptList
) -> None:
    hands = open_hands()
    hands.press("Ctrl+1")
    hands.press("Ctrl+K")
    hands.write("kiem tra ban in")
    found = hands.window.header.search_box
    hands.qtbot.waitUntil(lambda: found.list.isVisible())
    hands.settle()
    hands.press("Return")
    dialog = hands.dialog(VerifyDialog)
    hands.qtbot.waitUntil(dialog.code_edit.hasFocus)
    hands.write(frozen.code)
    hands.press("Return")
    assert dialog.notice.text.startswith("Đúng là danh sách đã chốt")


def test_a_code_that_was_typed_wrong_or_belongs_to_no_list_is_told_so(
    open_hands: Callable[..., Officer], reviewed: Campaign, frozen: KeptList
) -> None:
    hands = open_hands()
    hands.page.verify_action.trigger()
    dialog = hands.dialog(VerifyDialog)
    hands.qtbot.waitUntil(dialog.code_edit.hasFocus)
    letters = frozen.code.replace("-", "")
    wrong = letters[:-1] + ("3" if letters[-1] != "3" else "4")
    hands.write(wrong)
    hands.press("Return")
    assert "chữ gõ sai" in dialog.notice.text
    hands.write("Ậ7KD")
    hands.press("Return")
    assert "tắt bộ gõ tiếng Việt" in dialog.notice.text
    hands.write(f"SHN1:{frozen.code}:{frozen.serial}:{frozen.fingerprint[:16].upper()}")
    hands.press("Return")
    assert dialog.notice.text.startswith("Đúng là danh sách đã chốt")
    held = next(iter(list_meetings(reviewed.office, reviewed.round_id)))
    hands.write(minutes_code(held))
    hands.press("Return")
    assert "Đúng là biên bản họp dân ấp Phước Lợi, lần 1" in dialog.notice.text
    hands.write(frozen.code)
    with_trigger_gone(reviewed.office, "UPDATE frozen_list SET body = replace(body, 'Tám', 'Chín')")
    hands.press("Return")
    assert "Sổ không còn đúng như lúc chốt" in dialog.notice.text
    assert "Nội dung danh sách" in dialog.told_list.item(0).text()


def with_trigger_gone(office: Office, statement: str) -> None:
    """Somebody with the key changes the file by hand."""
    connection: Any = office.store.connection()
    triggers = connection.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall()
    for (name,) in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_the_papers_of_a_plan_are_looked_at_before_it_is_frozen(
    open_hands: Callable[..., Officer], green: str
) -> None:
    hands = open_hands()
    hands.press("Ctrl+P")
    view = hands.page.plan_view
    assert view.papers.paper_list.hasFocus()
    titles = [view.papers.paper_list.item(at).text() for at in range(2)]
    assert titles == ["Tờ trình", "Dự thảo quyết định và danh sách"]
    for _title in titles:
        hands.press("Ctrl+P")
        paper = hands.dialog(PaperDialog)
        hands.settle()
        assert paper.made is not None
        assert paper.docx_button.isVisible()
        paper.reject()
        hands.settle()
        view.papers.paper_list.setFocus()
        hands.press("Down")


def test_the_board_leads_to_the_rows_of_its_hamlet(
    open_hands: Callable[..., Officer], reviewed: Campaign, frozen: KeptList
) -> None:
    hands = open_hands()
    hamlet = list_hamlets(reviewed.office)[0].id
    hands.window.go(Place("decision", reviewed.round_id, hamlet_id=hamlet))
    hands.settle()
    view = hands.page.frozen_view
    assert view.rows.filters.values() == {"hamlet": hamlet}
    assert view.certificates.filters.values() == {"hamlet": hamlet}
    assert view.certificates.print_button.isEnabled()


def test_a_plan_that_is_dropped_can_be_brought_back(
    open_hands: Callable[..., Officer], reviewed: Campaign, green: str
) -> None:
    hands = open_hands()
    hands.page.plan_view.drop_action.trigger()
    hands.settle()
    assert list_plans(reviewed.office) == []
    assert hands.page.shelf.isVisible()
    hands.press("Ctrl+Z")
    assert [each.id for each in list_plans(reviewed.office)] == [green]


def test_what_is_typed_is_kept_when_the_page_is_left(
    open_hands: Callable[..., Officer], reviewed: Campaign, green: str
) -> None:
    hands = open_hands()
    form = hands.page.plan_view.words
    hands.page.plan_view.tabs.setCurrentWidget(form)
    form.signer_edit.setFocus()
    form.signer_edit.selectAll()
    hands.write("Lê Thị Phó")
    hands.press("Ctrl+1")
    assert list_plans(reviewed.office)[0].signer_name == "Lê Thị Phó"


def test_who_sees_some_hamlets_only_is_told_that_the_decision_is_of_the_whole_commune(
    open_window: Callable[..., MainWindow],
    qtbot: QtBot,
    runner: TaskRunner,
    reviewed: Campaign,
    green: str,
) -> None:
    hamlet = list_hamlets(reviewed.office)[0].id
    actor = replace(
        reviewed.office.actor, roles=frozenset({Role.SURVEYOR}), hamlets=frozenset({hamlet})
    )
    hands = Officer(qtbot, runner, open_window(replace(reviewed.office, actor=actor)))
    hands.window.go(Place("decision", reviewed.round_id))
    hands.settle()
    assert "của cả xã" in hands.page.plan_view.notice.text


def test_a_household_on_a_frozen_list_tells_its_number_and_day(
    open_hands: Callable[..., Officer], reviewed: Campaign, homes: dict[str, str], frozen: KeptList
) -> None:
    hands = open_hands()
    hands.page.frozen_view.rows.table.selectRow(0)
    hands.press("Return")
    page: Any = hands.window.page()
    assert page.title() == read_list(reviewed.office, frozen.id).told.rows[0].head_name
    assert page.form.decision_label.text() == "QĐ 45/QĐ-UBND, 20/11/2026"
    model = page.tabs.history.model
    told = "\n".join(
        " ".join(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    )
    assert "quyết định công nhận  Diện" in told
    assert "Quyết định số 45/QĐ-UBND" in told
    assert "Quyết định số 88/QĐ-UBND" in told


def test_a_household_of_an_open_round_says_so_until_the_list_is_frozen(
    open_hands: Callable[..., Officer], reviewed: Campaign, homes: dict[str, str], green: str
) -> None:
    hands = open_hands()
    hands.page.plan_view.open_action.trigger()
    hands.settle()
    page: Any = hands.window.page()
    title = "Rà soát định kỳ năm 2026"
    assert page.tabs.head.year_label.text().startswith(f"{title}: đang làm")
    assert open_household(reviewed.office, homes["falls"]).round_title == title
    freeze_list(reviewed.office, green, PASSWORD)
    assert open_household(reviewed.office, homes["falls"]).round_title == ""
