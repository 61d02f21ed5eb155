"""How minutes are typed in tests: the fields of the head, then numbers of the exceptions."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ngheo_desktop.gui.pages.meeting_page import MeetingPage
from tests.gui.typing import press, type_text


def type_over(page: MeetingPage, **texts: str) -> None:
    for name, text in texts.items():
        edit = page.view.fields.edits[name]
        edit.setFocus()
        edit.selectAll()
        type_text(edit, text)


def head_typed(page: MeetingPage, present: str = "50") -> None:
    type_over(page, held_on="051126", chair="Chau Sóc", secretary="Neáng Phương", present=present)


def count(page: MeetingPage, row: int, text: str) -> None:
    """Type a number where «Đồng ý» stands, as an officer does: digits, then Enter."""
    page.view.votes.go_to(row)
    table = page.view.votes.table
    QTest.keyClick(table.viewport(), Qt.Key(ord(text[0])))
    editor = QApplication.focusWidget()
    assert editor is not None
    for digit in text[1:]:
        QTest.keyClick(editor, Qt.Key(ord(digit)))
    press(editor, "Return")
