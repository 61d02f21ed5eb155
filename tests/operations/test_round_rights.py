"""Who may do what in a round, and that a surveyor sees the own hamlet only."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ngheo_desktop.domain.applications import ApplicationForm
from ngheo_desktop.domain.postings import ObjectionDraft
from ngheo_desktop.domain.rights import Actor, Role
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import AccessRefused
from ngheo_desktop.operations.applications import receive_application
from ngheo_desktop.operations.diary import recent
from ngheo_desktop.operations.hamlets import list_hamlets
from ngheo_desktop.operations.meetings import list_meetings
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.postings import list_postings, record_objection, start_posting
from ngheo_desktop.operations.round_lists import close_list
from ngheo_desktop.operations.round_opening import open_annual_round
from ngheo_desktop.operations.round_papers import make_progress
from ngheo_desktop.operations.round_rules import set_rule
from ngheo_desktop.operations.rounds import board, results_of_steps
from tests.operations.campaign import Campaign


@pytest.fixture
def campaign(
    office: Office, monkeypatch: pytest.MonkeyPatch, add_household: Callable[..., str]
) -> Campaign:
    """A round with one poor household in each of two hamlets."""
    made = Campaign(office, monkeypatch).at("2026-11-02")
    one, other = add_household("Trần Văn Tám"), add_household("Neáng Sóc", hamlet=1)
    made.decided({one: HouseholdClass.POOR, other: HouseholdClass.POOR})
    made.settled()
    made.opened()
    return made


def acting(office: Office, role: Role, *hamlets: str) -> Office:
    actor = Actor("a", "a", "Chau Sóc", frozenset({role}), frozenset(hamlets))
    return replace(office, actor=actor)


def test_a_surveyor_sees_the_own_hamlet_only(campaign: Campaign) -> None:
    own = campaign.hamlet(1)
    bound = acting(campaign.office, Role.SURVEYOR, own)
    assert [each.hamlet_id for each in board(bound, campaign.round_id).hamlets] == [own]
    assert {each.hamlet_id for each in results_of_steps(bound, campaign.round_id)} == {own}
    assert list_meetings(bound, campaign.round_id) == []
    with pytest.raises(AccessRefused):
        close_list(bound, campaign.round_id, own)


@pytest.mark.parametrize("role", [Role.FRONT_OFFICER, Role.CHAIRMAN, Role.VIEWER, Role.SURVEYOR])
def test_only_the_poverty_officer_runs_a_round(campaign: Campaign, role: Role) -> None:
    other = acting(campaign.office, role)
    hamlet, day = campaign.hamlet(), date(2026, 11, 2)
    draft = ObjectionDraft(campaign.round_id, hamlet, "Võ Bảy", "Có đất", day)
    refused: tuple[Callable[[], Any], ...] = (
        lambda: open_annual_round(other),
        lambda: close_list(other, campaign.round_id, hamlet),
        lambda: start_posting(other, campaign.round_id, hamlet),
        lambda: record_objection(other, draft),
        lambda: receive_application(other, "x", ApplicationForm.REVIEW, day),
        lambda: set_rule(other, "posting.days", "3", source="Công văn 12"),
    )
    for act in refused:
        with pytest.raises(AccessRefused):
            act()
    assert list_postings(campaign.office, campaign.round_id) == []


def test_the_front_officer_records_meetings_and_undoes_only_with_the_right(
    campaign: Campaign,
) -> None:
    campaign.listed()
    for each in results_of_steps(campaign.office, campaign.round_id):
        campaign.sheet(each.household_id)
    front = acting(campaign.office, Role.FRONT_OFFICER)
    kept = replace(campaign, office=front).met(signed=False)
    assert len(list_meetings(front, campaign.round_id)) == 1
    with pytest.raises(AccessRefused):
        kept.act.undo(acting(campaign.office, Role.CHAIRMAN))
    kept.act.undo(front)
    assert list_meetings(front, campaign.round_id) == []


def test_who_reads_no_households_sees_no_round(campaign: Campaign) -> None:
    with pytest.raises(AccessRefused):
        board(acting(campaign.office, Role.ADMIN), campaign.round_id)
    with pytest.raises(AccessRefused):
        make_progress(acting(campaign.office, Role.VIEWER), campaign.round_id)


def test_every_act_of_a_round_stands_in_the_diary(campaign: Campaign) -> None:
    close_list(campaign.office, campaign.round_id, list_hamlets(campaign.office)[0].id)
    lines = recent(campaign.office, 50)
    assert lines[0].act == "lập xong danh sách ấp Phước Lợi"
    assert lines[0].changes["listed_on"] == (None, "2026-11-02")
    acts = {each.act for each in lines}
    assert "mở đợt «Rà soát định kỳ năm 2026»" in acts
    assert any(each.startswith("đặt quy định") for each in acts)
