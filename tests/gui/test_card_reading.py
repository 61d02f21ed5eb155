"""A card scanner is a keyboard that types everything at once, into whatever field it finds."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.births import Birth
from ngheo_desktop.domain.register import HEAD, Member
from ngheo_desktop.domain.terms import Sex
from ngheo_desktop.gui import theme
from ngheo_desktop.gui.dialogs.member_dialog import MemberDialog, first_member
from tests.gui.typing import press, type_text

TODAY = date(2026, 11, 24)
CARD = "089174000000|352000000|Lê Thị Út|05021974|Nữ|Tổ 3, Ô Lâm, An Giang|15072021"


@pytest.fixture
def dialog(qtbot: QtBot, qapp: QApplication) -> MemberDialog:
    theme.apply(qapp)
    made = MemberDialog(first_member(), TODAY, adding=True)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def key(text: str, code: Qt.Key = Qt.Key.Key_unknown) -> None:
    """One key as a scanner, or an input tool by SendInput, types it: the letter itself."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, text)
        QCoreApplication.sendEvent(focus(), event)


def scan(text: str) -> None:
    for char in text:
        key(char)


def read(dialog: MemberDialog) -> tuple[object, ...]:
    each = dialog.member()
    return each.name, each.birth, each.sex, each.personal_id, each.personal_id_issued


WHOLE = ("Lê Thị Út", Birth(1974, 2, 5), Sex.FEMALE, "089174000000", date(2021, 7, 15))


@pytest.mark.parametrize(
    "field",
    [
        "name_edit",
        "sex_combo",
        "birth_edit",
        "personal_id_edit",
        "relation_combo",
        "ethnic_combo",
        "merit_check",
        "save_button",
    ],
)
def test_a_burst_is_understood_in_whatever_field_it_arrives(
    dialog: MemberDialog, field: str
) -> None:
    getattr(dialog.form, field).setFocus()
    before = dialog.member()
    scan(CARD)
    assert dialog.cards.burst.is_waiting
    key("\r", Qt.Key.Key_Return)
    assert read(dialog) == WHOLE
    assert dialog.member().relation == before.relation == HEAD
    assert dialog.member().ethnic == before.ethnic
    assert dialog.form.notice.text == "Đã đọc thẻ. Vui lòng đối chiếu với thẻ."


def test_a_scanner_without_enter_ends_by_itself(qtbot: QtBot, dialog: MemberDialog) -> None:
    scan(CARD)
    with qtbot.waitSignal(dialog.cards.burst.ended):
        pass
    assert read(dialog) == WHOLE


def test_what_was_typed_before_stays(dialog: MemberDialog) -> None:
    type_text(dialog.form.phone_edit, "0600000001")
    dialog.form.note_edit.setFocus()
    type_text(dialog.form.note_edit, "bán vé số ")
    scan(CARD)
    key("\r", Qt.Key.Key_Return)
    assert (dialog.member().phone, dialog.member().note) == ("0600000001", "bán vé số")


def test_by_its_key_the_card_goes_to_no_field_at_all(dialog: MemberDialog) -> None:
    press(dialog.form.name_edit, "Ctrl+T")
    assert dialog.form.notice.text == "Đưa thẻ vào máy quét. Nhấn Esc để thôi."
    scan(CARD[:5])
    assert dialog.form.name_edit.text() == ""
    scan(CARD[5:])
    key("\r", Qt.Key.Key_Return)
    assert read(dialog) == WHOLE


def test_esc_ends_the_waiting_and_nothing_else(dialog: MemberDialog) -> None:
    press(dialog.form.name_edit, "Ctrl+T")
    press(focus(), "Esc")
    assert dialog.isVisible()
    assert dialog.form.notice.text == ""
    scan("Út")
    assert dialog.form.name_edit.text() == "Út"


def test_the_burst_of_an_input_tool_as_one_text_is_read(dialog: MemberDialog) -> None:
    type_text(dialog.form.name_edit, CARD)
    key("\r", Qt.Key.Key_Return)
    assert read(dialog) == WHOLE


def test_unikey_that_takes_letters_back_leaves_the_digits_and_is_named(
    dialog: MemberDialog,
) -> None:
    scan("089174000000|352000000|Le")
    key("\x08", Qt.Key.Key_Backspace)  # UniKey sends Backspace, then its own letter
    scan("ê Thi Ut|05021974|Nu|Ô Lâm|15072021")
    key("\r", Qt.Key.Key_Return)
    assert read(dialog) == ("", *WHOLE[1:])
    assert "Hãy chuyển UniKey sang E rồi quét lại" in dialog.form.notice.text
    assert focus() is dialog.form.name_edit


def test_words_of_ibus_in_a_burst_are_not_trusted_either(dialog: MemberDialog) -> None:
    scan("089174000000|352000000|")
    for word in ("Lê", " ", "Thi", " ", "Út", "|05021974|"):
        type_text(focus(), word)
    scan("Nữ|Ô Lâm|15072021")
    key("\r", Qt.Key.Key_Return)
    assert read(dialog) == ("", *WHOLE[1:])


def test_a_burst_that_cannot_be_read_changes_nothing(dialog: MemberDialog) -> None:
    type_text(dialog.form.name_edit, "Neáng Sa")
    before = dialog.member()
    scan("08917400|Lê Thị Út|abc")
    key("\r", Qt.Key.Key_Return)
    assert dialog.member() == before
    assert dialog.form.notice.text.startswith("Chưa đọc được thẻ, các ô vẫn như trước.")


def test_another_number_than_before_is_said(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp)
    member = Member(name="Lê Thị Út", relation="spouse", personal_id="089174999999")
    dialog = MemberDialog(member, TODAY)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    scan(CARD)
    key("\r", Qt.Key.Key_Return)
    assert "Số định danh trước đó là 089 ••• ••• 999." in dialog.form.notice.text


def test_twelve_digits_by_hand_are_no_card(dialog: MemberDialog) -> None:
    dialog.form.personal_id_edit.setFocus()
    scan("089174000000")
    key("\r", Qt.Key.Key_Return)
    assert dialog.form.personal_id_edit.text() == "089174000000"
    assert focus() is dialog.form.issued_edit
