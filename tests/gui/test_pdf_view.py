"""The preview by keys: pages, zoom, what is drawn and what is dropped."""

from io import BytesIO

import pytest
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from ngheo_desktop.gui.pdf_pages import draw_page, page_sizes, page_text
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.gui.widgets.pdf_view import FIT_PAGE, FIT_WIDTH, PdfView
from tests.gui.typing import press


@pytest.fixture
def view(qtbot: QtBot, runner: TaskRunner) -> PdfView:
    made = PdfView(runner)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


def paper(pages: int) -> bytes:
    """Pages in turn upright and sideways, each with its number and a black corner."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4)
    for at in range(pages):
        canvas.setPageSize(landscape(A4) if at % 2 else A4)
        canvas.drawString(100, 100, f"page {at + 1}")
        canvas.rect(0, 0, 50, 50, fill=1)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def shown(qtbot: QtBot, view: PdfView, pages: int = 5) -> None:
    pdf = paper(pages)
    view.show_pdf(pdf, page_sizes(pdf), "Danh sách")
    qtbot.waitUntil(lambda: view.is_drawn(1) and not view._runner.is_busy)


def test_keys_go_from_page_to_page(qtbot: QtBot, view: PdfView) -> None:
    shown(qtbot, view)
    seen = []
    for keys in ("PgDown", "PgDown", "PgUp", "End", "PgDown", "Home", "PgUp"):
        press(view, keys)
        seen.append(view.page)
    assert seen == [2, 3, 2, 5, 5, 1, 1]


def test_a_page_in_sight_is_drawn_and_its_neighbour_is_ready(qtbot: QtBot, view: PdfView) -> None:
    shown(qtbot, view)
    press(view, "End")
    qtbot.waitUntil(lambda: view.is_drawn(5))
    assert not view.is_drawn(3)


def test_a_drawn_page_is_what_the_paper_holds(qtbot: QtBot, view: PdfView) -> None:
    shown(qtbot, view)
    place = view._places[0]
    picture = view.viewport().grab().toImage()
    assert picture.pixelColor(place.center()).lightness() == 255
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    corner = draw_page(paper(1), 0, 1.0).pixelColor(10, 830)
    assert corner.lightness() == 0


def test_zoom_keeps_the_page_and_draws_it_anew(qtbot: QtBot, view: PdfView) -> None:
    shown(qtbot, view)
    press(view, "PgDown")
    with qtbot.waitSignal(view.zoom_changed):
        press(view, "+")
    assert view.zoom > 0
    assert view.page == 2
    qtbot.waitUntil(lambda: view.is_drawn(2))
    wide = view._places[1].width()
    press(view, "-")
    assert view._places[1].width() < wide


def test_a_whole_page_fits_and_a_wide_one_fills_the_width(qtbot: QtBot, view: PdfView) -> None:
    shown(qtbot, view)
    assert view.zoom == FIT_WIDTH
    assert view._places[1].width() > view._places[0].width()
    assert not view.horizontalScrollBar().maximum()
    view.set_zoom(FIT_PAGE)
    assert view._places[0].height() <= view.viewport().height()


def test_another_paper_begins_at_its_first_page(qtbot: QtBot, view: PdfView) -> None:
    shown(qtbot, view)
    press(view, "End")
    with qtbot.waitSignal(view.page_changed) as told:
        shown(qtbot, view, 2)
    assert told.args == [1, 2]
    assert view.accessibleName() == "Bản xem trước Danh sách, trang 1 trên 2"


def test_without_a_paper_there_is_nothing_to_turn(qtbot: QtBot, view: PdfView) -> None:
    for keys in ("PgDown", "Home", "End", "+", "-"):
        press(view, keys)
    assert view.page == 0


def test_a_broken_paper_is_told_once(qtbot: QtBot, view: PdfView) -> None:
    pdf = paper(1)
    with qtbot.waitSignal(view.failed):
        view.show_pdf(b"%PDF-1.4 broken", page_sizes(pdf), "Danh sách")
    view.viewport().repaint()
    qtbot.waitUntil(lambda: not view._runner.is_busy)
    assert not view.is_drawn(1)


def test_words_of_a_page_can_be_heard() -> None:
    assert page_text(paper(2), 1) == "page 2"
