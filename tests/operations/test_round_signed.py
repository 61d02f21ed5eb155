"""Under a signed list nothing of the round is changed or taken back; certificates are counted."""

from collections.abc import Callable
from typing import Any

import pytest

from ngheo_desktop.domain.postings import ObjectionDraft
from ngheo_desktop.domain.rounds import Step, StepState
from ngheo_desktop.domain.terms import HouseholdClass
from ngheo_desktop.errors import WrongUsage
from ngheo_desktop.operations.frozen_lists import freeze_list
from ngheo_desktop.operations.meetings import withdraw_meeting
from ngheo_desktop.operations.office import Office
from ngheo_desktop.operations.postings import record_objection
from ngheo_desktop.operations.round_lists import reopen_list
from ngheo_desktop.operations.standards import confirm_standard
from tests.conftest import PASSWORD
from tests.operations.campaign import Campaign


def test_a_signed_list_locks_the_steps_it_rests_on(
    office: Office, monkeypatch: pytest.MonkeyPatch, add_household: Callable[..., str]
) -> None:
    campaign, home = Campaign(office, monkeypatch).at("2026-11-02"), add_household()
    campaign.decided({home: HouseholdClass.POOR})
    campaign.settled()
    campaign.opened()
    campaign.listed_everywhere()
    campaign.sheet(home)
    kept = campaign.met()
    posting = campaign.posted()
    campaign.at("2026-11-20")
    confirm_standard(office, "2022-2025")
    freeze_list(office, campaign.prepared(), PASSWORD)
    states = campaign.states()
    assert states[Step.DECISION] == StepState.DONE
    assert campaign.line().cell(Step.CERTIFICATE).shown == "0/1"
    place = (campaign.round_id, campaign.hamlet())
    told = ObjectionDraft(*place, "Võ Bảy", "Có đất", office.today(), home)
    refused: tuple[Callable[[], Any], ...] = (
        lambda: reopen_list(office, *place),
        lambda: withdraw_meeting(office, kept.meeting.id),
        lambda: posting.act.undo(office),
        lambda: record_objection(office, told),
        campaign.posted,
        campaign.met,
    )
    for act in refused:
        with pytest.raises(WrongUsage, match="đã chốt theo quyết định"):
            act()
    assert campaign.states() == states
