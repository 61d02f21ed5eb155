"""Import of a list by keys: read, columns corrected, looked at, stopped, written."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.exchange.fields import FIELDS
from ngheo_desktop.gui.dialogs.import_wizard import ImportWizard
from ngheo_desktop.gui.models.import_fields import FIELD_GROUPS
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.household_list import (
    HouseholdQuery,
    count_households,
    find_households,
    read_households,
)
from ngheo_desktop.operations.import_plans import plan_import
from ngheo_desktop.operations.importing import PastDecision, list_imports, write_import
from ngheo_desktop.operations.office import Office
from tests.gui.import_walk import read, settled
from tests.gui.typing import press, type_text

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
SIMPLE = SAMPLES / "danh-sach-don-gian.xlsx"
BROKEN = SAMPLES / "danh-sach-loi.xlsx"


def step(wizard: ImportWizard) -> int:
    return wizard.form.page_stack.currentIndex()


def count(office: Office, **query: object) -> int:
    return count_households(office, HouseholdQuery(**query)).households  # type: ignore[arg-type]


def codes(office: Office) -> list[str]:
    query = HouseholdQuery()
    return [line.code for line in read_households(office, find_households(office, query))]


def test_three_hundred_households_come_into_the_register_by_keys(
    qtbot: QtBot, wizard: ImportWizard, office: Office
) -> None:
    read(qtbot, wizard, SIMPLE)
    assert step(wizard) == 1
    assert wizard.form.sum_label.text() == (
        "danh-sach-don-gian.xlsx: đọc 300 hộ, 1.093 khẩu = "
        "thêm 300 + cập nhật 0 + giữ nguyên 0 + cần xem 0 + bỏ 0."
    )
    press(wizard, "Ctrl+PgDown")
    assert wizard.problems_page.problem_model.rowCount() == 55
    for _ in range(2):
        press(wizard, "Ctrl+PgDown")
    assert count(office) == 0
    assert wizard.form.next_button.text() == "&Ghi 300 hộ vào sổ"
    with qtbot.waitSignal(wizard.list_imported):
        press(wizard, "Ctrl+PgDown")
    settled(qtbot, wizard)
    assert count(office) == 300
    assert wizard.form.notice.text == (
        "Đã ghi danh sách vào sổ: thêm 300, cập nhật 0, giữ nguyên 0, cần xem 0, bỏ 0."
    )
    press(wizard, "Escape")
    assert not wizard.isVisible()


def test_a_list_is_shown_column_by_column_with_its_first_values(
    qtbot: QtBot, wizard: ImportWizard
) -> None:
    read(qtbot, wizard, BROKEN)
    model = wizard.columns_page.model
    shown = [model.index(6, column).data() for column in range(model.columnCount())]
    assert shown[:3] == ["G", "Số định danh cá nhân/CCCD", "Số định danh"]
    assert shown[3].startswith("89145986874 · 91163962597")
    assert wizard.columns_page.rows_label.text() == (
        "Tiêu đề ở dòng 4. Số liệu từ dòng 5 đến 97. "
        "Bỏ qua 2 dòng không phải số liệu bên trong bảng."
    )


def test_the_officer_says_which_column_is_which(
    qtbot: QtBot, wizard: ImportWizard, office: Office, workbook: Callable[..., Path]
) -> None:
    rows = [
        ("Họ và tên chủ hộ", "Ấp", "Hồ sơ"),
        ("Trần Văn Tám", "Phước Lợi", "HS-07"),
        ("Neáng Hoa", "Phước Thọ", "HS-08"),
    ]
    read(qtbot, wizard, workbook(rows))
    table = wizard.columns_page.table
    table.setCurrentIndex(wizard.columns_page.model.index(2, 0))
    press(table, "Return")
    combo = wizard.findChild(QComboBox, "field_combo")
    for _ in range(2):  # «Số thứ tự hộ», «Mã hộ»
        press(combo.view(), "Down")
    press(combo.view(), "Return")
    settled(qtbot, wizard)
    assert wizard.plan is not None
    assert wizard.plan.listing.layout.columns["code"] == "C"
    assert table.currentIndex().row() == 2
    wizard.activateWindow()  # a desktop does that itself once the choice is closed
    qtbot.waitUntil(wizard.isActiveWindow)
    for _ in range(4):
        press(wizard, "Ctrl+PgDown")
    settled(qtbot, wizard)
    assert sorted(codes(office)) == ["HS-07", "HS-08"]


def test_a_column_can_be_left_out(qtbot: QtBot, wizard: ImportWizard) -> None:
    read(qtbot, wizard, SIMPLE)
    wizard.columns_page.column_mapped.emit("N", "note", "")
    settled(qtbot, wizard)
    assert wizard.plan is not None
    assert "note" not in wizard.plan.listing.layout.columns
    assert wizard.columns_page.model.index(13, 2).data() == "Không lấy cột này"


def test_a_correction_that_leaves_no_list_keeps_the_last_good_reading(
    qtbot: QtBot, wizard: ImportWizard
) -> None:
    read(qtbot, wizard, SIMPLE)
    wizard.columns_page.column_mapped.emit("C", "head_name", "address")
    settled(qtbot, wizard)
    assert wizard.form.error_strip.isVisible()
    assert wizard.plan is not None
    assert wizard.plan.listing.layout.columns["head_name"] == "C"
    assert wizard.columns_page.model.index(2, 2).data() == "Họ và tên chủ hộ"


def test_another_sheet_of_the_file_can_be_chosen(qtbot: QtBot, wizard: ImportWizard) -> None:
    read(qtbot, wizard, BROKEN)
    combo = wizard.columns_page.sheet_combo
    assert [combo.itemText(at) for at in range(combo.count())] == ["Danh sach", "DS ấp"]
    combo.setFocus()
    press(combo, "Down")
    settled(qtbot, wizard)
    assert wizard.form.error_strip.problems()  # «DS ấp» holds no list of households


def test_problems_are_shown_errors_first_and_filtered_by_kind(
    qtbot: QtBot, wizard: ImportWizard
) -> None:
    read(qtbot, wizard, BROKEN)
    press(wizard, "Ctrl+PgDown")
    page = wizard.problems_page
    assert page.problem_model.index(0, 2).data() == "Lỗi"
    assert page.problem_model.index(0, 1).data() == "G7"
    assert page.form.problem_label.text().startswith("Ô G7: Excel đã rút gọn")
    every = page.problem_model.rowCount()
    page.form.severity_combo.setFocus()
    press(page.form.severity_combo, "Down")
    errors = page.problem_model.rowCount()
    assert 0 < errors < every
    assert page.form.severity_combo.currentText() == f"Lỗi ({errors})"


def test_households_that_wait_are_listed_with_their_reason(
    qtbot: QtBot, wizard: ImportWizard
) -> None:
    read(qtbot, wizard, BROKEN)
    assert wizard.plan is not None
    waiting = wizard.plan.counts["rejected"] + wizard.plan.counts["review"]
    for _ in range(3):
        press(wizard, "Ctrl+PgDown")
    button = wizard.write_page.form.look_button
    assert button.text() == f"&Xem {waiting} hộ chưa ghi được"
    button.setFocus()
    press(button, "Space")
    assert step(wizard) == 2
    model = wizard.problems_page.household_model
    assert model.rowCount() == waiting
    assert model.index(0, 1).data() == "Bỏ"
    assert model.index(0, 7).data() == "Có lỗi ở dòng của hộ"


def test_stopping_while_reading_leaves_the_file_to_be_chosen_again(
    qtbot: QtBot, wizard: ImportWizard
) -> None:
    type_text(wizard.file_page.path_edit, str(SIMPLE))
    press(wizard, "Ctrl+PgDown")
    press(wizard.form.stop_button, "Space")
    settled(qtbot, wizard)
    assert wizard.form.notice.text == "Đã dừng. Chưa ghi gì vào sổ."
    assert step(wizard) == 0
    press(wizard, "Ctrl+PgDown")
    settled(qtbot, wizard)
    assert step(wizard) == 1


def test_stopping_half_way_through_writing_writes_nothing(
    qtbot: QtBot, wizard: ImportWizard, office: Office
) -> None:
    read(qtbot, wizard, SIMPLE)
    for _ in range(4):
        press(wizard, "Ctrl+PgDown")
    task = wizard._task
    assert task is not None
    # On the worker itself, so that it comes between two batches of the same transaction.
    task.progressed.connect(lambda _done, _total: task.cancel(), Qt.ConnectionType.DirectConnection)
    settled(qtbot, wizard)
    assert count(office) == 0
    assert list_imports(office) == []
    assert wizard.form.notice.text == "Đã dừng. Chưa ghi gì vào sổ."
    assert wizard.form.next_button.isEnabled()


def test_a_signed_decision_gives_every_household_its_class(
    qtbot: QtBot, wizard: ImportWizard, office: Office
) -> None:
    read(qtbot, wizard, SIMPLE)
    for _ in range(2):
        press(wizard, "Ctrl+PgDown")
    form = wizard.kind_page.form
    assert form.current_radio.hasFocus()
    press(form.decision_radio, "Space")
    assert form.number_edit.hasFocus()
    press(wizard, "Ctrl+PgDown")
    assert "Chưa có số quyết định" in wizard.form.error_strip.problems()[0].text
    type_text(form.number_edit, "45/QĐ-UBND")
    assert not wizard.form.error_strip.isVisible()
    form.day_edit.setFocus()
    type_text(form.day_edit, "151225")
    press(form.day_edit, "Tab")
    assert form.day_edit.text() == "15/12/2025"
    press(wizard, "Ctrl+PgDown")
    assert wizard.write_page.form.decision_label.text() == (
        "Ghi thành Quyết định số 45/QĐ-UBND ngày 15/12/2025: 12 hộ nghèo, "
        "22 hộ cận nghèo, 266 không thuộc diện."
    )
    press(wizard, "Ctrl+PgDown")
    settled(qtbot, wizard)
    assert "Quyết định số 45/QĐ-UBND ngày 15/12/2025" in wizard.form.notice.text
    decided = [
        count(office, household_class=each)
        for each in (HouseholdClass.POOR, HouseholdClass.NEAR_POOR, HouseholdClass.NOT_POOR)
    ]
    assert sum(decided) == 300
    assert decided[0] > 0


def test_a_list_that_was_written_before_can_still_become_its_decision(
    qtbot: QtBot, wizard: ImportWizard, office: Office
) -> None:
    write_import(office, plan_import(office, SIMPLE))
    read(qtbot, wizard, SIMPLE)
    wizard._show_step(3)
    form = wizard.kind_page.form
    form.decision_radio.setChecked(True)
    type_text(form.number_edit, "số 45/QĐ-UBND")
    type_text(form.day_edit, "15/12/2025")
    press(wizard, "Ctrl+PgDown")
    assert wizard.form.next_button.text() == "&Ghi quyết định vào sổ"
    wizard.write_page.repeated_check.setChecked(True)
    press(wizard, "Ctrl+PgDown")
    settled(qtbot, wizard)
    assert count(office, household_class=HouseholdClass.POOR) == 12


def test_a_decision_that_is_there_already_is_told_while_it_is_typed(
    qtbot: QtBot, wizard: ImportWizard, office: Office
) -> None:
    signed = PastDecision("45/QĐ-UBND", date(2025, 12, 15))
    write_import(office, plan_import(office, SIMPLE), decision=signed)
    read(qtbot, wizard, SIMPLE)
    wizard._show_step(3)
    form = wizard.kind_page.form
    form.decision_radio.setChecked(True)
    type_text(form.number_edit, "45/qđ-ubnd")
    type_text(form.day_edit, "15/12/2025")
    assert form.known_label.text().startswith(
        "Quyết định số 45/QĐ-UBND ngày 15/12/2025 đã có trong sổ với 300 hộ."
    )
    press(wizard, "Ctrl+PgDown")
    assert form.join_check.hasFocus()
    press(form.join_check, "Space")
    press(wizard, "Ctrl+PgDown")
    assert step(wizard) == 4


def test_a_list_without_classes_asks_which_class_its_households_have(
    qtbot: QtBot, wizard: ImportWizard, office: Office, workbook: Callable[..., Path]
) -> None:
    rows = [
        ("Họ và tên chủ hộ", "Năm sinh", "Ấp"),
        ("Trần Văn Tám", "1974", "Phước Lợi"),
        ("Neáng Hoa", "1980", "Phước Thọ"),
    ]
    read(qtbot, wizard, workbook(rows))
    wizard._show_step(3)
    form = wizard.kind_page.form
    assert form.told_label.text() == "Tệp ghi diện: không hộ nào. 2 hộ không ghi diện."
    form.decision_radio.setChecked(True)
    type_text(form.number_edit, "45/QĐ-UBND")
    type_text(form.day_edit, "15/12/2025")
    press(wizard, "Ctrl+PgDown")
    assert form.unsaid_combo.hasFocus()
    form.unsaid_combo.setCurrentIndex(form.unsaid_combo.findText("Hộ nghèo"))
    press(wizard, "Ctrl+PgDown")
    press(wizard, "Ctrl+PgDown")
    settled(qtbot, wizard)
    assert count(office, household_class=HouseholdClass.POOR) == 2


@pytest.mark.parametrize("number", ["bốn mươi lăm", "45", "45/UBND", "/QĐ-UBND"])
def test_what_is_no_number_of_a_decision_is_not_taken_for_one(
    qtbot: QtBot, wizard: ImportWizard, number: str
) -> None:
    read(qtbot, wizard, SIMPLE)
    wizard._show_step(3)
    form = wizard.kind_page.form
    form.decision_radio.setChecked(True)
    type_text(form.number_edit, number)
    type_text(form.day_edit, "15/12/2025")
    press(wizard, "Ctrl+PgDown")
    assert "cần có dạng 45/QĐ-UBND" in wizard.form.error_strip.problems()[0].text
    assert form.number_edit.hasFocus()


def test_a_decision_of_tomorrow_is_not_taken(qtbot: QtBot, wizard: ImportWizard) -> None:
    read(qtbot, wizard, SIMPLE)
    for _ in range(2):
        press(wizard, "Ctrl+PgDown")
    form = wizard.kind_page.form
    press(form.decision_radio, "Space")
    type_text(form.number_edit, "45/QĐ-UBND")
    type_text(form.day_edit, "25/11/2026")
    press(wizard, "Ctrl+PgDown")
    assert "sau ngày hôm nay" in wizard.form.error_strip.problems()[0].text
    assert form.day_edit.hasFocus()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"%PDF-1.4\n\x00\xff\xfe", "không phải tệp Excel"),
        (b"", "trống"),
        (b"PK\x03\x04rest of it", "hỏng"),
        (None, "Không có tệp"),
    ],
)
def test_a_wrong_file_is_told_and_another_one_can_be_chosen(
    qtbot: QtBot, wizard: ImportWizard, tmp_path: Path, content: bytes | None, told: str
) -> None:
    path = tmp_path / "danh-sach-sai.xlsx"
    if content is not None:
        path.write_bytes(content)
    read(qtbot, wizard, path)
    assert step(wizard) == 0
    strip = wizard.form.error_strip
    assert told in strip.problems()[0].text
    assert strip.problem_list.hasFocus()
    press(strip.problem_list, "Return")
    qtbot.waitUntil(wizard.file_page.path_edit.hasFocus)
    read(qtbot, wizard, SIMPLE)
    assert step(wizard) == 1
    assert not strip.isVisible()


def test_a_file_of_two_hundred_megabytes_is_refused_before_it_is_read(
    qtbot: QtBot, wizard: ImportWizard, tmp_path: Path
) -> None:
    path = tmp_path / "lon.xlsx"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(200 * 2**20)  # sparse: takes no room
    read(qtbot, wizard, path)
    assert "200 MB" in wizard.form.error_strip.problems()[0].text


def test_enter_goes_on_in_fields_and_never_writes_by_itself(
    qtbot: QtBot, wizard: ImportWizard, office: Office
) -> None:
    wizard.file_page.path_edit.setFocus()
    type_text(wizard.file_page.path_edit, str(SIMPLE))
    press(wizard.file_page.path_edit, "Return")
    qtbot.waitUntil(lambda: step(wizard) == 1)
    press(wizard, "F9")
    press(wizard.problems_page.form.problem_table, "Return")
    assert step(wizard) == 2
    press(wizard, "Ctrl+Return")
    form = wizard.kind_page.form
    press(form.decision_radio, "Space")
    press(form.number_edit, "Return")
    assert form.day_edit.hasFocus()
    press(form.day_edit, "Return")
    assert wizard.imported is None
    assert count(office) == 0


def test_nothing_is_read_without_a_file(qtbot: QtBot, wizard: ImportWizard) -> None:
    press(wizard, "Ctrl+PgDown")
    assert wizard.form.error_strip.problems()[0].text == "Chưa chọn tệp danh sách."
    assert wizard.file_page.choose_button.isEnabled()


def test_closing_while_reading_stops_and_then_closes(qtbot: QtBot, wizard: ImportWizard) -> None:
    type_text(wizard.file_page.path_edit, str(SIMPLE))
    press(wizard, "Ctrl+PgDown")
    press(wizard, "Escape")
    assert wizard.isVisible()
    qtbot.waitUntil(lambda: not wizard.isVisible())


def test_every_field_of_the_reader_has_a_word_for_the_officer() -> None:
    offered = [code for group in FIELD_GROUPS for code, _title in group]
    assert sorted(offered) == sorted(FIELDS)
    titles = [title for group in FIELD_GROUPS for _code, title in group]
    assert len(set(titles)) == len(titles)


HEAD = ["Mã hộ", "Họ và tên chủ hộ", "Ngày sinh", "Ấp", "Số nhân khẩu"]
TWINS = [
    ["0501", "Trần Văn Tám", "05/02/1974", "Phước Lợi", "4"],
    ["0502", "Lê Thị Út", "01/03/1976", "Phước Lợi", "2"],
    ["0503", "Chau Sim", "02/03/1976", "Phước Lợi", "2"],
    ["0504", "Chau Rinh", "03/03/1976", "Phước Lợi", "2"],
]


@pytest.fixture
def twins(office: Office, workbook: Callable[[Sequence[Sequence[str]]], Path]) -> Path:
    """A list whose households stand in the register under other codes."""
    write_import(office, plan_import(office, workbook([HEAD, *TWINS])))
    return workbook([HEAD, *(["", *row[1:]] for row in TWINS)])


def test_a_person_says_who_is_the_same_and_the_sum_follows(
    qtbot: QtBot, wizard: ImportWizard, twins: Path
) -> None:
    read(qtbot, wizard, twins)
    press(wizard.columns_page.table, "Ctrl+PgDown")
    page = wizard.problems_page
    page.form.tabs.setCurrentIndex(1)
    assert "cần xem 4" in wizard.form.sum_label.text()
    same, different, later = page.answer_buttons
    for button, counted in ((same, "giữ nguyên 1"), (different, "thêm 1"), (later, "cần xem 4")):
        page.form.household_table.setCurrentIndex(page.household_model.index(0, 0))
        assert button.isEnabled()
        button.click()
        settled(qtbot, wizard)
        assert counted in wizard.form.sum_label.text()


def test_a_list_that_is_half_known_waits_for_a_word(
    qtbot: QtBot, office: Office, wizard: ImportWizard, twins: Path
) -> None:
    read(qtbot, wizard, twins)
    press(wizard.columns_page.table, "Ctrl+PgDown")
    wizard.problems_page.form.household_table.setCurrentIndex(
        wizard.problems_page.household_model.index(0, 0)
    )
    wizard.problems_page.answer_buttons[1].click()
    settled(qtbot, wizard)
    wizard._show_step(4)
    assert wizard.write_page.repeated_check.isVisible()
    press(wizard.write_page.repeated_check, "F9")
    assert "Ít nhất nửa" in wizard.form.error_strip.problems()[0].text
    wizard.write_page.repeated_check.setChecked(True)
    press(wizard.write_page.repeated_check, "F9")
    settled(qtbot, wizard)
    assert wizard.imported is not None
    assert count_households(office, HouseholdQuery()).households == 5


def test_what_waits_goes_out_as_a_workbook(
    qtbot: QtBot, wizard: ImportWizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(qtbot, wizard, BROKEN)
    wizard._show_step(4)
    target = tmp_path / "can-sua.xlsx"
    monkeypatch.setattr(wizard, "ask_errors_file", lambda: target)
    wizard.write_page.errors_button.click()
    settled(qtbot, wizard)
    assert target.exists()
    assert "can-sua.xlsx" in wizard.form.notice.text


def test_old_letters_are_shown_before_and_after(qtbot: QtBot, wizard: ImportWizard) -> None:
    read(qtbot, wizard, SAMPLES / "danh-sach-tcvn3.xlsx")
    told = wizard.columns_page.letters_label.text()
    assert "phông chữ cũ" in told
    assert "Hä vµ tªn chñ hé → Họ và tên chủ hộ" in told


def test_columns_of_another_file_are_taken_over_and_can_be_dropped(
    qtbot: QtBot,
    office: Office,
    wizard: ImportWizard,
    workbook: Callable[[Sequence[Sequence[str]]], Path],
) -> None:
    head = [*HEAD[:4], "Cột lạ"]
    first = plan_import(office, workbook([head, TWINS[0]]), mapping={"member_count": "E"})
    write_import(office, first)
    read(qtbot, wizard, workbook([head, TWINS[1]]))
    page = wizard.columns_page
    assert "danh-sach.xlsx" in page.rows_label.text()
    page.anew_button.click()
    settled(qtbot, wizard)
    assert "ghép như đã sửa" not in page.rows_label.text()
    assert wizard.plan is not None
    assert wizard.plan.households[0].listed.member_count is None


def test_hamlets_that_only_the_list_knows_are_added_by_one_key(
    qtbot: QtBot,
    wizard: ImportWizard,
    office: Office,
    workbook: Callable[[Sequence[Sequence[str]]], Path],
) -> None:
    rows = [
        ["STT", "Họ và tên chủ hộ", "Năm sinh", "Ấp", "Số khẩu"],
        *[
            [str(at), f"Trần Văn {name}", "1970", "Bình Quới", "3"]
            for at, name in enumerate("ABCD")
        ],
    ]
    read(qtbot, wizard, workbook(rows))
    assert wizard.plan is not None
    assert wizard.plan.counts["rejected"] + wizard.plan.counts["review"] == 4
    press(wizard, "Ctrl+PgDown")
    assert wizard.problems_page.hamlets_button.text() == "Thê&m 1 ấp, khóm"
    press(wizard.problems_page.hamlets_button, "Space")
    settled(qtbot, wizard)
    assert wizard.plan.counts["created"] == 4
    assert not wizard.problems_page.hamlets_button.isVisible()
    assert "Bình Quới" in {hamlet.name for hamlet in list_hamlets(office)}
