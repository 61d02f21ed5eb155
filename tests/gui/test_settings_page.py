"""The settings walked by keys: hamlets, standards, own password, diary, scoring anew."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.rights import Role
from ngheo_desktop.domain.terms import Area, Provenance
from ngheo_desktop.gui.dialogs.hamlet_dialog import HamletDialog
from ngheo_desktop.gui.dialogs.standard_confirm_dialog import StandardConfirmDialog
from ngheo_desktop.gui.dialogs.standard_part_dialog import StandardPartDialog
from ngheo_desktop.gui.pages.settings_diary import DiarySection
from ngheo_desktop.gui.pages.settings_hamlets import HamletsSection
from ngheo_desktop.gui.pages.settings_page import SettingsPage
from ngheo_desktop.gui.pages.settings_password import PasswordSection
from ngheo_desktop.gui.pages.settings_standards import StandardsSection
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.checklists import open_sheet, save_sheet
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.office import Office, open_office
from tests.conftest import PASSWORD, TODAY
from tests.gui.settings_walk import ENOUGH, columns, dialog_of, idle, retype, section, shown
from tests.gui.typing import press, type_text


@pytest.fixture
def page(qtbot: QtBot, office: Office, runner: TaskRunner) -> SettingsPage:
    return shown(qtbot, SettingsPage(office, runner))


# Hamlets


def test_the_hamlets_stand_in_their_order_with_their_area(qtbot: QtBot, page: SettingsPage) -> None:
    hamlets = section(qtbot, page, HamletsSection)
    assert hamlets.unit_label.text() == "xã Ô Lâm, An Giang"
    assert columns(hamlets.table, 1)[:2] == ["ấp Phước Lợi", "ấp Phước Long"]
    assert columns(hamlets.table, 2)[0] == "nông thôn"
    assert columns(hamlets.table, 3)[0] == "01/07/2025"


def test_a_hamlet_is_added_by_keys(qtbot: QtBot, page: SettingsPage, office: Office) -> None:
    hamlets = section(qtbot, page, HamletsSection)
    press(hamlets.table, "Ctrl+N")
    dialog = dialog_of(qtbot, page, HamletDialog)
    type_text(dialog.form.name_edit, "Khu phố 1")
    press(dialog.form.hardship_check, "Space")
    with qtbot.waitSignals([page.told, dialog.accepted], timeout=ENOUGH):
        press(dialog.form.name_edit, "Return")
    idle(qtbot, page)
    added = list_hamlets(office)[-1]
    assert (added.full_name, added.hardship) == ("khu phố 1", True)
    assert added.area_on(TODAY) == Area.RURAL
    assert hamlets.table.currentIndex().row() == 12


def test_the_same_hamlet_twice_is_refused_and_the_draft_stays(
    qtbot: QtBot, page: SettingsPage, office: Office
) -> None:
    hamlets = section(qtbot, page, HamletsSection)
    press(hamlets.table, "Ctrl+N")
    dialog = dialog_of(qtbot, page, HamletDialog)
    press(dialog.form.name_edit, "Return")
    assert dialog.form.notice.text == "Chưa có tên ấp, khóm."
    type_text(dialog.form.name_edit, "phuoc loi")
    press(dialog.form.name_edit, "Return")
    qtbot.waitUntil(lambda: "Đã có ấp, khóm" in dialog.form.notice.text, timeout=ENOUGH)
    assert dialog.form.name_edit.text() == "phuoc loi"
    press(dialog, "Escape")
    assert len(list_hamlets(office)) == 12


def test_a_hamlet_is_renamed_and_becomes_urban_from_a_day_on(
    qtbot: QtBot, page: SettingsPage, office: Office
) -> None:
    hamlets = section(qtbot, page, HamletsSection)
    press(hamlets.table, "F2")
    dialog = dialog_of(qtbot, page, HamletDialog)
    assert not dialog.form.since_edit.isVisible()
    retype(dialog.form.name_edit, "Phước Lợi A")
    press(dialog.form.area_combo, "Down")
    assert dialog.form.since_edit.isVisible()
    press(dialog.form.name_edit, "Return")
    assert "Chưa có ngày bắt đầu" in dialog.form.notice.text
    assert dialog.form.since_edit.hasFocus()
    type_text(dialog.form.since_edit, "01/10/2026")
    with qtbot.waitSignal(dialog.accepted, timeout=ENOUGH):
        press(dialog.form.since_edit, "Return")
    idle(qtbot, page)
    changed = list_hamlets(office)[0]
    assert changed.name == "Phước Lợi A"
    assert changed.area_on(TODAY) == Area.URBAN
    assert "Khu vực của ấp Phước Lợi A đã đổi." in page.rescore_strip.notice.text
    assert page.rescore_strip.score_button.isVisible()


def test_hamlets_are_moved_up_and_down(qtbot: QtBot, page: SettingsPage, office: Office) -> None:
    hamlets = section(qtbot, page, HamletsSection)
    press(hamlets.table, "Alt+Down")
    idle(qtbot, page)
    assert [each.name for each in list_hamlets(office)][:2] == ["Phước Long", "Phước Lợi"]
    assert hamlets.table.currentIndex().row() == 1
    press(hamlets.table, "Alt+Up")
    idle(qtbot, page)
    assert [each.name for each in list_hamlets(office)][:2] == ["Phước Lợi", "Phước Long"]
    press(hamlets.table, "Alt+Up")
    assert not hamlets.is_working


def test_only_a_hamlet_without_households_is_removed(
    qtbot: QtBot, page: SettingsPage, office: Office, household_id: str
) -> None:
    hamlets = section(qtbot, page, HamletsSection)
    press(hamlets.table, "Delete")
    qtbot.waitUntil(lambda: "Còn 1 hộ" in hamlets.notice.text, timeout=ENOUGH)
    press(hamlets.table, "Down")
    with qtbot.waitSignal(page.told, timeout=ENOUGH) as told:
        press(hamlets.table, "Delete")
    idle(qtbot, page)
    assert told.args == ["Đã bỏ ấp Phước Long."]
    assert len(list_hamlets(office)) == 11


# Standards


def test_a_standard_shows_its_parts_with_how_well_they_are_known(
    qtbot: QtBot, page: SettingsPage, office: Office
) -> None:
    standards = section(qtbot, page, StandardsSection)
    assert standards.current().standard.code == "2022-2025"  # the one of today
    assert office.standards[0].fingerprint[:12] in standards.head_label.text()
    assert "Còn 12 phần" in standards.head_label.text()
    assert columns(standards.table, 0)[:3] == [
        "Thời gian áp dụng",
        "Mức thu nhập",
        "Ngưỡng điểm B1",
    ]
    assert columns(standards.table, 2)[1] == "đã xác nhận"
    press(standards.standard_list, "Down")
    assert "chưa công bố" in columns(standards.table, 1)[2]


def test_a_standard_is_confirmed_by_name_and_day(
    qtbot: QtBot, page: SettingsPage, office: Office
) -> None:
    standards = section(qtbot, page, StandardsSection)
    press(standards.table, "Ctrl+Return")
    dialog = dialog_of(qtbot, page, StandardConfirmDialog)
    assert dialog.form.name_label.text() == "Người xác nhận: Neáng Sa, ngày 24/11/2026"
    assert dialog.form.parts_list.count() == 12
    assert dialog.form.review_button.hasFocus()
    press(dialog.form.confirm_button, "Space")
    qtbot.waitUntil(
        lambda: "Đã đối chiếu: Neáng Sa, ngày 24/11/2026" in standards.head_label.text(),
        timeout=ENOUGH,
    )
    assert office.standards[0].is_confirmed
    assert "đã đối chiếu" in standards.standard_list.item(0).text()


def test_the_safe_answer_confirms_nothing(qtbot: QtBot, page: SettingsPage, office: Office) -> None:
    standards = section(qtbot, page, StandardsSection)
    press(standards.table, "Ctrl+Return")
    dialog = dialog_of(qtbot, page, StandardConfirmDialog)
    with qtbot.waitSignal(dialog.rejected):
        press(dialog.form.review_button, "Return")
    assert not office.standards[0].is_confirmed


def change_part(qtbot: QtBot, page: SettingsPage, row: int) -> StandardPartDialog:
    standards = section(qtbot, page, StandardsSection)
    standards.table.selectRow(row)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)  # a window manager does that after a dialog
    press(standards.table, "F2")
    dialog: StandardPartDialog = dialog_of(qtbot, page, StandardPartDialog)
    return dialog


def test_a_changed_number_is_used_and_must_be_confirmed_again(
    qtbot: QtBot, page: SettingsPage, office: Office
) -> None:
    standards = section(qtbot, page, StandardsSection)
    standards._on_confirm_accepted()
    idle(qtbot, page)
    dialog = change_part(qtbot, page, 2)
    retype(dialog.edits["score_line.rural"], "1.45")
    retype(dialog.edits["source"], "Quyết định số 01, trang 2")
    with qtbot.waitSignal(dialog.accepted, timeout=ENOUGH):
        press(dialog.edits["source"], "Return")
    idle(qtbot, page)
    changed = office.standards[0]
    assert changed.score_line[Area.RURAL] == 145
    assert changed.score_line[Area.URBAN] == 175
    assert changed.provenance["score_line"] == Provenance.RECALLED
    assert changed.sources["score_line"] == "Quyết định số 01, trang 2"
    assert not changed.is_confirmed
    assert "Còn 13 phần" in standards.head_label.text()
    assert "Kết quả đã chấm còn theo bản trước." in page.rescore_strip.notice.text


def test_the_missing_b1_line_of_the_next_standard_can_be_entered(
    qtbot: QtBot, page: SettingsPage, office: Office
) -> None:
    standards = section(qtbot, page, StandardsSection)
    press(standards.standard_list, "Down")
    dialog = change_part(qtbot, page, 2)
    type_text(dialog.edits["score_line.rural"], "150")
    press(dialog.edits["score_line.rural"], "Return")
    assert "Thành thị" in dialog.notice.text
    assert dialog.edits["score_line.urban"].hasFocus()
    type_text(dialog.edits["score_line.urban"], "180")
    with qtbot.waitSignal(dialog.accepted, timeout=ENOUGH):
        press(dialog.edits["score_line.urban"], "Return")
    assert office.standards[1].score_line == {Area.RURAL: 150, Area.URBAN: 180}
    assert office.standards[1].sources["score_line"] == "Văn phòng nhập"


def test_the_words_of_an_indicator_are_changed(
    qtbot: QtBot, page: SettingsPage, office: Office
) -> None:
    dialog = change_part(qtbot, page, 7)
    retype(dialog.edits["indicators.health_insurance.deprived_when"], "Có người chưa có thẻ.")
    with qtbot.waitSignal(dialog.accepted, timeout=ENOUGH):
        press(dialog.save_button, "Space")
    indicator = office.standards[0].indicator("health_insurance")
    assert indicator.deprived_when == "Có người chưa có thẻ."
    assert indicator.provenance == Provenance.RECALLED


def test_points_and_income_are_changed(qtbot: QtBot, page: SettingsPage, office: Office) -> None:
    dialog = change_part(qtbot, page, 1)
    assert dialog.edits["income_line.rural"].text() == "1.500.000"
    retype(dialog.edits["income_line.rural"], "1600000")
    with qtbot.waitSignal(dialog.accepted, timeout=ENOUGH):
        press(dialog.edits["source"], "Return")
    idle(qtbot, page)
    dialog = change_part(qtbot, page, 3)
    retype(dialog.edits["deprivation.min_score"], "40")
    with qtbot.waitSignal(dialog.accepted, timeout=ENOUGH):
        press(dialog.edits["source"], "Return")
    assert office.standards[0].income_line[Area.RURAL] == 1_600_000
    assert office.standards[0].min_deprivation_score == 40


def test_a_period_that_overlaps_the_next_standard_is_refused(
    qtbot: QtBot, page: SettingsPage, office: Office
) -> None:
    dialog = change_part(qtbot, page, 0)
    retype(dialog.edits["valid_to"], "31/12/2027")
    press(dialog.edits["valid_to"], "Return")
    qtbot.waitUntil(lambda: "trùng với chuẩn 2027-2030" in dialog.notice.text, timeout=ENOUGH)
    assert dialog.isVisible()
    retype(dialog.edits["valid_to"], "30/12/2026")
    with qtbot.waitSignal(dialog.accepted, timeout=ENOUGH):
        press(dialog.edits["valid_to"], "Return")
    assert office.standards[0].valid_to.day == 30


def test_saving_an_unchanged_part_changes_nothing(
    qtbot: QtBot, page: SettingsPage, office: Office
) -> None:
    before = office.standards[0].fingerprint
    dialog = change_part(qtbot, page, 2)
    with qtbot.waitSignal(dialog.rejected):
        press(dialog.edits["source"], "Return")
    assert office.standards[0].fingerprint == before


def test_a_standard_leaves_as_a_file_and_comes_back_changed(
    qtbot: QtBot,
    page: SettingsPage,
    office: Office,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    standards = section(qtbot, page, StandardsSection)
    target = tmp_path / "chuẩn.toml"
    monkeypatch.setattr(standards, "ask_target", lambda _name: target)
    monkeypatch.setattr(standards, "ask_file", lambda: target)
    press(standards.table, "Ctrl+S")
    qtbot.waitUntil(lambda: "Đã lưu vào" in standards.notice.text, timeout=ENOUGH)
    text = target.read_text(encoding="utf-8")
    assert tomllib.loads(text)["code"] == "2022-2025"
    target.write_text(text.replace("rural = 140", "rural = 150"), encoding="utf-8")
    with qtbot.waitSignal(page.told, timeout=ENOUGH):
        press(standards.table, "Ctrl+N")
    assert office.standards[0].score_line[Area.RURAL] == 150


def test_a_file_that_is_no_standard_is_told(
    qtbot: QtBot, page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    standards = section(qtbot, page, StandardsSection)
    path = tmp_path / "khác.toml"
    path.write_text('format = "khác"')
    monkeypatch.setattr(standards, "ask_file", lambda: path)
    press(standards.table, "Ctrl+N")
    qtbot.waitUntil(lambda: "Chưa nạp gì" in standards.notice.text, timeout=ENOUGH)


# Scoring anew


def test_everything_is_scored_anew_after_a_change(
    qtbot: QtBot, page: SettingsPage, office: Office, household_id: str
) -> None:
    save_sheet(office, household_id, open_sheet(office, household_id).facts, "Neáng Sa")
    page.rescore_strip.offer("Đã sửa chuẩn.")
    with qtbot.waitSignal(page.scored, timeout=ENOUGH):
        press(page.rescore_strip.score_button, "Space")
    assert page.rescore_strip.notice.text == "Đã chấm lại 1 hộ có phiếu: chưa kết luận 1."
    press(page.rescore_strip.later_button, "Space")
    assert page.rescore_strip.isHidden()


def test_scoring_is_stopped_and_the_old_results_stay(qtbot: QtBot, page: SettingsPage) -> None:
    page.rescore_strip.offer("Đã sửa chuẩn.")
    press(page.rescore_strip.score_button, "Space")
    press(page.rescore_strip.stop_button, "Space")
    qtbot.waitUntil(lambda: "Đã dừng" in page.rescore_strip.notice.text, timeout=ENOUGH)
    assert page.rescore_strip.score_button.isVisible()


# Own password


def test_ones_own_password_is_changed(qtbot: QtBot, page: SettingsPage, office: Office) -> None:
    form = section(qtbot, page, PasswordSection).form
    assert form.old_edit.hasFocus()
    for edit, text in (
        (form.old_edit, "sai-mat-khau"),
        (form.password_edit, "mat-khau-moi"),
        (form.again_edit, "mat-khau-moi"),
    ):
        type_text(edit, text)
    press(form.again_edit, "Return")
    qtbot.waitUntil(lambda: "Mật khẩu chưa đúng" in form.notice.text, timeout=ENOUGH)
    retype(form.old_edit, PASSWORD)
    press(form.old_edit, "Return")
    qtbot.waitUntil(lambda: "Đã đổi mật khẩu" in form.notice.text, timeout=ENOUGH)
    assert form.old_edit.text() == ""
    open_office(office.folder, "canbo", "mat-khau-moi").store.close()


def test_a_new_password_without_the_old_one_is_told(qtbot: QtBot, page: SettingsPage) -> None:
    form = section(qtbot, page, PasswordSection).form
    press(form.old_edit, "Return")
    assert form.notice.text == "Chưa gõ mật khẩu đang dùng."
    type_text(form.old_edit, PASSWORD)
    type_text(form.password_edit, "ngan")
    press(form.password_edit, "Return")
    assert "ít nhất 8 ký tự" in form.notice.text
    assert form.password_edit.hasFocus()


# Diary


def test_the_diary_is_read_and_checked(qtbot: QtBot, page: SettingsPage, household_id: str) -> None:
    diary = section(qtbot, page, DiarySection)
    assert columns(diary.table, 3)[-1] == "lập sổ"
    press(diary.table, "F9")
    qtbot.waitUntil(lambda: "Nhật ký nguyên vẹn" in diary.notice.text, timeout=ENOUGH)


def test_a_line_changed_outside_the_program_is_named(
    qtbot: QtBot, page: SettingsPage, office: Office
) -> None:
    connection = office.store.connection()
    guards = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'diary'"
    for (name,) in connection.execute(guards).fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("UPDATE diary SET account = 'Người khác' WHERE seq = 1")
    connection.close()
    diary = section(qtbot, page, DiarySection)
    press(diary.table, "F9")
    qtbot.waitUntil(lambda: "Dòng 1 của nhật ký" in diary.notice.text, timeout=ENOUGH)


# Rights


EVERYBODYS = {"Chuẩn nghèo", "Mật khẩu của tôi", "Thực hành", "Giao diện", "Sao lưu"}
OF_RULES = ("Đơn vị và ấp, khóm", "Phiếu rà soát", "Quy tắc rà soát")


@pytest.mark.parametrize(
    ("role", "more"),
    [
        (Role.ADMIN, {*OF_RULES, "Người dùng và quyền", "Nhật ký"}),
        (
            Role.POVERTY_OFFICER,
            {*OF_RULES, "Lịch sử nhập", "Kiểm tra dữ liệu"},
        ),
        (Role.VIEWER, {"Nhật ký", "Kiểm tra dữ liệu"}),
        (Role.FRONT_OFFICER, {"Kiểm tra dữ liệu"}),
    ],
)
def test_what_an_account_has_no_right_to_is_absent(
    qtbot: QtBot, office: Office, runner: TaskRunner, role: Role, more: set[str]
) -> None:
    actor = replace(office.actor, roles=frozenset({role}))
    page = shown(qtbot, SettingsPage(replace(office, actor=actor), runner))
    headings = {page.tabs.tabText(at) for at in range(page.tabs.count())}
    assert headings - EVERYBODYS == more
    standards = section(qtbot, page, StandardsSection)
    names = {action.objectName() for action in standards.actions()}
    assert ("confirm_action" in names) is (role == Role.ADMIN)


def test_the_practice_commune_has_no_password_to_change(
    qtbot: QtBot, office: Office, runner: TaskRunner
) -> None:
    page = shown(qtbot, SettingsPage(replace(office, is_practice=True), runner))
    assert "Mật khẩu của tôi" not in [section.heading for section in page.sections]


def test_an_admin_alone_is_told_who_may_score_anew(
    qtbot: QtBot, office: Office, runner: TaskRunner
) -> None:
    actor = replace(office.actor, roles=frozenset({Role.ADMIN}))
    page = shown(qtbot, SettingsPage(replace(office, actor=actor), runner))
    page.rescore_strip.offer("Đã sửa chuẩn.")
    assert not page.rescore_strip.score_button.isVisible()
    assert "Cán bộ giảm nghèo" in page.rescore_strip.notice.text


def test_every_field_has_a_name_for_who_cannot_see_it(qtbot: QtBot, page: SettingsPage) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QPlainTextEdit, QProgressBar

    labelled = {label.buddy() for label in page.findChildren(QLabel)}
    fields = [
        each
        for kind in (QLineEdit, QPlainTextEdit, QAbstractItemView, QProgressBar)
        for each in page.findChildren(kind)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert not [
        each.objectName() for each in fields if each not in labelled and not each.accessibleName()
    ]
