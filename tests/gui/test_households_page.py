"""The household list by keys: find, filter, sort, open, and what is shown when there is nothing."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.rights import Role
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.gui.dialogs.password_question import PasswordQuestion
from ngheo_desktop.gui.dialogs.saved_filters_dialog import SavedFiltersDialog
from ngheo_desktop.gui.models.household_table import HEAD_COLUMN, PHONE_COLUMN
from ngheo_desktop.gui.pages.households_page import HouseholdsPage
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.list_table import GROUP_ROLE
from ngheo_desktop.operations.households import open_household, save_household
from ngheo_desktop.operations.office import Office
from tests.conftest import PASSWORD
from tests.gui.typing import press, type_text

HEADS = ("Trần Văn Tám", "Neáng Hoa", "Chau Sóc Kha", "Nguyễn Thị Tằm", "Lê Văn Út")


@pytest.fixture
def page(qtbot: QtBot, office: Office, runner: TaskRunner) -> HouseholdsPage:
    made = HouseholdsPage(office, runner)
    qtbot.addWidget(made)
    return made


def shown(qtbot: QtBot, page: HouseholdsPage) -> HouseholdsPage:
    page.resize(1182, 560)
    page.show()
    return settled(qtbot, page)


def settled(qtbot: QtBot, page: HouseholdsPage) -> HouseholdsPage:
    """Once the list shows what was asked for last."""
    qtbot.waitUntil(lambda: not page.filters.pause.isActive() and not page._runner.is_busy)
    return page


def heads(page: HouseholdsPage) -> list[str]:
    lines = [page.list.model.line_at(row) for row in range(page.list.model.rowCount())]
    return [line.head_name for line in lines if line]


def search(qtbot: QtBot, page: HouseholdsPage, text: str) -> None:
    press(page, "Ctrl+F")
    type_text(page.form.search_edit, text)
    settled(qtbot, page)


def test_a_household_is_found_without_accents_and_opened_by_keys(
    qtbot: QtBot, page: HouseholdsPage, add_household: Callable[..., str]
) -> None:
    ids = {head: add_household(head) for head in HEADS}
    shown(qtbot, page)
    page.form.household_table.setFocus()
    search(qtbot, page, "hoa neang")
    assert heads(page) == ["Neáng Hoa"]
    press(page.form.search_edit, "Return")
    with qtbot.waitSignal(page.household_chosen) as chosen:
        press(page.form.household_table, "Return")
    assert chosen.args == [ids["Neáng Hoa"]]


def test_the_foot_counts_households_people_and_what_is_chosen(
    qtbot: QtBot, page: HouseholdsPage, household_id: str, add_household: Callable[..., str]
) -> None:
    add_household("Neáng Hoa")
    shown(qtbot, page)
    assert page.form.foot_label.text() == "2 hộ, 4 khẩu, đang chọn 1"
    page.form.household_table.selectAll()
    assert page.form.foot_label.text() == "2 hộ, 4 khẩu, đang chọn 2"


def test_an_empty_register_offers_what_helps(qtbot: QtBot, page: HouseholdsPage) -> None:
    shown(qtbot, page)
    assert page.empty.text_label.isVisible()
    assert page.empty.text_label.text() == "Chưa có hộ nào."
    with qtbot.waitSignal(page.import_requested):
        qtbot.keyClick(page.empty.help_button, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.new_requested):
        qtbot.mouseClick(page.empty.other_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.new_requested):
        press(page, "Ctrl+N")


def test_nothing_found_offers_to_drop_the_filters(
    qtbot: QtBot, page: HouseholdsPage, household_id: str
) -> None:
    shown(qtbot, page)
    search(qtbot, page, "khong co ai")
    assert page.empty.text_label.text() == "Không có hộ nào khớp."
    assert not page.empty.other_button.isVisible()
    qtbot.keyClick(page.empty.help_button, Qt.Key.Key_Space)
    settled(qtbot, page)
    assert heads(page) == ["Trần Văn Tám"]
    assert page.form.search_edit.text() == ""


def test_typing_in_the_table_jumps_by_given_name(
    qtbot: QtBot, page: HouseholdsPage, add_household: Callable[..., str]
) -> None:
    for head in HEADS:
        add_household(head)
    shown(qtbot, page)
    table = page.form.household_table

    def current() -> str:
        line = page.list.model.line_at(table.currentIndex().row())
        return line.head_name if line else ""

    table.setFocus()
    qtbot.keyClicks(table, "t")
    settled(qtbot, page)
    first = current()
    qtbot.waitUntil(lambda: not page.list.typing.isActive())
    qtbot.keyClicks(table, "t")
    settled(qtbot, page)
    assert {first, current()} == {"Trần Văn Tám", "Nguyễn Thị Tằm"}
    qtbot.waitUntil(lambda: not page.list.typing.isActive())
    qtbot.keyClicks(table, "u")
    settled(qtbot, page)
    assert current() == "Lê Văn Út"


def test_filters_narrow_the_list(
    qtbot: QtBot, page: HouseholdsPage, add_household: Callable[..., str]
) -> None:
    add_household("Neáng Hoa", hamlet=6)
    add_household("Lê Văn Út", hamlet=0)
    shown(qtbot, page)
    combos = page.filters.row.combos
    assert [combos["hamlet_id"].itemText(at) for at in range(3)] == [
        "Mọi ấp, khóm",
        "Phước Lợi",
        "Ô Tà Sóc",
    ]
    press(combos["hamlet_id"], "Down")
    press(combos["hamlet_id"], "Down")
    settled(qtbot, page)
    assert heads(page) == ["Neáng Hoa"]
    combos["household_class"].setCurrentIndex(1)
    settled(qtbot, page)
    assert heads(page) == []


def test_the_head_of_the_table_sorts_by_keys(
    qtbot: QtBot, page: HouseholdsPage, add_household: Callable[..., str]
) -> None:
    for head in HEADS:
        add_household(head)
    shown(qtbot, page)
    header = page.form.household_table.horizontalHeader()
    press(header, "Right")
    press(header, "Right")
    press(header, "Return")
    settled(qtbot, page)
    by_name = ["Neáng Hoa", "Chau Sóc Kha", "Trần Văn Tám", "Nguyễn Thị Tằm", "Lê Văn Út"]
    assert heads(page) == by_name
    press(header, "Return")
    settled(qtbot, page)
    assert heads(page) == by_name[::-1]


def test_selection_and_filter_stay_while_a_household_is_open_and_changed(
    qtbot: QtBot, page: HouseholdsPage, office: Office, add_household: Callable[..., str]
) -> None:
    ids = [add_household(head) for head in HEADS]
    shown(qtbot, page)
    search(qtbot, page, "van")
    page.form.household_table.selectRow(1)
    chosen = page.list.model.line_at(1)
    assert chosen is not None
    page.hide()
    household = open_household(office, chosen.id).household
    save_household(office, household)
    add_household("Đỗ Văn An", code="0000")
    shown(qtbot, page)
    current = page.list.model.line_at(page.form.household_table.currentIndex().row())
    assert current is not None
    assert current.id == chosen.id
    assert page.form.search_edit.text() == "van"
    assert len(heads(page)) == 3
    assert len(ids) == len(HEADS)


def test_a_stale_answer_is_dropped(
    qtbot: QtBot, page: HouseholdsPage, add_household: Callable[..., str]
) -> None:
    for head in HEADS:
        add_household(head)
    shown(qtbot, page)
    press(page, "Ctrl+F")
    for letters in ("u", "t"):
        type_text(page.form.search_edit, letters)
        page._on_filtered()  # as if each pause had just ended
    settled(qtbot, page)
    assert heads(page) == ["Lê Văn Út"]


def test_the_next_household_of_the_list_is_known(
    qtbot: QtBot, page: HouseholdsPage, add_household: Callable[..., str]
) -> None:
    first, second = add_household("Trần Văn Tám"), add_household("Lê Văn Út")
    shown(qtbot, page)
    assert page.neighbour_of(first) == second
    assert page.neighbour_of(second) == ""


def test_the_list_leaves_as_excel_with_its_count(
    qtbot: QtBot, page: HouseholdsPage, household_id: str, tmp_path: Path
) -> None:
    shown(qtbot, page)
    target = tmp_path / "danh-sach.xlsx"
    page.export_to(target)
    question = page.findChild(PasswordQuestion)
    assert question.question_label.text().startswith("Xuất 1 hộ, 3 khẩu ra tệp Excel")
    type_text(question.password_edit, "sai-mat-khau")
    question.act_button.click()
    qtbot.waitUntil(lambda: "Mật khẩu chưa đúng" in question.notice.text)
    assert not target.exists()
    question.password_edit.clear()
    type_text(question.password_edit, PASSWORD)
    with qtbot.waitSignal(page.told, timeout=20_000) as told:
        question.act_button.click()
    assert target.exists()
    assert told.args == ["Đã xuất 1 hộ ra tệp Excel."]
    with qtbot.waitActive(page):
        page.activateWindow()
    with qtbot.waitSignal(page.print_requested) as asked:
        press(page, "Ctrl+P")
    assert asked.args == ["danh-sach-noi-bo"]


def test_a_question_that_is_closed_while_the_list_is_written_does_no_harm(
    qtbot: QtBot, page: HouseholdsPage, household_id: str, tmp_path: Path
) -> None:
    shown(qtbot, page)
    target = tmp_path / "danh-sach.xlsx"
    page.export_to(target)
    question = page.findChild(PasswordQuestion)
    type_text(question.password_edit, PASSWORD)
    with qtbot.waitSignal(page.told):
        question.act_button.click()
        question.reject()
    assert target.exists()


def another(qtbot: QtBot, office: Office, runner: TaskRunner) -> HouseholdsPage:
    """The same person opens the list another time."""
    made = HouseholdsPage(office, runner)
    qtbot.addWidget(made)
    return shown(qtbot, made)


def lines_shown(page: HouseholdsPage) -> list[str]:
    """What stands in each row: the words of a hamlet, or the head."""
    model = page.list.model
    rows = range(model.rowCount())
    return [
        model.index(row, 0).data(GROUP_ROLE) or model.index(row, HEAD_COLUMN).data() for row in rows
    ]


def test_grouped_by_hamlet_each_has_a_line_with_its_sums_that_folds_by_keys(
    qtbot: QtBot, page: HouseholdsPage, household_id: str, add_household: Callable[..., str]
) -> None:
    add_household("Neáng Hoa", hamlet=6)
    shown(qtbot, page)
    table = page.form.household_table
    qtbot.keyClick(page.form.group_check, Qt.Key.Key_Space)
    settled(qtbot, page)
    first, second = "Phước Lợi: 1 hộ, 3 khẩu", "Ô Tà Sóc: 1 hộ, 1 khẩu"
    assert lines_shown(page) == [first, "Trần Văn Tám", second, "Neáng Hoa"]
    assert page.list.model.index(3, 0).data() == "2"  # lines of hamlets are not counted
    table.setFocus()
    page.list.go_to(0)
    press(table, "Left")
    assert lines_shown(page) == [first, second, "Neáng Hoa"]
    press(table, "Return")
    assert lines_shown(page) == [first, "Trần Văn Tám", second, "Neáng Hoa"]
    table.selectAll()
    assert page.form.foot_label.text() == "2 hộ, 4 khẩu, đang chọn 2"
    page.look.fold_action.trigger()
    assert lines_shown(page) == [first, second]
    page.look.unfold_action.trigger()
    assert len(lines_shown(page)) == 4


def test_enter_on_the_line_of_a_hamlet_opens_no_household(
    qtbot: QtBot, page: HouseholdsPage, household_id: str
) -> None:
    shown(qtbot, page)
    page.form.group_check.setChecked(True)
    settled(qtbot, page)
    page.list.go_to(0)
    page.open_action.trigger()
    page.beside_action.trigger()
    page.edit_action.trigger()
    assert page.list.line() is None


def test_the_next_household_is_past_the_line_of_the_next_hamlet(
    qtbot: QtBot, page: HouseholdsPage, add_household: Callable[..., str]
) -> None:
    first, second = add_household("An"), add_household("Bảy", hamlet=6)
    shown(qtbot, page)
    page.form.group_check.setChecked(True)
    settled(qtbot, page)
    page.list.go_to(1)
    assert page.neighbour_of(first) == second


def test_the_way_a_person_looks_at_the_list_is_kept(
    qtbot: QtBot, page: HouseholdsPage, office: Office, runner: TaskRunner, household_id: str
) -> None:
    shown(qtbot, page)
    page.form.group_check.setChecked(True)
    page.form.glance_check.setChecked(True)
    page.list.columns.set_shown(PHONE_COLUMN, shown=True)
    page.list.columns.move(PHONE_COLUMN, -1)
    qtbot.waitUntil(lambda: not page.look.columns.pause.isActive())
    settled(qtbot, page)
    again = another(qtbot, office, runner)
    assert again.form.group_check.isChecked()
    assert lines_shown(again)[0].startswith("Phước Lợi")
    assert again.look.glance.isVisible()
    assert again.list.columns.state() == page.list.columns.state()
    assert again.list.columns.is_shown(PHONE_COLUMN)


def test_the_default_columns_need_no_sideways_scrolling(
    qtbot: QtBot, page: HouseholdsPage, add_household: Callable[..., str]
) -> None:
    add_household("Nguyễn Thị Ngọc Huỳnh Điệp Phương Uyên")
    shown(qtbot, page)
    assert page.form.household_table.horizontalScrollBar().maximum() == 0


def test_a_filter_is_saved_under_a_name_chosen_renamed_and_taken_out_by_keys(
    qtbot: QtBot,
    page: HouseholdsPage,
    office: Office,
    runner: TaskRunner,
    add_household: Callable[..., str],
) -> None:
    add_household("Neáng Hoa", hamlet=6)
    add_household("Lê Văn Út", hamlet=0)
    shown(qtbot, page)
    press(page.filters.row.combos["hamlet_id"], "Down")
    press(page.filters.row.combos["hamlet_id"], "Down")
    settled(qtbot, page)
    page.saved_action.trigger()
    dialog = page.findChild(SavedFiltersDialog)
    type_text(dialog.name_edit, "Ô Tà Sóc")
    qtbot.keyClick(dialog.name_edit, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.keep_button, Qt.Key.Key_Space)
    settled(qtbot, page)
    page.form.clear_button.click()
    settled(qtbot, page)
    assert len(heads(page)) == 2

    again = another(qtbot, office, runner)
    again.saved_filters.menu.aboutToShow.emit()
    (saved, *_rest) = again.saved_filters.menu.actions()
    assert saved.text() == "Ô Tà Sóc"
    saved.trigger()
    settled(qtbot, again)
    assert heads(again) == ["Neáng Hoa"]
    assert again.form.clear_button.isVisible()

    again.saved_action.trigger()
    dialog = again.findChild(SavedFiltersDialog)
    dialog.list.setCurrentRow(0)
    dialog.list.currentItem().setText("  Ấp   xa ")
    assert [each["name"] for each in dialog.filters()] == ["Ấp xa"]
    dialog.list.setFocus()
    dialog.remove_button.click()
    dialog.keep_button.click()
    settled(qtbot, again)
    assert another(qtbot, office, runner).saved_filters._saved == []


def test_a_saved_filter_whose_hamlet_is_gone_finds_nothing_and_says_so(
    qtbot: QtBot, page: HouseholdsPage, household_id: str
) -> None:
    shown(qtbot, page)
    page.filters.choose({"hamlet_id": "gone", "sheet": "unheard of"})
    settled(qtbot, page)
    assert heads(page) == []
    assert page.filters.row.combos["hamlet_id"].currentText() == "Không còn trong sổ"
    assert page.empty.text_label.text() == "Không có hộ nào khớp."
    page.filters.clear()
    settled(qtbot, page)
    assert heads(page) == ["Trần Văn Tám"]


def test_on_a_narrow_window_the_filters_fold_behind_a_button_that_counts_them(
    qtbot: QtBot, page: HouseholdsPage, household_id: str
) -> None:
    shown(qtbot, page)
    row = page.filters.row
    assert not row.fold_button.isVisible()
    page.resize(900, 500)
    page.filters.choose({"sheet": "missing", "ethnic": "Kinh"})
    settled(qtbot, page)
    assert row.fold_button.text() == "&Lọc (2)"
    assert not row.combos["sheet"].isVisible()
    qtbot.keyClick(row.fold_button, Qt.Key.Key_Space)
    assert row.panel is not None
    assert row.panel.isVisible()
    qtbot.waitUntil(row.combos["hamlet_id"].hasFocus)
    press(row.combos["sheet"], "Up")
    settled(qtbot, page)
    assert row.fold_button.text() == "&Lọc (1)"
    press(row.combos["sheet"], "Esc")
    assert not row.panel.isVisible()
    assert row.fold_button.hasFocus()
    page.resize(1182, 560)
    assert row.combos["sheet"].isVisible()
    assert heads(page) == ["Trần Văn Tám"]


def test_the_glance_shows_the_household_of_the_row(
    qtbot: QtBot, page: HouseholdsPage, household_id: str, add_household: Callable[..., str]
) -> None:
    add_household("Neáng <b>Hoa")
    shown(qtbot, page)
    assert not page.look.glance.isVisible()
    qtbot.keyClick(page.form.glance_check, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Lê Thị Út" in page.look.glance.toPlainText())
    assert "Trần Thị Nở (con gái, sinh 05/06/2016)" in page.look.glance.toPlainText()
    assert "Thiếu hụt: chưa chấm" in page.look.glance.toPlainText()
    assert page.look.glance in page.panes()
    page.form.household_table.setFocus()
    press(page.form.household_table, "Down")
    qtbot.waitUntil(lambda: "Neáng <b>Hoa" in page.look.glance.toPlainText())
    assert "Lê Thị Út" not in page.look.glance.toPlainText()


def test_the_phone_is_typed_in_its_cell_and_saved_as_an_act(
    qtbot: QtBot, page: HouseholdsPage, office: Office, household_id: str
) -> None:
    shown(qtbot, page)
    page.list.columns.set_shown(PHONE_COLUMN, shown=True)
    table = page.form.household_table
    table.setFocus()
    table.setCurrentIndex(page.list.model.index(0, PHONE_COLUMN))
    press(table, "F2")
    field = table.findChild(QLineEdit)
    assert field is not None
    type_text(field, "0912 345 678")
    with qtbot.waitSignal(page.acted) as acted:
        press(field, "Return")
    settled(qtbot, page)
    assert page.list.model.index(0, PHONE_COLUMN).data() == "0912 345 678"
    acted.args[0].undo(office)
    assert open_household(office, household_id).household.phone == ""


def test_f2_elsewhere_asks_for_the_field_on_the_page_of_the_household(
    qtbot: QtBot, page: HouseholdsPage, household_id: str
) -> None:
    shown(qtbot, page)
    table = page.form.household_table
    table.setFocus()
    for column, field in ((1, "code"), (4, "hamlet_id"), (HEAD_COLUMN, "")):
        table.setCurrentIndex(page.list.model.index(0, column))
        with qtbot.waitSignal(page.household_field_requested) as asked:
            press(table, "F2")
        assert asked.args == [household_id, field]


def test_chosen_rows_are_copied_with_their_head_in_the_columns_on_the_screen(
    qtbot: QtBot, page: HouseholdsPage, add_household: Callable[..., str]
) -> None:
    add_household("Neáng Hoa", code="0007", hamlet=6)
    add_household("Lê Văn Út", code="0009", hamlet=0)
    shown(qtbot, page)
    columns = page.list.columns
    for at in columns.order():
        columns.set_shown(at, shown=at in (0, 1, HEAD_COLUMN))
    page.form.group_check.setChecked(True)
    settled(qtbot, page)
    page.form.household_table.setFocus()
    page.form.household_table.selectAll()
    with qtbot.waitSignal(page.told) as told:
        press(page.form.household_table, "Ctrl+C")
    text = "STT\tMã hộ\tChủ hộ\n1\t0009\tLê Văn Út\n2\t0007\tNeáng Hoa"
    assert QApplication.clipboard().text() == text
    assert told.args == ["Đã chép 2 hộ, kèm đầu bảng."]


def test_who_may_not_export_copies_one_cell_at_most_and_who_may_not_edit_edits_none(
    qtbot: QtBot, office: Office, runner: TaskRunner, household_id: str
) -> None:
    actor = replace(office.actor, roles=frozenset({Role.VIEWER}))
    page = another(qtbot, replace(office, actor=actor), runner)
    page.form.household_table.setFocus()
    page.form.household_table.selectAll()
    press(page.form.household_table, "Ctrl+C")
    settled(qtbot, page)
    assert QApplication.clipboard().text() == "Trần Văn Tám"
    assert not page.edit_action.isEnabled()
    assert not page.list.model.flags(page.list.model.index(0, PHONE_COLUMN)) & (
        Qt.ItemFlag.ItemIsEditable
    )


def test_the_second_key_of_the_order_is_the_head_chosen_before(
    qtbot: QtBot, page: HouseholdsPage, add_household: Callable[..., str]
) -> None:
    for head, birth in (("Bảy", "1980"), ("An", "1980"), ("Chín", "1970")):
        add_household(head, birth=birth)
    shown(qtbot, page)
    header = page.form.household_table.horizontalHeader()
    header.sectionClicked.emit(HEAD_COLUMN)
    header.sectionClicked.emit(HEAD_COLUMN)  # names from the end
    header.sectionClicked.emit(3)
    settled(qtbot, page)
    assert heads(page) == ["Chín", "Bảy", "An"]


def test_shift_enter_opens_the_household_beside_the_list(
    qtbot: QtBot, page: HouseholdsPage, household_id: str
) -> None:
    shown(qtbot, page)
    page.form.household_table.setFocus()
    with qtbot.waitSignal(page.household_beside_requested) as asked:
        press(page.form.household_table, "Shift+Return")
    assert asked.args == [household_id]


def test_the_focus_never_goes_under_when_the_filters_fold(
    qtbot: QtBot, page: HouseholdsPage, household_id: str
) -> None:
    shown(qtbot, page)
    row = page.filters.row
    row.combos["sheet"].setFocus()
    page.resize(900, 500)
    assert row.fold_button.hasFocus()
    qtbot.mouseClick(row.fold_button, Qt.MouseButton.LeftButton)
    assert row.panel is not None
    assert row.panel.isVisible()
    qtbot.mouseClick(row.fold_button, Qt.MouseButton.LeftButton)
    assert not row.panel.isVisible()
    row.fold_button.click()
    row.combos["circumstance"].setFocus()
    press(row.combos["circumstance"], "Tab")  # on to the list: the panel does not stay over it
    assert not row.panel.isVisible()
    assert page.form.saved_button.hasFocus()


def test_a_search_that_lasts_keeps_the_rows_and_can_be_stopped(
    qtbot: QtBot, page: HouseholdsPage, runner: TaskRunner, household_id: str
) -> None:
    shown(qtbot, page)
    held = threading.Event()
    runner.start(lambda _report: held.wait(20))
    press(page, "Ctrl+F")
    type_text(page.form.search_edit, "khong co ai")
    qtbot.waitUntil(lambda: not page.filters.pause.isActive())
    page.loading._begun -= 2.5  # as if so many seconds had gone by
    page.loading.look()
    assert not page.loading.rows.isVisible()
    assert page.loading.bar.isVisible()
    assert heads(page) == ["Trần Văn Tám"]
    qtbot.keyClick(page.loading.bar.stop_button, Qt.Key.Key_Space)
    held.set()
    settled(qtbot, page)
    assert heads(page) == ["Trần Văn Tám"]
    assert not page.loading.bar.isVisible()


def test_an_open_answer_is_never_told_as_nothing_lacking(
    qtbot: QtBot, page: HouseholdsPage, household_id: str
) -> None:
    shown(qtbot, page)
    glance = page.look.glance
    line = page.list.model.line_at(0)
    assert glance._lacking_words(line) == "chưa chấm"
    unsure = replace(line, computed_class=HouseholdClass.UNDETERMINED)
    assert glance._lacking_words(unsure) == "còn câu chưa rõ"
    assert glance._lacking_words(replace(line, computed_class=HouseholdClass.NOT_POOR)) == "không"


def test_the_arrow_down_leads_from_what_is_typed_to_the_list(
    qtbot: QtBot, page: HouseholdsPage, household_id: str
) -> None:
    shown(qtbot, page)
    page.form.search_edit.setFocus()
    type_text(page.form.search_edit, "tam")
    press(page.form.search_edit, "Down")
    assert QApplication.focusWidget() is page.form.household_table
