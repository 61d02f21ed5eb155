"""Bảng phím tắt: whole, in groups, and on one page."""

from io import BytesIO

from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog, QPushButton

from ngheo_desktop.gui.commands import KEYS
from ngheo_desktop.gui.dialogs.keys_dialog import KeysDialog
from ngheo_desktop.gui.key_words import key_groups, shown_keys, told_keys
from ngheo_desktop.operations.papers import make_keys_paper


def test_every_key_of_the_table_has_its_words():
    assert told_keys() == KEYS.keys()


def test_only_sections_that_the_window_has_are_told(open_window):
    window = open_window()
    heading, lines = key_groups(window.actions())[0]
    assert heading == "Đi tới"
    assert ("Ctrl+2", "Hộ dân") in lines
    assert len(lines) == len(window.section_actions)


def test_the_table_fits_on_one_page_with_every_line(open_window):
    groups = key_groups(open_window().actions())
    made = make_keys_paper(groups)
    assert made.pages == 1
    text = " ".join(PdfReader(BytesIO(made.pdf)).pages[0].extract_text().split())
    for heading, lines in groups:
        assert heading in text
        for keys, words in lines:
            assert keys in text
            assert words in text


def test_the_page_has_room_for_all_nine_sections(open_window):
    _sections, *rest = key_groups(open_window().actions())
    nine = ("Đi tới", tuple((f"Ctrl+{digit}", "Hỗ trợ và Quỹ") for digit in range(1, 10)))
    assert make_keys_paper([nine, *rest]).pages == 1


def test_the_table_is_saved_as_pdf(open_window, qtbot, tmp_path, monkeypatch):
    target = tmp_path / "phim.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    dialog = KeysDialog(open_window().actions())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.findChild(QPushButton, "save_button").click()
    qtbot.waitUntil(target.exists)
    assert len(PdfReader(target).pages) == 1
    dialog.reject()


def test_return_and_enter_are_one_key_on_the_table():
    assert shown_keys("main") == "F9 hoặc Ctrl+Enter"
