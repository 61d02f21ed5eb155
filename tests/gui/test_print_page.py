"""Printing by keys: the right pages, the same bytes on disk and on paper, every refusal told."""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot

from ngheo_desktop.errors import EnvironmentProblem
from ngheo_desktop.gui.dialogs.password_question import PasswordQuestion
from ngheo_desktop.gui.pages.print_page import PrintPage
from ngheo_desktop.gui.pdf_pages import page_text
from ngheo_desktop.gui.printing_pages import PrintOrder, hand_over, print_pdf
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.demo import make_demo
from ngheo_desktop.operations.diary import recent
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.household_list import (
    HouseholdQuery,
    find_households,
    read_households,
)
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.papers import PaperScope, count_listed
from ngheo_desktop.progress import no_report
from tests.conftest import PASSWORD, TODAY
from tests.gui.typing import press, type_text

EXPLANATION, BLANK = "giai-thich", "phieu-trang"


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An invented commune whose sheets are scored; nothing here changes its register."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NGHEO_TODAY", TODAY.isoformat())
        folder = tmp_path_factory.mktemp("home") / "office"
        made = make_demo(folder, households=300, seed=7, password="mat-khau-thu")
    yield made
    made.store.close()


@pytest.fixture
def page(qtbot: QtBot, commune: Office, runner: TaskRunner) -> PrintPage:
    return opened(qtbot, PrintPage(commune, runner))


def opened(qtbot: QtBot, page: PrintPage) -> PrintPage:
    qtbot.addWidget(page)
    page.resize(1182, 600)
    page.show()
    settled(qtbot, page)
    return page


def settled(qtbot: QtBot, page: PrintPage) -> None:
    qtbot.waitUntil(lambda: not page._pause.isActive() and not page._runner.is_busy)


def words(page: PrintPage) -> str:
    assert page.made is not None
    return "\n".join(page_text(page.made.pdf, at) for at in range(page.made.pages))


def a_household(commune: Office) -> str:
    query = HouseholdQuery()
    return read_households(commune, find_households(commune, query)[:1])[0].id


def file_printer(target: Path) -> QPrinter:
    """Stands for a printer: what would be paper is a PDF file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    return printer


def test_the_preview_shows_the_pages_of_the_list(
    qtbot: QtBot, page: PrintPage, commune: Office
) -> None:
    assert page.made is not None
    assert page.view.pages == page.made.pages > 0
    assert page.form.page_label.text() == f"Trang 1/{page.made.pages}"
    text = words(page)
    for each in (
        "DANH SÁCH HỘ NGHÈO",
        "LƯU HÀNH NỘI BỘ",
        "BẢN NHÁP",
        "Độc lập - Tự do - Hạnh phúc",
    ):
        assert each in text
    assert f"Tổng cộng: {count_listed(commune)} hộ" in text
    qtbot.waitUntil(lambda: page.view.is_drawn(1))


def test_arrows_choose_the_form_and_only_the_last_one_is_made(
    qtbot: QtBot, page: PrintPage
) -> None:
    page.form.form_list.setFocus()
    press(page.form.form_list, "Down")
    assert page.made is None
    assert not page.print_action.isEnabled()
    settled(qtbot, page)
    assert page.made is not None
    assert page.made.code == "niem-yet"
    assert "LƯU HÀNH NỘI BỘ" not in words(page)
    assert page.title() == page.windowTitle() == "Bảng niêm yết hộ nghèo, hộ cận nghèo"


def test_the_list_of_one_hamlet_holds_only_that_hamlet(
    qtbot: QtBot, page: PrintPage, commune: Office
) -> None:
    with_some = next(
        each for each in list_hamlets(commune) if count_listed(commune, PaperScope(each.id))
    )
    combo = page.form.hamlet_combo
    combo.setCurrentIndex(combo.findData(with_some.id))
    settled(qtbot, page)
    assert with_some.full_name in words(page)
    assert f"{count_listed(commune, PaperScope(with_some.id))} hộ" in words(page)


def test_a_hamlet_without_any_says_what_is_missing(
    qtbot: QtBot, page: PrintPage, commune: Office
) -> None:
    without = next(
        each for each in list_hamlets(commune) if not count_listed(commune, PaperScope(each.id))
    )
    page.form.hamlet_combo.setCurrentIndex(page.form.hamlet_combo.findData(without.id))
    settled(qtbot, page)
    assert page.made is None
    assert page.form.empty_label.text() == "Chưa có số liệu cho mẫu này"
    assert page.form.missing_label.text().startswith("Ấp, khóm này chưa có hộ nghèo")
    assert not page.save_action.isEnabled()


def test_a_paper_of_one_household_is_shown_for_it(
    qtbot: QtBot, page: PrintPage, commune: Office
) -> None:
    page.show_form(EXPLANATION, a_household(commune))
    settled(qtbot, page)
    assert "GIẤY GIẢI THÍCH" in words(page)
    assert page.form.household_label.text().startswith("Hộ 0001, ")
    assert not page.export_action.isEnabled()


def test_a_paper_of_one_household_asks_for_the_household(qtbot: QtBot, page: PrintPage) -> None:
    page.show_form(EXPLANATION)
    settled(qtbot, page)
    assert page.made is None
    assert "Mở hộ ở mục Hộ dân" in page.form.missing_label.text()


def test_a_household_without_a_sheet_says_what_is_missing(
    qtbot: QtBot, office: Office, runner: TaskRunner, household_id: str
) -> None:
    page = opened(qtbot, PrintPage(office, runner))
    assert "Sổ chưa có hộ nghèo hoặc hộ cận nghèo" in page.form.missing_label.text()
    page.show_form(EXPLANATION, household_id)
    settled(qtbot, page)
    assert "chưa có phiếu rà soát" in page.form.missing_label.text()
    page.show_form(BLANK)
    settled(qtbot, page)
    assert "Trần Văn Tám" in words(page)


def test_what_is_saved_is_what_is_shown(
    qtbot: QtBot, page: PrintPage, commune: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "danh sách.pdf"
    monkeypatch.setattr(page, "ask_file", lambda *_asked: target)
    with qtbot.waitSignal(page.told) as told:
        press(page, "Ctrl+S")
    settled(qtbot, page)
    assert page.made is not None
    assert target.read_bytes() == page.made.pdf
    assert told.args == [f"Đã lưu {page.made.pages} trang vào «{target}»."]
    assert recent(commune)[0].act == "lưu PDF"


def test_a_place_that_refuses_is_told_and_tried_again(
    qtbot: QtBot, page: PrintPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "usb" / "danh-sach.pdf"
    monkeypatch.setattr(page, "ask_file", lambda *_asked: target)
    press(page, "Ctrl+S")
    settled(qtbot, page)
    assert page.form.notice.text.startswith("Không có thư mục")
    assert page.form.retry_button.hasFocus()
    target.parent.mkdir()
    press(page.form.retry_button, "Space")
    settled(qtbot, page)
    assert target.exists()
    assert not page.form.retry_button.isVisible()


@pytest.mark.parametrize(
    ("number", "told"), [(errno.ENOSPC, "chỉ còn"), (errno.EIO, "Không ghi được tệp")]
)
def test_a_full_disk_leaves_no_file_and_a_clear_sentence(
    qtbot: QtBot,
    page: PrintPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    told: str,
) -> None:
    def refuse(_file: int) -> None:
        raise OSError(number, "refused by the disk")

    monkeypatch.setattr(page, "ask_file", lambda *_asked: tmp_path / "danh-sach.pdf")
    monkeypatch.setattr(os, "fsync", refuse)
    press(page, "Ctrl+S")
    settled(qtbot, page)
    assert told in page.form.notice.text
    assert not list(tmp_path.glob("danh-sach*"))


def test_a_target_open_elsewhere_is_told(
    qtbot: QtBot, page: PrintPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_part: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "open in another program")

    monkeypatch.setattr(page, "ask_file", lambda *_asked: tmp_path / "danh-sach.pdf")
    monkeypatch.setattr(os, "replace", refuse)
    press(page, "Ctrl+S")
    settled(qtbot, page)
    assert "đang mở ở chương trình khác" in page.form.notice.text


def test_a_list_is_exported_to_excel(
    qtbot: QtBot, page: PrintPage, commune: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "danh-sach.xlsx"
    monkeypatch.setattr(page, "ask_file", lambda *_asked: target)
    press(page, "Ctrl+U")
    question = page.findChild(PasswordQuestion)
    type_text(question.password_edit, PASSWORD)
    question.act_button.click()
    qtbot.waitUntil(lambda: bool(page.form.notice.text))
    assert page.form.notice.text == f"Đã xuất {count_listed(commune)} hộ vào «{target}»."
    assert target.read_bytes().startswith(b"PK")


def test_a_printer_gets_every_page_as_it_lies(
    qtbot: QtBot, page: PrintPage, commune: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "paper.pdf"
    monkeypatch.setattr(page, "has_printer", lambda: True)
    monkeypatch.setattr(page, "ask_printer", lambda _pages: file_printer(paper))
    press(page, "Ctrl+P")
    settled(qtbot, page)
    assert page.made is not None
    printed = PdfReader(paper)
    assert len(printed.pages) == page.made.pages
    box = printed.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 595)
    assert page.form.notice.text.startswith(f"Đã gửi {page.made.pages} trang")
    assert recent(commune)[0].act == "in"


def test_only_the_pages_and_copies_asked_for_are_printed(
    page: PrintPage, commune: Office, tmp_path: Path
) -> None:
    assert page.made is not None
    assert page.made.pages >= 2
    printer = file_printer(tmp_path / "paper.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    printer.setCopyCount(3)
    assert print_pdf(page.made.pdf, printer, no_report) == 3
    printed = len(PdfReader(tmp_path / "paper.pdf").pages)
    assert printed == (1 if printer.supportsMultipleCopies() else 3)


def test_printing_stops_between_two_pages(
    qtbot: QtBot, page: PrintPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "has_printer", lambda: True)
    monkeypatch.setattr(page, "ask_printer", lambda _pages: file_printer(tmp_path / "paper.pdf"))
    press(page, "Ctrl+P")
    task = page._working
    assert task is not None
    task.progressed.connect(lambda _done, _total: task.cancel(), Qt.ConnectionType.DirectConnection)
    settled(qtbot, page)
    assert page.form.notice.text.startswith("Đã dừng.")
    assert page.print_action.isEnabled()


def test_a_printer_that_does_not_answer_is_told(
    qtbot: QtBot, page: PrintPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "has_printer", lambda: True)
    nowhere = tmp_path / "nowhere" / "paper.pdf"
    monkeypatch.setattr(page, "ask_printer", lambda _pages: file_printer(nowhere))
    press(page, "Ctrl+P")
    settled(qtbot, page)
    assert "không phản hồi" in page.form.notice.text
    assert page.form.retry_button.isVisible()


@pytest.fixture
def fake_lp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Path]:
    """A print system that keeps what it was given and answers as told."""

    def make(answer: int) -> Path:
        got = tmp_path / "got"
        got.mkdir()
        command = tmp_path / "bin" / "lp"
        command.parent.mkdir()
        command.write_text(
            f'#!/bin/sh\ncat > "{got}/paper.pdf"\necho "$@" > "{got}/asked"\nexit {answer}\n',
            encoding="utf-8",
        )
        command.chmod(0o755)
        monkeypatch.setenv("PATH", f"{command.parent}{os.pathsep}{os.environ['PATH']}")
        return got

    return make


def test_the_print_system_is_given_the_pdf_itself(fake_lp: Callable[[int], Path]) -> None:
    got = fake_lp(0)
    hand_over(b"%PDF", "Van-phong", "Danh sách", PrintOrder((2, 1), copies=3))
    assert (got / "paper.pdf").read_bytes() == b"%PDF"
    asked = (got / "asked").read_text(encoding="utf-8")
    assert asked == "-d Van-phong -n 3 -P 2,3 -t Danh sách\n"


def test_a_print_system_that_refuses_is_told(fake_lp: Callable[[int], Path]) -> None:
    fake_lp(1)
    with pytest.raises(EnvironmentProblem, match="Máy in Van-phong không phản hồi"):
        hand_over(b"%PDF", "Van-phong", "Danh sách", PrintOrder((0,), copies=1))


def test_without_a_printer_the_page_says_how_to_go_on(
    qtbot: QtBot, page: PrintPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    none: list[Any] = []
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: none)
    press(page, "Ctrl+P")
    assert page.form.notice.text == "Máy này chưa có máy in. Hãy lưu PDF, in sau ở máy khác."
    assert page.save_action.isEnabled()
