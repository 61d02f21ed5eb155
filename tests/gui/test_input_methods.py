"""Bộ gõ: what UniKey, Windows, ibus and fcitx5 really send ends as the word that was meant.

Where the streams come from, so that a new version can be compared:
- UniKey on Windows puts letters in itself: it hooks the keyboard, and when a key changes letters
  already typed it sends Backspaces for them and the new letters by SendInput (KEYEVENTF_UNICODE).
  Qt gets plain key events, the letters as the text of a key that has no code of its own.
- Telex of Windows itself (Text Services): a composition is open until the word ends; Qt gets
  input method events with a preedit, then one with the commit.
- ibus-unikey, ibus-bamboo and fcitx5-unikey with preedit: the same order of events.
- ibus-bamboo and fcitx5-bamboo without preedit: surrounding text is deleted and committed anew,
  which reaches Qt as a commit with a replacement before the caret. Where a program does not tell
  its surrounding text they fall back to real Backspaces and a commit.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ngheo_desktop.gui.dialogs.member_dialog import MemberDialog
from ngheo_desktop.operations.households import open_household
from tests.gui.typing import press

# A name as keys are pressed in Telex, and what stands in the field after each of them.
STEPS: dict[str, list[tuple[str, str]]] = {
    "Tám": [("T", "T"), ("a", "Ta"), ("m", "Tam"), ("s", "Tám")],
    "Điệp": [("D", "D"), ("d", "Đ"), ("i", "Đi"), ("e", "Đie"), ("e", "Điê"), ("p", "Điêp"),
             ("j", "Điệp")],
    "Nguyễn": [("N", "N"), ("g", "Ng"), ("u", "Ngu"), ("y", "Nguy"), ("e", "Nguye"),
               ("e", "Nguyê"), ("n", "Nguyên"), ("x", "Nguyễn")],
    "Hòa": [("H", "H"), ("o", "Ho"), ("a", "Hoa"), ("f", "Hòa")],
}  # fmt: skip
WORDS = ["Nguyễn", "Hòa", "Điệp", "Tám"]


def key(widget: QWidget, code: int, text: str = "") -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, text)
        QCoreApplication.sendEvent(widget, event)


def letter(widget: QWidget, char: str) -> None:
    code = ord(char.upper()) if char.isascii() else 0  # VK_PACKET has no key of its own
    key(widget, code, char)


def compose(widget: QWidget, preedit: str = "", commit: str = "", before: int = 0) -> None:
    event = QInputMethodEvent(preedit, [])
    if commit or before:
        event.setCommitString(commit, -before, before)
    QCoreApplication.sendEvent(widget, event)


def changed(before: str, after: str) -> tuple[int, str]:
    """How many letters are taken back, and what is typed instead."""
    same = 0
    while same < min(len(before), len(after)) and before[same] == after[same]:
        same += 1
    return len(before) - same, after[same:]


def unikey(widget: QWidget, word: str) -> None:
    shown = ""
    for _pressed, after in STEPS[word]:
        taken, typed = changed(shown, after)
        for _ in range(taken):
            key(widget, Qt.Key.Key_Backspace)
        for char in typed:
            letter(widget, char)
        shown = after


def preedit(widget: QWidget, word: str) -> None:
    for _pressed, after in STEPS[word]:
        compose(widget, preedit=after)
    compose(widget, commit=word)


def surrounding(widget: QWidget, word: str) -> None:
    shown = ""
    for _pressed, after in STEPS[word]:
        taken, typed = changed(shown, after)
        compose(widget, commit=typed, before=taken)
        shown = after


def backspaces_and_commit(widget: QWidget, word: str) -> None:
    shown = ""
    for _pressed, after in STEPS[word]:
        taken, typed = changed(shown, after)
        for _ in range(taken):
            key(widget, Qt.Key.Key_Backspace)
        compose(widget, commit=typed)
        shown = after


STREAMS: dict[str, Callable[[QWidget, str], None]] = {
    "unikey": unikey,
    "windows telex, ibus, fcitx5 with preedit": preedit,
    "bamboo by surrounding text": surrounding,
    "bamboo by backspaces": backspaces_and_commit,
}


def type_name(stream: Callable[[QWidget, str], None], field: QWidget) -> str:
    for at, word in enumerate(WORDS):
        if at:
            key(field, Qt.Key.Key_Space, " ")
        stream(field, word)
    return " ".join(WORDS)


@pytest.fixture(params=STREAMS, ids=list(STREAMS))
def stream(request) -> Callable[[QWidget, str], None]:
    return STREAMS[request.param]


@pytest.fixture
def fired(qtbot) -> Iterator[Callable[[QWidget], list[str]]]:
    """Which commands of a window are done from now on."""

    def listen(window: QWidget) -> list[str]:
        done: list[str] = []
        for action in window.findChildren(QAction):
            action.triggered.connect(lambda _on=False, each=action: done.append(each.text()))
        return done

    return listen


@pytest.fixture
def window(open_window, household_id, add_household):
    add_household("Nguyễn Hòa Điệp Tám")
    return open_window()


@pytest.fixture
def dialog(qtbot, office, household_id) -> Any:
    head = open_household(office, household_id).household.members[0]
    made = MemberDialog(head, office.today())
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def test_the_search_box_finds_what_was_meant(window, qtbot, stream, fired):
    press(QApplication.focusWidget(), "Ctrl+K")
    box, done = window.header.search_box, fired(window)
    name = type_name(stream, box)
    assert box.text() == name
    qtbot.waitUntil(lambda: box.list.isVisible() and box.model.rowCount() > 1)
    assert [box.model.index(row).data() for row in range(2)] == ["Hộ", "Nguyễn Hòa Điệp Tám"]
    assert done == []


def test_enter_in_the_middle_of_a_word_opens_nothing_wrong(window, qtbot, stream, fired):
    """A half word asks again; only the answer to the last text is acted on."""
    press(QApplication.focusWidget(), "Ctrl+K")
    box = window.header.search_box
    stream(box, "Điệp")
    press(box, "Return")
    qtbot.waitUntil(lambda: window._history.current.page == "household")
    assert box.text() == ""


def test_the_filter_of_the_list_ends_right(window, qtbot, runner, stream, fired):
    page = window.page()
    field, done = page.form.search_edit, fired(window)
    field.setFocus()
    name = type_name(stream, field)
    assert field.text() == name
    qtbot.waitUntil(lambda: page._count.households == 1)
    assert done == []


def test_a_name_field_ends_right(dialog, stream, fired):
    field, done = dialog.form.name_edit, fired(dialog)
    field.setFocus()
    field.clear()
    assert field.text() == ""
    name = type_name(stream, field)
    assert field.text() == name
    assert dialog.isVisible()
    assert done == []


def test_a_field_with_suggestions_keeps_the_letters(dialog, stream, fired):
    combo, done = dialog.form.ethnic_combo, fired(dialog)
    field = combo.lineEdit()
    combo.setFocus()
    field.clear()
    stream(field, "Hòa")
    assert field.text() == "Hòa"
    assert done == []


def test_a_word_corrected_in_the_middle_ends_right(dialog, stream):
    field = dialog.form.name_edit
    field.setFocus()
    field.setText("Lê Thị ")
    field.setCursorPosition(len("Lê Thị "))
    stream(field, "Hòa")
    assert field.text() == "Lê Thị Hòa"


@pytest.mark.parametrize("typed", ["089 174a000000", "08ô9174000000", "089174000000"])
def test_the_field_of_the_personal_number_takes_digits_only(dialog, typed):
    field: QLineEdit = dialog.form.personal_id_edit
    field.setFocus()
    field.clear()
    for char in typed:
        letter(field, char)
    assert field.text().replace(" ", "") == "089174000000"


def test_backspaces_of_the_input_tool_do_not_empty_the_field_of_the_personal_number(dialog):
    field: QLineEdit = dialog.form.personal_id_edit
    field.setFocus()
    field.clear()
    for char in "0891":
        letter(field, char)
    compose(field, commit="á")
    assert field.text() == "0891"
