"""The first run, walked by keys: an office at the end, or nothing left behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.terms import Area
from ngheo_desktop.gui.dialogs.bring_back_dialog import BringBackDialog
from ngheo_desktop.gui.dialogs.first_run_wizard import FirstRunWizard
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.password_edit import CAPS_NOTE, TYPING_NOTE
from ngheo_desktop.operations.backups import back_up, backup_place
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.office import NewOffice, create_office, office_exists, open_office
from ngheo_desktop.operations.opening import chosen_places
from ngheo_desktop.paths import Places
from tests.conftest import CHEAP, COMMUNE
from tests.gui.typing import press, type_text

PASSWORD = "mat-khau-thu"
ENOUGH = 20_000  # ms; waits end as soon as the thing happens


@pytest.fixture
def home(tmp_path: Path) -> Places:
    return Places(tmp_path / "home")


@pytest.fixture
def wizard(qtbot: QtBot, home: Places, runner: TaskRunner) -> Iterator[FirstRunWizard]:
    made = FirstRunWizard(home, runner)
    qtbot.addWidget(made)
    show(qtbot, made)
    yield made
    if made.office is not None:
        made.office.store.close()
    made.reject()


def show(qtbot: QtBot, wizard: FirstRunWizard) -> None:
    with qtbot.waitActive(wizard):
        wizard.show()
        wizard.activateWindow()


def step(wizard: FirstRunWizard) -> int:
    return wizard.form.page_stack.currentIndex()


def focused(wizard: FirstRunWizard) -> str:
    widget = QApplication.focusWidget()
    assert widget is not None
    assert widget.window() is wizard
    return widget.objectName()


def choose_place(wizard: FirstRunWizard, words: str = "o lam", hamlets: str = "") -> None:
    type_text(wizard.place_page.form.commune_edit, words)
    press(wizard.place_page.form.commune_edit, "Return")
    for line in hamlets.splitlines():
        type_text(wizard.place_page.form.hamlets_edit, line)
        press(wizard.place_page.form.hamlets_edit, "Return")
    press(wizard, "Ctrl+PgDown")


def name_person(wizard: FirstRunWizard, again: str = PASSWORD) -> None:
    form = wizard.person_page.form
    type_text(form.name_edit, "Neáng Sa")
    type_text(form.password_edit, PASSWORD)
    type_text(form.again_edit, again)
    press(form.again_edit, "Return")


def reach_code(qtbot: QtBot, wizard: FirstRunWizard, hamlets: str = "Phước Lợi\nKhóm 1") -> str:
    choose_place(wizard, hamlets=hamlets)
    name_person(wizard)
    qtbot.waitUntil(lambda: step(wizard) == 2, timeout=ENOUGH)
    return str(wizard.code_page.form.code_label.text()).replace("\n", "-")


def finish(qtbot: QtBot, wizard: FirstRunWizard, code: str) -> None:
    type_text(wizard.code_page.form.last_edit, code.split("-")[-1].lower())
    press(wizard.code_page.form.last_edit, "Return")
    assert step(wizard) == 3
    press(wizard, "Ctrl+PgDown")
    assert focused(wizard) == "backup_place_button"
    with qtbot.waitSignal(wizard.accepted, timeout=ENOUGH):
        press(wizard, "Ctrl+PgDown")


def test_an_office_is_made_by_keys_alone(
    qtbot: QtBot, wizard: FirstRunWizard, home: Places
) -> None:
    code = reach_code(qtbot, wizard)
    assert len(code.split("-")) == 6
    finish(qtbot, wizard, code)
    assert wizard.office is not None
    assert wizard.office.folder == home.office
    assert wizard.office.commune.full_name == "xã Ô Lâm"
    assert wizard.office.actor.login == "neangsa"
    names = [hamlet.full_name for hamlet in list_hamlets(wizard.office)]
    assert names == ["ấp Phước Lợi", "khóm 1"]
    assert wizard.wants_import()
    open_office(home.office, "neangsa", PASSWORD).store.close()


def test_an_empty_office_is_chosen_with_an_arrow(qtbot: QtBot, wizard: FirstRunWizard) -> None:
    code = reach_code(qtbot, wizard)
    type_text(wizard.code_page.form.last_edit, code[-4:])
    press(wizard, "Ctrl+PgDown")
    assert focused(wizard) == "import_radio"
    press(wizard.data_page.import_radio, "Down")
    press(wizard, "Ctrl+PgDown")
    with qtbot.waitSignal(wizard.accepted, timeout=ENOUGH):
        press(wizard, "Ctrl+PgDown")
    assert not wizard.wants_import()


def test_communes_are_found_without_accents_and_those_of_an_giang_come_first(
    wizard: FirstRunWizard,
) -> None:
    form = wizard.place_page.form
    assert form.commune_list.item(0).text().endswith("An Giang")
    assert wizard.place_page.commune() is None
    type_text(form.commune_edit, "tan chau")
    assert form.commune_list.currentItem().text() == "phường Tân Châu, An Giang"
    press(form.commune_edit, "Down")
    assert form.commune_list.currentRow() == 1
    press(form.commune_edit, "Up")
    press(form.commune_edit, "Return")
    assert focused(wizard) == "hamlets_edit"
    assert "phường Tân Châu" in form.chosen_label.text()
    assert "được hiểu là khóm" in form.hamlets_hint_label.text()


def test_without_a_commune_the_first_step_stays(wizard: FirstRunWizard) -> None:
    press(wizard, "Ctrl+PgDown")
    assert step(wizard) == 0
    assert wizard.form.notice.text.startswith("Chưa chọn xã, phường, đặc khu.")
    assert focused(wizard) == "commune_edit"


def test_a_special_zone_is_asked_for_its_area(wizard: FirstRunWizard) -> None:
    form = wizard.place_page.form
    choose_place(wizard, "phu quoc")
    assert step(wizard) == 0
    assert "khu vực" in wizard.form.notice.text
    assert focused(wizard) == "area_combo"
    press(form.area_combo, "Down")
    press(form.area_combo, "Down")
    commune = wizard.place_page.commune()
    assert commune is not None
    assert commune.area == Area.URBAN
    press(wizard, "Ctrl+PgDown")
    assert step(wizard) == 1


def test_the_same_hamlet_twice_is_told(wizard: FirstRunWizard) -> None:
    choose_place(wizard, hamlets="Phước Lợi\nPhuoc Loi")
    assert step(wizard) == 0
    assert "«Phuoc Loi» được ghi hai lần" in wizard.form.notice.text
    assert focused(wizard) == "hamlets_edit"


def test_the_login_follows_the_name_until_it_is_typed(wizard: FirstRunWizard) -> None:
    choose_place(wizard)
    form = wizard.person_page.form
    assert focused(wizard) == "name_edit"
    type_text(form.name_edit, "Lê Thị Ngọc Điệp")
    assert form.login_edit.text() == "lethingocdiep"
    form.login_edit.clear()
    type_text(form.login_edit, "diep")
    form.login_edit.textEdited.emit("diep")
    type_text(form.name_edit, " A")
    assert form.login_edit.text() == "diep"


@pytest.mark.parametrize(
    ("password", "again", "told", "field"),
    [
        ("ngan", "ngan", "ít nhất 8 ký tự", "password_edit"),
        (PASSWORD, PASSWORD + "x", "chưa giống nhau", "again_edit"),
    ],
)
def test_a_password_that_cannot_be_taken_is_told_at_its_field(
    wizard: FirstRunWizard, password: str, again: str, told: str, field: str
) -> None:
    choose_place(wizard)
    form = wizard.person_page.form
    type_text(form.name_edit, "Neáng Sa")
    type_text(form.password_edit, password)
    type_text(form.again_edit, again)
    press(wizard, "Ctrl+PgDown")
    assert step(wizard) == 1
    assert told in wizard.form.notice.text
    assert focused(wizard) == field


def test_a_person_without_a_name_is_told(wizard: FirstRunWizard) -> None:
    choose_place(wizard)
    press(wizard, "Ctrl+PgDown")
    assert "Chưa có họ và tên" in wizard.form.notice.text
    assert focused(wizard) == "name_edit"


def test_caps_lock_and_vietnamese_typing_are_noticed(qtbot: QtBot, wizard: FirstRunWizard) -> None:
    choose_place(wizard)
    form = wizard.person_page.form
    qtbot.keyClick(form.password_edit, "A", Qt.KeyboardModifier.ShiftModifier)
    assert form.typing_notice.text == ""
    qtbot.keyClick(form.password_edit, "A")
    assert form.typing_notice.text == CAPS_NOTE
    qtbot.keyClick(form.password_edit, "a")
    assert form.typing_notice.text == ""
    qtbot.keyClick(form.password_edit, Qt.Key.Key_CapsLock)
    assert form.typing_notice.text == CAPS_NOTE
    qtbot.keyClick(form.password_edit, Qt.Key.Key_CapsLock)
    type_text(form.password_edit, "ậ")
    assert form.typing_notice.text == TYPING_NOTE
    form.password_edit.clear()
    assert form.typing_notice.text == ""


def test_the_password_is_shown_on_demand(wizard: FirstRunWizard) -> None:
    choose_place(wizard)
    form = wizard.person_page.form
    assert form.password_edit.displayText() == ""
    type_text(form.password_edit, "abc")
    assert form.password_edit.displayText() != "abc"
    press(form.show_check, "Space")
    assert form.password_edit.displayText() == "abc"


def test_the_code_must_be_typed_before_going_on(qtbot: QtBot, wizard: FirstRunWizard) -> None:
    reach_code(qtbot, wizard)
    press(wizard, "Ctrl+PgDown")
    assert step(wizard) == 2
    assert "Bốn ký tự cuối" in wizard.form.notice.text
    assert focused(wizard) == "last_edit"


def test_the_code_is_saved_as_pdf(
    qtbot: QtBot, wizard: FirstRunWizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pypdf import PdfReader

    code = reach_code(qtbot, wizard)
    target = tmp_path / "phiếu.pdf"
    monkeypatch.setattr(wizard, "ask_paper_file", lambda: target)
    press(wizard.code_page.form.save_button, "Space")
    qtbot.waitUntil(lambda: "Đã lưu phiếu" in wizard.form.notice.text, timeout=ENOUGH)
    printed = "".join(PdfReader(target).pages[0].extract_text().split())
    assert all(group in printed for group in code.split("-"))
    qtbot.waitUntil(lambda: focused(wizard) == "last_edit")


def test_the_code_is_printed_on_one_page(
    qtbot: QtBot, wizard: FirstRunWizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pypdf import PdfReader
    from PySide6.QtPrintSupport import QPrinter

    reach_code(qtbot, wizard)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "giấy.pdf"))
    monkeypatch.setattr(wizard, "ask_printer", lambda: printer)
    press(wizard.code_page.form.print_button, "Space")
    qtbot.waitUntil(lambda: "đến máy in" in wizard.form.notice.text, timeout=ENOUGH)
    (page,) = PdfReader(tmp_path / "giấy.pdf").pages
    assert [round(side) for side in page.mediabox[2:]] == [595, 842]
    assert focused(wizard) == "last_edit"


def test_a_paper_that_cannot_be_saved_is_told_and_the_office_stays_where_it_is(
    qtbot: QtBot, wizard: FirstRunWizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = reach_code(qtbot, wizard)
    monkeypatch.setattr(wizard, "ask_paper_file", lambda: tmp_path / "USB" / "phiếu.pdf")
    press(wizard.code_page.form.save_button, "Space")
    qtbot.waitUntil(lambda: "Không có thư mục" in wizard.form.notice.text, timeout=ENOUGH)
    assert wizard.form.folder_button.isHidden()
    finish(qtbot, wizard, code)


def test_without_a_printer_saving_is_proposed(
    qtbot: QtBot, wizard: FirstRunWizard, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtPrintSupport import QPrinterInfo

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    reach_code(qtbot, wizard)
    press(wizard.code_page.form.print_button, "Space")
    assert "Hãy lưu PDF" in wizard.form.notice.text
    assert focused(wizard) == "save_button"


def test_access_keys_are_unaccented_and_unique(wizard: FirstRunWizard) -> None:
    words = [
        each.text()
        for kind in (QAbstractButton, QLabel)
        for each in wizard.findChildren(kind)
        if "&" in each.text()
    ]
    keys = [text[text.index("&") + 1].upper() for text in words]
    assert all(key.isascii() and key.isalpha() and key != "Z" for key in keys)
    assert len(set(keys)) == len(keys)


def test_going_back_takes_the_made_office_away_and_makes_another(
    qtbot: QtBot, wizard: FirstRunWizard, home: Places
) -> None:
    first = reach_code(qtbot, wizard)
    press(wizard, "Ctrl+PgUp")
    assert step(wizard) == 1
    assert not home.home.exists()
    press(wizard, "Ctrl+PgDown")
    qtbot.waitUntil(lambda: step(wizard) == 2, timeout=ENOUGH)
    second = wizard.code_page.form.code_label.text().replace("\n", "-")
    assert second != first
    finish(qtbot, wizard, second)


@pytest.mark.parametrize("pages", [0, 1, 2, 3])
def test_leaving_at_any_step_leaves_nothing_behind(
    qtbot: QtBot, wizard: FirstRunWizard, home: Places, pages: int
) -> None:
    if pages == 1:
        choose_place(wizard)
    if pages >= 2:
        code = reach_code(qtbot, wizard)
    if pages == 3:
        type_text(wizard.code_page.form.last_edit, code[-4:])
        press(wizard, "Ctrl+PgDown")
    assert step(wizard) == pages
    with qtbot.waitSignal(wizard.rejected):
        press(wizard, "Escape")
    assert wizard.office is None
    assert not home.home.exists()


def test_leaving_while_the_office_is_being_made_leaves_nothing_behind(
    qtbot: QtBot, wizard: FirstRunWizard, home: Places
) -> None:
    choose_place(wizard)
    with qtbot.waitSignal(wizard.rejected, timeout=ENOUGH):
        name_person(wizard)
        press(wizard, "Escape")
    assert not home.home.exists()


def test_a_folder_that_cannot_be_written_proposes_another(
    qtbot: QtBot,
    wizard: FirstRunWizard,
    home: Places,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    home.home.mkdir()
    home.office.write_text("một tệp chắn đường")
    choose_place(wizard)
    name_person(wizard)
    qtbot.waitUntil(lambda: "không cho ghi" in wizard.form.notice.text, timeout=ENOUGH)
    qtbot.waitUntil(lambda: focused(wizard) == "folder_button")
    other = tmp_path / "Ổ D"
    other.mkdir()
    monkeypatch.setattr(wizard, "ask_folder", lambda: other)
    press(wizard.form.folder_button, "Space")
    assert wizard.form.folder_button.isHidden()
    assert focused(wizard) == "next_button"
    press(wizard.form.next_button, "Space")
    qtbot.waitUntil(lambda: step(wizard) == 2, timeout=ENOUGH)
    finish(qtbot, wizard, wizard.code_page.form.code_label.text().replace("\n", "-"))
    assert wizard.office is not None
    assert wizard.office.folder == other / "So ho ngheo" / "office"
    assert chosen_places(home) == wizard.places
    assert home.office.read_text() == "một tệp chắn đường"


def test_a_home_that_cannot_even_be_remembered_is_told_before_going_on(
    qtbot: QtBot, wizard: FirstRunWizard, home: Places, tmp_path: Path
) -> None:
    home.home.write_text("một tệp chắn đường")
    wizard.places = Places(tmp_path / "khác")
    code = reach_code(qtbot, wizard)
    type_text(wizard.code_page.form.last_edit, code[-4:])
    for _step in range(3):
        press(wizard, "Ctrl+PgDown")
    qtbot.waitUntil(lambda: "chưa ghi nhớ được" in wizard.form.notice.text, timeout=ENOUGH)
    qtbot.waitUntil(wizard.form.next_button.isEnabled)
    assert wizard.isVisible()
    with qtbot.waitSignal(wizard.accepted):
        press(wizard, "Ctrl+PgDown")
    assert office_exists(tmp_path / "khác" / "office")


def test_practice_is_one_key_away(qtbot: QtBot, wizard: FirstRunWizard, home: Places) -> None:
    with qtbot.waitSignal(wizard.accepted, timeout=60_000):
        press(wizard, "Alt+V")
    assert wizard.office is not None
    assert wizard.office.is_practice
    assert wizard.office.folder == home.practice
    assert not wizard.wants_import()
    (households,) = wizard.office.store.query("SELECT count(*) FROM household")[0]
    assert households == 300
    assert [each.name for each in home.home.iterdir()] == ["practice"]


def test_a_key_pressed_twice_does_not_leave_while_the_practice_commune_is_made(
    qtbot: QtBot, wizard: FirstRunWizard
) -> None:
    wizard.form.practice_button.setFocus()
    with qtbot.waitSignal(wizard.accepted, timeout=60_000):
        press(QApplication.focusWidget(), "Space")
        press(QApplication.focusWidget(), "Space")
        press(QApplication.focusWidget(), "Return")
    assert wizard.office is not None


def test_leaving_while_the_practice_commune_is_made_stops_it(
    qtbot: QtBot, wizard: FirstRunWizard, home: Places
) -> None:
    with qtbot.waitSignal(wizard.rejected, timeout=60_000):
        press(wizard, "Alt+V")
        press(wizard, "Escape")
    assert wizard.office is None
    assert not office_exists(home.office)


def test_a_bug_while_making_the_office_is_apologised_for(
    qtbot: QtBot, wizard: FirstRunWizard, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ngheo_desktop.gui.dialogs import first_run_wizard

    def broken(*_arguments: object) -> None:
        raise RuntimeError("một lỗi của chương trình")

    monkeypatch.setattr(first_run_wizard, "prepare_office", broken)
    choose_place(wizard)
    name_person(wizard)
    qtbot.waitUntil(lambda: wizard.findChild(QMessageBox) is not None)
    box = wizard.findChild(QMessageBox)
    assert box.text().startswith("Xin lỗi, chương trình gặp sự cố khi lập sổ.")
    press(box, "Escape")
    assert step(wizard) == 1


def test_the_place_for_backups_is_kept_with_the_new_office(
    qtbot: QtBot, wizard: FirstRunWizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = reach_code(qtbot, wizard)
    usb = tmp_path / "usb"
    monkeypatch.setattr(wizard.backup_page, "ask_folder", lambda: usb)
    type_text(wizard.code_page.form.last_edit, code[-4:])
    press(wizard, "Ctrl+PgDown")
    press(wizard, "Ctrl+PgDown")
    press(wizard.backup_page.choose_button, "Space")
    assert "Nếu là USB" in wizard.backup_page.place_label.text()
    usb.mkdir()
    press(wizard.backup_page.choose_button, "Space")
    assert wizard.backup_page.place_label.text() == f"Nơi sao lưu: {usb}"
    assert focused(wizard) == "next_button"
    with qtbot.waitSignal(wizard.accepted, timeout=ENOUGH):
        press(wizard, "Ctrl+PgDown")
    assert wizard.office is not None
    assert backup_place(wizard.office) == usb


def test_a_new_pc_is_filled_from_a_backup_instead(
    qtbot: QtBot, wizard: FirstRunWizard, home: Places, tmp_path: Path
) -> None:
    plan = NewOffice(COMMUNE, ("Phước Lợi",), "Neáng Sa", PASSWORD, login="canbo")
    old, recovery = create_office(tmp_path / "cu" / "office", plan, cost=CHEAP)
    file = back_up(old, tmp_path).file
    old.store.close()
    wizard.form.restore_button.click()
    dialog = wizard.findChild(BringBackDialog)
    dialog.ask_file = lambda: file
    dialog.file_button.click()
    qtbot.waitUntil(lambda: "Bản sao lưu của xã Ô Lâm" in dialog.told_label.text())
    type_text(dialog.password_edit, "sai-mat-khau")
    dialog.restore_button.click()
    qtbot.waitUntil(lambda: "Mật khẩu chưa đúng" in dialog.notice.text)
    assert not home.office.exists()
    dialog.person_combo.setCurrentIndex(1)
    type_text(dialog.code_edit, recovery)
    with qtbot.waitSignal(wizard.accepted, timeout=ENOUGH):
        dialog.restore_button.click()
    assert wizard.office is None  # one logs in as ever
    open_office(home.office, "canbo", PASSWORD).store.close()
