"""Xem và in: any paper is made aside, looked at, and saved byte for byte."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from ngheo_desktop.domain.applications import ApplicationForm
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.gui.dialogs.paper_dialog import PaperDialog
from ngheo_desktop.operations.round_papers import make_application
from tests.gui.typing import press


def blank_form(office, report):
    return make_application(office, ApplicationForm.REVIEW, report=report)


def refused(report):
    raise WrongUsage("Chưa có hộ nào trong danh sách.")


@pytest.fixture
def open_dialog(qtbot, office, runner, tmp_path, monkeypatch):
    window = QWidget()
    window.resize(1166, 640)
    qtbot.addWidget(window)
    window.show()

    def opened(make=None, **more) -> PaperDialog:
        make = make or partial(blank_form, office)
        dialog = PaperDialog(office, runner, "Mẫu 01", make, window, **more)
        monkeypatch.setattr(dialog, "ask_file", lambda _title, suffix, _k: tmp_path / f"to{suffix}")
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(lambda: not runner.is_busy)
        return dialog

    return opened


def test_the_paper_is_shown_and_saved_byte_for_byte(open_dialog, qtbot, tmp_path):
    dialog = open_dialog()
    assert dialog.page_label.text().startswith("Trang 1/")
    with qtbot.waitSignal(dialog.told) as told:
        press(dialog.view, "Ctrl+S")
    assert (tmp_path / "to.pdf").read_bytes() == dialog.made.pdf
    assert told.args[0].startswith("Đã lưu")


def test_without_a_printer_it_says_how_else(open_dialog, monkeypatch):
    dialog = open_dialog()
    monkeypatch.setattr(dialog, "has_printer", lambda: False)
    press(dialog.view, "Ctrl+P")
    assert dialog.notice.text == "Máy này chưa có máy in. Hãy lưu PDF, in sau ở máy khác."


def test_an_editable_copy_is_offered_only_where_there_is_one(open_dialog, qtbot, tmp_path):
    assert not open_dialog().docx_button.isVisible()
    written = []

    def save_docx(target: Path) -> None:
        written.append(target)

    dialog = open_dialog(save_docx=save_docx)
    assert dialog.docx_button.isVisible()
    with qtbot.waitSignal(dialog.told):
        press(dialog.view, "Ctrl+U")
    assert written == [tmp_path / "to.docx"]


def test_a_paper_that_cannot_be_made_says_why_and_nothing_can_be_printed(open_dialog):
    dialog = open_dialog(refused)
    assert dialog.notice.text == "Chưa có hộ nào trong danh sách."
    assert not dialog.print_button.isEnabled()
    assert not dialog.save_button.isEnabled()


def test_esc_leaves_it(open_dialog, qtbot):
    dialog = open_dialog()
    with qtbot.waitSignal(dialog.rejected):
        press(dialog.view, "Esc")
