"""Streams of key events as input tools send them into the sheet: cells take keys, not letters.

Where the streams come from:
- UniKey (Windows) works by a keyboard hook: it swallows the key and sends Backspace presses and
  the whole new letter as VK_PACKET, which Qt tells as a key event with Unicode text, no scan code
  (SendInput with KEYEVENTF_UNICODE, see Microsoft on KEYBDINPUT). Its buffer reaches back to
  letters typed in another field, so Backspaces may come that nobody pressed.
- Windows Telex (Microsoft) and ibus-bamboo, ibus-unikey, fcitx5-unikey work by composition:
  preedit, commit, and «delete surrounding text» for a letter that is changed later.
- The Vietnamese layouts (Windows kbdvntc, xkb «vn») have ă â ê ô, five tones and đ on the digits.
"""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent

from ngheo_desktop.gui.models.sheet_cells import INCOME_PLACE, Place
from ngheo_desktop.gui.widgets.answer_cell import _NUMBER_PAD, _TOP_ROW
from tests.gui.checklist.officer import Officer

PLAIN = Qt.KeyboardModifier.NoModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
FIRST = Place("health_insurance", 1)
# What xkb «vn» and kbdvntc type on 1 … 9, 0; the tones are dead keys without text.
VIETNAMESE_ROW = ["ă", "â", "ê", "ô", "", "", "", "", "", "đ"]


@dataclass(frozen=True)
class Key:
    """One key as Qt tells of it."""

    key: int
    text: str = ""
    code: int = 0
    modifiers: Qt.KeyboardModifier = PLAIN


BACKSPACE = Key(Qt.Key.Key_Backspace, "\b", 22)


def packet(letter: str) -> Key:
    """A letter that a tool sends as text; no key of the keyboard stands behind it."""
    return Key(0, letter)


def letter(char: str) -> Key:
    return Key(ord(char.upper()), char, 30)


def send(officer: Officer, *keys: Key) -> None:
    for each in keys:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, each.key, each.modifiers, each.code, 0, 0, each.text)
            QCoreApplication.sendEvent(officer.focus, event)


def compose(officer: Officer, preedit: str, commit: str = "", erased: int = 0) -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit, -erased, erased)
    QCoreApplication.sendEvent(officer.focus, event)


@pytest.mark.parametrize(
    "stream",
    [
        (BACKSPACE,),
        (BACKSPACE, BACKSPACE, packet("ấ")),
        (letter("a"), BACKSPACE, packet("â")),
        (letter("d"), BACKSPACE, packet("đ"), BACKSPACE, packet("d"), letter("d")),
        (Key(Qt.Key.Key_Backspace, "", 0), packet("ươ"), packet("ượ")),
        (Key(Qt.Key.Key_Left, "", 0, Qt.KeyboardModifier.ShiftModifier), packet("á")),
    ],
    ids=["alone", "of an earlier field", "Telex", "đ and back", "two letters", "by selection"],
)
def test_what_unikey_sends_does_nothing_in_an_answer_cell(
    officer: Officer,
    family: str,
    stream: tuple[Key, ...],
) -> None:
    officer.open(family)
    officer.types("2")
    officer.presses("Left")
    before = officer.state.facts
    send(officer, *stream)
    assert officer.place == FIRST
    assert officer.state.facts is before
    officer.types("1")
    assert officer.state.shown(FIRST) == "1"


@pytest.mark.parametrize(
    "steps",
    [
        (("a", "", 0), ("", "â", 0)),
        (("", "a", 0), ("", "â", 1)),
        (("hoa", "", 0), ("hoà", "", 0), ("", "hoà", 0)),
        (("", "", 1),),
    ],
    ids=["Windows Telex", "fcitx5 by surrounding text", "ibus by preedit", "a deletion alone"],
)
def test_what_is_composed_does_nothing_in_an_answer_cell(
    officer: Officer,
    family: str,
    steps: tuple[tuple[str, str, int], ...],
) -> None:
    officer.open(family)
    before = officer.state.facts
    for preedit, commit, erased in steps:
        compose(officer, preedit, commit, erased)
    assert officer.place == FIRST
    assert officer.state.facts is before


def test_ticks_are_single_letters_whatever_the_tool_sends_after_them(
    officer: Officer,
    family: str,
) -> None:
    officer.open(family)
    officer.presses("Ctrl+PgDown")
    send(officer, letter("t"), BACKSPACE, letter("k"), BACKSPACE, BACKSPACE, packet("đ"))
    assert officer.state.facts.marks == {"employment": True, "dependency": False}
    assert officer.place == Place("mark.nutrition")


@pytest.mark.parametrize("digit", "123456")
def test_the_top_row_is_read_by_its_place_on_the_keyboard(
    officer: Officer,
    family: str,
    digit: str,
) -> None:
    code = next(code for code, each in _TOP_ROW.items() if each == digit)
    text = VIETNAMESE_ROW[int(digit) - 1]
    key = ord(text.upper()) if text else Qt.Key.Key_Dead_Grave
    officer.open(family)
    work = Place("work", 1)
    officer.page.view.go_to(work)
    send(officer, Key(key, text, code))
    assert officer.state.shown(work) == digit


def test_the_number_pad_counts_with_its_digits_and_moves_without_them(
    officer: Officer,
    family: str,
) -> None:
    officer.open(family)
    send(officer, Key(Qt.Key.Key_2, "2", 88, KEYPAD))
    assert officer.state.shown(FIRST) == "2"
    send(officer, Key(Qt.Key.Key_Left, "", 83, KEYPAD))
    assert officer.place == FIRST
    code = next(code for code, each in _NUMBER_PAD.items() if each == "1")
    send(officer, Key(ord("Ă"), "ă", code, KEYPAD))
    assert officer.state.shown(FIRST) == "1"


def test_a_number_is_typed_on_a_layout_that_has_letters_on_the_digits(
    officer: Officer,
    family: str,
) -> None:
    officer.open(family)
    officer.page.view.go_to(INCOME_PLACE)
    assert not officer.focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    codes = {digit: code for code, digit in _TOP_ROW.items()}
    send(officer, *(Key(ord("Ă"), "ă", codes[digit]) for digit in "118"))
    assert officer.state.facts.income_score == 118
    send(officer, BACKSPACE)  # in a number it takes back a digit
    assert officer.state.facts.income_score == 11
