"""Đợt rà soát in the window: the board, as the officer goes over it by keys."""

from dataclasses import replace

import pytest

from ngheo_desktop.domain.rights import RIGHTS, Right, Role
from ngheo_desktop.domain.rounds import Step
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.pages.review_page import ReviewPage
from ngheo_desktop.operations.round_opening import open_in_year_round
from tests.gui.round_walk import RoundWalk
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


def test_a_surveyor_sees_the_own_hamlet_and_cannot_run_the_round(
    qtbot, office, runner, campaign, open_window
):
    own = frozenset({campaign.hamlet(1)})
    actor = replace(office.actor, roles=frozenset({Role.SURVEYOR}), hamlets=own)
    walk = RoundWalk(qtbot, runner, open_window(replace(office, actor=actor)))
    assert walk.rows() == 1
    assert walk.row(0)[0] == "Ấp Phước Long"
    words = {action.iconText() for action in walk.part.tool_actions()}
    assert words == {"Xem hộ của ấp, khóm"}
    assert not any(link.isVisible() for link in walk.page.links)
    press(walk.page.board.table, "Return")
    walk.settle()
    with qtbot.waitSignal(walk.page.sheet_wanted):
        press(walk.page.households.table, "Return")


def test_the_chairman_reads_and_prints_and_opens_households_not_sheets(
    qtbot, office, runner, campaign, open_window
):
    actor = replace(office.actor, roles=frozenset({Role.CHAIRMAN}))
    walk = RoundWalk(qtbot, runner, open_window(replace(office, actor=actor)))
    words = {action.iconText() for action in walk.part.tool_actions()}
    assert "Mở đợt rà soát…" not in words
    assert "In bảng tiến độ…" in words
    press(walk.page.board.table, "Return")
    walk.settle()
    with qtbot.waitSignal(walk.page.household_wanted):
        press(walk.page.households.table, "Return")


def test_links_lead_to_the_pages_of_the_same_round(alone, qtbot, campaign):
    with qtbot.waitSignal(alone.page_wanted) as asked:
        alone.links[0].trigger()
    assert asked.args == ["decision", campaign.round_id]


def test_a_hamlet_can_be_asked_for_at_once(alone, qtbot, runner, campaign):
    alone.open_round("", campaign.hamlet(1))
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert alone.front() is alone.households
    assert alone.title() == "Rà soát định kỳ năm 2026, ấp Phước Long"


def test_another_round_is_chosen_from_the_list(alone, qtbot, runner, office):
    opened = open_in_year_round(office, 2026, 11).round
    alone.refresh()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert alone.title() == "Rà soát định kỳ năm 2026"  # what is in front stays
    alone.round_combo.setCurrentIndex(alone.round_combo.findData(opened.id))
    alone.round_combo.activated.emit(alone.round_combo.currentIndex())
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert alone.title() == "Rà soát thường xuyên tháng 11/2026"
    assert alone.board.model.index(0, 6).data() == "không có bước"


OF_PARTS = {
    "households": {"add": Right.RUN_ROUNDS, "take": Right.RUN_ROUNDS},
    "applications": {
        "receive": Right.RUN_ROUNDS,
        "take_up": Right.RUN_ROUNDS,
        "refuse": Right.RUN_ROUNDS,
        "answer": Right.PRINT_LISTS,
    },
}


@pytest.mark.parametrize("role", [each for each in Role if Right.READ_HOUSEHOLDS in RIGHTS[each]])
def test_what_a_role_may_not_do_is_absent_from_every_part(qtbot, office, runner, campaign, role):
    hamlet = campaign.hamlet()
    actor = replace(office.actor, roles=frozenset({role}), hamlets=frozenset({hamlet}))
    page = ReviewPage(replace(office, actor=actor), runner)
    qtbot.addWidget(page)
    page.show()
    page.open_round("", hamlet)
    qtbot.waitUntil(lambda: not runner.is_busy)
    for name, rights in OF_PARTS.items():
        page.tabs.setCurrentIndex(0 if name == "households" else 1)
        part = getattr(page, name)
        for command, right in {**rights, "print": Right.PRINT_LISTS}.items():
            action = getattr(part, f"{command}_action")
            assert action.isVisible() == (right in RIGHTS[role]), f"{role}: {command}"


def test_who_may_not_run_a_round_is_told_who_may(qtbot, office, runner, campaign, open_window):
    actor = replace(office.actor, roles=frozenset({Role.CHAIRMAN}))
    walk = RoundWalk(qtbot, runner, open_window(replace(office, actor=actor)))
    told = "Ở đây chỉ xem được. Mở đợt, lập danh sách: Cán bộ giảm nghèo."
    assert walk.page.no_right.text == told


def test_a_round_that_cannot_be_read_says_so_and_offers_to_read_again(
    qtbot, office, runner, campaign
):
    actor = replace(office.actor, roles=frozenset({Role.FUND_KEEPER}))
    page = ReviewPage(replace(office, actor=actor), runner)
    qtbot.addWidget(page)
    page.show()
    page.open_round("")
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert "quyền" in page.notice.text
    assert page.stack.currentWidget() is page.empty
    assert page.empty.other_button.isVisible()
    assert not page.empty.help_button.isVisible()
