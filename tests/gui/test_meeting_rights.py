"""What an account may not do is absent from minutes and postings; reading them stays."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from ngheo_desktop.domain.postings import ObjectionDraft
from ngheo_desktop.domain.rights import RIGHTS, Right, Role
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.gui import page_names
from ngheo_desktop.gui.history import Place
from ngheo_desktop.gui.main_window import MainWindow
from ngheo_desktop.gui.tasks import TaskRunner
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.postings import record_objection
from tests.gui.hands import settle
from tests.gui.offers import as_role, offered
from tests.operations.campaign import Campaign

NEEDS = {
    page_names.MEETING: {
        "Lưu biên bản": Right.RECORD_MEETINGS,
        "In biên bản": Right.PRINT_LISTS,
        "In danh sách ký tên": Right.PRINT_LISTS,
        "Đính kèm bản đã ký": Right.RECORD_MEETINGS,
        "Đính kèm": Right.RECORD_MEETINGS,
        "Bỏ biên bản": Right.RECORD_MEETINGS,
        "Hộ chưa ghi kế tiếp": Right.RECORD_MEETINGS,
        "Hộ chưa ghi trước": Right.RECORD_MEETINGS,
    },
    page_names.POSTING: {
        "Niêm yết": Right.RUN_ROUNDS,
        "Xác nhận số ngày": Right.SET_REVIEW_RULES,
        "In bảng A4": Right.PRINT_LISTS,
        "In bảng A3": Right.PRINT_LISTS,
        "In thông báo": Right.PRINT_LISTS,
        "Gỡ bảng": Right.RUN_ROUNDS,
        "Thêm kiến nghị": Right.RUN_ROUNDS,
        "Ghi phúc tra": Right.RUN_ROUNDS,
        "Đính kèm": Right.RUN_ROUNDS,
    },
}


@pytest.fixture
def campaign(office: Office, monkeypatch: pytest.MonkeyPatch, household_id: str) -> Campaign:
    made = Campaign(office, monkeypatch).at("2026-11-02")
    made.decided({household_id: HouseholdClass.POOR})
    made.settled()
    made.opened()
    made.listed()
    made.sheet(household_id)
    made.at("2026-11-05").met()
    made.posted()
    place = (made.round_id, made.hamlet())
    record_objection(office, ObjectionDraft(*place, "Võ Bảy", "Có đất", office.today()))
    return made


def shown(
    qtbot: QtBot, campaign: Campaign, runner: TaskRunner, office: Office, name: str
) -> set[str]:
    window = MainWindow(office, runner)
    qtbot.addWidget(window)
    window.show()
    window.go(Place(name, campaign.round_id, hamlet_id=campaign.hamlet()))
    settle(qtbot, runner)
    return offered(window.page())


@pytest.mark.parametrize("name", sorted(NEEDS))
@pytest.mark.parametrize("role", [each for each in Role if Right.READ_HOUSEHOLDS in RIGHTS[each]])
def test_a_role_is_offered_what_it_may_do_and_nothing_else(
    qtbot: QtBot, campaign: Campaign, runner: TaskRunner, role: Role, name: str
) -> None:
    found = shown(qtbot, campaign, runner, as_role(campaign.office, role), name)
    may = {words for words, right in NEEDS[name].items() if right in RIGHTS[role]}
    assert found & NEEDS[name].keys() == may


def test_who_may_not_record_reads_and_is_told_who_may(
    qtbot: QtBot,
    campaign: Campaign,
    runner: TaskRunner,
    open_window: Callable[..., MainWindow],
) -> None:
    window = open_window(as_role(campaign.office, Role.VIEWER))
    for name, words in ((page_names.MEETING, "Ghi biên bản"), (page_names.POSTING, "Niêm yết")):
        window.go(Place(name, campaign.round_id, hamlet_id=campaign.hamlet()))
        settle(qtbot, runner)
        told = window.page().view.no_right.text
        assert f"Ở đây chỉ xem được. {words}" in told
