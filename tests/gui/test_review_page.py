"""Đợt rà soát in the window: the board, as the officer goes over it by keys."""

import pytest

from ngheo_desktop.domain.rounds import Step
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.pages.review_page import ReviewPage
from tests.gui.typing import press
from tests.operations.campaign import Campaign

POOR, NEAR_POOR = HouseholdClass.POOR, HouseholdClass.NEAR_POOR


@pytest.fixture
def campaign(office, add_household, monkeypatch):
    """Two poor households in the first hamlet, one near-poor in the second; the round is open."""
    made = Campaign(office, monkeypatch)
    tam, sau = add_household("Trần Văn Tám"), add_household("Chau Sóc")
    ut = add_household("Lê Thị Út", hamlet=1)
    made.decided({tam: POOR, sau: POOR, ut: NEAR_POOR})
    made.settled()
    made.opened()
    return made


@pytest.fixture
def window(open_window, runner, qtbot, campaign):
    made = open_window()
    made.go(Place("review"))
    qtbot.waitUntil(lambda: not runner.is_busy)
    return made


@pytest.fixture
def page(window):
    return window.page()


@pytest.fixture
def alone(qtbot, office, runner, campaign):
    """The page without the window, whose other pages it leads to."""
    made = ReviewPage(office, runner)
    qtbot.addWidget(made)
    made.resize(1166, 560)
    made.show()
    made.activateWindow()
    made.open_round("")
    qtbot.waitUntil(lambda: not runner.is_busy)
    return made


def shown(page, row: int) -> list[str]:
    model = page.board.model
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_each_hamlet_tells_its_steps_in_words(page):
    assert shown(page, 0)[:4] == ["Ấp Phước Lợi", "đang lập, 2 hộ", "–", "–"]
    assert shown(page, 2)[1] == "đang lập, 0 hộ"
    assert "01/09–14/12/2026 · còn 20 ngày · chuẩn 2022–2025" in page.round_label.text()


def test_the_line_below_says_why_the_step_in_hand_waits(page):
    press(page.board.table, "Right")
    press(page.board.table, "Right")
    told = page.board.story_label.text()
    assert told.startswith("Ấp Phước Lợi, phiếu: chưa đến bước này.")
    assert "Danh sách hộ cần rà soát của ấp Phước Lợi chưa lập xong." in told


def test_enter_on_a_step_with_a_screen_of_its_own_opens_it(alone, qtbot, campaign):
    for _column in range(3):
        press(alone.board.table, "Right")
    with qtbot.waitSignal(alone.step_wanted) as asked:
        press(alone.board.table, "Return")
    assert asked.args == [Step.MEETING, campaign.round_id, campaign.hamlet()]


def test_a_finished_list_is_marked_and_undo_takes_it_back(page, qtbot, runner):
    page.board.close_list_action.trigger()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert shown(page, 0)[1:3] == ["2", "0/2"]
    press(page.board.table, "Ctrl+Z")
    qtbot.waitUntil(lambda: not runner.is_busy and shown(page, 0)[1] == "đang lập, 2 hộ")
