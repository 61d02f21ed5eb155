"""The household page by keys: add, edit, save, what is refused, what comes back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.facts import MemberAnswers
from ngheo_desktop.domain.register import HEAD, Member
from ngheo_desktop.domain.rights import Role
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.gui.dialogs.member_dialog import MemberDialog
from ngheo_desktop.gui.dialogs.why_dialog import WhyDialog
from ngheo_desktop.gui.models.member_table import ID_NUMBER, NAME, TO_SEE
from ngheo_desktop.gui.pages.household_page import HouseholdPage
from ngheo_desktop.gui.pages.households_page import HouseholdsPage
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.checklists import open_sheet, save_sheet
from ngheo_desktop.operations.households import open_household, save_household
from ngheo_desktop.operations.office import Office
from tests.gui.typing import press, type_text


@pytest.fixture
def page(qtbot: QtBot, office: Office, runner: TaskRunner) -> HouseholdPage:
    made = HouseholdPage(office, runner)
    qtbot.addWidget(made)
    return made


def opened(qtbot: QtBot, page: HouseholdPage, household_id: str | None) -> HouseholdPage:
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.open(household_id)
    return settled(qtbot, page)


def settled(qtbot: QtBot, page: HouseholdPage) -> HouseholdPage:
    qtbot.waitUntil(lambda: not page._runner.is_busy)
    return page


def dialog_of(qtbot: QtBot, page: QWidget) -> MemberDialog:
    dialog = page.findChild(MemberDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def closed(qtbot: QtBot, page: HouseholdPage) -> None:
    """Once the dialog has gone and the page has the keyboard again."""
    qtbot.waitUntil(lambda: page.findChild(MemberDialog) is None)
    with qtbot.waitActive(page):
        page.activateWindow()


def names(page: HouseholdPage) -> list[str]:
    model = page.members.model
    return [model.index(row, NAME).data() for row in range(model.rowCount())]


def test_found_in_the_list_opened_edited_and_saved_with_two_more_people(
    qtbot: QtBot,
    office: Office,
    runner: TaskRunner,
    page: HouseholdPage,
    add_household: Callable[..., str],
) -> None:
    add_household("Trần Văn Tám")
    add_household("Neáng Hoa")
    listing = HouseholdsPage(office, runner)
    qtbot.addWidget(listing)
    listing.household_chosen.connect(page.open)
    listing.show()
    qtbot.waitUntil(lambda: not runner.is_busy)
    press(listing, "Ctrl+F")
    type_text(listing.form.search_edit, "hoa neang")
    qtbot.waitUntil(lambda: not listing.filters.pause.isActive() and not runner.is_busy)
    press(listing.form.search_edit, "Return")
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    press(listing.form.household_table, "Return")
    settled(qtbot, page)
    title = "Hộ 0002 · NEÁNG HOA · 1 khẩu · ấp Phước Lợi · nông thôn"
    assert page.tabs.head.title_label.text() == title
    type_text(page.form.address_edit, "Tổ 4")
    press(page, "Ctrl+N")
    dialog = dialog_of(qtbot, page)
    type_text(dialog.form.name_edit, "Chau Sóc Kha")
    press(dialog.form.name_edit, "Ctrl+Return")
    type_text(dialog.form.name_edit, "Neáng Sóc Kim")
    type_text(dialog.form.birth_edit, "2016")
    press(dialog.form.birth_edit, "Ctrl+S")
    closed(qtbot, page)
    assert names(page) == ["Neáng Hoa", "Chau Sóc Kha", "Neáng Sóc Kim"]
    with qtbot.waitSignal(page.told) as told:
        press(page, "Ctrl+S")
    settled(qtbot, page)
    assert told.args[0].startswith("Đã lưu hộ Neáng Hoa lúc ")
    saved = open_household(office, page._shown or "").household
    assert saved.address == "Tổ 4"
    assert [each.name for each in saved.members] == names(page)
    assert saved.members[2].birth == Birth(2016)
    assert page.form.tabs.tabText(1) == "Thành viên (3)"


def test_the_first_person_of_a_new_household_is_its_head(
    qtbot: QtBot, office: Office, page: HouseholdPage
) -> None:
    opened(qtbot, page, None)
    press(page.form.hamlet_combo, "Down")
    press(page, "Ctrl+N")
    dialog = dialog_of(qtbot, page)
    type_text(dialog.form.name_edit, "Trần Văn Tám")
    press(dialog.form.name_edit, "Ctrl+S")
    closed(qtbot, page)
    with qtbot.waitSignal(page.household_saved) as saved:
        press(page, "Ctrl+S")
    household = open_household(office, saved.args[0]).household
    assert household.head_name == "Trần Văn Tám"
    assert household.code == "0001"


def test_everything_that_is_missing_is_said_at_once(qtbot: QtBot, page: HouseholdPage) -> None:
    opened(qtbot, page, None)
    press(page, "Ctrl+S")
    settled(qtbot, page)
    texts = [problem.text for problem in page.form.error_strip.problems()]
    assert texts == [
        "Chưa chọn ấp, khóm của hộ.",
        "Hộ chưa có thành viên. Hãy thêm chủ hộ trước.",
    ]
    assert page.form.hamlet_problem.text() == "Chưa chọn ấp, khóm của hộ."
    press(page.form.error_strip.problem_list, "Return")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.form.hamlet_combo)


def test_two_heads_are_named_and_nothing_is_saved(
    qtbot: QtBot, office: Office, page: HouseholdPage, household_id: str
) -> None:
    opened(qtbot, page, household_id)
    press(page, "Ctrl+N")
    dialog = dialog_of(qtbot, page)
    type_text(dialog.form.name_edit, "Lê Văn Hai")
    dialog.form.relation_combo.setCurrentIndex(dialog.form.relation_combo.findData(HEAD))
    press(dialog.form.name_edit, "Ctrl+S")
    closed(qtbot, page)
    press(page, "Ctrl+S")
    settled(qtbot, page)
    texts = [problem.text for problem in page.form.error_strip.problems()]
    assert texts == ["Hộ có 2 chủ hộ: Trần Văn Tám và Lê Văn Hai. Chỉ giữ một người là chủ hộ."]
    assert len(open_household(office, household_id).household.members) == 3
    assert names(page)[-1] == "Lê Văn Hai"  # what was typed is still there


def test_somebody_born_tomorrow_is_refused_beside_the_person(
    qtbot: QtBot, page: HouseholdPage, household_id: str
) -> None:
    opened(qtbot, page, household_id)
    tomorrow = Member(name="Trần Văn Mai", relation="child", birth=Birth(2026, 11, 25))
    page.members._on_member_added(tomorrow)  # as a list once brought in might hold
    press(page, "Ctrl+S")
    settled(qtbot, page)
    assert "là sau hôm nay" in page.form.error_strip.problems()[0].text
    assert "là sau hôm nay" in page.members.model.index(3, TO_SEE).data()
    press(page.form.error_strip.problem_list, "Return")
    assert page.form.tabs.currentWidget() is page.form.member_tab
    assert page.form.member_table.currentIndex().row() == 3


def test_warnings_are_shown_but_saved(
    qtbot: QtBot, office: Office, page: HouseholdPage, household_id: str
) -> None:
    opened(qtbot, page, household_id)
    page.members._on_member_added(Member(name="Lê Văn Hai", relation="other"))
    with qtbot.waitSignal(page.household_saved):
        press(page, "Ctrl+S")
    assert len(open_household(office, household_id).household.members) == 4
    assert page.form.error_strip.heading_label.text() == "Đã lưu. Có 1 chỗ nên đối chiếu."


def test_unsaved_edits_come_back_with_the_household(
    qtbot: QtBot,
    office: Office,
    page: HouseholdPage,
    household_id: str,
    add_household: Callable[..., str],
) -> None:
    other = add_household("Neáng Hoa")
    opened(qtbot, page, household_id)
    assert not page.form.draft_strip.isVisible()
    type_text(page.form.address_edit, "Tổ 9")
    assert page.leave()
    page.open(other)
    settled(qtbot, page)
    assert page.form.address_edit.text() == ""
    assert not page.form.draft_strip.isVisible()
    assert page.leave()
    page.open(household_id)
    settled(qtbot, page)
    assert page.form.address_edit.text() == "Tổ 9"
    assert page.form.draft_strip.notice.text.startswith("Có phần chưa lưu, nhập lúc ")
    assert page.form.draft_strip.isVisible()
    assert open_household(office, household_id).household.address == ""
    with qtbot.waitSignal(page.household_saved):
        page.form.draft_strip.save_button.click()
    settled(qtbot, page)
    assert open_household(office, household_id).household.address == "Tổ 9"
    assert not page.form.draft_strip.isVisible()


def test_saving_leaves_the_focus_where_it_was_and_enter_goes_on(
    qtbot: QtBot, page: HouseholdPage, household_id: str
) -> None:
    opened(qtbot, page, household_id)
    page.form.note_edit.setFocus()
    type_text(page.form.note_edit, "nhà cuối ấp")
    with qtbot.waitSignal(page.household_saved):
        press(page.form.note_edit, "Ctrl+S")
    settled(qtbot, page)
    assert QApplication.focusWidget() is page.form.note_edit
    press(page.form.note_edit, "Return")
    first = next(iter(page.tabs.fields.causes.values()))
    assert QApplication.focusWidget() is first
    press(first, "Space")
    press(first, "Return")
    assert first.isChecked()
    assert QApplication.focusWidget() is not first


def test_what_is_typed_while_another_household_loads_is_kept(
    qtbot: QtBot, page: HouseholdPage, household_id: str, add_household: Callable[..., str]
) -> None:
    other = add_household("Neáng Hoa")
    opened(qtbot, page, household_id)
    page.open(other)
    type_text(page.form.address_edit, "Tổ 9")
    settled(qtbot, page)
    assert page.form.address_edit.text() == ""
    page.open(household_id)
    settled(qtbot, page)
    assert page.form.address_edit.text() == "Tổ 9"


def test_unsaved_edits_can_be_dropped_and_say_when_the_register_moved_on(
    qtbot: QtBot, office: Office, page: HouseholdPage, household_id: str
) -> None:
    opened(qtbot, page, household_id)
    type_text(page.form.address_edit, "Tổ 9")
    page.leave()
    stored = open_household(office, household_id).household
    save_household(office, replace(stored, phone="0919000111"))
    page.open(household_id)
    settled(qtbot, page)
    assert "đã được sửa ở chỗ khác" in page.form.draft_strip.notice.text
    page.form.draft_strip.drop_button.click()
    assert page.form.address_edit.text() == ""
    assert page.form.phone_edit.text() == "0919000111"
    assert not page.has_unsaved()


def test_what_somebody_else_saved_meanwhile_is_kept_when_saving(
    qtbot: QtBot, office: Office, page: HouseholdPage, household_id: str
) -> None:
    opened(qtbot, page, household_id)
    type_text(page.form.address_edit, "Tổ 9")
    stored = open_household(office, household_id).household
    save_household(office, replace(stored, phone="0919000111"))
    with qtbot.waitSignal(page.household_saved):
        press(page, "Ctrl+S")
    saved = open_household(office, household_id).household
    assert (saved.address, saved.phone) == ("Tổ 9", "0919000111")


def test_people_are_put_in_order_taken_out_and_brought_back_by_keys(
    qtbot: QtBot, office: Office, page: HouseholdPage, household_id: str
) -> None:
    opened(qtbot, page, household_id)
    press(page, "Ctrl+PgDown")
    table = page.form.member_table
    assert QApplication.focusWidget() is table
    press(table, "Down")
    press(table, "Alt+Down")
    assert names(page) == ["Trần Văn Tám", "Trần Thị Nở", "Lê Thị Út"]
    press(table, "Delete")
    assert names(page) == ["Trần Văn Tám", "Trần Thị Nở"]
    assert page.form.undo_label.text().startswith("Đã đưa Lê Thị Út ra khỏi hộ.")
    page.form.undo_button.click()
    assert names(page) == ["Trần Văn Tám", "Trần Thị Nở", "Lê Thị Út"]
    press(table, "F2")
    dialog = dialog_of(qtbot, page)
    assert dialog.form.name_edit.text() == "Lê Thị Út"
    dialog.form.name_edit.selectAll()
    type_text(dialog.form.name_edit, "Lê Thị Út Em")
    press(dialog.form.name_edit, "Ctrl+S")
    closed(qtbot, page)
    with qtbot.waitSignal(page.household_saved):
        press(page, "Ctrl+S")
    saved = open_household(office, household_id).household
    assert [each.name for each in saved.members][-1] == "Lê Thị Út Em"


def test_numbers_are_masked_until_asked_for_and_that_is_noted(
    qtbot: QtBot, office: Office, page: HouseholdPage, add_household: Callable[..., str]
) -> None:
    wife = Member(
        name="Lê Thị Út",
        relation="spouse",
        sex=Sex.FEMALE,
        birth=Birth(1974),
        personal_id="089174000000",
    )
    household_id = add_household("Trần Văn Tám", wife)
    opened(qtbot, page, household_id)
    cell = page.members.model.index(1, ID_NUMBER)
    assert cell.data() == "089 ••• ••• 000"
    page.members.show_ids_action.trigger()
    settled(qtbot, page)
    assert page.members.model.index(1, ID_NUMBER).data() == "089 174 000 000"
    acts = [line.act for line in open_household(office, household_id).history]
    assert acts[0] == "xem đủ số định danh"
    page.open(household_id)
    settled(qtbot, page)
    assert page.members.model.index(1, ID_NUMBER).data() == "089 ••• ••• 000"


def test_the_computed_result_is_explained_and_is_no_decision(
    qtbot: QtBot, office: Office, page: HouseholdPage, household_id: str
) -> None:
    sheet = open_sheet(office, household_id, date(2026, 11, 21))
    without = MemberAnswers(health_insurance=False)
    people = tuple(replace(each, answers=without) for each in sheet.facts.members)
    facts = replace(sheet.facts, members=people, income_score=120)
    save_sheet(office, household_id, facts, "Neáng Sa")
    opened(qtbot, page, household_id)
    assert page.form.decision_label.text() == "chưa có quyết định"
    assert not page.form.class_badge.isVisible()
    assert page.tabs.head.year_label.text() == (
        "Năm 2026: Chấm điểm Chưa kết luận (chuẩn 2022–2025, 21/11/2026) → Quyết định chưa có"
    )
    page.form.why_button.click()
    dialog = page.findChild(WhyDialog)
    assert dialog is not None
    told = dialog.text_view.toPlainText()
    assert "Điểm B1: 120, trong ngưỡng 140 của khu vực nông thôn." in told
    assert "Trần Văn Tám, Lê Thị Út và Trần Thị Nở chưa có thẻ bảo hiểm y tế." in told
    dialog.reject()
    with qtbot.waitSignal(page.checklist_requested) as asked:
        page.form.checklist_button.click()
    assert asked.args == [household_id]


def test_the_history_speaks_vietnamese(
    qtbot: QtBot, office: Office, page: HouseholdPage, household_id: str
) -> None:
    before = open_household(office, household_id).household
    wife = replace(before.members[1], birth=Birth(1976, 3), personal_id="089176000000")
    changed = replace(before, hardship=True, members=(before.members[0], wife))
    save_household(office, changed)
    opened(qtbot, page, household_id)
    model = page.tabs.history.model
    rows = [
        tuple(model.index(row, column).data() for column in range(2, 7))
        for row in range(model.rowCount())
    ]
    assert ("sửa hộ", "", "Hoàn cảnh đặc biệt khó khăn", "không", "có") in rows
    assert ("sửa hộ", "Lê Thị Út", "Ngày sinh", "1976", "03/1976") in rows
    assert ("sửa hộ", "Lê Thị Út", "Số định danh", "(trống)", "089 ••• ••• 000") in rows
    assert ("sửa hộ", "Trần Thị Nở", "Đã bỏ", "không", "có") in rows
    assert any(row[1] == "Trần Thị Nở" and "Quan hệ với chủ hộ: Con" in row[4] for row in rows)


def test_an_account_that_only_reads_is_told_who_may_edit(
    qtbot: QtBot, office: Office, runner: TaskRunner, household_id: str
) -> None:
    reader = replace(office, actor=replace(office.actor, roles=frozenset({Role.VIEWER})))
    page = HouseholdPage(reader, runner)
    qtbot.addWidget(page)
    opened(qtbot, page, household_id)
    assert page.form.address_edit.isReadOnly()
    assert not page.members.add_action.isEnabled()
    assert "Ở đây chỉ xem được." in page.form.no_right.text
    assert "Cán bộ giảm nghèo" in page.form.no_right.text
